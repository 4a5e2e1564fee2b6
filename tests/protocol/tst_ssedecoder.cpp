// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/ssedecoder.h"

#include <QElapsedTimer>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

QList<SseEvent> decodeInPieces(SseDecoder &decoder, const QByteArray &stream, qsizetype size)
{
    QList<SseEvent> events;
    for (qsizetype at = 0; at < stream.size(); at += size)
        events += decoder.feed(QByteArrayView(stream).sliced(at, std::min(size, stream.size() - at)));
    events += decoder.finish();
    return events;
}

QList<SseEvent> decode(const QByteArray &stream)
{
    SseDecoder decoder;
    return decodeInPieces(decoder, stream, std::max<qsizetype>(stream.size(), 1));
}

SseEvent sse(const QByteArray &data, const QByteArray &name = "message", const QByteArray &id = {})
{
    return SseEvent{.name = name, .data = data, .id = id};
}

QByteArray bytes(const char *text, qsizetype size)
{
    return QByteArray(text, size);
}

} // namespace

class TestSseDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules_data();
    void rules();
    void retry_data();
    void retry();
    void countsComments();
    void tellsAHalfLine_data();
    void tellsAHalfLine();
    void limits_data();
    void limits();
    void aHugeLineReachesItsLimitFast();
    void manySmallPiecesTakeLinearTime();
};

void TestSseDecoder::rules_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QList<SseEvent>>("expected");

    const QByteArray mark = "\xEF\xBB\xBF";
    QTest::newRow("nothing") << QByteArray() << QList<SseEvent>{};
    QTest::newRow("one event") << QByteArray("data: a\n\n") << QList{sse("a")};
    QTest::newRow("two events") << QByteArray("data: a\n\ndata: b\n\n") << QList{sse("a"), sse("b")};
    QTest::newRow("CRLF") << QByteArray("data: a\r\n\r\ndata: b\r\n\r\n") << QList{sse("a"), sse("b")};
    QTest::newRow("CR") << QByteArray("data: a\r\rdata: b\r\r") << QList{sse("a"), sse("b")};
    QTest::newRow("mixed line ends") << QByteArray("data: a\r\ndata: b\rdata: c\n\r\ndata: d\r\n\n") << QList{sse("a\nb\nc"), sse("d")};
    QTest::newRow("LF CR is two line ends") << QByteArray("data: a\n\rdata: b\n\n") << QList{sse("a"), sse("b")};
    QTest::newRow("CRLF after CR line") << QByteArray("data: a\r\r\ndata: b\r\n\r\n") << QList{sse("a"), sse("b")};
    QTest::newRow("BOM at the start") << QByteArray(mark + "data: a\n\n") << QList{sse("a")};
    QTest::newRow("only the first BOM goes") << QByteArray(mark + mark + "data: a\n\ndata: b\n\n") << QList{sse("b")};
    QTest::newRow("BOM on a later line") << QByteArray("data: a\n\n" + mark + "data: b\n\ndata: c\n\n") << QList{sse("a"), sse("c")};
    QTest::newRow("BOM inside data") << QByteArray("data: " + mark + "a\n\n") << QList{sse(mark + "a")};
    QTest::newRow("BOM alone on the first line") << QByteArray(mark + "\ndata: a\n\n") << QList{sse("a")};
    QTest::newRow("no space") << QByteArray("data:a\n\n") << QList{sse("a")};
    QTest::newRow("only one space goes") << QByteArray("data:  a \n\n") << QList{sse(" a ")};
    QTest::newRow("a tab stays") << QByteArray("data:\ta\n\n") << QList{sse("\ta")};
    QTest::newRow("data lines are joined") << QByteArray("data: a\ndata:\ndata: b\n\n") << QList{sse("a\n\nb")};
    QTest::newRow("empty data is an event") << QByteArray("data:\n\n") << QList{sse("")};
    QTest::newRow("bare field name") << QByteArray("data\n\n") << QList{sse("")};
    QTest::newRow("two bare data lines") << QByteArray("data\ndata\n\n") << QList{sse("\n")};
    QTest::newRow("colons in data") << QByteArray("data: a: b:c\n\n") << QList{sse("a: b:c")};
    QTest::newRow("blank lines give nothing") << QByteArray("\n\n\r\r\n\n") << QList<SseEvent>{};
    QTest::newRow("comments are no data") << QByteArray(": hi\ndata: a\n:\ndata: b\n\n: bye\n\n") << QList{sse("a\nb")};
    QTest::newRow("an event's name") << QByteArray("event: ping\ndata: a\n\ndata: b\n\n") << QList{sse("a", "ping"), sse("b")};
    QTest::newRow("the last name wins") << QByteArray("event: x\nevent: y\ndata: a\n\n") << QList{sse("a", "y")};
    QTest::newRow("an empty name is none") << QByteArray("event: x\nevent\ndata: a\n\n") << QList{sse("a")};
    QTest::newRow("a name without data is forgotten") << QByteArray("event: x\n\ndata: a\n\n") << QList{sse("a")};
    QTest::newRow("an id stays") << QByteArray("id: 7\ndata: a\n\ndata: b\n\nid\ndata: c\n\n")
                                 << QList{sse("a", "message", "7"), sse("b", "message", "7"), sse("c")};
    QTest::newRow("an id with NUL is ignored") << bytes("id: 7\nid: 8\0\ndata: a\n\n", 22) << QList{sse("a", "message", "7")};
    QTest::newRow("NUL in data stays") << bytes("data: a\0b\n\n", 11) << QList{sse(bytes("a\0b", 3))};
    QTest::newRow("NUL in a field's name") << bytes("da\0ta: a\ndata: b\n\n", 18) << QList{sse("b")};
    QTest::newRow("unknown fields") << QByteArray("foo: 1\ndata: a\nDATA: b\n data: c\ndata : d\n\n") << QList{sse("a")};
    QTest::newRow("the field error") << QByteArray("error: {\"code\":503}\n\ndata: a\n\n") << QList{sse("{\"code\":503}", "error"), sse("a")};
    QTest::newRow("unterminated event") << QByteArray("data: a\n\ndata: b\n") << QList{sse("a"), sse("b")};
    QTest::newRow("unterminated line") << QByteArray("data: a\n\ndata: [DONE]") << QList{sse("a"), sse("[DONE]")};
    QTest::newRow("unterminated with CR") << QByteArray("data: a\r") << QList{sse("a")};
    QTest::newRow("unterminated name alone") << QByteArray("event: x") << QList<SseEvent>{};
    QTest::newRow("many bytes a character") << QByteArray("data: Ünï ✓ 😀\n\n") << QList{sse("Ünï ✓ 😀")};
    QTest::newRow("invalid UTF-8") << QByteArray("data: a\xFF" "b\xC3\n\n") << QList{sse("a\xEF\xBF\xBD" "b\xEF\xBF\xBD")};
    QTest::newRow("invalid UTF-8 after a BOM") << QByteArray("data: " + mark + "\xFF\n\n") << QList{sse(mark + "\xEF\xBF\xBD")};
    QTest::newRow("a half character at the end") << QByteArray("data: a\xF0\x9F") << QList{sse("a\xEF\xBF\xBD\xEF\xBF\xBD")};
    QTest::newRow("invalid UTF-8 in a name") << QByteArray("event: \xFE\ndata: a\n\n") << QList{sse("a", "\xEF\xBF\xBD")};
}

