// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/reportjson.h"

#include <QJsonObject>

namespace lineside {

/// Adds "ways", "comparison" and "stoppedAtErrorBudget" to a report's summary.
void addFindings(const SeriesFindings &findings, QJsonObject &summary);

} // namespace lineside
