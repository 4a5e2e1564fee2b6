// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/conversationrows.h"
#include "chat/daygroup.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>
#include <tuple>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

QDateTime at(qint64 minutes)
{
    return QDateTime::fromSecsSinceEpoch(1'700'000'000 + minutes * 60, Qt::UTC);
}

ConversationRow row(int id, const QString &title, qint64 minutes, bool pinned = false, const QStringList &tags = {})
{
    return {ConversationId(id), title, at(minutes), pinned, false, tags};
}

QList<ConversationRow> shown(const ConversationRows &rows)
{
    QList<ConversationRow> list;
    for (qsizetype place = 0; place < rows.shownCount(); ++place)
        list.append(rows.shown(place));
    return list;
}

QStringList titles(const ConversationRows &rows)
{
    QStringList list;
    for (const ConversationRow &each : shown(rows))
        list.append(each.title);
    return list;
}

} // namespace

class TestConversationRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void filters_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QStringList>("titles");
        const QStringList all{u"Straße nach Rom"_s, u"Route check"_s, u"rome with kids"_s, u"日本の天気"_s};
        QTest::newRow("none") << QString() << QString() << all;
        QTest::newRow("blanks") << u"  "_s << QString() << all;
        QTest::newRow("any case") << u"ROM"_s << QString() << QStringList{all.at(0), all.at(2)};
        QTest::newRow("all words, in any order") << u"kids ro"_s << QString() << QStringList{all.at(2)};
        QTest::newRow("not in one word") << u"romekids"_s << QString() << QStringList();
        QTest::newRow("without spaces") << u"天気"_s << QString() << QStringList{all.at(3)};
        QTest::newRow("a letter beyond ASCII") << u"strAßE"_s << QString() << QStringList{all.at(0)};
        QTest::newRow("a tag") << QString() << u"work"_s << QStringList{all.at(1), all.at(2)};
        QTest::newRow("a tag and a word") << u"check"_s << u"work"_s << QStringList{all.at(1)};
        QTest::newRow("half a tag") << QString() << u"wor"_s << QStringList();
    }

    void filters()
    {
        QFETCH(QString, words);
        QFETCH(QString, tag);
        ConversationRows rows;
        rows.add({row(1, u"日本の天気"_s, 1), row(2, u"rome with kids"_s, 2, false, {u"work"_s, u"trip"_s}),
                  row(3, u"Route check"_s, 3, false, {u"work"_s}), row(4, u"Straße nach Rom"_s, 1, true)});
        rows.setFilter({words, tag});
        QTEST(titles(rows), "titles");
    }

    void whatIsThereStays()
    {
        ConversationRows rows;
        rows.put(row(1, u"new title"_s, 9));
        rows.add({row(1, u"old title"_s, 1), row(2, u"other"_s, 5)});
        QCOMPARE(titles(rows), (QStringList{u"new title"_s, u"other"_s}));
        QVERIFY(!rows.find(ConversationId(3)));
        QCOMPARE(rows.find(ConversationId(1))->title, u"new title"_s);
    }

    void narrowingFindsWhatSearchingAnewFinds()
    {
        QRandomGenerator random(3);
        QList<ConversationRow> many;
        for (int i = 1; i <= 500; ++i) {
            QString title;
            for (int letters = random.bounded(12); letters >= 0; --letters)
                title += u"ab c"[random.bounded(4)];
            many.append(row(i, title, i));
        }
        ConversationRows typed;
        typed.add(many);
        QString words;
        for (const QChar letter : u"ab a cb"_s) {
            words += letter;
            typed.setFilter({words, {}});
            ConversationRows anew;
            anew.setFilter({words, {}});
            anew.add(many);
            QCOMPARE(shown(typed), shown(anew));
        }
        typed.setFilter({u"a"_s, {}});
        typed.setFilter({u"ba"_s, {}}); // not a continuation
        ConversationRows anew;
        anew.add(many);
        anew.setFilter({u"ba"_s, {}});
        QCOMPARE(shown(typed), shown(anew));
    }

    void randomOperations_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void randomOperations()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        std::map<int, ConversationRow> naive;
        ConversationRows rows;
        RowFilter filter;
        const auto some = [&random] {
            const int id = 1 + random.bounded(40);
            return row(id, QString(1 + random.bounded(3), u"abc"[random.bounded(3)]), random.bounded(20), random.bounded(5) == 0);
        };
        for (int step = 0; step < 200; ++step) {
            switch (random.bounded(5)) {
            case 0: {
                QList<ConversationRow> page;
                for (int count = random.bounded(10); count > 0; --count) {
                    page.append(some());
                    naive.emplace(int(page.constLast().id), page.constLast());
                }
                rows.add(page);
                break;
            }
            case 1:
            case 2: {
                const ConversationRow one = some();
                rows.put(one);
                naive[int(one.id)] = one;
                break;
            }
            case 3: {
                const int id = 1 + random.bounded(40);
                QCOMPARE(rows.remove(ConversationId(id)), naive.erase(id) == 1);
                break;
            }
            default:
                filter.words = QStringList{QString(), u"a"_s, u"aa"_s, u"b"_s}.at(random.bounded(4));
                rows.setFilter(filter);
            }
            QList<ConversationRow> expected;
            for (const auto &[id, one] : naive) {
                if (one.title.contains(filter.words))
                    expected.append(one);
            }
            std::ranges::sort(expected, std::ranges::greater(), [](const ConversationRow &one) { return std::tuple(one.pinned, one.updatedAt, one.id); });
            QCOMPARE(shown(rows), expected);
            QCOMPARE(rows.size(), qsizetype(naive.size()));
        }
    }

    void daysAreGrouped_data()
    {
        QTest::addColumn<QDateTime>("when");
        QTest::addColumn<DayGroup::Kind>("kind");
        QTest::addColumn<QDate>("month");
        const auto day = [](int month, int date, int hour = 12) { return QDateTime(QDate(2026, month, date), QTime(hour, 0)); };
        QTest::newRow("today") << day(3, 10, 0) << DayGroup::Kind::Today << QDate();
        QTest::newRow("tomorrow, by a wrong clock") << day(3, 11) << DayGroup::Kind::Today << QDate();
        QTest::newRow("never") << QDateTime() << DayGroup::Kind::Today << QDate();
        QTest::newRow("yesterday") << day(3, 9, 23) << DayGroup::Kind::Yesterday << QDate();
        QTest::newRow("two days ago") << day(3, 8) << DayGroup::Kind::LastWeek << QDate();
        QTest::newRow("six days ago") << day(3, 4) << DayGroup::Kind::LastWeek << QDate();
        QTest::newRow("a week ago") << day(3, 3) << DayGroup::Kind::Month << QDate(2026, 3, 1);
        QTest::newRow("the month before") << day(2, 28) << DayGroup::Kind::Month << QDate(2026, 2, 1);
    }

    void daysAreGrouped()
    {
        QFETCH(QDateTime, when);
        const DayGroup group = dayGroup(when, QDate(2026, 3, 10));
        QTEST(group.kind, "kind");
        QTEST(group.month, "month");
    }
};

QTEST_GUILESS_MAIN(TestConversationRows)
#include "tst_conversationrows.moc"
