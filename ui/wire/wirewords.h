// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wirelog.h"

#include <QString>

/// The words for what was recorded of an exchange.
namespace lineside::wirewords {

QString kindName(WireEvent::Kind kind);
/// "0.42 ms", "12.3 ms", "214 ms", "1.72 s", in the user's locale.
QString duration(WireTime time);
QString bytes(qint64 count); ///< "310 B", "1.2 MB"
/// One line: status, time, size, events.
QString summary(const WireRecord &record);
/// What of it was not kept, and why; empty where all was.
QString limitsReached(const WireRecord &record);

} // namespace lineside::wirewords
