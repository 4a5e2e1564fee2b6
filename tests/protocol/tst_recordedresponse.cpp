// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/recordedresponse.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestRecordedResponse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void mapsOffsets();
};

void TestRecordedResponse::parses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("whole");

    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("to the end") << QByteArray("HTTP/1.0 200 OK\r\nA: b\r\n\r\nbody") << 200 << QByteArray("body") << true;
    QTest::newRow("with a length") << QByteArray("HTTP/1.1 404 Not Found\r\ncontent-length: 4\r\n\r\nbodyrest") << 404 << QByteArray("body") << true;
    QTest::newRow("shorter than its length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nbody") << 200 << QByteArray("body") << false;
    QTest::newRow("chunked") << chunked + "3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n" << 200 << QByteArray("abc0123456789") << true;
    QTest::newRow("chunked, cut in a chunk") << chunked + "3\r\nabc\r\n5\r\nde" << 200 << QByteArray("abcde") << false;
    QTest::newRow("chunked, no last chunk") << chunked + "3\r\nabc\r\n" << 200 << QByteArray("abc") << false;
    QTest::newRow("chunked, nothing came") << chunked << 200 << QByteArray() << false;
    QTest::newRow("chunked, then nonsense") << chunked + "3\r\nabc\r\nxyz\r\n" << 200 << QByteArray("abc") << false;
    QTest::newRow("framing already taken off") << chunked + "data: a\n\n" << 200 << QByteArray("data: a\n\n") << true;
    QTest::newRow("a chunk of absurd size") << chunked + "FFFFFFFFFFFF\r\nabc" << 200 << QByteArray("abc") << false;
    QTest::newRow("LF line ends, HTTP/2, no reason") << QByteArray("HTTP/2 204\nserver: x\n\n") << 204 << QByteArray() << true;
    QTest::newRow("an interim head") << QByteArray("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx") << 200 << QByteArray("x") << true;
    QTest::newRow("a head that is cut") << QByteArray("HTTP/1.1 200 OK\r\nServ") << 200 << QByteArray() << true;
}

void TestRecordedResponse::parses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const bool, whole);
    QVERIFY(looksLikeHttpResponse(bytes));
    const auto response = parseRecordedResponse(bytes);
    QVERIFY(response.has_value());
    QCOMPARE(response->head.status, status);
    QCOMPARE(response->body, body);
    QCOMPARE(response->whole, whole);
}

void TestRecordedResponse::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a bare stream") << QByteArray("data: a\n\n");
    QTest::newRow("no status") << QByteArray("HTTP/1.1 OK\r\n\r\n");
    QTest::newRow("no space") << QByteArray("HTTP/1.1\r\n\r\n");
}

void TestRecordedResponse::refuses()
{
    QFETCH(const QByteArray, bytes);
    const auto response = parseRecordedResponse(bytes);
    QVERIFY(!response.has_value());
    QCOMPARE(response.error().kind, Error::Kind::Protocol);
}

void TestRecordedResponse::mapsOffsets()
{
    const QByteArray bytes = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
    const auto response = parseRecordedResponse(bytes);
    QVERIFY(response.has_value());
    const qsizetype first = bytes.indexOf("abc");
    const qsizetype second = bytes.indexOf("de\r\n0");
    QCOMPARE(response->bodyOffsetAt(0), 0);
    QCOMPARE(response->bodyOffsetAt(first), 0);
    QCOMPARE(response->bodyOffsetAt(first + 1), 1);
    QCOMPARE(response->bodyOffsetAt(first + 3), 3);
    QCOMPARE(response->bodyOffsetAt(second), 3);
    QCOMPARE(response->bodyOffsetAt(second + 2), 5);
    QCOMPARE(response->bodyOffsetAt(bytes.size()), 5);
}

QTEST_GUILESS_MAIN(TestRecordedResponse)
#include "tst_recordedresponse.moc"
