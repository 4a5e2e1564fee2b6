// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/catalog.h"
#include "support/fakehistorystore.h"
#include "support/fakeworkspacestore.h"
#include "support/guitest.h"
#include "ui/chat/chatpage.h"
#include "ui/compare/comparecolumn.h"
#include "ui/compare/comparedtargets.h"
#include "ui/compare/figurestrip.h"
#include "ui/compare/manyruns.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QWheelEvent>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

struct Window {
    test::FakeWorkspaceStore store;
    Catalog catalog{store};
    test::ManyRuns backend;
    test::FakeHistoryStore history;
    ActionRegistry actions;
    std::unique_ptr<ChatPage> page;

    Window()
    {
        RememberedTargets().save({});
        Provider provider;
        provider.name = u"Gemini"_s;
        provider.model = u"gemini-2.5-flash"_s;
        catalog.put(provider);
        provider.name = u"Other"_s;
        provider.model = u"other-large"_s;
        catalog.put(provider);
        Gateway gateway;
        gateway.name = u"Gateway"_s;
        const GatewayId id = catalog.put(gateway);
        Route route;
        route.id = RouteId(u"chat"_s);
        route.aiProxy = AiProxy{};
        route.aiProxy->provider = u"gemini"_s;
        route.aiProxy->model = u"gemini-2.5-flash"_s;
        catalog.put(id, route);
        page = std::make_unique<ChatPage>(catalog, backend, history, actions, AppSettings{});
        page->resize(1200, 700);
        page->show();
        page->activateWindow();
        (void)QTest::qWaitForWindowActive(page.get());
    }

    template<class T>
    T *part(const char *name, const QWidget *in = nullptr) const
    {
        T *found = (in ? in : page.get())->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QPlainTextEdit *composer() const { return part<QPlainTextEdit>("composer"); }
    QList<CompareColumn *> columns() const
    {
        QList<CompareColumn *> visible;
        for (CompareColumn *column : page->findChildren<CompareColumn *>()) {
            if (column->isVisible())
                visible.append(column);
        }
        std::ranges::sort(visible, {}, &QWidget::accessibleName); // each has its number in it
        return visible;
    }
    CompareColumn *column(int index) const { return columns().value(index); }
    TranscriptCanvas &canvas(int index) const { return column(index)->transcript().canvas(); }
    QString said(int index) const { return column(index)->transcript().plainText(); }
    QString transcript() const { return part<TranscriptView>("transcript")->plainText(); }
    bool isComparing() const { return part<QWidget>("comparePanel")->isVisible(); }
    void click(const char *name, const QWidget *in = nullptr) const { QTest::mouseClick(part<QWidget>(name, in), Qt::LeftButton); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(QApplication::focusWidget(), key, modifiers); }
    void trigger(const char *id) const { actions.action(QString::fromLatin1(id))->trigger(); }

    void talk(const QString &question, const QString &answer)
    {
        QTest::keyClicks(composer(), question);
        QTest::keyClick(composer(), Qt::Key_Return);
        backend.say(backend.runs.size() - 1, answer);
        backend.finish(backend.runs.size() - 1);
    }
    void compare(const QString &question)
    {
        press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClicks(composer(), question);
        QTest::keyClick(composer(), Qt::Key_Return);
    }
    /// What the transcript's menu offers at the message, triggered.
    void choose(int turn, const QString &entry) const
    {
        QMenu menu;
        Q_EMIT part<TranscriptView>("transcript")->menuOpening(&menu, turn);
        auto *action = menu.findChild<QAction *>(entry);
        if (!action || !action->isEnabled())
            qFatal("cannot choose %s", qPrintable(entry));
        action->trigger();
    }
};

QString longText(const QString &word)
{
    QString text;
    for (int i = 0; i < 120; ++i)
        text += u"%1 paragraph %2.\n\n"_s.arg(word).arg(i);
    return text;
}

} // namespace

