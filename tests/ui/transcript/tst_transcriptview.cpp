// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/chatsession.h"
#include "support/fakechatbackend.h"
#include "support/guitest.h"
#include "ui/transcript/readingtools.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/questions.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

Target target()
{
    return UrlTarget{QUrl(u"https://fake.example/chat"_s), u"gemini-2.5-flash"_s, {}, {}};
}

QList<ChatEvent> text(const QString &more)
{
    return {TextDelta{0, more}};
}

struct Stage {
    Stage()
        : session(backend)
    {
        session.setTarget(target());
        view.resize(800, 500);
        view.setSession(&session);
        view.show();
    }
    TranscriptCanvas &canvas() { return view.canvas(); }
    QScrollBar &scrollBar() { return *canvas().verticalScrollBar(); }
    /// A point over what acts like that; a null point when nothing does.
    QPoint pointOver(TranscriptAction::Kind kind)
    {
        for (int y = 0; y < canvas().viewport()->height(); y += 6) {
            for (int x = 0; x < canvas().viewport()->width(); x += 7) {
                const auto hit = canvas().hitAt({x, y});
                if (hit && hit->isOnPiece && canvas().layout().lay(hit->message, hit->piece).actionAt(hit->point).kind == kind)
                    return {x, y};
            }
        }
        return {};
    }
    void click(TranscriptAction::Kind kind)
    {
        const QPoint point = pointOver(kind);
        QVERIFY(!point.isNull());
        QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, point);
    }
    void toggleReasoning(int turn) { canvas().setReasoningOpen(turn, !canvas().layout().message(turn).isReasoningOpen()); }
    QToolButton *button(const QString &name) { return view.findChild<QToolButton *>(name); }

    test::FakeChatBackend backend;
    ChatSession session;
    TranscriptView view;
};

} // namespace

class OpenedLinks : public QObject
{
    Q_OBJECT
public Q_SLOTS:
    void open(const QUrl &url) { links.append(url); }

public:
    QList<QUrl> links;
};

