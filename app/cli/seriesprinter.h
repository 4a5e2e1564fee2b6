// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/reportjson.h"

namespace lineside::cli {

/// One run of many, in a line; what is wrong is explained when its cause is new.
void printRun(int number, const ProbeReport &report, bool causeIsNew);

/// What a series found, as text: a table and a histogram for each way, then the comparison.
QString seriesText(const SeriesFindings &findings);

} // namespace lineside::cli
