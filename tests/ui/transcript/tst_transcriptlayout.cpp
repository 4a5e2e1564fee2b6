// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/readingposition.h"
#include "sampleturns.h"
#include "ui/transcript/textplace.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

constexpr int viewportHeight = 700;

LayoutTerms terms(qreal width = 560, qreal zoom = 1, qreal ratio = 1)
{
    LayoutTerms made;
    made.style = TranscriptStyle::from(QPalette(), QFont(), zoom, ratio);
    made.width = width;
    return made;
}

/// A conversation that somebody reads.
struct Desk {
    explicit Desk(qsizetype count, const LayoutTerms &with = terms())
        : turns(test::conversation(count))
        , reading(layout)
    {
        layout.setTerms(with);
        layout.setTurns(&turns, [](int) { return BranchPlace(); });
        reading.setViewportHeight(viewportHeight);
        reading.settle();
    }

    /// The line at the window's top: a place in it, and where that is.
    struct Line {
        TextPlace place;
        qint64 y = 0;
    };
    Line topLine()
    {
        const TranscriptLayout::PieceRow row = layout.rowAt(reading.position());
        const qsizetype offset = layout.lay(row.message, row.piece).positionAt(QPointF(0, layout.terms().toLogical(row.row)));
        const TextPlace place{row.message, row.piece, offset};
        return {place, yOf(place)};
    }
    qint64 yOf(const TextPlace &place)
    {
        const qreal caret = layout.lay(place.message, place.piece).caretAt(place.offset).top();
        return layout.topOf(place.message, place.piece) + layout.terms().toDevice(caret) - reading.position();
    }
    void relay(const LayoutTerms &with)
    {
        reading.holdLine();
        layout.setTerms(with);
        reading.settle();
    }

    QList<ChatTurn> turns;
    TranscriptLayout layout;
    ReadingPosition reading;
};

} // namespace

class TestTranscriptLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void looksOnlyAtWhatIsNear()
    {
        Desk desk(10'000);
        QCOMPARE(desk.layout.count(), 10'000);
        QVERIFY(desk.reading.isFollowing());
        QCOMPARE(desk.reading.position(), desk.reading.maximum());
        QVERIFY2(desk.layout.splitCount() < 40, qPrintable(QString::number(desk.layout.splitCount())));
        QVERIFY2(desk.layout.laidCount() < 120, qPrintable(QString::number(desk.layout.laidCount())));
        for (const int percent : {50, 0, 99, 25, 75}) {
            desk.reading.moveTo(desk.reading.maximum() * percent / 100);
            QVERIFY2(desk.layout.splitCount() < 100, qPrintable(QString::number(desk.layout.splitCount())));
            QVERIFY2(desk.layout.laidCount() < 250, qPrintable(QString::number(desk.layout.laidCount())));
        }
        desk.relay(terms(400)); // and so when all is laid anew
        QVERIFY(desk.layout.laidCount() < 120);
    }

    void whatIsShownCoversTheWindow()
    {
        Desk desk(300);
        for (qint64 at = 0; at < desk.reading.maximum(); at += 5000) {
            desk.reading.moveTo(at);
            const QList<ShownPiece> shown = desk.layout.shown(desk.reading.position(), desk.reading.position() + viewportHeight);
            QVERIFY(!shown.isEmpty());
            QVERIFY(shown.constFirst().top <= desk.layout.terms().toDevice(8));
            for (qsizetype i = 1; i < shown.size(); ++i)
                QCOMPARE(shown.at(i).top, shown.at(i - 1).bottom());
            for (const ShownPiece &piece : shown) {
                const LaidPiece *laid = desk.layout.message(piece.message).laid(piece.piece);
                QVERIFY(laid);
                QCOMPARE(desk.layout.terms().toDevice(laid->height()), piece.height);
            }
        }
    }

    /// However far away a place was laid, scrolling there line by line shows the same as jumping there.
    void scrollingIsExact()
    {
        Desk desk(200);
        desk.reading.moveTo(desk.reading.maximum() / 2);
        for (int step = 0; step < 40; ++step) {
            const Desk::Line line = desk.topLine();
            const int pixels = step % 3 == 0 ? -350 : step % 3 == 1 ? -60 : 230;
            desk.reading.moveBy(pixels);
            QCOMPARE(desk.yOf(line.place), line.y - pixels);
        }
    }

    void theTopLineStays_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<qreal>("ratio");
        for (const qreal ratio : {1.0, 1.5, 2.0}) {
            for (const char *what : {"narrower", "wider", "narrower and wider", "larger", "smaller", "wraps code", "the end grows", "a turn comes", "the end is replaced",
                                     "reasoning opens below", "reasoning opens above", "reasoning closes above", "late heights"})
                QTest::addRow("%s at %g", what, ratio) << QString::fromLatin1(what) << ratio;
        }
    }

    void theTopLineStays()
    {
        QFETCH(QString, what);
        QFETCH(qreal, ratio);
        Desk desk(60, terms(560, 1, ratio));
        constexpr qsizetype above = 29;
        constexpr qsizetype below = 33;
        for (const qsizetype turn : {above, below}) {
            desk.turns[turn].reasoning = u"Let me think about this for a while. "_s.repeated(20);
            desk.reading.adjust(turn, desk.layout.update(turn));
        }
        const bool isOpenFirst = what == "reasoning closes above"_L1;
        if (isOpenFirst)
            desk.layout.setReasoningOpen(above, true);
        desk.reading.moveTo(desk.layout.topOf(31) + 77);
        QVERIFY(!desk.reading.isFollowing());
        const Desk::Line line = desk.topLine();

        if (what == "narrower"_L1) {
            desk.relay(terms(333, 1, ratio));
        } else if (what == "wider"_L1) {
            desk.relay(terms(800, 1, ratio));
        } else if (what == "narrower and wider"_L1) {
            for (const int width : {500, 470, 411, 350, 200, 333, 470, 560, 700})
                desk.relay(terms(width, 1, ratio));
        } else if (what == "larger"_L1) {
            desk.relay(terms(560, 1.7, ratio));
        } else if (what == "smaller"_L1) {
            desk.relay(terms(560, 0.6, ratio));
        } else if (what == "wraps code"_L1) {
            LayoutTerms wrapping = terms(560, 1, ratio);
            wrapping.wrapsCode = true;
            desk.relay(wrapping);
        } else if (what == "the end grows"_L1) {
            for (int frame = 0; frame < 20; ++frame) {
                desk.turns.last().text += u"More and more text.\n\n"_s;
                desk.reading.adjust(59, desk.layout.update(59));
                desk.reading.settle();
            }
        } else if (what == "a turn comes"_L1) {
            desk.turns.append(test::question(u"And now?"_s));
            desk.layout.replaceFrom(60);
            desk.reading.adjustFrom(60);
        } else if (what == "the end is replaced"_L1) {
            desk.turns.resize(40);
            desk.layout.replaceFrom(40);
            desk.reading.adjustFrom(40);
        } else if (what == "late heights"_L1) {
            desk.layout.layBetween(0, desk.reading.position());
        } else {
            const qsizetype turn = what.endsWith(u"above"_s) ? above : below;
            desk.reading.holdTop();
            desk.reading.adjust(turn, desk.layout.setReasoningOpen(turn, !isOpenFirst));
        }
        desk.reading.settle();
        QCOMPARE(desk.yOf(line.place), line.y);
        QVERIFY(!desk.reading.isFollowing());
    }

    void follows_data()
    {
        QTest::addColumn<QString>("reader");
        QTest::addColumn<bool>("follows");
        QTest::newRow("just came") << u"comes"_s << true;
        QTest::newRow("went up a line") << u"up"_s << false;
        QTest::newRow("went up and down again") << u"up and down"_s << true;
        QTest::newRow("went to the top") << u"top"_s << false;
        QTest::newRow("went to the top and the end") << u"top and end"_s << true;
        QTest::newRow("a few pixels from the end") << u"nearly"_s << true;
        QTest::newRow("opened what folds, at the end") << u"unfolds"_s << false;
        QTest::newRow("made the window smaller") << u"resizes"_s << true;
    }

    void follows()
    {
        QFETCH(QString, reader);
        QFETCH(bool, follows);
        Desk desk(20);
        desk.turns.last().reasoning = u"Let me think. "_s.repeated(500);
        desk.reading.adjust(19, desk.layout.update(19));
        desk.reading.settle();
        if (reader.startsWith(u"up"_s))
            desk.reading.moveBy(-40);
        if (reader.endsWith(u"down"_s))
            desk.reading.moveBy(40);
        if (reader.startsWith(u"top"_s))
            desk.reading.moveTo(0);
        if (reader.endsWith(u"end"_s))
            desk.reading.goToEnd();
        if (reader == "nearly"_L1)
            desk.reading.moveBy(-3);
        if (reader == "unfolds"_L1) {
            desk.reading.holdTop();
            desk.reading.adjust(19, desk.layout.setReasoningOpen(19, true));
            desk.reading.settle();
        }
        if (reader == "resizes"_L1)
            desk.relay(terms(300));
        QCOMPARE(desk.reading.isFollowing(), follows);
        const qint64 before = desk.reading.position();
        desk.turns.last().text += u"One more paragraph.\n\n"_s.repeated(8);
        desk.reading.adjust(19, desk.layout.update(19));
        desk.reading.settle();
        QCOMPARE(desk.reading.isFollowing(), follows);
        QCOMPARE(desk.reading.position(), follows ? desk.reading.maximum() : before);
        QVERIFY(desk.reading.maximum() > before);
    }

    void aShortConversationStandsAtTheTop()
    {
        Desk desk(1);
        QCOMPARE(desk.reading.position(), 0);
        QCOMPARE(desk.reading.maximum(), 0);
        desk.reading.moveBy(100);
        QCOMPARE(desk.reading.position(), 0);
        desk.turns.clear();
        desk.layout.replaceFrom(0);
        desk.reading.adjustFrom(0);
        desk.reading.settle();
        QCOMPARE(desk.layout.count(), 0);
        QVERIFY(desk.reading.isFollowing());
    }
};

QTEST_MAIN(TestTranscriptLayout)
#include "tst_transcriptlayout.moc"
