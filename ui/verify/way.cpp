// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/way.h"

#include "ui/verify/probewords.h"
#include "ui/verify/wayevidence.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Verify)
};

struct Place {
    Way::Break kind = Way::Break::None;
    int station = -1;
};

int indexOf(const QList<Station> &stations, StationKind kind)
{
    const auto found = std::ranges::find(stations, kind, &Station::kind);
    return found == stations.end() ? -1 : int(found - stations.begin());
}

int firstRemote(const QList<Station> &stations)
{
    const int proxy = indexOf(stations, StationKind::Proxy);
    return proxy < 0 ? 1 : proxy + 1;
}

int gatewayIndex(const QList<Station> &stations)
{
    const int gateway = indexOf(stations, StationKind::Gateway);
    return gateway < 0 ? firstRemote(stations) : gateway;
}

// Marks the plates that can have said this; tells whether there are any.
bool blamePlates(Station &route, const QString &cause)
{
    const QStringList suspects = probewords::pluginsBehind(cause);
    bool any = false;
    for (Plate &plate : route.plates) {
        plate.blamed = suspects.contains(plate.name);
        any = any || plate.blamed;
    }
    return any;
}

// Where the gateway itself said no: at the route if one of its plugins can have done it.
Place placeAtGateway(QList<Station> &stations, const QString &cause)
{
    const int route = indexOf(stations, StationKind::Route);
    if (cause == "route-not-found"_L1 && route >= 0)
        return {Way::Break::BeforeStation, route};
    if (route >= 0 && blamePlates(stations[route], cause))
        return {Way::Break::AtStation, route};
    return {Way::Break::AtStation, gatewayIndex(stations)};
}

bool isBetweenGatewayAndProvider(const QString &cause)
{
    return cause.startsWith("gateway-upstream-"_L1) || cause == "gateway-no-upstream"_L1 || cause == "all-instances-failed"_L1
        || cause == "empty-answer"_L1;
}

// Causes that are found in the answer: the line held until something came.
bool isCutOnTheWayBack(const QString &cause)
{
    return cause == "stream-truncated"_L1 || cause == "stream-stalled"_L1;
}

// What happened at the provider, or at one of several of which it may not be known which it was.
Place placeAtProvider(const QList<Station> &stations, bool lineIsBroken)
{
    const int first = indexOf(stations, StationKind::Instance);
    if (first < 0)
        return {lineIsBroken ? Way::Break::BeforeStation : Way::Break::AtStation, int(stations.size()) - 1};
    const auto taken = std::ranges::find(stations, true, &Station::taken);
    if (taken == stations.end())
        return {Way::Break::BeforeBranches, first};
    return {lineIsBroken ? Way::Break::BeforeStation : Way::Break::AtStation, int(taken - stations.begin())};
}

Place placeOfFailure(QList<Station> &stations, const ProbeReport &report)
{
    const QString &cause = report.cause;
    const bool hasGateway = indexOf(stations, StationKind::Gateway) >= 0;
    if (cause.startsWith("proxy-"_L1) && indexOf(stations, StationKind::Proxy) >= 0)
        return {Way::Break::BeforeStation, indexOf(stations, StationKind::Proxy)};
    if (hasGateway && isBetweenGatewayAndProvider(cause))
        return placeAtProvider(stations, true);
    switch (report.origin) {
    case Origin::Client:
        return {Way::Break::AtStation, 0};
    case Origin::Network:
        return {Way::Break::BeforeStation, firstRemote(stations)};
    case Origin::Gateway:
        if (cause == "stream-truncated"_L1 && report.stream.httpWhole) // a gateway ends a stream well that broke behind it
            return placeAtProvider(stations, true);
        if (isCutOnTheWayBack(cause))
            return {Way::Break::BeforeStation, gatewayIndex(stations)};
        return placeAtGateway(stations, cause);
    case Origin::Provider:
    case Origin::None:
        break;
    }
    return placeAtProvider(stations, isCutOnTheWayBack(cause));
}

