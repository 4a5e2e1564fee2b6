// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/linkedplace.h"

#include <QTest>

using namespace lineside;

class TestLinkedPlace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void placesAnotherColumn_data()
    {
        QTest::addColumn<ScrolledColumn>("read");
        QTest::addColumn<ScrolledColumn>("other");
        QTest::addColumn<qint64>("place");
        const auto row = [](const char *name, const ScrolledColumn &read, const ScrolledColumn &other, qint64 place) {
            QTest::newRow(name) << read << other << place;
        };
        row("at the begin", {0, 1000, 400}, {300, 5000, 400}, 0);
        row("in what is shared", {250, 1000, 400}, {0, 5000, 400}, 250);
        row("where they part", {400, 1000, 400}, {0, 5000, 400}, 400);
        row("half through its own", {700, 1000, 400}, {0, 5000, 400}, 2700);
        row("at the end", {1000, 1000, 400}, {0, 5000, 400}, 5000);
        row("a short one follows no further than it goes", {4000, 5000, 400}, {0, 300, 400}, 300);
        row("a short one at its end does not pull the others there", {300, 300, 400}, {0, 5000, 400}, 300);
        row("nothing shared", {50, 100, 0}, {0, 300, 0}, 150);
        row("one that cannot be scrolled", {50, 100, 0}, {0, 0, 0}, 0);
        row("by one that cannot be scrolled", {0, 0, 0}, {20, 300, 0}, 0);
    }

    void placesAnotherColumn()
    {
        QFETCH(ScrolledColumn, read);
        QFETCH(ScrolledColumn, other);
        QFETCH(qint64, place);
        QCOMPARE(linkedPlace(read, other), place);
    }
};

QTEST_GUILESS_MAIN(TestLinkedPlace)
#include "tst_linkedplace.moc"
