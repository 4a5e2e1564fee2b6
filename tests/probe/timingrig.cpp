// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/timingrig.h"

#include "probe/analysis.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

constexpr int longestRound = 10'000;

double msBetween(ServerStamps::Time from, ServerStamps::Time to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

} // namespace

ResolvedRequest TimingRig::request(int number, qsizetype bodySize) const
{
    ResolvedRequest request;
    request.method = "POST";
    request.url = m_server.url();
    request.headers.push_back({"Content-Type", Secret("application/json")});
    request.headers.push_back({"X-Probe", Secret(QByteArray::number(number))});
    request.body = Secret(QByteArray(bodySize, 'x'));
    return request;
}

std::optional<TimingErrors> TimingRig::errorsOf(int number, const Transfer &transfer) const
{
    const std::optional<ServerStamps> stamps = m_server.stampsOf(number);
    ProbeTarget target;
    target.url = m_server.url();
    const ProbeTimes times = analyse(target, transfer).times;
    if (!stamps || !times.connect || !times.firstByte || !times.firstToken || !times.total)
        return std::nullopt;
    const auto error = [&transfer](double told, ServerStamps::Time seen) {
        const double truth = msBetween(transfer.zero, seen);
        return TimingError{std::abs(told - truth), truth};
    };
    return TimingErrors{error(*times.connect, stamps->accepted), error(*times.firstByte, stamps->firstByte),
                        error(*times.firstToken, stamps->firstToken), error(*times.total, stamps->lastByte)};
}

QList<TimingErrors> TimingRig::round(int atOnce, qsizetype bodySize)
{
    QList<TimingErrors> errors;
    QEventLoop loop;
    QTimer::singleShot(longestRound, &loop, &QEventLoop::quit);
    ConnectionSettings connection;
    connection.proxyMode = ConnectionSettings::Proxy::None;
    QList<CurlEngine::Id> ids;
    int open = atOnce;
    for (int i = 0; i < atOnce; ++i) {
        const int number = m_next++;
        const auto finished = [&, number](const std::shared_ptr<CurlEngine::Outcome> &outcome) {
            if (const auto found = errorsOf(number, outcome->transfer))
                errors.append(*found);
            if (--open == 0)
                loop.quit();
        };
        ids.append(m_engine.start(request(number, bodySize), connection, {.phaseReached = [](ProbePhase) {}, .finished = finished, .cancelled = [] {}}));
    }
    loop.exec();
    for (const CurlEngine::Id id : std::as_const(ids)) // of a round that took too long
        m_engine.drop(id);
    return errors;
}

TimingErrors medianErrors(const QList<TimingErrors> &all)
{
    TimingErrors medians;
    for (std::size_t phase = 0; phase < medians.size(); ++phase) {
        QList<TimingError> sorted;
        for (const TimingErrors &errors : all)
            sorted.append(errors.at(phase));
        std::ranges::sort(sorted, {}, &TimingError::ms);
        medians.at(phase) = sorted.at(sorted.size() / 2);
    }
    return medians;
}

} // namespace lineside::test
