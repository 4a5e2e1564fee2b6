// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/gatewaybench.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

#include <algorithm>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

// What a recording is compared with.
enum class Compare { Everything, AllButBody };

// A recording that the demo gateway must match, and the recorded requests to send before it.
struct Scope {
    QString name;
    QStringList before;
    Compare compare = Compare::Everything;
};

const QString created = u"admin-03-put-route-created"_s;
const QString updated = u"admin-04-put-route-updated"_s;
const QString posted = u"admin-12-post-route-generates-id"_s;
const QString echo = u"admin-29-put-echo"_s;
const QString putBack = u"admin-30-put-back-the-echo"_s;
const QString alice = u"admin-71-consumer-put"_s;
const QString service = u"admin-80-service-put"_s;
const QString user = u"admin-81-route-with-service"_s;

QList<Scope> adminScope()
{
    const QStringList listed{created, echo, putBack};
    QList<Scope> scope{
        {created, {}},
        {updated, {created}},
        {u"admin-05-get-route"_s, {created}},
        {u"admin-06-get-route-viewer-key"_s, {created}},
        {posted, {created, updated}},
        {u"admin-15-delete-ok"_s, {created, updated, posted}},
        {u"admin-20-patch"_s, {created}},
        {u"admin-25-patch-invalid"_s, {created}},
        {echo, {created}},
        {putBack, {created}},
        {u"admin-31-get-after-put-back"_s, {created, putBack}},
        {u"admin-33-put-with-times"_s, {created}},
        {u"admin-60-plugins-list"_s, {}, Compare::AllButBody},  // the demo has fewer plugins
        {u"admin-61-plugin-schema"_s, {}, Compare::AllButBody}, // and shorter schemas
        {u"admin-64-schema-route"_s, {}, Compare::AllButBody},
        {alice, {}},
        {service, {}},
        {user, {service}},
        {u"admin-82-service-delete-in-use"_s, {service, user}},
        {u"admin-83-service-delete-force"_s, {service, user}},
        {u"admin-72-credential-put"_s, {alice}},
        {u"admin-73-credential-get"_s, {alice, u"admin-72-credential-put"_s}},
        {u"admin-bad-unknown-plugin-field"_s, {}},
        {u"example-01-put"_s, {created}},
    };
    for (const char *name : {"40-list", "41-list-page", "42-list-page3", "43-list-page-beyond", "44-list-page-size-too-small", "46-list-page-only",
                             "49-list-name", "50-list-uri", "51-list-label"})
        scope.append({u"admin-"_s + QLatin1StringView(name), listed});
    for (const char *name :
         {"admin-01-put-route-no-key", "admin-02-put-route-wrong-key", "admin-07-put-viewer-key", "admin-10-put-id-mismatch", "admin-11-put-no-id",
          "admin-13-get-missing", "admin-14-delete-missing", "admin-18-unknown-root", "admin-62-plugin-schema-unknown",
          "admin-63c-plugin-schema-consumer", "admin-bad-empty-body", "admin-bad-invalid-json", "admin-bad-missing-auth", "admin-bad-no-uri",
          "admin-bad-provider", "admin-bad-route-unknown-field", "admin-bad-timeout-string", "admin-bad-unknown-auth-field",
          "admin-bad-unknown-plugin", "admin-bad-uri-and-uris", "validate-01-configs-ok", "validate-02-configs-bad",
          "validate-05-schema-plugin-bad-passes"})
        scope.append({QString::fromLatin1(name), {}});
    return scope;
}

QList<Scope> dataScope()
{
    QList<Scope> scope{
        {u"ai-rate-limiting-2"_s, {u"ai-rate-limiting-1"_s}},
        {u"ai-rate-limiting-3"_s, {u"ai-rate-limiting-1"_s, u"ai-rate-limiting-2"_s}},
        {u"limit-count-2"_s, {u"limit-count-1"_s}},
        {u"limit-count-3"_s, {u"limit-count-1"_s, u"limit-count-2"_s}},
        {u"limit-count-default-code-2"_s, {u"limit-count-default-code-2"_s}},
    };
    for (const char *name :
         {"ai-rate-limiting-1", "auth-01-missing", "auth-02-invalid", "auth-03-ok", "auth-04-query", "auth-15-consumer-restriction-denied",
          "bad-01-invalid-json", "bad-02-empty-body", "bad-04-missing-messages", "bad-05-empty-object", "bad-10-content-type-text", "bad-14-get",
          "bad-18-unknown-uri", "bad-19-method-not-allowed", "bad-22-body-too-large", "chat-01-nonstream", "chat-02-client-headers",
          "chat-03-model-in-body-overridden", "chat-04-no-options-model-in-body", "chat-06-host-only-endpoint",
          "chat-07-options-override-temperature", "chat-09-query-string", "chat-11-unicode", "chat-19-auth-query", "guard-01-denied", "guard-02-ok",
          "guard-06-last-message-not-user", "limit-count-1", "multi-01-weighted", "multi-02-fallback-5xx", "multi-05-all-bad",
          "proto-05-responses-on-gemini", "stream-01-gemini", "stream-02-include-usage", "stream-04-accept-encoding", "stream-05-flush0",
          "stream-06-flush500", "stream-14-cut", "stream-16-clean-eof-no-done", "stream-17-error-event", "stream-22-options-stream-false",
          "stream-23-options-stream-true-client-not", "stream-24-stream-true-err429", "stream-25-stream-true-err400", "up-arr-err400",
          "up-down-ai-proxy", "up-empty200", "up-err400", "up-err401", "up-err404", "up-err429", "up-err503", "up-plain-no-nodes", "up-timeout",
          "up-timeout-slow"})
        scope.append({QString::fromLatin1(name), {}});
    return scope;
}

