// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/requestbuilder.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

QByteArray valueOf(const HttpRequest &request, const char *name)
{
    const HttpHeader *header = request.header(name);
    return header ? header->value.toString().toUtf8() : QByteArray("(none)");
}

Provider provider(const QString &baseUrl)
{
    Provider made;
    made.name = u"Gemini"_s;
    made.baseUrl = baseUrl;
    made.key = SecretRef::environment(u"GEMINI_API_KEY"_s);
    return made;
}

ChatCall call(const Target &target, bool stream = true)
{
    ChatRequest request;
    request.messages = {{.role = Role::User, .text = u"hi"_s, .toolCalls = {}, .toolCallId = {}}};
    request.stream = stream;
    return {target, request};
}

} // namespace

class TestRequestBuilder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void urls_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("chat");
        QTest::addColumn<QString>("models");
        const QString gemini = u"https://generativelanguage.googleapis.com/v1beta/openai"_s;
        QTest::newRow("bare host") << u"https://api.openai.com"_s << u"https://api.openai.com/v1/chat/completions"_s
                                   << u"https://api.openai.com/v1/models"_s;
        QTest::newRow("with v1") << u"https://api.openai.com/v1/"_s << u"https://api.openai.com/v1/chat/completions"_s
                                 << u"https://api.openai.com/v1/models"_s;
        QTest::newRow("whole") << u"https://api.openai.com/v1/chat/completions"_s << u"https://api.openai.com/v1/chat/completions"_s
                               << u"https://api.openai.com/v1/models"_s;
        QTest::newRow("gemini") << gemini + u'/' << gemini + u"/chat/completions"_s << gemini + u"/models"_s;
    }

    void urls()
    {
        QFETCH(QString, base);
        const HttpRequest request = *buildChatRequest(call(DirectTarget{provider(base), u"m"_s}));
        QTEST(request.url.toString(), "chat");
        const HttpRequest models = *buildModelsRequest(provider(base));
        QTEST(models.url.toString(), "models");
    }

    void aDirectCall()
    {
        Provider gemini = provider(u"https://api.example/v1"_s);
        gemini.extraHeaders = {{"X-Team", ValueTemplate::parse(u"blue"_s)}, {"accept", ValueTemplate::parse(u"text/event-stream"_s)}};
        const Result<HttpRequest> request = buildChatRequest(call(DirectTarget{gemini, u"gemini-2.5-flash"_s}));
        QVERIFY(request);
        QCOMPARE(request->method, "POST");
        QCOMPARE(valueOf(*request, "Content-Type"), "application/json");
        QCOMPARE(valueOf(*request, "Accept"), "text/event-stream"); // the user's word wins, once
        QCOMPARE(valueOf(*request, "Accept-Encoding"), "identity");
        QCOMPARE(valueOf(*request, "Authorization"), "Bearer {env:GEMINI_API_KEY}");
        QCOMPARE(valueOf(*request, "X-Team"), "blue");
        QCOMPARE(request->headers.size(), 5);
        QVERIFY(request->expectsStream);
        const QJsonObject body = QJsonDocument::fromJson(request->body).object();
        QCOMPARE(body["model"_L1].toString(), u"gemini-2.5-flash"_s);
        QCOMPARE(body["stream"_L1].toBool(), true);
        QCOMPARE(request->bodyKind, HttpRequest::Body::Plain);
    }

    void leavesOutWhatAProviderRefuses()
    {
        Provider picky = provider(u"https://api.example/v1"_s);
        picky.omits = {u"seed"_s, u"stream_options"_s, u"never_set"_s};
        ChatCall asked = call(DirectTarget{picky, u"m"_s});
        asked.request.parameters.seed = 7;
        asked.request.parameters.temperature = 1;
        const QJsonObject body = QJsonDocument::fromJson(buildChatRequest(asked)->body).object();
        QVERIFY(!body.contains("seed"_L1));
        QVERIFY(!body.contains("stream_options"_L1));
        QVERIFY(!body.contains("never_set"_L1));
        QCOMPARE(body["temperature"_L1].toDouble(), 1.0);
        QVERIFY(body["stream"_L1].toBool());
    }

    void aCallThroughARoute()
    {
        Gateway gateway;
        gateway.name = u"Demo"_s;
        gateway.dataUrl = QUrl(u"http://127.0.0.1:9080"_s);
        gateway.consumerKey = SecretRef::keychain(u"consumer"_s);
        gateway.connection.proxyMode = ConnectionSettings::Proxy::None;
        Route route;
        route.uris = {u"/anything"_s};
        route.aiProxy = AiProxy{};
        route.aiProxy->model = u"gemini-2.5-flash"_s;
        const Result<HttpRequest> request = buildChatRequest(call(RouteTarget{gateway, route, {}}, false));
        QVERIFY(request);
        QCOMPARE(request->url, QUrl(u"http://127.0.0.1:9080/anything"_s));
        QCOMPARE(valueOf(*request, "apikey"), "{keychain:consumer}");
        QCOMPARE(valueOf(*request, "Authorization"), "(none)");
        QCOMPARE(valueOf(*request, "Accept"), "application/json");
        QVERIFY(!request->expectsStream);
        QVERIFY(request->connection == gateway.connection);
        QCOMPARE(QJsonDocument::fromJson(request->body).object()["model"_L1].toString(), u"gemini-2.5-flash"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<Target>("target");
        QTest::addColumn<QString>("names");
        Provider withBreak = provider(u"https://api.example"_s);
        withBreak.extraHeaders = {{"X-A", ValueTemplate::literal(u"b\r\nX-C: d"_s)}};
        Provider badName = provider(u"https://api.example"_s);
        badName.extraHeaders = {{"X A:", ValueTemplate::literal(u"b"_s)}};
        QTest::newRow("no base URL") << Target(DirectTarget{provider({}), {}}) << u"base URL"_s;
        QTest::newRow("ftp") << Target(DirectTarget{provider(u"ftp://api.example"_s), {}}) << u"ftp"_s;
        QTest::newRow("password in a URL") << Target(UrlTarget{QUrl(u"https://a:b@api.example/x"_s), {}, {}, {}}) << u"api.example"_s;
        QTest::newRow("no URL") << Target(UrlTarget{}) << u"URL"_s;
        QTest::newRow("a route without a gateway") << Target(RouteTarget{}) << u"data-plane"_s;
        QTest::newRow("header smuggling") << Target(DirectTarget{withBreak, {}}) << u"X-A"_s;
        QTest::newRow("header name") << Target(DirectTarget{badName, {}}) << u"X A:"_s;
    }

    void refuses()
    {
        QFETCH(Target, target);
        QFETCH(QString, names);
        const Result<HttpRequest> request = buildChatRequest(call(target));
        QVERIFY(!request);
        QCOMPARE(request.error().kind, Error::Kind::Configuration);
        QVERIFY2(request.error().message.contains(names), qPrintable(request.error().message));
        QVERIFY(!request.error().message.contains(u"a:b"_s));
    }
};

QTEST_GUILESS_MAIN(TestRequestBuilder)
#include "tst_requestbuilder.moc"
