// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/wireshelf.h"
#include "protocol/answerdecoder.h"
#include "support/scriptedserver.h"
#include "support/wirerecording.h"

#include <QTest>

#include <random>

using namespace lineside;
using namespace lineside::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const HttpHead streamHead{.status = 200, .reason = "OK", .version = "1.1", .headers = {{"Content-Type", "text/event-stream"}}};

QList<SseEvent> eventsOf(const HttpHead &head, const QByteArray &body)
{
    AnswerDecoder answer(head);
    answer.feed(body);
    if (DecodedPiece last; answer.finish(last).shape != AnswerEnd::Shape::Stream)
        return {};
    SseDecoder decoder;
    QList<SseEvent> events = decoder.feed(body);
    return events + decoder.finish();
}

QByteArrayList cutFrom(const QByteArray &body, qsizetype first, qsizetype stride)
{
    QByteArrayList pieces{body.first(first)};
    for (qsizetype at = first; at < body.size(); at += stride)
        pieces.append(body.mid(at, stride));
    return pieces;
}

void readAll(WireReader &reader)
{
    while (reader.readOn()) { }
}

WireRecord read(const WireRecorder &recorder)
{
    const std::unique_ptr<WireReader> reader = recorder.reader();
    readAll(*reader);
    return reader->record();
}

/// Empty where the record is what it should be.
QString fault(const WireRecord &record, const QByteArray &body, const QList<SseEvent> &events)
{
    if (record.body != body)
        return u"another body"_s;
    if (record.events.size() != events.size())
        return u"%1 events in place of %2"_s.arg(record.events.size()).arg(events.size());
    qint64 end = 0;
    for (qsizetype i = 0; i < events.size(); ++i) {
        const WireEvent &event = record.events.at(i);
        if (event.name != events.at(i).name || event.data(record.body) != events.at(i).data)
            return u"another event %1"_s.arg(i);
        if (event.begin != end || event.end <= event.begin || event.end > body.size())
            return u"event %1 lies from %2 to %3"_s.arg(i).arg(event.begin).arg(event.end);
        end = event.end;
        const auto read = std::ranges::find_if(record.reads, [&event](const WirePiece &each) { return each.end >= event.end; });
        if (read == record.reads.end() || read->at < event.at)
            return u"event %1 has the time %2"_s.arg(i).arg(event.at.count());
    }
    return {};
}

/// What cannot be packed.
QByteArray noise(qsizetype size)
{
    std::mt19937 generator(20'261'122);
    QByteArray bytes;
    while (bytes.size() < size)
        bytes += char(generator());
    return bytes;
}

QByteArray masked(QByteArray bytes, const QByteArray &key)
{
    return bytes.replace(key, QByteArray(key.size(), '*'));
}

} // namespace

