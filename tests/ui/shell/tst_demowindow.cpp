// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/catalog.h"
#include "gateway/gatewayadmin.h"
#include "mock/demoservers.h"
#include "net/httpchatbackend.h"
#include "net/qnamhttpclient.h"
#include "probe/prober.h"
#include "store/keychainsecretstore.h"
#include "store/settingsfile.h"
#include "store/sqlitehistorystore.h"
#include "store/workspacefile.h"
#include "support/fakefaultlab.h"
#include "support/fakesuitehistory.h"
#include "support/guitest.h"
#include "support/soon.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "ui/verify/signalpicture.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/questions.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

const GatewayId demo(u"demo-gateway"_s);

// The window as it is put together in the program, with the built-in demo running behind it: nothing in it is made for tests.
class DemoWindow
{
public:
    DemoWindow()
    {
        if (!m_folder.isValid() || !catalog.load())
            qFatal("no place for the window's files");
        window = std::make_unique<MainWindow>(Services { catalog, m_chat, http, *m_prober, m_secrets, m_settings, m_demo, m_history, m_suites, m_faults });
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("the window does not become active");
        m_history.open();
        press(Qt::Key_Space, Qt::NoModifier); // the welcome page begins with the demo
        if (!QTest::qWaitFor([this] { return catalog.gateway(demo).has_value(); }, 10'000))
            qFatal("the demo does not start");
        press(Qt::Key_2);
        if (!QTest::qWaitFor([this] { return badge() == "in sync"_L1; }, 10'000))
            qFatal("the demo's route is not listed: %s", qPrintable(badge()));
    }

    template<class T = QWidget>
    T *part(const QString &name) const
    {
        T *part = nullptr;
        const auto isSeen = [&] {
            const QList<T *> found = window->findChildren<T *>(name);
            const auto visible = std::ranges::find_if(found, &QWidget::isVisible);
            part = visible == found.end() ? nullptr : *visible;
            return part != nullptr;
        };
        if (!QTest::qWaitFor(isSeen))
            qFatal("no %s is to be seen", qPrintable(name));
        return part;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier) const
    {
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : window.get(), key, modifiers);
    }
    void type(const QString &text) const { QTest::keyClicks(QApplication::focusWidget(), text); }
    void retype(const QString &field, const QString &text) const
    {
        auto *edit = part<QLineEdit>(field);
        QTest::mouseClick(edit, Qt::LeftButton);
        press(Qt::Key_A);
        type(text);
    }
    void click(const QString &name) const { QTest::mouseClick(part(name), Qt::LeftButton); }
    /// What the palette of commands finds for these words.
    void command(const QString &words) const
    {
        press(Qt::Key_K);
        type(words);
        press(Qt::Key_Return, Qt::NoModifier);
    }
    /// By a search in the list that is open.
    void choose(const QString &chooser, const QString &words) const
    {
        SOON_VERIFY(window->findChild<QDialog *>(chooser + u"Chooser"_s));
        QTest::keyClicks(part<QLineEdit>(chooser + u"Search"_s), words);
        QTest::keyClick(part<QLineEdit>(chooser + u"Search"_s), Qt::Key_Return);
        // Without a window manager nobody hands the keyboard back.
        SOON_VERIFY(!window->findChild<QDialog *>(chooser + u"Chooser"_s));
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    QString banner() const
    {
        const auto *found = window->findChild<Banner *>(u"routeBanner"_s);
        return found ? found->message() : QString();
    }
    QString badge() const
    {
        const auto *found = window->findChild<QLabel *>(u"routeBadge"_s);
        return found ? found->text() : QString();
    }
    void openTab(const QString &beginning) const
    {
        auto *tabs = part<QTabWidget>(u"routeTabs"_s);
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i).startsWith(beginning))
                QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(i).center());
        }
    }
    /// Verifies the route that is shown, and says the lamp's meaning and the sentence beside it.
    QString verdict() const
    {
        press(Qt::Key_3);
        const auto *label = part<QLabel>(u"verdictLabel"_s);
        (void)QTest::qWaitFor([label] { return !label->accessibleDescription().isEmpty() && label->accessibleDescription() != theme::signalName(theme::Signal::Unknown); },
                              10'000);
        return label->accessibleDescription();
    }
    std::optional<GatewayRoute> draft(const QString &id) const { return catalog.draft(demo, RouteId(id)); }

    /// Somebody else at work on the same gateway.
    void changeThere(const QString &id, const std::function<void(Route &)> &change) const
    {
        const auto admin = makeGatewayAdmin(*catalog.gateway(demo), const_cast<QnamHttpClient &>(http));
        QObject context;
        bool pushed = false;
        admin->fetchRoute(RouteId(id), &context, [&](const Result<Route> &route) {
            Route changed = route.value_or(Route());
            change(changed);
            admin->pushRoute(changed, &context, [&](const Result<PushOutcome> &outcome) { pushed = outcome.has_value(); });
        });
        if (!QTest::qWaitFor([&] { return pushed; }, 10'000))
            qFatal("nobody else could change the route");
    }
    std::optional<Route> there(const QString &id) const
    {
        const auto admin = makeGatewayAdmin(*catalog.gateway(demo), const_cast<QnamHttpClient &>(http));
        QObject context;
        std::optional<Route> found;
        bool answered = false;
        admin->fetchRoute(RouteId(id), &context, [&](const Result<Route> &route) {
            answered = true;
            if (route)
                found = *route;
        });
        (void)QTest::qWaitFor([&] { return answered; }, 10'000);
        return found;
    }

private:
    QTemporaryDir m_folder;
    KeychainSecretStore m_secrets { KeychainOptions {} };
    WorkspaceFile m_store { m_folder.filePath(u"workspace.json"_s) };

public:
    Catalog catalog { m_store };

private:
    SettingsFile m_settings { m_folder.filePath(u"settings.json"_s) };
    SqliteHistoryStore m_history { m_folder.filePath(u"history.db"_s), u":/lineside/sql"_s, SqliteHistoryStore::OpenWhen::Told };
    test::FakeSuiteHistory m_suites;
    test::FakeFaultLab m_faults;
    HttpChatBackend m_chat { m_secrets };

public:
    QnamHttpClient http { m_secrets };

private:
    std::unique_ptr<Prober> m_prober = makeProber(m_secrets);
    DemoServers m_demo { m_secrets };

public:
    std::unique_ptr<MainWindow> window;
};

} // namespace

/// What is done with routes, by keys and clicks in the whole window, against the demo's gateway and model.
class TestDemoWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup()
    {
        questions::setAnswers({}, {});
        theme::apply(*qApp, AppSettings {});
    }

    void aTemplateIsPushedAndVerified_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("words"); // for the list of templates; none: there is none
        QTest::addColumn<QString>("id");
        QTest::newRow("a new route") << u"New route"_s << QString() << u"gemini-chat-2"_s;
        QTest::newRow("the Gemini template") << u"route from a template"_s << u"Gemini"_s << u"gemini"_s;
        QTest::newRow("two providers with fallback") << u"route from a template"_s << u"fallback"_s << u"fallback"_s;
        QTest::newRow("a canary") << u"route from a template"_s << u"canary"_s << u"canary"_s;
    }

    void aTemplateIsPushedAndVerified()
    {
        QFETCH(QString, command);
        QFETCH(QString, words);
        QFETCH(QString, id);
        DemoWindow demoWindow;
        demoWindow.command(command);
        if (!words.isEmpty())
            demoWindow.choose(u"template"_s, words);
        SOON_COMPARE(demoWindow.part<QLineEdit>(u"routeIdEdit"_s)->text(), id);
        SOON_COMPARE(demoWindow.badge(), u"only here"_s);
        demoWindow.press(Qt::Key_Return); // with Ctrl: push
        SOON_COMPARE(demoWindow.banner(), u"The route was created on Demo gateway (mock)."_s);
        QCOMPARE(demoWindow.badge(), u"in sync"_s);
        QVERIFY(demoWindow.there(id));
        QTest::mouseClick(demoWindow.part<Banner>(u"routeBanner"_s)->findChild<QPushButton *>(u"bannerAction"_s), Qt::LeftButton); // Verify
        QCOMPARE(demoWindow.verdict(), theme::signalName(theme::Signal::Go));
    }

    void whatChangedHereIsPushed()
    {
        DemoWindow demoWindow;
        demoWindow.retype(u"routeModelEdit"_s, u"gemini-2.5-pro"_s);
        SOON_COMPARE(demoWindow.badge(), u"changed here"_s);
        demoWindow.openTab(u"Difference"_s);
        const auto *table = demoWindow.part<QTableWidget>(u"driftTable"_s);
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(table->item(0, 1)->text(), u"\"gemini-2.5-pro\""_s);
        QCOMPARE(table->item(0, 2)->text(), u"\"gemini-2.5-flash\""_s);
        demoWindow.click(u"pushOursButton"_s);
        SOON_COMPARE(demoWindow.badge(), u"in sync"_s);
        QCOMPARE(demoWindow.there(u"gemini-chat"_s)->aiProxy->model, u"gemini-2.5-pro"_s);
    }

    void whatChangedThereIsTaken()
    {
        DemoWindow demoWindow;
        demoWindow.changeThere(u"gemini-chat"_s, [](Route &route) { route.aiProxy->model = u"gemini-2.5-pro"_s; });
        demoWindow.press(Qt::Key_F5, Qt::NoModifier);
        SOON_COMPARE(demoWindow.badge(), u"changed there"_s);
        QCOMPARE(demoWindow.part<QLineEdit>(u"routeModelEdit"_s)->text(), u"gemini-2.5-flash"_s);
        demoWindow.openTab(u"Difference"_s);
        demoWindow.click(u"takeTheirsButton"_s);
        SOON_COMPARE(demoWindow.badge(), u"in sync"_s);
        QCOMPARE(demoWindow.draft(u"gemini-chat"_s)->route.aiProxy->model, u"gemini-2.5-pro"_s);
        QCOMPARE(demoWindow.draft(u"gemini-chat"_s)->route.aiProxy->authHeader.constFirst().value.toString(), u"Bearer {env:LINESIDE_DEMO_MODEL_KEY}"_s);
    }

    void bothSidesAreSettledFieldByField()
    {
        DemoWindow demoWindow;
        demoWindow.changeThere(u"gemini-chat"_s, [](Route &route) { route.methods = { u"POST"_s }; });
        demoWindow.retype(u"routeModelEdit"_s, u"gemini-2.5-pro"_s);
        SOON_COMPARE(demoWindow.badge(), u"changed here"_s);
        demoWindow.press(Qt::Key_F5, Qt::NoModifier);
        SOON_COMPARE(demoWindow.badge(), u"changed on both sides"_s);
        demoWindow.openTab(u"Difference"_s);
        auto *table = demoWindow.part<QTableWidget>(u"driftTable"_s);
        const auto goTo = [&](const QString &field) {
            for (int row = 0; row < table->rowCount(); ++row) {
                if (table->item(row, 0)->text().contains(field))
                    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualItemRect(table->item(row, 0)).center());
            }
        };
        QCOMPARE(table->rowCount(), 2);
        goTo(u"methods"_s);
        demoWindow.click(u"takeTheirsButton"_s);
        SOON_COMPARE(table->rowCount(), 1);
        QCOMPARE(demoWindow.draft(u"gemini-chat"_s)->route.methods, QStringList { u"POST"_s });
        goTo(u"model"_s);
        demoWindow.click(u"pushOursButton"_s);
        SOON_COMPARE(demoWindow.badge(), u"in sync"_s);
        const std::optional<Route> there = demoWindow.there(u"gemini-chat"_s);
        QCOMPARE(there->methods, QStringList { u"POST"_s });
        QCOMPARE(there->aiProxy->model, u"gemini-2.5-pro"_s);
    }

