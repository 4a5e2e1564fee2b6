// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Requests on their way out of the window and into it, from wherever the user is.
#include "fakeservices.h"
#include "interchange/keyreferences.h"
#include "support/guitest.h"
#include "support/kindsofkeys.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

const QString chat = u"curl https://api.example.com/v1/chat/completions -d '{\"model\":\"m-1\",\"messages\":[{\"role\":\"user\",\"content\":\"What now?\"}]}'"_s;
const QString plain = u"curl https://h.example/health"_s;
const QString route = u"routes:\n  - id: brought\n    uri: /brought\n#END\n"_s;

struct Shown {
    test::FakeServices fakes;
    std::unique_ptr<MainWindow> window;

    Shown()
    {
        const DemoSetup setup = test::FakeDemoHost::setup();
        const GatewayId gateway = fakes.catalog.put(setup.gateway);
        fakes.catalog.put(gateway, setup.route);
        fakes.catalog.put(setup.provider);
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
    QString page() const { return QString::fromLatin1(part<QStackedWidget>(u"pages"_s)->currentWidget()->metaObject()->className()); }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier) const
    {
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : window.get(), Qt::Key(key), modifiers);
    }
    QDialog *dialog(const QString &name) const { return window->findChild<QDialog *>(name); }
    QString exportBanner() const { return part<Banner>(u"requestExportBanner"_s)->message(); }
    /// A key of the workspace that the keychain has, and nobody remembers where else it was written.
    SecretRef keep(const QByteArray &key)
    {
        const SecretRef reference = SecretRef::keychain(u"kept"_s);
        Provider provider = test::FakeDemoHost::setup().provider;
        provider.key = reference;
        fakes.catalog.put(provider);
        fakes.secrets.remember(reference, Secret(key));
        return reference;
    }
    bool says(const QString &text) const
    {
        const QList<QLabel *> labels = window->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) { return label->text().contains(text); });
    }
    void openPasted() const { QTest::mouseClick(part<QPushButton>(u"openPasted"_s), Qt::LeftButton); }
};

} // namespace

