// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/exchangehar.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lineside;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

WireRecord exchange()
{
    WireRecord record;
    record.request.url = QUrl(u"https://user:pw@model.example/v1?x=a%20b&y"_s);
    record.request.headers = {{"Content-Type", ValueTemplate::literal(u"application/json"_s)},
                              {"Authorization", ValueTemplate::withKey(u"Bearer "_s, SecretRef::keychain(u"work"_s))}};
    record.request.body = "{\"q\":\"ü\"}";
    record.requestBodySize = record.request.body.size();
    record.sent = 2ms;
    record.firstByte = 12500us;
    record.total = 40ms;
    record.head = {.status = 200, .reason = "OK", .version = {}, .headers = {{"Content-Type", "text/event-stream"}}};
    record.body = "data: a\n\ndata: b\n\n";
    record.bodySize = record.body.size();
    record.reads = {{13ms, 9}, {30ms, 18}};
    record.events = {{.at = 13ms, .begin = 0, .end = 9, .name = "message"}, {.at = 30ms, .begin = 9, .end = 18, .name = "message"}};
    record.isStream = true;
    record.isOver = true;
    return record;
}

QJsonObject entryOf(const WireRecord &record)
{
    const QByteArray har = exchangeHar(record, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 6), Qt::UTC));
    const QJsonObject log = QJsonDocument::fromJson(har)[u"log"_s].toObject();
    return log[u"version"_s] == u"1.2"_s && log[u"creator"_s][u"name"_s] == u"Lineside"_s ? log[u"entries"_s][0].toObject() : QJsonObject();
}

} // namespace

class TestExchangeHar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAnArchiveOfOneEntry()
    {
        const QJsonObject entry = entryOf(exchange());
        QCOMPARE(entry[u"startedDateTime"_s].toString(), u"2026-01-02T03:04:05.006Z"_s);
        QCOMPARE(entry[u"time"_s].toDouble(), 40.0);
        const QJsonObject request = entry[u"request"_s].toObject();
        QCOMPARE(request[u"url"_s].toString(), u"https://model.example/v1?x=a%20b&y"_s);
        QCOMPARE(request[u"queryString"_s][0][u"value"_s].toString(), u"a b"_s);
        QCOMPARE(request[u"headers"_s][1][u"value"_s].toString(), u"Bearer {keychain:work}"_s);
        QCOMPARE(request[u"postData"_s][u"text"_s].toString(), u"{\"q\":\"ü\"}"_s);
        QCOMPARE(request[u"bodySize"_s].toInt(), 10);
        const QJsonObject response = entry[u"response"_s].toObject();
        QCOMPARE(response[u"status"_s].toInt(), 200);
        QCOMPARE(response[u"content"_s][u"text"_s].toString(), u"data: a\n\ndata: b\n\n"_s);
        const QJsonObject timings = entry[u"timings"_s].toObject();
        QCOMPARE(timings[u"send"_s].toDouble(), 2.0);
        QCOMPARE(timings[u"wait"_s].toDouble(), 10.5);
        QCOMPARE(timings[u"receive"_s].toDouble(), 27.5);
        QCOMPARE(entry[u"_reads"_s][1][u"size"_s].toInt(), 9);
        QCOMPARE(entry[u"_events"_s][1][u"ms"_s].toDouble(), 30.0);
        // The format wants these, whatever they hold.
        for (const auto *name : {"cookies", "headersSize", "httpVersion"})
            QVERIFY2(request.contains(QLatin1String(name)) && response.contains(QLatin1String(name)), name);
        QVERIFY(entry[u"cache"_s].isObject() && response[u"redirectURL"_s].isString());
    }

    void bytesThatAreNoTextAreEncoded()
    {
        WireRecord record = exchange();
        record.body = "\xFF\xFE";
        const QJsonObject content = entryOf(record)[u"response"_s][u"content"_s].toObject();
        QCOMPARE(content[u"encoding"_s].toString(), u"base64"_s);
        QCOMPARE(QByteArray::fromBase64(content[u"text"_s].toString().toLatin1()), record.body);
    }

    void tellsWhatIsMissing()
    {
        WireRecord record = exchange();
        record.bodySize = 1000;
        record.requestBodySize = 1000;
        const QJsonObject entry = entryOf(record);
        QCOMPARE(entry[u"response"_s][u"content"_s][u"comment"_s].toString(), u"Only the first 18 bytes were kept."_s);
        QCOMPARE(entry[u"request"_s][u"postData"_s][u"comment"_s].toString(), u"Only the first 10 bytes were kept."_s);
    }

    void anExchangeWithoutAnAnswer()
    {
        WireRecord record;
        record.request.url = QUrl(u"https://model.example/"_s);
        record.sent = 2ms;
        const QJsonObject entry = entryOf(record);
        QCOMPARE(entry[u"time"_s].toDouble(), 2.0);
        QCOMPARE(entry[u"response"_s][u"status"_s].toInt(-1), 0);
        QCOMPARE(entry[u"timings"_s][u"wait"_s].toDouble(-1), 0.0);
        QVERIFY(!entry.contains(u"_events"_s));
    }
};

QTEST_GUILESS_MAIN(TestExchangeHar)
#include "tst_exchangehar.moc"