    void aConflictIsSeenAndNotOverwritten_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("model"); // in the end, here and there
        QTest::newRow("theirs") << u"conflictTakeTheirs"_s << u"theirs"_s;
        QTest::newRow("ours") << u"conflictPushAnyway"_s << u"ours"_s;
    }

    void aConflictIsSeenAndNotOverwritten()
    {
        QFETCH(QString, button);
        QFETCH(QString, model);
        DemoWindow demoWindow;
        demoWindow.retype(u"routeModelEdit"_s, u"ours"_s);
        SOON_COMPARE(demoWindow.badge(), u"changed here"_s);
        demoWindow.changeThere(u"gemini-chat"_s, [](Route &route) { route.aiProxy->model = u"theirs"_s; });
        demoWindow.press(Qt::Key_Return); // with Ctrl: push
        SOON_COMPARE(demoWindow.badge(), u"changed on both sides"_s);
        QVERIFY(demoWindow.part(u"conflictBar"_s));
        QCOMPARE(demoWindow.there(u"gemini-chat"_s)->aiProxy->model, u"theirs"_s);
        demoWindow.click(button);
        SOON_COMPARE(demoWindow.badge(), u"in sync"_s);
        QCOMPARE(demoWindow.draft(u"gemini-chat"_s)->route.aiProxy->model, model);
        QCOMPARE(demoWindow.there(u"gemini-chat"_s)->aiProxy->model, model);
    }

    void aFallbackAnswersInThePlaceOfTheFirst()
    {
        DemoWindow demoWindow;
        demoWindow.command(u"route from a template"_s);
        demoWindow.choose(u"template"_s, u"fallback"_s);
        SOON_COMPARE(demoWindow.part<QLineEdit>(u"routeIdEdit"_s)->text(), u"fallback"_s);
        QCOMPARE(demoWindow.draft(u"fallback"_s)->route.aiProxyMulti->instances.size(), 2);
        demoWindow.openTab(u"JSON"_s);
        auto *json = demoWindow.part<QPlainTextEdit>(u"routeJson"_s);
        QTest::mouseClick(json->viewport(), Qt::LeftButton);
        const QString provider = u"\"provider\": \"gemini\""_s;
        json->setTextCursor(json->document()->find(provider));
        QGuiApplication::clipboard()->setText(u"\"override\": {\"endpoint\": \"http://127.0.0.1:1/nobody\"}, "_s + provider);
        demoWindow.press(Qt::Key_V);
        SOON_COMPARE(demoWindow.draft(u"fallback"_s)->route.aiProxyMulti->instances.constFirst().proxy.endpoint, u"http://127.0.0.1:1/nobody"_s);
        demoWindow.press(Qt::Key_Return);
        SOON_COMPARE(demoWindow.banner(), u"The route was created on Demo gateway (mock)."_s);
        QTest::mouseClick(demoWindow.part<Banner>(u"routeBanner"_s)->findChild<QPushButton *>(u"bannerAction"_s), Qt::LeftButton);
        QCOMPARE(demoWindow.verdict(), theme::signalName(theme::Signal::Go));
        const QString pictured = demoWindow.part<SignalPicture>(u"signalPicture"_s)->way().sentence;
        QVERIFY2(pictured.startsWith(u"The gateway passed “"_s), qPrintable(pictured));
        const QString wire = demoWindow.window->findChild<QPlainTextEdit *>(u"verifyWire"_s)->toPlainText();
        QVERIFY2(wire.contains(u"gpt-4o-mini"_s), qPrintable(wire));
    }
};

QTEST_MAIN(TestDemoWindow)
#include "tst_demowindow.moc"
