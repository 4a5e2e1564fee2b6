// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historyadding.h"

#include "store/historyreader.h"
#include "store/historywriter.h"
#include "store/sqlconnection.h"

#include <QDeadlineTimer>

namespace lineside {

namespace {

using namespace std::chrono_literals;

constexpr auto portion = 30ms; // others wait no longer than that
constexpr int countedAtOnce = 256;

} // namespace

HistoryAdding::HistoryAdding(HistoryAddition addition, HistoryReader &reader, HistoryWriter &writer)
    : m_addition(std::move(addition))
    , m_reader(reader)
    , m_writer(writer)
    , m_since(QDateTime::currentDateTimeUtc())
{
}

HistoryAdding::Step HistoryAdding::writeSome(const SqlConnection &connection)
{
    const QDeadlineTimer end(portion, Qt::PreciseTimer);
    while (m_record < m_addition.records.size() && connection.isFine() && !end.hasExpired()) {
        if (!writeNext())
            return Step::Refused;
    }
    if (m_record < m_addition.records.size())
        return Step::More;
    show(connection);
    return Step::Shown;
}

// The conversation or one message of it. What is there is not overwritten: it could not be given back.
bool HistoryAdding::writeNext()
{
    const ConversationRecord &record = m_addition.records.at(m_record);
    if (m_message < 0) {
        if (m_reader.presence(record.conversation.id) != HistoryReader::Presence::Absent)
            return false;
        m_writer.put(record.conversation);
        m_writer.setRemoved({record.conversation.id}, m_since);
    } else {
        const StoredMessage &message = record.messages.at(m_message);
        if (m_reader.has(message.turn.id))
            return false;
        m_writer.putUncounted(message);
    }
    if (++m_message == record.messages.size()) {
        ++m_record;
        m_message = -1;
    }
    return true;
}

// Usage counts whether its conversation is there or not, so it comes last.
void HistoryAdding::show(const SqlConnection &connection)
{
    int counted = 0;
    for (const ConversationRecord &record : std::as_const(m_addition.records)) {
        for (const StoredMessage &message : record.messages) {
            m_writer.count(message);
            if (++counted % countedAtOnce == 0 && (!connection.isFine() || !isWanted()))
                return;
        }
    }
    m_writer.setRemoved(conversations(), std::nullopt);
}

void HistoryAdding::tellAdded() const
{
    m_addition.added(m_record);
}

QList<ConversationId> HistoryAdding::conversations() const
{
    QList<ConversationId> begun;
    const qsizetype count = qMin(m_record + (m_message < 0 ? 0 : 1), m_addition.records.size());
    begun.reserve(count);
    for (qsizetype i = 0; i < count; ++i)
        begun.append(m_addition.records.at(i).conversation.id);
    return begun;
}

} // namespace lineside
