// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/report.h"

#include <QList>
#include <QString>

#include <utility>

namespace lineside {

/// What went over the wire as text: the request with references in place of keys, the answer's head, the start of its raw body,
/// and the events with their times. Bounded, however long the answer was.
QString wireText(const HttpRequest &request, const ProbeReport &report);

/// What the answer reported of its usage, as label and figure; empty where it reported nothing.
QList<std::pair<QString, QString>> usageLines(const Usage &usage);

} // namespace lineside
