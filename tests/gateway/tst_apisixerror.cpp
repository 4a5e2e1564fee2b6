// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/apisixerror.h"

#include "support/wirerecording.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;
using lineside::test::WireRecording;

Q_DECLARE_METATYPE(lineside::Error::Kind)

class TestApisixError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void explainsRecordings_data();
    void explainsRecordings();
    void explainsOtherAnswers_data();
    void explainsOtherAnswers();
    void neverRepeatsTheRequest();
    void namesTheField_data();
    void namesTheField();
};

namespace {

const QUrl adminUrl(u"http://127.0.0.1:9180/apisix/admin"_s);

HttpResponse answer(int status, const QByteArray &type, const QByteArray &body, const QByteArray &server = "APISIX/3.18.0")
{
    HttpResponse response;
    response.head.status = status;
    response.head.headers = {{"Content-Type", type}, {"Server", server}};
    response.body = body;
    return response;
}

} // namespace

void TestApisixError::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestApisixError::explainsRecordings_data()
{
    using Kind = Error::Kind;
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("message"); // a part of it
    QTest::addColumn<QString>("hint");
    QTest::addColumn<QString>("details");
    const auto row = [](const char *recording, Kind kind, const QString &message, const QString &hint, const QString &details) {
        QTest::newRow(recording) << kind << message << hint << details;
    };
    row("admin-01-put-route-no-key", Kind::Auth, u"asks for an admin key"_s, u"deployment.admin.admin_key"_s, u"missing apikey"_s);
    row("admin-02-put-route-wrong-key", Kind::Auth, u"does not accept"_s, u"config.yaml"_s, u"wrong apikey"_s);
    row("admin-07-put-viewer-key", Kind::Auth, u"may only read"_s, u"role admin"_s, u"invalid method for role viewer"_s);
    row("v3.15-no-key", Kind::Auth, u"asks for an admin key"_s, u"admin_key"_s, u"missing apikey"_s);
    row("admin-10-put-id-mismatch", Kind::BadRequest, u"the field id"_s, {}, u"wrong route id"_s);
    row("admin-11-put-no-id", Kind::BadRequest, u"the field id"_s, {}, u"missing route id"_s);
    row("admin-13-get-missing", Kind::NotFound, u"no such route"_s, u"deleted"_s, u"Key not found"_s);
    row("admin-18-unknown-root", Kind::NotFound, u"not an Admin API"_s, u"9180"_s, u"404"_s);
    row("bad-18-unknown-uri", Kind::NotFound, u"serves its routes"_s, u"9180"_s, u"404 Route Not Found"_s);
    row("admin-33-put-with-times", Kind::BadRequest, u"the field create_time"_s, {}, u"forbidden"_s);
    row("admin-44-list-page-size-too-small", Kind::BadRequest, u"refused"_s, {}, u"page_size must be between 10 and 500"_s);
    row("admin-82-service-delete-in-use", Kind::BadRequest, u"refused"_s, {}, u"is still using it"_s);
    row("admin-bad-empty-body", Kind::BadRequest, u"refused"_s, {}, u"missing configurations"_s);
    row("admin-bad-invalid-json", Kind::BadRequest, u"could not read the route as JSON"_s, {}, u"Expected object key"_s);
    row("admin-bad-missing-auth", Kind::BadRequest, u"the field plugins.ai-proxy.auth."_s, u"missing"_s, u"is required"_s);
    row("admin-bad-no-uri", Kind::BadRequest, u"the field uri."_s, u"uri"_s, u"matches none"_s);
    row("admin-bad-provider", Kind::BadRequest, u"the field plugins.ai-proxy.provider."_s, u"none of the values"_s, u"enum"_s);
    row("admin-bad-route-unknown-field", Kind::BadRequest, u"the field foo."_s, u"no field of that name"_s, u"found foo"_s);
    row("admin-bad-timeout-string", Kind::BadRequest, u"the field plugins.ai-proxy.timeout."_s, u"of the type integer, not string"_s, u"wrong type"_s);
    row("admin-bad-unknown-auth-field", Kind::BadRequest, u"the field plugins.ai-proxy.auth.bearer."_s, u"no field of that name"_s, u"bearer"_s);
    row("admin-bad-unknown-plugin", Kind::BadRequest, u"the field plugins.ai-prox."_s, u"no plugin of that name"_s, u"[ai-prox]"_s);
    row("admin-bad-uri-and-uris", Kind::BadRequest, u"the field uri."_s, u"either uri or uris"_s, u"both schemas"_s);
}

