// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>
#include <QString>

#include <optional>

namespace lineside {

/// The text of a JSON value: strings as they are, numbers as text, everything else (and the words "None" and "null" that some
/// servers write for an absent value) as empty.
QString lenientText(const QJsonValue &value);

/// A count: a number or a numeral in a string, rounded, at most 2^53. Absent for anything else and for negative numbers.
std::optional<qint64> lenientCount(const QJsonValue &value);

/// True unless the value is absent, null, false, "", {} or [].
bool isSomething(const QJsonValue &value);

QString compactJson(const QJsonValue &value);

} // namespace lineside