class TestTranscriptView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup() { questions::setAnswers(nullptr, nullptr); }

    void showsAConversation()
    {
        Stage stage;
        QCOMPARE(stage.view.plainText(), QString());
        stage.session.send(u"What is the capital of <b>France</b>?"_s);
        QVERIFY(stage.view.plainText().contains(u"What is the capital of <b>France</b>?"_s)); // text stays text
        QVERIFY(stage.view.plainText().contains(u"Waiting"_s));
        stage.backend.run->arrive(text(u"The capital of France is **Par"_s));
        QTRY_VERIFY(stage.view.plainText().contains(u"The capital of France is **Par"_s));
        QVERIFY(!stage.view.plainText().contains(u"Waiting"_s));
        stage.backend.run->arrive({TextDelta{0, u"is**."_s}, UsageReport{Usage{15, {}, {}, 8, {}, 41}}, Finished{0, FinishReason::Stop, u"stop"_s}});
        stage.backend.run->facts.times.firstToken = std::chrono::milliseconds(210);
        stage.backend.run->facts.times.lastToken = std::chrono::milliseconds(410);
        stage.backend.run->complete();
        const QString shown = stage.view.plainText();
        for (const char *part : {"The capital of France is Paris.", "gemini-2.5-flash", "fake.example", "15 in", "8 out", "41 total", "18 unaccounted",
                                 "first token 210 ms", "40 tokens/s", "finished: stop"})
            QVERIFY2(shown.contains(QString::fromLatin1(part)), part);
        QCOMPARE(shown.count(u"The capital of France is"_s), 1);
    }

    void howRepliesEnd_data()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QString>("shown");
        QTest::newRow("cut") << u"cut"_s << u"The answer was cut off: it ended without a finish reason."_s;
        QTest::newRow("stopped") << u"stop"_s << u"stopped by you"_s;
        QTest::newRow("failed") << u"fail"_s << u"It broke."_s;
    }

    void howRepliesEnd()
    {
        QFETCH(QString, way);
        QFETCH(QString, shown);
        Stage stage;
        stage.session.send(u"q"_s);
        stage.backend.run->arrive(text(u"half an answer"_s));
        if (way == u"cut"_s)
            stage.backend.run->complete(false);
        else if (way == u"stop"_s)
            stage.session.stop();
        else
            stage.backend.run->fail({Error::Kind::Network, u"It broke."_s, u"Try again."_s, u"<i>their words</i>"_s, 0});
        QVERIFY(stage.view.plainText().contains(u"half an answer"_s));
        QVERIFY2(stage.view.plainText().contains(shown), qPrintable(stage.view.plainText()));
        if (way == u"fail"_s)
            QVERIFY(stage.view.plainText().contains(u"<i>their words</i>"_s));
    }

    /// What was drawn piece by piece is what is drawn at once.
    void growingEndsLikeAtOnce_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::newRow("paragraphs") << u"One *two* `three`.\n\nFour\nfive.\n\nSix."_s;
        QTest::newRow("headings") << u"# A\nText\n## B\n\nMore **text**\n"_s;
        QTest::newRow("lists") << u"Before\n\n- a\n- b\n  - c\n\n1. x\n2. y\n\nAfter"_s;
        QTest::newRow("code") << u"See:\n\n```cpp\nint a;\n\nint b;\n```\n\nDone."_s;
        QTest::newRow("table") << u"Before\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nAfter"_s;
        QTest::newRow("quote") << u"> quoted\n> more\n\nAfter"_s;
    }

    void growingEndsLikeAtOnce()
    {
        QFETCH(QString, markdown);
        Stage grown;
        grown.session.send(u"q"_s);
        for (const QChar c : markdown) {
            grown.backend.run->arrive(text(c));
            if (c == u'\n' || c == u'|' || c == u' ')
                QCoreApplication::processEvents(); // draws some of the states in between
        }
        grown.backend.run->complete();
        Stage atOnce;
        atOnce.session.send(u"q"_s);
        atOnce.backend.run->arrive(text(markdown));
        atOnce.backend.run->complete();
        QCOMPARE(grown.view.plainText(), atOnce.view.plainText());
        TranscriptView late;
        late.setSession(&grown.session);
        QCOMPARE(late.plainText(), grown.view.plainText());
    }

    void linksOpenOnlyWhenConfirmed()
    {
        OpenedLinks opened;
        QDesktopServices::setUrlHandler(u"https"_s, &opened, "open");
        Stage stage;
        QString asked;
        bool confirms = false;
        questions::setAnswers(
            [&](const questions::Question &question) {
                asked = question.text;
                return confirms;
            },
            nullptr);
        const QUrl link(u"https://example.org/path"_s);
        stage.session.send(u"q"_s);
        stage.backend.run->arrive(text(u"[a link](https://example.org/path) [another](file:///etc/passwd)"_s));
        stage.backend.run->complete();
        QSignalSpy hovered(&stage.view, &TranscriptView::linkHovered);
        stage.click(TranscriptAction::Kind::OpenLink);
        QTRY_VERIFY(asked.contains(u"https://example.org/path"_s));
        QVERIFY(opened.links.isEmpty());
        confirms = true;
        stage.click(TranscriptAction::Kind::OpenLink);
        QTRY_COMPARE(opened.links, QList<QUrl>{link});
        QTest::mouseMove(stage.canvas().viewport(), stage.pointOver(TranscriptAction::Kind::OpenLink));
        QTRY_COMPARE(hovered.value(0).value(0).toString(), link.toString());
        asked.clear();
        const auto &pieces = stage.canvas().layout().message(1).pieces();
        qsizetype found = 0;
        for (qsizetype piece = 0; piece < pieces.size(); ++piece) {
            for (const MarkdownLink &of : pieces.at(piece).element.links)
                found += of.target.startsWith(u"file:"_s) ? 1 : 0;
        }
        QCOMPARE(found, 1); // it is told as it is, and never opened
        for (int x = 0; x < stage.canvas().viewport()->width(); x += 5)
            QTest::mouseClick(stage.canvas().viewport(), Qt::LeftButton, {}, {x, stage.pointOver(TranscriptAction::Kind::OpenLink).y()});
        QTRY_VERIFY(!asked.contains(u"passwd"_s));
        QDesktopServices::unsetUrlHandler(u"https"_s);
    }

    void reasoningIsFolded()
    {
        Stage stage;
        stage.session.send(u"q"_s);
        stage.backend.run->arrive({ReasoningDelta{0, u"Let me think. "_s}});
        QTRY_VERIFY(stage.view.plainText().contains(u"characters: 14"_s));
        QVERIFY(!stage.view.plainText().contains(u"Let me think."_s));
        stage.toggleReasoning(1);
        QVERIFY(stage.view.plainText().contains(u"Let me think."_s));
        stage.backend.run->arrive({ReasoningDelta{0, u"Yes."_s}});
        QTRY_VERIFY(stage.view.plainText().contains(u"Let me think. Yes."_s));
        stage.backend.run->arrive(text(u"Paris.\n\nIndeed."_s));
        stage.backend.run->complete();
        QTRY_VERIFY(stage.view.plainText().contains(u"Indeed."_s));
        const QString unfolded = stage.view.plainText();
        QVERIFY(unfolded.indexOf(u"Let me think. Yes."_s) < unfolded.indexOf(u"Paris."_s));
        stage.session.send(u"next"_s);
        stage.backend.run->arrive(text(u"Second."_s));
        stage.backend.run->complete();
        stage.toggleReasoning(1);
        QVERIFY(!stage.view.plainText().contains(u"Let me think."_s));
        QVERIFY(stage.view.plainText().contains(u"characters: 18"_s));
        stage.session.retry(); // in a new branch
        QVERIFY(stage.view.plainText().contains(u"Indeed."_s));
        QVERIFY(stage.view.plainText().contains(u"next"_s));
        QVERIFY(!stage.view.plainText().contains(u"Second."_s));
    }

    void actionsNameTheirTurn_data()
    {
        QTest::addColumn<int>("turn");
        QTest::addColumn<QStringList>("offered");
        QTest::newRow("question") << 2 << QStringList{u"messagecopy"_s, u"messageedit"_s};
        QTest::newRow("reply") << 1 << QStringList{u"messagecopy"_s, u"messageretry"_s, u"messagecurl"_s, u"messageverify"_s};
    }

    void actionsNameTheirTurn()
    {
        QFETCH(int, turn);
        QFETCH(QStringList, offered);
        Stage stage;
        QVERIFY(QTest::qWaitForWindowExposed(&stage.view));
        for (int i = 0; i < 2; ++i) {
            stage.session.send(u"q"_s);
            stage.backend.run->arrive(text(u"a"_s));
            stage.backend.run->complete();
        }
        const QHash<QString, QSignalSpy *> spies{{u"messageedit"_s, new QSignalSpy(&stage.view, &TranscriptView::editRequested)},
                                                 {u"messageretry"_s, new QSignalSpy(&stage.view, &TranscriptView::regenerateRequested)},
                                                 {u"messagecurl"_s, new QSignalSpy(&stage.view, &TranscriptView::copyCurlRequested)},
                                                 {u"messageverify"_s, new QSignalSpy(&stage.view, &TranscriptView::verifyRequested)}};
        QTest::mouseMove(stage.canvas().viewport(), stage.canvas().areaOf(turn).center().toPoint());
        auto *bar = stage.view.findChild<QWidget *>(u"messageActions"_s);
        QTRY_VERIFY(bar->isVisible());
        QStringList names;
        for (QToolButton *button : bar->findChildren<QToolButton *>()) {
            names.append(button->objectName());
            QVERIFY(!button->accessibleName().isEmpty());
            QTest::mouseClick(button, Qt::LeftButton);
            if (QSignalSpy *spy = spies.value(button->objectName())) {
                QCOMPARE(spy->count(), 1);
                QCOMPARE(spy->at(0).at(0).toInt(), turn);
            }
        }
        QCOMPARE(names, offered);
        QCOMPARE(QGuiApplication::clipboard()->text(), turn == 1 ? u"a"_s : u"q"_s);
        qDeleteAll(spies);
    }

    void theKeyboardReachesEverything()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowExposed(&stage.view));
        stage.session.send(u"q"_s);
        stage.backend.run->arrive(text(u"Paragraph.\n\n"_s.repeated(100)));
        stage.backend.run->complete();
        QTRY_COMPARE(stage.scrollBar().value(), stage.scrollBar().maximum());
        const auto press = [&stage](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            QTest::keyClick(&stage.canvas(), key, modifiers);
            return stage.scrollBar().value();
        };
        const int end = stage.scrollBar().maximum();
        QVERIFY(press(Qt::Key_Up) < end);
        QVERIFY(press(Qt::Key_PageUp) < end - 300);
        QVERIFY(press(Qt::Key_Space) > end - 300);
        QCOMPARE(press(Qt::Key_Home), 0);
        QVERIFY(press(Qt::Key_Down) > 0);
        QCOMPARE(press(Qt::Key_Space, Qt::ShiftModifier), 0);
        QCOMPARE(press(Qt::Key_End), stage.scrollBar().maximum());
        QCOMPARE(press(Qt::Key_Up, Qt::ControlModifier), int(stage.canvas().layout().topOf(1)));
        auto *bar = stage.view.findChild<QWidget *>(u"messageActions"_s);
        QVERIFY(bar->isVisible());
        QTest::keyClick(&stage.canvas(), Qt::Key_Tab);
        QVERIFY(bar->isAncestorOf(QApplication::focusWidget()));
        QSignalSpy curl(&stage.view, &TranscriptView::copyCurlRequested);
        stage.button(u"messagecurl"_s)->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(curl.value(0).value(0).toInt(), 1);
        stage.canvas().setFocus();
        QVERIFY(press(Qt::Key_Up, Qt::ControlModifier) < stage.canvas().layout().topOf(1));
    }

    void theMenuOffersWhatIsThere()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowExposed(&stage.view));
        stage.session.send(u"q"_s);
        stage.backend.run->arrive({ReasoningDelta{0, u"Let me think."_s}, TextDelta{0, u"See [this](https://example.org/):\n\n```\ncode\n```\n"_s}});
        stage.backend.run->complete();
        const auto textsAt = [&stage](QPoint point) {
            QContextMenuEvent event(QContextMenuEvent::Mouse, point, stage.canvas().viewport()->mapToGlobal(point));
            QApplication::sendEvent(stage.canvas().viewport(), &event);
            QStringList texts;
            if (auto *menu = stage.view.findChild<QMenu *>(u"transcriptMenu"_s)) {
                for (const QAction *action : menu->actions())
                    texts.append(action->text());
                delete menu;
            }
            return texts;
        };
        const QStringList overLink = textsAt(stage.pointOver(TranscriptAction::Kind::OpenLink));
        QVERIFY2(overLink.contains(u"Copy link address"_s), qPrintable(overLink.join(u'|')));
        QVERIFY(overLink.contains(u"Show reasoning"_s));
        QVERIFY(overLink.contains(u"Copy as curl"_s));
        const QStringList overCode = textsAt(stage.pointOver(TranscriptAction::Kind::CopyCode));
        QVERIFY(overCode.contains(u"Copy code"_s));
        QVERIFY(!overCode.contains(u"Copy link address"_s));
        stage.click(TranscriptAction::Kind::CopyCode);
        QCOMPARE(QGuiApplication::clipboard()->text().trimmed(), u"code"_s);
    }

    void wideBlocksScrollSideways_data()
    {
        QTest::addColumn<QString>("block");
        QTest::addColumn<QString>("way");
        for (const char *way : {"wheel", "bar"}) {
            QTest::addRow("code by %s", way) << u"```\nint line = "_s + u"0123456789 "_s.repeated(40) + u"\nshort\n```\n"_s << QString::fromLatin1(way);
            QTest::addRow("table by %s", way) << u"| a | b | c | d | e | f | g | h |\n|---|---|---|---|---|---|---|---|\n"_s + u"|a cell with words "_s.repeated(8) + u"|\n"_s << QString::fromLatin1(way);
        }
    }

    void wideBlocksScrollSideways()
    {
        QFETCH(QString, block);
        QFETCH(QString, way);
        Stage stage;
        QVERIFY(QTest::qWaitForWindowExposed(&stage.view));
        stage.session.send(u"q"_s);
        stage.backend.run->arrive(text(block));
        stage.backend.run->complete();
        MessageLayout &layout = stage.canvas().layout().message(1);
        qsizetype last = 0;
        while (last < layout.pieces().size() && (!layout.blockOf(last) || !layout.pieces().at(last).endsBlock))
            ++last;
        QVERIFY2(last < layout.pieces().size(), qPrintable(stage.view.plainText()));
        QVERIFY(layout.mostSidewaysOf(last) > 0);
        const auto sideways = [&layout, last] { return layout.blockOf(last)->sideways; };
        const QRectF area = stage.canvas().areaOf(1, last);
        QWidget *viewport = stage.canvas().viewport();
        if (way == "wheel"_L1) {
            const auto turn = [&](int notches) {
                QWheelEvent event(area.center(), viewport->mapToGlobal(area.center()), {}, {0, -120 * notches}, {}, Qt::ShiftModifier, Qt::NoScrollPhase, false);
                QApplication::sendEvent(viewport, &event);
            };
            turn(1);
            QVERIFY(sideways() > 0);
            turn(1000);
            QCOMPARE(sideways(), layout.mostSidewaysOf(last));
            turn(-1000);
        } else {
            const QPoint bar(int(area.left()) + 40, int(area.bottom()) - 4);
            QTest::mousePress(viewport, Qt::LeftButton, {}, bar);
            QTest::mouseMove(viewport, bar + QPoint(30, 0));
            QTRY_VERIFY(sideways() > 30);
            QTest::mouseMove(viewport, bar);
            QTest::mouseRelease(viewport, Qt::LeftButton, {}, bar);
        }
        QVERIFY(!stage.view.findChild<ReadingTools *>()->hasSelection());
        QTRY_COMPARE(sideways(), 0.0);
        QCOMPARE(stage.scrollBar().value(), stage.scrollBar().maximum());
    }

    void attachedImagesGetTheirPicture()
    {
        QImage image(200, 100, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        QByteArray png;
        QBuffer buffer(&png);
        image.save(&buffer, "PNG");
        Stage stage;
        QVERIFY(QTest::qWaitForWindowExposed(&stage.view));
        stage.session.send(u"what is it?"_s, {Attachment{u"a.png"_s, "image/png", png}, Attachment{u"b.txt"_s, "text/plain", "text"},
                                             Attachment{u"c.png"_s, "image/png", "no image"}});
        MessageLayout &layout = stage.canvas().layout().message(0);
        QTRY_VERIFY(layout.hasPicture(0));
        QTRY_VERIFY(layout.hasPicture(2)); // there is none, which is known now
        QVERIFY(!layout.hasPicture(1));
    }

    void followsOnlyAtTheEnd()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowExposed(&stage.view));
        auto *button = stage.view.findChild<QPushButton *>(u"newTextButton"_s);
        stage.session.send(u"q"_s);
        for (int i = 0; i < 80; ++i)
            stage.backend.run->arrive(text(u"Paragraph.\n\n"_s));
        QTRY_VERIFY(stage.scrollBar().maximum() > 0);
        QTRY_COMPARE(stage.scrollBar().value(), stage.scrollBar().maximum());
        QVERIFY(!button->isVisible());
        const int maximum = stage.scrollBar().maximum();
        stage.scrollBar().setValue(10);
        for (int i = 0; i < 40; ++i)
            stage.backend.run->arrive(text(u"Paragraph.\n\n"_s));
        QTRY_VERIFY(stage.scrollBar().maximum() > maximum);
        QCOMPARE(stage.scrollBar().value(), 10);
        QTRY_VERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(stage.scrollBar().value(), stage.scrollBar().maximum());
        QVERIFY(!button->isVisible());
    }

    void theSessionMayGoFirst()
    {
        test::FakeChatBackend backend;
        TranscriptView view;
        auto session = std::make_unique<ChatSession>(backend);
        session->setTarget(target());
        view.setSession(session.get());
        session->send(u"q"_s);
        backend.run->arrive(text(u"half"_s));
        session.reset();
        QCoreApplication::processEvents();
        QCOMPARE(view.plainText(), QString());
        view.setSession(nullptr);
    }
};

QTEST_MAIN(TestTranscriptView)
#include "tst_transcriptview.moc"
