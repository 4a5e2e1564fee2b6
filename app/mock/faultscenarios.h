// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/faultlab.h"
#include "mock/mocksettings.h"

namespace lineside {

/// The faults that a mock model can be started with, in the order in which they are listed.
QList<FaultScenario> faultScenarios();

/// Settings with which a mock model plays it. Kind::BadRequest where no scenario has that name.
Result<MockSettings> faultSettings(const QString &name, MockSettings defaults = {});

} // namespace lineside
