// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/target.h"
#include "core/workspace.h"

#include <QList>

namespace lineside {

/// Everything that can be talked to: each provider's model, and each route of each gateway that leads to a model.
QList<Target> targetsOf(const Workspace &workspace);

/// Do both lead the same way, whatever their model and however their set-up has changed since?
bool isSameWay(const Target &a, const Target &b);
Target withModel(Target target, const QString &model);

} // namespace lineside