// Beyond a break nothing is known, unless a part of the answer came from there.
void lightLamps(Way &way, const ProbeReport &report)
{
    const theme::Signal beyond = report.times.firstToken ? theme::Signal::Caution : theme::Signal::Unknown;
    for (int i = 0; i < way.stations.size(); ++i) {
        theme::Signal &lamp = way.stations[i].lamp;
        if (way.breakKind == Way::Break::None || i < way.breakStation)
            lamp = theme::Signal::Go;
        else if (i == way.breakStation && way.breakKind == Way::Break::AtStation)
            lamp = way.breakSignal;
        else
            lamp = beyond;
    }
}

theme::Signal branchSignal(BranchFinding::State state, theme::Signal otherwise)
{
    switch (state) {
    case BranchFinding::State::Answered:
        return otherwise;
    case BranchFinding::State::PassedOver:
        return theme::Signal::Caution;
    case BranchFinding::State::Failed:
        return theme::Signal::Stop;
    case BranchFinding::State::Unknown:
        break;
    }
    return theme::Signal::Unknown;
}

// Of instances only one is gone to; what the others are is known where the gateway told it.
void lightBranches(Way &way, const BranchFinding &finding)
{
    const int first = way.firstInstance();
    for (int i = 0; first >= 0 && i < finding.states.size(); ++i) {
        Station &station = way.stations[first + i];
        const bool isBroken = first + i == way.breakStation && way.breakKind == Way::Break::BeforeStation;
        station.lamp = isBroken ? way.breakSignal : branchSignal(finding.states.at(i), station.lamp);
    }
}

// Says that another instance answered than the one that comes first, where nothing worse is to be said.
void tellFallback(Way &way, const BranchFinding &finding)
{
    const int first = way.firstInstance();
    const auto passed = finding.states.indexOf(BranchFinding::State::PassedOver);
    if (first < 0 || passed < 0 || !way.sentence.isEmpty())
        return;
    way.breakSignal = theme::Signal::Caution;
    way.breakStation = first + int(passed);
    way.sentence = Tr::tr("The gateway passed “%1” over and took “%2”.")
                       .arg(way.stations.at(way.breakStation).title, way.stations.at(first + finding.answered).title);
}

QList<Station> instanceStations(const RouteBranches &branches)
{
    QList<Station> stations;
    const QLocale locale;
    for (const RouteBranch &branch : branches.all) {
        stations.append({.kind = StationKind::Instance,
                         .title = branch.name,
                         .detail = branch.model.isEmpty() ? branch.provider : branch.model,
                         .lamp = theme::Signal::Unknown,
                         .plates = {},
                         .evidence = {},
                         .mark = Tr::tr("weight %1").arg(locale.toString(branch.weight))});
    }
    return stations;
}

// A remark spares the line: the station it is about gets the lamp, and the sentence.
void remark(Way &way, const ProbeReport &report)
{
    Place place = placeOfFailure(way.stations, report);
    if (report.cause == "stream-buffered"_L1 && report.origin != Origin::Provider)
        place.station = gatewayIndex(way.stations);
    way.breakKind = Way::Break::None;
    lightLamps(way, report);
    way.breakStation = place.station;
    if (place.kind != Way::Break::BeforeBranches)
        way.stations[place.station].lamp = theme::Signal::Caution;
    way.sentence = probewords::causeSentence(report.cause);
}

} // namespace

int Way::firstInstance() const
{
    return indexOf(stations, StationKind::Instance);
}

