// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "sampleturns.h"
#include "support/guitest.h"
#include "ui/transcript/readingtools.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptcopy.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QThreadPool>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

struct Stage {
    explicit Stage(const QList<ChatTurn> &shown)
        : turns(shown)
        , tools(canvas)
    {
        canvas.resize(700, 480);
        canvas.setTurns(&turns, [](int) { return BranchPlace(); });
        canvas.show();
        canvas.verticalScrollBar()->setValue(0);
    }
    TranscriptSelection &selection() { return tools.selection(); }
    /// Before that text, wherever it stands first.
    TextPlace placeOf(const QString &text)
    {
        for (qsizetype message = 0; message < turns.size(); ++message) {
            const QList<TranscriptPiece> pieces = canvas.layout().message(message).pieces();
            for (qsizetype piece = 0; piece < pieces.size(); ++piece) {
                if (const qsizetype offset = pieces.at(piece).element.text.indexOf(text); offset >= 0)
                    return {message, piece, offset};
            }
        }
        return {-1, -1, -1};
    }
    TextPlace placeBehind(const QString &text)
    {
        const TextPlace place = placeOf(text);
        return {place.message, place.piece, place.offset + text.size()};
    }
    QPoint pointOf(const QString &text) { return canvas.caretAt(placeOf(text)).center().toPoint() + QPoint(1, 0); }
    QString selected() { return copied(extract()).plain; }
    TranscriptExtract extract()
    {
        return {turns, {}, selection().span()};
    }
    void press(QPoint point, Qt::KeyboardModifiers modifiers = {}) { QTest::mousePress(canvas.viewport(), Qt::LeftButton, modifiers, point); }
    void moveTo(QPoint point)
    {
        QMouseEvent event(QEvent::MouseMove, point, canvas.viewport()->mapToGlobal(point), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(canvas.viewport(), &event);
    }
    void release(QPoint point) { QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, {}, point); }

    QList<ChatTurn> turns;
    TranscriptCanvas canvas;
    ReadingTools tools;
};

QList<ChatTurn> someTurns()
{
    return {test::question(u"First question here"_s), test::reply(u"Alpha beta gamma.\n\nDelta epsilon.\n\n```\nint code_word = 1;\nreturn;\n```\n"_s)};
}

} // namespace

