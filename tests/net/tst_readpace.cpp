// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/handoverpace.h"
#include "net/httpchatbackend.h"
#include "net/readpace.h"
#include "support/fakesecretstore.h"
#include "support/lowdelaymain.h"
#include "support/scriptedserver.h"
#include "support/soon.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::ScriptedServer;

namespace {

using Times = QList<qint64>; // microseconds

// When a socket is read that could be read at these moments, each read taking all that has gathered.
Times readTimes(const Times &arrivals)
{
    ReadPace pace;
    Times reads;
    for (qsizetype i = 0; i < arrivals.size();) {
        std::chrono::nanoseconds now = std::chrono::microseconds(arrivals[i]);
        const ReadPace::Time pause = pace.pauseBefore(now);
        if (pause != ReadPace::Time::zero()) {
            now += pause;
            if (pace.pauseBefore(now) != ReadPace::Time::zero())
                return {}; // whoever waited may read
        }
        reads.append(now / 1us);
        while (i < arrivals.size() && arrivals[i] <= now / 1us)
            ++i;
    }
    return reads;
}

Times every(qint64 step, int count, qint64 from = 0)
{
    Times times;
    for (int i = 0; i < count; ++i)
        times.append(from + i * step);
    return times;
}

ChatCall callTo(const QUrl &url)
{
    ConnectionSettings connection;
    connection.proxyMode = ConnectionSettings::Proxy::None;
    ChatRequest request;
    request.messages = {{.role = Role::User, .text = u"Count"_s, .toolCalls = {}, .toolCallId = {}}};
    return {UrlTarget{url, u"mock"_s, {}, connection}, request};
}

} // namespace

class TestReadPace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void paces_data();
    void paces();
    void countsQuietAnew();
    void handsOver();
    void streamIsReadSeldom();
    void loneEventsDoNotWait();
    void floodIsNotHeld();
};

