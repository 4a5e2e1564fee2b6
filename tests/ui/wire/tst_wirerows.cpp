// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/wire/wirerows.h"

using namespace lineside;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

WireRecord recordOf(const QByteArrayList &reads)
{
    WireRecord record;
    WireTime at{};
    for (const QByteArray &bytes : reads) {
        record.body += bytes;
        record.reads.append({at += 10ms, record.body.size()});
    }
    return record;
}

QStringList textsOf(const WireRows &rows, const WireRecord &record)
{
    QStringList texts;
    for (int row = 0; row < rows.count(); ++row)
        texts.append(rows.text(row, record));
    return texts;
}

} // namespace

class TestWireRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void hexadecimal()
    {
        const WireRecord record = recordOf({"data: {\"a\":1}\n", QByteArray("\x00\xFF\n", 3)});
        WireRows rows;
        rows.begin(WireRows::Form::Hex, 8);
        rows.takeUp(record);
        QCOMPARE(textsOf(rows, record),
                 QStringList({u"Read 1, 10.0 ms, 14 B"_s, u"000000  64 61 74 61 3a 20 7b 22  data: {\""_s, u"000008  61 22 3a 31 7d 0a        a\":1}·"_s,
                              u"Read 2, 20.0 ms, 3 B"_s, u"00000e  00 ff 0a                 ···"_s}));
        QVERIFY(rows.isHeading(0) && !rows.isHeading(1) && rows.isHeading(3));
    }

    void sixteenInARow()
    {
        const WireRecord record = recordOf({"0123456789abcdefX"});
        WireRows rows;
        rows.begin(WireRows::Form::Hex, 16);
        rows.takeUp(record);
        QCOMPARE(rows.text(1, record), u"000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef"_s);
        QCOMPARE(rows.text(2, record).size(), rows.text(1, record).size() - 15);
    }

    void text()
    {
        const WireRecord record = recordOf({"data: a\r\n\r\nda", "ta: b\n\n"});
        WireRows rows;
        rows.begin(WireRows::Form::Text, 80);
        rows.takeUp(record);
        QCOMPARE(textsOf(rows, record), QStringList({u"Read 1, 10.0 ms, 13 B"_s, u"data: a␍␊"_s, u"␍␊"_s, u"da"_s, u"Read 2, 20.0 ms, 7 B"_s, u"ta: b␊"_s, u"␊"_s}));
    }

    // A long line is broken between characters, and nothing is lost.
    void longLines()
    {
        QByteArray line;
        for (int i = 0; i < 300; ++i)
            line += QByteArray(i % 3, 'x') + "ü🔑";
        const WireRecord record = recordOf({line});
        WireRows rows;
        rows.begin(WireRows::Form::Text, 40);
        rows.takeUp(record);
        QVERIFY(rows.count() > 10);
        QCOMPARE(textsOf(rows, record).mid(1).join(QString()), QString::fromUtf8(line));
    }

    void grows()
    {
        WireRecord record = recordOf({"one\n", "two\n", "three\n"});
        WireRows whole;
        whole.begin(WireRows::Form::Hex, 8);
        whole.takeUp(record);
        WireRecord part = record;
        part.reads = record.reads.first(1);
        WireRows rows;
        rows.begin(WireRows::Form::Hex, 8);
        rows.takeUp(part);
        QCOMPARE(rows.count(), 2);
        rows.takeUp(record);
        QCOMPARE(textsOf(rows, record), textsOf(whole, record));
    }

    void haveALimit()
    {
        const WireRecord record = recordOf({QByteArray(1'000'000, '\n')});
        WireRows rows;
        rows.begin(WireRows::Form::Text, 8);
        rows.takeUp(record);
        QVERIFY(rows.isCut());
        QCOMPARE(rows.count(), int(WireRows::mostRows));
    }
};

QTEST_GUILESS_MAIN(TestWireRows)
#include "tst_wirerows.moc"
