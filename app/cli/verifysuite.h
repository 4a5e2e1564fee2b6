// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commandline.h"
#include "cli/interrupts.h"
#include "cli/session.h"
#include "suite/suiterun.h"

#include <QStringList>

namespace lineside::cli {

/// Is this call of `verify` one of a suite?
bool asksForSuite(const QStringList &arguments);

/// `verify --suite NAME`: asks what the suite asks and tells whether the answers fulfil it.
int runVerifySuite(const QStringList &arguments, Interrupts &interrupts);

/// The request of a case, as it is sent and as a probe is told of it.
Result<SuiteQuestion> questionOf(const SuiteCase &asked, const Workspace &workspace);

} // namespace lineside::cli
