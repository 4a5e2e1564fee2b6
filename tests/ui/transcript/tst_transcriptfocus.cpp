// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/fakechatbackend.h"
#include "support/guitest.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptfocus.h"
#include "ui/transcript/transcriptview.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

constexpr auto everything = "See [one](https://one.example/) and [two](https://two.example/).\n\n```cpp\nint a;\n```\n";

struct Stage {
    Stage()
        : session(backend)
    {
        session.setTarget(UrlTarget{QUrl(u"https://fake.example/chat"_s), u"gemini-2.5-flash"_s, {}, {}});
        view.resize(800, 500);
        view.setSession(&session);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setFocus();
    }
    TranscriptCanvas &canvas() { return view.canvas(); }
    TranscriptFocus &focus() { return *canvas().findChild<TranscriptFocus *>(); }
    void answer(const QString &text, const QString &reasoning = {})
    {
        session.send(u"What is it?"_s);
        if (!reasoning.isEmpty())
            backend.run->arrive({ReasoningDelta{0, reasoning}});
        backend.run->arrive({TextDelta{0, text}});
        backend.run->complete();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&canvas(), key, modifiers); }
    /// The name of what the keyboard is at; of a message its number.
    QString place()
    {
        if (focus().item() < 0)
            return QString::number(focus().message());
        return itemsOf(canvas().layout().message(focus().message()).pieces()).at(focus().item()).name;
    }
    /// The rings that are shown, in the viewport.
    QList<QRectF> rings()
    {
        QList<QRectF> shown;
        for (const ShownPiece &piece : canvas().shown()) {
            for (const QRectF &ring : piece.focus.rings)
                shown.append(ring.translated(canvas().areaOf(piece.message, piece.piece).topLeft()));
        }
        return shown;
    }

    test::FakeChatBackend backend;
    ChatSession session;
    TranscriptView view;
};

} // namespace

