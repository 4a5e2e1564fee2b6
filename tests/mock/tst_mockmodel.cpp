// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/httpparser.h"
#include "mock/mockmodel.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray request(const QByteArray &body, const QByteArray &furtherHeaders = {}, const QByteArray &line = "POST /v1/chat/completions")
{
    return line + " HTTP/1.1\r\nHost: x\r\n" + furtherHeaders + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray ask(const QString &text, bool stream, bool includeUsage = true)
{
    QJsonObject body{{u"model"_s, u"m"_s},
                     {u"messages"_s, QJsonArray{QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, text}}}},
                     {u"stream"_s, stream}};
    if (includeUsage)
        body.insert(u"stream_options"_s, QJsonObject{{u"include_usage"_s, true}});
    return request(QJsonDocument(body).toJson(QJsonDocument::Compact));
}

// A client that reads until the answer or the connection ends.
struct Client {
    explicit Client(quint16 port)
    {
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] { read(); });
    }
    void read()
    {
        parser.feed(socket.readAll());
        const QByteArray piece = parser.takeBody();
        received += piece.size();
        if (body.size() < 1'000'000)
            body += piece;
    }
    bool isClosed() const { return socket.state() == QAbstractSocket::UnconnectedState; }

    QTcpSocket socket;
    HttpResponseParser parser;
    QByteArray body;
    qint64 received = 0;
};

MockSettings fast()
{
    MockSettings settings;
    settings.pace = 0ms;
    return settings;
}

} // namespace

