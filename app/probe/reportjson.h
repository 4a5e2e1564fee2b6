// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/report.h"

#include <QByteArray>
#include <QList>

namespace lineside {

/// One JSON object, "lineside.report/1": what `lineside-cli verify --json` prints. Absent facts are null, never 0 or "".
QByteArray reportsToJson(const QList<ProbeReport> &reports);

QString idOf(Verdict verdict); ///< "pass", "warn", "fail"
QString idOf(Origin origin); ///< "none", "network", "gateway", "provider", "client"
QString idOf(ProbeCheck::Outcome outcome);

} // namespace lineside
