// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The administration of a gateway that takes only its whole configuration, against the demo's over real sockets.
#include "gateway/gatewayadmin.h"
#include "gateway/routesync.h"
#include "mock/demogateway.h"
#include "net/qnamhttpclient.h"
#include "support/fakesecretstore.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

// A gateway with two routes, a service and a consumer with a key, and what administers it.
struct Stage {
    Stage()
        : demo({"demo-admin-key", "demo-viewer-key"}, QUrl(u"http://127.0.0.1:9"_s), nullptr, DemoGateway::Mode::Standalone)
        , client(secrets)
    {
        secrets.remember(SecretRef::keychain(u"admin"_s), Secret(QByteArrayView("demo-admin-key")));
        secrets.remember(SecretRef::keychain(u"gemini"_s), Secret(QByteArrayView("the-key-of-gemini")));
        const bool taken = demo.put("services/s", R"({"name":"n","plugins":{}})") && demo.put("routes/other", R"({"uri":"/other","service_id":"s","plugins":{}})")
            && demo.put("routes/kept", R"({"uri":"/kept","plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":{"Authorization":"Bearer theirs"}}}}})")
            && demo.put("consumers", R"({"username":"alice","plugins":{"key-auth":{"key":"alice-key"}}})");
        if (!taken)
            qFatal("the demo gateway did not take its resources");
        gateway.name = u"Demo"_s;
        gateway.adminUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(demo.listenAdmin().value_or(0)));
        gateway.dataUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(demo.listenData().value_or(0)));
        gateway.adminKey = SecretRef::keychain(u"admin"_s);
        gateway.connection.proxyMode = ConnectionSettings::Proxy::None;
        admin = makeGatewayAdmin(gateway, client);
    }

    template<class T, class Start>
    static Result<T> outcomeOf(Start start)
    {
        std::optional<Result<T>> outcome;
        QObject context;
        start(&context, [&outcome](Result<T> result) { outcome = std::move(result); });
        if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }))
            return failure(Error::Kind::Timeout, u"nothing came"_s);
        return *outcome;
    }
    QStringList routes() const
    {
        const auto listed = outcomeOf<QList<Route>>([this](QObject *context, auto done) { admin->listRoutes(context, done); });
        QStringList ids;
        for (const Route &route : listed.value_or(QList<Route>()))
            ids.append(route.id.toString());
        ids.sort();
        return ids;
    }
    Result<Route> fetch(const QString &id) const
    {
        return outcomeOf<Route>([&](QObject *context, auto done) { admin->fetchRoute(RouteId(id), context, done); });
    }
    Result<PushAttempt> push(const Route &route, const std::optional<RouteSync> &synced) const
    {
        return outcomeOf<PushAttempt>([&](QObject *context, auto done) { admin->pushUnlessChanged(route, synced, context, done); });
    }

    DemoGateway demo;
    test::FakeSecretStore secrets;
    QnamHttpClient client;
    Gateway gateway;
    std::unique_ptr<GatewayAdmin> admin;
};

Route newRoute()
{
    return routeFromJson(R"({"id":"new","uri":"/new","plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":{"Authorization":"Bearer {keychain:gemini}"}}}}})")
        .value_or(Route());
}

} // namespace

