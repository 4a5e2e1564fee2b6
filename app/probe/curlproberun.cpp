// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/curlproberun.h"

#include "probe/analysis.h"
#include "probe/diagnosistext.h"
#include "probe/masking.h"

#include <QDateTime>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString nameOf(ProbePhase phase)
{
    switch (phase) {
    case ProbePhase::Connecting:
        return u"connecting"_s;
    case ProbePhase::Waiting:
        return u"waiting"_s;
    case ProbePhase::Streaming:
        return u"streaming"_s;
    }
    return {};
}

std::shared_ptr<CurlEngine::Outcome> notMade(const Error &error)
{
    auto outcome = std::make_shared<CurlEngine::Outcome>();
    outcome->transfer.facts.fault = TransportFacts::Fault::NotMade;
    outcome->transfer.facts.text = (error.message + u' ' + error.hint).trimmed();
    outcome->transfer.ended = true;
    return outcome;
}

Error withoutCurl()
{
    return {.kind = Error::Kind::Configuration,
            .message = DiagnosisTr::tr("The library libcurl, which measures requests, cannot be loaded."),
            .hint = DiagnosisTr::tr("Install it, in Debian and Ubuntu as the package libcurl4."),
            .details = {},
            .httpStatus = 0};
}

} // namespace

CurlProbeRun::CurlProbeRun(std::shared_ptr<CurlEngine> engine, SecretStore &secrets, const HttpRequest &request, const ProbeTarget &target)
    : m_engine(std::move(engine))
    , m_connection(request.connection)
    , m_target(target)
    , m_startedUtc(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs))
    , m_resolving(std::make_unique<QObject>())
{
    if (m_target.url.isEmpty())
        m_target.url = request.url;
    connect(&m_judging, &QFutureWatcherBase::finished, this, &CurlProbeRun::complete);
    resolve(request, secrets, m_resolving.get(), [this](Result<ResolvedRequest> resolved) {
        if (!resolved)
            judge(notMade(resolved.error()));
        else if (!m_engine)
            judge(notMade(withoutCurl()));
        else
            transfer(std::move(*resolved));
    });
}

CurlProbeRun::~CurlProbeRun()
{
    if (m_state == State::Transferring)
        m_engine->drop(m_id);
}

void CurlProbeRun::transfer(ResolvedRequest request)
{
    m_state = State::Transferring;
    m_id = m_engine->start(std::move(request), m_connection,
                           {.phaseReached = [this](ProbePhase phase) { Q_EMIT phaseChanged(nameOf(phase)); },
                            .finished = [this](const std::shared_ptr<CurlEngine::Outcome> &outcome) { judge(outcome); },
                            .cancelled = [this] { endCancelled(); }});
    Q_EMIT phaseChanged(nameOf(ProbePhase::Connecting));
}

void CurlProbeRun::judge(std::shared_ptr<CurlEngine::Outcome> outcome)
{
    if (m_cancelling) {
        endCancelled();
        return;
    }
    m_state = State::Judging;
    m_judging.setFuture(QtConcurrent::run([outcome = std::move(outcome), target = m_target, started = m_startedUtc] {
        ProbeReport report = analyse(target, outcome->transfer);
        report.startedUtc = started;
        maskKeys(outcome->request, report);
        return report;
    }));
}

void CurlProbeRun::complete()
{
    if (m_state != State::Judging || m_cancelling)
        return;
    m_state = State::Over;
    Q_EMIT completed(m_judging.result());
}

void CurlProbeRun::cancel()
{
    if (m_state == State::Over || m_cancelling)
        return;
    m_cancelling = true;
    if (m_state == State::Transferring) {
        m_engine->cancel(m_id);
        return;
    }
    m_resolving.reset();
    QMetaObject::invokeMethod(this, &CurlProbeRun::endCancelled, Qt::QueuedConnection);
}

void CurlProbeRun::endCancelled()
{
    if (m_state == State::Over)
        return;
    m_state = State::Over;
    Q_EMIT cancelled();
}

} // namespace lineside