class TestChatComparison : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup() { RememberedTargets().save({}); }

    void firstOfAllOffersBothWaysToTheModel()
    {
        Window window;
        window.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(window.isComparing());
        QCOMPARE(window.columns().size(), 2);
        QCOMPARE(window.part<QComboBox>("compareTarget", window.column(0))->currentText(), u"gemini-2.5-flash · direct · Gemini"_s);
        QCOMPARE(window.part<QComboBox>("compareTarget", window.column(1))->currentText(), u"gemini-2.5-flash · route chat · Gateway"_s);
        QVERIFY(window.composer()->hasFocus());
        QVERIFY(window.backend.calls.isEmpty());
    }

    void asksAllAndStreamsSideBySide()
    {
        Window window;
        window.compare(u"which?"_s);
        QCOMPARE(window.backend.calls.size(), 2);
        QVERIFY(window.composer()->toPlainText().isEmpty());
        QVERIFY(window.part<QWidget>("stopButton")->isVisible());
        window.backend.say(0, u"from the first"_s);
        window.backend.say(1, u"from the second"_s);
        QTRY_VERIFY(window.said(0).contains(u"from the first"_s));
        QTRY_VERIFY(window.said(1).contains(u"from the second"_s));
        window.backend.finish(0);
        QVERIFY(window.part<QWidget>("keepButton", window.column(0))->isEnabled());
        QVERIFY(!window.part<QWidget>("keepButton", window.column(1))->isEnabled());
        window.backend.finish(1);
        QVERIFY(window.part<QWidget>("sendButton")->isVisible());
        QCOMPARE(window.column(1)->accessibleName(), u"Column 2 of 2: gemini-2.5-flash · route chat · Gateway"_s);
    }

    void keepsTheChosenOne_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("button") << false;
        QTest::newRow("Enter") << true;
    }

    void keepsTheChosenOne()
    {
        QFETCH(bool, byKey);
        Window window;
        window.compare(u"which?"_s);
        for (int i = 0; i < 2; ++i) {
            window.backend.say(i, u"reply %1"_s.arg(i));
            window.backend.finish(i);
        }
        if (byKey) {
            window.press(Qt::Key_F6);
            QVERIFY(window.canvas(0).hasFocus());
            window.press(Qt::Key_F6);
            QVERIFY(window.canvas(1).hasFocus());
            window.press(Qt::Key_Return);
        } else {
            window.click("keepButton", window.column(1));
        }
        QVERIFY(!window.isComparing());
        QVERIFY(window.composer()->hasFocus());
        QVERIFY(window.transcript().contains(u"reply 1"_s));
        QVERIFY(window.transcript().contains(u"2/2"_s));
        QTest::keyClicks(window.composer(), u"go on"_s);
        QTest::keyClick(window.composer(), Qt::Key_Return);
        QCOMPARE(window.backend.calls.size(), 3);
        QCOMPARE(window.backend.calls.constLast().request.messages.at(1).text, u"reply 1"_s);
    }

    void columnsAreReachedByKeys()
    {
        Window window;
        window.compare(u"q"_s);
        window.composer()->setFocus();
        window.press(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(window.canvas(1).hasFocus());
        window.press(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(window.canvas(0).hasFocus());
        for (int tabs = 0; tabs < 20 && !window.canvas(1).hasFocus(); ++tabs)
            window.press(Qt::Key_Tab);
        QVERIFY(window.canvas(1).hasFocus());
        QVERIFY(window.actions.action(u"chat.compareKeep"_s)->isEnabled());
    }

    void targetsAreAddedLeftOutAndRemembered()
    {
        Window window;
        window.trigger("chat.compare");
        window.click("addTargetButton");
        window.click("addTargetButton");
        QCOMPARE(window.columns().size(), 4);
        QVERIFY(!window.part<QWidget>("addTargetButton")->isVisible());
        window.click("dropTargetButton", window.column(3));
        QCOMPARE(window.columns().size(), 3);
        auto *box = window.part<QComboBox>("compareTarget", window.column(2));
        QCOMPARE(box->currentText(), u"other-large · direct · Other"_s); // what was not there yet
        QTest::keyClick(box, Qt::Key_Up);
        QCOMPARE(box->currentText(), u"gemini-2.5-flash · direct · Gemini"_s);
        QTest::keyClick(box, Qt::Key_Down);
        window.click("dropTargetButton", window.column(0));
        QVERIFY(!window.part<QWidget>("dropTargetButton", window.column(0))->isVisible()); // two is the least
        QTest::keyClicks(window.composer(), u"q"_s);
        QTest::keyClick(window.composer(), Qt::Key_Return);
        QCOMPARE(window.backend.calls.size(), 2);
        QCOMPARE(requestedModel(window.backend.calls.at(1).target), u"other-large"_s);
        window.backend.finish(0);
        window.backend.finish(1);
        window.click("compareCloseButton");
        window.trigger("chat.compare");
        QCOMPARE(window.part<QComboBox>("compareTarget", window.column(0))->currentText(), u"gemini-2.5-flash · route chat · Gateway"_s);
        QCOMPARE(window.part<QComboBox>("compareTarget", window.column(1))->currentText(), u"other-large · direct · Other"_s);
    }

    void theNextQuestionGoesToTheSame()
    {
        Window window;
        window.compare(u"first"_s);
        window.backend.say(0, u"a"_s);
        window.backend.finish(0);
        window.backend.finish(1);
        QTest::keyClicks(window.composer(), u"second"_s);
        QTest::keyClick(window.composer(), Qt::Key_Return);
        QCOMPARE(window.backend.calls.size(), 4);
        QVERIFY(window.backend.calls.at(2).target == window.backend.calls.at(0).target);
        QVERIFY(window.backend.calls.at(3).target == window.backend.calls.at(1).target);
        QCOMPARE(window.columns().size(), 2);
    }

    void failureIsABannerInItsColumn()
    {
        Window window;
        window.compare(u"q"_s);
        window.backend.runs.at(0)->fail({.kind = Error::Kind::Auth, .message = u"The key was refused."_s, .hint = {}, .details = {}, .httpStatus = 401});
        auto *banner = window.part<Banner>("compareBanner", window.column(0));
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->message(), u"The key was refused."_s);
        QVERIFY(!window.part<Banner>("compareBanner", window.column(1))->isVisible());
        QTest::mouseClick(banner->findChild<QPushButton *>(u"bannerAction"_s), Qt::LeftButton);
        QCOMPARE(window.backend.calls.size(), 3);
        QVERIFY(!banner->isVisible());
        window.backend.say(2, u"at last"_s);
        window.backend.finish(2);
        QTRY_VERIFY(window.said(0).contains(u"at last"_s));
    }

    void aRefusedFieldIsLeftOutInItsColumn_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("remembered"); // of a provider of one's own; a route's column does without
        QTest::newRow("direct") << 0 << true;
        QTest::newRow("by a route") << 1 << false;
    }
    void aRefusedFieldIsLeftOutInItsColumn()
    {
        QFETCH(int, column);
        QFETCH(bool, remembered);
        Window window;
        window.compare(u"q"_s);
        QCOMPARE(std::holds_alternative<DirectTarget>(window.backend.calls.at(column).target), remembered);
        Error error{.kind = Error::Kind::BadRequest, .message = u"Unknown name “seed”."_s, .hint = {}, .details = {}, .httpStatus = 400};
        error.refusedFields = {u"seed"_s};
        window.backend.runs.at(column)->fail(error);
        auto *again = window.part<Banner>("compareBanner", window.column(column))->findChild<QPushButton *>(u"bannerAction"_s);
        QVERIFY2(again->text().contains(u"seed"_s), qPrintable(again->text()));
        QTest::mouseClick(again, Qt::LeftButton);
        QCOMPARE(window.backend.calls.size(), 3);
        const ChatCall &call = window.backend.calls.constLast();
        if (remembered) {
            const Provider asked = std::get<DirectTarget>(call.target).provider;
            QCOMPARE(asked.omits, QStringList{u"seed"_s});
            QCOMPARE(window.catalog.provider(asked.id)->omits, QStringList{u"seed"_s});
        } else {
            QCOMPARE(call.request.parameters.extra.value(u"seed"_s), QByteArray("null"));
        }
        window.backend.say(2, u"without it"_s);
        window.backend.finish(2);
        QTRY_VERIFY(window.said(column).contains(u"without it"_s));
    }

    void stops_data()
    {
        QTest::addColumn<QString>("by");
        QTest::addColumn<int>("stopped");
        QTest::newRow("one") << u"stopColumnButton"_s << 1;
        QTest::newRow("all") << u"compareStopButton"_s << 2;
        QTest::newRow("composer") << u"stopButton"_s << 2;
        QTest::newRow("Escape") << QString() << 2;
    }

    void stops()
    {
        QFETCH(QString, by);
        QFETCH(int, stopped);
        Window window;
        window.compare(u"q"_s);
        const QList<QPointer<test::FakeChatRun>> runs = window.backend.runs;
        if (by.isEmpty()) {
            window.press(Qt::Key_F6);
            window.press(Qt::Key_Escape);
        } else {
            QTest::mouseClick(window.page->findChild<QWidget *>(by), Qt::LeftButton);
        }
        QCOMPARE(runs.at(0)->stops + runs.at(1)->stops, stopped);
        QVERIFY(window.isComparing());
    }

    void closingKeepsWhatHasCome_data()
    {
        QTest::addColumn<bool>("byNewChat");
        QTest::newRow("closed") << false;
        QTest::newRow("another conversation") << true;
    }

    void closingKeepsWhatHasCome()
    {
        QFETCH(bool, byNewChat);
        Window window;
        window.compare(u"q"_s);
        window.backend.say(1, u"so far"_s);
        if (byNewChat)
            window.trigger("chat.new");
        else
            window.click("compareCloseButton");
        QVERIFY(!window.isComparing());
        QVERIFY(window.backend.runs.at(0).isNull());
        QVERIFY(window.part<QWidget>("sendButton")->isVisible());
        if (!byNewChat)
            QVERIFY(window.transcript().contains(u"so far"_s));
    }

    void asksOthersBesideAReply_data()
    {
        QTest::addColumn<int>("turn");
        QTest::newRow("at the question") << 0;
        QTest::newRow("at the reply") << 1;
    }

    void asksOthersBesideAReply()
    {
        QFETCH(int, turn);
        Window window;
        window.talk(u"which?"_s, u"the first"_s);
        window.choose(turn, u"askOthers"_s);
        QCOMPARE(window.columns().size(), 2);
        QVERIFY(window.said(0).contains(u"the first"_s));
        QCOMPARE(window.part<QComboBox>("compareTarget", window.column(1))->currentText(), u"gemini-2.5-flash · route chat · Gateway"_s);
        window.click("compareAskButton");
        QCOMPARE(window.backend.calls.size(), 2);
        QCOMPARE(window.backend.calls.at(1).request.messages.size(), 1);
        window.backend.say(1, u"the second"_s);
        window.backend.finish(1);
        window.click("keepButton", window.column(1));
        QVERIFY(window.transcript().contains(u"the second"_s));
    }

    void showsVersionsAndWhereTheyDiffer()
    {
        Window window;
        window.talk(u"which?"_s, u"It is surely Paris."_s);
        window.trigger("chat.retry");
        window.backend.say(1, u"It is Lyon."_s);
        window.backend.finish(1);
        window.choose(1, u"compareVersions"_s);
        QCOMPARE(window.columns().size(), 2);
        const auto marks = [&](int column) {
            QStringList marked;
            for (const ShownPiece &piece : window.canvas(column).shown()) {
                const QString text = window.canvas(column).layout().message(piece.message).pieces().at(piece.piece).element.text;
                for (const PieceMark &mark : piece.marks)
                    marked.append(text.sliced(mark.begin, mark.length));
            }
            return marked;
        };
        QVERIFY(marks(0).isEmpty());
        window.click("differencesButton");
        QCOMPARE(marks(0), QStringList{u"surely Paris"_s});
        QCOMPARE(marks(1), QStringList{u"Lyon"_s});
        window.click("differencesButton");
        QVERIFY(marks(1).isEmpty());
    }

    void deletesAVersionAndTakesItBack()
    {
        Window window;
        window.talk(u"which?"_s, u"the first"_s);
        window.trigger("chat.retry");
        window.backend.say(1, u"the second"_s);
        window.backend.finish(1);
        window.trigger("chat.compareVersions");
        window.click("removeColumnButton", window.column(0));
        QCOMPARE(window.columns().size(), 1);
        QVERIFY(window.said(0).contains(u"the second"_s));
        auto *banner = window.part<Banner>("compareUndoBanner");
        QVERIFY(banner->isVisible());
        QTest::mouseClick(banner->findChild<QPushButton *>(u"bannerAction"_s), Qt::LeftButton);
        QCOMPARE(window.columns().size(), 2);
        QVERIFY(window.said(0).contains(u"the first"_s));
        QVERIFY(!banner->isVisible());
        window.click("keepButton", window.column(0));
        QVERIFY(window.transcript().contains(u"1/2"_s));
    }

    void columnsScrollTogether()
    {
        Window window;
        window.compare(u"q"_s);
        window.backend.say(0, longText(u"first"_s));
        window.backend.say(1, longText(u"second"_s) + longText(u"second"_s));
        window.backend.finish(0);
        window.backend.finish(1);
        QTRY_VERIFY(window.canvas(0).reading().isFollowing() && window.canvas(1).reading().isFollowing());
        const auto scrollFirst = [&](Qt::Key key) { QTest::keyClick(&window.canvas(0), key); };
        scrollFirst(Qt::Key_Home);
        QCOMPARE(window.canvas(1).reading().position(), 0);
        scrollFirst(Qt::Key_PageDown);
        QVERIFY(window.canvas(1).reading().position() > 0);
        scrollFirst(Qt::Key_End);
        QVERIFY(window.canvas(1).reading().isFollowing());
        window.click("scrollTogetherButton");
        scrollFirst(Qt::Key_Home);
        QVERIFY(window.canvas(1).reading().isFollowing());
    }

    void findsInTheColumn()
    {
        Window window;
        window.compare(u"q"_s);
        for (int i = 0; i < 2; ++i) {
            window.backend.say(i, u"a needle"_s);
            window.backend.finish(i);
        }
        window.press(Qt::Key_F6);
        window.press(Qt::Key_F6);
        window.press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(window.column(1)->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), u"needle"_s);
        const auto isMarked = [&](int column) {
            const QList<ShownPiece> &shown = window.canvas(column).shown();
            return std::ranges::any_of(shown, [](const ShownPiece &piece) { return !piece.marks.isEmpty(); });
        };
        QTRY_VERIFY(isMarked(1));
        QVERIFY(!isMarked(0));
    }

    void narrowWindowsScrollSideways()
    {
        Window window;
        window.page->resize(700, 500);
        window.trigger("chat.compare");
        window.click("addTargetButton");
        window.click("addTargetButton");
        const auto *bar = window.part<QScrollArea>("compareColumns")->horizontalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        QCOMPARE(bar->value(), bar->maximum()); // where the last one was added
        window.composer()->setFocus();
        window.press(Qt::Key_F6);
        QCOMPARE(bar->value(), 0);
        window.press(Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(bar->value(), bar->maximum());
        QTest::keyClicks(window.composer(), u"q"_s);
        QTest::keyClick(window.composer(), Qt::Key_Return);
        QCOMPARE(bar->value(), 0);
        window.press(Qt::Key_F6);
        QVERIFY(window.column(0)->isAncestorOf(QApplication::focusWidget()));
    }

    void editingLeadsBackToTheConversation()
    {
        Window window;
        window.compare(u"q"_s);
        window.backend.say(0, u"a"_s);
        window.backend.finish(0);
        window.backend.finish(1);
        Q_EMIT window.column(0)->transcript().editRequested(0);
        QVERIFY(!window.isComparing());
        QCOMPARE(window.composer()->toPlainText(), u"q"_s);
    }

    void takesARequestAway()
    {
        Window window;
        window.compare(u"what is asked"_s);
        QSignalSpy copied(window.page.get(), &ChatPage::curlRequested);
        Q_EMIT window.column(1)->transcript().copyCurlRequested(1);
        QVERIFY(copied.value(0).value(0).value<ExportSource>().request->body.contains("what is asked"));
        QSignalSpy wanted(window.page.get(), &ChatPage::verifyRequested);
        window.backend.finish(1);
        Q_EMIT window.column(1)->transcript().verifyRequested(1);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(wanted.at(0).at(0).value<ChatCall>().target == window.backend.calls.at(1).target);
    }

    void saysWhyNothingCanBeCompared()
    {
        Window window;
        window.talk(u"q"_s, u"a"_s);
        QTest::keyClicks(window.composer(), u"again"_s);
        QTest::keyClick(window.composer(), Qt::Key_Return);
        window.trigger("chat.compare");
        QVERIFY(!window.isComparing());
        QVERIFY(window.part<Banner>("chatBanner")->isVisible());
    }

    /// Four columns that grow at once: the longest time for which the event loop was not there.
    void fourColumnsLeaveTheLoopFree()
    {
        Window window;
        window.trigger("chat.compare");
        window.click("addTargetButton");
        window.click("addTargetButton");
        QTest::keyClicks(window.composer(), u"q"_s);
        QTest::keyClick(window.composer(), Qt::Key_Return);
        QCOMPARE(window.backend.runs.size(), 4);
        constexpr int portions = 250;
        int told = 0;
        QElapsedTimer sinceTick;
        qint64 longest = 0;
        QTimer source;
        connect(&source, &QTimer::timeout, this, [&] {
            if (told > 0)
                longest = std::max(longest, sinceTick.nsecsElapsed());
            for (int i = 0; i < 4; ++i)
                window.backend.say(i, u"A **word** or `two` of column %1, and so on. "_s.arg(i) + (told % 12 == 0 ? u"\n\n"_s : QString()));
            if (++told == portions)
                source.stop();
            sinceTick.start();
        });
        source.setTimerType(Qt::PreciseTimer);
        source.start(4);
        QTRY_COMPARE_WITH_TIMEOUT(told, portions, 60'000);
        for (int i = 0; i < 4; ++i)
            window.backend.finish(i);
        QTest::setBenchmarkResult(qreal(longest) / 1e6, QTest::WalltimeMilliseconds);
        for (int i = 0; i < 4; ++i)
            QTRY_VERIFY(window.said(i).contains(u"column %1"_s.arg(i)));
    }
};

QTEST_MAIN(TestChatComparison)
#include "tst_chatcomparison.moc"
