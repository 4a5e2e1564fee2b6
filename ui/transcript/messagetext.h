// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/transcriptpiece.h"

#include <QAccessible>

namespace lineside {

/// A message's text in one, as it is read aloud: a line break stands between two pieces, none within a text in slices. Positions are
/// UTF-16 units of it.
class MessageText
{
public:
    struct Place {
        qsizetype piece = 0;
        qsizetype offset = 0; ///< in the piece's text
        friend bool operator==(const Place &, const Place &) = default;
    };
    struct Stretch {
        qsizetype begin = 0;
        qsizetype end = 0;
        bool isEmpty() const { return begin >= end; }
        friend bool operator==(const Stretch &, const Stretch &) = default;
    };

    MessageText() = default;
    explicit MessageText(const QList<TranscriptPiece> &pieces);

    const QString &text() const { return m_text; }
    qsizetype size() const { return m_text.size(); }
    Place placeAt(qsizetype position) const;
    qsizetype positionOf(const Place &place) const;
    Stretch pieceAt(qsizetype piece) const; ///< without its line break

    // Lines and paragraphs are pieces. All are empty where there is none.
    Stretch at(qsizetype position, QAccessible::TextBoundaryType boundary) const;
    Stretch before(qsizetype position, QAccessible::TextBoundaryType boundary) const;
    Stretch after(qsizetype position, QAccessible::TextBoundaryType boundary) const;

private:
    bool isSpace(const Stretch &stretch) const;

    QString m_text;
    QList<qsizetype> m_begins; ///< of every piece, and one more: the end
    QList<bool> m_continues;   ///< whether the piece goes on in the line of the one before
};

} // namespace lineside
