// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wirelog.h"

#include <QByteArray>
#include <QDateTime>

namespace lineside {

/// A recorded exchange as an HTTP archive of one entry, in version 1.2 of the format, which browsers and many tools open. What that has no place
/// for, the reads and the events with their times, is in members named `_reads` and `_events`. Holds no key: references stay
/// what they are.
QByteArray exchangeHar(const WireRecord &record, const QDateTime &started);

} // namespace lineside
