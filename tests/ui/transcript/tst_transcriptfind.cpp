// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "sampleturns.h"
#include "support/guitest.h"
#include "ui/transcript/findbar.h"
#include "ui/transcript/readingtools.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptfind.h"

#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

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
    TranscriptFind &find() { return tools.find(); }
    QString hits() { return tools.findBar()->findChild<QLabel *>(u"findHits"_s)->text(); }
    QLineEdit *edit() { return tools.findBar()->findChild<QLineEdit *>(u"findEdit"_s); }
    /// What is marked as the current one.
    QString current()
    {
        const auto [begin, end] = find().currentSpan();
        return begin < end ? canvas.layout().message(begin.message).pieces().at(begin.piece).element.text.sliced(begin.offset, end.offset - begin.offset) : QString();
    }

    QList<ChatTurn> turns;
    TranscriptCanvas canvas;
    ReadingTools tools;
};

} // namespace

class TestTranscriptFind : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void goesThroughTheHits()
    {
        Stage stage({test::question(u"Where is the Lamp?"_s), test::reply(u"The **la**mp.\n\n"_s + u"Filler.\n\n"_s.repeated(100) + u"A lamp again."_s)});
        stage.tools.openFind();
        QTest::keyClicks(stage.edit(), u"lamp"_s);
        QTRY_COMPARE(stage.hits(), u"1 of 3"_s);
        QCOMPARE(stage.current(), u"Lamp"_s);
        const auto press = [&stage](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(stage.edit(), key, modifiers); };
        press(Qt::Key_Return);
        QCOMPARE(stage.hits(), u"2 of 3"_s);
        press(Qt::Key_F3);
        QCOMPARE(stage.hits(), u"3 of 3"_s);
        QVERIFY(stage.canvas.verticalScrollBar()->value() > 1000);
        press(Qt::Key_Return);
        QCOMPARE(stage.hits(), u"1 of 3"_s);
        press(Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(stage.hits(), u"3 of 3"_s);
        QTest::mouseClick(stage.tools.findBar()->findChild<QToolButton *>(u"findCase"_s), Qt::LeftButton);
        QTRY_COMPARE(stage.hits(), u"2 of 2"_s);
        const int scrolled = stage.canvas.verticalScrollBar()->value();
        press(Qt::Key_Escape);
        QVERIFY(!stage.tools.findBar()->isVisible());
        QCOMPARE(stage.find().count(), 0);
        QCOMPARE(stage.canvas.verticalScrollBar()->value(), scrolled);
        QVERIFY(stage.tools.hasSelection());
    }

    void beginsAtTheWindow()
    {
        Stage stage({test::reply(u"needle\n\n"_s + u"Filler.\n\n"_s.repeated(100) + u"needle two\n\n"_s + u"Filler.\n\n"_s.repeated(30))});
        stage.canvas.verticalScrollBar()->setValue(600);
        stage.find().search({u"needle"_s, false, false});
        QTRY_VERIFY(!stage.find().isSearching());
        QCOMPARE(stage.find().current(), 2);
        stage.find().search({u"needle tw"_s, false, false});
        QTRY_VERIFY(!stage.find().isSearching());
        QCOMPARE(stage.find().current(), 1);
        stage.find().search({u"nowhere"_s, false, false});
        QTRY_VERIFY(!stage.find().isSearching());
        QCOMPARE(stage.find().current(), 0);
        QCOMPARE(stage.find().count(), 0);
    }

    void marksAllHits()
    {
        Stage stage({test::reply(u"one **t**wo one"_s)});
        stage.find().search({u"two"_s, false, false});
        QTRY_COMPARE(stage.find().count(), 1);
        QList<PieceMark> marks;
        for (qsizetype piece = 0; piece < stage.canvas.layout().message(0).pieces().size(); ++piece)
            marks += stage.find().marksOf(0, piece);
        QCOMPARE(marks.size(), 1);
        QCOMPARE(marks.at(0).begin, 4);
        QCOMPARE(marks.at(0).length, 3);
        QVERIFY(marks.at(0).kind == PieceMark::Kind::FoundCurrent);
    }

    void hitsAreSeenInWhatIsSelected()
    {
        Stage stage({test::question(u"one two"_s)});
        stage.tools.selectAll();
        stage.find().search({u"two"_s, false, false});
        QTRY_COMPARE(stage.find().count(), 1);
        const QList<PieceMark> marks = stage.canvas.shown().constFirst().marks;
        QCOMPARE(marks.size(), 2);
        QVERIFY(marks.at(0).kind == PieceMark::Kind::Selected);
        QVERIFY(marks.at(1).kind == PieceMark::Kind::FoundCurrent);
    }

    void unfoldsReasoning()
    {
        QList<ChatTurn> turns{test::reply(u"The answer."_s)};
        turns[0].reasoning = u"A hidden thought."_s;
        Stage stage(turns);
        stage.find().search({u"hidden"_s, false, false});
        QTRY_VERIFY(stage.canvas.layout().isReasoningOpen(0));
        QCOMPARE(stage.current(), u"hidden"_s);
        stage.canvas.setReasoningOpen(0, false);
        stage.find().search({u"answer"_s, false, false});
        QTRY_COMPARE(stage.current(), u"answer"_s);
        QVERIFY(!stage.canvas.layout().isReasoningOpen(0));
    }

    void followsWhatGrows()
    {
        Stage stage({test::question(u"q"_s), test::reply(u"one"_s)});
        stage.turns[1].state = ReplyState::Growing;
        stage.find().search({u"one"_s, false, false});
        QTRY_COMPARE(stage.find().count(), 1);
        stage.turns[1].text += u" and one\n\nmore of one"_s;
        stage.canvas.updateMessage(1);
        QTRY_COMPARE(stage.find().count(), 3);
        QCOMPARE(stage.find().current(), 1);
        stage.turns.append(test::question(u"one?"_s));
        stage.canvas.replaceFrom(2);
        QTRY_COMPARE(stage.find().count(), 4);
        stage.turns.resize(1);
        stage.canvas.replaceFrom(1);
        QTRY_COMPARE(stage.find().count(), 0);
        QCOMPARE(stage.find().current(), 0);
    }

    /// All of a long conversation, found elsewhere, is what is found in it message for message.
    void findsAllOfALongOne()
    {
        Stage stage(test::conversation(3000));
        qsizetype expected = 0;
        for (const ChatTurn &turn : std::as_const(stage.turns))
            expected += foundIn(SearchedText(turn).text(), {u"signal"_s, false, false}, 100000).size();
        QVERIFY(expected > 1000);
        stage.find().search({u"sig"_s, false, false});
        stage.find().search({u"signal"_s, false, false});
        QVERIFY(stage.find().isSearching());
        QTRY_VERIFY_WITH_TIMEOUT(!stage.find().isSearching(), 60000);
        QCOMPARE(stage.find().count(), expected);
        QCOMPARE(stage.find().current(), 1);
        stage.find().previous();
        QCOMPARE(stage.find().current(), expected);
        stage.find().clear();
        QCOMPARE(stage.find().count(), 0);
    }
};

QTEST_MAIN(TestTranscriptFind)
#include "tst_transcriptfind.moc"
