// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatevent.h"
#include "protocol/textchunk.h"
#include "protocol/thoughtsplitter.h"
#include "protocol/toolcallreader.h"

#include <QJsonObject>
#include <QList>

namespace lineside {

FinishReason finishReasonFrom(const QString &raw);

/// Reads what belongs to one choice of an answer: its `delta` in a stream, its `message` in a whole answer.
class ChoiceReader
{
public:
    explicit ChoiceReader(int choice)
        : m_choice(choice)
        , m_toolCalls(choice)
    {
    }
    void read(const QJsonObject &choice, QList<ChatEvent> &out);
    void take(const TextChunk &chunk, QList<ChatEvent> &out);
    /// The answer is over: what was held back.
    void finish(QList<ChatEvent> &out);
    bool isFinished() const { return !m_finishReason.isEmpty(); }

private:
    void readReasoning(const QJsonObject &message, QList<ChatEvent> &out) const;
    void readContent(const QJsonObject &message, QList<ChatEvent> &out);
    void readParts(const QJsonArray &parts, bool flagged, QList<ChatEvent> &out);
    void addContent(const QString &text, bool flagged, QList<ChatEvent> &out);
    void addPieces(const QList<ThoughtSplitter::Piece> &pieces, QList<ChatEvent> &out) const;

    int m_choice;
    ThoughtSplitter m_thoughts;
    ToolCallReader m_toolCalls;
    QString m_finishReason;
};

} // namespace lineside