class TestWireRecorder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesTheDecodersEvents_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : WireRecording::names())
            QTest::newRow(qPrintable(name)) << name;
    }

    // However a recorded answer is cut, and whether it is read while it grows or in the end.
    void givesTheDecodersEvents()
    {
        QFETCH(const QString, name);
        const WireRecording recording = WireRecording::load(name);
        const QByteArray &body = recording.response.body;
        const QList<SseEvent> expected = eventsOf(recording.response.head, body);
        constexpr qsizetype stride = 251; // from all starts together every offset is cut at
        const qsizetype lastCut = std::min(body.size(), expected.isEmpty() ? 1 : stride);
        for (qsizetype cut = 1; cut <= lastCut; ++cut) {
            WireRecorder recorder{HttpRequest()};
            recorder.putHead(recording.response.head, 1us);
            const std::unique_ptr<WireReader> alongside = recorder.reader();
            WireTime at = 1us;
            for (const QByteArray &piece : cutFrom(body, cut, stride)) {
                recorder.putBytes(piece, ++at);
                readAll(*alongside);
            }
            recorder.putEnd(++at);
            readAll(*alongside);
            QCOMPARE(fault(alongside->record(), body, expected), QString());
            QCOMPARE(fault(read(recorder), body, expected), QString());
            QCOMPARE(alongside->record().events, read(recorder).events);
        }
    }

    void timesAreThoseOfTheReads()
    {
        WireRecorder recorder{HttpRequest()};
        recorder.putSent(2ms);
        recorder.putHead(streamHead, 5ms);
        const QByteArray first = ScriptedServer::textEvent("one");
        const QByteArray second = ScriptedServer::textEvent("two");
        recorder.putBytes(first + second.first(10), 10ms);
        recorder.putBytes(second.sliced(10) + "data: [DONE]\r\n\r\n", 30ms);
        recorder.putEnd(31ms);
        const WireRecord record = read(recorder);
        QCOMPARE(record.sent, std::optional<WireTime>(2ms));
        QCOMPARE(record.firstByte, std::optional<WireTime>(5ms));
        QCOMPARE(record.total, std::optional<WireTime>(31ms));
        QVERIFY(record.isStream && record.isOver && !record.bodyCut());
        QCOMPARE(record.reads, QList<WirePiece>({{10ms, first.size() + 10}, {30ms, record.body.size()}}));
        QCOMPARE(record.events.size(), 3);
        QCOMPARE(record.events.at(0).at, WireTime(10ms));
        QCOMPARE(record.events.at(1).at, WireTime(30ms));
        QVERIFY(record.events.at(0).isToken && record.events.at(1).isToken && !record.events.at(2).isToken);
        QCOMPARE(record.events.at(0).kind, WireEvent::Kind::Text);
        QCOMPARE(record.events.at(2).kind, WireEvent::Kind::Done);
        QCOMPARE(record.events.at(2).end, record.body.size());
    }

    void linesOfDataAreJoined()
    {
        WireRecorder recorder{HttpRequest()};
        recorder.putHead(streamHead, 1us);
        recorder.putBytes(": hello\n\nevent: odd\rdata: one\rdata: two\r\rdata\n\n", 2us);
        recorder.putEnd(3us);
        const WireRecord record = read(recorder);
        QCOMPARE(record.events.size(), 2);
        QCOMPARE(record.events.at(0).name, QByteArray("odd"));
        QCOMPARE(record.events.at(0).data(record.body).toByteArray(), QByteArray("one\ntwo"));
        QCOMPARE(record.events.at(1).data(record.body).toByteArray(), QByteArray());
    }

    void keepsNoMoreThanItsLimits_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<qsizetype>("reads");
        QTest::addColumn<qsizetype>("events");
        QTest::addColumn<qsizetype>("keptEvents");
        QTest::addColumn<bool>("bodyCut");
        const qint64 size = ScriptedServer::textEvent("x").size();
        QTest::newRow("enough of all") << 10 * size << qsizetype(10) << qsizetype(10) << qsizetype(10) << false;
        QTest::newRow("bytes") << 4 * size + 3 << qsizetype(10) << qsizetype(10) << qsizetype(4) << true;
        QTest::newRow("reads") << 10 * size << qsizetype(6) << qsizetype(10) << qsizetype(6) << true;
        QTest::newRow("events") << 10 * size << qsizetype(10) << qsizetype(7) << qsizetype(7) << false;
    }

    void keepsNoMoreThanItsLimits()
    {
        QFETCH(qint64, bytes);
        QFETCH(qsizetype, reads);
        QFETCH(qsizetype, events);
        QFETCH(qsizetype, keptEvents);
        QFETCH(bool, bodyCut);
        HttpRequest request;
        request.body = QByteArray(bytes + 1, 'q');
        WireRecorder recorder(request, {.bytes = bytes, .reads = reads, .events = events});
        recorder.putHead(streamHead, 1us);
        for (int i = 0; i < 10; ++i)
            recorder.putBytes(ScriptedServer::textEvent("x"), WireTime(i));
        recorder.putEnd(20us);
        const WireRecord record = read(recorder);
        QCOMPARE(record.events.size(), keptEvents);
        QCOMPARE(record.bodyCut(), bodyCut);
        QCOMPARE(record.eventsCut, events < 10);
        QVERIFY(record.body.size() <= bytes);
        QCOMPARE(record.bodySize, 10 * ScriptedServer::textEvent("x").size());
        QCOMPARE(record.request.body.size(), bytes);
        QCOMPARE(record.requestBodySize, bytes + 1);
    }

    // In two reads, at every cut: neither half of it is ever read.
    void masksKeys_data()
    {
        QTest::addColumn<QByteArray>("echo");
        const QByteArray key = "sk-proj-Ab3dEf6h/Ij9k+Lm2nO=";
        QTest::newRow("as it is") << key;
        QTest::newRow("in JSON") << QByteArray(key).replace('/', "\\/");
        QTest::newRow("in a URL") << key.toPercentEncoding();
        QTest::newRow("in base64") << key.toBase64(QByteArray::OmitTrailingEquals).chopped(1);
        QTest::newRow("in hexadecimal digits") << key.toHex();
    }

    void masksKeys()
    {
        QFETCH(QByteArray, echo);
        std::vector<Secret> keys;
        keys.emplace_back(QByteArrayView("sk-proj-Ab3dEf6h/Ij9k+Lm2nO="));
        const QByteArray bytes = "data: {\"error\":\"bad key <" + echo + ">\"}\n\n";
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
            WireRecorder recorder{HttpRequest()};
            recorder.expectKeys(keys);
            recorder.putHead(streamHead, 1us);
            recorder.putBytes(bytes.first(cut), 2us);
            const WireRecord half = read(recorder);
            QVERIFY(masked(bytes, echo).startsWith(half.body));
            recorder.putBytes(bytes.sliced(cut), 3us);
            recorder.putEnd(4us);
            QCOMPARE(read(recorder).body, masked(bytes, echo));
            QCOMPARE(read(recorder).events.size(), 1);
        }
    }

    // Keys in it could not be seen. Where there are none, it may be looked at.
    void keepsNothingOfWhatCameCompressed_data()
    {
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<bool>("hasKey");
        QTest::addColumn<bool>("kept");
        QTest::newRow("gzip") << QByteArray("gzip") << true << false;
        QTest::newRow("brotli, in capitals") << QByteArray("BR") << true << false;
        QTest::newRow("gzip without a key") << QByteArray("gzip") << false << true;
        QTest::newRow("identity") << QByteArray("identity") << true << true;
        QTest::newRow("named, but empty") << QByteArray(" ") << true << true;
    }
    void keepsNothingOfWhatCameCompressed()
    {
        QFETCH(QByteArray, coding);
        QFETCH(bool, hasKey);
        QFETCH(bool, kept);
        std::vector<Secret> keys;
        if (hasKey)
            keys.emplace_back(QByteArrayView("sk-12345678"));
        WireRecorder recorder{HttpRequest()};
        recorder.expectKeys(keys);
        HttpHead head = streamHead;
        head.headers.append({"Content-Encoding", coding});
        recorder.putHead(head, 1us);
        recorder.putBytes("data: 1\n\n", 2us);
        recorder.putBytes("data: 2\n\n", 3us);
        recorder.putEnd(4us);
        const WireRecord record = read(recorder);
        QCOMPARE(record.body, kept ? QByteArray("data: 1\n\ndata: 2\n\n") : QByteArray());
        QCOMPARE(record.bodySize, 18);
        QCOMPARE(record.bodyCut(), !kept);
    }

    // Where what is packed ends, too: a key lies across it at every place.
    void masksKeysInLongAnswers()
    {
        const QByteArray key = "sk-12345678";
        std::vector<Secret> keys;
        keys.emplace_back(QByteArrayView(key));
        const QByteArray padding(1000, '.');
        for (qsizetype before = PackedBytes::blockSize - key.size() - 1; before <= PackedBytes::blockSize + 1; ++before) {
            QByteArray bytes;
            while (bytes.size() < before)
                bytes += padding.first(std::min(padding.size(), before - bytes.size()));
            bytes += key + "\n" + bytes + key;
            WireRecorder recorder{HttpRequest()};
            recorder.expectKeys(keys);
            recorder.putHead({.status = 200, .reason = "OK", .version = "1.1", .headers = {{"Content-Type", "text/plain"}}}, 1us);
            const std::unique_ptr<WireReader> alongside = recorder.reader();
            for (qsizetype at = 0; at < bytes.size(); at += 997) {
                recorder.putBytes(QByteArrayView(bytes).sliced(at, std::min<qsizetype>(997, bytes.size() - at)), WireTime(at));
                readAll(*alongside);
            }
            recorder.putEnd(1s);
            readAll(*alongside);
            QCOMPARE(alongside->record().body, masked(bytes, key));
            QCOMPARE(read(recorder).body, masked(bytes, key));
            QCOMPARE(read(recorder).reads.last().end, bytes.size());
        }
    }

    void masksKeysThatTheUserWrote()
    {
        HttpRequest request;
        request.url = QUrl(u"https://model.example/v1?key=sk-12345678"_s);
        request.headers = {{"Authorization", ValueTemplate::withKey(u"Bearer "_s, SecretRef::keychain(u"work"_s))},
                           {"X-Key", ValueTemplate::literal(u"sk-12345678"_s)}};
        request.body = "{\"text\":\"my key is sk-12345678\"}";
        std::vector<Secret> keys;
        keys.emplace_back(QByteArrayView("sk-12345678"));
        WireRecorder recorder(request);
        recorder.expectKeys(keys);
        const HttpRequest kept = read(recorder).request;
        QCOMPARE(kept.url, QUrl(u"https://model.example/v1?key=***********"_s));
        QCOMPARE(kept.headers.at(0).value.toString(), u"Bearer {keychain:work}"_s);
        QCOMPARE(kept.headers.at(1).value.toString(), u"***********"_s);
        QCOMPARE(kept.body, QByteArray("{\"text\":\"my key is ***********\"}"));
    }

    void whatComesAfterTheEndIsDropped()
    {
        WireRecorder recorder{HttpRequest()};
        recorder.putHead(streamHead, 1us);
        recorder.putEnd(std::nullopt);
        recorder.putBytes("data: late\n\n", 2us);
        recorder.putEnd(3us);
        const WireRecord record = read(recorder);
        QVERIFY(record.isOver && record.body.isEmpty() && record.events.isEmpty() && !record.total);
    }

    void theShelfForgetsTheOldest()
    {
        const qint64 each = WireLimits().bytes;
        WireShelf shelf(3 * each);
        QList<std::shared_ptr<WireRecorder>> recorders;
        for (int i = 0; i < 4; ++i) {
            recorders.append(std::make_shared<WireRecorder>(HttpRequest()));
            shelf.put(recorders.last());
            recorders.last()->putHead(streamHead, 1us);
            recorders.last()->putBytes(noise(each), 2us);
            if (i != 1)
                recorders.last()->putEnd(3us);
        }
        shelf.put(std::make_shared<WireRecorder>(HttpRequest()));
        QVERIFY(recorders.at(0)->isForgotten());
        QVERIFY2(!recorders.at(1)->isForgotten(), "it is not over yet");
        QVERIFY(!recorders.at(3)->isForgotten());
        QVERIFY(read(*recorders.at(0)).body.isEmpty());
        QCOMPARE(recorders.at(0)->memory(), 0);
    }
};

QTEST_GUILESS_MAIN(TestWireRecorder)
#include "tst_wirerecorder.moc"
