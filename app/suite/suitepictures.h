// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "suite/suiteresult.h"
#include "suite/suitetrend.h"

namespace lineside {

// Pictures for a page, as SVG to stand in HTML. Their colours are classes of the page's style; each has its meaning as text too.

/// A disc, an octagon with a cross, a triangle or a ring: what is told by colour is told by shape.
QString verdictShape(SuiteVerdict verdict);

/// The same for what is otherwise than before: the octagon for worse, the disc for better, a square for what is merely new or gone.
QString changeShape(const SuiteChange &change);

/// How long until the first token and until the end, on a scale that ends at `longest`.
QString latencyBar(std::optional<ProbeMs> firstToken, std::optional<ProbeMs> total, ProbeMs longest);

/// The last moment of which anything is known.
ProbeMs lengthOf(const ProbeReport &report);

/// The phases of one answer, and a tick for each event, on a scale that ends at `longest`.
QString waterfall(const ProbeReport &report, ProbeMs longest);

/// Times to the whole answer over the runs, those that did not pass marked; empty with fewer than two.
QString trendLine(const SuiteTrend &trend);

/// "passed", as a word for people.
QString verdictWord(SuiteVerdict verdict);

} // namespace lineside
