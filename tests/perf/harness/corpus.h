// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace lineside::perf {

/// What an answer is made of. The same kind and size give the same text in every run and on every machine.
enum class CorpusKind {
    Mixed,     ///< as models write: paragraphs 44 %, lists 17 %, code 15 %, headings 14 %, tables 5 %, quotes 5 % of all blocks
    Code,      ///< one code block
    List,      ///< one list
    Table,     ///< one table
    Paragraph, ///< one paragraph
    Numbered,  ///< mixed in form, and each delta ends in its number, so that one can see how much is shown
};

QString corpusName(CorpusKind kind);
std::optional<CorpusKind> corpusKind(QStringView name);

/// Exactly `size` characters. Numbered text ends after the last whole delta.
QString corpusText(CorpusKind kind, qsizetype size);
/// The text cut as models send it, 3.42 characters at a time on average. Numbered text is cut after its numbers.
QStringList corpusDeltas(CorpusKind kind, qsizetype size);

/// The number of the last delta of a numbered text that can be found in what is shown, or -1.
qsizetype lastNumberIn(QStringView shown);

} // namespace lineside::perf
