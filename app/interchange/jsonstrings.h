// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace lineside {

/// A text among the values of some JSON, and where it stands.
struct JsonString {
    QString member; ///< the name it has in its object, or the last name before it
    QString value;  ///< without escapes
    qsizetype start = 0; ///< of its first character, behind the quote
    qsizetype end = 0;   ///< of the closing quote
};

/// The texts among the values, in their order; members' names are none. Of what is no JSON, those up to where it stops being some.
QList<JsonString> jsonStrings(const QString &json);

} // namespace lineside
