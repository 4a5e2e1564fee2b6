// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "suite/suiteresult.h"

namespace lineside::test {

/// A whole, streamed answer with nothing wrong: “Paris”, 20 tokens in 500 ms after a first one at 120 ms.
ProbeReport goodReport();
/// A 404 of a gateway.
ProbeReport notFoundReport();
/// No answer at all.
ProbeReport refusedReport();

CostEstimate costOf(double amount);

/// A case of a route with these checks.
SuiteCase caseNamed(const QString &name, const QList<SuiteCheck> &checks = {}, int runs = 1);

/// One answer to it, judged.
SuiteAnswer answerTo(const SuiteCase &asked, const ProbeReport &report, double amount = 0.001);

/// A run with one case of each kind: passed, failed, not answered, without a target, not asked; texts that every format has to escape.
SuiteRunResult sampleRun();

} // namespace lineside::test
