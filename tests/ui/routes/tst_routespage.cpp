// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/gatewayadmin.h"
#include "gateway/routetemplates.h"
#include "support/fakeworkspacestore.h"
#include "support/fakesecretstore.h"
#include "support/guitest.h"
#include "support/soon.h"
#include "ui/forms/jsonedit.h"
#include "ui/routes/fakegateway.h"
#include "ui/routes/routeeditor.h"
#include "ui/routes/routespage.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/questions.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QInputDialog>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

const GatewayId demo(u"demo"_s);
const RouteId chatRoute(u"gemini-chat"_s);

Workspace workspaceWith(bool withRoute)
{
    Gateway gateway;
    gateway.id = demo;
    gateway.name = u"Demo gateway"_s;
    gateway.adminUrl = QUrl(u"http://127.0.0.1:9180/apisix/admin"_s);
    gateway.adminKey = SecretRef::environment(u"APISIX_ADMIN_KEY"_s);
    gateway.dataUrl = QUrl(u"http://127.0.0.1:9080"_s);
    Workspace workspace { .providers = {}, .gateways = { gateway }, .routes = {} };
    if (!withRoute)
        return workspace;
    Route route;
    route.id = chatRoute;
    route.uris = { u"/anything"_s };
    route.aiProxy = AiProxy {};
    route.aiProxy->provider = u"gemini"_s;
    route.aiProxy->model = u"gemini-2.5-flash"_s;
    route.aiProxy->authHeader = { { "Authorization", ValueTemplate::parse(u"Bearer {env:GEMINI_API_KEY}"_s) } };
    workspace.routes = { { demo, route } };
    return workspace;
}

