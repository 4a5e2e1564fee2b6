// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QDateTime>

#include <optional>

namespace lineside {

/// The number a header's value begins with ("100, 100;w=60" is 100). Absent where it begins with none.
std::optional<double> leadingNumber(QByteArrayView value);

/// "59.99", "6m0s", "2m59.56s", "120ms", "1h": seconds.
std::optional<double> durationSeconds(QByteArrayView value);

/// How long from `now` to what a reset or Retry-After header says: seconds, a duration, an epoch in seconds or milliseconds, an
/// RFC 3339 time or an HTTP date. Points in time need `now` (the answer's own Date header); never negative.
std::optional<double> secondsUntil(QByteArrayView value, const QDateTime &now);

/// The moment of an HTTP date ("Sun, 22 Nov 2026 07:12:44 GMT"); invalid where it is none.
QDateTime httpDate(QByteArrayView value);

} // namespace lineside
