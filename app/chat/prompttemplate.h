// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QHash>
#include <QList>
#include <QString>

namespace lineside {

/// A place in a prompt that is filled in when it is used: `{{name}}`, or `{{name|what stands there by itself}}`.
struct Placeholder {
    /// `{{selection}}`, `{{clipboard}}` and `{{date}}` fill themselves in.
    enum class Kind { Asked, Selection, Clipboard, Date };
    QString name;
    QString fallback;
    Kind kind = Kind::Asked;
    friend bool operator==(const Placeholder &, const Placeholder &) = default;
};

/// Each one once, in the order of the text, with the first fallback that is given for it. What only looks like one is text.
QList<Placeholder> placeholdersIn(const QString &text);
/// The text with the values in the places of those names; a name without a value gets its fallback, and without one stays as it is
/// written. Values are not read again.
QString filledPrompt(const QString &text, const QHash<QString, QString> &values);

/// Where the values of the placeholders that fill themselves in come from.
struct PromptSurroundings {
    QString selection;
    QString clipboard;
    QDate date;
};
QHash<QString, QString> valuesFrom(const PromptSurroundings &surroundings);

} // namespace lineside