struct Stage {
    explicit Stage(const Workspace &workspace = workspaceWith(true), const QByteArray &version = "3.18.0")
        : catalog(store)
    {
        gateway.version = version;
        store.stored = workspace;
        if (!catalog.load())
            qFatal("the workspace did not load");
        page = std::make_unique<RoutesPage>(catalog, gateway, secrets, actions);
        page->resize(900, 900);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the page did not become active");
        // It asked the gateway about itself; what a test counts begins after that.
        for (int turn = 0; gateway.pending > 0; ++turn) {
            if (turn > 10'000)
                qFatal("the gateway is asked without end");
            QCoreApplication::processEvents();
        }
        gateway.requests.clear();
    }
    template<class T = QWidget> T *child(const QString &name) const { return page->findChild<T *>(name); }
    void click(const QString &button) const { QTest::mouseClick(child(button), Qt::LeftButton); }
    void type(const QString &field, const QString &text) const
    {
        auto *edit = child<QLineEdit>(field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
    QString banner() const { return child<Banner>(u"routeBanner"_s)->message(); }
    QString bannerText() const
    {
        QStringList texts;
        for (const QLabel *label : child<Banner>(u"routeBanner"_s)->findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(u'\n');
    }
    QString badge() const { return child<QLabel>(u"routeBadge"_s)->text(); }
    QString jsonProblem() const
    {
        const auto *list = child<QListWidget>(u"routeJsonProblems"_s);
        return list->count() > 0 ? list->item(0)->text() : QString();
    }
    std::optional<Route> draft(const RouteId &id = chatRoute) const { return catalog.route(demo, id); }

    test::FakeWorkspaceStore store;
    Catalog catalog;
    test::FakeGateway gateway;
    test::FakeSecretStore secrets;
    ActionRegistry actions;
    std::unique_ptr<RoutesPage> page;
};

} // namespace

class TestRoutesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup() { questions::setAnswers({}, {}); }

    void withoutAGatewayItAsksForOne()
    {
        Stage stage { Workspace {} };
        QSignalSpy asked(stage.page.get(), &RoutesPage::connectGatewayRequested);
        QVERIFY(stage.child(u"noGatewayState"_s)->isVisible());
        QTest::mouseClick(stage.child(u"noGatewayState"_s)->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        stage.catalog.put(workspaceWith(false).gateways.constFirst());
        QVERIFY(!stage.child(u"noGatewayState"_s)->isVisible());
    }

    void withoutARouteItOffersTheExample()
    {
        Stage stage { workspaceWith(false) };
        QVERIFY(stage.child(u"noRouteState"_s)->isVisible());
        QTest::mouseClick(stage.child(u"noRouteState"_s)->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(stage.draft());
        QVERIFY(stage.child(u"routeForm"_s)->isVisible());
        QCOMPARE(stage.child<QLineEdit>(u"routeIdEdit"_s)->text(), u"gemini-chat"_s);
        QCOMPARE(stage.child<QLineEdit>(u"routeUriEdit"_s)->text(), u"/anything"_s);
        QCOMPARE(stage.child<QComboBox>(u"routeProviderBox"_s)->currentText(), u"gemini"_s);
        QCOMPARE(stage.child<QLineEdit>(u"routeModelEdit"_s)->text(), u"gemini-2.5-flash"_s);
        QCOMPARE(stage.child<QLineEdit>(u"routeKeyEdit"_s)->text(), u"Bearer {env:GEMINI_API_KEY}"_s);
        QCOMPARE(stage.badge(), u"unknown"_s);
        stage.click(u"newRouteButton"_s);
        QCOMPARE(stage.catalog.routesOf(demo).size(), 2);
    }

    void everyTemplateBecomesARoute()
    {
        Stage stage;
        const QList<RoutePreset> presets = routeTemplates();
        QVERIFY(presets.size() > 5);
        for (const RoutePreset &preset : presets) {
            const qsizetype before = stage.catalog.routesOf(demo).size();
            stage.actions.action(u"routes.newFromTemplate"_s)->trigger();
            const QList<QDialog *> choosers = stage.page->findChildren<QDialog *>(u"templateChooser"_s);
            auto *list = choosers.constLast()->findChild<QListWidget *>(u"templateChoices"_s);
            for (int row = 0; row < list->count(); ++row) {
                if (list->item(row)->data(Qt::UserRole) == preset.id)
                    Q_EMIT list->itemActivated(list->item(row));
            }
            QCOMPARE(stage.catalog.routesOf(demo).size(), before + 1);
            QVERIFY(!stage.child<QLineEdit>(u"routeIdEdit"_s)->text().isEmpty());
        }
    }

    void theFormKeepsTheDraft()
    {
        Stage stage;
        stage.type(u"routeNameEdit"_s, u"Chat"_s);
        stage.type(u"routeMethodsEdit"_s, u"post, get"_s);
        stage.type(u"routeTimeoutEdit"_s, u"5000"_s);
        SOON_VERIFY(stage.draft()->aiProxy->timeoutMs == 5000);
        QCOMPARE(stage.draft()->name, u"Chat"_s);
        QCOMPARE(stage.draft()->methods, (QStringList { u"POST"_s, u"GET"_s }));
        QCOMPARE(stage.child<QLineEdit>(u"routeMethodsEdit"_s)->text(), u"post, get"_s);
        QCOMPARE(stage.child<QLabel>(u"routeTitle"_s)->text(), u"Chat"_s);
        QVERIFY(stage.child<QPlainTextEdit>(u"routeJson"_s)->toPlainText().contains(u"\"timeout\": 5000"_s));
    }

    void whatIsTypedIsKeptWhenThePageGoes()
    {
        Stage stage;
        stage.type(u"routeModelEdit"_s, u"gemini-2.5-pro"_s);
        stage.page.reset();
        QCOMPARE(stage.draft()->aiProxy->model, u"gemini-2.5-pro"_s);
    }

    void aKeyInClearIsNeverKept()
    {
        Stage stage;
        stage.type(u"routeKeyEdit"_s, u"Bearer AIzaSyNotAReference"_s);
        stage.type(u"routeNameEdit"_s, u"Chat"_s);
        SOON_COMPARE(stage.draft()->name, u"Chat"_s);
        QCOMPARE(stage.draft()->aiProxy->authHeader.constFirst().value.toString(), u"Bearer {env:GEMINI_API_KEY}"_s);
        stage.click(u"pushButton"_s);
        QVERIFY(stage.gateway.requests.isEmpty());
        QVERIFY(stage.banner().contains(u"refuse"_s));

        auto *json = stage.child<QPlainTextEdit>(u"routeJson"_s);
        json->setPlainText(json->toPlainText().replace(u"Bearer {env:GEMINI_API_KEY}"_s, u"Bearer AIzaSyNotAReference"_s));
        SOON_VERIFY(stage.jsonProblem().contains(u"Authorization"_s));
        QVERIFY(!json->extraSelections().isEmpty());
        QCOMPARE(stage.draft()->aiProxy->authHeader.constFirst().value.toString(), u"Bearer {env:GEMINI_API_KEY}"_s);
    }

    void theJsonAndTheFormStayInStep()
    {
        Stage stage;
        auto *json = stage.child<QPlainTextEdit>(u"routeJson"_s);
        json->setPlainText(json->toPlainText().replace(u"gemini-2.5-flash"_s, u"gemini-2.5-pro"_s));
        SOON_COMPARE(stage.child<QLineEdit>(u"routeModelEdit"_s)->text(), u"gemini-2.5-pro"_s);
        SOON_COMPARE(stage.draft()->aiProxy->model, u"gemini-2.5-pro"_s);

        json->setPlainText(u"{\n  \"id\": \"gemini-chat\",\n  \"uri\" \"/x\"\n}"_s);
        SOON_COMPARE(stage.jsonProblem(), u"Line 3, column 3: A colon is missing after this name."_s);
        QCOMPARE(json->extraSelections().size(), 1);
        QCOMPARE(json->extraSelections().constFirst().cursor.blockNumber(), 2);
        QCOMPARE(stage.draft()->uris, QStringList { u"/anything"_s });
    }

    void theTextKeepsItsOrderAndItsHistory()
    {
        Stage stage;
        auto *json = stage.child<QPlainTextEdit>(u"routeJson"_s);
        const QString own
            = u"{\n  \"uri\": \"/anything\", \"id\": \"gemini-chat\",\n  \"plugins\": {\"ai-proxy\": {\"auth\": {}, \"provider\": \"gemini\", \"novel\": 1}}\n}"_s;
        json->selectAll();
        json->insertPlainText(own);
        SOON_COMPARE(stage.child<QComboBox>(u"routeProviderBox"_s)->currentText(), u"gemini"_s);
        SOON_VERIFY(stage.draft()->aiProxy->rest.contains("novel"));
        stage.type(u"routeModelEdit"_s, u"m"_s);
        const QString grown = json->toPlainText();
        QVERIFY2(grown.startsWith(own.first(own.indexOf(u", \"novel\""_s))), qPrintable(grown));
        QVERIFY(grown.contains(u"\"model\": \"m\""_s));
        json->undo();
        SOON_COMPARE(stage.child<QLineEdit>(u"routeModelEdit"_s)->text(), QString());
        QCOMPARE(json->toPlainText(), own);
    }

    void theTextOffersWhatTheSchemaKnows()
    {
        Stage stage;
        auto *json = stage.child<JsonEdit>(u"routeJson"_s);
        json->setPlainText(u"{\n    \"id\": \"gemini-chat\",\n    \n}"_s);
        QTextCursor cursor = json->textCursor();
        cursor.setPosition(int(json->toPlainText().lastIndexOf(u"\n}"_s)));
        json->setTextCursor(cursor);
        json->setFocus();
        QTest::keyClicks(json, u"enable_w"_s);
        auto *completer = json->findChild<QCompleter *>();
        SOON_VERIFY(completer->popup()->isVisible());
        QTest::keyClick(completer->popup(), Qt::Key_Return);
        QVERIFY2(json->toPlainText().contains(u"\"enable_websocket\": "_s), qPrintable(json->toPlainText()));
        QTest::keyClicks(json, u"t"_s);
        SOON_VERIFY(completer->popup()->isVisible());
        QTest::keyClick(completer->popup(), Qt::Key_Return);
        QVERIFY2(json->toPlainText().contains(u"\"enable_websocket\": true"_s), qPrintable(json->toPlainText()));
    }

    void theGatewaysOwnSchemasAreUsed()
    {
        Stage stage;
        const QJsonObject number { { u"type"_s, u"integer"_s }, { u"minimum"_s, 5 } };
        stage.gateway.schemas[u"our-own"_s]
            = { { u"type"_s, u"object"_s }, { u"properties"_s, QJsonObject { { u"strength"_s, number } } } };
        stage.gateway.schemas[u"ai-proxy"_s] = { { u"type"_s, u"object"_s } };
        stage.gateway.version = "3.18.1"; // was updated since it was asked
        Route route = *stage.draft();
        route.plugins = R"({"our-own":{"strength":1}})";
        stage.catalog.put(demo, route);
        const QPointer<QWidget> before = stage.child(u"plugin:our-own"_s);
        stage.click(u"refreshRoutesButton"_s);
        SOON_VERIFY(!before); // made anew by the schema
        stage.click(u"pluginHead:our-own"_s);
        QVERIFY(stage.child(u"field:strength"_s));
        stage.click(u"validateRouteButton"_s);
        QVERIFY(stage.banner().contains(u"refuse"_s));
        QVERIFY(stage.child(u"field:strength"_s)->hasFocus());

        const auto asked = [&stage](QLatin1StringView path) {
            return std::ranges::count_if(stage.gateway.requests,
                                         [path](const HttpRequest &request) { return request.url.path().endsWith(path); });
        };
        const auto schemasBefore = asked("/schema/plugins/our-own"_L1);
        const auto inspectionsBefore = asked("/plugins/list"_L1);
        stage.click(u"refreshRoutesButton"_s);
        SOON_VERIFY(asked("/plugins/list"_L1) > inspectionsBefore);
        QCOMPARE(asked("/schema/plugins/our-own"_L1), schemasBefore); // the same version
    }

    void templatesAreRightForTheVersion()
    {
        Stage stage;
        stage.gateway.version = "3.13.0";
        stage.gateway.schemas[u"ai-proxy"_s] = { { u"type"_s, u"object"_s } };
        stage.click(u"refreshRoutesButton"_s);
        const auto made = [&stage] {
            stage.actions.action(u"routes.newFromTemplate"_s)->trigger();
            auto *chooser = stage.page->findChildren<QDialog *>(u"templateChooser"_s).constLast();
            auto *list = chooser->findChild<QListWidget *>(u"templateChoices"_s);
            for (int row = 0; row < list->count(); ++row) {
                if (list->item(row)->data(Qt::UserRole) == u"gemini"_s)
                    Q_EMIT list->itemActivated(list->item(row));
            }
            return stage.child<QComboBox>(u"routeProviderBox"_s)->currentText();
        };
        SOON_COMPARE(made(), u"openai-compatible"_s);
        stage.actions.action(u"routes.new"_s)->trigger();
        QCOMPARE(stage.child<QComboBox>(u"routeProviderBox"_s)->currentText(), u"openai-compatible"_s);
        QVERIFY(!stage.child<QLineEdit>(u"routeEndpointEdit"_s)->text().isEmpty());
    }

    void aGatewayThatIsLookedAtTellsItsVersion()
    {
        Stage stage(workspaceWith(false), "3.14.0");
        stage.actions.action(u"routes.new"_s)->trigger(); // nothing was refreshed
        QCOMPARE(stage.child<QComboBox>(u"routeProviderBox"_s)->currentText(), u"openai-compatible"_s);
    }

    void everyTroubleOfTheTextIsListed()
    {
        Stage stage;
        auto *json = stage.child<JsonEdit>(u"routeJson"_s);
        json->setPlainText(u"{\n  \"id\": gemini,\n  \"uri\" \"/x\",\n}"_s);
        auto *list = stage.child<QListWidget>(u"routeJsonProblems"_s);
        SOON_COMPARE(list->count(), 3);
        QCOMPARE(json->extraSelections().size(), 3);
        Q_EMIT list->itemActivated(list->item(1));
        QCOMPARE(json->textCursor().blockNumber(), 2);
        QVERIFY(json->hasFocus());
        json->setPlainText(
            u"{\n  \"id\": \"gemini-chat\",\n  \"uri\": \"no-slash\",\n  \"plugins\": {\"ai-proxy\": {\"provider\": \"gemini\", \"auth\": {}}}}"_s);
        SOON_VERIFY(list->count() > 0 && list->item(0)->text().startsWith(u"Line 3, column 10"_s));
    }

    void aPluginIsAddedSwitchedAndRemoved()
    {
        Stage stage;
        stage.click(u"addPluginButton"_s);
        auto *chooser = stage.child<QDialog>(u"pluginChooser"_s);
        SOON_VERIFY(chooser->isVisible());
        auto *search = chooser->findChild<QLineEdit *>(u"pluginSearch"_s);
        QTest::keyClicks(search, u"how many requests are made"_s);
        QCOMPARE(chooser->findChild<QListWidget *>(u"pluginChoices"_s)->count(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        SOON_VERIFY(stage.draft()->plugins.contains("limit-count"));
        stage.type(u"field:count"_s, u"5"_s);
        stage.type(u"field:time_window"_s, u"60"_s);
        SOON_VERIFY(stage.draft()->plugins.contains("\"time_window\":60"));
        QVERIFY(stage.child<QPlainTextEdit>(u"routeJson"_s)->toPlainText().contains(u"\"time_window\": 60"_s));

        stage.child<QCheckBox>(u"pluginOn:limit-count"_s)->click();
        SOON_VERIFY(stage.draft()->plugins.contains("\"disable\":true"));
        stage.child<QToolButton>(u"removePlugin:limit-count"_s)->click();
        SOON_VERIFY(stage.draft()->plugins.isEmpty());
        Q_EMIT stage.child<Banner>(u"pluginBanner"_s)->actionTriggered();
        SOON_VERIFY(stage.draft()->plugins.contains("\"time_window\":60"));
    }

    void validatingLooksIntoPlugins()
    {
        Stage stage;
        Route route = *stage.draft();
        route.plugins = "{\"limit-count\":{\"policy\":\"local\",\"count\":\"5\",\"time_window\":60,\"rejected_code\":700}}";
        stage.catalog.put(demo, route);
        stage.click(u"validateRouteButton"_s);
        QVERIFY(stage.banner().contains(u"refuse"_s));
        auto *refused = stage.child(u"field:rejected_code"_s);
        QVERIFY2(refused && refused->hasFocus(), qPrintable(stage.bannerText()));
        QVERIFY(!stage.child<QLabel>(u"problem:rejected_code"_s)->text().isEmpty());
    }

    void aRemarkGoesToItsPlace_data()
    {
        QTest::addColumn<QString>("place"); // as the remark names it
        QTest::addColumn<QString>("field"); // that has the keyboard then
        QTest::newRow("a field of the form") << u"plugins › ai-proxy › timeout"_s << u"routeTimeoutEdit"_s;
        QTest::newRow("a plugin's") << u"plugins › limit-count › rejected_code"_s << u"field:rejected_code"_s;
        QTest::newRow("what a field of the form stands for") << u"plugins › ai-proxy › auth › bearer"_s << u"routeKeyEdit"_s;
        QTest::newRow("one that the form does not have") << u"colour"_s << u"routeJson"_s;
    }

    void aRemarkGoesToItsPlace()
    {
        QFETCH(QString, place);
        QFETCH(QString, field);
        Stage stage;
        stage.page->resize(900, 480); // most of the form is out of sight
        Route route = *stage.draft();
        route.aiProxy->timeoutMs = 0;
        route.aiProxy->rest = R"({"auth":{"bearer":"x"}})";
        route.rest = R"({"colour":"red"})";
        route.plugins = R"({"limit-count":{"policy":"local","count":5,"time_window":60,"rejected_code":700}})";
        stage.catalog.put(demo, route);
        stage.click(u"validateRouteButton"_s);
        auto *list = stage.child<QListWidget>(u"remarkList"_s);
        QVERIFY(list->isVisible());
        QStringList texts;
        for (int row = 0; row < list->count(); ++row) {
            texts.append(list->item(row)->text());
            if (!texts.constLast().startsWith(place))
                continue;
            list->setFocus();
            list->setCurrentRow(row);
            QTest::keyClick(list, Qt::Key_Return);
            if (!stage.child(field)->hasFocus()) // not every desktop's style activates by Enter
                Q_EMIT list->itemActivated(list->item(row));
        }
        auto *target = stage.child(field);
        QVERIFY2(target, qPrintable(texts.join(u'\n')));
        QVERIFY2(target->hasFocus(), qPrintable(texts.join(u'\n')));
        SOON_VERIFY(!target->visibleRegion().isEmpty());
        stage.type(u"routeNameEdit"_s, u"x"_s);
        QVERIFY(!list->isVisible()); // they were of the draft before
    }

    void theGatewaysOwnReferencesAreOffered_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<bool>("isOffered");
        QTest::newRow("it looks them up") << QByteArray("3.17.0") << true;
        QTest::newRow("it would send the text") << QByteArray("3.16.1") << false;
    }

    void theGatewaysOwnReferencesAreOffered()
    {
        QFETCH(QByteArray, version);
        QFETCH(bool, isOffered);
        Stage stage(workspaceWith(true), version);
        QMenu *menu = stage.child<QToolButton>(u"chooseKeyButton"_s)->menu();
        Q_EMIT menu->aboutToShow();
        auto *own = menu->findChild<QMenu *>(u"gatewayReferences"_s);
        QCOMPARE(own != nullptr, isOffered);
        if (!isOffered)
            return;
        for (QAction *action : own->actions()) {
            if (action->text() == "$env://GEMINI_API_KEY"_L1)
                action->trigger();
        }
        SOON_COMPARE(stage.draft()->aiProxy->authHeader.constFirst().value.toString(), u"$env://GEMINI_API_KEY"_s);
        stage.click(u"pushButton"_s);
        SOON_VERIFY(stage.banner().contains(u"created"_s));
        QCOMPARE(stage.gateway.routes[u"gemini-chat"_s][u"plugins"_s][u"ai-proxy"_s][u"auth"_s][u"header"_s][u"Authorization"_s],
                 u"$env://GEMINI_API_KEY"_s);
    }

    void aRemarkIsPutRightAtThePressOfAButton()
    {
        Stage stage;
        Route route = *stage.draft();
        route.plugins = R"({"key-auth":{}})";
        stage.catalog.put(demo, route);
        stage.gateway.version = "3.18.1";
        stage.gateway.schemas[u"key-auth"_s] = { { u"type"_s, u"object"_s } };
        stage.gateway.schemas[u"ai-proxy"_s] = { { u"type"_s, u"object"_s } };
        const QPointer<QWidget> before = stage.child(u"plugin:key-auth"_s);
        stage.click(u"refreshRoutesButton"_s);
        SOON_VERIFY(!before);
        stage.click(u"validateRouteButton"_s);
        QVERIFY(stage.banner().contains(u"Remarks"_s));
        Q_EMIT stage.child<Banner>(u"routeBanner"_s)->actionTriggered();
        QVERIFY2(stage.draft()->plugins.contains("\"hide_credentials\":true"), stage.draft()->plugins.constData());
        Q_EMIT stage.child<Banner>(u"routeBanner"_s)->actionTriggered(); // undo
        QCOMPARE(stage.draft()->plugins, route.plugins);
    }

    void theGatewayItselfIsAsked()
    {
        Stage stage;
        stage.click(u"refreshRoutesButton"_s);
        SOON_COMPARE(stage.badge(), u"only here"_s);
        stage.gateway.refusal = test::adminAnswer(
            400,
            { { u"errors"_s,
                QJsonArray { QJsonObject { { u"error"_s, u"failed to check the configuration of plugin ai-proxy err: property "
                                                         "\"timeout\" validation failed: wrong type"_s } } } } });
        stage.click(u"validateRouteButton"_s);
        SOON_COMPARE(stage.banner(), u"The gateway refuses this draft."_s);
        QVERIFY(stage.child(u"routeTimeoutEdit"_s)->hasFocus());
        QVERIFY(std::ranges::none_of(stage.gateway.requests, [](const HttpRequest &request) { return request.method == "PUT"; }));
    }

    void aPluginWithoutASchemaIsJson()
    {
        Stage stage;
        stage.click(u"addPluginButton"_s);
        auto *chooser = stage.child<QDialog>(u"pluginChooser"_s);
        QTest::keyClicks(chooser->findChild<QLineEdit *>(u"pluginSearch"_s), u"our-own"_s);
        QTest::keyClick(chooser->findChild<QLineEdit *>(u"pluginSearch"_s), Qt::Key_Return);
        SOON_VERIFY(stage.draft()->plugins.contains("our-own"));
        auto *card = stage.child(u"plugin:our-own"_s);
        SOON_VERIFY(card->findChild<QPlainTextEdit *>());
        card->findChild<QPlainTextEdit *>()->setPlainText(u"{\"a\": [1]}"_s);
        SOON_COMPARE(stage.draft()->plugins, QByteArray("{\"our-own\":{\"a\":[1]}}"));
    }

    void aModelWithAFallbackIsBuiltInTheForm()
    {
        Stage stage;
        stage.child<QComboBox>(u"routeProviderBox"_s)->setCurrentIndex(0);
        stage.click(u"addPluginButton"_s);
        QTest::keyClicks(stage.child<QLineEdit>(u"pluginSearch"_s), u"ai-proxy-multi"_s);
        QTest::keyClick(stage.child<QLineEdit>(u"pluginSearch"_s), Qt::Key_Return);
        const auto press = [&stage](const QString &button) { stage.child<QToolButton>(button)->click(); };
        const auto fill = [&stage](const QString &field, const QString &text) {
            auto *edit = stage.child<QLineEdit>(u"field:"_s + field);
            edit->setText(text);
            Q_EMIT edit->textEdited(text);
        };
        for (const QString &row : { u"0"_s, u"1"_s }) {
            press(u"add:instances"_s);
            fill(u"instances."_s + row + u".name"_s, row == "0"_L1 ? u"gemini"_s : u"spare"_s);
            fill(u"instances."_s + row + u".weight"_s, u"1"_s);
            fill(u"instances."_s + row + u".priority"_s, row == "0"_L1 ? u"1"_s : u"0"_s);
            auto *provider = stage.child<QComboBox>(u"field:instances."_s + row + u".provider"_s);
            provider->setCurrentText(row == "0"_L1 ? u"gemini"_s : u"openai"_s);
            Q_EMIT provider->activated(provider->currentIndex());
            const QString header = u"field:instances."_s + row + u".auth.header"_s;
            stage.child<QToolButton>(u"field:instances."_s + row + u".auth.header"_s + u":add"_s)->click();
            auto *value = stage.child<QLineEdit>(header + u":value"_s);
            value->setText(u"Bearer {env:GEMINI_API_KEY}"_s);
            Q_EMIT value->textEdited(value->text());
        }
        stage.child<QCheckBox>(u"field:fallback_strategy:http_5xx"_s)->click();
        SOON_VERIFY(stage.child<QPlainTextEdit>(u"routeJson"_s)->toPlainText().contains(u"fallback_strategy"_s));
        stage.click(u"pushButton"_s);
        SOON_VERIFY(stage.banner().contains(u"created"_s));
        const QJsonObject multi = stage.gateway.routes[u"gemini-chat"_s][u"plugins"_s][u"ai-proxy-multi"_s].toObject();
        QCOMPARE(multi[u"instances"_s].toArray().size(), 2);
        QCOMPARE(multi[u"instances"_s][1][u"name"_s], u"spare"_s);
        QCOMPARE(multi[u"instances"_s][0][u"priority"_s], 1);
        QVERIFY(!multi[u"fallback_strategy"_s].isUndefined());
    }

    void furtherFieldsOfTheRoute()
    {
        Stage stage;
        stage.child<QToolButton>(u"moreRouteFields"_s)->click();
        auto *priority = stage.child<QLineEdit>(u"field:priority"_s);
        QVERIFY(priority->isVisible());
        stage.type(u"field:priority"_s, u"10"_s);
        stage.type(u"routeNameEdit"_s, u"Both"_s);
        SOON_COMPARE(stage.draft()->rest, QByteArray("{\"priority\":10}"));
        SOON_COMPARE(stage.draft()->name, u"Both"_s);
        QVERIFY(!stage.child(u"field:uri"_s)); // it stands above
    }

    void remarksStandUnderTheirField()
    {
        Stage stage;
        stage.type(u"routeUriEdit"_s, u"anything"_s);
        const QList<QLabel *> labels = stage.child(u"routeForm"_s)->findChildren<QLabel *>();
        const auto remark = std::ranges::find_if(labels, [](const QLabel *label) { return label->text().contains(u"slash"_s); });
        QVERIFY(remark != labels.end());
        QVERIFY((*remark)->isVisible());
        QCOMPARE(stage.child(u"routeUriEdit"_s)->accessibleDescription(), (*remark)->text());
        QVERIFY((*remark)->geometry().top() >= 0);
    }

    void aPushCreatesAndThenReplaces()
    {
        Stage stage;
        stage.click(u"pushButton"_s);
        SOON_VERIFY(stage.banner().contains(u"created"_s));
        QCOMPARE(stage.badge(), u"in sync"_s);
        QVERIFY(stage.child(u"pushButton"_s)->hasFocus());
        QVERIFY(stage.gateway.routes.contains(u"gemini-chat"_s));
        stage.type(u"routeModelEdit"_s, u"gemini-2.5-pro"_s);
        SOON_COMPARE(stage.badge(), u"changed here"_s);
        stage.click(u"pushButton"_s);
        SOON_VERIFY(stage.banner().contains(u"replaced"_s));
        QCOMPARE(stage.badge(), u"in sync"_s);
    }

    void aPushTellsWhetherItIsInForce_data()
    {
        QTest::addColumn<bool>("isServing");
        QTest::addColumn<QString>("told");
        QTest::newRow("at once") << true << u"in force"_s;
        QTest::newRow("not yet") << false << u"does not serve it yet"_s;
    }

    void aPushTellsWhetherItIsInForce()
    {
        QFETCH(bool, isServing);
        QFETCH(QString, told);
        Stage stage;
        stage.gateway.isServing = isServing;
        stage.click(u"pushButton"_s);
        SOON_VERIFY(stage.bannerText().contains(told));
        QVERIFY(stage.banner().contains(u"created"_s)); // it was pushed all the same
        QVERIFY(stage.child<Banner>(u"routeBanner"_s)->findChild<QPushButton *>(u"bannerAction"_s)->isVisible());
    }

    void whatIsSaidSinceStays()
    {
        Stage stage;
        stage.gateway.isServing = false;
        stage.click(u"pushButton"_s);
        SOON_VERIFY(stage.banner().contains(u"created"_s));
        stage.click(u"validateRouteButton"_s);
        const QString said = stage.bannerText();
        const qsizetype asked = stage.gateway.requests.size();
        SOON_VERIFY(stage.gateway.requests.size() >= asked + 2 && stage.gateway.pending == 0);
        QCOMPARE(stage.bannerText(), said);
    }

    void aRefusalNamesTheFieldAndGoesThere()
    {
        Stage stage;
        stage.gateway.refusal = test::adminAnswer(
            400,
            { { u"error_msg"_s,
                u"failed to check the configuration of plugin ai-proxy err: property \"timeout\" validation failed: wrong type"_s } });
        stage.click(u"pushButton"_s);
        SOON_VERIFY(stage.banner().contains(u"plugins.ai-proxy.timeout"_s));
        QVERIFY(stage.child(u"routeTimeoutEdit"_s)->hasFocus());
        QCOMPARE(stage.badge(), u"unknown"_s);
    }

    void whatTheGatewayWouldRefuseIsNotSent()
    {
        Stage stage;
        stage.type(u"routeUriEdit"_s, QString());
        stage.click(u"pushButton"_s);
        QVERIFY(stage.gateway.requests.isEmpty());
        QVERIFY(!stage.banner().isEmpty());
        QVERIFY(stage.child(u"routeUriEdit"_s)->hasFocus());
    }

    void aPushCanBeCancelled()
    {
        Stage stage;
        stage.gateway.hold = true;
        stage.click(u"pushButton"_s);
        QVERIFY(stage.child(u"cancelRouteButton"_s)->isVisible());
        QVERIFY(stage.child(u"routesProgress"_s)->isVisible());
        stage.click(u"cancelRouteButton"_s);
        QVERIFY(stage.banner().contains(u"Cancelled"_s));
        stage.gateway.release();
        QVERIFY(stage.child(u"pushButton"_s)->isVisible());
    }

    void aListingShowsWhatIsOnlyThere()
    {
        Stage stage;
        stage.gateway.routes[u"other"_s] = {
            { u"id"_s, u"other"_s },
            { u"uri"_s, u"/other"_s },
            { u"plugins"_s,
              QJsonObject {
                  { u"ai-proxy"_s,
                    QJsonObject { { u"provider"_s, u"openai"_s },
                                  { u"auth"_s,
                                    QJsonObject { { u"header"_s, QJsonObject { { u"Authorization"_s, u"Bearer sk-secret"_s } } } } } } } } }
        };
        stage.click(u"refreshRoutesButton"_s);
        auto *tree = stage.child<QTreeView>(u"routeTree"_s);
        SOON_COMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 3); // and the row of what is there besides
        QCOMPARE(stage.badge(), u"only here"_s);
        stage.page->openRoute(demo, RouteId(u"other"_s));
        QCOMPARE(stage.badge(), u"only there"_s);
        QVERIFY(!stage.child(u"routeForm"_s)->isEnabled());
        QVERIFY(!stage.child<QPlainTextEdit>(u"routeJson"_s)->toPlainText().contains(u"sk-secret"_s));
        stage.click(u"pullButton"_s);
        SOON_VERIFY(stage.draft(RouteId(u"other"_s)));
        QVERIFY(stage.child(u"routeForm"_s)->isEnabled());
        QCOMPARE(stage.badge(), u"in sync"_s);
    }

    void aKeyOfTheGatewayMovesToTheKeychain_data()
    {
        QTest::addColumn<QByteArray>("plugins");
        QTest::addColumn<QString>("button");
        QTest::newRow("ai-proxy") << QByteArray(
            R"({"ai-proxy":{"provider":"openai","auth":{"header":{"Authorization":"Bearer sk-theirs"}}}})")
                                  << u"chooseKeyButton"_s;
        QTest::newRow("an instance of ai-proxy-multi") << QByteArray(
            R"({"ai-proxy-multi":{"instances":[{"name":"main.1","provider":"openai","weight":1,"options":{"model":"m"},
                "auth":{"header":{"Authorization":"Bearer sk-theirs"}}}]}})") << QString();
    }