// The recordings that the demo gateway does not claim to match, by the beginning of their names, and why.
const QHash<QString, QString> outOfScope{
    {u"v3.15-"_s, u"another version"_s},
    {u"admin-23-patch-null-removes"_s, u"follows an exchange that was not recorded; patching is covered by tst_adminapi"_s},
    {u"admin-76-consumer-get"_s, u"follows an exchange that was not recorded; consumers are covered by tst_adminapi"_s},
    {u"auth-12-basic-missing"_s, u"basic-auth is not part of the demo"_s},
    {u"auth-13-basic-bad"_s, u"basic-auth is not part of the demo"_s},
    {u"cors-01-preflight"_s, u"cors is not part of the demo"_s},
    {u"hdr-07-debug-apisix-plugins"_s, u"debug mode is not part of the demo"_s},
    {u"proto-01-anthropic-converted"_s, u"protocol conversion is not part of the demo"_s},
    {u"stream-07-plain-proxy-default-buffering"_s, u"routes with plain upstreams are not part of the demo"_s},
    {u"stream-08-plain-proxy-buffering-off"_s, u"routes with plain upstreams are not part of the demo"_s},
    {u"tmpl-02-unknown"_s, u"ai-prompt-template is not part of the demo"_s},
    {u"up-plain-err429"_s, u"routes with plain upstreams are not part of the demo"_s},
    {u"up-plain-ok"_s, u"routes with plain upstreams are not part of the demo"_s},
};

bool isOutOfScope(const QString &name)
{
    return std::ranges::any_of(outOfScope.keys(), [&name](const QString &beginning) { return name.startsWith(beginning); });
}

bool looksLikeCipherText(const QString &text)
{
    static const QRegularExpression base64(u"^[A-Za-z0-9+/]{22,}={0,2}$"_s);
    return text.size() % 4 == 0 && base64.match(text).hasMatch();
}

// With what differs from one run to the next replaced by its name.
QJsonValue masked(const QString &name, const QJsonValue &value)
{
    static const QStringList counters{u"create_time"_s, u"update_time"_s, u"created"_s, u"createdIndex"_s, u"modifiedIndex"_s};
    static const QRegularExpression generatedId(u"^(sim|mock)[0-9a-z]+$"_s);
    if (counters.contains(name))
        return value.isDouble() ? u"<number>"_s : value;
    if (value.isString() && name == "id"_L1 && generatedId.match(value.toString()).hasMatch())
        return u"<id>"_s;
    if (value.isString() && looksLikeCipherText(value.toString()))
        return u"<cipher text of %1>"_s.arg(value.toString().size());
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &entry : value.toArray())
            array.append(masked({}, entry));
        return array;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (const QString &key : object.keys())
            object.insert(key, masked(key, object[key]));
        return object;
    }
    return value;
}

QByteArray comparableJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isNull())
        return json;
    return document.isArray() ? QJsonDocument(masked({}, document.array()).toArray()).toJson()
                              : QJsonDocument(masked({}, document.object()).toObject()).toJson();
}

// A body in a form in which equal answers are equal texts. The half event of a cut stream is cut at its content.
QByteArray comparableBody(const QByteArray &type, const QByteArray &body)
{
    if (type != "text/event-stream")
        return comparableJson(body);
    QByteArray text;
    for (const QByteArray &line : body.split('\n')) {
        if (!line.startsWith("data: "))
            text += line + '\n';
        else if (line.contains("\"content\":\"") && !line.endsWith('}'))
            text += "half an event: " + line.first(line.indexOf("\"content\":\"")) + '\n';
        else
            text += "data: " + comparableJson(line.sliced(6)) + '\n';
    }
    return text;
}

// The headers that must be the same: all but the date, with the moving parts masked.
QStringList comparableHeaders(const HttpHead &head, bool withLength)
{
    static const QRegularExpression seconds(u"^[0-9]+(\\.[0-9]{1,2})?$"_s);
    QStringList lines;
    for (const RawHeader &header : head.headers) {
        QString value = QString::fromLatin1(header.value);
        if (header.name == "Date" || (header.name == "Content-Length" && !withLength))
            continue;
        if (header.name.contains("RateLimit-Reset") && seconds.match(value).hasMatch())
            value = u"<seconds>"_s;
        lines.append(QString::fromLatin1(header.name) + u": "_s + value);
    }
    lines.sort();
    return lines;
}

} // namespace

