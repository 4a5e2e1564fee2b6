// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// historychild DATABASE LOG [STEPS]: streams and edits until it is killed, or so many steps; with "add" for STEPS, it adds many
// conversations at once, says so in the log, and ends when they are there. The log has a line for every order
// given ("put", "drop") and for every one that the history said is on disk ("kept", "gone"), with the time in milliseconds.
#include "store/historychild.h"
#include "store/samplehistory.h"
#include "store/sqlitehistorystore.h"

#include <QCoreApplication>
#include <QFile>
#include <QRandomGenerator>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

class HistoryChild : public QObject
{
public:
    HistoryChild(const QString &database, const QString &log, int steps)
        : m_store(database)
        , m_log(log)
        , m_steps(steps)
    {
        if (!m_log.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            qFatal("no log");
        begin();
        step();
    }

private:
    void note(const QByteArray &what) { m_log.write(what + ' ' + QByteArray::number(QDateTime::currentMSecsSinceEpoch()) + '\n'); }

    void begin()
    {
        m_conversation = sampleConversation(newConversation());
        m_store.put(m_conversation);
        m_reply = {};
        m_earlier.clear();
    }

    // The order is noted before it is given, and again when it is on disk.
    void put(const StoredMessage &message, int pieces)
    {
        const QByteArray line = QByteArray::number(qint64(message.conversation)) + ' ' + QByteArray::number(qint64(message.turn.id)) + ' '
            + QByteArray::number(pieces) + ' ' + QByteArray::number(int(message.turn.state));
        note("put " + line);
        m_store.put(message);
        m_store.flush(this, [this, line](const Result<void> &result) {
            if (result)
                note("kept " + line);
        });
    }

    void drop(MessageId id)
    {
        const QByteArray line = QByteArray::number(qint64(m_conversation.id)) + ' ' + QByteArray::number(qint64(id)) + " 0 0";
        note("drop " + line);
        m_store.removeMessages(m_conversation.id, {id});
        m_store.flush(this, [this, line](const Result<void> &result) {
            if (result)
                note("gone " + line);
        });
    }

    void step()
    {
        if (m_steps-- == 0) {
            m_store.flush(this, [](auto) { QCoreApplication::quit(); });
            return;
        }
        if (m_reply.turn.id == MessageId::None) {
            m_reply = sampleReply(m_conversation.id, MessageId::None, {});
            m_reply.turn.state = ReplyState::Growing;
            m_pieces = 0;
        }
        ++m_pieces;
        m_reply.turn.text = grownText(m_pieces);
        const bool ends = m_random.bounded(8) == 0;
        if (ends)
            m_reply.turn.state = ReplyState::Complete;
        put(m_reply, m_pieces);
        if (ends)
            turn();
        // The next step is taken when this one is on disk, so that the writing never falls behind.
        m_store.flush(this, [this](auto) { step(); });
    }

    // After a reply: it is edited into another branch, an earlier one is removed, or something new begins.
    void turn()
    {
        m_earlier.append(m_reply.turn.id);
        m_reply.turn.id = MessageId::None;
        m_conversation.leaf = m_earlier.last();
        m_conversation.title += u'x';
        m_store.put(m_conversation);
        const auto choice = m_random.bounded(4);
        if (choice == 0)
            begin();
        else if (choice == 1 && m_earlier.size() > 1)
            drop(m_earlier.takeFirst());
    }

    SqliteHistoryStore m_store;
    QFile m_log;
    int m_steps;
    QRandomGenerator m_random{QRandomGenerator::global()->generate()};
    Conversation m_conversation;
    StoredMessage m_reply;
    int m_pieces = 0;
    QList<MessageId> m_earlier;
};

QList<ConversationRecord> manyRecords()
{
    QList<ConversationRecord> records;
    for (int i = 0; i < addedByChild; ++i) {
        ConversationRecord record{sampleConversation(newConversation()), {}};
        for (int j = 0; j < 30; ++j)
            record.messages.append(sampleReply(record.conversation.id, MessageId::None, grownText(50)));
        records.append(record);
    }
    return records;
}

int addMany(const QString &database, const QString &log)
{
    SqliteHistoryStore store(database);
    QFile said(log);
    if (!said.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return 2;
    store.flush(&store, [&](const Result<void> &) {
        store.add(
            manyRecords(), &store, [&](const Result<void> &) { QCoreApplication::quit(); }, [&](qsizetype) { said.write("x"); });
    });
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(3) == u"add"_s)
        return addMany(arguments.value(1), arguments.value(2));
    HistoryChild child(arguments.value(1), arguments.value(2), arguments.size() > 3 ? arguments[3].toInt() : -1);
    return QCoreApplication::exec();
}
