// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historyfile.h"
#include "store/historyindex.h"
#include "store/historyreader.h"
#include "store/historywriter.h"
#include "store/samplehistory.h"
#include "store/schemamigrations.h"
#include "store/sqlconnection.h"

#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

/// The tables of a history, without the thread that works on them.
struct Tables {
    QTemporaryDir folder;
    SqlConnection connection;
    HistoryReader reader{connection};
    HistoryIndex index{connection};
    HistoryWriter writer{connection, reader, index};

    Tables()
    {
        if (openHistory(connection, fileName(), SchemaMigrations()).outcome != HistoryOpening::Outcome::Writable)
            qFatal("the history cannot be opened");
        connection.begin();
    }
    ~Tables() { connection.rollback(); }

    QString fileName() const { return folder.filePath(u"history.db"_s); }
    void sumUp(const QDate &today)
    {
        while (reader.usageDays().sumSome(today)) { }
    }
    qint64 sums() { return connection.ask(u"SELECT count(*) FROM usage_days"_s); }
    qint64 overlaps()
    {
        return connection.ask(u"SELECT count(*) FROM usage_days a JOIN usage_days b ON b.starts < a.ends AND b.ends > a.starts AND b.starts <> a.starts"_s);
    }
    QList<UsageRow> usage(const QSet<MessageId> &without = {}) { return reader.usage(QDate(2024, 1, 1), QDate(2024, 12, 31), without); }
};

const QDate today(2024, 11, 30);

QDateTime at(const QDate &day, int hour)
{
    return QDateTime(day, QTime(hour, 30), Qt::UTC);
}

StoredMessage replyAt(const QDateTime &time, qint64 tokens = 10)
{
    static const ConversationId conversation = newConversation();
    StoredMessage reply = sampleReply(conversation, MessageId::None, u"x"_s);
    reply.turn.id = newMessage();
    reply.turn.createdAt = time;
    reply.turn.usage = {tokens, {}, {}, 1, {}, {}};
    return reply;
}

/// Some days, one of them without a reply, one with two models.
QList<StoredMessage> someDays()
{
    QList<StoredMessage> replies;
    for (const int day : {1, 2, 4, 5}) {
        for (const int hour : {0, 9, 22})
            replies.append(replyAt(at(QDate(2024, 11, day), hour), 100 * day + hour));
    }
    replies[4].turn.model = u"another-model"_s;
    return replies;
}

/// What the rows say where nothing was summed.
QList<UsageRow> unsummed(const QList<StoredMessage> &replies)
{
    Tables tables;
    for (const StoredMessage &reply : replies)
        tables.writer.put(reply);
    return tables.usage();
}

void setZone(const char *name)
{
    qputenv("TZ", name);
    tzset();
}

} // namespace

