// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/report.h"
#include "ui/theme/theme.h"
#include "ui/verify/routebranches.h"

#include <QList>
#include <QString>

namespace lineside {

enum class StationKind { You, Proxy, Gateway, Route, Provider, Instance };

/// One thing that was seen at a station.
struct StationFact {
    QString label;
    QString value;
    friend bool operator==(const StationFact &, const StationFact &) = default;
};

/// A plugin on a route.
struct Plate {
    QString name;
    bool blamed = false; ///< it is the kind of plugin that says what was said
    friend bool operator==(const Plate &, const Plate &) = default;
};

struct Station {
    StationKind kind = StationKind::You;
    QString title;
    QString detail; ///< a short second line; may be empty
    theme::Signal lamp = theme::Signal::Unknown;
    QList<Plate> plates;
    QList<StationFact> evidence;
    QString mark = {};  ///< stands on the line to an instance: its weight
    bool taken = false; ///< of the instances: this one answered
    friend bool operator==(const Station &, const Station &) = default;
};

/// The way of a request from here to the provider, and how far it got.
struct Way {
    enum class Break {
        None,
        AtStation,     ///< a station was reached and said no
        BeforeStation, ///< the line into it is broken
        BeforeBranches, ///< the line to all of the route's instances is broken; the station is the first of them
    };
    QList<Station> stations; ///< from You to the provider
    Break breakKind = Break::None;
    int breakStation = -1;
    theme::Signal breakSignal = theme::Signal::Stop;
    QString sentence; ///< what stands at the break; without a break, at the station it is about
    bool proven = false; ///< a probe has gone this way; otherwise it is only planned
    int firstInstance() const; ///< from there on the stations stand beside each other; -1 where there are none
    friend bool operator==(const Way &, const Way &) = default;
};

/// The way as it is planned, before a probe or while it runs. `proxy` is a fixed proxy's host; empty if there is none.
Way plannedWay(const ProbeTarget &target, const QString &proxy, const RouteBranches &branches = {});
/// The way as a probe found it.
Way wayOf(const ProbeReport &report, const QString &proxy, const RouteBranches &branches = {});

QString stationKindName(StationKind kind);
/// One station in a sentence, for those who do not see it: "Gateway Demo: go."
QString describe(const Station &station);
/// The whole picture as text, a line a station.
QString describe(const Way &way);

} // namespace lineside
