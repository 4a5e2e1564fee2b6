// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatturn.h"
#include "ui/transcript/textmovement.h"

#include <QList>

#include <optional>

namespace lineside {

/// What a message says, as one text to search in, and which of its pieces says what. Reasoning is in it whether it is folded or not.
class SearchedText
{
public:
    SearchedText() = default;
    explicit SearchedText(const ChatTurn &turn); ///< in any thread

    const QString &text() const { return m_text; }
    /// The part that a piece says, counted as the view counts; absent for pieces that say nothing.
    std::optional<TextSpan> partOf(qsizetype piece, bool isReasoningOpen) const;
    struct Place {
        qsizetype piece = 0; ///< as the view counts while reasoning is unfolded
        qsizetype offset = 0;
        bool isInReasoning = false;
    };
    Place placeOf(qsizetype position) const;
    TextSpan reasoningPart() const; ///< empty where there is none
    qsizetype shownPiece(const Place &place, bool isReasoningOpen) const;

private:
    QString m_text;
    QList<TextSpan> m_parts; ///< of every piece
    qsizetype m_reasoningBegin = 0;
    qsizetype m_reasoningCount = 0;
};

} // namespace lineside
