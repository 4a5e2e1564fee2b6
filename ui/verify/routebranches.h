// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/target.h"
#include "probe/report.h"

#include <QList>
#include <QString>

namespace lineside {

/// One of the models behind a route that has several.
struct RouteBranch {
    QString name;
    QString provider;
    QString model;   ///< its own, or the one that the request names
    QString address; ///< of its own endpoint; empty: the provider's
    int weight = 1;
    int priority = 0; ///< the highest is asked first
    friend bool operator==(const RouteBranch &, const RouteBranch &) = default;
};

/// All models behind a route. Empty where it has no ai-proxy-multi.
struct RouteBranches {
    QList<RouteBranch> all;
    bool fallsBack = false; ///< another one is asked where one fails
    friend bool operator==(const RouteBranches &, const RouteBranches &) = default;
};

RouteBranches branchesOf(const Target &target);

/// What a report tells of the branches. A gateway does not say which of them answered; it shows only where their models differ.
struct BranchFinding {
    enum class State { Unknown, Answered, PassedOver, Failed };
    QList<State> states; ///< one a branch
    QStringList statuses; ///< what each answered to the gateway, where that is known
    int answered = -1;    ///< none, or it cannot be told
    QString reason;       ///< how it is known, or why it is not; empty where nothing answered
};

BranchFinding findBranches(const RouteBranches &branches, const ProbeReport &report);

} // namespace lineside
