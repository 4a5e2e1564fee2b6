// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/verifyleaks.h"

#include "cli/await.h"
#include "cli/chatrequests.h"
#include "cli/output.h"
#include "cli/probeask.h"
#include "cli/targetoptions.h"
#include "gateway/gatewayadmin.h"
#include "mock/mocklab.h"
#include "probe/leakcheck.h"
#include "probe/reportjson.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonArray>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

// What came of it: the report of the probe, and what reached the model, if anything did.
struct LeakOutcome {
    ProbeReport report;
    std::optional<SeenRequest> seen;
};

Result<RouteTarget> routeTargetFrom(const CommandLine &line, const Session &session)
{
    const Result<Target> target = targetFrom(line, session.workspace(), line.arguments().value(0));
    if (!target)
        return failure(target.error());
    if (const auto *routed = std::get_if<RouteTarget>(&*target))
        return *routed;
    return failure(Error::Kind::Configuration, Tr::tr("--leaks looks at what a gateway passes on, so it needs a route."),
                   Tr::tr("Name a route of the workspace."));
}

// On the gateway for as long as this lives.
class PushedRoute
{
public:
    PushedRoute(GatewayAdmin &admin, RouteId id)
        : m_admin(admin)
        , m_id(std::move(id))
    {
    }
    PushedRoute(const PushedRoute &) = delete;
    PushedRoute &operator=(const PushedRoute &) = delete;
    // Also after Ctrl+C: it must not stay there. The client's own limits bound the time.
    ~PushedRoute()
    {
        QObject context;
        QEventLoop loop;
        bool gone = false;
        m_admin.deleteRoute(m_id, &context, [&](const Result<bool> &deleted) {
            gone = deleted.has_value();
            loop.quit();
        });
        loop.exec();
        if (!gone)
            printNote(Tr::tr("The route %1, made for this check, could not be deleted. Delete it yourself.").arg(m_id.toString()));
    }

private:
    GatewayAdmin &m_admin;
    RouteId m_id;
};

Result<LeakOutcome> ask(const HttpRequest &request, const Target &target, MockLab &lab, Session &session)
{
    const std::unique_ptr<Prober> prober = makeProber(session.secrets());
    const auto report = probe(*prober, request, probeTargetOf(target, request, session.workspace()), session.interrupts());
    if (!report)
        return failure(Error::Kind::Cancelled, Tr::tr("Interrupted."));
    return await<std::optional<SeenRequest>>(session.interrupts(),
                                             [&lab](QObject *context, auto done) { lab.lastRequest(context, std::move(done)); })
        .map([&report](std::optional<SeenRequest> seen) { return LeakOutcome{*report, std::move(seen)}; });
}

Result<LeakOutcome> check(RouteTarget target, const HttpRequest &request, MockLab &lab, Session &session)
{
    Interrupts &interrupts = session.interrupts();
    const std::unique_ptr<GatewayAdmin> admin = makeGatewayAdmin(target.gateway, session.client());
    const PushedRoute pushed(*admin, target.route.id); // before it is there: a push may fail halfway
    const auto push = await<PushOutcome>(interrupts, [&](QObject *context, auto done) { admin->pushRoute(target.route, context, std::move(done)); });
    if (!push)
        return failure(push.error());
    const auto served = await<void>(interrupts, [&](QObject *context, auto done) { admin->awaitRoute(target.route, context, std::move(done)); });
    if (!served)
        return failure(served.error());
    return ask(request, target, lab, session);
}

void printFindings(const LeakOutcome &outcome, const QList<LeakFinding> &findings)
{
    if (!outcome.seen) {
        printLine(Tr::tr("Nothing reached the mock model, so nothing can be told. The gateway answered: %1").arg(printable(outcome.report.explanation)));
        printLine(Tr::tr("The gateway has to run on this machine, for the mock model listens on 127.0.0.1 alone."));
        return;
    }
    if (findings.isEmpty())
        printLine(Tr::tr("Nothing of the client reaches the provider but its question."));
    for (const LeakFinding &finding : findings) {
        printLine(u"%1  %2: %3"_s.arg(idOf(finding.verdict).leftJustified(4), finding.id, printable(finding.explanation)));
        printLine(u"      "_s + printable(finding.fix));
    }
}

QJsonObject jsonOf(const RouteTarget &target, const LeakOutcome &outcome, const QList<LeakFinding> &findings)
{
    QJsonArray list;
    for (const LeakFinding &finding : findings)
        list.append(QJsonObject{{u"id"_s, finding.id},
                                {u"verdict"_s, idOf(finding.verdict)},
                                {u"where"_s, finding.where},
                                {u"explanation"_s, finding.explanation},
                                {u"fix"_s, finding.fix}});
    return {{u"schema"_s, u"lineside.leaks/1"_s},
            {u"route"_s, target.route.id.toString()},
            {u"reached"_s, outcome.seen.has_value()},
            {u"cause"_s, outcome.report.cause},
            {u"findings"_s, list}};
}

Result<ResolvedRequest> withKeys(const HttpRequest &request, Session &session)
{
    return await<ResolvedRequest>(session.interrupts(),
                                  [&](QObject *context, auto done) { resolve(request, session.secrets(), context, std::move(done)); });
}

} // namespace

int runVerifyLeaks(const CommandLine &line, Session &session)
{
    const Result<RouteTarget> target = routeTargetFrom(line, session);
    if (!target)
        return fail(target.error());
    MockLab lab;
    const auto labUrl = await<QUrl>(session.interrupts(), [&lab](QObject *context, auto done) { lab.play({}, context, std::move(done)); });
    if (!labUrl)
        return fail(labUrl.error());
    const QString name = u"lineside-leak-check-%1"_s.arg(QRandomGenerator::system()->generate(), 8, 16, QLatin1Char('0'));
    const Result<Route> copy = leakCheckRoute(target->route, *labUrl, name);
    if (!copy)
        return fail(copy.error());
    RouteTarget aimed = *target;
    aimed.route = *copy;
    const Result<HttpRequest> request = requestTo(aimed, line).map(withLeakMarks);
    if (!request)
        return fail(request.error());
    const Result<ResolvedRequest> sent = withKeys(*request, session);
    if (!sent)
        return fail(sent.error());
    const Result<LeakOutcome> outcome = check(aimed, *request, lab, session);
    if (!outcome)
        return fail(outcome.error());
    const QList<LeakFinding> findings = outcome->seen ? findLeaks(*sent, *outcome->seen) : QList<LeakFinding>();
    if (line.has(u"json"_s))
        printJson(jsonOf(*target, *outcome, findings));
    else
        printFindings(*outcome, findings);
    if (!outcome->seen)
        return NotMade;
    return !findings.isEmpty() && findings.constFirst().verdict == Verdict::Fail ? CheckFailed : AllWell;
}

} // namespace lineside::cli