void TestSseDecoder::rules()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QList<SseEvent>, expected);
    QCOMPARE(decode(stream), expected);
    for (qsizetype size = 1; size < stream.size(); ++size) {
        SseDecoder decoder;
        QVERIFY2(decodeInPieces(decoder, stream, size) == expected, qPrintable(u"in pieces of %1"_s.arg(size)));
    }
    for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
        SseDecoder decoder;
        QList<SseEvent> events = decoder.feed(QByteArrayView(stream).first(cut));
        events += decoder.feed({});
        events += decoder.feed(QByteArrayView(stream).sliced(cut));
        events += decoder.finish();
        QVERIFY2(events == expected, qPrintable(u"cut at %1"_s.arg(cut)));
    }
}

void TestSseDecoder::retry_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<int>("expected"); // -1: none

    QTest::newRow("digits") << QByteArray("retry: 2500\n\n") << 2500;
    QTest::newRow("the last wins") << QByteArray("retry: 1\nretry:2\n") << 2;
    QTest::newRow("empty") << QByteArray("retry:\n\n") << -1;
    QTest::newRow("a sign") << QByteArray("retry: +5\n\n") << -1;
    QTest::newRow("letters") << QByteArray("retry: 5s\n\n") << -1;
    QTest::newRow("two spaces") << QByteArray("retry:  5\n\n") << -1;
    QTest::newRow("too large") << QByteArray("retry: 99999999999\n\n") << -1;
    QTest::newRow("unterminated") << QByteArray("retry: 5") << 5;
}

