// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/handoverpace.h"
#include "net/httpchatbackend.h"
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

constexpr auto never = std::chrono::milliseconds(600'000);
const QString key = u"sk-very-secret-0123456789"_s;

ConnectionSettings direct()
{
    ConnectionSettings settings;
    settings.proxyMode = ConnectionSettings::Proxy::None;
    return settings;
}

ChatCall callTo(const QUrl &url, const ConnectionSettings &connection = direct(), bool withKey = false)
{
    UrlTarget target{url, u"mock"_s, {}, connection};
    if (withKey)
        target.headers = {{"Authorization", ValueTemplate::parse(u"Bearer {keychain:k}"_s)}};
    ChatRequest request;
    request.messages = {{.role = Role::User, .text = u"What is the capital of France?"_s, .toolCalls = {}, .toolCallId = {}}};
    return {target, request};
}

// A run and all that it said.
struct Watched {
    explicit Watched(std::unique_ptr<ChatRun> started)
        : run(std::move(started))
    {
        QObject::connect(run.get(), &ChatRun::eventsArrived, run.get(), [this](const QList<ChatEvent> &events) {
            ++deliveries;
            for (const ChatEvent &event : events) {
                if (const auto *delta = std::get_if<TextDelta>(&event))
                    text += delta->text;
                else if (const auto *report = std::get_if<UsageReport>(&event))
                    usage = report->usage;
            }
        });
        QObject::connect(run.get(), &ChatRun::completed, run.get(), [this](const ReplyFacts &end) {
            ++ends;
            facts = end;
        });
        QObject::connect(run.get(), &ChatRun::failed, run.get(), [this](const Error &why, const ReplyFacts &end) {
            ++ends;
            error = why;
            facts = end;
        });
    }
    bool failedWith(Error::Kind kind) const { return error && error->kind == kind; }

    std::unique_ptr<ChatRun> run;
    QString text;
    Usage usage;
    ReplyFacts facts;
    std::optional<Error> error;
    int deliveries = 0;
    int ends = 0;
};

} // namespace