class TestDemoStandalone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void isKnownForWhatItIs()
    {
        Stage stage;
        const auto info = Stage::outcomeOf<GatewayInfo>([&](QObject *context, auto done) { stage.admin->inspect(context, done); });
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE(info->mode, GatewayInfo::Mode::StandaloneApi);
        QCOMPARE(info->version, u"3.18.0"_s);
    }

    void aRouteIsPushedAmongTheOthers()
    {
        Stage stage;
        const Result<PushAttempt> created = stage.push(newRoute(), std::nullopt);
        QVERIFY2(created, created ? "" : qPrintable(created.error().message));
        QVERIFY(std::get<PushOutcome>(*created).created);
        QCOMPARE(stage.routes(), (QStringList{u"kept"_s, u"new"_s, u"other"_s}));
        GatewayRoute entry{GatewayId(u"g"_s), newRoute()};
        noteSynced(entry, std::get<PushOutcome>(*created).asStored);
        entry.route.name = u"Renamed"_s;
        const Result<PushAttempt> replaced = stage.push(entry.route, entry.synced);
        QVERIFY(replaced && !std::get<PushOutcome>(*replaced).created);
        QCOMPARE(stage.fetch(u"new"_s)->name, u"Renamed"_s);
        const auto served = Stage::outcomeOf<void>([&](QObject *context, auto done) { stage.admin->awaitRoute(entry.route, context, done); });
        QVERIFY2(served, served ? "" : qPrintable(served.error().message));
    }

    // The keys of what is not pushed are read masked, and put as they were.
    void keysOfOthersStay()
    {
        Stage stage;
        QVERIFY(stage.push(newRoute(), std::nullopt));
        const Result<Route> kept = stage.fetch(u"kept"_s);
        QCOMPARE(kept->aiProxy->authHeader.constFirst().value.toString(), u"Bearer ••••"_s);
        const auto compared = Stage::outcomeOf<QList<KeyComparison>>([&](QObject *context, auto done) {
            Route draft = *kept;
            stage.secrets.remember(SecretRef::keychain(u"theirs"_s), Secret(QByteArrayView("theirs")));
            draft.aiProxy->authHeader.first().value = ValueTemplate::parse(u"Bearer {keychain:theirs}"_s);
            stage.admin->compareKeys(draft, stage.secrets, context, done);
        });
        QVERIFY2(compared, compared ? "" : qPrintable(compared.error().message));
        QCOMPARE(compared->size(), 1);
        QCOMPARE(compared->constFirst().finding, KeyComparison::Finding::Same);
    }

    void aConflictIsSeen_data()
    {
        QTest::addColumn<QByteArray>("meanwhile"); // what somebody else put
        QTest::addColumn<bool>("isConflict");
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("another change of it") << QByteArray(R"({"uri":"/changed","plugins":{}})") << true;
    }

    void aConflictIsSeen()
    {
        QFETCH(QByteArray, meanwhile);
        QFETCH(bool, isConflict);
        Stage stage;
        GatewayRoute entry{GatewayId(u"g"_s), *stage.fetch(u"other"_s)};
        noteSynced(entry, entry.route);
        entry.route.name = u"Ours"_s;
        if (!meanwhile.isEmpty())
            QVERIFY(stage.demo.put("routes/other", meanwhile));
        const Result<PushAttempt> attempt = stage.push(entry.route, entry.synced);
        QVERIFY2(attempt, attempt ? "" : qPrintable(attempt.error().message));
        QCOMPARE(std::holds_alternative<RouteConflict>(*attempt), isConflict);
        QCOMPARE(stage.fetch(u"other"_s)->name, isConflict ? QString() : u"Ours"_s);
    }

    void singleFieldsArePushed()
    {
        Stage stage;
        Route draft = *stage.fetch(u"other"_s);
        draft.name = u"Ours"_s;
        draft.methods = {u"GET"_s};
        const auto pushed
            = Stage::outcomeOf<PushOutcome>([&](QObject *context, auto done) { stage.admin->pushFields(draft, {{u"name"_s}}, context, done); });
        QVERIFY2(pushed, pushed ? "" : qPrintable(pushed.error().message));
        QCOMPARE(stage.fetch(u"other"_s)->name, u"Ours"_s);
        QVERIFY(stage.fetch(u"other"_s)->methods.isEmpty());
    }

    void oneIsDeleted()
    {
        Stage stage;
        const auto erase = [&](const QString &id) {
            return Stage::outcomeOf<bool>([&](QObject *context, auto done) { stage.admin->deleteRoute(RouteId(id), context, done); });
        };
        QVERIFY(*erase(u"other"_s));
        QVERIFY(!*erase(u"other"_s));
        QCOMPARE(stage.routes(), QStringList{u"kept"_s});
        QCOMPARE(stage.fetch(u"other"_s).error().kind, Error::Kind::NotFound);
    }

    void otherResourcesAreThereToo()
    {
        Stage stage;
        const auto list = [&](ResourceKind kind, const QString &within) {
            const auto listed = Stage::outcomeOf<QList<GatewayResource>>(
                [&](QObject *context, auto done) { stage.admin->listResources(kind, within, context, {}, done); });
            QStringList ids;
            for (const GatewayResource &resource : listed.value_or(QList<GatewayResource>()))
                ids.append(resource.key.id);
            return ids;
        };
        const GatewayResource credential{.key = {ResourceKind::Credential, u"alice/k"_s}, .json = R"({"plugins":{"key-auth":{"key":"another"}}})", .modifiedIndex = {}};
        const auto pushed = Stage::outcomeOf<ResourcePushAttempt>(
            [&](QObject *context, auto done) { stage.admin->pushResource(credential, PushMode::UnlessChanged, context, done); });
        QVERIFY2(pushed, pushed ? "" : qPrintable(pushed.error().message));
        QCOMPARE(list(ResourceKind::Service, {}), QStringList{u"s"_s});
        QCOMPARE(list(ResourceKind::Consumer, {}), QStringList{u"alice"_s});
        QCOMPARE(list(ResourceKind::Credential, u"alice"_s), QStringList{u"alice/k"_s});
        const auto deletion = Stage::outcomeOf<ResourceDeletion>(
            [&](QObject *context, auto done) { stage.admin->deleteResource({ResourceKind::Service, u"s"_s}, false, context, done); });
        QVERIFY2(deletion, deletion ? "" : qPrintable(deletion.error().message));
        QCOMPARE(deletion->usedBy, (QList<ResourceKey>{{ResourceKind::Route, u"other"_s}}));
    }

    void theWholeIsPlannedAndPut()
    {
        Stage stage;
        const auto plan = Stage::outcomeOf<WholeConfigurationPlan>(
            [&](QObject *context, auto done) { stage.admin->planWhole({newRoute()}, true, context, done); });
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
        QVERIFY(plan->drops());
        const auto apply = [&](bool mayDrop) {
            return Stage::outcomeOf<void>([&](QObject *context, auto done) { stage.admin->applyWhole(*plan, mayDrop, context, done); });
        };
        QVERIFY(!apply(false));
        QCOMPARE(stage.routes(), (QStringList{u"kept"_s, u"other"_s}));
        QVERIFY(apply(true));
        QCOMPARE(stage.routes(), QStringList{u"new"_s});
        QVERIFY(!apply(true)); // it is no longer the configuration of the plan
    }
};

QTEST_GUILESS_MAIN(TestDemoStandalone)
#include "tst_demostandalone.moc"
