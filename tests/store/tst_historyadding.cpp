// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historyanswers.h"
#include "store/rawdatabase.h"
#include "store/samplehistory.h"
#include "store/sqlitehistorystore.h"
#include "support/soon.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int conversations = 120; // several portions
constexpr int messagesOfEach = 24;

QList<ConversationRecord> manyRecords()
{
    QList<ConversationRecord> records;
    for (int i = 0; i < conversations; ++i) {
        ConversationRecord record{sampleConversation(newConversation()), {}};
        for (int j = 0; j < messagesOfEach; ++j)
            record.messages.append(sampleReply(record.conversation.id, MessageId::None, u"zebra %1 "_s.arg(j).repeated(60)));
        records.append(record);
    }
    return records;
}

HistoryQuery zebras()
{
    return {.text = u"zebra"_s, .model = {}, .path = {}, .from = {}, .to = {}};
}

qint64 repliesIn(HistoryStore &store)
{
    qint64 replies = 0;
    const auto rows = usageOf(store, sampleTime(0).date().addDays(-1), sampleTime(0).date().addDays(1));
    for (const UsageRow &row : rows.value())
        replies += row.replies;
    return replies;
}

} // namespace

// Many conversations at once: all of them or none, whatever happens meanwhile.
class TestHistoryAdding : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteHistoryStore> m_store;

    QString fileName() const { return m_folder->filePath(u"history.db"_s); }

    void expectNothing(const QList<ConversationRecord> &records)
    {
        QCOMPARE(rowsOf(*m_store)->size(), 0);
        QCOMPARE(hitsOf(*m_store, zebras())->size(), 0);
        QCOMPARE(repliesIn(*m_store), 0);
        QCOMPARE(conversationOf(*m_store, records.first().conversation.id).error().kind, Error::Kind::NotFound);
        QCOMPARE(messagesOf(*m_store, records.first().conversation.id).error().kind, Error::Kind::NotFound);
    }
    void expectClearedAway()
    {
        SOON_COMPARE(askRaw(fileName(), u"SELECT (SELECT count(*) FROM messages) + (SELECT count(*) FROM conversations) + (SELECT count(*) FROM usage)"_s).toInt(), 0);
        SOON_COMPARE(askRaw(fileName(), u"SELECT (SELECT count(*) FROM to_index) + (SELECT count(*) FROM blobs)"_s).toInt(), 0);
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<SqliteHistoryStore>(fileName());
        QVERIFY(flushed(*m_store));
    }
    void cleanup() { m_store.reset(); }

    void othersAreServedAndSeeNothingMeanwhile()
    {
        const QList<ConversationRecord> records = manyRecords();
        QList<qsizetype> ready;
        QStringList order;
        m_store->add(
            records, this,
            [&order](const Result<void> &result) { order.append(result ? u"added"_s : result.error().message); },
            [this, &ready, &order](qsizetype count) {
                ready.append(count);
                if (ready.size() > 1)
                    return;
                m_store->put(sampleConversation(newConversation()));
                m_store->flush(this, [&order](const Result<void> &saved) { order.append(saved ? u"kept"_s : u"not kept"_s); });
                m_store->conversations(false, 0, 1000, this, [&order](auto rows) { order.append(u"rows %1"_s.arg(rows->size())); });
                m_store->search(zebras(), this, [&order](auto hits) { order.append(u"hits %1"_s.arg(hits->size())); });
            });
        SOON_VERIFY(order.contains(u"added"_s));
        QCOMPARE(order.join(u' '), u"rows 1 hits 0 kept added"_s);
        QVERIFY(std::ranges::is_sorted(ready) && ready.size() > 1 && ready.last() <= conversations);
        QCOMPARE(rowsOf(*m_store)->size(), conversations + 1);
        QCOMPARE(repliesIn(*m_store), conversations * messagesOfEach);
        QCOMPARE(hitsOf(*m_store, zebras())->size(), zebras().limit);
        m_store = std::make_unique<SqliteHistoryStore>(fileName());
        for (const ConversationRecord &record : records) {
            QCOMPARE(conversationOf(*m_store, record.conversation.id).value(), record.conversation);
            QCOMPARE(difference(messagesOf(*m_store, record.conversation.id).value(), record.messages), QString());
        }
    }

    void leavesNothingWhenItIsNoLongerWanted_data()
    {
        QTest::addColumn<int>("portions"); // that were written
        QTest::newRow("at once") << 0;
        QTest::newRow("after a portion") << 1;
        QTest::newRow("after more") << 3;
    }
    void leavesNothingWhenItIsNoLongerWanted()
    {
        QFETCH(int, portions);
        const QList<ConversationRecord> records = manyRecords();
        auto context = std::make_unique<QObject>();
        int written = 0;
        bool isDone = false;
        m_store->add(
            records, context.get(), [&isDone](const Result<void> &) { isDone = true; }, [&](qsizetype) {
                if (++written == portions)
                    context.reset();
            });
        if (portions == 0)
            context.reset();
        SOON_VERIFY(!context);
        QVERIFY(flushed(*m_store));
        expectNothing(records);
        expectClearedAway();
        QVERIFY(!isDone);
        QVERIFY(added(*m_store, records)); // nothing is in the way of another attempt
        QCOMPARE(rowsOf(*m_store)->size(), conversations);
    }

    // The history has shown all of them, but nobody was told.
    void takesBackWhatWasShownInTheLastMoment()
    {
        const QList<ConversationRecord> records = manyRecords().first(2);
        auto context = std::make_unique<QObject>();
        m_store->add(records, context.get(), [](const Result<void> &) { QFAIL("it was not wanted any more"); }, {});
        // Without a turn of this thread's events: what is said of it waits.
        QDeadlineTimer patience(10'000);
        while (askRaw(fileName(), u"SELECT count(*) FROM conversations WHERE removed_at IS NULL"_s).toInt() < 2 && !patience.hasExpired())
            QThread::yieldCurrentThread();
        QVERIFY(!patience.hasExpired());
        context.reset();
        QVERIFY(flushed(*m_store));
        QVERIFY(flushed(*m_store)); // the first one was ordered before it was taken back
        expectNothing(records);
        expectClearedAway();
    }

    void leavesNothingWhenTheProgramEnds()
    {
        const QList<ConversationRecord> records = manyRecords();
        int written = 0;
        m_store->add(records, this, [](const Result<void> &) {}, [&written](qsizetype) { ++written; });
        SOON_VERIFY(written > 0);
        m_store.reset();
        QCOMPARE(askRaw(fileName(), u"SELECT count(*) FROM conversations WHERE removed_at IS NULL"_s).toInt(), 0);
        m_store = std::make_unique<SqliteHistoryStore>(fileName());
        expectNothing(records);
        expectClearedAway();
    }

    void refusesWhatIsThereAlready_data()
    {
        QTest::addColumn<bool>("isMessage");
        QTest::newRow("a conversation") << false;
        QTest::newRow("a message") << true;
    }
    void refusesWhatIsThereAlready()
    {
        QFETCH(bool, isMessage);
        QList<ConversationRecord> records = manyRecords().first(3);
        const Conversation kept = sampleConversation(isMessage ? newConversation() : records.last().conversation.id);
        const StoredMessage said = sampleReply(kept.id, MessageId::None, u"mine"_s);
        m_store->put(kept);
        m_store->put(said);
        if (isMessage)
            records.last().messages.last().turn.id = said.turn.id;
        const Result<void> result = added(*m_store, records);
        QVERIFY(!result);
        QVERIFY2(result.error().message.contains(u"same number"_s), qPrintable(result.error().message));
        QCOMPARE(rowsOf(*m_store)->size(), 1);
        QCOMPARE(conversationOf(*m_store, kept.id).value(), kept);
        QCOMPARE(difference(messagesOf(*m_store, kept.id).value(), {said}), QString());
        QCOMPARE(repliesIn(*m_store), 1);
    }

    void addsOneAfterAnother()
    {
        const QList<ConversationRecord> first = manyRecords();
        const QList<ConversationRecord> second = manyRecords();
        QStringList order;
        m_store->add(first, this, [&order](const Result<void> &) { order.append(u"first"_s); }, {});
        m_store->add(second, this, [&order](const Result<void> &) { order.append(u"second"_s); }, {});
        m_store->add({}, this, [&order](const Result<void> &) { order.append(u"nothing"_s); }, {});
        SOON_COMPARE(order.join(u' '), u"first second nothing"_s);
        QCOMPARE(rowsOf(*m_store)->size(), 2 * conversations);
    }
};

QTEST_GUILESS_MAIN(TestHistoryAdding)
#include "tst_historyadding.moc"