class TestMockModel : public QObject
{
    Q_OBJECT
    quint16 listen(MockModel &model)
    {
        const Result<quint16> port = model.listen();
        return port ? *port : quint16(0);
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void plays_data()
    {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<bool>("stream");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<QByteArray>("has");
        QTest::addColumn<QByteArray>("hasNot");
        const QByteArray json = "application/json";
        const QByteArray sse = "text/event-stream";
        const QByteArray done = "data: [DONE]";
        QTest::newRow("nothing") << u"a"_s << true << 200 << sse << true << done << QByteArray("error");
        QTest::newRow("err400") << u"[[sim:err400]]"_s << false << 400 << json << true << QByteArray(R"({"error":{"code":400)") << QByteArray();
        QTest::newRow("err403") << u"[[sim:err403]]"_s << true << 403 << json << true << QByteArray("PERMISSION_DENIED") << QByteArray();
        QTest::newRow("err500") << u"[[sim:err500]]"_s << false << 500 << json << true << QByteArray("INTERNAL") << QByteArray();
        QTest::newRow("array") << u"[[sim:arr-err429]]"_s << true << 429 << json << true << QByteArray(R"([{"error":{"code":429)") << QByteArray();
        QTest::newRow("empty200") << u"[[sim:empty200]]"_s << true << 200 << json << true << QByteArray() << QByteArray("choices");
        QTest::newRow("html") << u"[[sim:html]]"_s << true << 200 << QByteArray("text/html") << true << QByteArray("Sign in") << QByteArray();
        QTest::newRow("cut stream") << u"[[sim:cut]]"_s << true << 200 << sse << false << QByteArray("choices") << done;
        QTest::newRow("cut JSON") << u"[[sim:cut]]"_s << false << 200 << json << false << QByteArray("{") << QByteArray("\"usage\":");
        QTest::newRow("reset stream") << u"[[sim:reset]]"_s << true << 200 << sse << false << QByteArray("choices") << done;
        QTest::newRow("clean end, no done") << u"[[sim:clean-eof-no-done]]"_s << true << 200 << sse << true << QByteArray("choices") << done;
        QTest::newRow("old name of it") << u"[[sim:eof]]"_s << true << 200 << sse << true << QByteArray("choices") << done;
        QTest::newRow("error event") << u"[[sim:error-event]]"_s << true << 200 << sse << true << QByteArray("UNAVAILABLE") << done;
        QTest::newRow("bad UTF-8") << u"[[sim:bad-utf8]]"_s << true << 200 << sse << true << QByteArray("Caf\xE9 ") << QByteArray();
        QTest::newRow("no usage") << u"[[sim:no-usage]]"_s << true << 200 << sse << true << done << QByteArray("\"usage\":");
        QTest::newRow("no done") << u"[[sim:no-done]]"_s << true << 200 << sse << true << QByteArray("\"finish_reason\":\"stop\"") << done;
        QTest::newRow("length") << u"[[sim:length]]"_s << true << 200 << sse << true << QByteArray("\"finish_reason\":\"length\"") << QByteArray();
        QTest::newRow("reasoning") << u"[[sim:reasoning]]"_s << true << 200 << sse << true << QByteArray("reasoning_content") << QByteArray();
        QTest::newRow("tool call") << u"[[sim:tool-call]]"_s << true << 200 << sse << true << QByteArray("\"finish_reason\":\"tool_calls\"")
                                   << QByteArray();
        QTest::newRow("two at once") << u"[[sim:length]] [[sim:no-usage]]"_s << false << 200 << json << true << QByteArray("\"length\"")
                                     << QByteArray("\"usage\":");
        QTest::newRow("unknown name") << u"[[sim:zzz]]"_s << true << 200 << sse << true << done << QByteArray("error");
    }

    void plays()
    {
        QFETCH(QString, scenario);
        QFETCH(bool, stream);
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(bool, whole);
        QFETCH(QByteArray, has);
        QFETCH(QByteArray, hasNot);
        MockModel model(fast());
        Client client(listen(model));
        client.socket.write(ask(scenario, stream));
        if (whole)
            QTRY_VERIFY(client.parser.isComplete());
        else
            QTRY_VERIFY(client.isClosed());
        QCOMPARE(client.parser.isComplete(), whole);
        QCOMPARE(client.parser.head().status, status);
        QCOMPARE(client.parser.head().contentType(), type);
        QVERIFY2(client.body.contains(has), client.body.constData());
        QVERIFY2(hasNot.isEmpty() || !client.body.contains(hasNot), client.body.constData());
    }

    void usageOnlyIfAskedFor_data()
    {
        QTest::addColumn<bool>("stream");
        QTest::addColumn<bool>("asked");
        QTest::addColumn<bool>("reported");
        QTest::newRow("stream, asked") << true << true << true;
        QTest::newRow("stream, not asked") << true << false << false;
        QTest::newRow("JSON always") << false << false << true;
    }

    void usageOnlyIfAskedFor()
    {
        QFETCH(bool, stream);
        QFETCH(bool, asked);
        QFETCH(bool, reported);
        MockModel model(fast());
        Client client(listen(model));
        client.socket.write(ask(u"What is the capital of France?"_s, stream, asked));
        QTRY_VERIFY(client.parser.isComplete());
        QCOMPARE(client.body.contains("\"total_tokens\":41"), reported);
    }

    void silenceEndsWithTheClient_data()
    {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<bool>("begins");
        QTest::newRow("hang") << u"[[sim:hang]]"_s << false;
        QTest::newRow("stall") << u"[[sim:stall]]"_s << true;
    }

    void silenceEndsWithTheClient()
    {
        QFETCH(QString, scenario);
        QFETCH(bool, begins);
        MockModel model(fast());
        QSignalSpy asked(&model, &MockModel::requestReceived);
        QSignalSpy gone(&model, &MockModel::clientGone);
        Client client(listen(model));
        client.socket.write(ask(scenario, true));
        QTRY_COMPARE(asked.count(), 1);
        if (begins)
            QTRY_VERIFY(client.body.count("data: ") >= 12);
        QVERIFY(!client.parser.isComplete());
        QElapsedTimer clock;
        clock.start();
        client.socket.abort();
        QVERIFY(gone.wait(1000));
        QVERIFY2(clock.elapsed() < 200, "the close must be seen at once");
    }

    void stopInTheMiddleIsSeen()
    {
        MockSettings settings;
        settings.pace = 20ms;
        MockModel model(settings);
        QSignalSpy gone(&model, &MockModel::clientGone);
        Client client(listen(model));
        client.socket.write(ask(u"a long one"_s, true));
        QTRY_VERIFY(client.body.contains("data: "));
        client.socket.disconnectFromHost();
        QVERIFY(gone.wait(200));
    }

    void keepsThePace()
    {
        MockSettings settings;
        settings.pace = 20ms;
        MockModel model(settings);
        Client client(listen(model));
        QElapsedTimer clock;
        clock.start();
        client.socket.write(ask(u"capital of France"_s, true));
        QTRY_VERIFY(client.parser.isComplete());
        QVERIFY(clock.elapsed() >= 6 * 20); // six words, the end and [DONE]
    }

    void hugeLineIsSentPieceByPiece()
    {
        MockModel model(fast());
        Client client(listen(model));
        client.socket.write(ask(u"[[sim:huge-line]]"_s, true));
        QTRY_VERIFY_WITH_TIMEOUT(client.parser.isComplete(), 20'000);
        QVERIFY(client.received > 100'000'000);
    }

    void keysAndPaths_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("status");
        const QByteArray bearer = "Authorization: Bearer secret\r\n";
        QTest::newRow("right key") << QByteArray("POST /v1/chat/completions") << bearer << 200;
        QTest::newRow("any path before") << QByteArray("POST /v1beta/openai/chat/completions") << bearer << 200;
        QTest::newRow("key in the query") << QByteArray("POST /v1/chat/completions?key=secret") << QByteArray() << 200;
        QTest::newRow("wrong key") << QByteArray("POST /v1/chat/completions") << QByteArray("Authorization: Bearer zzz\r\n") << 401;
        QTest::newRow("no key") << QByteArray("POST /v1/chat/completions") << QByteArray() << 401;
        QTest::newRow("models") << QByteArray("GET /v1/models") << bearer << 200;
        QTest::newRow("wrong method") << QByteArray("PUT /v1/chat/completions") << bearer << 405;
        QTest::newRow("wrong path") << QByteArray("POST /v1/completions") << bearer << 404;
    }

    void keysAndPaths()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, headers);
        QFETCH(int, status);
        MockSettings settings = fast();
        settings.key = "secret";
        MockModel model(settings);
        Client client(listen(model));
        client.socket.write(request("{}", headers, line));
        QTRY_VERIFY(client.parser.isComplete());
        QCOMPARE(client.parser.head().status, status);
    }

    void garbageIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("statusLine");
        QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << QByteArray("HTTP/1.1 400 ");
        QTest::newRow("huge head") << "GET / HTTP/1.1\r\nX: " + QByteArray(200'000, 'x') << QByteArray("HTTP/1.1 431 ");
        QTest::newRow("huge body promised") << QByteArray("POST /v1/chat/completions HTTP/1.1\r\nContent-Length: 999999999999\r\n\r\n")
                                            << QByteArray("HTTP/1.1 413 ");
        QTest::newRow("body that is no JSON") << request("{\"model\":") << QByteArray("HTTP/1.1 400 ");
    }

    void garbageIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, statusLine);
        MockModel model(fast());
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), listen(model));
        socket.write(bytes);
        QTRY_VERIFY(socket.bytesAvailable() > 0);
        QVERIFY(socket.readAll().startsWith(statusLine));
    }

    void oneConnectionServesManyRequests()
    {
        MockModel model(fast());
        QTcpSocket socket;
        QByteArray received;
        connect(&socket, &QTcpSocket::readyRead, &socket, [&] { received += socket.readAll(); });
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), listen(model));
        // Both at once, and the second byte by byte.
        const QByteArray both = ask(u"capital of France"_s, true) + ask(u"capital of France"_s, false);
        for (const char byte : both)
            socket.write(&byte, 1);
        QTRY_COMPARE(received.count("HTTP/1.1 200 OK"), 2);
        QTRY_VERIFY(received.endsWith('}'));
        QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
    }

    void waitsForContinue()
    {
        MockModel model(fast());
        Client client(listen(model));
        client.socket.disconnect(&client.socket);
        client.socket.write("POST /v1/chat/completions HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        QTRY_COMPARE(client.socket.bytesAvailable(), qint64(qstrlen("HTTP/1.1 100 Continue\r\n\r\n")));
        client.socket.readAll();
        client.socket.write("{}");
        QTRY_VERIFY(client.socket.bytesAvailable() > 0);
        QVERIFY(client.socket.readAll().startsWith("HTTP/1.1 200"));
    }

    void scenarioFile_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("complaint"); // empty: it is right
        QTest::newRow("empty") << QByteArray("{}") << QString();
        QTest::newRow("full") << QByteArray(R"({"scenarios":["err429","arr-err400"],"paceMs":5,"models":["a"],)"
                                            R"("answer":{"text":"t","usage":{"prompt":1,"completion":2,"total":3}},"streamAnswer":{"text":"s"}})")
                              << QString();
        QTest::newRow("unknown field") << QByteArray(R"({"zzz":1})") << u"zzz"_s;
        QTest::newRow("unknown scenario") << QByteArray(R"({"scenarios":["zzz"]})") << u"zzz"_s;
        QTest::newRow("scenarios no list") << QByteArray(R"({"scenarios":"err429"})") << u"scenarios"_s;
        QTest::newRow("pace") << QByteArray(R"({"paceMs":-1})") << u"paceMs"_s;
        QTest::newRow("answer") << QByteArray(R"({"answer":"t"})") << u"answer"_s;
        QTest::newRow("usage") << QByteArray(R"({"answer":{"text":"t","usage":{"prompt":1}}})") << u"answer.usage"_s;
        QTest::newRow("no JSON") << QByteArray("{") << u"JSON"_s;
        QTest::newRow("no object") << QByteArray("[]") << u"object"_s;
    }

    void scenarioFile()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, complaint);
        MockSettings defaults;
        defaults.key = "kept";
        const Result<MockSettings> read = readMockScenario(json, defaults);
        QCOMPARE(read.has_value(), complaint.isEmpty());
        if (read)
            QCOMPARE(read->key, "kept");
        else
            QVERIFY2(read.error().message.contains(complaint), qPrintable(read.error().message));
    }

    void scenariosFromTheSettingsPlay()
    {
        MockSettings settings = fast();
        settings.scenarios = {u"err503"_s};
        MockModel model(settings);
        Client client(listen(model));
        client.socket.write(ask(u"anything"_s, true));
        QTRY_VERIFY(client.parser.isComplete());
        QCOMPARE(client.parser.head().status, 503);
    }
};

QTEST_GUILESS_MAIN(TestMockModel)
#include "tst_mockmodel.moc"
