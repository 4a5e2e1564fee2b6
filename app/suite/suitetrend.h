// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/suitehistory.h"

namespace lineside {

/// One case over the runs, the oldest first. A run that did not ask it has no point.
struct SuiteTrend {
    struct Point {
        qint64 run = 0;
        QDateTime at;
        SuiteCaseRecord figures;
        friend bool operator==(const Point &, const Point &) = default;
    };
    QString name;
    QList<Point> points;
    friend bool operator==(const SuiteTrend &, const SuiteTrend &) = default;
};

/// Runs in any order. Cases in the order of the latest run, then those that only earlier ones had. Cases of one name in a run are
/// told apart by their order.
QList<SuiteTrend> trendsOf(const QList<SuiteRunRecord> &runs);

/// One thing that is otherwise than in an earlier run.
struct SuiteChange {
    enum class Kind {
        Broke,  ///< passed before, does not now
        Mended,
        Slower, ///< the first token or the whole answer, by a fifth and by 50 ms at least
        Faster,
        Dearer, ///< by a tenth at least
        Cheaper,
        Added,   ///< not asked before
        Dropped, ///< not asked any more
    };
    Kind kind = Kind::Broke;
    QString name;     ///< of the case
    QString sentence; ///< for people, with the figures
    bool isWorse() const { return kind == Kind::Broke || kind == Kind::Slower || kind == Kind::Dearer; }
    friend bool operator==(const SuiteChange &, const SuiteChange &) = default;
};

/// "broke", "mended" …: in reports.
QLatin1StringView idOf(SuiteChange::Kind kind);

/// What got worse and what was mended.
struct SuiteComparison {
    SuiteRunRecord before;
    QList<SuiteChange> changes; ///< what broke first, what is better last
    bool isWorse() const;
    friend bool operator==(const SuiteComparison &, const SuiteComparison &) = default;
};

/// Pure. Cases that one of the runs did not get to are not compared.
SuiteComparison compareRuns(const SuiteRunRecord &before, const SuiteRunRecord &after);

} // namespace lineside
