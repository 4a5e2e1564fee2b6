// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/result.h"
#include "interchange/shellword.h"

#include <QHash>
#include <QString>

namespace lineside {

/// How a language writes a text down.
enum class CodeQuotes { Python, JavaScript, Go, CSharp, Java };

/// The text as an expression of that language.
QString quoted(CodeQuotes quotes, const QString &text);
/// A text with keys in it: pieces joined with +, each key as `key("NAME")`.
QString quoted(CodeQuotes quotes, const QList<ValueTemplate::Part> &parts, const KeyVariables &variables);

/// A request's parts as an export needs them: text and keys.
struct CodeRequest {
    QString method;
    QString url;
    QList<std::pair<QString, QList<ValueTemplate::Part>>> headers; ///< without Content-Length, which every library counts for itself
    QList<ValueTemplate::Part> body;
    bool hasBody = false;
    bool isLong = false; ///< the body belongs in a file
    bool streams = false;
    KeyVariables variables{QList<SecretRef>()};
};

/// Kind::Configuration where a request cannot be said as text, as for a command.
Result<CodeRequest> codeRequest(const HttpRequest &request);

/// The pattern with each `@NAME@` replaced by its value; what the values hold is not looked at again.
QString filledIn(const QString &pattern, const QHash<QString, QString> &values);

} // namespace lineside
