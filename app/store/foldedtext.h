// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <vector>

namespace lineside {

/// A text as it is searched: without case and accents, compatibility forms resolved. Remembers where its characters came from.
class FoldedText
{
public:
    explicit FoldedText(const QString &text);
    const QString &text() const { return m_text; }
    qsizetype origin(qsizetype place) const; ///< the place in the text it was made of

private:
    QString m_text;
    std::vector<qsizetype> m_origins; ///< empty while every place is its own origin
};

/// The character at that place, and how many units of the text it takes.
char32_t codePointAt(const QString &text, qsizetype at, int *units);
/// Conjoining letters, as macOS writes Korean file names, make syllables.
QString composedKorean(const QString &text);

} // namespace lineside