    void aKeyOfTheGatewayMovesToTheKeychain()
    {
        QFETCH(QByteArray, plugins);
        QFETCH(QString, button);
        Stage stage;
        const RouteId id(u"theirs"_s);
        stage.gateway.routes[u"theirs"_s] = { { u"id"_s, u"theirs"_s },
                                              { u"uri"_s, u"/theirs"_s },
                                              { u"plugins"_s, QJsonDocument::fromJson(plugins).object() } };
        stage.click(u"refreshRoutesButton"_s);
        SOON_COMPARE(stage.badge(), u"only here"_s);
        stage.page->openRoute(demo, id);
        stage.click(u"pullButton"_s);
        SOON_VERIFY(stage.draft(id));
        auto *json = stage.child<QPlainTextEdit>(u"routeJson"_s);
        QVERIFY(json->toPlainText().contains(u"Bearer ••••"_s));
        const auto orderMove = [&stage, &button](const QString &name) {
            if (button.isEmpty()) {
                Q_EMIT stage.child<RouteEditor>(u"routeEditor"_s)
                    ->keyMoveRequested({ u"plugins"_s, u"ai-proxy-multi"_s, u"instances"_s, u"0"_s, u"auth"_s, u"header"_s, u"Authorization"_s });
            } else {
                QMenu *menu = stage.child<QToolButton>(button)->menu();
                Q_EMIT menu->aboutToShow();
                menu->actions().constLast()->trigger();
            }
            auto *dialog = stage.page->findChildren<QInputDialog *>(u"keyNameDialog"_s).constLast();
            dialog->setTextValue(name);
            dialog->accept();
        };
        orderMove(u"no name"_s);
        QVERIFY(stage.banner().contains(u"cannot be the name"_s));
        const SecretRef reference = SecretRef::keychain(u"moved"_s);
        orderMove(u"moved"_s);
        SOON_VERIFY(json->toPlainText().contains(u"Bearer {keychain:moved}"_s));
        QVERIFY(stage.secrets.has(reference));
        QVERIFY(stage.banner().contains(u"keychain"_s));
        QVERIFY(routeToJson(*stage.draft(id)).contains("Bearer {keychain:moved}"));
        Q_EMIT stage.child<Banner>(u"routeBanner"_s)->actionTriggered(); // undo
        SOON_VERIFY(json->toPlainText().contains(u"Bearer ••••"_s));
        orderMove(u"moved"_s);
        SOON_VERIFY(stage.banner().contains(u"already"_s)); // no key is lost under another
        stage.gateway.refusal = Result<HttpResponse>(failure(Error::Kind::Network, u"127.0.0.1:9180 refused the connection."_s));
        orderMove(u"another"_s);
        SOON_VERIFY(stage.banner().contains(u"refused the connection"_s));
        QVERIFY(!stage.secrets.has(SecretRef::keychain(u"another"_s)));
    }