class TestHttpChat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void streamsAReply()
    {
        ScriptedServer server;
        test::FakeSecretStore secrets;
        secrets.remember(SecretRef::keychain(u"k"_s), Secret(key.toUtf8()));
        HttpChatBackend backend(secrets);
        Watched watched(backend.start(callTo(server.url(), direct(), true)));
        SOON_COMPARE(server.requests().size(), 1);
        const test::SeenRequest request = server.requests().at(0);
        QCOMPARE(request.line(), "POST /v1/chat/completions HTTP/1.1");
        QCOMPARE(request.header("authorization").value_or(""), "Bearer " + key.toUtf8());
        QCOMPARE(request.header("content-length").value_or("").toInt(), request.body.size());
        QCOMPARE(request.header("accept-encoding").value_or(""), "identity");
        QCOMPARE(request.count("content-length"), 1);
        QCOMPARE(request.count("transfer-encoding"), 0);
        QCOMPARE(request.count("cookie"), 0);
        server.sendHead(200, "text/event-stream", "X-Request-Id: r7\r\n");
        server.sendChunk(ScriptedServer::textEvent("The capital of France"));
        SOON_COMPARE(watched.text, u"The capital of France"_s);
        QCOMPARE(watched.ends, 0);
        server.sendChunk(ScriptedServer::textEvent(" is **Paris**.") + ScriptedServer::finishEvent()
                         + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":15,\"completion_tokens\":8,\"total_tokens\":41}}\n\n" + ScriptedServer::doneEvent());
        server.sendLastChunk();
        SOON_COMPARE(watched.ends, 1);
        QVERIFY(!watched.error);
        QCOMPARE(watched.text, u"The capital of France is **Paris**."_s);
        QCOMPARE(watched.usage.totalReported.value_or(0), 41);
        QVERIFY(watched.facts.complete);
        QVERIFY(watched.facts.streamed);
        QCOMPARE(watched.facts.head.status, 200);
        QCOMPARE(watched.facts.head.header("x-request-id").value_or(""), "r7");
        const ReplyTimes &times = watched.facts.times;
        QVERIFY(times.requestSent && times.firstByte && times.firstToken && times.lastToken && times.total);
        QVERIFY(*times.requestSent <= *times.firstByte && *times.firstByte <= *times.firstToken && *times.firstToken <= *times.lastToken
                && *times.lastToken <= *times.total);
    }

    void connectionsAreUsedAgain()
    {
        ScriptedServer server;
        server.setAnswer([](const test::SeenRequest &) {
            return ScriptedServer::answer(200, "text/event-stream", ScriptedServer::textEvent("hi") + ScriptedServer::doneEvent());
        });
        test::FakeSecretStore secrets;
        HttpChatBackend backend(secrets);
        for (int i = 0; i < 3; ++i) {
            Watched watched(backend.start(callTo(server.url())));
            SOON_COMPARE(watched.ends, 1);
            QVERIFY(watched.facts.complete);
        }
        QCOMPARE(server.connections(), 1);
    }

    void howAnswersEnd_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind"); // -1: completed
        QTest::addColumn<bool>("complete");
        QTest::addColumn<QString>("message");
        const auto stream = [](const QByteArray &body) { return ScriptedServer::answer(200, "text/event-stream", body); };
        const QByteArray closing = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
        const QByteArray text = ScriptedServer::textEvent("half");
        const int protocol = int(Error::Kind::Protocol);
        const int network = int(Error::Kind::Network);
        QTest::newRow("done") << stream(text + ScriptedServer::doneEvent()) << -1 << true << QString();
        QTest::newRow("a finish reason, no done") << stream(text + ScriptedServer::finishEvent()) << -1 << true << QString();
        QTest::newRow("neither: cut") << stream(text) << -1 << false << QString();
        QTest::newRow("closed without either: cut") << closing + text << -1 << false << QString();
        QTest::newRow("closed after a finish reason") << closing + text + ScriptedServer::finishEvent() << -1 << true << QString();
        QTest::newRow("length longer than what came: cut")
            << "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 5000\r\n\r\n" + text << -1 << false << QString();
        QTest::newRow("chunk that breaks off: cut")
            << "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n" + QByteArray::number(text.size(), 16) + "\r\n"
                + text + "\r\n40\r\ndata: {\"ch"
            << -1 << false << QString();
        QTest::newRow("json") << ScriptedServer::answer(200, "application/json",
                                                        "{\"model\":\"mock\",\"choices\":[{\"message\":{\"content\":\"half\"},\"finish_reason\":\"stop\"}]}")
                              << -1 << true << QString();
        QTest::newRow("json cut") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{\"choices\":[{\"mess") << network
                                  << false << u"closed the connection in the middle"_s;
        QTest::newRow("empty 200") << ScriptedServer::answer(200, "text/event-stream", {}) << protocol << false << u"nothing else"_s;
        QTest::newRow("web page") << ScriptedServer::answer(200, "text/html", "<!doctype html><html><title>Sign in</title></html>") << protocol
                                  << false << u"web page"_s;
        QTest::newRow("no answer at all") << QByteArray() << network << false << u"without an answer"_s;
        QTest::newRow("not http") << QByteArray("220 mail.example ESMTP\r\n") << -2 << false << u"127.0.0.1"_s;
        QTest::newRow("401") << ScriptedServer::answer(401, "application/json", "{\"error\":{\"message\":\"Incorrect API key provided\"}}",
                                                       "WWW-Authenticate: Bearer\r\n")
                             << int(Error::Kind::Auth) << false << QString();
        QTest::newRow("429") << ScriptedServer::answer(429, "application/json", "{\"error\":{\"message\":\"slow down\"}}") << int(Error::Kind::RateLimited)
                             << false << QString();
        QTest::newRow("502 of a gateway") << ScriptedServer::answer(502, "text/html", "<html><head><title>502 Bad Gateway</title></head></html>")
                                          << int(Error::Kind::Server) << false << QString();
        QTest::newRow("error inside a stream") << stream(text + "data: {\"error\":{\"message\":\"overloaded\",\"code\":503}}\n\n") << -3 << false
                                               << QString();
    }

    void howAnswersEnd()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        QFETCH(QString, message);
        ScriptedServer server;
        test::FakeSecretStore secrets;
        HttpChatBackend backend(secrets);
        Watched watched(backend.start(callTo(server.url())));
        SOON_COMPARE(server.requests().size(), 1);
        server.send(answer);
        server.closeConnection();
        SOON_COMPARE(watched.ends, 1);
        QCOMPARE(watched.error.has_value(), kind != -1);
        if (watched.error && kind >= 0)
            QCOMPARE(int(watched.error->kind), kind);
        if (watched.error) {
            QVERIFY2(watched.error->message.contains(message), qPrintable(watched.error->message));
            QVERIFY(!watched.error->message.isEmpty());
        }
        QTEST(watched.facts.complete, "complete");
        if (kind == -1)
            QCOMPARE(watched.text, u"half"_s);
        QCOMPARE(server.requests().size(), 1); // never sent twice
        QCOMPARE(server.connections(), 1);
    }

    void limits_data()
    {
        QTest::addColumn<QString>("phase");
        QTest::addColumn<QString>("says");
        QTest::newRow("connect") << u"connect"_s << u"connect limit"_s;
        QTest::newRow("first byte") << u"first"_s << u"first-byte limit"_s;
        QTest::newRow("idle after the head") << u"head"_s << u"idle limit"_s;
        QTest::newRow("idle in the middle") << u"middle"_s << u"idle limit"_s;
        QTest::newRow("total") << u"total"_s << u"total limit"_s;
    }

    void limits()
    {
        QFETCH(QString, phase);
        QFETCH(QString, says);
        ConnectionSettings settings = direct();
        settings.connectLimit = settings.firstByteLimit = settings.idleLimit = never;
        if (phase == u"connect"_s)
            settings.connectLimit = 80ms;
        else if (phase == u"first"_s)
            settings.firstByteLimit = 80ms;
        else if (phase == u"total"_s)
            settings.totalLimit = 80ms;
        else
            settings.idleLimit = 80ms;
        ScriptedServer server;
        connect(&server, &ScriptedServer::requestArrived, this, [&server, phase] {
            if (phase == u"head"_s || phase == u"middle"_s)
                server.sendHead(200, "text/event-stream");
            if (phase == u"middle"_s)
                server.sendChunk(ScriptedServer::textEvent("half"));
        });
        QUrl url = server.url();
        if (phase == u"connect"_s)
            url.setScheme(u"https"_s); // the handshake is never answered
        test::FakeSecretStore secrets;
        HttpChatBackend backend(secrets);
        Watched watched(backend.start(callTo(url, settings)));
        SOON_COMPARE(watched.ends, 1);
        QVERIFY(watched.failedWith(Error::Kind::Timeout));
        QVERIFY2(watched.error->message.contains(says), qPrintable(watched.error->message));
        QVERIFY2(watched.error->message.contains(u"0.08 seconds"_s), qPrintable(watched.error->message));
        QCOMPARE(watched.text, phase == u"middle"_s ? u"half"_s : QString());
        if (phase != u"connect"_s) // where nothing was sent yet, the manager keeps the connection for another request
            SOON_COMPARE(server.open(), 0);
    }

    void commentsKeepAnAnswerAlive()
    {
        ConnectionSettings settings = direct();
        settings.idleLimit = 300ms;
        ScriptedServer server;
        test::FakeSecretStore secrets;
        HttpChatBackend backend(secrets);
        Watched watched(backend.start(callTo(server.url(), settings)));
        SOON_COMPARE(server.requests().size(), 1);
        server.sendHead(200, "text/event-stream");
        QTimer heart;
        int beats = 0;
        connect(&heart, &QTimer::timeout, this, [&] {
            server.sendChunk(": still here\n\n");
            if (++beats == 8) { // a hundred milliseconds past the limit
                heart.stop();
                server.sendChunk(ScriptedServer::textEvent("at last") + ScriptedServer::doneEvent());
                server.sendLastChunk();
            }
        });
        heart.start(50ms);
        SOON_COMPARE(watched.ends, 1);
        QVERIFY(!watched.error);
        QCOMPARE(watched.text, u"at last"_s);
    }

    void afterDoneItDoesNotWaitForTheEnd()
    {
        ScriptedServer server;
        test::FakeSecretStore secrets;
        HttpChatBackend backend(secrets);
        Watched watched(backend.start(callTo(server.url())));
        SOON_COMPARE(server.requests().size(), 1);
        server.sendHead(200, "text/event-stream");
        server.sendChunk(ScriptedServer::textEvent("hi") + ScriptedServer::doneEvent());
        SOON_COMPARE(watched.ends, 1);
        QVERIFY(!watched.error);
        QVERIFY(watched.facts.complete);
        SOON_COMPARE(server.open(), 0);
    }

    void stopIsSeenByTheServer_data()
    {
        QTest::addColumn<bool>("answering");
        QTest::addColumn<bool>("byDeleting");
        QTest::newRow("in the middle") << true << false;
        QTest::newRow("before the answer") << false << false;
        QTest::newRow("deleted in the middle") << true << true;
        QTest::newRow("deleted before the answer") << false << true;
    }

    void stopIsSeenByTheServer()
    {
        QFETCH(bool, answering);
        QFETCH(bool, byDeleting);
        ScriptedServer server;
        test::FakeSecretStore secrets;
        HttpChatBackend backend(secrets);
        Watched watched(backend.start(callTo(server.url())));
        SOON_COMPARE(server.requests().size(), 1);
        if (answering) {
            server.sendHead(200, "text/event-stream");
            server.sendChunk(ScriptedServer::textEvent("half"));
            SOON_COMPARE(watched.text, u"half"_s);
        }
        QSignalSpy closed(&server, &ScriptedServer::peerClosed);
        QElapsedTimer clock;
        clock.start();
        if (byDeleting)
            watched.run.reset();
        else
            watched.run->stop();
        QVERIFY(closed.count() == 1 || closed.wait(5000));
        const qint64 took = clock.elapsed();
        QVERIFY2(took < 200, qPrintable(u"closed after %1 ms"_s.arg(took)));
        if (byDeleting) {
            QCOMPARE(watched.ends, 0);
            return;
        }
        SOON_COMPARE(watched.ends, 1);
        QVERIFY(watched.failedWith(Error::Kind::Cancelled));
        QCOMPARE(watched.text, answering ? u"half"_s : QString());
        watched.run->stop();
        QCoreApplication::processEvents();
        QCOMPARE(watched.ends, 1);
    }

    void stopWhileTheKeychainThinks()
    {
        ScriptedServer server;
        test::FakeSecretStore secrets;
        secrets.keepWaiting = true;
        HttpChatBackend backend(secrets);
        Watched watched(backend.start(callTo(server.url(), direct(), true)));
        watched.run->stop();
        QCOMPARE(watched.ends, 0); // never from inside the call
        SOON_COMPARE(watched.ends, 1);
        QVERIFY(watched.failedWith(Error::Kind::Cancelled));
        QCOMPARE(server.connections(), 0);
    }

    void stoppingFromInsideADelivery()
    {
        ScriptedServer server;
        server.setAnswer([](const test::SeenRequest &) {
            return ScriptedServer::answer(200, "text/event-stream", ScriptedServer::textEvent("hi") + ScriptedServer::doneEvent());
        });
        test::FakeSecretStore secrets;
        HttpChatBackend backend(secrets);
        Watched watched(backend.start(callTo(server.url())));
        connect(watched.run.get(), &ChatRun::eventsArrived, watched.run.get(), [&watched] { watched.run->stop(); });
        SOON_COMPARE(watched.ends, 1);
        QVERIFY(watched.failedWith(Error::Kind::Cancelled));
    }

    void deletingFromInsideADelivery()
    {
        ScriptedServer server;
        server.setAnswer([](const test::SeenRequest &) {
            return ScriptedServer::answer(200, "text/event-stream", ScriptedServer::textEvent("hi") + ScriptedServer::doneEvent());
        });
        test::FakeSecretStore secrets;
        HttpChatBackend backend(secrets);
        std::unique_ptr<ChatRun> run = backend.start(callTo(server.url()));
        bool arrived = false;
        connect(run.get(), &ChatRun::eventsArrived, this, [&] {
            arrived = true;
            run.reset();
        });
        SOON_VERIFY(arrived);
    }

    void theBackendMayGoFirst()
    {
        ScriptedServer server;
        test::FakeSecretStore secrets;
        auto backend = std::make_unique<HttpChatBackend>(secrets);
        Watched watched(backend->start(callTo(server.url())));
        SOON_COMPARE(server.requests().size(), 1);
        backend.reset();
        server.send(ScriptedServer::answer(200, "text/event-stream", ScriptedServer::textEvent("hi") + ScriptedServer::doneEvent()));
        SOON_COMPARE(watched.ends, 1);
        QCOMPARE(watched.text, u"hi"_s);
    }

    void noRedirectIsFollowed_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }

    void noRedirectIsFollowed()
    {
        QFETCH(int, status);
        ScriptedServer elsewhere;
        ScriptedServer server;
        test::FakeSecretStore secrets;
        secrets.remember(SecretRef::keychain(u"k"_s), Secret(key.toUtf8()));
        HttpChatBackend backend(secrets);
        Watched watched(backend.start(callTo(server.url(), direct(), true)));
        SOON_COMPARE(server.requests().size(), 1);
        server.send(ScriptedServer::answer(status, "text/plain", {}, "Location: " + elsewhere.url(u"/secret/path"_s).toEncoded() + "?k=" + key.toUtf8() + "\r\n"));
        SOON_COMPARE(watched.ends, 1);
        QVERIFY(watched.failedWith(Error::Kind::Protocol));
        QCOMPARE(watched.error->httpStatus, status);
        QVERIFY(watched.error->message.contains(u"127.0.0.1:%1"_s.arg(elsewhere.serverPort())));
        QVERIFY(!watched.error->message.contains(u"/secret/path"_s));
        QCOMPARE(elsewhere.connections(), 0);
        QCOMPARE(server.requests().size(), 1);
    }

    void keysAreMasked()
    {
        ScriptedServer server;
        test::FakeSecretStore secrets;
        secrets.remember(SecretRef::keychain(u"k"_s), Secret(key.toUtf8()));
        HttpChatBackend backend(secrets);
        Watched watched(backend.start(callTo(server.url(), direct(), true)));
        SOON_COMPARE(server.requests().size(), 1);
        server.send(ScriptedServer::answer(401, "application/json", "{\"error\":{\"message\":\"Incorrect API key provided: " + key.toUtf8() + "\"}}",
                                           "X-Echo: " + key.toUtf8() + "\r\n"));
        SOON_COMPARE(watched.ends, 1);
        QVERIFY(watched.failedWith(Error::Kind::Auth));
        const QString told = watched.error->message + watched.error->hint + watched.error->details
            + QString::fromUtf8(watched.facts.head.header("x-echo").value_or(""));
        QVERIFY2(!told.contains(key), "the key came back");
        QVERIFY(told.contains(u"••••"_s));
    }

    // What is recorded for the inspector holds no key, and neither does it when the reply was stopped.
    void recordsWhatGoesOverTheWire_data()
    {
        QTest::addColumn<bool>("stops");
        QTest::newRow("to the end") << false;
        QTest::newRow("stopped") << true;
    }

    void recordsWhatGoesOverTheWire()
    {
        QFETCH(bool, stops);
        ScriptedServer server;
        test::FakeSecretStore secrets;
        secrets.remember(SecretRef::keychain(u"k"_s), Secret(key.toUtf8()));
        HttpChatBackend backend(secrets);
        Watched watched(backend.start(callTo(server.url(), direct(), true)));
        const std::shared_ptr<const WireLog> log = watched.run->wireLog();
        QVERIFY(log);
        SOON_COMPARE(server.requests().size(), 1);
        server.sendHead(200, "text/event-stream", "X-Echo: " + key.toUtf8() + "\r\n");
        server.sendChunk(ScriptedServer::textEvent("you sent " + key.toUtf8()));
        SOON_VERIFY(!watched.text.isEmpty());
        if (stops) {
            watched.run->stop();
        } else {
            server.sendChunk(ScriptedServer::doneEvent());
            server.sendLastChunk();
        }
        SOON_COMPARE(watched.ends, 1);
        watched.run.reset();
        const std::unique_ptr<WireReader> reader = log->reader();
        const WireRecord &record = reader->record();
        SOON_VERIFY(!reader->readOn() && record.isOver);
        QCOMPARE(record.events.size(), stops ? 1 : 2);
        QCOMPARE(record.request.header("Authorization")->value.toString(), u"Bearer {keychain:k}"_s);
        QCOMPARE(record.request.body, server.requests().constFirst().body);
        QCOMPARE(record.head.status, 200);
        QVERIFY(record.sent && record.firstByte && record.total.has_value() != stops);
        QVERIFY(record.body.contains("you sent " + QByteArray(key.size(), '*')));
        QVERIFY(!record.head.header("x-echo")->contains(key.toUtf8()));
    }

    void whatCannotBeSentFailsThroughTheRun_data()
    {
        QTest::addColumn<ChatCall>("call");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        const int configuration = int(Error::Kind::Configuration);
        const QUrl loopback(u"http://127.0.0.1:9/"_s);
        ConnectionSettings badCa = direct();
        badCa.caFile = u"/nowhere/ca.pem"_s;
        ConnectionSettings badProxy = direct();
        badProxy.proxyMode = ConnectionSettings::Proxy::Fixed;
        badProxy.proxy = QUrl(u"gopher://old"_s);
        ConnectionSettings badClient = direct();
        badClient.clientCertificate = u"/nowhere/client.pem"_s;
        QTest::newRow("no URL") << callTo(QUrl()) << configuration << u"URL"_s;
        QTest::newRow("no key") << callTo(loopback, direct(), true) << configuration << u"“k”"_s;
        QTest::newRow("a key over plain http") << callTo(QUrl(u"http://192.0.2.1/"_s), direct(), true) << configuration << u"192.0.2.1"_s;
        QTest::newRow("CA file") << callTo(loopback, badCa) << configuration << u"/nowhere/ca.pem"_s;
        QTest::newRow("proxy") << callTo(loopback, badProxy) << configuration << u"gopher"_s;
        QTest::newRow("client certificate") << callTo(loopback, badClient) << configuration << u"/nowhere/client.pem"_s;
        QTest::newRow("name") << callTo(QUrl(u"http://no-such-host.invalid/"_s)) << int(Error::Kind::Network) << u"no-such-host.invalid"_s;
    }

    void whatCannotBeSentFailsThroughTheRun()
    {
        QFETCH(ChatCall, call);
        QFETCH(QString, says);
        test::FakeSecretStore secrets;
        HttpChatBackend backend(secrets);
        Watched watched(backend.start(call));
        QCOMPARE(watched.ends, 0);
        SOON_COMPARE(watched.ends, 1);
        QTEST(int(watched.error->kind), "kind");
        QVERIFY2(watched.error->message.contains(says), qPrintable(watched.error->message));
    }

    void refusedConnection()
    {
        QTcpServer gone;
        gone.listen(QHostAddress::LocalHost);
        const QUrl url(u"http://127.0.0.1:%1/"_s.arg(gone.serverPort()));
        gone.close();
        test::FakeSecretStore secrets;
        HttpChatBackend backend(secrets);
        Watched watched(backend.start(callTo(url)));
        SOON_COMPARE(watched.ends, 1);
        QVERIFY(watched.failedWith(Error::Kind::Network));
        QVERIFY2(watched.error->message.contains(u"refused"_s), qPrintable(watched.error->message));
    }

    void invalidUtf8IsReplaced()
    {
        ScriptedServer server;
        server.setAnswer([](const test::SeenRequest &) {
            return ScriptedServer::answer(200, "text/event-stream", ScriptedServer::textEvent("a\xff\xc3z") + ScriptedServer::doneEvent());
        });
        test::FakeSecretStore secrets;
        HttpChatBackend backend(secrets);
        Watched watched(backend.start(callTo(server.url())));
        SOON_COMPARE(watched.ends, 1);
        QVERIFY(!watched.error);
        QVERIFY(watched.text.startsWith(u'a') && watched.text.endsWith(u'z') && watched.text.contains(QChar::ReplacementCharacter));
    }

    void aHundredMegabyteLineEndsTheRun()
    {
        ScriptedServer server;
        test::FakeSecretStore secrets;
        HttpChatBackend backend(secrets);
        Watched watched(backend.start(callTo(server.url())));
        SOON_COMPARE(server.requests().size(), 1);
        server.sendHead(200, "text/event-stream");
        server.sendChunk(ScriptedServer::textEvent("half") + "data: ");
        const QByteArray megabyte(1024 * 1024, 'x');
        for (int i = 0; i < 100; ++i)
            server.sendChunk(megabyte);
        SOON_COMPARE(watched.ends, 1);
        QVERIFY(watched.failedWith(Error::Kind::Protocol));
        QCOMPARE(watched.text, u"half"_s);
        SOON_COMPARE(server.open(), 0);
    }

    void theWindowIsWokenAtItsPace()
    {
        ScriptedServer server;
        test::FakeSecretStore secrets;
        HttpChatBackend backend(secrets);
        Watched watched(backend.start(callTo(server.url())));
        SOON_COMPARE(server.requests().size(), 1);
        server.sendHead(200, "text/event-stream");
        QElapsedTimer clock;
        QTimer pace;
        int sent = 0;
        connect(&pace, &QTimer::timeout, this, [&] {
            server.sendChunk(ScriptedServer::textEvent("x"));
            if (++sent == 300) {
                pace.stop();
                server.sendChunk(ScriptedServer::doneEvent());
                server.sendLastChunk();
            }
        });
        clock.start();
        pace.start(1ms);
        QSignalSpy completed(watched.run.get(), &ChatRun::completed);
        QVERIFY(completed.wait(10'000));
        QCOMPARE(watched.text.size(), 300);
        QVERIFY2(watched.deliveries <= clock.elapsed() / (HandoverPace::interval / 1ms) + 2, qPrintable(u"%1 deliveries in %2 ms"_s.arg(watched.deliveries).arg(clock.elapsed())));
        QVERIFY(watched.deliveries > 5); // it did not wait for the end either
    }

    void theProxyIsHonoured_data()
    {
        QTest::addColumn<bool>("secure");
        QTest::newRow("http: the proxy gets the whole URL") << false;
        QTest::newRow("https: the proxy is asked for a tunnel") << true;
    }

    void theProxyIsHonoured()
    {
        QFETCH(bool, secure);
        ScriptedServer proxy;
        ConnectionSettings settings = direct();
        settings.proxyMode = ConnectionSettings::Proxy::Fixed;
        settings.proxy = QUrl(u"http://127.0.0.1:%1"_s.arg(proxy.serverPort()));
        test::FakeSecretStore secrets;
        HttpChatBackend backend(secrets);
        const QUrl url(secure ? u"https://model.invalid/v1/chat/completions"_s : u"http://model.invalid/v1/chat/completions"_s);
        Watched watched(backend.start(callTo(url, settings)));
        SOON_COMPARE(proxy.requests().size(), 1);
        QCOMPARE(proxy.requests().at(0).line(),
                 secure ? "CONNECT model.invalid:443 HTTP/1.1" : "POST http://model.invalid/v1/chat/completions HTTP/1.1");
        proxy.send("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
        SOON_COMPARE(watched.ends, 1);
        QVERIFY(watched.error);
    }

    void listsModels_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind"); // -1: a list
        QTest::newRow("a list") << 200 << QByteArray("{\"data\":[{\"id\":\"gpt\",\"owned_by\":\"me\"}]}") << -1;
        QTest::newRow("refused") << 401 << QByteArray("{\"error\":{\"message\":\"no\"}}") << int(Error::Kind::Auth);
        QTest::newRow("a web page") << 200 << QByteArray("<html></html>") << int(Error::Kind::Protocol);
        QTest::newRow("redirect") << 302 << QByteArray() << int(Error::Kind::Protocol);
    }

    void listsModels()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        ScriptedServer server;
        server.setAnswer([&](const test::SeenRequest &) { return ScriptedServer::answer(status, "application/json", body); });
        test::FakeSecretStore secrets;
        HttpChatBackend backend(secrets);
        Provider provider;
        provider.baseUrl = server.url(u"/v1"_s).toString();
        provider.connection = direct();
        std::optional<Result<QList<ModelInfo>>> result;
        backend.listModels(provider, this, [&result](const Result<QList<ModelInfo>> &models) { result = models; });
        SOON_VERIFY(result);
        QCOMPARE(server.requests().at(0).line(), "GET /v1/models HTTP/1.1");
        QCOMPARE(result->has_value(), kind == -1);
        if (*result)
            QCOMPARE(result->value().at(0).id, u"gpt"_s);
        else
            QCOMPARE(int(result->error().kind), kind);
    }
};

LINESIDE_LOW_DELAY_TEST_MAIN(TestHttpChat)
#include "tst_httpchat.moc"
