// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/routedrift.h"

#include "gateway/gatewayadmin.h"
#include "gateway/routesync.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

Q_DECLARE_METATYPE(lineside::DriftState)

namespace {

Route routeOf(const QByteArray &json, std::optional<qint64> revision = {})
{
    Route route = routeFromJson(json).value();
    route.modifiedIndex = revision;
    return route;
}

QByteArray withProxy(const QByteArray &proxy, const QByteArray &members = R"("uri":"/a")")
{
    return R"({"id":"r",)" + members + R"(,"plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":{"Authorization":"Bearer {keychain:k}"}})" + proxy + "}}}";
}

// As the gateway tells it: with its key masked.
QByteArray masked(QByteArray json)
{
    return json.replace("{keychain:k}", "••••");
}

GatewayRoute draft(const QByteArray &json)
{
    return {GatewayId(u"g"_s), routeOf(json), std::nullopt};
}

QStringList pathsOf(const RouteDrift &drift)
{
    QStringList paths;
    for (const FieldDifference &difference : drift.differences)
        paths.append(difference.path.join(u'.'));
    return paths;
}

} // namespace

class TestRouteDrift : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void seesNoDifference_data()
    {
        QTest::addColumn<QByteArray>("ours");
        QTest::addColumn<QByteArray>("theirs");
        const auto same = [](const char *name, const QByteArray &ours, const QByteArray &theirs) { QTest::newRow(name) << ours << theirs; };
        same("the same", withProxy({}), masked(withProxy({})));
        same("uri and uris", withProxy({}), masked(withProxy({}, R"("uris":["/a"])")));
        same("host and hosts", withProxy({}, R"("uri":"/a","host":"h")"), masked(withProxy({}, R"("uri":"/a","hosts":["h"])")));
        same("order of methods", withProxy({}, R"("uri":"/a","methods":["GET","POST"])"), masked(withProxy({}, R"("uri":"/a","methods":["POST","GET"])")));
        same("order of uris", withProxy({}, R"("uris":["/a","/b"])"), masked(withProxy({}, R"("uris":["/b","/a"])")));
        same("default of the route", withProxy({}), masked(withProxy({}, R"("uri":"/a","priority":0,"status":1)")));
        same("defaults of the plugin", withProxy({}),
             masked(withProxy(R"(,"timeout":30000,"keepalive":true,"keepalive_timeout":60000,"keepalive_pool":30,"ssl_verify":true)")));
        same("default inside an object", withProxy({}), masked(withProxy(R"(,"logging":{"summaries":false,"payloads":false})")));
        same("default written out here", withProxy(R"(,"timeout":30000)"), masked(withProxy({})));
        same("times", withProxy({}), masked(withProxy({}, R"("uri":"/a","create_time":1,"update_time":2)")));
        same("number with a point", withProxy(R"(,"timeout":60000.0)"), masked(withProxy(R"(,"timeout":60000)")));
        same("empty options", withProxy({}), masked(withProxy(R"(,"options":{})")));
        same("a plugin's defaults", R"({"id":"r","uri":"/a","plugins":{"key-auth":{}}})",
             R"({"id":"r","uri":"/a","plugins":{"key-auth":{"header":"apikey","query":"apikey","hide_credentials":false}}})");
        same("no plugins", R"({"id":"r","uri":"/a","service_id":"s"})", R"({"id":"r","uri":"/a","service_id":"s","plugins":{}})");
        same("order of instances",
             R"({"id":"r","uri":"/a","plugins":{"ai-proxy-multi":{"instances":[{"name":"x","provider":"gemini","auth":{},"weight":1},{"name":"y","provider":"openai","auth":{},"weight":2}]}}})",
             R"({"id":"r","uri":"/a","plugins":{"ai-proxy-multi":{"balancer":{"algorithm":"roundrobin"},"instances":[{"name":"y","provider":"openai","auth":{},"weight":2,"priority":0},{"name":"x","provider":"gemini","auth":{},"weight":1}]}}})");
        same("fallback as a text", R"({"id":"r","uri":"/a","plugins":{"ai-proxy-multi":{"fallback_strategy":"http_5xx","instances":[{"name":"x","provider":"gemini","auth":{},"weight":1}]}}})",
             R"({"id":"r","uri":"/a","plugins":{"ai-proxy-multi":{"fallback_strategy":["http_5xx"],"instances":[{"name":"x","provider":"gemini","auth":{},"weight":1}]}}})");
        same("the gateway's own reference", R"({"id":"r","uri":"/a","plugins":{"key-auth":{"key":"$secret:\/\/vault/1/k"}}})",
             R"({"id":"r","uri":"/a","plugins":{"key-auth":{"key":"$secret:\/\/vault/1/k"}}})");
    }

    void seesNoDifference()
    {
        QFETCH(QByteArray, ours);
        QFETCH(QByteArray, theirs);
        const RouteDrift drift = compareRoute(draft(ours), routeOf(theirs, 7));
        QCOMPARE(pathsOf(drift), QStringList());
        QCOMPARE(drift.state, DriftState::InSync);
        QCOMPARE(routeDigest(routeOf(ours)), routeDigest(routeOf(theirs)));
    }

    void namesFields_data()
    {
        QTest::addColumn<QByteArray>("ours");
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("ourValue");
        QTest::addColumn<QByteArray>("theirValue");
        QTest::newRow("model") << withProxy(R"(,"options":{"model":"m1"})") << masked(withProxy(R"(,"options":{"model":"m2"})"))
                               << u"plugins.ai-proxy.options.model"_s << QByteArray("\"m1\"") << QByteArray("\"m2\"");
        QTest::newRow("not the default") << withProxy({}) << masked(withProxy(R"(,"timeout":5)")) << u"plugins.ai-proxy.timeout"_s << QByteArray()
                                         << QByteArray("5");
        QTest::newRow("uris") << withProxy({}) << masked(withProxy({}, R"("uris":["/a","/b"])")) << u"uris"_s << QByteArray(R"(["/a"])")
                              << QByteArray(R"(["/a","/b"])");
        QTest::newRow("label") << withProxy({}, R"("uri":"/a","labels":{"x":"1"})") << masked(withProxy({}))
                               << u"labels"_s << QByteArray(R"({"x":"1"})") << QByteArray();
        QTest::newRow("disabled there") << withProxy({}) << masked(withProxy({}, R"("uri":"/a","status":0)")) << u"status"_s << QByteArray() << QByteArray("0");
        QTest::newRow("an instance's weight")
            << QByteArray(R"({"id":"r","uri":"/a","plugins":{"ai-proxy-multi":{"instances":[{"name":"x","provider":"gemini","auth":{},"weight":1},{"name":"y","provider":"openai","auth":{},"weight":2}]}}})")
            << QByteArray(R"({"id":"r","uri":"/a","plugins":{"ai-proxy-multi":{"instances":[{"name":"y","provider":"openai","auth":{},"weight":9},{"name":"x","provider":"gemini","auth":{},"weight":1}]}}})")
            << u"plugins.ai-proxy-multi.instances.y.weight"_s << QByteArray("2") << QByteArray("9");
        QTest::newRow("key of another form") << withProxy({}) << masked(withProxy({})).replace("Bearer ••••", "$env://KEY")
                                             << u"plugins.ai-proxy.auth.header.Authorization"_s << QByteArray("\"Bearer ••••\"")
                                             << QByteArray("\"$env://KEY\"");
        QTest::newRow("a plugin without configuration") << QByteArray(R"({"id":"r","uri":"/a","plugins":{"key-auth":{},"cors":{}}})")
                                                        << QByteArray(R"({"id":"r","uri":"/a","plugins":{"key-auth":{}}})") << u"plugins.cors"_s
                                                        << QByteArray("{}") << QByteArray();
    }

    void namesFields()
    {
        QFETCH(QByteArray, ours);
        QFETCH(QByteArray, theirs);
        QFETCH(QString, path);
        const RouteDrift drift = compareRoute(draft(ours), routeOf(theirs, 7));
        QCOMPARE(pathsOf(drift), QStringList(path));
        QTEST(drift.differences.constFirst().ours, "ourValue");
        QTEST(drift.differences.constFirst().theirs, "theirValue");
        QCOMPARE(drift.differences.constFirst().changed, FieldDifference::Changed::Unknown);
        QVERIFY(routeDigest(routeOf(ours)) != routeDigest(routeOf(theirs)));

        const Route taken = withTheirs(routeOf(ours), routeOf(theirs), drift.differences.constFirst().path);
        QCOMPARE(compareRoute({GatewayId(u"g"_s), taken, {}}, routeOf(theirs)).state, DriftState::InSync);
        QCOMPARE(taken.id, RouteId(u"r"_s));
    }

    void tellsWhoChanged_data()
    {
        QTest::addColumn<QByteArray>("ours");
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<qint64>("revision");
        QTest::addColumn<DriftState>("state");
        QTest::addColumn<FieldDifference::Changed>("changed");
        using Changed = FieldDifference::Changed;
        const QByteArray common = withProxy(R"(,"options":{"model":"m"})");
        const QByteArray other = withProxy(R"(,"options":{"model":"x"})");
        const QByteArray third = withProxy(R"(,"options":{"model":"y"})");
        QTest::newRow("nobody") << common << common << qint64(7) << DriftState::InSync << Changed::Unknown;
        QTest::newRow("written there, the same again") << common << common << qint64(9) << DriftState::InSync << Changed::Unknown;
        QTest::newRow("here") << other << common << qint64(7) << DriftState::ChangedHere << Changed::Here;
        QTest::newRow("here, and written there as it was") << other << common << qint64(9) << DriftState::ChangedHere << Changed::Here;
        QTest::newRow("there") << common << other << qint64(9) << DriftState::ChangedThere << Changed::There;
        QTest::newRow("both the same") << other << other << qint64(9) << DriftState::InSync << Changed::Unknown;
        QTest::newRow("both") << other << third << qint64(9) << DriftState::ChangedBoth << Changed::Both;
    }

    void tellsWhoChanged()
    {
        QFETCH(QByteArray, ours);
        QFETCH(QByteArray, theirs);
        QFETCH(qint64, revision);
        const Route common = routeOf(withProxy(R"(,"options":{"model":"m"})"), 7);
        GatewayRoute entry{GatewayId(u"g"_s), common, {}};
        noteSynced(entry, common);
        entry.route = routeOf(ours);
        noteEdited(entry, common);
        const RouteDrift drift = compareRoute(entry, routeOf(masked(theirs), revision));
        QTEST(drift.state, "state");
        QCOMPARE(drift.keysMayDiffer, revision != 7);
        for (const FieldDifference &difference : drift.differences) {
            QTEST(difference.changed, "changed");
            QCOMPARE(difference.base, "\"m\"");
        }
    }

    void keepsWhatWasCommonOnlyWhileItDiffers()
    {
        const Route common = routeOf(withProxy({}), 7);
        GatewayRoute entry{GatewayId(u"g"_s), common, {}};
        noteEdited(entry, common); // nothing was ever in common
        QVERIFY(!entry.synced);
        noteSynced(entry, common);
        QVERIFY(entry.synced->base.isEmpty());
        entry.route.name = u"new"_s;
        noteEdited(entry, common);
        QVERIFY(entry.synced->base.contains("/a"));
        QVERIFY(!entry.synced->base.contains("{keychain:"));
        const Route once = entry.route;
        entry.route.name = u"newer"_s;
        noteEdited(entry, once);
        QVERIFY(!entry.synced->base.contains("new"));
        entry.route = common;
        noteEdited(entry, once);
        QVERIFY(entry.synced->base.isEmpty());
    }

    void comparesLists()
    {
        const QList<GatewayRoute> drafts{draft(withProxy({})), draft(withProxy({}).replace("\"r\"", "\"only-here\"")),
                                         draft(withProxy({}).replace("\"r\"", "\"gone\""))};
        QList<GatewayRoute> known = drafts;
        noteSynced(known[2], known[2].route);
        const QList<Route> theirs{routeOf(masked(withProxy({})).replace("\"r\"", "\"only-there\"")), routeOf(masked(withProxy({})))};
        std::optional<QList<RouteDrift>> drifts;
        compareInBackground(known, theirs, GatewaySchemas::shipped(), this, [&drifts](const Result<QList<RouteDrift>> &found) { drifts = *found; });
        QVERIFY(!drifts);
        QTRY_VERIFY(drifts);
        QCOMPARE(*drifts, compareRoutes(known, theirs));
        QCOMPARE(drifts->size(), 4);
        QCOMPARE(drifts->at(0).state, DriftState::InSync);
        QCOMPARE(drifts->at(1), (RouteDrift{RouteId(u"only-here"_s), DriftState::OnlyHere, {}, false, false}));
        QCOMPARE(drifts->at(2), (RouteDrift{RouteId(u"gone"_s), DriftState::OnlyHere, {}, true, false}));
        QCOMPARE(drifts->at(3).state, DriftState::OnlyThere);
    }

    void takesAllOfTheirsButTheKeys()
    {
        const Route ours = routeOf(withProxy(R"(,"options":{"model":"m1"})"));
        const Route theirs = routeOf(masked(withProxy(R"(,"options":{"model":"m2"},"override":{"endpoint":"https:\/\/e"})")), 12);
        const Route taken = withAllOfTheirs(ours, theirs);
        QCOMPARE(taken.aiProxy->model, u"m2"_s);
        QCOMPARE(taken.aiProxy->endpoint, u"https://e"_s);
        QCOMPARE(taken.aiProxy->authHeader, ours.aiProxy->authHeader);
        QCOMPARE(taken.modifiedIndex, 12);
    }

    void shippedSchemasAreThere()
    {
        const GatewaySchemas &schemas = GatewaySchemas::shipped();
        QVERIFY(schemas.plugins().size() >= 20);
        QVERIFY(schemas.plugin(u"ai-proxy"_s).contains("vertex-ai"));
        QVERIFY(schemas.resource(ResourceKind::Route).contains("filter_func"));
        QVERIFY(schemas.plugin(u"nonsense"_s).isEmpty());
        GatewaySchemas own;
        own.setPlugin(u"ai-proxy"_s, "{}");
        QCOMPARE(own.completedBy(schemas).plugin(u"ai-proxy"_s), "{}");
        QCOMPARE(own.completedBy(schemas).plugin(u"cors"_s), schemas.plugin(u"cors"_s));
    }
};

QTEST_GUILESS_MAIN(TestRouteDrift)
#include "tst_routedrift.moc"
