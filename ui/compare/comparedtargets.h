// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/target.h"

#include <QList>

#include <optional>

namespace lineside {

/// Whom to compare when nothing was chosen yet: who is talked to now, and the same model the other way, direct or by a route; where there is
/// none, another. Two, unless there is nobody at all.
QList<Target> comparedFirst(const QList<Target> &offered, const std::optional<Target> &current);

/// The targets that were compared last, kept on this machine. What is no longer offered is left out.
class RememberedTargets
{
public:
    QList<Target> load(const QList<Target> &offered) const;
    void save(const QList<Target> &targets) const;
};

} // namespace lineside