/// Sends what was once sent to a real gateway, and wants the same answer.
class TestConformance : public QObject
{
    Q_OBJECT

    static void addRows(const QList<Scope> &scopes)
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("before");
        QTest::addColumn<bool>("withBody");
        for (const Scope &scope : scopes)
            QTest::newRow(qPrintable(scope.name)) << scope.name << scope.before << (scope.compare == Compare::Everything);
    }

    static void sendWhatCameBefore(GatewayBench &bench)
    {
        QFETCH(QStringList, before);
        for (const QString &earlier : std::as_const(before))
            QVERIFY2(bench.send(WireRecording::load(earlier)), qPrintable(earlier));
    }

    static void compareWithRecording(GatewayBench &bench)
    {
        QFETCH(QString, name);
        QFETCH(bool, withBody);
        const WireRecording recording = WireRecording::load(name);
        const std::optional<BenchAnswer> answer = bench.send(recording);
        QVERIFY(answer.has_value());
        QCOMPARE(answer->head.status, recording.response.head.status);
        QCOMPARE(answer->head.reason, recording.response.head.reason);
        QCOMPARE(comparableHeaders(answer->head, withBody), comparableHeaders(recording.response.head, withBody));
        const QByteArray type = recording.response.head.contentType();
        if (withBody)
            QCOMPARE(comparableBody(type, answer->body), comparableBody(type, recording.response.body));
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyRecordingHasItsPlace()
    {
        QStringList claimed;
        for (const Scope &scope : adminScope() + dataScope())
            claimed.append(scope.name);
        for (const QString &name : WireRecording::names())
            QVERIFY2(claimed.count(name) + (isOutOfScope(name) ? 1 : 0) == 1, qPrintable(name));
    }

    void admin_data() { addRows(adminScope()); }
    void admin()
    {
        QFETCH(QString, name);
        GatewayBench bench;
        sendWhatCameBefore(bench);
        if (name.contains("-list"_L1) && !name.contains("plugins"_L1))
            bench.addListedRoutes();
        compareWithRecording(bench);
    }

    void dataPlane_data() { addRows(dataScope()); }
    void dataPlane()
    {
        GatewayBench bench;
        bench.addRecordedRoutes();
        sendWhatCameBefore(bench);
        compareWithRecording(bench);
    }

    void modelSeesTheSame_data()
    {
        QTest::addColumn<QString>("name");
        for (const Scope &scope : dataScope()) {
            if (QFile::exists(QStringLiteral(LINESIDE_TEST_DATA "/wire/apisix/%1/upstream-saw.json").arg(scope.name)))
                QTest::newRow(qPrintable(scope.name)) << scope.name;
        }
    }

    void modelSeesTheSame()
    {
        QFETCH(QString, name);
        GatewayBench bench;
        bench.addRecordedRoutes();
        const WireRecording recording = WireRecording::load(name);
        QVERIFY(bench.send(recording).has_value());
        QFile file(QStringLiteral(LINESIDE_TEST_DATA "/wire/apisix/%1/upstream-saw.json").arg(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject seen = QJsonDocument::fromJson(file.readAll()).object();
        const ServerRequest &actual = bench.modelSaw();
        QCOMPARE(QString::fromLatin1(actual.method), seen["method"_L1].toString());
        QCOMPARE(sortedTarget(QString::fromLatin1(actual.target)), sortedTarget(seen["url"_L1].toString()));
        QCOMPARE(comparableJson(actual.body), comparableJson(seen["body"_L1].toString().toUtf8()));
        QStringList wanted;
        const QJsonArray headers = seen["headers"_L1].toArray();
        for (qsizetype i = 0; i + 1 < headers.size(); i += 2)
            addHeader(wanted, headers[i].toString(), headers[i + 1].toString());
        QStringList got;
        for (const RawHeader &header : actual.headers)
            addHeader(got, QString::fromLatin1(header.name), QString::fromLatin1(header.value));
        wanted.sort();
        got.sort();
        QCOMPARE(got, wanted);
    }

private:
    static QString sortedTarget(const QString &target)
    {
        QStringList query = target.section(u'?', 1).split(u'&', Qt::SkipEmptyParts);
        query.sort();
        return target.section(u'?', 0, 0) + u'?' + query.join(u'&');
    }

    // The host is the model's own address, and the length follows from how JSON is written. The recording client named itself
    // in a header of its own in one recording.
    static void addHeader(QStringList &lines, const QString &name, const QString &value)
    {
        static const QStringList own{u"host"_s, u"content-length"_s, u"user-agent"_s};
        if (!own.contains(name.toLower()))
            lines.append(name.toLower() + u": "_s + value);
    }
};

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"
