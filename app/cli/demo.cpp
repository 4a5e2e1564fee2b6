// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The main job in one command, with servers of its own. Each step says what it does; the first that fails ends the demo.
#include "cli/await.h"
#include "cli/chatask.h"
#include "cli/chatrequests.h"
#include "cli/commandline.h"
#include "cli/commands.h"
#include "cli/demokeys.h"
#include "cli/output.h"
#include "cli/probeask.h"
#include "cli/session.h"
#include "cli/shellrun.h"
#include "gateway/gatewayadmin.h"
#include "interchange/curlwriter.h"
#include "mock/demoservers.h"
#include "net/requestbuilder.h"
#include "protocol/answerdecoder.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

// The text and the usage of an answer, however it came.
struct Answer {
    QString text;
    Usage usage;
    friend bool operator==(const Answer &, const Answer &) = default;
};

Answer answerIn(const QByteArray &body)
{
    AnswerDecoder decoder({.status = 200, .reason = {}, .version = {}, .headers = {}});
    QList<ChatEvent> events = decoder.feed(body).chat;
    DecodedPiece last;
    decoder.finish(last);
    Answer answer;
    for (const ChatEvent &event : events + last.chat) {
        if (const auto *text = std::get_if<TextDelta>(&event))
            answer.text += text->text;
        else if (const auto *report = std::get_if<UsageReport>(&event))
            answer.usage.merge(report->usage);
    }
    return answer;
}

class Demo
{
public:
    Demo(Interrupts &interrupts, bool stays)
        : m_stays(stays)
        , m_session(interrupts)
        , m_servers(m_session.secrets())
    {
    }
    int run();

private:
    Result<void> start();
    Result<void> push();
    Result<void> chat();
    Result<void> verify();
    Result<void> writeCommands();
    Result<void> runCommands();
    int stay();

    bool m_stays;
    Session m_session;
    DemoServers m_servers;
    DemoSetup m_setup;
    std::unique_ptr<GatewayAdmin> m_admin;
    ChatCall m_call;
    Answer m_answer;
    QString m_pushCommand;
    QString m_chatCommand;
    bool m_passed = false;
};

int Demo::run()
{
    printLine(Tr::tr("This is a demo: a mock model and a demo gateway on this machine. No real model and no real gateway is asked."));
    for (const auto step : {&Demo::start, &Demo::push, &Demo::chat, &Demo::verify, &Demo::writeCommands, &Demo::runCommands}) {
        printLine({});
        if (const Result<void> done = (this->*step)(); !done)
            return fail(done.error());
    }
    printLine({});
    if (m_stays)
        return stay();
    printLine(Tr::tr("That was the demo. It has ended, and its servers with it; “lineside-cli demo --stay” keeps them running."));
    return m_passed ? AllWell : CheckFailed;
}

Result<void> Demo::start()
{
    const auto setup = await<DemoSetup>(m_session.interrupts(), [this](QObject *context, Callback<DemoSetup> done) { m_servers.start(context, std::move(done)); });
    if (!setup)
        return failure(setup.error());
    m_setup = *setup;
    m_admin = makeGatewayAdmin(m_setup.gateway, m_session.client());
    printLine(Tr::tr("1. Started the mock model (%1) and the demo gateway (%2, Admin API %3).")
                  .arg(m_setup.provider.baseUrl, m_setup.gateway.dataUrl.toString(), m_setup.gateway.adminUrl.toString()));
    return {};
}

Result<void> Demo::push()
{
    const auto outcome = await<PushOutcome>(m_session.interrupts(), [this](QObject *context, Callback<PushOutcome> done) { m_admin->pushRoute(m_setup.route, context, std::move(done)); });
    if (!outcome)
        return failure(outcome.error());
    const AiProxy proxy = m_setup.route.aiProxy.value_or(AiProxy{});
    printLine(Tr::tr("2. Pushed the route %1: %2 goes to ai-proxy with the provider %3 and the model %4.")
                  .arg(m_setup.route.id.toString(), m_setup.route.uris.value(0), proxy.provider, proxy.model));
    return {};
}

