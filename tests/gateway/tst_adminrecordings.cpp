// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Every recorded exchange with an Admin API, as the client reads it.
#include "gateway/apisixadmin.h"

#include "gateway/adminrig.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace lineside;
using namespace lineside::test;

namespace {

// What the client was at when such an answer came.
enum class Act { Push, Fetch, Delete, Page, List, Schema, DryRun };

struct Row {
    QString name;
    Act act = Act::Push;
    std::optional<Error::Kind> fails = {};
    QString says = {}; ///< part of the message where it fails
};

QList<Row> rows()
{
    using Kind = Error::Kind;
    QList<Row> all{
        {u"admin-01-put-route-no-key"_s, Act::Push, Kind::Auth, u"asks for an admin key"_s},
        {u"admin-02-put-route-wrong-key"_s, Act::Push, Kind::Auth, u"does not accept"_s},
        {u"admin-07-put-viewer-key"_s, Act::Push, Kind::Auth, u"only read"_s},
        {u"admin-10-put-id-mismatch"_s, Act::Push, Kind::BadRequest, u"field id"_s},
        {u"admin-11-put-no-id"_s, Act::Push, Kind::BadRequest, u"field id"_s},
        {u"admin-25-patch-invalid"_s, Act::Push, Kind::BadRequest, u"refused"_s},
        {u"admin-33-put-with-times"_s, Act::Push, Kind::BadRequest, u"create_time"_s},
        {u"admin-13-get-missing"_s, Act::Fetch, Kind::NotFound, u"no such route"_s},
        {u"admin-18-unknown-root"_s, Act::List, Kind::NotFound, u"not an Admin API"_s},
        {u"admin-44-list-page-size-too-small"_s, Act::List, Kind::BadRequest, u"refused"_s},
        {u"admin-14-delete-missing"_s, Act::Delete},
        {u"admin-15-delete-ok"_s, Act::Delete},
        {u"admin-82-service-delete-in-use"_s, Act::Delete},
        {u"admin-83-service-delete-force"_s, Act::Delete},
        {u"admin-40-list"_s, Act::List},
        {u"admin-46-list-page-only"_s, Act::List},
        {u"admin-bad-empty-body"_s, Act::Push, Kind::BadRequest, u"refused"_s},
        {u"admin-bad-invalid-json"_s, Act::Push, Kind::BadRequest, u"as JSON"_s},
        {u"admin-bad-missing-auth"_s, Act::Push, Kind::BadRequest, u"plugins.ai-proxy.auth"_s},
        {u"admin-bad-no-uri"_s, Act::Push, Kind::BadRequest, u"field uri"_s},
        {u"admin-bad-provider"_s, Act::Push, Kind::BadRequest, u"plugins.ai-proxy.provider"_s},
        {u"admin-bad-route-unknown-field"_s, Act::Push, Kind::BadRequest, u"field foo"_s},
        {u"admin-bad-timeout-string"_s, Act::Push, Kind::BadRequest, u"plugins.ai-proxy.timeout"_s},
        {u"admin-bad-unknown-auth-field"_s, Act::Push, Kind::BadRequest, u"plugins.ai-proxy.auth.bearer"_s},
        {u"admin-bad-unknown-plugin"_s, Act::Push, Kind::BadRequest, u"plugins.ai-prox"_s},
        {u"admin-bad-uri-and-uris"_s, Act::Push, Kind::BadRequest, u"field uri"_s},
        {u"v3.15-no-key"_s, Act::Push, Kind::Auth, u"asks for an admin key"_s},
        {u"validate-01-configs-ok"_s, Act::DryRun},
        {u"validate-02-configs-bad"_s, Act::DryRun},
        {u"validate-05-schema-plugin-bad-passes"_s, Act::DryRun},
    };
    for (const char *name : {"admin-03-put-route-created", "admin-04-put-route-updated", "admin-12-post-route-generates-id", "admin-20-patch",
                             "admin-23-patch-null-removes", "admin-29-put-echo", "admin-30-put-back-the-echo", "admin-71-consumer-put",
                             "admin-72-credential-put", "admin-80-service-put", "admin-81-route-with-service", "admin-bad-unknown-plugin-field",
                             "example-01-put", "v3.15-put", "v3.15-put-again"})
        all.append({QString::fromLatin1(name), Act::Push});
    for (const char *name : {"admin-05-get-route", "admin-06-get-route-viewer-key", "admin-31-get-after-put-back", "admin-73-credential-get",
                             "admin-76-consumer-get"})
        all.append({QString::fromLatin1(name), Act::Fetch});
    for (const char *name : {"admin-41-list-page", "admin-42-list-page3", "admin-43-list-page-beyond", "admin-49-list-name", "admin-50-list-uri",
                             "admin-51-list-label"})
        all.append({QString::fromLatin1(name), Act::Page});
    for (const char *name : {"admin-60-plugins-list", "admin-61-plugin-schema", "admin-62-plugin-schema-unknown", "admin-63c-plugin-schema-consumer",
                             "admin-64-schema-route"})
        all.append({QString::fromLatin1(name), Act::Schema});
    return all;
}

// Runs the operation against the recording; what it said, and everything it gave, as text.
struct Finding {
    std::optional<Error> error;
    QByteArray given;
};

template<class T, class Start, class Tell>
Finding findingOf(Start start, Tell tell)
{
    Outcome<T> outcome;
    QObject context;
    start(&context, outcome.take());
    if (!outcome.wait())
        return {Error{.kind = Error::Kind::Timeout, .message = u"nothing came"_s, .hint = {}, .details = {}}, {}};
    return *outcome ? Finding{{}, tell(**outcome)} : Finding{(*outcome).error(), {}};
}

Route draft()
{
    return routeFromJson(R"({"id":"gemini-chat","uri":"/anything","plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":{"A":"{keychain:k}"}}}}})").value();
}

Finding run(const Row &row)
{
    FakeHttpClient client;
    client.answers = {recorded(row.name)};
    ApisixAdmin admin(someGateway(), client);
    switch (row.act) {
    case Act::Push:
        client.answers.append(recorded(u"admin-05-get-route"_s));
        return findingOf<PushOutcome>([&](QObject *context, auto done) { admin.pushRoute(draft(), context, done); },
                                      [](const PushOutcome &outcome) { return routeToJson(outcome.asStored); });
    case Act::Fetch:
        return findingOf<GatewayResource>([&](QObject *context, auto done) { admin.fetchResource({ResourceKind::Route, u"gemini-chat"_s}, context, done); },
                                          [](const GatewayResource &resource) { return resource.json; });
    case Act::Delete:
        return findingOf<ResourceDeletion>([&](QObject *context, auto done) { admin.deleteResource({ResourceKind::Service, u"s"_s}, true, context, done); },
                                           [](const ResourceDeletion &deletion) { return QByteArray(deletion.deleted ? "deleted" : "kept"); });
    case Act::Page:
        return findingOf<GatewayInfo>([&](QObject *context, auto done) { admin.inspect(context, done); },
                                      [](const GatewayInfo &info) { return info.version.toUtf8(); });
    case Act::List:
        return findingOf<QList<Route>>([&](QObject *context, auto done) { admin.listRoutes(context, done); }, [](const QList<Route> &routes) {
            QByteArray all;
            for (const Route &route : routes)
                all += routeToJson(route);
            return all;
        });
    case Act::Schema:
        client.answers = {recorded(u"admin-64-schema-route"_s), recorded(u"admin-60-plugins-list"_s), recorded(row.name)};
        return findingOf<GatewaySchemas>([&](QObject *context, auto done) { admin.fetchSchemas({u"x"_s}, context, done); },
                                         [](const GatewaySchemas &schemas) { return schemas.plugin(u"x"_s) + ' '; });
    case Act::DryRun:
        break;
    }
    return findingOf<QList<DraftRemark>>([&](QObject *context, auto done) { admin.dryRun(draft(), context, done); },
                                         [](const QList<DraftRemark> &remarks) { return QByteArray::number(remarks.size()); });
}

bool holdsSecret(const QByteArray &text)
{
    return text.contains("XXX") || text.contains("wLAn1b4m82") || text.contains("edd1c9f034335f136f87ad84b625c8f1") || text.contains("carol-key")
        || text.contains("alice-key");
}

} // namespace

class TestAdminRecordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void noneIsLeftOut()
    {
        QSet<QString> covered;
        for (const Row &row : rows())
            covered.insert(row.name);
        for (const QString &name : WireRecording::names()) {
            if (WireRecording::load(name).target.startsWith("/apisix/admin"))
                QVERIFY2(covered.contains(name), qPrintable(name));
        }
    }

    void readsThem_data()
    {
        QTest::addColumn<int>("row");
        const QList<Row> all = rows();
        for (int i = 0; i < int(all.size()); ++i)
            QTest::newRow(qPrintable(all.at(i).name)) << i;
    }

    void readsThem()
    {
        QFETCH(int, row);
        const Row wanted = rows().at(row);
        const Finding finding = run(wanted);
        QCOMPARE(finding.error.has_value(), wanted.fails.has_value());
        QVERIFY(!holdsSecret(finding.given));
        if (!finding.error) {
            QVERIFY(!finding.given.isEmpty());
            QVERIFY(wanted.act == Act::Schema || !finding.given.contains("create_time"));
            return;
        }
        QCOMPARE(finding.error->kind, *wanted.fails);
        QVERIFY2(finding.error->message.contains(wanted.says), qPrintable(finding.error->message));
        QVERIFY(!holdsSecret((finding.error->message + finding.error->hint + finding.error->details).toUtf8()));
    }
};

QTEST_GUILESS_MAIN(TestAdminRecordings)
#include "tst_adminrecordings.moc"