void TestReadPace::paces_data()
{
    QTest::addColumn<Times>("arrivals");
    QTest::addColumn<Times>("reads");
    QTest::newRow("one") << Times{5} << Times{5};
    QTest::newRow("slow enough") << every(10'000, 50) << every(10'000, 50);
    constexpr qint64 interval = ReadPace::interval / 1us;
    QTest::newRow("just slow enough") << every(interval, 50) << every(interval, 50);
    QTest::newRow("a few close ones") << every(100, 9) << every(100, 9);
    QTest::newRow("many: nine at once, then by the interval") << every(1'000, 40) << every(1'000, 9) + every(interval, (31'000 + interval - 1) / interval, 8'000 + interval);
    QTest::newRow("two close ones a second") << Times{0, 100, 1'000'000, 1'000'100, 2'000'000, 2'000'100} << Times{0, 100, 1'000'000, 1'000'100, 2'000'000, 2'000'100};
}

void TestReadPace::paces()
{
    QFETCH(Times, arrivals);
    QFETCH(Times, reads);
    QCOMPARE(readTimes(arrivals), reads);
}

void TestReadPace::countsQuietAnew()
{
    const Times busy = every(500, 100);
    const Times reads = readTimes(busy + Times{1'000'000, 1'000'200});
    QCOMPARE(reads.last(2), (Times{1'000'000, 1'000'200}));
    QVERIFY(reads.size() < 30);
}

void TestReadPace::handsOver()
{
    HandoverPace pace;
    QCOMPARE(pace.waitBefore(0ns), 0ns);
    pace.handedOver(100ms);
    QCOMPARE(pace.waitBefore(100ms), HandoverPace::interval);
    QCOMPARE(pace.waitBefore(101ms), HandoverPace::interval - 1ms);
    QCOMPARE(pace.waitBefore(100ms + HandoverPace::interval), 0ns);
    QCOMPARE(pace.waitBefore(1s), 0ns);
    // A hand-over that was late never makes the next read's wait: the intervals' difference takes lateness up.
    QVERIFY(HandoverPace::interval * 2 <= ReadPace::interval);
}

// Fails if the manager's sockets are no longer found: then each of the events is a delivery, as far as the pace of hand-overs lets it.
void TestReadPace::streamIsReadSeldom()
{
    ScriptedServer server;
    test::FakeSecretStore secrets;
    HttpChatBackend backend(secrets);
    const std::unique_ptr<ChatRun> run = backend.start(callTo(server.url()));
    QSignalSpy arrivals(run.get(), &ChatRun::eventsArrived);
    QSignalSpy completed(run.get(), &ChatRun::completed);
    SOON_COMPARE(server.requests().size(), 1);
    server.sendHead(200, "text/event-stream");
    constexpr int most = 300;
    int sent = 0;
    QTimer sender;
    sender.setTimerType(Qt::PreciseTimer);
    QElapsedTimer clock;
    connect(&sender, &QTimer::timeout, &sender, [&] {
        server.sendChunk(ScriptedServer::textEvent(QByteArray::number(sent) + ' '));
        if (++sent == most) {
            sender.stop();
            server.sendChunk(ScriptedServer::finishEvent() + ScriptedServer::doneEvent());
            server.sendLastChunk();
        }
    });
    clock.start();
    sender.start(1);
    SOON_COMPARE(completed.size(), 1);
    const qint64 mostArrivals = ReadPace::freeReads + 4 + clock.elapsed() / (ReadPace::interval / 1ms);
    QVERIFY2(arrivals.size() <= mostArrivals, qPrintable(u"%1 arrivals in %2 ms"_s.arg(arrivals.size()).arg(clock.elapsed())));
    QString text;
    for (const QList<QVariant> &arrival : std::as_const(arrivals)) {
        for (const ChatEvent &event : arrival.at(0).value<QList<ChatEvent>>()) {
            if (const auto *delta = std::get_if<TextDelta>(&event))
                text += delta->text;
        }
    }
    QString wanted;
    for (int i = 0; i < most; ++i)
        wanted += QString::number(i) + u' ';
    QCOMPARE(text, wanted);
}

// Each event is sent when the one before has arrived: none waits for another.
void TestReadPace::loneEventsDoNotWait()
{
    ScriptedServer server;
    test::FakeSecretStore secrets;
    HttpChatBackend backend(secrets);
    const std::unique_ptr<ChatRun> run = backend.start(callTo(server.url()));
    QSignalSpy arrivals(run.get(), &ChatRun::eventsArrived);
    SOON_COMPARE(server.requests().size(), 1);
    server.sendHead(200, "text/event-stream");
    for (int i = 1; i <= 40; ++i) {
        server.sendChunk(ScriptedServer::textEvent("x"));
        SOON_COMPARE(arrivals.size(), i);
    }
}

void TestReadPace::floodIsNotHeld()
{
    ScriptedServer server;
    test::FakeSecretStore secrets;
    HttpChatBackend backend(secrets);
    const std::unique_ptr<ChatRun> run = backend.start(callTo(server.url()));
    qsizetype size = 0;
    connect(run.get(), &ChatRun::eventsArrived, run.get(), [&size](const QList<ChatEvent> &events) {
        for (const ChatEvent &event : events) {
            if (const auto *delta = std::get_if<TextDelta>(&event))
                size += delta->text.size();
        }
    });
    QSignalSpy completed(run.get(), &ChatRun::completed);
    SOON_COMPARE(server.requests().size(), 1);
    server.sendHead(200, "text/event-stream");
    constexpr int chunks = 600; // of 50 kB each: more than the manager may hold at once
    const QByteArray event = ScriptedServer::textEvent(QByteArray(50'000, 'x'));
    for (int i = 0; i < chunks; ++i)
        server.sendChunk(event);
    server.sendChunk(ScriptedServer::finishEvent() + ScriptedServer::doneEvent());
    server.sendLastChunk();
    SOON_COMPARE(completed.size(), 1);
    QCOMPARE(size, qsizetype(chunks) * 50'000);
}

LINESIDE_LOW_DELAY_TEST_MAIN(TestReadPace)
#include "tst_readpace.moc"
