// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/demogateway.h"
#include "net/qnamhttpclient.h"
#include "support/fakesecretstore.h"
#include "support/fakeworkspacestore.h"
#include "support/guitest.h"
#include "support/soon.h"
#include "ui/routes/resourcespanel.h"
#include "ui/routes/routespage.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/questions.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

const GatewayId demo(u"demo"_s);

// The Routes workspace with the demo's gateway behind it, at the row of its resources.
struct Stage {
    explicit Stage(DemoGateway::Mode mode = DemoGateway::Mode::Traditional)
        : gateway({ "key", "viewer" }, {}, nullptr, mode)
        , catalog(store)
    {
        const bool taken = gateway.put("services/shared", R"({"name":"Shared","plugins":{}})")
            && gateway.put("routes/user", R"({"uri":"/user","service_id":"shared","plugins":{}})")
            && gateway.put("consumers", R"({"username":"alice","plugins":{}})")
            && gateway.put("consumers/alice/credentials/k", R"({"plugins":{"key-auth":{"key":"alice-key"}}})");
        if (!taken)
            qFatal("the gateway did not take its resources");
        secrets.remember(SecretRef::keychain(u"admin"_s), Secret(QByteArrayView("key")));
        secrets.remember(SecretRef::keychain(u"bob"_s), Secret(QByteArrayView("the-key-of-bob")));
        Gateway known;
        known.id = demo;
        known.name = u"Demo"_s;
        known.adminUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(gateway.listenAdmin().value_or(0)));
        known.adminKey = SecretRef::keychain(u"admin"_s);
        known.connection.proxyMode = ConnectionSettings::Proxy::None;
        store.stored = Workspace { .providers = {}, .gateways = { known }, .routes = {} };
        if (!catalog.load())
            qFatal("the workspace did not load");
        page = std::make_unique<RoutesPage>(catalog, client, secrets, actions);
        page->resize(1000, 700);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the page did not become active");
        // As by hand: the first row is the gateway, and the row of its resources comes next.
        auto *routes = child<QTreeView>(u"routeTree"_s);
        routes->setFocus();
        QTest::keyClick(routes, Qt::Key_Home);
        QTest::keyClick(routes, Qt::Key_Down);
        if (!QTest::qWaitFor([this] { return child<QPushButton>(u"readResourcesButton"_s)->isEnabled() && heading(0).endsWith(u')'); }, 10'000))
            qFatal("the resources are not read");
    }

    template<class T = QWidget> T *child(const QString &name) const { return page->findChild<T *>(name); }
    QTreeWidget *tree() const { return child<QTreeWidget>(u"resourceTree"_s); }
    QString heading(int row) const { return tree()->topLevelItem(row) ? tree()->topLevelItem(row)->text(0) : QString(); }
    QStringList headings() const
    {
        QStringList all;
        for (int i = 0; i < tree()->topLevelItemCount(); ++i)
            all.append(heading(i));
        return all;
    }
    void choose(const QString &name) const
    {
        const QList<QTreeWidgetItem *> found = tree()->findItems(name, Qt::MatchExactly | Qt::MatchRecursive);
        if (found.isEmpty())
            qFatal("no %s", qPrintable(name));
        tree()->setCurrentItem(found.constFirst());
    }
    void startNew(const QString &folder) const
    {
        for (QAction *action : child<QToolButton>(u"newResourceButton"_s)->menu()->actions()) {
            if (action->objectName() == u"new:"_s + folder)
                action->trigger();
        }
    }
    void type(const QString &field, const QString &text) const
    {
        auto *edit = child<QLineEdit>(field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void click(const QString &button) const { QTest::mouseClick(child(button), Qt::LeftButton); }
    QString banner() const { return child<Banner>(u"resourceBanner"_s)->message(); }
    QString title() const { return child<QLabel>(u"resourceTitle"_s)->text(); }

    DemoGateway gateway;
    test::FakeWorkspaceStore store;
    Catalog catalog;
    test::FakeSecretStore secrets;
    QnamHttpClient client { secrets };
    ActionRegistry actions;
    std::unique_ptr<RoutesPage> page;
};

} // namespace

class TestResourcesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup() { questions::setAnswers({}, {}); }

    void theyAreListedByKind_data()
    {
        QTest::addColumn<bool>("isStandalone");
        QTest::newRow("one by one") << false;
        QTest::newRow("in the whole configuration") << true;
    }

    void theyAreListedByKind()
    {
        QFETCH(bool, isStandalone);
        Stage stage(isStandalone ? DemoGateway::Mode::Standalone : DemoGateway::Mode::Traditional);
        QCOMPARE(stage.headings(), (QStringList { u"Services (1)"_s, u"Upstreams (0)"_s, u"Consumers (1)"_s, u"Plugin configurations (0)"_s,
                                                  u"Global rules (0)"_s, u"Secret managers (0)"_s }));
        QCOMPARE(stage.tree()->topLevelItem(2)->child(0)->childCount(), 1); // alice's credential
        stage.choose(u"Shared"_s);
        QCOMPARE(stage.title(), u"service: Shared"_s);
        QCOMPARE(stage.child<QLineEdit>(u"field:name"_s)->text(), u"Shared"_s);
    }

    void theyAreReachedByACommandToo()
    {
        Stage stage;
        stage.child<QTreeView>(u"routeTree"_s)->setCurrentIndex(stage.child<QTreeView>(u"routeTree"_s)->model()->index(0, 0));
        QVERIFY(!stage.tree()->isVisible());
        stage.actions.action(u"routes.resources"_s)->trigger();
        QVERIFY(stage.tree()->isVisible());
        QVERIFY(stage.tree()->hasFocus());
        QTest::keyClick(stage.tree(), Qt::Key_Down);
        QCOMPARE(stage.title(), u"service: Shared"_s);
    }

    void oneIsMadeChangedAndDeleted()
    {
        Stage stage;
        stage.startNew(u"services"_s);
        QVERIFY(stage.child(u"resourceIdEdit"_s)->hasFocus());
        stage.click(u"saveResourceButton"_s);
        QCOMPARE(stage.banner(), u"It has no id yet."_s);
        stage.type(u"resourceIdEdit"_s, u"second"_s);
        stage.type(u"field:name"_s, u"Second"_s);
        stage.click(u"saveResourceButton"_s);
        SOON_COMPARE(stage.banner(), u"Second was saved on the gateway."_s);
        QCOMPARE(stage.heading(0), u"Services (2)"_s);
        stage.type(u"field:name"_s, u"Another"_s);
        stage.click(u"saveResourceButton"_s);
        SOON_COMPARE(stage.banner(), u"Another was saved on the gateway."_s);
        questions::setAnswers([](const questions::Question &) { return true; }, {});
        stage.click(u"deleteResourceButton"_s);
        SOON_COMPARE(stage.banner(), u"second was deleted on the gateway."_s);
        QCOMPARE(stage.heading(0), u"Services (1)"_s);
    }

    void aConsumerGetsACredential()
    {
        Stage stage;
        stage.choose(u"alice"_s);
        stage.startNew(u"credentials"_s);
        QCOMPARE(stage.child<QLineEdit>(u"resourceIdEdit"_s)->text(), u"alice/"_s);
        QTest::keyClick(stage.child<QLineEdit>(u"resourceIdEdit"_s), Qt::Key_End);
        QTest::keyClicks(stage.child<QLineEdit>(u"resourceIdEdit"_s), u"second"_s);
        auto *panel = stage.child<ResourcesPanel>(u"resourcesPanel"_s);
        QVERIFY(panel->findChild<QWidget *>(u"resourceForm"_s));
        stage.click(u"saveResourceButton"_s); // without a plugin it is none
        SOON_VERIFY(!stage.banner().isEmpty());
        QCOMPARE(stage.tree()->topLevelItem(2)->child(0)->childCount(), 1);
    }

    void whatIsInUseIsNotDeleted()
    {
        Stage stage;
        stage.choose(u"Shared"_s);
        questions::setAnswers([](const questions::Question &) { return true; }, {});
        stage.click(u"deleteResourceButton"_s);
        SOON_COMPARE(stage.banner(), u"shared is in use and was not deleted."_s);
        QCOMPARE(stage.heading(0), u"Services (1)"_s);
    }

    void whatIsInUseIsDeletedOnRequest()
    {
        Stage stage;
        stage.choose(u"Shared"_s);
        QString asked;
        bool answer = true;
        questions::setAnswers(
            [&](const questions::Question &question) {
                asked = question.text;
                return answer;
            },
            {});
        stage.click(u"deleteResourceButton"_s);
        SOON_COMPARE(stage.banner(), u"shared is in use and was not deleted."_s);
        auto *force = stage.child<Banner>(u"resourceBanner"_s)->findChild<QPushButton *>(u"bannerAction"_s);
        answer = false;
        QTest::mouseClick(force, Qt::LeftButton);
        QVERIFY2(asked.contains(u"route user"_s), qPrintable(asked));
        QCOMPARE(stage.heading(0), u"Services (1)"_s);
        answer = true;
        QTest::mouseClick(force, Qt::LeftButton);
        SOON_COMPARE(stage.banner(), u"shared was deleted on the gateway."_s);
        QCOMPARE(stage.heading(0), u"Services (0)"_s);
    }

    void whatChangedThereIsNotOverwrittenUnasked()
    {
        Stage stage;
        stage.choose(u"Shared"_s);
        const bool changed = stage.gateway.put("services/shared", R"({"name":"Theirs","plugins":{}})");
        QVERIFY(changed);
        stage.type(u"field:name"_s, u"Ours"_s);
        stage.click(u"saveResourceButton"_s);
        SOON_VERIFY(stage.banner().contains(u"was changed on the gateway since you looked"_s));
        QTest::mouseClick(stage.child<Banner>(u"resourceBanner"_s)->findChild<QPushButton *>(u"bannerAction"_s), Qt::LeftButton);
        SOON_COMPARE(stage.banner(), u"Ours was saved on the gateway."_s);
    }

    void aRefusalIsSaid()
    {
        Stage stage;
        stage.startNew(u"upstreams"_s);
        stage.type(u"resourceIdEdit"_s, u"not an id"_s);
        stage.click(u"saveResourceButton"_s);
        SOON_VERIFY(stage.banner().contains(u"cannot be the id"_s));
        QCOMPARE(stage.heading(1), u"Upstreams (0)"_s);
    }

    void formsGoByTheGatewaysSchemas()
    {
        Stage stage;
        GatewaySchemas schemas;
        const QByteArray schema = R"({"type":"object","properties":{"of_this_version":{"type":"string"}}})";
        schemas.setResource(ResourceKind::Service, schema);
        stage.child<ResourcesPanel>(u"resourcesPanel"_s)->setSchemas(schemas);
        stage.choose(u"Shared"_s);
        QVERIFY(stage.child(u"field:of_this_version"_s));
        QVERIFY(!stage.child(u"field:upstream_id"_s));
    }
};

QTEST_MAIN(TestResourcesPanel)
#include "tst_resourcespanel.moc"
