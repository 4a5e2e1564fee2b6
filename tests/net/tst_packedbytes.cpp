// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/packedbytes.h"

#include <QTest>

#include <random>

using namespace lineside;

namespace {

constexpr qsizetype block = PackedBytes::blockSize;

QByteArray events(qsizetype size)
{
    QByteArray bytes;
    for (int number = 0; bytes.size() < size; ++number)
        bytes += "data: {\"id\":\"chatcmpl-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" word" + QByteArray::number(number) + "\"}}]}\n\n";
    return bytes.first(size);
}

QByteArray noise(qsizetype size)
{
    std::mt19937 generator(20'261'122);
    QByteArray bytes;
    while (bytes.size() < size)
        bytes += char(generator());
    return bytes;
}

} // namespace

class TestPackedBytes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesWholeBlocks_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<qsizetype>("taken");
        QTest::newRow("nothing") << qsizetype(0) << qsizetype(0);
        QTest::newRow("less than a block") << block - 1 << qsizetype(0);
        QTest::newRow("a block") << block << block;
        QTest::newRow("a block and more") << 2 * block - 1 << block;
        QTest::newRow("three blocks") << 3 * block << 3 * block;
    }

    void takesWholeBlocks()
    {
        QFETCH(const qsizetype, size);
        PackedBytes packed;
        QTEST(packed.take(events(size)), "taken");
        QTEST(qsizetype(packed.size()), "taken");
    }

    void givesAnyPartBack_data()
    {
        QTest::addColumn<qint64>("begin");
        QTest::addColumn<qint64>("most");
        QTest::newRow("all") << qint64(0) << qint64(3 * block);
        QTest::newRow("more than all") << qint64(0) << qint64(10 * block);
        QTest::newRow("inside a block") << qint64(10) << qint64(100);
        QTest::newRow("over an edge") << qint64(block - 5) << qint64(10);
        QTest::newRow("over two edges") << qint64(block - 5) << qint64(block + 10);
        QTest::newRow("the last byte") << qint64(3 * block - 1) << qint64(1);
        QTest::newRow("nothing at the end") << qint64(3 * block) << qint64(10);
    }

    void givesAnyPartBack()
    {
        QFETCH(const qint64, begin);
        QFETCH(const qint64, most);
        for (const QByteArray &bytes : {events(3 * block), noise(3 * block)}) {
            PackedBytes packed;
            packed.take(bytes);
            QByteArray to("before ");
            packed.copy(begin, most, to);
            QCOMPARE(to, "before " + bytes.mid(begin, most));
        }
    }

    void eventsTakeATenth()
    {
        PackedBytes packed;
        packed.take(events(8 * block));
        QVERIFY2(packed.memory() < packed.size() / 10, qPrintable(QString::number(packed.memory())));
    }

    void noiseTakesHardlyMore()
    {
        PackedBytes packed;
        packed.take(noise(8 * block));
        QVERIFY2(packed.memory() < packed.size() * 11 / 10, qPrintable(QString::number(packed.memory())));
    }
};

QTEST_GUILESS_MAIN(TestPackedBytes)
#include "tst_packedbytes.moc"
