// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secretref.h"

#include <QList>
#include <QString>

#include <variant>

namespace lineside {

/// A text with references to keys in it: `Bearer {env:GEMINI_API_KEY}`. Braces that enclose no valid reference are plain text.
/// As it never holds a key it may be stored, shown, logged and exported. `{plain}` stands for nothing: it keeps a text apart that
/// would read as a reference, as in `{{plain}env:NAME}`.
class ValueTemplate
{
public:
    using Part = std::variant<QString, SecretRef>;

    ValueTemplate() = default;
    /// Finds `{env:NAME}` and `{keychain:id}` in the text; a text that is nothing but `env:NAME` or `keychain:id` is a reference too.
    static ValueTemplate parse(const QString &text);
    /// The text as it is; nothing in it is a reference. For what other people wrote.
    static ValueTemplate literal(const QString &text);
    /// `prefix` followed by the key.
    static ValueTemplate withKey(const QString &prefix, const SecretRef &key);

    const QList<Part> &parts() const { return m_parts; }
    QList<SecretRef> references() const;
    bool isEmpty() const { return m_parts.isEmpty(); }
    /// The text with its references in braces; `parse(toString())` gives an equal template, whatever the text. What is added to
    /// that end needs no escape in JSON, so `literal(json).toString()` makes somebody else's JSON safe in a JSON template.
    QString toString() const;

    friend bool operator==(const ValueTemplate &, const ValueTemplate &) = default;

private:
    QList<Part> m_parts;
};

} // namespace lineside
