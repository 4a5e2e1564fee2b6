// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/qnamhttpclient.h"
#include "support/fakesecretstore.h"
#include "support/lowdelaymain.h"
#include "support/scriptedserver.h"
#include "support/soon.h"

#include <QRegularExpression>
#include <QTest>

#include <optional>

using namespace lineside;
using namespace Qt::StringLiterals;
using test::ScriptedServer;

namespace {

const QByteArray key = "admin-secret-0123456789";

HttpRequest request(const QByteArray &method, const QUrl &url, const QByteArray &body = {})
{
    HttpRequest made;
    made.method = method;
    made.url = url;
    made.body = body;
    made.headers = {{"X-API-KEY", ValueTemplate::parse(u"{keychain:admin}"_s)}, {"Content-Type", ValueTemplate::literal(u"application/json"_s)}};
    made.connection.proxyMode = ConnectionSettings::Proxy::None;
    return made;
}

} // namespace

class TestQnamHttpClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_secrets.remember(SecretRef::keychain(u"admin"_s), Secret(key));
    }

    void requestsGoOutAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("withLength");
        QTest::newRow("get") << QByteArray("GET") << QByteArray() << false;
        QTest::newRow("put") << QByteArray("PUT") << QByteArray("{\"uri\":\"/a\"}") << true;
        QTest::newRow("post") << QByteArray("POST") << QByteArray("{}") << true;
        QTest::newRow("post without a body") << QByteArray("POST") << QByteArray() << true;
        QTest::newRow("delete") << QByteArray("DELETE") << QByteArray() << false;
    }

    void requestsGoOutAsTheyAre()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        QFETCH(bool, withLength);
        ScriptedServer server;
        server.setAnswer([](const test::SeenRequest &) { return ScriptedServer::answer(200, "application/json", "{}", "X-Seen: yes\r\n"); });
        const Result<HttpResponse> result = ask(request(method, server.url(u"/apisix/admin/routes"_s), body));
        QVERIFY(result);
        QCOMPARE(result->body, "{}");
        QCOMPARE(result->head.header("x-seen").value_or(""), "yes");
        const test::SeenRequest seen = server.requests().at(0);
        QCOMPARE(seen.line(), method + " /apisix/admin/routes HTTP/1.1");
        QCOMPARE(seen.body, body);
        QCOMPARE(seen.header("x-api-key").value_or(""), key);
        if (withLength)
            QCOMPARE(seen.header("content-length").value_or("none"), QByteArray::number(body.size()));
    }

    void everyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 201, 302, 400, 401, 404, 429, 500, 503})
            QTest::addRow("%d", status) << status;
    }

    void everyStatusIsAnAnswer()
    {
        QFETCH(int, status);
        ScriptedServer server;
        server.setAnswer([status](const test::SeenRequest &) {
            return ScriptedServer::answer(status, "application/json", "{\"error_msg\":\"" + key + "\"}", "Location: http://127.0.0.1:1/\r\n");
        });
        const Result<HttpResponse> result = ask(request("GET", server.url()));
        QVERIFY(result);
        QCOMPARE(result->head.status, status);
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(result->body.contains(key), status < 400); // masked where it is an error's
    }

    void aCutAnswerIsAnError()
    {
        ScriptedServer server;
        connect(&server, &ScriptedServer::requestArrived, this, [&server] {
            server.send("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"half\":");
            server.closeConnection();
        });
        const Result<HttpResponse> result = ask(request("GET", server.url()));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Network);
    }

    void aHugeAnswerIsCut()
    {
        ScriptedServer server;
        server.setAnswer([](const test::SeenRequest &) { return ScriptedServer::answer(200, "application/json", QByteArray(33 * 1024 * 1024, ' ')); });
        const Result<HttpResponse> result = ask(request("GET", server.url()));
        QVERIFY(result);
        QVERIFY(result->bodyCut);
        QCOMPARE(result->body.size(), 32 * 1024 * 1024);
    }

    void deletingTheContextCancels()
    {
        ScriptedServer server;
        QnamHttpClient client(m_secrets);
        auto context = std::make_unique<QObject>();
        bool answered = false;
        client.send(request("GET", server.url()), context.get(), [&answered](const Result<HttpResponse> &) { answered = true; });
        SOON_COMPARE(server.requests().size(), 1);
        context.reset();
        SOON_COMPARE(server.closedByPeer(), 1);
        QVERIFY(!answered);
    }

    void theCallbackMayDeleteTheContext()
    {
        ScriptedServer server;
        server.setAnswer([](const test::SeenRequest &) { return ScriptedServer::answer(200, "text/plain", "ok"); });
        QnamHttpClient client(m_secrets);
        auto context = std::make_unique<QObject>();
        bool answered = false;
        client.send(request("GET", server.url()), context.get(), [&](const Result<HttpResponse> &) {
            context.reset();
            answered = true;
        });
        SOON_VERIFY(answered);
    }

private:
    Result<HttpResponse> ask(const HttpRequest &asked)
    {
        QnamHttpClient client(m_secrets);
        std::optional<Result<HttpResponse>> result;
        client.send(asked, this, [&result](const Result<HttpResponse> &answer) { result = answer; });
        if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20'000))
            return failure(Error::Kind::Timeout, u"no answer"_s);
        return *result;
    }

    test::FakeSecretStore m_secrets;
};

LINESIDE_LOW_DELAY_TEST_MAIN(TestQnamHttpClient)
#include "tst_qnamhttpclient.moc"