class TestTranscriptSelection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void dragsOverText_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("selected");
        QTest::newRow("within a line") << u"beta"_s << u"gamma"_s << u"beta "_s;
        QTest::newRow("backwards") << u"gamma"_s << u"beta"_s << u"beta "_s;
        QTest::newRow("over paragraphs") << u"gamma"_s << u"epsilon"_s << u"gamma.\n\nDelta "_s;
        QTest::newRow("into code") << u"epsilon"_s << u"code_word"_s << u"epsilon.\n\nint "_s;
        QTest::newRow("over messages") << u"question"_s << u"beta"_s << u"You:\nquestion here\n\ngemini-2.5-flash:\nAlpha "_s;
    }

    void dragsOverText()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, selected);
        Stage stage(someTurns());
        stage.press(stage.pointOf(from));
        stage.moveTo(stage.pointOf(u"Delta"_s));
        stage.moveTo(stage.pointOf(to));
        stage.release(stage.pointOf(to));
        TranscriptExtract extract = stage.extract();
        if (!selected.startsWith(u"You"_s)) {
            extract.turns = {stage.turns.at(1)};
            extract.span.begin.message = extract.span.end.message = 0;
        }
        QCOMPARE(copied(extract).plain, selected);
        QTest::keyClick(&stage.canvas, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), selected);
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasFormat(u"text/markdown"_s));
        QTest::keyClick(&stage.canvas, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), copied(extract).markdown);
    }

    void clicksSelectMore()
    {
        Stage stage(someTurns());
        const auto text = [&stage] {
            const TranscriptSpan span = stage.selection().span();
            const QString &all = stage.canvas.layout().message(span.begin.message).pieces().at(span.begin.piece).element.text;
            return span.begin.piece == span.end.piece ? all.sliced(span.begin.offset, span.end.offset - span.begin.offset) : QString();
        };
        const QPoint beta = stage.pointOf(u"eta gamma"_s);
        QTest::mouseDClick(stage.canvas.viewport(), Qt::LeftButton, {}, beta);
        QCOMPARE(text(), u"beta"_s);
        stage.press(beta);
        stage.release(beta);
        QCOMPARE(text(), u"Alpha beta gamma."_s);
        QTest::mouseDClick(stage.canvas.viewport(), Qt::LeftButton, {}, stage.pointOf(u"word ="_s));
        QCOMPARE(text(), u"code_word"_s);
        stage.press(stage.pointOf(u"psilon"_s));
        stage.release(stage.pointOf(u"psilon"_s));
        QVERIFY(stage.selection().isEmpty());
    }

    void extendsByWords()
    {
        Stage stage(someTurns());
        const QPoint beta = stage.pointOf(u"eta gamma"_s);
        QTest::mousePress(stage.canvas.viewport(), Qt::LeftButton, {}, beta);
        QTest::mouseRelease(stage.canvas.viewport(), Qt::LeftButton, {}, beta);
        QMouseEvent again(QEvent::MouseButtonDblClick, beta, stage.canvas.viewport()->mapToGlobal(beta), Qt::LeftButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(stage.canvas.viewport(), &again);
        stage.moveTo(stage.pointOf(u"mma"_s));
        QCOMPARE(stage.selection().span().begin, stage.placeOf(u"beta"_s));
        QCOMPARE(stage.selection().span().end, stage.placeBehind(u"gamma"_s));
        stage.moveTo(stage.pointOf(u"lpha"_s));
        QCOMPARE(stage.selection().span().begin, stage.placeOf(u"Alpha"_s));
        QCOMPARE(stage.selection().span().end, stage.placeOf(u" gamma"_s));
    }

    void shiftExtends()
    {
        Stage stage(someTurns());
        stage.press(stage.pointOf(u"beta"_s));
        stage.release(stage.pointOf(u"beta"_s));
        stage.press(stage.pointOf(u"epsilon"_s), Qt::ShiftModifier);
        stage.release(stage.pointOf(u"epsilon"_s));
        QCOMPARE(stage.selection().span(), (TranscriptSpan{stage.placeOf(u"beta"_s), stage.placeOf(u"epsilon"_s)}));
    }

    void scrollsWhileDrawn()
    {
        Stage stage({test::reply(u"Paragraph of text.\n\n"_s.repeated(80))});
        const QPoint first = stage.pointOf(u"text"_s);
        stage.press(first);
        stage.moveTo({first.x(), stage.canvas.viewport()->height() + 40});
        QTRY_VERIFY(stage.canvas.verticalScrollBar()->value() > 200);
        QVERIFY(stage.selection().span().end.piece > 20);
        stage.release({first.x(), stage.canvas.viewport()->height() + 40});
        const int stopped = stage.canvas.verticalScrollBar()->value();
        QCoreApplication::processEvents();
        QCOMPARE(stage.canvas.verticalScrollBar()->value(), stopped);
    }

    void staysAtItsLettersWhileTextGrows()
    {
        Stage stage({test::question(u"q"_s), test::reply(QString())});
        stage.turns[1].state = ReplyState::Growing;
        const QString whole = u"This is **bold** text.\n\n- item\n\n| a | b |\n|---|---|\n| x | y |\n\nThe end."_s;
        for (qsizetype length = 1; length <= whole.size(); ++length) {
            stage.turns[1].text = whole.first(length);
            stage.canvas.updateMessage(1);
            if (length == 11)
                stage.selection().select(stage.placeOf(u"is **"_s), stage.placeOf(u"*b"_s));
        }
        QCOMPARE(stage.selection().span().begin, stage.placeOf(u"is bold"_s));
        QCOMPARE(stage.selection().span().end.piece, stage.placeOf(u"is bold"_s).piece);
        stage.selection().select(stage.placeOf(u"bold"_s), stage.placeOf(u" end"_s));
        stage.turns[1].reasoning = u"Let me think."_s;
        stage.canvas.updateMessage(1);
        stage.canvas.setReasoningOpen(1, true);
        QCOMPARE(stage.selection().span(), (TranscriptSpan{stage.placeOf(u"bold"_s), stage.placeOf(u" end"_s)}));
        stage.canvas.setReasoningOpen(1, false);
        QCOMPARE(stage.selection().span(), (TranscriptSpan{stage.placeOf(u"bold"_s), stage.placeOf(u" end"_s)}));
        stage.canvas.resize(400, 300);
        QCOMPARE(stage.selection().span(), (TranscriptSpan{stage.placeOf(u"bold"_s), stage.placeOf(u" end"_s)}));
        stage.turns.append(test::question(u"more"_s));
        stage.canvas.replaceFrom(2);
        QVERIFY(!stage.selection().isEmpty());
        stage.canvas.setTurns(&stage.turns, [](int) { return BranchPlace(); });
        QVERIFY(stage.selection().isEmpty());
    }

    void everythingIsSelected()
    {
        Stage stage(test::conversation(30));
        QTest::keyClick(&stage.canvas, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(stage.selection().span().begin, TextPlace());
        QCOMPARE(stage.selection().span().end.message, 29);
        QTest::keyClick(&stage.canvas, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), stage.selected());
        QCOMPARE(stage.selected().count(u"You:\n"_s), 15);
    }

    /// A long conversation is read elsewhere; what is copied meanwhile wins.
    void longCopiesDoNotWait()
    {
        QGuiApplication::clipboard()->clear();
        Stage stage(test::conversation(2000));
        stage.tools.selectAll();
        stage.tools.copyAsMarkdown();
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(QGuiApplication::clipboard()->text(), copied(stage.extract()).markdown, 60000);
        stage.tools.copy();
        stage.selection().select({0, 0, 0}, {0, 0, 3});
        stage.tools.copy();
        const QString small = QGuiApplication::clipboard()->text();
        QCOMPARE(small.size(), 3);
        QVERIFY(QThreadPool::globalInstance()->waitForDone());
        QCoreApplication::processEvents();
        QCOMPARE(QGuiApplication::clipboard()->text(), small);
    }

    /// The marks are exactly the letters between the places.
    void marksAreWhatIsBetween()
    {
        QRandomGenerator random(11);
        Stage stage(test::conversation(8));
        for (int round = 0; round < 60; ++round) {
            const auto somewhere = [&] {
                const qsizetype message = random.bounded(int(stage.turns.size()));
                const QList<TranscriptPiece> &pieces = stage.canvas.layout().message(message).pieces();
                const qsizetype piece = random.bounded(int(pieces.size()));
                return TextPlace{message, piece, qsizetype(random.bounded(int(pieces.at(piece).element.text.size()) + 1))};
            };
            stage.selection().select(somewhere(), somewhere());
            const TranscriptSpan span = stage.selection().span();
            for (qsizetype message = 0; message < stage.turns.size(); ++message) {
                const QList<TranscriptPiece> pieces = stage.canvas.layout().message(message).pieces();
                for (qsizetype piece = 0; piece < pieces.size(); ++piece) {
                    const QList<PieceMark> marks = stage.selection().marksOf(message, piece);
                    QVERIFY(marks.size() <= 1);
                    for (qsizetype offset = 0; offset < pieces.at(piece).element.text.size(); ++offset) {
                        const TextPlace place{message, piece, offset};
                        const bool isMarked = !marks.isEmpty() && marks.constFirst().begin <= offset && offset < marks.constFirst().begin + marks.constFirst().length;
                        QCOMPARE(isMarked, span.begin <= place && place < span.end);
                    }
                }
            }
        }
    }
};

QTEST_MAIN(TestTranscriptSelection)
#include "tst_transcriptselection.moc"
