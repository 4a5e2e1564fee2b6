// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historyanswers.h"
#include "store/rawdatabase.h"
#include "store/samplehistory.h"
#include "store/sqlitehistorystore.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 pageSize = 4096;

} // namespace

class TestHistoryRecovery : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_good; ///< of a history in good order, made once
    std::unique_ptr<QTemporaryDir> m_folder;
    QList<ConversationRecord> m_records;

    QString fileName() const { return m_folder->filePath(u"history.db"_s); }
    void overwrite(qint64 from, qint64 count, char with) const
    {
        QFile file(fileName());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(from));
        count = qMin(count, file.size() - from);
        QCOMPARE(file.write(QByteArray(count, with)), count);
    }
    QStringList asides() const { return QDir(m_folder->path()).entryList({u"*.damaged-*Z"_s}); }

private Q_SLOTS:
    void initTestCase()
    {
        SqliteHistoryStore store(m_good.filePath(u"history.db"_s));
        for (int i = 0; i < 40; ++i) {
            ConversationRecord record{sampleConversation(newConversation()), {}};
            record.conversation.title = u"conversation %1"_s.arg(i);
            MessageId parent = MessageId::None;
            for (int k = 0; k < 30; ++k) {
                StoredMessage message = sampleReply(record.conversation.id, parent, u"message %1 of %2 "_s.arg(k).arg(i).repeated(k == 7 ? 2000 : 10));
                parent = message.turn.id;
                record.messages.append(message);
            }
            m_records.append(record);
        }
        QVERIFY(added(store, m_records));
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QFile::copy(m_good.filePath(u"history.db"_s), fileName()));
    }

    void recovers_data()
    {
        QTest::addColumn<QString>("harm");
        QTest::addColumn<int>("least"); ///< messages that must be there again, of 1200
        QTest::newRow("unharmed") << u"none"_s << 1200;
        QTest::newRow("wrong magic") << u"magic"_s << 1200;
        QTest::newRow("a header of nonsense") << u"header"_s << 1200;
        QTest::newRow("the first page is zeros") << u"first page"_s << 1200;
        QTest::newRow("one page of zeros") << u"page"_s << 1000;
        QTest::newRow("a tenth of zeros in the middle") << u"middle"_s << 600;
        QTest::newRow("nonsense in the middle") << u"nonsense"_s << 600;
        QTest::newRow("every tenth page of zeros") << u"often"_s << 900;
        QTest::newRow("half of the file") << u"half"_s << 400;
        QTest::newRow("not a whole page") << u"odd"_s << 900;
        QTest::newRow("its first kilobyte") << u"kilobyte"_s << 0;
        QTest::newRow("an empty file") << u"empty"_s << 0;
        QTest::newRow("something else") << u"text"_s << 0;
        QTest::newRow("a table is missing") << u"table"_s << 1200;
    }
    void recovers()
    {
        QFETCH(QString, harm);
        QFETCH(int, least);
        const qint64 size = QFileInfo(fileName()).size();
        if (harm == "magic"_L1)
            overwrite(0, 16, 'x');
        else if (harm == "header"_L1)
            overwrite(0, 100, char(0xa5));
        else if (harm == "first page"_L1)
            overwrite(0, pageSize, 0);
        else if (harm == "page"_L1)
            overwrite(size / pageSize / 2 * pageSize, pageSize, 0);
        else if (harm == "middle"_L1)
            overwrite(size / 2, size / 10, 0);
        else if (harm == "nonsense"_L1)
            overwrite(size / 3 + 77, size / 10, char(0xee));
        else if (harm == "half"_L1)
            QVERIFY(QFile::resize(fileName(), size / 2 / pageSize * pageSize));
        else if (harm == "odd"_L1)
            QVERIFY(QFile::resize(fileName(), size * 9 / 10 + 1234));
        else if (harm == "kilobyte"_L1)
            QVERIFY(QFile::resize(fileName(), 1024));
        else if (harm == "empty"_L1)
            QVERIFY(QFile::resize(fileName(), 0));
        else if (harm == "table"_L1)
            QVERIFY(RawDatabase(fileName()).run(u"DROP TABLE chunks"_s));
        else if (harm == "text"_L1)
            overwrite(0, size, 'a');
        for (qint64 page = 10; harm == "often"_L1 && page * pageSize < size; page += 10)
            overwrite(page * pageSize, pageSize, 0);

        const bool isWhole = harm == "none"_L1 || harm == "empty"_L1;
        SqliteHistoryStore store(fileName());
        int found = 0;
        for (const ConversationRecord &record : std::as_const(m_records)) {
            const auto messages = messagesOf(store, record.conversation.id);
            QVERIFY(messages || messages.error().kind == Error::Kind::NotFound || messages.error().kind == Error::Kind::Storage);
            for (const StoredMessage &message : messages.value_or(QList<StoredMessage>()))
                found += std::ranges::any_of(record.messages, [&](const StoredMessage &one) { return one.turn.text == message.turn.text; });
        }
        QVERIFY2(found >= least, qPrintable(QString::number(found)));
        QCOMPARE(asides().size(), isWhole ? 0 : 1);
        QCOMPARE(store.state(), HistoryStore::State::Ready);
        QVERIFY2(asides().isEmpty() == store.stateReason().isEmpty(), qPrintable(store.stateReason()));
        if (!asides().isEmpty())
            QVERIFY(store.stateReason().contains(asides().first()));

        // And it works on, and is sound.
        const ConversationRecord next{sampleConversation(newConversation()), {}};
        QVERIFY(added(store, {next}));
        QVERIFY(hitsOf(store, {.text = u"message"_s, .model = {}, .path = {}, .from = {}, .to = {}}));
        QVERIFY(flushed(store));
        QCOMPARE(askRaw(fileName(), u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
        QCOMPARE(askRaw(fileName(), u"SELECT count(*) FROM pragma_foreign_key_check"_s).toInt(), 0);
    }

    void finishesARecoveryThatWasInterrupted()
    {
        QVERIFY(QFile::rename(fileName(), fileName() + u".new"_s)); // set aside, and not yet put in place
        SqliteHistoryStore store(fileName());
        QCOMPARE(messagesOf(store, m_records.first().conversation.id)->size(), 30);
        QCOMPARE(store.stateReason(), QString());
    }

    void leavesANewerHistoryAlone_data()
    {
        QTest::addColumn<QString>("pragma");
        QTest::newRow("newer") << u"PRAGMA user_version = 999"_s;
        QTest::newRow("another program's") << u"PRAGMA application_id = 7"_s;
        QTest::newRow("with code in it") << u"CREATE TRIGGER t AFTER INSERT ON messages BEGIN DELETE FROM messages; END"_s;
    }
    void leavesANewerHistoryAlone()
    {
        QFETCH(QString, pragma);
        QVERIFY(RawDatabase(fileName()).run(pragma));
        QFile before(fileName());
        QVERIFY(before.open(QIODevice::ReadOnly));
        const QByteArray bytes = before.readAll();
        {
            SqliteHistoryStore store(fileName());
            const ConversationRecord kept = m_records.first();
            store.put(kept.conversation);
            for (const StoredMessage &message : kept.messages)
                store.put(message);
            // Everything lives in memory.
            QCOMPARE(difference(messagesOf(store, kept.conversation.id).value(), kept.messages), QString());
            QCOMPARE(conversationOf(store, kept.conversation.id).value(), kept.conversation);
            QCOMPARE(rowsOf(store)->size(), 1);
            QCOMPARE(hitsOf(store, {.text = u"message"_s, .model = {}, .path = {}, .from = {}, .to = {}})->size(), 30);
            store.removeMessages(kept.conversation.id, {kept.messages[10].turn.id});
            QCOMPARE(messagesOf(store, kept.conversation.id)->size(), 10);
            QVERIFY(!flushed(store));
            QVERIFY(!added(store, {kept}));
            QCOMPARE(store.state(), HistoryStore::State::Unusable);
            QVERIFY(store.stateReason().contains(fileName()));
        }
        QFile after(fileName());
        QVERIFY(after.open(QIODevice::ReadOnly));
        QVERIFY(after.readAll() == bytes);
        QVERIFY(asides().isEmpty());
    }

    void survivesHostileTables_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("a message is its own parent") << u"UPDATE messages SET parent = id"_s;
        QTest::newRow("circles") << u"UPDATE messages SET parent = CASE id % 2 WHEN 0 THEN id + 1 ELSE id - 1 END"_s;
        QTest::newRow("all follow the last") << u"UPDATE messages SET parent = (SELECT max(id) FROM messages)"_s;
        QTest::newRow("parents that are not there") << u"UPDATE messages SET parent = 5"_s;
        QTest::newRow("roles out of range") << u"UPDATE messages SET role = 99, state = -7, finish_reason = 1000000"_s;
        QTest::newRow("times out of range") << u"UPDATE messages SET created_at = 9223372036854775807"_s;
        QTest::newRow("negative numbers") << u"UPDATE messages SET deltas = -9223372036854775808"_s;
        QTest::newRow("details of nonsense") << u"UPDATE messages SET details = '{\"toolCalls\":7,\"facts\":[],\"error\":{\"kind\":{}}}'"_s;
        QTest::newRow("details that are none") << u"UPDATE messages SET details = 'nonsense'"_s;
        QTest::newRow("deep details") << u"UPDATE messages SET details = replace(hex(zeroblob(5000)), '00', '[')"_s;
        QTest::newRow("texts of odd bytes") << u"UPDATE messages SET text = x'00d8ff', reasoning = 12.5"_s;
        QTest::newRow("targets of nonsense") << u"UPDATE targets SET json = '[]'"_s;
        QTest::newRow("names of numbers") << u"UPDATE names SET name = id"_s;
        QTest::newRow("tags of nonsense") << u"UPDATE conversations SET tags = '{}', parameters = '[1]', leaf = -1"_s;
        QTest::newRow("parts that are not there") << u"INSERT INTO search_parts VALUES (77, 5, 9, 0, 9223372036854775807, 1)"_s;
        QTest::newRow("chunks of numbers") << u"INSERT INTO chunks SELECT id, -5, 1, 7, x'41' FROM messages"_s;
    }
    void survivesHostileTables()
    {
        QFETCH(QString, sql);
        QVERIFY(RawDatabase(fileName()).run(sql));
        SqliteHistoryStore store(fileName());
        for (const ConversationRecord &record : std::as_const(m_records)) {
            const auto messages = messagesOf(store, record.conversation.id);
            QVERIFY(messages);
            QCOMPARE(messages->size(), 30);
            // A tree: every way up ends at a message without a parent.
            QHash<MessageId, MessageId> parents;
            for (const StoredMessage &message : *messages)
                parents.insert(message.turn.id, message.parent);
            for (const StoredMessage &message : *messages) {
                MessageId at = message.turn.id;
                for (int steps = 0; steps < 31 && at != MessageId::None; ++steps)
                    at = parents.value(at);
                QCOMPARE(at, MessageId::None);
            }
            QVERIFY(conversationOf(store, record.conversation.id));
        }
        QVERIFY(rowsOf(store));
        QVERIFY(usageOf(store, QDate(2000, 1, 1), QDate(2100, 1, 1)));
        QVERIFY(hitsOf(store, {.text = u"message"_s, .model = {}, .path = {}, .from = {}, .to = {}}));
        QVERIFY(flushed(store));
    }
};

QTEST_GUILESS_MAIN(TestHistoryRecovery)
#include "tst_historyrecovery.moc"
