// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/suitehistory.h"
#include "pricing/cost.h"
#include "probe/report.h"

namespace lineside {

/// What became of one check of one answer.
struct SuiteFinding {
    SuiteCheck check;
    SuiteVerdict verdict = SuiteVerdict::Unclear;
    QString asked; ///< a clause: "the first token comes within 500 ms"
    QString seen;  ///< in a few words: "812 ms". Untrusted text
    friend bool operator==(const SuiteFinding &, const SuiteFinding &) = default;
};

/// What a check asks, as a clause; the user's own text in it is cut to a size.
QString askedBy(const SuiteCheck &check);

/// Does the answer fulfil the check? Pure; may take long for a large text with a pattern or a schema.
SuiteFinding checkAnswer(const SuiteCheck &check, const ProbeReport &report, const CostEstimate &cost);

/// The same for each check of the case. A case without checks asks that nothing is wrong.
QList<SuiteFinding> checkAnswer(const SuiteCase &asked, const ProbeReport &report, const CostEstimate &cost);

/// "Expected: the status is 200. Seen: 404 Not Found."
QString describeFinding(const SuiteFinding &finding);

/// Output tokens over the time between first and last token; absent where the answer does not tell, or was held back on its way.
std::optional<double> tokensPerSecondOf(const ProbeReport &report);

} // namespace lineside
