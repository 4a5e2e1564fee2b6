// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "fakeservices.h"
#include "support/guitest.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

Provider gemini()
{
    Provider provider;
    provider.name = u"Gemini"_s;
    provider.model = u"gemini-2.5-flash"_s;
    return provider;
}

struct Shown {
    test::FakeServices fakes;
    std::unique_ptr<MainWindow> window;

    explicit Shown(bool withProvider = true)
    {
        if (withProvider)
            fakes.catalog.put(gemini());
        open();
    }

    void open()
    {
        window = std::make_unique<MainWindow>(fakes.services());
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("the window does not become active");
        const auto *pages = part<QStackedWidget>(u"pages"_s);
        if (!QTest::qWaitFor([pages] { return pages->count() == 5; }))
            qFatal("the pages are not made");
    }

    template<class T>
    T *part(const QString &name) const
    {
        T *found = window->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }

    QString page() const { return part<QStackedWidget>(u"pages"_s)->currentWidget()->objectName(); }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier) const
    {
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : window.get(), Qt::Key(key), modifiers);
    }
    void click(const QString &name) const { QTest::mouseClick(part<QWidget>(name), Qt::LeftButton); }
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup() { theme::apply(*qApp, AppSettings{}); }

    void firstStartWelcomes()
    {
        Shown shown(false);
        QCOMPARE(shown.page(), u"welcomePage"_s);
        QVERIFY(!shown.part<QWidget>(u"demoMark"_s)->isVisible());
        for (const char *button : {"chatPageButton", "routesPageButton", "verifyPageButton", "usagePageButton"})
            QVERIFY(!shown.part<QToolButton>(QString::fromLatin1(button))->isChecked());
    }

    void pagesAreMadeWhenTheyAreNeeded_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<QString>("part"); // of the page
        QTest::newRow("chat") << u"chatPageButton"_s << QByteArray("lineside::ChatPage") << u"composer"_s;
        QTest::newRow("routes") << u"routesPageButton"_s << QByteArray("lineside::RoutesPage") << u"routeTree"_s;
        QTest::newRow("verify") << u"verifyPageButton"_s << QByteArray("lineside::VerifyPage") << u"verifyButton"_s;
        QTest::newRow("usage") << u"usagePageButton"_s << QByteArray("lineside::UsagePage") << u"usageTable"_s;
    }

    void pagesAreMadeWhenTheyAreNeeded()
    {
        QFETCH(QString, button);
        QFETCH(QByteArray, page);
        QFETCH(QString, part);
        test::FakeServices fakes;
        MainWindow window(fakes.services()); // never painted
        const auto *pages = window.findChild<QStackedWidget *>(u"pages"_s);
        QCOMPARE(pages->count(), 1);
        QCOMPARE(pages->currentWidget()->objectName(), u"welcomePage"_s);
        QVERIFY(!window.findChild<QWidget *>(part));
        window.findChild<QToolButton *>(button)->click();
        QCOMPARE(pages->currentWidget()->metaObject()->className(), page);
        QCOMPARE(pages->count(), 2);
        QVERIFY(window.findChild<QWidget *>(part));
    }

    void commandsOfPagesThatWereNotSeen()
    {
        test::FakeServices fakes;
        MainWindow window(fakes.services());
        const auto *pages = window.findChild<QStackedWidget *>(u"pages"_s);
        QCOMPARE(pages->count(), 1);
        const QList<QAction *> actions = window.actions();
        const auto palette = std::ranges::find(actions, u"shell.palette"_s, &QObject::objectName);
        QVERIFY(palette != actions.end());
        (*palette)->trigger();
        QCOMPARE(pages->count(), 5);
        QCOMPARE(pages->currentWidget()->objectName(), u"welcomePage"_s);
    }

    void firstPaintIsToldOnce()
    {
        test::FakeServices fakes;
        MainWindow window(fakes.services());
        QSignalSpy painted(&window, &MainWindow::firstPainted);
        window.show();
        QTRY_COMPARE(painted.size(), 1);
        window.repaint();
        QTRY_COMPARE(window.findChild<QStackedWidget *>(u"pages"_s)->count(), 5);
        QCOMPARE(painted.size(), 1);
    }

    void demoIsMarkedAndReadyToChat()
    {
        Shown shown(false);
        shown.click(u"tryDemoButton"_s);
        QTRY_COMPARE(shown.page(), u"chatPage"_s);
        QVERIFY(shown.part<QWidget>(u"demoMark"_s)->isVisible());
        QCOMPARE(shown.part<QLabel>(u"pathInUse"_s)->text(), u"route gemini-chat · Demo gateway"_s);
        QCOMPARE(shown.part<QComboBox>(u"targetBox"_s)->currentText(), u"gemini-2.5-flash · route gemini-chat · Demo gateway"_s);
        QTest::keyClicks(shown.part<QWidget>(u"composer"_s), u"hello"_s);
        shown.press(Qt::Key_Return, Qt::NoModifier);
        QCOMPARE(shown.fakes.chat.calls.size(), 1);
    }

    void demoThatCannotStartSaysSo()
    {
        Shown shown(false);
        shown.fakes.demo.error = Error{.kind = Error::Kind::Network, .message = u"No port is free."_s, .hint = {}, .details = {}, .httpStatus = 0};
        shown.click(u"tryDemoButton"_s);
        QTRY_COMPARE(shown.part<Banner>(u"noticeBanner"_s)->message(), u"No port is free."_s);
        QVERIFY(shown.part<QPushButton>(u"tryDemoButton"_s)->isEnabled());
        QCOMPARE(shown.page(), u"welcomePage"_s);
    }

    void pagesByKeyAndByMouse_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("remembered");
        QTest::newRow("chat") << u"chatPageButton"_s << int(Qt::Key_1) << u"chat"_s;
        QTest::newRow("routes") << u"routesPageButton"_s << int(Qt::Key_2) << u"routes"_s;
        QTest::newRow("verify") << u"verifyPageButton"_s << int(Qt::Key_3) << u"verify"_s;
        QTest::newRow("usage") << u"usagePageButton"_s << int(Qt::Key_4) << u"usage"_s;
    }

    void pagesByKeyAndByMouse()
    {
        QFETCH(QString, button);
        QFETCH(int, key);
        QFETCH(QString, remembered);
        Shown shown;
        shown.press(key);
        QVERIFY(shown.part<QToolButton>(button)->isChecked());
        shown.press(key == Qt::Key_1 ? Qt::Key_2 : Qt::Key_1);
        QVERIFY(!shown.part<QToolButton>(button)->isChecked());
        shown.click(button);
        QVERIFY(shown.part<QToolButton>(button)->isChecked());
        shown.window->close();
        QCOMPARE(shown.fakes.settings.stored.lastWorkspacePage, remembered);
        shown.open();
        QVERIFY(shown.part<QToolButton>(button)->isChecked());
    }

    void paletteRunsWhatIsTyped()
    {
        Shown shown;
        shown.press(Qt::Key_K);
        auto *palette = shown.part<QWidget>(u"commandPalette"_s);
        QVERIFY(palette->isVisible());
        auto *list = shown.part<QListWidget>(u"commandPaletteList"_s);
        const int all = list->count();
        QVERIFY(all > 10);
        QTest::keyClicks(QApplication::focusWidget(), u"gorou"_s);
        QVERIFY(list->count() < all);
        QCOMPARE(list->currentItem()->text(), u"Go to Routes"_s);
        shown.press(Qt::Key_Return, Qt::NoModifier);
        QVERIFY(!palette->isVisible());
        QVERIFY(shown.part<QToolButton>(u"routesPageButton"_s)->isChecked());
    }

    void paletteMovesAndLeaves()
    {
        Shown shown;
        QWidget *before = QApplication::focusWidget();
        shown.press(Qt::Key_K);
        auto *list = shown.part<QListWidget>(u"commandPaletteList"_s);
        QCOMPARE(list->currentRow(), 0);
        shown.press(Qt::Key_Up, Qt::NoModifier);
        QCOMPARE(list->currentRow(), 0);
        shown.press(Qt::Key_Down, Qt::NoModifier);
        shown.press(Qt::Key_Down, Qt::NoModifier);
        QCOMPARE(list->currentRow(), 2);
        QTest::keyClicks(QApplication::focusWidget(), u"no such command at all"_s);
        QCOMPARE(list->count(), 0);
        shown.press(Qt::Key_Escape, Qt::NoModifier);
        QVERIFY(!shown.part<QWidget>(u"commandPalette"_s)->isVisible());
        QCOMPARE(QApplication::focusWidget(), before);
    }

    void zoomIsKept()
    {
        Shown shown;
        const double normal = QApplication::font().pointSizeF();
        shown.press(Qt::Key_Plus);
        shown.press(Qt::Key_Equal);
        QVERIFY(qAbs(QApplication::font().pointSizeF() - normal * 1.2) < 0.01);
        QCOMPARE(shown.fakes.settings.stored.zoomPercent, 120);
        shown.press(Qt::Key_Minus);
        QCOMPARE(shown.fakes.settings.stored.zoomPercent, 110);
        shown.press(Qt::Key_0);
        QCOMPARE(shown.fakes.settings.stored.zoomPercent, 100);
        QCOMPARE(QApplication::font().pointSizeF(), normal);
    }

    void keychainStateIsSaid_data()
    {
        QTest::addColumn<SecretStore::State>("state");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("keysAreKept");
        QTest::addColumn<bool>("banner");
        QTest::newRow("ready") << SecretStore::State::Ready << QString() << true << false;
        QTest::newRow("session only") << SecretStore::State::SessionOnly << u"There is no keychain."_s << true << true;
        QTest::newRow("session only, nothing to keep") << SecretStore::State::SessionOnly << u"There is no keychain."_s << false << false;
        QTest::newRow("waiting") << SecretStore::State::Waiting << u"The keychain is asking."_s << false << true;
        QTest::newRow("locked") << SecretStore::State::Locked << u"The keychain is locked."_s << false << true;
    }

    void keychainStateIsSaid()
    {
        QFETCH(SecretStore::State, state);
        QFETCH(QString, reason);
        QFETCH(bool, keysAreKept);
        QFETCH(bool, banner);
        Shown shown;
        Provider provider;
        provider.name = u"Somebody"_s;
        if (keysAreKept)
            provider.key = SecretRef::keychain(u"somebody"_s);
        shown.fakes.catalog.put(provider, false);
        const QString before = shown.part<QWidget>(u"keychainState"_s)->accessibleName();
        shown.fakes.secrets.pretend(state, reason);
        QVERIFY(shown.part<QWidget>(u"keychainState"_s)->accessibleName() != before);
        QCOMPARE(shown.part<Banner>(u"secretBanner"_s)->isVisible(), banner);
        QCOMPARE(shown.part<Banner>(u"secretBanner"_s)->message(), banner ? reason : QString());
        shown.fakes.secrets.pretend(SecretStore::State::Ready, {});
        QVERIFY(!shown.part<Banner>(u"secretBanner"_s)->isVisible());
    }

    void keychainBannerOnceClosedStaysClosed()
    {
        Shown shown;
        auto *banner = shown.part<Banner>(u"secretBanner"_s);
        shown.fakes.secrets.pretend(SecretStore::State::Locked, u"The keychain is locked."_s);
        QVERIFY(banner->isVisible());
        banner->findChild<QToolButton *>(u"bannerCloseButton"_s)->click();
        shown.fakes.catalog.put(Provider{}, false);
        QVERIFY(!banner->isVisible());
        shown.fakes.secrets.pretend(SecretStore::State::Ready, {});
        shown.fakes.secrets.pretend(SecretStore::State::Locked, u"The keychain is locked."_s);
        QVERIFY(banner->isVisible());
    }

    void historyStateIsSaid_data()
    {
        QTest::addColumn<HistoryStore::State>("state");
        QTest::addColumn<QString>("reason");
        QTest::newRow("not saving") << HistoryStore::State::NotSaving << u"The disk is full."_s;
        QTest::newRow("unusable") << HistoryStore::State::Unusable << u"It was written by a newer Lineside."_s;
        QTest::newRow("mended") << HistoryStore::State::Ready << u"The history was damaged."_s;
    }

    void historyStateIsSaid()
    {
        QFETCH(HistoryStore::State, state);
        QFETCH(QString, reason);
        Shown shown;
        auto *banner = shown.part<Banner>(u"historyBanner"_s);
        QVERIFY(!banner->isVisible());
        shown.fakes.history.pretend(state, reason);
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->message(), reason);
        shown.fakes.history.pretend(HistoryStore::State::Ready, {});
        QVERIFY(!banner->isVisible());
        shown.fakes.history.pretend(state, reason);
        banner->findChild<QToolButton *>(u"bannerCloseButton"_s)->click();
        shown.fakes.history.pretend(HistoryStore::State::Opening, reason); // the same again
        QVERIFY(!banner->isVisible());
        shown.fakes.history.pretend(HistoryStore::State::Ready, {});
        shown.fakes.history.pretend(state, reason);
        QVERIFY(banner->isVisible());
    }

    void failedSaveIsABannerUntilItSucceeds()
    {
        Shown shown;
        shown.fakes.store.saveError = Error{.kind = Error::Kind::Storage, .message = u"The disk is full."_s, .hint = {}, .details = {}, .httpStatus = 0};
        shown.fakes.catalog.put(gemini());
        QTRY_COMPARE(shown.part<Banner>(u"saveBanner"_s)->message(), u"The disk is full."_s);
        shown.fakes.store.saveError.reset();
        shown.fakes.catalog.put(gemini());
        QTRY_VERIFY(!shown.part<Banner>(u"saveBanner"_s)->isVisible());
    }

    void removalCanBeUndone()
    {
        Shown shown;
        shown.click(u"settingsButton"_s);
        auto *menu = shown.part<QMenu>(u"settingsMenu"_s);
        QAction *entry = nullptr;
        for (QAction *action : menu->actions()) {
            if (action->text() == u"Gemini"_s)
                entry = action;
        }
        QVERIFY(entry);
        entry->menu()->actions().constLast()->trigger();
        menu->close();
        QVERIFY(shown.fakes.catalog.workspace().providers.isEmpty());
        auto *undo = shown.part<Banner>(u"undoBanner"_s)->findChild<QPushButton *>(u"bannerAction"_s);
        QVERIFY(undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(shown.fakes.catalog.workspace().providers.size(), 1);
    }

    void shortcutsAreListed()
    {
        Shown shown;
        shown.press(Qt::Key_F1, Qt::NoModifier);
        auto *dialog = shown.part<QDialog>(u"shortcutsDialog"_s);
        QVERIFY(dialog->isVisible());
        auto *list = shown.part<QTreeWidget>(u"shortcutsList"_s);
        QVERIFY(!list->findItems(u"Ctrl+K"_s, Qt::MatchExactly).isEmpty());
        QVERIFY(!list->findItems(u"Ctrl+N"_s, Qt::MatchExactly).isEmpty());
        dialog->reject();
    }

    void noTwoActionsShareAShortcut()
    {
        Shown shown;
        QHash<QKeySequence, QString> taken;
        for (const QAction *action : shown.window->actions()) {
            for (const QKeySequence &keys : action->shortcuts()) {
                QVERIFY2(!taken.contains(keys), qPrintable(keys.toString() + u": "_s + taken.value(keys) + u" and "_s + action->objectName()));
                taken.insert(keys, action->objectName());
            }
        }
        QVERIFY(taken.size() > 8);
    }

    void everyControlHasAName()
    {
        Shown shown;
        for (const QAbstractButton *button : shown.window->findChildren<QAbstractButton *>()) {
            if (!button->isHidden() && button->focusPolicy() != Qt::NoFocus && !button->objectName().startsWith(u"qt_"_s))
                QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
        }
    }

    void newChatComesFromAnywhere()
    {
        Shown shown;
        shown.press(Qt::Key_3);
        shown.press(Qt::Key_N);
        QCOMPARE(shown.page(), u"chatPage"_s);
        QCOMPARE(QApplication::focusWidget(), shown.part<QWidget>(u"composer"_s));
    }

    void fitsASmallWindow()
    {
        Shown shown;
        shown.window->resize(900, 600);
        QTRY_COMPARE(shown.window->size(), QSize(900, 600));
        auto *pages = shown.part<QStackedWidget>(u"pages"_s);
        for (int i = 0; i < pages->count(); ++i) {
            const QWidget *page = pages->widget(i);
            const QSize least = page->minimumSizeHint();
            QVERIFY2(least.width() <= pages->width() && least.height() <= pages->height(),
                     qPrintable(u"%1 needs %2x%3"_s.arg(QString::fromLatin1(page->metaObject()->className())).arg(least.width()).arg(least.height())));
        }
    }

    void quits()
    {
        Shown shown;
        shown.press(Qt::Key_Q);
        QVERIFY(!shown.window->isVisible());
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
