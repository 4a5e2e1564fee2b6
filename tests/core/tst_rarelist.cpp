// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/rarelist.h"

#include <QTest>

using namespace lineside;

class TestRareList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAsItsList_data();
    void readsAsItsList();
    void changesItselfAlone();
    void emptyTakesAPointersRoom() { QCOMPARE(sizeof(RareList<QString>), sizeof(void *)); }
};

void TestRareList::readsAsItsList_data()
{
    QTest::addColumn<QList<int>>("list");
    QTest::newRow("empty") << QList<int>();
    QTest::newRow("one") << QList<int>{7};
    QTest::newRow("more") << QList<int>{3, 1, 2};
}

void TestRareList::readsAsItsList()
{
    QFETCH(QList<int>, list);
    const RareList<int> rare = list;
    QCOMPARE(rare, list);
    QCOMPARE(*rare, list);
    QCOMPARE(rare.size(), list.size());
    QCOMPARE(rare.isEmpty(), list.isEmpty());
    QCOMPARE(QList<int>(rare.begin(), rare.end()), list);
    for (qsizetype i = -1; i <= list.size(); ++i)
        QCOMPARE(rare.value(i), list.value(i));
    QVERIFY(rare == RareList<int>(list));
    QVERIFY(rare != RareList<int>({9, 9}));
}

void TestRareList::changesItselfAlone()
{
    const RareList<int> before{1, 2};
    RareList<int> after = before;
    after.edit().append(3);
    QCOMPARE(before, (QList<int>{1, 2}));
    QCOMPARE(after, (QList<int>{1, 2, 3}));
    RareList<int> fromNothing;
    fromNothing.edit().append(4);
    QCOMPARE(fromNothing.last(), 4);
    QVERIFY(RareList<int>().isEmpty());
    after = {};
    QVERIFY(after.isEmpty());
}

QTEST_APPLESS_MAIN(TestRareList)
#include "tst_rarelist.moc"