class TestTranscriptFocus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void everyMessageIsReached()
    {
        Stage stage;
        for (int i = 0; i < 3; ++i)
            stage.answer(u"Short."_s); // all are in the window at once
        QCOMPARE(stage.focus().message(), -1);
        for (int message = 1; message < 6; ++message) {
            stage.press(Qt::Key_Down, Qt::ControlModifier);
            QCOMPARE(stage.place(), QString::number(message));
        }
        stage.press(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(stage.place(), u"5"_s);
        for (int message = 4; message >= 0; --message) {
            stage.press(Qt::Key_Up, Qt::ControlModifier);
            QCOMPARE(stage.place(), QString::number(message));
        }
        stage.press(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(stage.place(), u"0"_s);
    }

    void everythingInAMessageIsReached()
    {
        Stage stage;
        stage.answer(QString::fromLatin1(everything), u"Let me think."_s);
        stage.press(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(stage.place(), u"1"_s);
        QVERIFY(stage.rings().isEmpty());
        const QRect area = stage.canvas().areaOf(1).toRect();
        const QImage picture = stage.canvas().viewport()->grab().toImage();
        for (const int y : {area.top() + 2, area.center().y(), area.bottom() - 2}) // a line beside all of it
            QCOMPARE(picture.pixelColor(area.left() - 11, y).rgb(), stage.canvas().layout().terms().style.link.rgb());
        QStringList places;
        for (int i = 0; i < 4; ++i) {
            stage.press(Qt::Key_Tab);
            places.append(stage.place());
            QCOMPARE(stage.rings().size(), 1);
            QVERIFY(QRectF(stage.canvas().viewport()->rect()).contains(stage.rings().constFirst()));
        }
        QVERIFY2(places.takeFirst().startsWith(u"Reasoning"_s), qPrintable(places.join(u'|')));
        QCOMPARE(places, (QStringList{u"one"_s, u"two"_s, u"Copy this code"_s}));
        stage.press(Qt::Key_Tab); // and out, to the buttons of the message
        QVERIFY(stage.view.findChild<QWidget *>(u"messageActions"_s)->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(stage.rings().isEmpty());
        stage.canvas().setFocus();
        for (const QString &place : {u"one"_s, u"two"_s}) {
            stage.press(Qt::Key_Tab);
            if (place == u"one"_s)
                stage.press(Qt::Key_Tab);
            QCOMPARE(stage.place(), place);
        }
        stage.press(Qt::Key_Tab, Qt::ShiftModifier);
        QCOMPARE(stage.place(), u"one"_s);
        stage.press(Qt::Key_Escape);
        QCOMPARE(stage.place(), u"1"_s);
        stage.press(Qt::Key_Escape);
        QCOMPARE(stage.place(), u"-1"_s);
    }

    void pressesWhatItIsAt_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("Return") << Qt::Key_Return;
        QTest::newRow("Enter") << Qt::Key_Enter;
        QTest::newRow("Space") << Qt::Key_Space;
    }

    void pressesWhatItIsAt()
    {
        QFETCH(Qt::Key, key);
        Stage stage;
        stage.answer(u"```\nthe code\n```\n"_s, u"Let me think."_s);
        stage.press(Qt::Key_Down, Qt::ControlModifier);
        stage.press(Qt::Key_Tab);
        stage.press(key);
        QVERIFY(stage.canvas().layout().message(1).isReasoningOpen());
        stage.press(key);
        QVERIFY(!stage.canvas().layout().message(1).isReasoningOpen());
        stage.press(Qt::Key_Tab);
        QGuiApplication::clipboard()->clear();
        stage.press(key);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"the code\n"_s);
    }

    void branchesAreChosenByKeyboard()
    {
        Stage stage;
        stage.answer(u"First."_s);
        stage.session.retry();
        stage.backend.run->arrive({TextDelta{0, u"Second."_s}});
        stage.backend.run->complete();
        QSignalSpy asked(&stage.view, &TranscriptView::branchRequested);
        connect(&stage.view, &TranscriptView::branchRequested, &stage.session, &ChatSession::showBranch);
        stage.press(Qt::Key_Down, Qt::ControlModifier);
        stage.press(Qt::Key_Tab);
        stage.press(Qt::Key_Space);
        QCOMPARE(asked.size(), 1);
        QVERIFY(stage.view.plainText().contains(u"First."_s));
        QCOMPARE(stage.focus().message(), 1); // the keyboard stays there
        QVERIFY2(stage.place().startsWith(u"Next version"_s), qPrintable(stage.place()));
        stage.press(Qt::Key_Space);
        QVERIFY(stage.view.plainText().contains(u"Second."_s));
    }

    void staysAtAFailedReplyThatIsAskedForAgain()
    {
        Stage stage;
        stage.session.send(u"q"_s);
        stage.backend.run->fail({.kind = Error::Kind::Network, .message = u"Nobody answered."_s, .hint = {}, .details = {}, .httpStatus = 0});
        connect(&stage.view, &TranscriptView::retryRequested, &stage.session, &ChatSession::retry);
        stage.press(Qt::Key_Down, Qt::ControlModifier);
        stage.press(Qt::Key_Tab);
        QSignalSpy asked(&stage.view, &TranscriptView::retryRequested);
        stage.press(Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QVERIFY(stage.session.isBusy());
        QCoreApplication::processEvents();
        QCOMPARE(stage.focus().message(), 1);
        QVERIFY(stage.canvas().hasFocus());
    }

    void staysWhereItIsWhileTheReplyGrows()
    {
        Stage stage;
        stage.session.send(u"q"_s);
        stage.backend.run->arrive({TextDelta{0, u"[one](https://one.example/)\n\n"_s}});
        QTRY_VERIFY(stage.view.plainText().contains(u"one"_s));
        stage.press(Qt::Key_Down, Qt::ControlModifier);
        stage.press(Qt::Key_Tab);
        QCOMPARE(stage.place(), u"one"_s);
        stage.backend.run->arrive({TextDelta{0, u"[two](https://two.example/)\n\nEnd"_s}});
        QTRY_VERIFY(stage.view.plainText().contains(u"End"_s));
        QCOMPARE(stage.place(), u"one"_s);
        QCOMPARE(stage.rings().size(), 1);
        stage.backend.run->complete();
        QCOMPARE(stage.place(), u"one"_s);
        stage.session.retry(); // nothing of the like is there now
        QCOMPARE(stage.focus().item(), -1);
        QCOMPARE(stage.focus().message(), 1);
        stage.view.setSession(nullptr);
        QCOMPARE(stage.focus().message(), -1);
        stage.press(Qt::Key_Down, Qt::ControlModifier);
        stage.press(Qt::Key_Space);
        QCOMPARE(stage.focus().message(), -1);
    }

    void theMouseTakesTheRingAway()
    {
        Stage stage;
        stage.answer(QString::fromLatin1(everything));
        stage.press(Qt::Key_Down, Qt::ControlModifier);
        stage.press(Qt::Key_Tab);
        QCOMPARE(stage.rings().size(), 1);
        QTest::mouseClick(stage.canvas().viewport(), Qt::LeftButton, {}, QPoint(3, 3));
        QVERIFY(stage.rings().isEmpty());
        QCOMPARE(stage.focus().message(), -1);
    }
};

QTEST_MAIN(TestTranscriptFocus)
#include "tst_transcriptfocus.moc"
