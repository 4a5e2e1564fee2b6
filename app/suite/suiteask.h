// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/target.h"
#include "core/workspace.h"
#include "pricing/pricetable.h"
#include "probe/report.h"

namespace lineside {

/// The suite of that id or name. Kind::Configuration where there is none, or several have that name.
Result<Suite> suiteNamed(const QString &name, const Workspace &workspace);

/// The call that a case stands for. Kind::Configuration where its target is not in the workspace.
Result<ChatCall> callOf(const SuiteCase &asked, const Workspace &workspace);

/// What an answer cost.
CostEstimate costOfAnswer(const PriceTable &prices, const Target &target, const ProbeReport &report);

} // namespace lineside
