// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/chatsession.h"
#include "ui/transcript/markdownpiece.h"
#include "ui/transcript/markdownsplitter.h"

#include <QList>
#include <QTextCursor>
#include <QTextDocument>

namespace lineside {

/// Writes turns into one document, the last reply piece by piece: blocks that are settled are parsed and inserted once, only the
/// open tail is done again. Links that belong to the program begin with "lineside:"; no text of a model can make one.
class TranscriptWriter
{
public:
    TranscriptWriter(QTextDocument &document, const MarkdownPieceStyle &style);

    void setStyle(const MarkdownPieceStyle &style) { m_style = style; }
    void clear();
    void append(const ChatTurn &turn);
    /// The last turn, a reply, has more text or reasoning than before.
    void grow(const ChatTurn &reply);
    /// The last turn, a reply, is over.
    void end(const ChatTurn &reply);
    void removeLast();
    /// Shows or hides a reply's reasoning.
    void toggleReasoning(int index, const ChatTurn &reply);

private:
    struct Place {
        int start = 0;           ///< the document's end before the turn was written
        QTextCursor headline;    ///< the reasoning's line, if it has one
        QTextCursor reasoning;   ///< the reasoning's text, while it is shown
        qsizetype shown = 0;     ///< characters of it that are shown
        bool unfolded = false;
    };

    int endPosition() const;
    void insertBlock(const QTextBlockFormat &format, const QTextCharFormat &characters, const QString &text = {});
    void insertDocument(const QTextDocument &piece);
    void cutTo(int position);
    void hideEmptyEnd();
    void appendQuestion(const ChatTurn &question);
    void writeReasoning(const ChatTurn &reply);
    void writeHeadline(Place &place, const ChatTurn &reply);
    void writeTail(const QString &tail);
    void writeToolCalls(const ChatTurn &reply);
    void writeCut();
    void writeError(const Error &error);
    void writeFooter(const ChatTurn &reply);
    void dropRetry();

    QTextDocument &m_document;
    MarkdownPieceStyle m_style;
    QTextCursor m_cursor;
    QList<Place> m_places;
    MarkdownSplitter m_splitter;
    qsizetype m_taken = 0;   ///< of the open reply's text
    QTextCursor m_settled;   ///< the end of what is settled of the open reply
    QTextCursor m_retry;     ///< the link to try again, under the last reply
};

} // namespace lineside