void TestApisixError::explainsRecordings()
{
    QFETCH(QString, message);
    QFETCH(QString, hint);
    QFETCH(QString, details);
    const WireRecording recording = WireRecording::load(QString::fromLatin1(QTest::currentDataTag()));
    const Error error = apisixError({recording.response.head, recording.response.body, false}, adminUrl);
    QTEST(error.kind, "kind");
    QVERIFY2(error.message.contains(message), qPrintable(error.message));
    QVERIFY2(hint.isEmpty() || error.hint.contains(hint), qPrintable(error.hint));
    QVERIFY2(error.details.contains(details), qPrintable(error.details));
    QCOMPARE(error.httpStatus, recording.response.head.status);
}

void TestApisixError::explainsOtherAnswers_data()
{
    using Kind = Error::Kind;
    QTest::addColumn<HttpResponse>("response");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("message");
    QTest::newRow("address not allowed") << answer(403, "text/html", "<html><h1>403 Forbidden</h1><center>openresty</center></html>")
                                         << Kind::Auth << u"this machine's address"_s;
    QTest::newRow("a web page") << answer(200, "text/html", "<html><title>Router</title></html>", "nginx") << Kind::Protocol << u"not an Admin API"_s;
    QTest::newRow("an empty answer") << answer(200, "application/json", {}) << Kind::Protocol << u"not an Admin API"_s;
    QTest::newRow("a redirect") << answer(302, "text/html", {}) << Kind::Protocol << u"another address"_s;
    QTest::newRow("the store is away") << answer(503, "application/json", R"({"error_msg":"no healthy etcd endpoint available"})")
                                       << Kind::Server << u"failed"_s;
    QTest::newRow("unknown resource") << answer(404, "application/json", R"({"error_msg":"Unsupported resource type: routess"})")
                                      << Kind::NotFound << u"not an Admin API"_s;
    QTest::newRow("limits") << answer(429, "text/html", "<html></html>") << Kind::RateLimited << u"limit"_s;
    QTest::newRow("too large") << answer(413, "text/html", "<html></html>") << Kind::BadRequest << u"refused"_s;
}

void TestApisixError::explainsOtherAnswers()
{
    QFETCH(HttpResponse, response);
    QFETCH(QString, message);
    const Error error = apisixError(response, adminUrl);
    QTEST(error.kind, "kind");
    QVERIFY2(error.message.contains(message), qPrintable(error.message));
}

void TestApisixError::neverRepeatsTheRequest()
{
    const QByteArray echo = R"({"error_msg":"invalid request body: x","req_body":"Bearer TOPSECRET"})";
    const QByteArray otherEcho = R"({"req_body":"Bearer TOPSECRET"})";
    for (const QByteArray &body : {echo, otherEcho}) {
        const Error error = apisixError(answer(400, "application/json", body), adminUrl);
        QVERIFY(!(error.message + error.hint + error.details).contains("TOPSECRET"_L1));
    }
}

void TestApisixError::namesTheField_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("field");
    QTest::newRow("nested") << uR"(failed to check the configuration of plugin ai-proxy err: property "auth" validation failed: )"
                               uR"(property "header" validation failed: wrong type: expected object, got string)"_s
                            << u"plugins.ai-proxy.auth.header"_s;
    QTest::newRow("route's own") << uR"(invalid configuration: property "uri" validation failed: wrong type: expected string, got number)"_s << u"uri"_s;
    QTest::newRow("service that is not there") << u"failed to fetch service info by service id [9], response code: 404"_s << u"service_id"_s;
    QTest::newRow("host and hosts") << u"only one of host or hosts is allowed"_s << u"hosts"_s;
    QTest::newRow("vars") << u"failed to validate the 'vars' expression: x"_s << u"vars"_s;
    QTest::newRow("other words") << u"something else"_s << QString();
    QTest::newRow("no words") << QString() << QString();
}

void TestApisixError::namesTheField()
{
    QFETCH(QString, words);
    QTEST(refusedField(words), "field");
}

QTEST_GUILESS_MAIN(TestApisixError)
#include "tst_apisixerror.moc"
