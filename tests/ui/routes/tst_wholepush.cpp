// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// All drafts to a gateway that takes only its whole configuration: the demo's, over real sockets.
#include "gateway/gatewayadmin.h"
#include "mock/demogateway.h"
#include "net/qnamhttpclient.h"
#include "support/fakesecretstore.h"
#include "support/fakeworkspacestore.h"
#include "support/guitest.h"
#include "support/soon.h"
#include "ui/routes/routespage.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

const GatewayId demo(u"demo"_s);

Route draftOf(const QString &id)
{
    Route route;
    route.id = RouteId(id);
    route.uris = { u'/' + id };
    route.aiProxy = AiProxy {};
    route.aiProxy->provider = u"gemini"_s;
    route.aiProxy->model = u"gemini-2.5-flash"_s;
    route.aiProxy->authHeader = { { "Authorization", ValueTemplate::parse(u"Bearer {keychain:gemini}"_s) } };
    return route;
}

// The Routes workspace with two drafts; the gateway has one of them, in another form, and a route that has no draft.
struct Stage {
    explicit Stage(DemoGateway::Mode mode = DemoGateway::Mode::Standalone, const QList<Route> &drafts = { draftOf(u"ours"_s), draftOf(u"both"_s) })
        : gateway({ "key", "viewer" }, {}, nullptr, mode)
        , catalog(store)
    {
        put("routes/both", R"({"uri":"/both","plugins":{}})");
        put("routes/theirs", R"({"uri":"/theirs","name":"Theirs","plugins":{}})");
        put("consumers", R"({"username":"alice","plugins":{"key-auth":{"key":"alice-key"}}})");
        secrets.remember(SecretRef::keychain(u"admin"_s), Secret(QByteArrayView("key")));
        secrets.remember(SecretRef::keychain(u"gemini"_s), Secret(QByteArrayView("the-key-of-gemini")));
        Gateway known;
        known.id = demo;
        known.name = u"Demo"_s;
        known.adminUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(gateway.listenAdmin().value_or(0)));
        known.adminKey = SecretRef::keychain(u"admin"_s);
        known.connection.proxyMode = ConnectionSettings::Proxy::None;
        Workspace workspace { .providers = {}, .gateways = { known }, .routes = {} };
        for (const Route &draft : drafts)
            workspace.routes.append({ demo, draft });
        store.stored = workspace;
        if (!catalog.load())
            qFatal("the workspace did not load");
        page = std::make_unique<RoutesPage>(catalog, client, secrets, actions);
        page->resize(1000, 700);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the page did not become active");
        child<QTreeView>(u"routeTree"_s)->setFocus();
        QTest::keyClick(child<QTreeView>(u"routeTree"_s), Qt::Key_Home);
    }

    void put(const QByteArray &resource, const QByteArray &json)
    {
        if (!gateway.put(resource, json))
            qFatal("the gateway did not take %s", resource.constData());
    }
    template<class T = QWidget> T *child(const QString &name) const { return page->findChild<T *>(name); }
    QAction *action() const { return actions.action(u"routes.pushAll"_s); }
    QDialog *dialog() const { return child<QDialog>(u"wholePushDialog"_s); }
    QPushButton *push() const { return child<QPushButton>(u"putWholeButton"_s); }
    QStringList changes() const
    {
        const QAbstractItemModel *model = child<QTreeView>(u"wholeChanges"_s)->model();
        QStringList rows;
        for (int row = 0; row < model->rowCount(); ++row)
            rows.append(model->index(row, 0).data().toString() + u' ' + model->index(row, 1).data().toString());
        return rows;
    }
    bool open() const
    {
        if (!QTest::qWaitFor([this] { return action()->isEnabled(); }, 10'000))
            return false;
        action()->trigger();
        return QTest::qWaitFor([this] { return dialog() && child<QLabel>(u"wholeRest"_s)->text() != QString(); }, 10'000);
    }
    // By id; empty where the gateway does not have it.
    QMap<QString, Route> onGateway()
    {
        QMap<QString, Route> all;
        const auto admin = makeGatewayAdmin(*catalog.gateway(demo), client);
        std::optional<Result<QList<Route>>> outcome;
        QObject context;
        admin->listRoutes(&context, [&outcome](const Result<QList<Route>> &listed) { outcome = listed; });
        if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 10'000) || !*outcome)
            qFatal("the gateway did not tell its routes");
        for (const Route &route : **outcome)
            all.insert(route.id.toString(), route);
        return all;
    }
    QString banner(const QString &name) const { return child<Banner>(name)->message(); }

    DemoGateway gateway;
    test::FakeWorkspaceStore store;
    Catalog catalog;
    test::FakeSecretStore secrets;
    QnamHttpClient client { secrets };
    ActionRegistry actions;
    std::unique_ptr<RoutesPage> page;
};

} // namespace

class TestWholePush : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void isOfferedWhereItIsNeeded_data()
    {
        QTest::addColumn<DemoGateway::Mode>("mode");
        QTest::addColumn<bool>("isOffered");
        QTest::newRow("takes resources one by one") << DemoGateway::Mode::Traditional << false;
        QTest::newRow("takes only the whole") << DemoGateway::Mode::Standalone << true;
    }

    void isOfferedWhereItIsNeeded()
    {
        QFETCH(DemoGateway::Mode, mode);
        QFETCH(bool, isOffered);
        Stage stage(mode);
        SOON_VERIFY(stage.child<QLabel>(u"gatewayTitle"_s)->parentWidget()->findChildren<QLabel *>().at(1)->text().contains(u"APISIX"_s));
        QCOMPARE(stage.action()->isVisible(), isOffered);
        QCOMPARE(stage.action()->isEnabled(), isOffered);
        QCOMPARE(stage.child(u"pushAllButton"_s)->isVisible(), isOffered);
    }

    void allThatWouldChangeIsShown()
    {
        Stage stage;
        QVERIFY(stage.open());
        QCOMPARE(stage.changes(), (QStringList { u"both is replaced, though somebody else made what is there"_s, u"ours is new"_s }));
        QVERIFY2(stage.child<QLabel>(u"wholeRest"_s)->text().contains(u"2"_s), qPrintable(stage.child<QLabel>(u"wholeRest"_s)->text()));
        QVERIFY(!stage.child(u"mayDropCheck"_s)->isVisible());
        QVERIFY(stage.push()->isEnabled());
        QCOMPARE(stage.onGateway().keys(), (QStringList { u"both"_s, u"theirs"_s })); // looking changes nothing
    }

    void draftsArePutAndTheRestStays()
    {
        Stage stage;
        QVERIFY(stage.open());
        QTest::keyClick(stage.dialog(), Qt::Key_Return, Qt::ControlModifier);
        SOON_VERIFY(!stage.dialog() || !stage.dialog()->isVisible());
        QCOMPARE(stage.banner(u"gatewayBanner"_s), u"The drafts are on Demo."_s);
        const QMap<QString, Route> there = stage.onGateway();
        QCOMPARE(there.keys(), (QStringList { u"both"_s, u"ours"_s, u"theirs"_s }));
        QCOMPARE(there.value(u"both"_s).aiProxy->model, u"gemini-2.5-flash"_s);
        QCOMPARE(there.value(u"theirs"_s).name, u"Theirs"_s);
        // What is in common is noted: a change there is seen as one from now on.
        SOON_VERIFY(stage.catalog.draft(demo, RouteId(u"ours"_s))->synced.has_value());
        QVERIFY(stage.catalog.draft(demo, RouteId(u"both"_s))->synced.has_value());
    }

    void nothingIsTakenAwayUnasked()
    {
        Stage stage;
        QVERIFY(stage.open());
        QTest::keyClick(stage.child(u"onlyTheseCheck"_s), Qt::Key_Space);
        auto *mayDrop = stage.child<QCheckBox>(u"mayDropCheck"_s);
        SOON_VERIFY(mayDrop->isVisible());
        QCOMPARE(stage.changes().constFirst(), u"Theirs is taken away"_s);
        QVERIFY(!stage.push()->isEnabled());
        QTest::keyClick(stage.dialog(), Qt::Key_Return, Qt::ControlModifier); // does nothing
        QVERIFY(stage.dialog()->isVisible());
        QTest::keyClick(mayDrop, Qt::Key_Space);
        QVERIFY(stage.push()->isEnabled());
        QTest::keyClick(stage.push(), Qt::Key_Space);
        SOON_COMPARE(stage.banner(u"gatewayBanner"_s), u"The drafts are on Demo."_s);
        QCOMPARE(stage.onGateway().keys(), (QStringList { u"both"_s, u"ours"_s }));
    }

    void aConfirmationIsOfWhatWasShown()
    {
        Stage stage;
        QVERIFY(stage.open());
        auto *onlyThese = stage.child<QCheckBox>(u"onlyTheseCheck"_s);
        auto *mayDrop = stage.child<QCheckBox>(u"mayDropCheck"_s);
        onlyThese->click();
        SOON_VERIFY(mayDrop->isVisible());
        mayDrop->click();
        onlyThese->click();
        SOON_VERIFY(!mayDrop->isVisible() && stage.push()->isEnabled());
        onlyThese->click();
        SOON_VERIFY(mayDrop->isVisible());
        QVERIFY(!mayDrop->isChecked());
        QVERIFY(!stage.push()->isEnabled());
    }

    void whatSomebodyPutMeanwhileStays()
    {
        Stage stage;
        QVERIFY(stage.open());
        stage.put("routes/meanwhile", R"({"uri":"/meanwhile","plugins":{}})");
        QTest::mouseClick(stage.push(), Qt::LeftButton);
        SOON_VERIFY(stage.banner(u"wholeBanner"_s).contains(u"changed meanwhile"_s));
        QVERIFY(!stage.push()->isEnabled());
        QVERIFY(stage.onGateway().contains(u"meanwhile"_s));
        QVERIFY(!stage.onGateway().contains(u"ours"_s));
        QMetaObject::invokeMethod(stage.child<Banner>(u"wholeBanner"_s), &Banner::actionTriggered);
        SOON_VERIFY(stage.push()->isEnabled());
        QTest::mouseClick(stage.push(), Qt::LeftButton);
        SOON_COMPARE(stage.banner(u"gatewayBanner"_s), u"The drafts are on Demo."_s);
        QCOMPARE(stage.onGateway().size(), 4);
    }

    void whatIsThereAlreadyNeedsNoPush()
    {
        Stage stage;
        QVERIFY(stage.open());
        QTest::mouseClick(stage.push(), Qt::LeftButton);
        SOON_VERIFY(stage.catalog.draft(demo, RouteId(u"ours"_s))->synced.has_value());
        QTRY_VERIFY(!stage.dialog());
        QVERIFY(stage.open());
        QCOMPARE(stage.changes(), QStringList());
        QVERIFY(stage.child<QLabel>(u"wholeSentence"_s)->text().contains(u"nothing would change"_s));
        QVERIFY(!stage.push()->isEnabled());
        QTest::keyClick(stage.dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!stage.dialog());
    }

    void anUnsoundDraftIsNamed()
    {
        Route unsound = draftOf(u"unsound"_s);
        unsound.uris.clear();
        Stage stage(DemoGateway::Mode::Standalone, { draftOf(u"ours"_s), unsound });
        SOON_VERIFY(stage.action()->isEnabled());
        stage.action()->trigger();
        QVERIFY(!stage.dialog());
        QVERIFY2(stage.banner(u"gatewayBanner"_s).contains(u"unsound"_s), qPrintable(stage.banner(u"gatewayBanner"_s)));
        QMetaObject::invokeMethod(stage.child<Banner>(u"gatewayBanner"_s), &Banner::actionTriggered);
        QCOMPARE(stage.child<QLabel>(u"routeTitle"_s)->text(), u"unsound"_s);
    }

    void aRefusalIsSaidInTheDialog()
    {
        Stage stage;
        SOON_VERIFY(stage.action()->isEnabled());
        stage.secrets.remember(SecretRef::keychain(u"admin"_s), Secret(QByteArrayView("another")));
        stage.action()->trigger();
        SOON_VERIFY(stage.dialog() && !stage.banner(u"wholeBanner"_s).isEmpty());
        QVERIFY(!stage.push()->isEnabled());
    }
};

QTEST_MAIN(TestWholePush)
#include "tst_wholepush.moc"
