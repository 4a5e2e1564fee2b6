// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/wayevidence.h"

#include "ui/verify/probewords.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Verify)
};

void add(Station &station, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        station.evidence.append({label, value});
}

void addTime(Station &station, const QString &label, const std::optional<ProbeMs> &from, const std::optional<ProbeMs> &to)
{
    if (to)
        add(station, label, probewords::duration(*to - from.value_or(0)));
}

QString statusLine(const HttpHead &head)
{
    if (head.status == 0)
        return Tr::tr("There was no answer.");
    return QString::number(head.status) + u' ' + QString::fromLatin1(head.reason);
}

QString limitText(const LimitSeen &limit)
{
    const QLocale locale;
    QStringList parts;
    if (limit.limit)
        parts.append(Tr::tr("limit %1").arg(locale.toString(*limit.limit)));
    if (limit.remaining)
        parts.append(Tr::tr("%1 remaining").arg(locale.toString(*limit.remaining)));
    if (limit.resetSeconds)
        parts.append(Tr::tr("resets in %1 s").arg(locale.toString(*limit.resetSeconds)));
    return parts.join(u", "_s);
}

// What the first machine on the way showed: how long it took to reach it, and its status line.
void addArrival(Station &station, const ProbeReport &report)
{
    const ProbeTimes &times = report.times;
    addTime(station, Tr::tr("Name lookup"), {}, times.nameLookup);
    addTime(station, Tr::tr("Connect"), times.nameLookup, times.connect);
    addTime(station, Tr::tr("TLS"), times.connect, times.tls);
    add(station, Tr::tr("Answer"), statusLine(report.head));
    if (!report.head.version.isEmpty())
        add(station, Tr::tr("Protocol"), u"HTTP/"_s + QString::fromLatin1(report.head.version));
    add(station, Tr::tr("Server"), QString::fromLatin1(report.head.header("Server").value_or(QByteArray())));
}

void addGatewayFacts(Station &station, const GatewayFacts &facts)
{
    if (!facts.kind.isEmpty()) {
        const QString kind = facts.kind == "apisix"_L1 ? u"Apache APISIX"_s : facts.kind;
        add(station, Tr::tr("Recognised as"), facts.version.isEmpty() ? kind : kind + u' ' + facts.version);
    }
    for (const LimitSeen &limit : facts.limits)
        add(station, limit.name, limitText(limit));
}

void addProviderFacts(Station &station, const ProbeReport &report)
{
    const ProbeTimes &times = report.times;
    const QLocale locale;
    add(station, Tr::tr("Upstream status"), report.gateway.upstreamStatus);
    add(station, Tr::tr("Instance"), report.gateway.instance);
    add(station, Tr::tr("Model answered"), report.answer.model);
    addTime(station, Tr::tr("First token"), {}, times.firstToken);
    if (report.stream.streamed)
        add(station, Tr::tr("Events"), locale.toString(report.stream.events));
    add(station, Tr::tr("Finish reason"), report.stream.finishReason);
    if (report.usage.totalReported)
        add(station, Tr::tr("Tokens reported"), locale.toString(*report.usage.totalReported));
}

void addBranchFacts(Station &station, const RouteBranch &branch, const RouteBranches &branches)
{
    const QLocale locale;
    int all = 0;
    for (const RouteBranch &other : branches.all)
        all += other.priority == branch.priority ? other.weight : 0;
    add(station, Tr::tr("Provider"), branch.provider);
    add(station, Tr::tr("Model"), branch.model);
    add(station, Tr::tr("Address"), branch.address);
    add(station, Tr::tr("Weight"), Tr::tr("%1 of %2").arg(locale.toString(branch.weight), locale.toString(all)));
    add(station, Tr::tr("Priority"), locale.toString(branch.priority));
}

QString branchSeen(const BranchFinding &finding, int branch)
{
    switch (finding.states.at(branch)) {
    case BranchFinding::State::Answered:
        return finding.reason;
    case BranchFinding::State::PassedOver:
        return Tr::tr("It comes first by its priority, and another one answered: the gateway passed it over.");
    case BranchFinding::State::Failed:
        return finding.statuses.at(branch).isEmpty() ? Tr::tr("It failed, as all of them did.")
                                                     : Tr::tr("It answered the gateway with %1.").arg(finding.statuses.at(branch));
    case BranchFinding::State::Unknown:
        break;
    }
    return finding.answered < 0 ? finding.reason : QString();
}

void addInstanceFacts(Station &station, const ProbeReport &report, const BranchFinding &finding, int branch)
{
    add(station, Tr::tr("Seen"), branchSeen(finding, branch));
    if (finding.states.at(branch) == BranchFinding::State::Answered)
        addProviderFacts(station, report);
}

} // namespace

void addPlannedEvidence(Way &way, const ProbeTarget &target, const RouteBranches &branches)
{
    for (int i = 0; i < branches.all.size(); ++i)
        addBranchFacts(way.stations[way.firstInstance() + i], branches.all.at(i), branches);
    for (Station &station : way.stations) {
        switch (station.kind) {
        case StationKind::You:
            add(station, Tr::tr("Sends to"), target.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery));
            add(station, Tr::tr("Asks for"), target.askedForStream ? Tr::tr("a stream") : Tr::tr("one whole answer"));
            break;
        case StationKind::Proxy:
            add(station, Tr::tr("Proxy"), station.detail);
            break;
        case StationKind::Gateway:
            add(station, Tr::tr("Address"), target.url.adjusted(QUrl::RemoveUserInfo).authority());
            break;
        case StationKind::Route:
            add(station, Tr::tr("Path"), target.url.path());
            add(station, Tr::tr("Plugins"), target.plugins.join(u", "_s));
            break;
        case StationKind::Instance:
            break;
        case StationKind::Provider:
            if (target.path != "gateway"_L1)
                add(station, Tr::tr("Address"), target.url.adjusted(QUrl::RemoveUserInfo).authority());
            add(station, Tr::tr("Model asked for"), target.requestedModel);
            break;
        }
    }
}

void addSeenEvidence(Way &way, const ProbeReport &report, const BranchFinding &finding)
{
    for (int i = 0; i < finding.states.size(); ++i)
        addInstanceFacts(way.stations[way.firstInstance() + i], report, finding, i);
    Station &you = way.stations.first();
    add(you, Tr::tr("Started"), report.startedUtc);
    addTime(you, Tr::tr("Request sent after"), {}, report.times.requestSent);
    addTime(you, Tr::tr("All in all"), {}, report.times.total);
    for (Station &station : way.stations) {
        if (station.kind == StationKind::Gateway) {
            addArrival(station, report);
            addGatewayFacts(station, report.gateway);
        }
        if (station.kind == StationKind::Provider) {
            if (report.target.path != "gateway"_L1)
                addArrival(station, report);
            addProviderFacts(station, report);
        }
    }
}

} // namespace lineside