    void aPullTakesTheirsAndCanBeUndone()
    {
        Stage stage;
        stage.click(u"pushButton"_s);
        SOON_COMPARE(stage.badge(), u"in sync"_s);
        stage.gateway.routes[u"gemini-chat"_s][u"uri"_s] = u"/theirs"_s;
        stage.gateway.routes[u"gemini-chat"_s][u"update_time"_s] = 99;
        stage.click(u"refreshRoutesButton"_s);
        SOON_COMPARE(stage.badge(), u"changed there"_s);
        stage.click(u"pullButton"_s);
        SOON_COMPARE(stage.draft()->uris, QStringList { u"/theirs"_s });
        QCOMPARE(stage.badge(), u"in sync"_s);
        QCOMPARE(stage.draft()->aiProxy->authHeader.constFirst().value.toString(), u"Bearer {env:GEMINI_API_KEY}"_s);
        Q_EMIT stage.child<Banner>(u"routeBanner"_s)->actionTriggered();
        QCOMPARE(stage.draft()->uris, QStringList { u"/anything"_s });
    }

    void whatChangedThereIsNotOverwrittenUnasked()
    {
        Stage stage;
        stage.click(u"pushButton"_s);
        SOON_COMPARE(stage.badge(), u"in sync"_s);
        stage.gateway.routes[u"gemini-chat"_s][u"uri"_s] = u"/theirs"_s;
        stage.gateway.routes[u"gemini-chat"_s][u"update_time"_s] = 99;
        stage.click(u"refreshRoutesButton"_s);
        SOON_COMPARE(stage.badge(), u"changed there"_s);
        stage.click(u"pushButton"_s);
        SOON_VERIFY(stage.child(u"conflictBar"_s)->isVisible());
        QCOMPARE(stage.gateway.routes[u"gemini-chat"_s][u"uri"_s], u"/theirs"_s);
        stage.click(u"conflictPushAnyway"_s);
        SOON_COMPARE(stage.gateway.routes[u"gemini-chat"_s][u"uri"_s], u"/anything"_s);
        SOON_COMPARE(stage.badge(), u"in sync"_s);
        QVERIFY(!stage.child(u"conflictBar"_s)->isVisible());
    }