Way plannedWay(const ProbeTarget &target, const QString &proxy, const RouteBranches &branches)
{
    Way way;
    way.stations.append({.kind = StationKind::You, .title = Tr::tr("You"), .detail = {}, .lamp = theme::Signal::Unknown, .plates = {}, .evidence = {}});
    if (!proxy.isEmpty())
        way.stations.append(
            {.kind = StationKind::Proxy, .title = Tr::tr("Proxy"), .detail = proxy, .lamp = theme::Signal::Unknown, .plates = {}, .evidence = {}});
    if (target.path == "gateway"_L1) {
        way.stations.append({.kind = StationKind::Gateway,
                             .title = target.gateway.isEmpty() ? Tr::tr("Gateway") : target.gateway,
                             .detail = target.url.adjusted(QUrl::RemoveUserInfo).authority(),
                             .lamp = theme::Signal::Unknown,
                             .plates = {},
                             .evidence = {}});
        Station route{.kind = StationKind::Route,
                      .title = target.route.isEmpty() ? Tr::tr("Route") : target.route,
                      .detail = target.url.path(),
                      .lamp = theme::Signal::Unknown,
                      .plates = {},
                      .evidence = {}};
        for (const QString &plugin : target.plugins)
            route.plates.append({.name = plugin, .blamed = false});
        way.stations.append(route);
    }
    if (branches.all.isEmpty()) {
        way.stations.append({.kind = StationKind::Provider,
                             .title = target.provider.isEmpty() ? Tr::tr("Provider") : target.provider,
                             .detail = target.requestedModel,
                             .lamp = theme::Signal::Unknown,
                             .plates = {},
                             .evidence = {}});
    }
    way.stations += instanceStations(branches);
    addPlannedEvidence(way, target, branches);
    return way;
}

Way wayOf(const ProbeReport &report, const QString &proxy, const RouteBranches &branches)
{
    Way way = plannedWay(report.target, proxy, branches);
    way.proven = true;
    const BranchFinding finding = findBranches(branches, report);
    if (finding.answered >= 0)
        way.stations[way.firstInstance() + finding.answered].taken = true;
    addSeenEvidence(way, report, finding);
    if (report.verdict == Verdict::Pass) {
        lightLamps(way, report);
    } else if (report.verdict == Verdict::Warn) {
        way.breakSignal = theme::Signal::Caution;
        remark(way, report);
    } else {
        const Place place = placeOfFailure(way.stations, report);
        way.breakKind = place.kind;
        way.breakStation = place.station;
        way.sentence = probewords::causeSentence(report.cause);
        lightLamps(way, report);
    }
    lightBranches(way, finding);
    tellFallback(way, finding);
    return way;
}

QString stationKindName(StationKind kind)
{
    switch (kind) {
    case StationKind::You:
        return Tr::tr("You");
    case StationKind::Proxy:
        return Tr::tr("Proxy");
    case StationKind::Gateway:
        return Tr::tr("Gateway");
    case StationKind::Route:
        return Tr::tr("Route");
    case StationKind::Instance:
        return Tr::tr("Instance");
    case StationKind::Provider:
        break;
    }
    return Tr::tr("Provider");
}

QString describe(const Station &station)
{
    const QString kind = stationKindName(station.kind);
    const QString name = station.title == kind ? kind : Tr::tr("%1 %2").arg(kind, station.title);
    QStringList plugins;
    for (const Plate &plate : station.plates)
        plugins.append(plate.name);
    if (plugins.isEmpty())
        return Tr::tr("%1: %2").arg(station.mark.isEmpty() ? name : name + u", "_s + station.mark, theme::signalName(station.lamp));
    return Tr::tr("%1, with the plugins %3: %2").arg(name, theme::signalName(station.lamp), plugins.join(u", "_s));
}

QString describe(const Way &way)
{
    QStringList lines;
    for (int i = 0; i < way.stations.size(); ++i) {
        const bool sentenceHere = i == way.breakStation && !way.sentence.isEmpty();
        const bool lineEnds = way.breakKind == Way::Break::BeforeStation || way.breakKind == Way::Break::BeforeBranches;
        if (sentenceHere && lineEnds)
            lines.append(Tr::tr("The line ends here: %1").arg(way.sentence));
        lines.append(describe(way.stations.at(i)));
        if (sentenceHere && !lineEnds)
            lines.append(way.sentence);
    }
    return lines.join(u'\n');
}

} // namespace lineside
