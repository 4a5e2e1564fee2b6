// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/suitehistory.h"
#include "ui/theme/theme.h"

#include <QString>

/// The words and lamps for what suites ask and what came of it.
namespace lineside::suitewords {

QString kindName(SuiteCheck::Kind kind); ///< "Time to first token"
QList<SuiteCheck::Kind> kinds();         ///< in the order in which they are offered
/// What the check's value is: how it is edited, and in what unit.
enum class ValueForm { None, Status, Cause, Milliseconds, TokensPerSecond, Amount, Reason, Text };
ValueForm valueForm(SuiteCheck::Kind kind);
QString suggestedValue(SuiteCheck::Kind kind); ///< what a new check of that kind begins with

/// Why the check cannot be judged as it is; empty where it can.
QString problemOf(const SuiteCheck &check);

QString verdictName(SuiteVerdict verdict);
theme::Signal verdictSignal(SuiteVerdict verdict);
/// Of a kept run: that of its worst case.
SuiteVerdict verdictOf(const SuiteRunRecord &run);

} // namespace lineside::suitewords
