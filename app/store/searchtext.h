// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace lineside {

/// One thing that must occur: a word, or several in a row.
struct SearchTerm {
    QString folded;     ///< as it was written, folded
    QStringList words;  ///< in a row; of scripts without spaces, each character is a word
    bool isBegun = false; ///< its last word may go on
    bool asWritten = false; ///< in quotes: what stands between the words counts too
    friend bool operator==(const SearchTerm &, const SearchTerm &) = default;
};

/// The terms of a question: words, and "what stands in quotes". The last word may be only begun if nothing follows it.
QList<SearchTerm> parseSearch(const QString &text);

/// What the index is given for a text: its words with spaces between, with pairs of characters for scripts without spaces, and after
/// a mark the parts of words likeThis. `labels` are found by `labelWord` alone, never by a word of the text.
QString indexedText(const QString &text, const QStringList &labels);
QString labelWord(const QString &label);

/// The expression that SQLite's FTS5 finds these terms and labels by. Empty if there is no word and no label.
QString matchExpression(const QList<SearchTerm> &terms, const QStringList &labels);

/// Where the terms are in a text: the line of the first, and what to mark in it.
struct FoundLine {
    QString line;
    QList<std::pair<qsizetype, qsizetype>> marks;
};
/// Nothing if one of the terms is not there.
std::optional<FoundLine> findTerms(const QString &text, const QList<SearchTerm> &terms);

} // namespace lineside
