// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/resolve.h"

#include "support/fakesecretstore.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;
using lineside::test::FakeSecretStore;

namespace {

const QByteArray key = "sk-test-\"quoted\\/0123";

QByteArray plain(const Secret &secret)
{
    return secret.reveal([](QByteArrayView bytes) { return bytes.toByteArray(); });
}

HttpRequest requestWith(const QString &header, const QString &url = u"https://example.org/v1"_s)
{
    HttpRequest request;
    request.url = QUrl(url);
    request.headers = {{"Content-Type", ValueTemplate::literal(u"application/json"_s)}, {"Authorization", ValueTemplate::parse(header)}};
    request.body = "{}";
    return request;
}

struct Waiting {
    std::optional<Result<ResolvedRequest>> result;
    int count = 0;
    Callback<ResolvedRequest> taker()
    {
        return [this](Result<ResolvedRequest> resolved) {
            result = std::move(resolved);
            ++count;
        };
    }
};

} // namespace

class TestResolve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsKeysIn_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<HttpRequest::Body>("kind");
        QTest::addColumn<QByteArray>("expectedHeader");
        QTest::addColumn<QByteArray>("expectedBody");
        const auto plainBody = HttpRequest::Body::Plain;
        const auto json = HttpRequest::Body::JsonTemplate;
        QTest::newRow("no key") << u"none"_s << QByteArray("{}") << plainBody << QByteArray("none") << QByteArray("{}");
        QTest::newRow("header") << u"Bearer {keychain:work}"_s << QByteArray("{}") << plainBody << QByteArray("Bearer " + key) << QByteArray("{}");
        QTest::newRow("two in one header") << u"{keychain:work}, {env:SECOND}"_s << QByteArray("{}") << plainBody
            << QByteArray(key + ", two") << QByteArray("{}");
        QTest::newRow("the same twice") << u"{env:SECOND}{env:SECOND}"_s << QByteArray("{}") << plainBody << QByteArray("twotwo")
            << QByteArray("{}");
        QTest::newRow("unicode around") << u"ä {env:SECOND} 🚀"_s << QByteArray("{}") << plainBody << QByteArray("ä two 🚀")
            << QByteArray("{}");
        QTest::newRow("a plain body is the user's") << u"none"_s << QByteArray("say {env:SECOND}") << plainBody << QByteArray("none")
            << QByteArray("say {env:SECOND}");
        QTest::newRow("a body of bytes stays") << u"none"_s << QByteArray("\x00\xff{", 3) << plainBody << QByteArray("none")
            << QByteArray("\x00\xff{", 3);
        QTest::newRow("JSON body, escaped") << u"none"_s << QByteArray("{\"a\":\"Bearer {keychain:work}\"}") << json
            << QByteArray("none") << QByteArray("{\"a\":\"Bearer sk-test-\\\"quoted\\\\/0123\"}");
        QTest::newRow("JSON body, kept apart") << u"none"_s << QByteArray("{\"a\":\"{{plain}env:SECOND}\",\"b\":\"{env:SECOND}\"}") << json
            << QByteArray("none") << QByteArray("{\"a\":\"{env:SECOND}\",\"b\":\"two\"}");
        QTest::newRow("JSON body without a key") << u"none"_s << QByteArray("{\"a\":\"{{plain}env:SECOND}\"}") << json
            << QByteArray("none") << QByteArray("{\"a\":\"{env:SECOND}\"}");
    }

    void putsKeysIn()
    {
        QFETCH(QString, header);
        QFETCH(QByteArray, body);
        QFETCH(HttpRequest::Body, kind);
        QFETCH(QByteArray, expectedHeader);
        QFETCH(QByteArray, expectedBody);
        FakeSecretStore secrets;
        secrets.remember(SecretRef::keychain(u"work"_s), Secret(key));
        secrets.remember(SecretRef::environment(u"SECOND"_s), Secret("two"));
        HttpRequest request = requestWith(header);
        request.body = body;
        request.bodyKind = kind;
        Waiting waiting;
        resolve(request, secrets, this, waiting.taker());
        QCOMPARE(waiting.count, 0); // not before the function returned
        QTRY_COMPARE(waiting.count, 1);
        QVERIFY2(waiting.result->has_value(), waiting.result->has_value() ? "" : qPrintable(waiting.result->error().message));
        const ResolvedRequest &resolved = waiting.result->value();
        QCOMPARE(resolved.method, QByteArray("POST"));
        QCOMPARE(resolved.url, request.url);
        QCOMPARE(resolved.headers.size(), size_t(2));
        QCOMPARE(plain(resolved.headers[1].value), expectedHeader);
        QCOMPARE(plain(resolved.body), expectedBody);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("value"); // of keychain:work; null: there is none
        QTest::addColumn<QString>("says");
        const QString https = u"https://example.org"_s;
        const QString reference = u"Bearer {keychain:work}"_s;
        QTest::newRow("missing in the keychain") << reference << https << QByteArray() << u"work"_s;
        QTest::newRow("missing in the environment") << u"{env:NOT_THERE}"_s << https << QByteArray() << u"NOT_THERE"_s;
        QTest::newRow("empty") << reference << https << QByteArray("") << u"keychain:work is empty"_s;
        QTest::newRow("line feed in the environment") << u"{env:R_WITH_BREAK}"_s << https << QByteArray() << u"env:R_WITH_BREAK has a line break"_s;
        QTest::newRow("line feed") << reference << https << QByteArray("hunter2\n") << u"line break"_s;
        QTest::newRow("header of its own") << reference << https << QByteArray("hunter2\r\nX-Evil: 1") << u"line break"_s;
        QTest::newRow("zero") << reference << https << QByteArray("hunter2\0", 8) << u"line break"_s;
        QTest::newRow("plain http") << reference << u"http://example.org/hunter"_s << QByteArray("hunter2") << u"example.org"_s;
        QTest::newRow("plain http to a name like the loopback") << reference << u"http://127.0.0.1.example.org"_s
            << QByteArray("hunter2") << u"plain http"_s;
    }

    void refuses()
    {
        QFETCH(QString, header);
        QFETCH(QString, url);
        QFETCH(QByteArray, value);
        QFETCH(QString, says);
        FakeSecretStore secrets;
        if (!value.isNull())
            secrets.remember(SecretRef::keychain(u"work"_s), Secret(value));
        secrets.remember(SecretRef::environment(u"R_WITH_BREAK"_s), Secret(QByteArrayView("hunter2\nX-Evil: 1")));
        Waiting waiting;
        resolve(requestWith(header, url), secrets, this, waiting.taker());
        QCOMPARE(waiting.count, 0);
        QTRY_COMPARE(waiting.count, 1);
        QVERIFY(!waiting.result->has_value());
        const Error error = waiting.result->error();
        QCOMPARE(error.kind, Error::Kind::Configuration);
        QVERIFY2(error.message.contains(says), qPrintable(error.message));
        QVERIFY(!error.hint.isEmpty()); // what to do
        QVERIFY(!(error.message + error.hint + error.details).contains(u"hunter2"_s));
    }

    void mayGoToTheLoopbackInPlain()
    {
        FakeSecretStore secrets;
        secrets.remember(SecretRef::keychain(u"work"_s), Secret(key));
        Waiting waiting;
        resolve(requestWith(u"{keychain:work}"_s, u"http://127.0.0.1:9080/chat"_s), secrets, this, waiting.taker());
        QTRY_VERIFY(waiting.result && waiting.result->has_value());
    }

    void answersNobodyWhoWent_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("url");
        QTest::newRow("with a key") << u"{keychain:work}"_s << u"https://example.org"_s;
        QTest::newRow("without") << u"none"_s << u"https://example.org"_s;
        QTest::newRow("refused") << u"{keychain:work}"_s << u"http://example.org"_s;
    }

    void answersNobodyWhoWent()
    {
        QFETCH(QString, header);
        QFETCH(QString, url);
        FakeSecretStore secrets;
        secrets.remember(SecretRef::keychain(u"work"_s), Secret(key));
        Waiting lost;
        Waiting last;
        auto context = std::make_unique<QObject>();
        resolve(requestWith(header, url), secrets, context.get(), lost.taker());
        context.reset();
        resolve(requestWith(header, url), secrets, this, last.taker());
        QTRY_COMPARE(last.count, 1);
        QCOMPARE(lost.count, 0);
    }

    void masksKeys_data()
    {
        QTest::addColumn<QList<QByteArray>>("keys");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray mask = "••••";
        using Keys = QList<QByteArray>;
        QTest::newRow("no key") << Keys{} << QByteArray("text") << QByteArray("text");
        QTest::newRow("as it is") << Keys{"sk-12345"} << QByteArray("bad key sk-12345.") << "bad key " + mask + ".";
        QTest::newRow("twice") << Keys{"sk-12345"} << QByteArray("sk-12345sk-12345") << mask + mask;
        QTest::newRow("escaped in JSON") << Keys{"a\"b\\c"} << QByteArray("{\"key\":\"a\\\"b\\\\c\"}") << "{\"key\":\"" + mask + "\"}";
        QTest::newRow("slash escaped in JSON") << Keys{"abc/def"} << QByteArray("\"abc\\/def\"") << "\"" + mask + "\"";
        QTest::newRow("in a URL") << Keys{"ab/c+D="} << QByteArray("?key=ab%2Fc%2BD%3D&x") << "?key=" + mask + "&x";
        QTest::newRow("in a URL, small letters") << Keys{"ab/c+D="} << QByteArray("?key=ab%2fc%2bD%3d&x") << "?key=" + mask + "&x";
        QTest::newRow("one begins with another") << Keys{"abcd", "abcdefgh"} << QByteArray("abcdefgh abcd") << mask + " " + mask;
        QTest::newRow("the other order") << Keys{"abcdefgh", "abcd"} << QByteArray("abcdefgh abcd") << mask + " " + mask;
        QTest::newRow("too short to mask") << Keys{"abc"} << QByteArray("the abc of it") << QByteArray("the abc of it");
        QTest::newRow("not text") << Keys{"\xff\xfe\xfd\xfc"} << QByteArray("a\xff\xfe\xfd\xfcz") << "a" + mask + "z";
    }

    void masksKeys()
    {
        QFETCH(QList<QByteArray>, keys);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        ResolvedRequest request;
        for (const QByteArray &each : keys)
            request.keys.emplace_back(QByteArrayView(each));
        QCOMPARE(request.masked(bytes), expected);
        if (bytes.isValidUtf8())
            QCOMPARE(request.masked(QString::fromUtf8(bytes)), QString::fromUtf8(expected));
    }

    // What is resolved can mask what it sent.
    void knowsItsKeys()
    {
        FakeSecretStore secrets;
        secrets.remember(SecretRef::keychain(u"work"_s), Secret(key));
        Waiting waiting;
        resolve(requestWith(u"{keychain:work}"_s), secrets, this, waiting.taker());
        QTRY_VERIFY(waiting.result && waiting.result->has_value());
        QVERIFY(!waiting.result->value().masked("echo: " + key).contains("0123"));
    }
};

QTEST_GUILESS_MAIN(TestResolve)
#include "tst_resolve.moc"
