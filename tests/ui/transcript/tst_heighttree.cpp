// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/heighttree.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using namespace lineside;

namespace {

qint64 plainTop(const QList<int> &heights, qsizetype index)
{
    return std::accumulate(heights.begin(), heights.begin() + index, qint64(0));
}

qsizetype plainIndexAt(const QList<int> &heights, qint64 y)
{
    qint64 bottom = 0;
    for (qsizetype index = 0; index < heights.size(); ++index) {
        bottom += heights.at(index);
        if (y < bottom)
            return index;
    }
    return heights.size() - 1;
}

} // namespace

class TestHeightTree : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QList<int>>("heights");
        QTest::addColumn<qint64>("y");
        QTest::addColumn<qsizetype>("index");
        QTest::newRow("nothing") << QList<int>{} << qint64(5) << qsizetype(-1);
        QTest::newRow("above") << QList<int>{10, 20} << qint64(-3) << qsizetype(0);
        QTest::newRow("first row") << QList<int>{10, 20} << qint64(0) << qsizetype(0);
        QTest::newRow("last row of the first") << QList<int>{10, 20} << qint64(9) << qsizetype(0);
        QTest::newRow("first row of the second") << QList<int>{10, 20} << qint64(10) << qsizetype(1);
        QTest::newRow("below") << QList<int>{10, 20} << qint64(99) << qsizetype(1);
        QTest::newRow("one without height") << QList<int>{10, 0, 0, 20} << qint64(10) << qsizetype(3);
        QTest::newRow("only such") << QList<int>{0, 0} << qint64(0) << qsizetype(1);
    }

    void finds()
    {
        QFETCH(QList<int>, heights);
        QFETCH(qint64, y);
        HeightTree tree;
        tree.reset(heights);
        QTEST(tree.indexAt(y), "index");
        QCOMPARE(tree.total(), plainTop(heights, heights.size()));
    }

    void isLikeAPlainList_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void isLikeAPlainList()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        HeightTree tree;
        QList<int> plain;
        const auto someHeights = [&random](int most) {
            QList<int> heights(random.bounded(most));
            for (int &height : heights)
                height = random.bounded(4) == 0 ? 0 : random.bounded(500);
            return heights;
        };
        for (int round = 0; round < 1500; ++round) {
            const qsizetype at = random.bounded(int(plain.size()) + 1);
            switch (random.bounded(round % 100 == 0 ? 6 : 5)) {
            case 0:
                plain.append(random.bounded(300));
                tree.append(plain.constLast());
                break;
            case 1:
                if (at < plain.size()) {
                    plain[at] = random.bounded(300);
                    tree.set(at, plain.at(at));
                }
                break;
            case 2: {
                const QList<int> inserted = someHeights(20);
                const qsizetype removed = random.bounded(int(std::min<qsizetype>(20, plain.size() - at)) + 1);
                plain = plain.first(at) + inserted + plain.sliced(at + removed);
                tree.replace(at, removed, inserted);
                break;
            }
            case 3:
                if (plain.size() - at < 10) {
                    plain = plain.first(at);
                    tree.truncate(at);
                }
                break;
            case 4: {
                const qint64 y = random.bounded(int(plainTop(plain, plain.size())) + 20) - 10;
                QCOMPARE(tree.indexAt(y), plainIndexAt(plain, y));
                break;
            }
            default:
                plain = someHeights(200);
                tree.reset(plain);
            }
            QCOMPARE(tree.count(), plain.size());
            const qsizetype one = random.bounded(int(plain.size()) + 1);
            QCOMPARE(tree.top(one), plainTop(plain, one));
            if (one < plain.size())
                QCOMPARE(tree.height(one), plain.at(one));
        }
    }
};

QTEST_GUILESS_MAIN(TestHeightTree)
#include "tst_heighttree.moc"
