// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "sampleturns.h"
#include "support/guitest.h"
#include "ui/transcript/readingtools.h"
#include "ui/transcript/selectionkeys.h"
#include "ui/transcript/transcriptcanvas.h"

#include <QScrollBar>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

using Move = SelectionKeys::Move;

namespace {

struct Stage {
    explicit Stage(const QList<ChatTurn> &shown)
        : turns(shown)
        , tools(canvas)
    {
        canvas.resize(600, 400);
        canvas.setTurns(&turns, [](int) { return BranchPlace(); });
        canvas.show();
        canvas.verticalScrollBar()->setValue(0);
    }
    TranscriptSelection &selection() { return tools.selection(); }
    const QString &textAt(const TextPlace &place) { return canvas.layout().message(place.message).pieces().at(place.piece).element.text; }
    /// Before that text, in what was said.
    TextPlace placeOf(const QString &text)
    {
        for (qsizetype message = 0; message < turns.size(); ++message) {
            const QList<TranscriptPiece> pieces = canvas.layout().message(message).pieces();
            for (qsizetype piece = 0; piece < pieces.size(); ++piece) {
                const qsizetype offset = pieces.at(piece).element.text.indexOf(text);
                if (offset >= 0 && pieces.at(piece).kind != TranscriptPiece::Kind::Author)
                    return {message, piece, offset};
            }
        }
        return {};
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&canvas, key, modifiers); }

    QList<ChatTurn> turns;
    TranscriptCanvas canvas;
    ReadingTools tools;
};

} // namespace

Q_DECLARE_METATYPE(lineside::SelectionKeys::Move)

class TestSelectionKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void moves_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("from");
        QTest::addColumn<Move>("move");
        QTest::addColumn<QString>("rest"); // of its piece, behind the place
        const QString two = u"one two\n\nthree four"_s;
        QTest::newRow("right") << two << u"one"_s << Move::Right << u"ne two"_s;
        QTest::newRow("left") << two << u"wo"_s << Move::Left << u"two"_s;
        QTest::newRow("into the next") << u"one\n\ntwo"_s << u""_s << Move::LineEnd << u""_s;
        QTest::newRow("left into the one before") << two << u"three"_s << Move::Left << u""_s;
        QTest::newRow("word right") << two << u"one"_s << Move::WordRight << u"two"_s;
        QTest::newRow("word left") << two << u"wo"_s << Move::WordLeft << u"two"_s;
        QTest::newRow("word left into the one before") << two << u"three"_s << Move::WordLeft << u""_s;
        QTest::newRow("end of line") << two << u"one"_s << Move::LineEnd << u""_s;
        QTest::newRow("begin of line") << two << u"two"_s << Move::LineStart << u"one two"_s;
        QTest::newRow("down") << two << u"one"_s << Move::Down << u"three four"_s;
        QTest::newRow("up") << two << u"three"_s << Move::Up << u"one two"_s;
        QTest::newRow("end of the block") << two << u"one"_s << Move::BlockDown << u""_s;
        QTest::newRow("begin of the block") << two << u"four"_s << Move::BlockUp << u"three four"_s;
        QTest::newRow("over a rule") << u"one\n\n---\n\ntwo"_s << u"one"_s << Move::Down << u"two"_s;
        QTest::newRow("emoji") << u"\U0001F469\u200D\U0001F52C x"_s << u"\U0001F469"_s << Move::Right << u" x"_s;
        QTest::newRow("combining marks") << u"e\u0301x"_s << u"e"_s << Move::Right << u"x"_s;
        const QString hebrew = u"\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd"_s;
        QTest::newRow("left is on in hebrew") << hebrew << u"\u05e9\u05dc"_s << Move::Left << hebrew.sliced(1);
        QTest::newRow("right is back in hebrew") << hebrew << u"\u05dc\u05d5\u05dd"_s << Move::Right << hebrew;
        QTest::newRow("word left in hebrew") << hebrew << u"\u05e9\u05dc"_s << Move::WordLeft << hebrew.sliced(5);
        QTest::newRow("begin of line in hebrew") << hebrew << u"\u05e2"_s << Move::LineStart << hebrew;
        QTest::newRow("end of line in hebrew") << hebrew << u"\u05e2"_s << Move::LineEnd << u""_s;
        const QString code = u"```\nint a;\n\n  b();\n```"_s;
        QTest::newRow("down in code") << code << u"int"_s << Move::Down << u""_s;
        QTest::newRow("word in code") << code << u"int"_s << Move::WordRight << u"a;"_s;
        QTest::newRow("right from an end in code") << code << u"b()"_s << Move::LineStart << u"  b();"_s;
        const QString table = u"| one | two |\n|---|---|\n| x | y |"_s;
        QTest::newRow("down in a table") << table << u"two"_s << Move::Down << u"y"_s;
        QTest::newRow("word in a table") << table << u"one"_s << Move::WordRight << u"two"_s;
        QTest::newRow("end of a row") << table << u"x"_s << Move::LineEnd << u""_s;
    }

    void moves()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, from);
        QFETCH(Move, move);
        Stage stage({test::reply(markdown)});
        SelectionKeys keys(stage.canvas, stage.selection());
        const TextPlace to = keys.moved(stage.placeOf(from), move);
        QTEST(stage.textAt(to).sliced(to.offset), "rest");
    }

    void arrowsKeepTheirColumn()
    {
        Stage stage({test::reply(u"a long line of text here\n\nab\n\nanother long line of text"_s)});
        SelectionKeys keys(stage.canvas, stage.selection());
        TextPlace place = stage.placeOf(u"of text here"_s);
        const qreal x = stage.canvas.caretAt(place).left();
        place = keys.moved(place, Move::Down);
        QCOMPARE(place.offset, 2);
        place = keys.moved(place, Move::Down);
        QVERIFY(std::abs(stage.canvas.caretAt(place).left() - x) < 12);
    }

    void goesThroughEverything()
    {
        QList<ChatTurn> turns = test::conversation(6);
        for (ChatTurn &turn : turns)
            turn.text = turn.text.toString().replace(u"\u05e9\u05dc\u05d5\u05dd"_s, u"shalom"_s); // where text goes to the left, an arrow to the right leads back
        Stage stage(turns);
        SelectionKeys keys(stage.canvas, stage.selection());
        for (const Move move : {Move::Right, Move::WordRight, Move::Down, Move::BlockDown, Move::PageDown}) {
            TextPlace place;
            int steps = 0;
            for (; steps < 20000; ++steps) {
                const TextPlace next = keys.moved(place, move);
                if (next == place)
                    break;
                if (move != Move::Right && move != Move::WordRight)
                    QVERIFY(place < next);
                place = next;
                if (place.message == 5 && place.piece == stage.canvas.layout().message(5).pieces().size() - 1)
                    break;
            }
            QCOMPARE(place.message, 5);
        }
    }

    void keysSelect()
    {
        Stage stage({test::question(u"First words"_s), test::reply(u"Second words here."_s)});
        stage.selection().setCaret(stage.placeOf(u"words"_s));
        stage.press(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(stage.selection().span(), (TranscriptSpan{stage.placeOf(u"words"_s), {0, 0, 11}}));
        stage.press(Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(stage.selection().span().end.message, 1);
        stage.press(Qt::Key_Home, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(stage.selection().span(), (TranscriptSpan{{}, stage.placeOf(u"words"_s)}));
        stage.press(Qt::Key_Escape);
        QVERIFY(stage.selection().isEmpty());
        QVERIFY(!stage.selection().caret());
    }

    void escapeLeavesTheCaret()
    {
        Stage stage({test::reply(u"Paragraph.\n\n"_s.repeated(60))});
        const auto scrolled = [&stage] { return stage.canvas.verticalScrollBar()->value(); };
        stage.press(Qt::Key_F7);
        QVERIFY(stage.selection().caret());
        stage.press(Qt::Key_Down);
        QCOMPARE(scrolled(), 0);
        stage.press(Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(!stage.selection().isEmpty());
        stage.press(Qt::Key_Escape);
        QVERIFY(stage.selection().isEmpty() && stage.selection().caret());
        stage.press(Qt::Key_Escape);
        QVERIFY(!stage.selection().caret());
        stage.press(Qt::Key_Down);
        QVERIFY(scrolled() > 0);
        stage.press(Qt::Key_F7);
        for (int page = 0; page < 3; ++page)
            stage.press(Qt::Key_PageDown);
        const QRectF caret = stage.canvas.caretAt(*stage.selection().caret());
        QVERIFY(stage.canvas.viewport()->rect().contains(caret.center().toPoint()));
    }

    void theCaretIsSeen()
    {
        Stage stage({test::reply(u"Some words."_s)});
        const auto picture = [&stage] { return stage.canvas.grab().toImage(); };
        const QImage without = picture();
        stage.press(Qt::Key_F7);
        const QImage with = picture();
        const QRect caret = stage.canvas.caretAt(*stage.selection().caret()).toAlignedRect();
        int changed = 0;
        for (int y = 0; y < with.height(); ++y) {
            for (int x = 0; x < with.width(); ++x) {
                if (with.pixel(x, y) == without.pixel(x, y))
                    continue;
                ++changed;
                QVERIFY(caret.contains(x, y));
            }
        }
        QVERIFY(changed >= caret.height() - 1);
        stage.press(Qt::Key_F7);
        QCOMPARE(picture(), without);
    }
};

QTEST_MAIN(TestSelectionKeys)
#include "tst_selectionkeys.moc"