void TestSseDecoder::retry()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const int, expected);
    SseDecoder decoder;
    QVERIFY(decodeInPieces(decoder, stream, 1).isEmpty());
    QCOMPARE(decoder.retryMs().value_or(-1), expected);
}

void TestSseDecoder::countsComments()
{
    SseDecoder decoder;
    QCOMPARE(decodeInPieces(decoder, ": OPENROUTER PROCESSING\n\n:\n: ping\r\ndata: a\n\n", 3), QList{sse("a")});
    QCOMPARE(decoder.comments(), 3);
}

void TestSseDecoder::tellsAHalfLine_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<bool>("expected");

    QTest::newRow("whole") << QByteArray("data: a\n\n") << false;
    QTest::newRow("no blank line") << QByteArray("data: a\n") << false;
    QTest::newRow("CR at the end") << QByteArray("data: a\r") << false;
    QTest::newRow("half") << QByteArray("data: a\n\ndata: b") << true;
    QTest::newRow("half a name") << QByteArray("data: a\n\nda") << true;
}

void TestSseDecoder::tellsAHalfLine()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const bool, expected);
    SseDecoder decoder;
    decodeInPieces(decoder, stream, 2);
    QCOMPARE(decoder.endedInsideLine(), expected);
}

void TestSseDecoder::limits_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QList<SseEvent>>("expected");
    QTest::addColumn<bool>("fails");

    const SseEvent ok = sse("ok");
    QTest::newRow("a line at the limit") << QByteArray("data: ok\n\ndata: 34567890123456\n\n") << QList{ok, sse("34567890123456")} << false;
    QTest::newRow("a line beyond it") << QByteArray("data: ok\n\ndata: 345678901234567\n\ndata: c\n\n") << QList{ok} << true;
    QTest::newRow("a comment beyond it") << QByteArray("data: ok\n\n: 3456789012345678901\n\ndata: c\n\n") << QList{ok} << true;
    QTest::newRow("an unterminated line beyond it") << QByteArray("data: ok\n\ndata: 345678901234567") << QList{ok} << true;
    QTest::newRow("an event at the limit") << QByteArray("data: ok\n\ndata: 12345678901234\ndata: 12345678901234\n\n")
                                           << QList{ok, sse("12345678901234\n12345678901234")} << false;
    QTest::newRow("an event beyond it") << QByteArray("data: ok\n\ndata: 12345678901234\ndata: 12345678901234\ndata:\n\ndata: c\n\n") << QList{ok} << true;
    QTest::newRow("comments do not add up") << QByteArray(":56789012\n:56789012\n:56789012\n:56789012\ndata: ok\n\n") << QList{ok} << false;
}

void TestSseDecoder::limits()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QList<SseEvent>, expected);
    QFETCH(const bool, fails);
    for (qsizetype size = 1; size <= stream.size(); ++size) {
        SseDecoder decoder(SseLimits{.line = 20, .event = 30});
        QCOMPARE(decodeInPieces(decoder, stream, size), expected);
        QCOMPARE(decoder.error().has_value(), fails);
        if (fails) {
            QCOMPARE(decoder.error()->kind, Error::Kind::Protocol);
            QVERIFY(!decoder.error()->message.isEmpty());
            QVERIFY(decoder.feed("\n\ndata: late\n\n").isEmpty());
        }
    }
}

void TestSseDecoder::aHugeLineReachesItsLimitFast()
{
    const QByteArray piece(64 * 1024, 'x');
    SseDecoder decoder;
    QElapsedTimer timer;
    timer.start();
    decoder.feed("data: ");
    for (qint64 sent = 0; sent < 100'000'000; sent += piece.size())
        QVERIFY(decoder.feed(piece).isEmpty());
    QVERIFY(decoder.error().has_value());
    QVERIFY(decoder.finish().isEmpty());
    QVERIFY2(timer.elapsed() < 20000, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
}

void TestSseDecoder::manySmallPiecesTakeLinearTime()
{
    // A line of 4 MB byte by byte: minutes if the line were copied or searched again for each piece.
    SseDecoder decoder;
    QElapsedTimer timer;
    timer.start();
    decoder.feed("data:");
    for (int i = 0; i < 4'000'000; ++i)
        decoder.feed("x");
    const QList<SseEvent> events = decoder.feed("\n\n");
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().data.size(), 4'000'000);
    QVERIFY2(timer.elapsed() < 20000, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestSseDecoder)
#include "tst_ssedecoder.moc"