class TestRequestExchange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        QGuiApplication::clipboard()->clear();
    }

    void opensInTheRightWorkspace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("from"); // which page is shown: a digit's key
        QTest::addColumn<QString>("to");
        for (const int from : {Qt::Key_1, Qt::Key_2, Qt::Key_3}) {
            const int number = from - Qt::Key_0;
            QTest::addRow("a chat, from %d", number) << chat << from << u"lineside::ChatPage"_s;
            QTest::addRow("a request, from %d", number) << plain << from << u"lineside::VerifyPage"_s;
            QTest::addRow("a route, from %d", number) << route << from << u"lineside::RoutesPage"_s;
        }
    }

    void opensInTheRightWorkspace()
    {
        QFETCH(QString, text);
        QFETCH(int, from);
        QFETCH(QString, to);
        Shown shown;
        shown.press(from);
        shown.part<QToolButton>(u"chatPageButton"_s)->setFocus(); // not in a text
        QGuiApplication::clipboard()->setText(text);
        shown.press(Qt::Key_V);
        QTRY_VERIFY(shown.dialog(u"pasteDialog"_s));
        QTRY_VERIFY(shown.part<QPushButton>(u"openPasted"_s)->isVisible());
        QVERIFY(shown.fakes.prober.requests.isEmpty() && shown.fakes.chat.calls.isEmpty());
        shown.openPasted();
        QTRY_COMPARE(shown.page(), to);
        if (to == "lineside::ChatPage"_L1) {
            QCOMPARE(shown.part<QPlainTextEdit>(u"composer"_s)->toPlainText(), u"What now?"_s);
        } else if (to == "lineside::VerifyPage"_L1) {
            QVERIFY(shown.part<QComboBox>(u"verifyTargetBox"_s)->currentText().contains(u"h.example/health"_s));
            QVERIFY(!shown.part<QLineEdit>(u"verifyPrompt"_s)->isEnabled());
        } else {
            QVERIFY(shown.part<QLabel>(u"routeTitle"_s)->text().contains(u"brought"_s));
        }
        // Nothing was sent anywhere.
        QVERIFY(shown.fakes.prober.requests.isEmpty() && shown.fakes.chat.calls.isEmpty());
    }

    void aRequestIsVerifiedAsItStands()
    {
        Shown shown;
        QGuiApplication::clipboard()->setText(u"curl -X PATCH https://h.example/x -d a=b"_s);
        shown.part<QToolButton>(u"chatPageButton"_s)->setFocus();
        shown.press(Qt::Key_V);
        QTRY_VERIFY(shown.dialog(u"pasteDialog"_s));
        QTRY_VERIFY(shown.part<QPushButton>(u"openPasted"_s)->isVisible());
        shown.openPasted();
        QTRY_COMPARE(shown.page(), u"lineside::VerifyPage"_s);
        QTest::mouseClick(shown.part<QPushButton>(u"verifyButton"_s), Qt::LeftButton);
        QCOMPARE(shown.fakes.prober.requests.size(), 1);
        QCOMPARE(shown.fakes.prober.requests.constFirst().method, "PATCH"_ba);
        QCOMPARE(shown.fakes.prober.requests.constFirst().body, "a=b"_ba);
        // Another target takes the fields back.
        shown.part<QPushButton>(u"cancelVerifyButton"_s)->click();
        shown.part<QComboBox>(u"verifyTargetBox"_s)->setCurrentIndex(0);
        QVERIFY(shown.part<QLineEdit>(u"verifyPrompt"_s)->isEnabled());
    }

    void aTextFieldKeepsItsPaste()
    {
        Shown shown;
        QGuiApplication::clipboard()->setText(chat);
        auto *composer = shown.part<QPlainTextEdit>(u"composer"_s);
        composer->setFocus();
        shown.press(Qt::Key_V);
        QCOMPARE(composer->toPlainText(), chat);
        QCoreApplication::processEvents();
        QVERIFY(!shown.dialog(u"pasteDialog"_s));
    }

    void saysThatThereIsNoRequest()
    {
        Shown shown;
        QGuiApplication::clipboard()->setText(u"good morning"_s);
        shown.part<QToolButton>(u"chatPageButton"_s)->setFocus();
        shown.press(Qt::Key_V);
        const auto said = [&shown] {
            const QList<QLabel *> labels = shown.window->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [](const QLabel *label) { return label->text().startsWith(u"There is no request on the clipboard"_s); });
        };
        QTRY_VERIFY(said());
        QVERIFY(!shown.dialog(u"pasteDialog"_s));
    }

    void takesATextThatIsDropped()
    {
        Shown shown;
        QMimeData data;
        data.setText(plain);
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(shown.window.get(), &enter); // where a drag is known to be, it is dropped
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(shown.window.get(), &drop);
        QTRY_VERIFY(shown.dialog(u"pasteDialog"_s));
        QTRY_COMPARE(shown.part<QLabel>(u"pastedKind"_s)->text(), u"A request"_s);
    }

    void exportsFromEveryPage_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<int>("sources");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("focus");
        QTest::newRow("the chat") << int(Qt::Key_1) << 1 << u"Demo model"_s << u"composer"_s;
        QTest::newRow("a route") << int(Qt::Key_2) << 2 << u"gemini-chat"_s << u"routeTree"_s;
        QTest::newRow("a probe") << int(Qt::Key_3) << 1 << u"gemini-chat"_s << u"verifyPrompt"_s;
    }

    void exportsFromEveryPage()
    {
        QFETCH(int, page);
        QFETCH(int, sources);
        QFETCH(QString, title);
        QFETCH(QString, focus);
        Shown shown;
        shown.press(page);
        shown.part<QWidget>(focus)->setFocus();
        shown.press(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(shown.dialog(u"requestExportDialog"_s));
        QCOMPARE(shown.part<QComboBox>(u"exportWhat"_s)->count(), sources);
        QVERIFY2(shown.dialog(u"requestExportDialog"_s)->windowTitle().contains(title), qPrintable(shown.dialog(u"requestExportDialog"_s)->windowTitle()));
        QTRY_VERIFY(shown.part<QPushButton>(u"copyRequestExport"_s)->isEnabled());
    }

    void copiesCurlInOneStep_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<QString>("button");
        QTest::newRow("the chat") << int(Qt::Key_1) << u"copyCurlButton"_s;
        QTest::newRow("a route") << int(Qt::Key_2) << u"copyAdminCurlButton"_s;
        QTest::newRow("a probe") << int(Qt::Key_3) << u"copyVerifyCurlButton"_s;
        QTest::newRow("the wire") << int(Qt::Key_1) << u"wireCurl"_s;
    }

    void copiesCurlInOneStep()
    {
        QFETCH(int, page);
        QFETCH(QString, button);
        Shown shown;
        QTest::mouseClick(shown.part<QToolButton>(u"inspectorButton"_s), Qt::LeftButton); // the wire is in there
        shown.press(page);
        shown.part<QToolButton>(button)->click();
        QTRY_VERIFY2(QGuiApplication::clipboard()->text().startsWith(u"curl "_s), qPrintable(QGuiApplication::clipboard()->text()));
        QVERIFY(shown.says(u"The curl command is on the clipboard."_s));
        QVERIFY(!shown.dialog(u"requestExportDialog"_s));
    }

    void noKeyIsCopiedInOneStep_data()
    {
        QTest::addColumn<QByteArray>("key");
        for (const auto &[name, key] : test::kindsOfKeys())
            QTest::newRow(name) << key;
    }

    // What the user typed has a key in it that only the keychain knows.
    void noKeyIsCopiedInOneStep()
    {
        QFETCH(QByteArray, key);
        Shown shown;
        shown.keep(key);
        for (const QString &written : test::writtenForms(key)) {
            QGuiApplication::clipboard()->setText(u"before"_s);
            shown.part<QPlainTextEdit>(u"composer"_s)->setPlainText(u"Why is this refused: "_s + written + u" ?"_s);
            QTest::mouseClick(shown.part<QToolButton>(u"copyCurlButton"_s), Qt::LeftButton);
            QTRY_VERIFY2(shown.dialog(u"requestExportDialog"_s), qPrintable(written));
            QTRY_VERIFY2(shown.exportBanner().contains(u"not exported"_s), qPrintable(shown.exportBanner()));
            QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
            QVERIFY(!shown.part<QPushButton>(u"copyRequestExport"_s)->isEnabled());
            QVERIFY(shown.says(u"Nothing was copied."_s));
            shown.dialog(u"requestExportDialog"_s)->close();
            QTRY_VERIFY(!shown.dialog(u"requestExportDialog"_s));
        }
    }

    void aLockedKeychainIsNamed()
    {
        Shown shown;
        Provider provider = test::FakeDemoHost::setup().provider;
        provider.key = SecretRef::keychain(u"locked-away"_s);
        shown.fakes.catalog.put(provider);
        shown.fakes.secrets.pretend(SecretStore::State::Locked, u"locked"_s);
        QGuiApplication::clipboard()->setText(u"before"_s);
        QTest::mouseClick(shown.part<QToolButton>(u"copyCurlButton"_s), Qt::LeftButton);
        QTRY_VERIFY(shown.dialog(u"requestExportDialog"_s));
        QTRY_VERIFY2(shown.exportBanner().contains(u"keychain is locked"_s), qPrintable(shown.exportBanner()));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
        // There it can be read, and copied all the same.
        QTRY_VERIFY(shown.part<QPushButton>(u"copyRequestExport"_s)->isEnabled());
    }

    void theWindowDoesNotWaitForTheKeychain()
    {
        Shown shown;
        shown.keep("0123456789abcdef");
        shown.fakes.secrets.keepWaiting = true;
        QGuiApplication::clipboard()->setText(u"before"_s);
        QTest::mouseClick(shown.part<QToolButton>(u"copyCurlButton"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
        auto *composer = shown.part<QPlainTextEdit>(u"composer"_s);
        composer->setFocus();
        QTest::keyClicks(composer, u"meanwhile"_s);
        QCOMPARE(composer->toPlainText(), u"meanwhile"_s);
        QTRY_VERIFY_WITH_TIMEOUT(shown.dialog(u"requestExportDialog"_s), 10000);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
        QTRY_VERIFY_WITH_TIMEOUT(shown.exportBanner().contains(u"keychain does not answer"_s), 10000);
    }

    void curlButtonsOfferMore_data()
    {
        QTest::addColumn<QString>("button");
        QTest::newRow("the chat") << u"copyCurlButton"_s;
        QTest::newRow("a route") << u"copyAdminCurlButton"_s;
        QTest::newRow("a probe") << u"copyVerifyCurlButton"_s;
        QTest::newRow("the wire") << u"wireCurl"_s;
    }

    void curlButtonsOfferMore()
    {
        QFETCH(QString, button);
        Shown shown;
        QTest::mouseClick(shown.part<QToolButton>(u"inspectorButton"_s), Qt::LeftButton); // the wire is in there
        const QMenu *menu = shown.part<QToolButton>(button)->menu();
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 2);
        menu->actions().constLast()->trigger();
        QTRY_VERIFY(shown.dialog(u"requestExportDialog"_s));
    }
};

QTEST_MAIN(TestRequestExchange)
#include "tst_requestexchange.moc"
