// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/attachments/flow.h"

#include <QTest>

using namespace lineside;

class TestFlow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void flows_data()
    {
        QTest::addColumn<QList<QSize>>("boxes");
        QTest::addColumn<int>("width");
        QTest::addColumn<QList<QRect>>("expected");
        const QSize box(40, 10);
        QTest::newRow("none") << QList<QSize>{} << 100 << QList<QRect>{};
        QTest::newRow("one line") << QList<QSize>{box, box} << 88 << QList<QRect>{{0, 0, 40, 10}, {48, 0, 40, 10}};
        QTest::newRow("a pixel too narrow") << QList<QSize>{box, box} << 87 << QList<QRect>{{0, 0, 40, 10}, {0, 18, 40, 10}};
        QTest::newRow("a line is as high as its highest") << QList<QSize>{box, {40, 30}, box} << 88
            << QList<QRect>{{0, 0, 40, 10}, {48, 0, 40, 30}, {0, 38, 40, 10}};
        QTest::newRow("wider than the room") << QList<QSize>{{200, 10}, box} << 88 << QList<QRect>{{0, 0, 88, 10}, {0, 18, 40, 10}};
    }

    void flows()
    {
        QFETCH(QList<QSize>, boxes);
        QFETCH(int, width);
        QFETCH(QList<QRect>, expected);
        QCOMPARE(flow(boxes, width, 8), expected);
    }
};

QTEST_GUILESS_MAIN(TestFlow)
#include "tst_flow.moc"
