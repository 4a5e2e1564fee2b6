// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/usage/usagefigures.h"

namespace lineside {

/// The rows for a spreadsheet: figures as plain numbers, nothing where nothing was reported or no price is known. Names cannot become formulas.
QString usageCsv(const QList<PricedUsage> &rows);

} // namespace lineside
