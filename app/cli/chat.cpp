// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/chatask.h"
#include "cli/commands.h"
#include "cli/inputfile.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/targetoptions.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

CommandLine chatLine()
{
    CommandLine line(u"chat"_s, Tr::tr("Asks a model and streams its reply to standard output; usage and times go to standard error."),
                     u"lineside-cli chat --provider gemini --model gemini-2.5-flash 'What is the capital of France?'"_s);
    line.addArgument(u"PROMPT"_s, Tr::tr("The question; - (or none) reads it from standard input."), u"[PROMPT]"_s);
    addTargetOptions(line);
    line.addValue(u"system"_s, u"S"_s, Tr::tr("A system message."));
    line.addFlag(u"no-stream"_s, Tr::tr("Asks for the answer in one piece."));
    line.addValue(u"param"_s, u"K=V"_s, Tr::tr("A further field of the request: JSON, or else text. May be given several times."));
    line.addFlag(u"json"_s, Tr::tr("Prints one JSON object an event on standard output, and nothing else there."));
    Session::addOptions(line);
    return line;
}

Result<QString> promptFrom(const CommandLine &line)
{
    const QString given = line.arguments().value(0);
    QString prompt = given;
    if (given.isEmpty() || given == "-"_L1) {
        const Result<QByteArray> input = readInput(u"-"_s);
        if (!input)
            return failure(input.error());
        prompt = QString::fromUtf8(*input);
    }
    if (prompt.trimmed().isEmpty())
        return failure(Error::Kind::Configuration, Tr::tr("There is no question to ask."));
    return prompt;
}

Result<ChatRequest> requestFrom(const CommandLine &line)
{
    ChatRequest request;
    request.stream = !line.has(u"no-stream"_s);
    if (line.has(u"system"_s))
        request.messages.append({.role = Role::System, .text = line.value(u"system"_s), .toolCalls = {}, .toolCallId = {}});
    for (const QString &parameter : line.values(u"param"_s)) {
        const qsizetype equals = parameter.indexOf(u'=');
        if (equals <= 0)
            return failure(Error::Kind::Configuration, Tr::tr("--param takes a name, = and a value, such as temperature=0.2."));
        request.parameters.extra[parameter.first(equals)] = parameter.sliced(equals + 1).toUtf8();
    }
    const Result<QString> prompt = promptFrom(line);
    if (!prompt)
        return failure(prompt.error());
    request.messages.append({.role = Role::User, .text = *prompt, .toolCalls = {}, .toolCallId = {}});
    return request;
}

Result<ChatCall> callFrom(const CommandLine &line, Session &session)
{
    if (const Result<void> opened = session.open(line); !opened)
        return failure(opened.error());
    const Result<QList<HttpHeader>> headers = headersFrom(line);
    if (!headers)
        return failure(headers.error());
    const Result<Target> target
        = targetFrom(line, session.workspace()).and_then([&headers](const Target &plain) { return withHeaders(plain, *headers); });
    if (!target)
        return failure(target.error());
    const Result<ChatRequest> request = requestFrom(line);
    if (!request)
        return failure(request.error());
    return ChatCall{*target, *request};
}

} // namespace

int runChat(const QStringList &arguments, Interrupts &interrupts)
{
    CommandLine line = chatLine();
    if (const auto status = line.parse(arguments, 1))
        return *status;
    Session session(interrupts);
    EventPrinter printer(line.has(u"json"_s));
    const Result<ChatCall> call = callFrom(line, session);
    if (!call)
        return printer.printError(call.error());
    const ChatOutcome outcome = ask(session.backend(), *call, printer, interrupts);
    const int status = outcome.error ? printer.printError(*outcome.error) : AllWell;
    if (outcome.facts.head.status != 0)
        printer.printFooter(outcome.facts.times, outcome.facts.complete);
    return status;
}

} // namespace lineside::cli
