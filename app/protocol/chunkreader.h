// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/choicereader.h"
#include "protocol/textchunk.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>

#include <map>

namespace lineside {

/// Reads the JSON objects of an answer one after the other: the chunks of a stream, or the one object of a whole answer.
class ChunkReader
{
public:
    void read(const QJsonObject &chunk, QList<ChatEvent> &out);
    /// Does what `read` of the same chunk does, or returns false and does nothing where it tells more than its text.
    bool take(const TextChunk &chunk, QList<ChatEvent> &out);
    /// The answer is over: what was held back.
    void finish(QList<ChatEvent> &out);

    bool sawChoice() const { return !m_choices.empty(); }
    bool isFinished() const; ///< there was a choice, and every one has a finish reason

    /// The error that an object of an answer tells of, in a shape that `parseErrorBody` reads; empty where it tells of none.
    static QJsonObject errorIn(const QJsonObject &chunk);

private:
    void readNames(const QJsonObject &chunk, QList<ChatEvent> &out);
    void readUsageOf(const QJsonObject &chunk, QList<ChatEvent> &out);
    ChoiceReader *choiceFor(const QJsonObject &choice, int position);

    std::map<int, ChoiceReader> m_choices;
    QString m_model;
    QByteArray m_modelUtf8;
    bool m_started = false;
    Usage m_usage;
};

} // namespace lineside
