// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parameters/jsonmistake.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace lineside {

/// The form that a reply is asked for, as `response_format`.
struct ResponseFormat {
    enum class Kind { Unset, Text, JsonObject, JsonSchema };
    Kind kind = Kind::Unset;
    QString name = QStringLiteral("reply"); ///< of the schema
    bool strict = true;
    QByteArray schema = {}; ///< a JSON object
    friend bool operator==(const ResponseFormat &, const ResponseFormat &) = default;
};

ResponseFormat readResponseFormat(const std::optional<QByteArray> &json);
std::optional<QByteArray> writeResponseFormat(const ResponseFormat &format);

/// Where the text is not a list of tools: each an object with a `name`, perhaps a `description`, and its `parameters` as a JSON Schema; or the
/// same inside `{"type": "function", "function": …}`.
std::optional<JsonMistake> findToolsMistake(const QString &text);
/// The list as requests hold it, each tool in its `function`; none for an empty list.
std::optional<QByteArray> writeTools(const QString &text);
/// The reverse, for people: without the frame around each tool.
QString toolsText(const std::optional<QByteArray> &json);
QStringList toolNames(const std::optional<QByteArray> &json);
/// The value of `tool_choice` that has this tool called.
QByteArray callTool(const QString &name);

} // namespace lineside
