// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/faults/faulttrial.h"

#include "ui/faults/faultroute.h"
#include "ui/verify/targetchoices.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

FaultTrial::FaultTrial(const Services &services, Plan plan, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_plan(std::move(plan))
{
}

FaultTrial::~FaultTrial()
{
    m_isOver = true;
    takeOff();
}

void FaultTrial::start()
{
    Q_EMIT progressed(tr("Starting the lab's model…"));
    m_services.lab.play(m_plan.scenario, this, [this](const Result<QUrl> &modelUrl) {
        if (m_isOver)
            return;
        if (modelUrl)
            takeLab(*modelUrl);
        else
            fail(modelUrl.error());
    });
}

void FaultTrial::takeLab(const QUrl &modelUrl)
{
    if (m_plan.target)
        return push(faultRoute(m_plan.target->route, m_plan.instance, modelUrl));
    UrlTarget direct{.url = modelUrl, .model = u"gemini-2.5-flash"_s, .headers = {}, .connection = {}};
    direct.url.setPath(modelUrl.path() + u"/chat/completions"_s);
    probe(direct);
}

void FaultTrial::push(const Route &copy)
{
    Q_EMIT progressed(tr("Putting the route %1 on %2…").arg(QString::fromLatin1(faultRouteId), m_plan.target->gateway.name));
    m_admin = makeGatewayAdmin(m_plan.target->gateway, m_services.http);
    m_isOn = true;
    m_admin->pushRoute(copy, this, [this, copy](const Result<PushOutcome> &pushed) {
        if (m_isOver)
            return;
        if (!pushed)
            return fail(pushed.error());
        m_admin->awaitRoute(copy, this, [this, copy](const Result<void> &known) {
            if (m_isOver)
                return;
            if (!known)
                return fail(known.error());
            probe(RouteTarget{.gateway = m_plan.target->gateway, .route = copy, .model = m_plan.target->model});
        });
    });
}

void FaultTrial::probe(const Target &target)
{
    m_call = {.target = target, .request = {}};
    m_call.request.messages = {{.role = Role::User, .text = m_plan.question, .toolCalls = {}, .toolCallId = {}}};
    m_call.request.model = requestedModel(target);
    const Result<HttpRequest> request = m_services.backend.describe(m_call);
    if (!request)
        return fail(request.error());
    m_request = m_plan.target ? withLeakMarks(*request) : *request;
    Q_EMIT progressed(tr("Asking, and waiting for what comes…"));
    m_run = m_services.prober.start(m_request, probeTargetFor(m_call, m_request));
    connect(m_run.get(), &ProbeRun::completed, this, &FaultTrial::takeReport);
    connect(m_run.get(), &ProbeRun::cancelled, this, [this] { fail({.kind = Error::Kind::Cancelled, .message = tr("The trial was cancelled."), .hint = {}, .details = {}}); });
}

void FaultTrial::takeReport(const ProbeReport &report)
{
    m_run.release()->deleteLater(); // it is in the middle of telling
    m_services.lab.lastRequest(this, [this, report](const Result<std::optional<SeenRequest>> &seen) {
        if (m_isOver)
            return;
        const std::optional<SeenRequest> request = seen.value_or(std::nullopt);
        if (request && m_plan.target)
            checkLeaks(report, *request);
        else
            complete(report, {});
    });
}

// What was sent is compared with what arrived, so the keys are needed once more.
void FaultTrial::checkLeaks(const ProbeReport &report, const SeenRequest &seen)
{
    resolve(m_request, m_services.secrets, this, [this, report, seen](Result<ResolvedRequest> sent) {
        if (m_isOver)
            return;
        if (sent)
            complete(report, findLeaks(*sent, seen));
        else
            complete(report, {});
    });
}

void FaultTrial::complete(const ProbeReport &report, const std::optional<QList<LeakFinding>> &leaks)
{
    m_isOver = true;
    takeOff();
    Q_EMIT completed(report, m_call, leaks);
}

void FaultTrial::cancel()
{
    if (m_run)
        m_run->cancel();
    else
        fail({.kind = Error::Kind::Cancelled, .message = tr("The trial was cancelled."), .hint = {}, .details = {}});
}

// Goes on if the trial is deleted: the answer is of no use to anyone, so its context is the program.
void FaultTrial::takeOff()
{
    if (std::exchange(m_isOn, false))
        m_admin->deleteRoute(RouteId(QString::fromLatin1(faultRouteId)), QCoreApplication::instance(), [](const Result<bool> &) {});
}

void FaultTrial::fail(const Error &error)
{
    if (std::exchange(m_isOver, true))
        return;
    if (m_run)
        m_run.release()->deleteLater();
    takeOff();
    Q_EMIT failed(error);
}

} // namespace lineside
