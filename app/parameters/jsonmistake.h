// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace lineside {

/// Where a text is not the JSON it should be.
struct JsonMistake {
    int line = 0;   ///< from 1; 0 where it is the whole
    int column = 0; ///< in characters, from 1
    QString problem;

    QString text() const; ///< "Line 3, column 5: …"
    friend bool operator==(const JsonMistake &, const JsonMistake &) = default;
};

enum class JsonShape { Object, Array };
std::optional<JsonMistake> findJsonMistake(const QString &text, JsonShape shape);
/// With line breaks and indentation; unchanged where it is no JSON.
QString prettyJson(const QByteArray &json);
QByteArray compactedJson(const QString &text);

} // namespace lineside