    // Nobody refreshed: the push itself finds out, and shows the way.
    void aConflictIsFoundAtThePush()
    {
        Stage stage;
        stage.click(u"pushButton"_s);
        SOON_COMPARE(stage.badge(), u"in sync"_s);
        stage.gateway.routes[u"gemini-chat"_s][u"priority"_s] = 7;
        stage.gateway.routes[u"gemini-chat"_s][u"update_time"_s] = 99;
        stage.type(u"routeModelEdit"_s, u"gemini-2.5-pro"_s);
        stage.click(u"pushButton"_s);
        SOON_VERIFY(stage.child(u"conflictBar"_s)->isVisible());
        QCOMPARE(stage.badge(), u"changed on both sides"_s);
        stage.click(u"conflictDifference"_s);
        auto *table = stage.child<QTableWidget>(u"driftTable"_s);
        QVERIFY(table->isVisible());
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->item(0, 0)->text(), u"plugins › ai-proxy › options › model"_s);
        QCOMPARE(table->item(0, 3)->text(), u"here"_s);
        QCOMPARE(table->item(1, 0)->text(), u"priority"_s);
        QCOMPARE(table->item(1, 2)->text(), u"7"_s);
        QCOMPARE(table->item(1, 3)->text(), u"there"_s);

        table->selectRow(1);
        stage.click(u"takeTheirsButton"_s);
        SOON_COMPARE(stage.draft()->rest, QByteArray("{\"priority\":7}"));
        QCOMPARE(stage.draft()->aiProxy->model, u"gemini-2.5-pro"_s);
        SOON_COMPARE(table->rowCount(), 1);
        stage.click(u"pushOursButton"_s);
        SOON_COMPARE(stage.badge(), u"in sync"_s);
        const QJsonObject stored = stage.gateway.routes[u"gemini-chat"_s];
        QCOMPARE(stored[u"priority"_s], 7);
        QCOMPARE(stored[u"plugins"_s][u"ai-proxy"_s][u"options"_s][u"model"_s], u"gemini-2.5-pro"_s);
    }

    void aConflictCanBeSettledByTakingTheirs()
    {
        Stage stage;
        stage.click(u"pushButton"_s);
        SOON_COMPARE(stage.badge(), u"in sync"_s);
        stage.gateway.routes[u"gemini-chat"_s][u"uri"_s] = u"/theirs"_s;
        stage.gateway.routes[u"gemini-chat"_s][u"update_time"_s] = 99;
        stage.type(u"routeModelEdit"_s, u"gemini-2.5-pro"_s);
        stage.click(u"pushButton"_s);
        SOON_VERIFY(stage.child(u"conflictBar"_s)->isVisible());
        stage.click(u"conflictTakeTheirs"_s);
        SOON_COMPARE(stage.draft()->uris, QStringList { u"/theirs"_s });
        QCOMPARE(stage.draft()->aiProxy->authHeader.constFirst().value.toString(), u"Bearer {env:GEMINI_API_KEY}"_s);
        QCOMPARE(stage.badge(), u"in sync"_s);
        Q_EMIT stage.child<Banner>(u"routeBanner"_s)->actionTriggered();
        QCOMPARE(stage.draft()->aiProxy->model, u"gemini-2.5-pro"_s);
    }

    void aRouteThatWasDeletedThereIsAConflict()
    {
        Stage stage;
        stage.click(u"pushButton"_s);
        SOON_COMPARE(stage.badge(), u"in sync"_s);
        stage.gateway.routes.clear();
        stage.click(u"pushButton"_s);
        SOON_VERIFY(stage.child(u"conflictBar"_s)->isVisible());
        QVERIFY(!stage.child(u"conflictTakeTheirs"_s)->isVisible());
        QVERIFY(stage.gateway.routes.isEmpty());
        stage.click(u"conflictPushAnyway"_s);
        SOON_VERIFY(stage.gateway.routes.contains(u"gemini-chat"_s));
    }

    void deletingAsksAndCanBeUndone()
    {
        Stage stage;
        bool answer = false;
        questions::setAnswers([&answer](const questions::Question &question) { return question.destructive && answer; }, {});
        stage.actions.action(u"routes.delete"_s)->trigger();
        QVERIFY(stage.draft());
        answer = true;
        stage.actions.action(u"routes.delete"_s)->trigger();
        SOON_VERIFY(!stage.draft());
        QVERIFY(stage.child<Banner>(u"gatewayBanner"_s)->message().contains(u"gemini-chat"_s));
        Q_EMIT stage.child<Banner>(u"gatewayBanner"_s)->actionTriggered();
        QVERIFY(stage.draft());
        QVERIFY(stage.child(u"routeForm"_s)->isVisible());
    }

    void deletingEverywhereReachesTheGateway()
    {
        Stage stage;
        stage.click(u"pushButton"_s);
        SOON_COMPARE(stage.badge(), u"in sync"_s);
        questions::setAnswers([](const questions::Question &) { return true; }, {});
        stage.actions.action(u"routes.deleteEverywhere"_s)->trigger();
        SOON_VERIFY(!stage.draft());
        QVERIFY(stage.gateway.routes.isEmpty());
    }

    void aRouteCanBeRenamed()
    {
        Stage stage;
        stage.type(u"routeIdEdit"_s, u"paris"_s);
        SOON_VERIFY(stage.draft(RouteId(u"paris"_s)));
        SOON_COMPARE(stage.catalog.routesOf(demo).size(), 1);
        QVERIFY(stage.child(u"routeIdEdit"_s)->hasFocus());
        QCOMPARE(stage.child<QTreeView>(u"routeTree"_s)->currentIndex().data().toString(), u"paris"_s);
    }

    void verifyAndChatHandTheRouteOver()
    {
        Stage stage;
        QSignalSpy verified(stage.page.get(), &RoutesPage::verifyRequested);
        QSignalSpy chatted(stage.page.get(), &RoutesPage::chatRequested);
        stage.type(u"routeModelEdit"_s, u"gemini-2.5-pro"_s);
        stage.click(u"verifyRouteButton"_s);
        stage.click(u"chatRouteButton"_s);
        QCOMPARE(verified.size(), 1);
        QCOMPARE(chatted.size(), 1);
        const auto call = verified.constFirst().constFirst().value<ChatCall>();
        // What was typed a moment ago is in it.
        QCOMPARE(std::get<RouteTarget>(call.target).route.aiProxy->model, u"gemini-2.5-pro"_s);
        QCOMPARE(call.request.messages.constLast().role, Role::User);
    }

    void thePushIsCopiedAsCurl()
    {
        Stage stage;
        QSignalSpy asked(stage.page.get(), &RoutesPage::curlRequested);
        stage.click(u"copyAdminCurlButton"_s);
        QCOMPARE(asked.size(), 1);
        const QString command = exportAs(u"curl"_s, asked.at(0).at(0).value<ExportSource>(), {})->text;
        QVERIFY(command.startsWith(u"curl"_s));
        QVERIFY(command.contains(u"http://127.0.0.1:9180/apisix/admin/routes"_s));
        QVERIFY(command.contains(u"APISIX_ADMIN_KEY"_s));
        QVERIFY(command.contains(u"GEMINI_API_KEY"_s));
    }

    void anUnreachableGatewaySaysSoWhereItHappened()
    {
        Stage stage;
        stage.gateway.refusal = Result<HttpResponse>(failure(Error::Kind::Network, u"127.0.0.1:9180 refused the connection."_s));
        stage.click(u"refreshRoutesButton"_s);
        SOON_VERIFY(stage.banner().contains(u"refused the connection"_s));
        QCOMPARE(stage.badge(), u"unknown"_s);
    }
};

QTEST_MAIN(TestRoutesPage)
#include "tst_routespage.moc"
