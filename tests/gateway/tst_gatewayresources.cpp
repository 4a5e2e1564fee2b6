// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Resources besides routes, against recordings of a real gateway.
#include "gateway/apisixadmin.h"
#include "gateway/resourceusers.h"

#include "gateway/adminrig.h"

#include <QJsonObject>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace lineside;
using namespace lineside::test;

Q_DECLARE_METATYPE(lineside::ResourceKey)

namespace {

QByteArray listOf(const QByteArrayList &entries)
{
    return "{\"list\":[" + entries.join(',') + "],\"total\":" + QByteArray::number(entries.size()) + '}';
}

QJsonObject objectIn(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class TestGatewayResources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void fetches_data()
    {
        QTest::addColumn<ResourceKey>("key");
        QTest::addColumn<QString>("recording");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QByteArray>("holds");
        QTest::newRow("consumer") << ResourceKey{ResourceKind::Consumer, u"carol"_s} << u"admin-76-consumer-get"_s << u"/apisix/admin/consumers/carol"_s
                                  << QByteArray(R"({"plugins":{"key-auth":{"key":"••••"}},"username":"carol"})");
        QTest::newRow("credential") << ResourceKey{ResourceKind::Credential, u"alice/cred-key"_s} << u"admin-73-credential-get"_s
                                    << u"/apisix/admin/consumers/alice/credentials/cred-key"_s
                                    << QByteArray(R"({"id":"cred-key","plugins":{"key-auth":{"key":"••••"}}})");
    }

    void fetches()
    {
        QFETCH(ResourceKey, key);
        QFETCH(QString, recording);
        QFETCH(QByteArray, holds);
        FakeHttpClient client;
        client.answers = {recorded(recording)};
        Outcome<GatewayResource> outcome;
        ApisixAdmin(someGateway(), client).fetchResource(key, this, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY(*outcome);
        QCOMPARE((*outcome)->key, key);
        QCOMPARE(objectIn((*outcome)->json), objectIn(holds));
        QVERIFY((*outcome)->modifiedIndex);
        QTEST(target(client.requests.constFirst()), "asked");
    }

    void pushes_data()
    {
        QTest::addColumn<GatewayResource>("resource");
        QTest::addColumn<QString>("recording");
        QTest::addColumn<QString>("asked");
        const auto row = [](const char *name, ResourceKind kind, const QString &id, const QByteArray &json, const QString &recording, const QString &asked) {
            QTest::newRow(name) << GatewayResource{{kind, id}, json, {}} << recording << asked;
        };
        row("consumer", ResourceKind::Consumer, u"alice"_s, R"({"desc":"test","plugins":{}})", u"admin-71-consumer-put"_s, u"/apisix/admin/consumers/alice"_s);
        row("credential", ResourceKind::Credential, u"alice/cred-key"_s, R"({"plugins":{"key-auth":{"key":"{keychain:alice}"}}})",
            u"admin-72-credential-put"_s, u"/apisix/admin/consumers/alice/credentials/cred-key"_s);
        row("service", ResourceKind::Service, u"svc1"_s, R"({"name":"svc","create_time":5,"plugins":{}})", u"admin-80-service-put"_s, u"/apisix/admin/services/svc1"_s);
        row("route of a service", ResourceKind::Route, u"svc-route"_s, R"({"uri":"/svc","service_id":"svc1"})", u"admin-81-route-with-service"_s,
            u"/apisix/admin/routes/svc-route"_s);
    }

    void pushes()
    {
        QFETCH(GatewayResource, resource);
        QFETCH(QString, recording);
        FakeHttpClient client;
        client.answers = {recorded(u"admin-13-get-missing"_s), recorded(recording)};
        client.prepare(200, R"({"key":"/apisix/x/y","value":{"name":"n"},"modifiedIndex":8})");
        Outcome<ResourcePushAttempt> outcome;
        ApisixAdmin(someGateway(), client).pushResource(resource, PushMode::UnlessChanged, this, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY(*outcome);
        const auto *made = std::get_if<ResourcePushOutcome>(&**outcome);
        QVERIFY(made && made->created);
        QCOMPARE(made->asStored.modifiedIndex, 8);
        QCOMPARE(client.requests.at(1).method, "PUT");
        QTEST(target(client.requests.at(1)), "asked");
        QVERIFY(!client.requests.at(1).body.contains("create_time"));
        QCOMPARE(client.requests.at(2).method, "GET"); // the echo is never used
    }

    void seesAConflict_data()
    {
        QTest::addColumn<QByteArray>("there"); // empty: nothing
        QTest::addColumn<bool>("wasSeen");
        QTest::addColumn<bool>("conflict");
        const QByteArray other = R"({"key":"/apisix/services/s","value":{"id":"s","name":"theirs"},"modifiedIndex":9})";
        const QByteArray same = R"({"key":"/apisix/services/s","value":{"id":"s","name":"ours"},"modifiedIndex":9})";
        const QByteArray before = R"({"key":"/apisix/services/s","value":{"id":"s","name":"theirs"},"modifiedIndex":5})";
        QTest::newRow("new") << QByteArray() << false << false;
        QTest::newRow("deleted there") << QByteArray() << true << true;
        QTest::newRow("as it was seen") << before << true << false;
        QTest::newRow("changed there") << other << true << true;
        QTest::newRow("changed there to the same") << same << true << false;
        QTest::newRow("another's of that id") << other << false << true;
    }

    void seesAConflict()
    {
        QFETCH(QByteArray, there);
        QFETCH(bool, wasSeen);
        QFETCH(bool, conflict);
        FakeHttpClient client;
        if (there.isEmpty())
            client.prepare(404, R"({"message":"Key not found"})");
        else
            client.prepare(200, there);
        client.prepare(200, "{}");
        client.prepare(200, R"({"key":"/apisix/services/s","value":{"id":"s","name":"ours"},"modifiedIndex":10})");
        const GatewayResource ours{{ResourceKind::Service, u"s"_s}, R"({"name":"ours"})", wasSeen ? std::optional<qint64>(5) : std::nullopt};
        Outcome<ResourcePushAttempt> outcome;
        ApisixAdmin(someGateway(), client).pushResource(ours, PushMode::UnlessChanged, this, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY(*outcome);
        const auto *found = std::get_if<ResourceConflict>(&**outcome);
        QCOMPARE(found != nullptr, conflict);
        QCOMPARE(client.requests.size(), conflict ? 1 : 3);
        if (found) {
            QCOMPARE(found->ours, ours);
            QCOMPARE(found->theirs.has_value(), !there.isEmpty());
        }
    }

    void tellsUsersInsteadOfDeleting()
    {
        FakeHttpClient client;
        client.prepare(200, listOf({R"({"key":"/apisix/routes/other","value":{"id":"other","uri":"/o"}})",
                                    R"({"key":"/apisix/routes/svc-route","value":{"id":"svc-route","service_id":"svc1"}})"}));
        Outcome<ResourceDeletion> outcome;
        ApisixAdmin admin(someGateway(), client);
        const ResourceKey service{ResourceKind::Service, u"svc1"_s};
        const QList<ResourceKey> users{{ResourceKind::Route, u"svc-route"_s}};
        admin.deleteResource(service, false, this, outcome.take());
        QVERIFY(outcome.wait());
        QCOMPARE(**outcome, (ResourceDeletion{false, users}));
        QCOMPARE(client.requests.size(), 1);

        // What the list did not show, the gateway may still know.
        client.prepare(200, listOf({}));
        client.answers.append(recorded(u"admin-82-service-delete-in-use"_s));
        Outcome<ResourceDeletion> refused;
        admin.deleteResource(service, false, this, refused.take());
        QVERIFY(refused.wait());
        QCOMPARE(**refused, (ResourceDeletion{false, users}));
        QVERIFY(!client.requests.constLast().url.hasQuery());

        client.answers = {recorded(u"admin-83-service-delete-force"_s)};
        Outcome<ResourceDeletion> forced;
        admin.deleteResource(service, true, this, forced.take());
        QVERIFY(forced.wait());
        QCOMPARE(**forced, (ResourceDeletion{true, {}}));
        QCOMPARE(target(client.requests.constLast()), u"/apisix/admin/services/svc1?force=true"_s);

        client.answers = {recorded(u"admin-14-delete-missing"_s)};
        Outcome<ResourceDeletion> missing;
        admin.deleteResource(service, true, this, missing.take());
        QVERIFY(missing.wait());
        QCOMPARE(**missing, (ResourceDeletion{false, {}}));
    }

    void knowsReferences_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<ResourceKey>("used");
        QTest::addColumn<bool>("refers");
        const auto row = [](const char *name, const QByteArray &user, ResourceKind kind, const QString &id, bool refers) {
            QTest::newRow(name) << user << ResourceKey{kind, id} << refers;
        };
        row("service", R"({"service_id":"s"})", ResourceKind::Service, u"s"_s, true);
        row("service by a number", R"({"service_id":17})", ResourceKind::Service, u"17"_s, true);
        row("another service", R"({"service_id":"t"})", ResourceKind::Service, u"s"_s, false);
        row("upstream", R"({"upstream_id":"u"})", ResourceKind::Upstream, u"u"_s, true);
        row("upstream of a split", R"({"plugins":{"traffic-split":{"rules":[{"weighted_upstreams":[{"weight":1},{"upstream_id":"u"}]}]}}})",
            ResourceKind::Upstream, u"u"_s, true);
        row("plugin configuration", R"({"plugin_config_id":"p"})", ResourceKind::PluginConfig, u"p"_s, true);
        row("consumer", R"({"plugins":{"consumer-restriction":{"whitelist":["alice"]}}})", ResourceKind::Consumer, u"alice"_s, true);
        row("consumer group", R"({"group_id":"g"})", ResourceKind::ConsumerGroup, u"g"_s, true);
        row("secret manager", R"({"plugins":{"ai-proxy":{"auth":{"header":{"A":"$SECRET:\/\/vault/1/key"}}}}})", ResourceKind::SecretManager, u"vault/1"_s, true);
        row("secret manager of a similar name", R"({"plugins":{"x":{"a":"$secret:\/\/vault/12/key"}}})", ResourceKind::SecretManager, u"vault/1"_s, false);
        row("wrong types everywhere", R"({"plugins":[5],"service_id":{},"upstream_id":null})", ResourceKind::Upstream, u"u"_s, false);
    }

    void knowsReferences()
    {
        QFETCH(QByteArray, user);
        QFETCH(ResourceKey, used);
        QTEST(refersTo(objectIn(user), used), "refers");
    }

    void lists()
    {
        FakeHttpClient client;
        client.prepare(200, listOf({R"({"key":"/apisix/consumers/alice/credentials/one","value":{"id":"one","plugins":{"key-auth":{"key":"k"}}},"modifiedIndex":3})"}));
        ApisixAdmin admin(someGateway(), client);
        Outcome<QList<GatewayResource>> outcome;
        admin.listResources(ResourceKind::Credential, u"alice"_s, this, {}, outcome.take());
        QVERIFY(outcome.wait());
        QCOMPARE((**outcome).size(), 1);
        QCOMPARE((**outcome).constFirst().key.id, u"alice/one"_s);
        QVERIFY(!(**outcome).constFirst().json.contains("\"k\""));
        QVERIFY(target(client.requests.constFirst()).startsWith(u"/apisix/admin/consumers/alice/credentials?"_s));

        client.prepare(200, listOf({R"({"key":"/apisix/secrets/vault/1","value":{"id":"vault/1","uri":"http:\/\/v","token":"t"}})"}));
        Outcome<QList<GatewayResource>> secrets;
        admin.listResources(ResourceKind::SecretManager, {}, this, {}, secrets.take());
        QVERIFY(secrets.wait());
        QCOMPARE((**secrets).constFirst().key.id, u"vault/1"_s);
        QVERIFY(!(**secrets).constFirst().json.contains("\"t\""));

        // An older gateway lacks some kinds.
        client.answers = {recorded(u"admin-18-unknown-root"_s)};
        Outcome<QList<GatewayResource>> none;
        admin.listResources(ResourceKind::SecretManager, {}, this, {}, none.take());
        QVERIFY(none.wait());
        QVERIFY(*none && (**none).isEmpty());
    }

    void refusesIds_data()
    {
        QTest::addColumn<ResourceKey>("key");
        for (const QString &id : {QString(), u"."_s, u".."_s, u"a/b"_s, u"a b"_s, u"a?b"_s, u"a#b"_s, u"ä"_s, u"a%2fb"_s, u"a\nb"_s, QString(65, u'x')})
            QTest::addRow("service “%s”", qPrintable(id)) << ResourceKey{ResourceKind::Service, id};
        QTest::newRow("credential without a consumer") << ResourceKey{ResourceKind::Credential, u"one"_s};
        QTest::newRow("credential of nobody") << ResourceKey{ResourceKind::Credential, u"/one"_s};
        QTest::newRow("credential with a way up") << ResourceKey{ResourceKind::Credential, u"../one"_s};
        QTest::newRow("secret with too much") << ResourceKey{ResourceKind::SecretManager, u"vault/1/2"_s};
    }

    void refusesIds()
    {
        QFETCH(ResourceKey, key);
        FakeHttpClient client;
        Outcome<GatewayResource> outcome;
        ApisixAdmin(someGateway(), client).fetchResource(key, this, outcome.take());
        QVERIFY(outcome.wait());
        QCOMPARE((*outcome).error().kind, Error::Kind::Configuration);
        QVERIFY(client.requests.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestGatewayResources)
#include "tst_gatewayresources.moc"