class TestUsageDays : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void cleanup() { setZone("UTC"); }

    void sumsAreRead()
    {
        Tables tables;
        for (const StoredMessage &reply : someDays())
            tables.writer.put(reply);
        const QList<UsageRow> before = tables.usage();
        QCOMPARE(before.size(), 5);
        tables.sumUp(today);
        QCOMPARE(tables.sums(), 5);
        QCOMPARE(tables.usage(), before);
        tables.connection.run(u"UPDATE usage_days SET output = 77"_s); // only a sum that is read can show that
        const QList<UsageRow> changed = tables.usage();
        QVERIFY(std::ranges::all_of(changed, [](const UsageRow &row) { return row.usage.output == 77; }));
    }

    void onlyDaysThatAreOverAreSummed()
    {
        Tables tables;
        for (const StoredMessage &reply : someDays())
            tables.writer.put(reply);
        const QList<UsageRow> before = tables.usage();
        tables.sumUp(QDate(2024, 11, 4));
        QCOMPARE(tables.connection.ask(u"SELECT max(ends) FROM usage_days"_s), at(QDate(2024, 11, 3), 0).addSecs(-30 * 60).toMSecsSinceEpoch());
        QVERIFY(!tables.reader.usageDays().sumSome(QDate(2024, 11, 4)));
        QCOMPARE(tables.usage(), before);
        tables.sumUp(QDate(2024, 11, 5));
        QCOMPARE(tables.sums(), 4);
        QCOMPARE(tables.usage(), before);
    }

    void whatIsWrittenIntoASummedDayCounts_data()
    {
        using Change = std::function<void(QList<StoredMessage> &)>;
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
        row("another reply", [](QList<StoredMessage> &replies) { replies.append(replyAt(at(QDate(2024, 11, 2), 12))); });
        row("at the first moment", [](QList<StoredMessage> &replies) { replies.append(replyAt(QDate(2024, 11, 2).startOfDay(Qt::UTC))); });
        row("at the last moment", [](QList<StoredMessage> &replies) { replies.append(replyAt(QDate(2024, 11, 2).endOfDay(Qt::UTC))); });
        row("on a day without replies", [](QList<StoredMessage> &replies) { replies.append(replyAt(at(QDate(2024, 11, 3), 12))); });
        row("before all", [](QList<StoredMessage> &replies) { replies.append(replyAt(at(QDate(2024, 5, 1), 12))); });
        row("the usage is told late", [](QList<StoredMessage> &replies) { replies[1].turn.usage.cached = 7; });
        row("the usage is taken back", [](QList<StoredMessage> &replies) { replies[1].turn.usage = {}; });
        row("moved to another day", [](QList<StoredMessage> &replies) { replies[1].turn.createdAt = at(QDate(2024, 11, 5), 7); });
        row("moved to today", [](QList<StoredMessage> &replies) { replies[1].turn.createdAt = at(today, 7); });
        row("of another model", [](QList<StoredMessage> &replies) { replies[1].turn.model = u"another-model"_s; });
    }

    void whatIsWrittenIntoASummedDayCounts()
    {
        QFETCH(std::function<void(QList<StoredMessage> &)>, change);
        Tables tables;
        QList<StoredMessage> replies = someDays();
        for (const StoredMessage &reply : std::as_const(replies))
            tables.writer.put(reply);
        tables.sumUp(today);
        const QList<StoredMessage> before = replies;
        change(replies);
        for (qsizetype i = 0; i < replies.size(); ++i) {
            if (i >= before.size() || replies[i] != before[i])
                tables.writer.put(replies[i]);
        }
        const QList<UsageRow> expected = unsummed(replies);
        QCOMPARE(tables.usage(), expected);
        tables.sumUp(today);
        QCOMPARE(tables.usage(), expected);
        QCOMPARE(tables.overlaps(), 0);
    }

    void leavesSomeRepliesOut()
    {
        Tables tables;
        const QList<StoredMessage> replies = someDays();
        for (const StoredMessage &reply : replies)
            tables.writer.put(reply);
        const QSet<MessageId> without{replies[0].turn.id, replies[4].turn.id, newMessage()};
        const QList<UsageRow> expected = tables.usage(without);
        tables.sumUp(today);
        QCOMPARE(tables.usage(without), expected);
        QVERIFY(tables.usage() != expected);
    }

    void daysBeginWhereTheUserIs_data()
    {
        QTest::addColumn<QByteArray>("zone");
        for (const char *zone : {"UTC", "Asia/Kolkata", "America/Los_Angeles", "Pacific/Kiritimati", "Europe/Berlin"})
            QTest::newRow(zone) << QByteArray(zone);
    }

    void daysBeginWhereTheUserIs()
    {
        QFETCH(QByteArray, zone);
        Tables tables;
        const QList<StoredMessage> replies = someDays();
        for (const StoredMessage &reply : replies)
            tables.writer.put(reply);
        tables.sumUp(today); // in UTC
        setZone(zone.constData());
        const QList<UsageRow> expected = unsummed(replies);
        QCOMPARE(tables.usage(), expected);
        tables.reader.forget(); // as the next start does
        tables.sumUp(today);
        QCOMPARE(tables.usage(), expected);
        QCOMPARE(tables.overlaps(), 0);
        setZone("UTC");
        QCOMPARE(tables.usage(), unsummed(replies));
    }

    void daysOfOtherLengths()
    {
        setZone("Europe/Berlin");
        Tables tables;
        QList<StoredMessage> replies;
        for (const QDate &changing : {QDate(2024, 3, 31), QDate(2024, 10, 27)}) { // of 23 and of 25 hours
            for (int hour = -26; hour <= 26; ++hour)
                replies.append(replyAt(at(changing, 0).addSecs(hour * 3600)));
        }
        for (const StoredMessage &reply : std::as_const(replies))
            tables.writer.put(reply);
        const QList<UsageRow> expected = tables.usage();
        const auto long25 = std::ranges::find(expected, QDate(2024, 10, 27), &UsageRow::day);
        QVERIFY(long25 != expected.end());
        QCOMPARE(long25->replies, 25);
        tables.sumUp(today);
        QCOMPARE(tables.usage(), expected);
        QCOMPARE(tables.overlaps(), 0);
    }
};

QTEST_GUILESS_MAIN(TestUsageDays)
#include "tst_usagedays.moc"