Result<void> Demo::chat()
{
    m_call = {RouteTarget{m_setup.gateway, m_setup.route, {}}, exampleRequest(true)};
    printLine(Tr::tr("3. Asked through the route, streaming: %1").arg(m_call.request.messages.constLast().text));
    printLine({});
    EventPrinter printer(false);
    const ChatOutcome outcome = ask(m_session.backend(), m_call, printer, m_session.interrupts());
    if (outcome.error)
        return failure(*outcome.error);
    m_answer = {printer.text(), printer.usage()};
    printLine({});
    printLine(u"   "_s + Tr::tr("answered by the mock in place of %1, finish reason %2").arg(printer.model(), printer.finishReason()));
    printLine(u"   "_s + describeUsage(printer.usage()));
    return {};
}

Result<void> Demo::verify()
{
    const Result<HttpRequest> request = buildChatRequest(m_call);
    if (!request)
        return failure(request.error());
    const std::unique_ptr<Prober> prober = makeProber(m_session.secrets());
    const auto report = probe(*prober, *request, probeTargetOf(m_call.target, *request, {}), m_session.interrupts());
    if (!report)
        return failure(Error::Kind::Cancelled, Tr::tr("Interrupted."));
    m_passed = report->verdict == Verdict::Pass;
    printLine(Tr::tr("4. Verified the route. Verdict: %1").arg(report->cause));
    printReport(*report);
    return {};
}

Result<void> Demo::writeCommands()
{
    const auto push = m_admin->describePush(m_setup.route).and_then([](const HttpRequest &request) { return curlCommand(request); });
    const auto chat = buildChatRequest(m_call).and_then([](const HttpRequest &request) { return curlCommand(request); });
    if (!push || !chat)
        return failure(push ? chat.error() : push.error());
    m_pushCommand = push->trimmed();
    m_chatCommand = chat->trimmed();
    printLine(Tr::tr("5. The same as curl commands (keys are environment variables; these ports live as long as the demo):"));
    printLine(u'\n' + m_pushCommand + u"\n\n"_s + m_chatCommand);
    return {};
}

Result<void> Demo::runCommands()
{
    if (!canRunCurl()) {
        printLine(Tr::tr("6. The commands were not run: sh or curl is not here."));
        return {};
    }
    QList<std::pair<QString, QByteArray>> keys;
    for (const DemoServers::Key &key : DemoServers::keys())
        keys.append({key.variable, key.value});
    const Result<QByteArray> pushed = runInShell(m_pushCommand, keys);
    const Result<QByteArray> asked = pushed ? runInShell(m_chatCommand, keys) : pushed;
    if (!asked)
        return failure(asked.error());
    const QString stored = QJsonDocument::fromJson(*pushed)["value"_L1]["id"_L1].toString();
    if (stored != m_setup.route.id.toString() || answerIn(*asked) != m_answer)
        return failure(Error::Kind::Protocol, Tr::tr("The curl commands gave another answer."));
    printLine(Tr::tr("6. Ran both commands with sh: the first pushed the route %1 again, the second gave the same answer and the same usage.").arg(stored));
    return {};
}

int Demo::stay()
{
    printLine(Tr::tr("The servers stay, so that the commands above can be run. Ctrl+C ends them."));
    printDemoKeys();
    m_session.interrupts().wait();
    return Interrupted;
}

} // namespace

int runDemo(const QStringList &arguments, Interrupts &interrupts)
{
    CommandLine line(u"demo"_s, Tr::tr("Shows the whole job with a mock model and a demo gateway on this machine: pushes a route, chats through it, verifies it and writes it as curl commands, which it also runs."),
                     u"lineside-cli demo"_s);
    line.addFlag(u"stay"_s, Tr::tr("Keeps the servers running afterwards, until it is interrupted."));
    if (const auto status = line.parse(arguments, 0))
        return *status;
    return Demo(interrupts, line.has(u"stay"_s)).run();
}

} // namespace lineside::cli
