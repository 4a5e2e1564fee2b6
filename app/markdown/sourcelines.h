// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "markdown/blockreader.h"

namespace lineside {

/// The lines of a text whose lines end in LF.
class SourceLines
{
public:
    explicit SourceLines(QByteArrayView text);

    QByteArrayView text() const { return m_text; }
    qsizetype count() const { return m_begins.size() - 1; }
    qsizetype begin(qsizetype line) const { return m_begins.at(line); }
    qsizetype lineOf(qsizetype byte) const;
    /// Without its LF.
    QByteArrayView line(qsizetype line) const;
    bool isBlank(qsizetype line) const;

private:
    QByteArrayView m_text;
    QList<qsizetype> m_begins; ///< one more than there are lines
};

/// Finds the line of every element. Those without visible text are looked for after the one before, from `firstLine` on.
void locateElements(ReadText &read, const SourceLines &lines, qsizetype firstLine);

} // namespace lineside
