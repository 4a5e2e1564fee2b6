// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historyanswers.h"
#include "store/samplehistory.h"
#include "store/sqlitehistorystore.h"
#include "support/smalldisk.h"
#include "support/soon.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

// A disk that is full or cannot be written. Nothing may be lost while the program lives, and nothing at all once there is room.
class TestHistoryDisk : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SmallDisk> m_disk;

    QString fileName() const { return m_folder->filePath(u"data/history.db"_s); }
    void fill(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        while (file.write(QByteArray(4096, 'x')) == 4096 && file.flush()) { }
    }
    static ConversationRecord talk(int count, int size)
    {
        ConversationRecord record{sampleConversation(newConversation()), {}};
        for (int i = 0; i < count; ++i)
            record.messages.append(sampleReply(record.conversation.id, MessageId::None, u"word%1 "_s.arg(i).repeated(size)));
        return record;
    }
    static void put(HistoryStore &store, const ConversationRecord &record)
    {
        store.put(record.conversation);
        for (const StoredMessage &message : record.messages)
            store.put(message);
    }
    static void expectAll(HistoryStore &store, const QList<ConversationRecord> &records)
    {
        for (const ConversationRecord &record : records) {
            QCOMPARE(conversationOf(store, record.conversation.id).value(), record.conversation);
            QCOMPARE(difference(messagesOf(store, record.conversation.id).value(), record.messages), QString());
        }
        QCOMPARE(rowsOf(store)->size(), records.size());
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_disk = std::make_unique<SmallDisk>(m_folder->path(), "size=1m");
        if (!m_disk->isMounted())
            QSKIP(QByteArray("a small file system cannot be mounted here: " + m_disk->problem()).constData());
    }
    void cleanup() { m_disk.reset(); }

    void losesNothingWhereTheDiskFills()
    {
        QList<ConversationRecord> records;
        {
            SqliteHistoryStore store(fileName());
            for (int i = 0; i < 200 && store.state() != HistoryStore::State::NotSaving; ++i) {
                records.append(talk(5, 200));
                put(store, records.last());
                (void)flushed(store);
            }
            QCOMPARE(store.state(), HistoryStore::State::NotSaving);
            QVERIFY2(store.stateReason().contains(u"full"_s) && store.stateReason().contains(m_folder->path()), qPrintable(store.stateReason()));
            QVERIFY(!flushed(store));
            // A reply goes on growing, a title changes, a message and a conversation go, and all of it can be seen.
            records.append(talk(3, 100));
            put(store, records.last());
            StoredMessage &growing = records.last().messages.last();
            for (int i = 0; i < 20; ++i) {
                growing.turn.state = ReplyState::Growing;
                growing.turn.text += u"and on "_s;
                store.put(growing);
            }
            records.first().conversation.title = u"renamed"_s;
            store.put(records.first().conversation);
            store.removeMessages(records[1].conversation.id, {records[1].messages[2].turn.id});
            records[1].messages.removeAt(2);
            store.remove({records[2].conversation.id});
            records.removeAt(2);
            expectAll(store, records);
            QCOMPARE(hitsOf(store, {.text = u"\"and on and\""_s, .model = {}, .path = {}, .from = {}, .to = {}})->size(), 1);
            QVERIFY(!added(store, {talk(1, 1)}));
            expectAll(store, records);

            QVERIFY(m_disk->remount(0, "size=8m"));
            growing.turn.state = ReplyState::Complete;
            store.put(growing);
            SOON_COMPARE(store.state(), HistoryStore::State::Ready);
            QCOMPARE(store.stateReason(), QString());
            QVERIFY(flushed(store));
            expectAll(store, records);
        }
        SqliteHistoryStore store(fileName());
        expectAll(store, records);
    }

    void savesByItselfWhenThereIsRoomAgain()
    {
        const ConversationRecord record = talk(1, 10);
        SqliteHistoryStore store(fileName());
        QVERIFY(flushed(store));
        fill(u"filler"_s);
        const ConversationRecord big = talk(1, 20'000);
        put(store, big);
        QVERIFY(!flushed(store));
        QCOMPARE(store.state(), HistoryStore::State::NotSaving);
        QVERIFY(QFile::remove(m_folder->filePath(u"filler"_s)));
        SOON_COMPARE(store.state(), HistoryStore::State::Ready); // nobody put anything
        QVERIFY(flushed(store));
    }

    void addsNothingWhereTheDiskFills()
    {
        const ConversationRecord before = talk(2, 10);
        {
            SqliteHistoryStore store(fileName());
            put(store, before);
            QVERIFY(flushed(store));
            QList<ConversationRecord> many;
            for (int i = 0; i < 300; ++i)
                many.append(talk(10, 200));
            const Result<void> result = added(store, many);
            QVERIFY(!result);
            QVERIFY2(result.error().message.contains(u"full"_s), qPrintable(result.error().message));
            expectAll(store, {before});
            QVERIFY(m_disk->remount(0, "size=8m"));
            const ConversationRecord after = talk(2, 10);
            put(store, after);
            SOON_VERIFY(flushed(store));
            expectAll(store, {before, after});
            store.remove({after.conversation.id});
        }
        SqliteHistoryStore store(fileName());
        expectAll(store, {before});
    }

    void beginsOnAFullDisk()
    {
        fill(u"filler"_s);
        QList<ConversationRecord> records;
        {
            SqliteHistoryStore store(fileName());
            records = {talk(2, 10), talk(3, 10)};
            for (const ConversationRecord &record : std::as_const(records))
                put(store, record);
            expectAll(store, records);
            QCOMPARE(store.state(), HistoryStore::State::NotSaving);
            QVERIFY2(store.stateReason().contains(u"full"_s), qPrintable(store.stateReason()));
            QVERIFY(QFile::remove(m_folder->filePath(u"filler"_s)));
            SOON_COMPARE(store.state(), HistoryStore::State::Ready);
        }
        SqliteHistoryStore store(fileName());
        expectAll(store, records);
    }

    void readsWhatCannotBeWritten()
    {
        QList<ConversationRecord> records{talk(4, 10), talk(2, 10)};
        {
            SqliteHistoryStore store(fileName());
            put(store, records[0]);
            put(store, records[1]);
        }
        QVERIFY(m_disk->remount(MS_RDONLY, nullptr));
        {
            SqliteHistoryStore store(fileName());
            expectAll(store, records);
            QCOMPARE(store.state(), HistoryStore::State::NotSaving);
            QVERIFY2(store.stateReason().contains(u"cannot be written"_s), qPrintable(store.stateReason()));
            records.append(talk(2, 10));
            put(store, records.last());
            store.removeMessages(records[0].conversation.id, {records[0].messages[1].turn.id});
            records[0].messages.removeAt(1);
            expectAll(store, records);
            const QDate day = sampleTime(0).date();
            QCOMPARE(usageOf(store, day, day)->first().replies, 8);
            QVERIFY(!flushed(store));
            QVERIFY(m_disk->remount(0, "size=1m"));
            SOON_COMPARE(store.state(), HistoryStore::State::Ready);
            QVERIFY(flushed(store));
        }
        SqliteHistoryStore store(fileName());
        expectAll(store, records);
    }
};

QTEST_GUILESS_MAIN(TestHistoryDisk)
#include "tst_historydisk.moc"
