// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "sampleturns.h"
#include "support/guitest.h"
#include "ui/transcript/readingtools.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptfind.h"
#include "ui/transcript/transcriptselection.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScreen>
#include <QScrollBar>
#include <QTest>

#include <cstring>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

/// What the window shows, put together by all the moves and repaints so far.
QImage onScreen(const QWidget &window)
{
    return window.screen()->grabWindow(window.winId()).toImage().convertToFormat(QImage::Format_RGB32);
}

QImage paintedAnew(QWidget &window)
{
    return window.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

/// Keeps a picture of its own of what was moved and painted, whatever pixels the screen has.
class KeptCanvas : public TranscriptCanvas
{
public:
    QImage paintedAnew() const
    {
        QImage image = blank();
        paint(image, viewport()->rect());
        return image;
    }
    const QImage &kept() const { return m_kept; }

protected:
    void repaint(const PaintDamage &damage) override
    {
        TranscriptCanvas::repaint(damage);
        QImage moved = blank();
        if (moved.size() == m_kept.size()) {
            for (int row = 0; row < moved.height(); ++row) {
                if (const int from = row - damage.shift; from >= 0 && from < moved.height())
                    memcpy(moved.scanLine(row), m_kept.constScanLine(from), size_t(moved.bytesPerLine()));
            }
        }
        m_kept = moved;
        for (RowSpan &rows : m_due)
            rows = {std::max(0, rows.top + damage.shift), std::min(m_kept.height(), rows.bottom + damage.shift)};
        m_due += damage.rows;
    }

public:
    /// What was asked for is painted, as a window does when it is time.
    void paintWhatIsDue()
    {
        for (const RowSpan &rows : std::as_const(m_due))
            paint(m_kept, areaOf(rows));
        m_due.clear();
    }

private:
    QImage blank() const
    {
        QImage image(viewport()->size() * devicePixelRatioF(), QImage::Format_RGB32);
        image.setDevicePixelRatio(devicePixelRatioF());
        image.fill(Qt::magenta);
        return image;
    }
    void paint(QImage &image, const QRect &area) const
    {
        QPainter painter(&image);
        paintOn(painter, area & viewport()->rect());
    }

    QImage m_kept;
    QList<RowSpan> m_due;
};

/// Where two pictures differ: "12 pixels in (0, 40) 80x2".
QString difference(const QImage &a, const QImage &b)
{
    if (a.size() != b.size())
        return u"%1x%2 and %3x%4"_s.arg(a.width()).arg(a.height()).arg(b.width()).arg(b.height());
    QRegion region;
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            if (a.pixel(x, y) != b.pixel(x, y)) {
                ++count;
                region += QRect(x, y, 1, 1);
            }
        }
    }
    const QRect all = region.boundingRect();
    return u"%1 pixels in (%2, %3) %4x%5"_s.arg(count).arg(all.x()).arg(all.y()).arg(all.width()).arg(all.height());
}

/// For a look at what differs: where the environment names a folder for it.
void keepPictures(const QImage &shown, const QImage &whole)
{
    if (const QString folder = qEnvironmentVariable("LINESIDE_KEEP_PICTURES"); !folder.isEmpty()) {
        shown.save(folder + u"/shown.png"_s);
        whole.save(folder + u"/whole.png"_s);
    }
}

} // namespace

/// Only what changed is painted again, and what moved is moved as it is. After whatever happens the window has to look, byte for byte,
/// as if it were painted anew.
class TestTranscriptPaint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void partialIsWhole_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void partialIsWhole()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        QList<ChatTurn> turns = test::conversation(6);
        for (ChatTurn &turn : turns) {
            if (turn.role == Role::Assistant)
                turn.reasoning = test::someMarkdown(random, 4);
        }
        KeptCanvas canvas;
        canvas.resize(620, 480);
        canvas.setTurns(&turns, [](int turn) { return BranchPlace{turn % 2, 1 + turn % 3}; });
        ReadingTools tools(canvas);
        tools.find().search({u"signal"_s, false, false});
        canvas.show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        QString rest;
        for (int step = 0; step < 160; ++step) {
            const int what = random.bounded(14);
            const qsizetype one = random.bounded(int(turns.size()));
            switch (what) {
            case 0:
            case 1:
            case 2:
            case 3:
            case 4: { // the last one grows by a little
                if (rest.isEmpty())
                    rest = test::someMarkdown(random, 2);
                const qsizetype more = std::min<qsizetype>(rest.size(), 1 + random.bounded(60));
                turns.last().text += rest.first(more);
                rest = rest.sliced(more);
                canvas.updateMessage(turns.size() - 1);
                break;
            }
            case 5:
                canvas.verticalScrollBar()->setValue(canvas.verticalScrollBar()->value() + random.bounded(401) - 200);
                break;
            case 6:
                canvas.verticalScrollBar()->setValue(random.bounded(canvas.verticalScrollBar()->maximum() + 1));
                break;
            case 7:
                QTest::keyClick(&canvas, random.bounded(2) ? Qt::Key_PageUp : Qt::Key_Down);
                break;
            case 8:
                canvas.goToEnd();
                break;
            case 9:
                canvas.setReasoningOpen(one, random.bounded(2) == 0);
                break;
            case 10:
                if (random.bounded(3) == 0)
                    canvas.resize(400 + random.bounded(400), 300 + random.bounded(300));
                break;
            case 11:
                for (const ShownPiece &piece : QList<ShownPiece>(canvas.shown()))
                    canvas.scrollSideways(piece.message, piece.piece, random.bounded(201) - 100);
                break;
            case 12:
                if (random.bounded(2)) {
                    const auto place = [&canvas, &random] { return canvas.placeAt({random.bounded(canvas.width()), random.bounded(canvas.height())}); };
                    tools.selection().select(place().value_or(TextPlace()), place().value_or(TextPlace()));
                } else if (random.bounded(2)) {
                    QTest::keyClick(&canvas, Qt::Key(random.bounded(int(Qt::Key_Left), int(Qt::Key_Down) + 1)), Qt::ShiftModifier);
                } else {
                    tools.find().next();
                }
                break;
            default:
                if (random.bounded(4) == 0) {
                    turns.append(turns.size() % 2 ? test::reply(QString()) : test::question(u"And then?"_s));
                    canvas.replaceFrom(turns.size() - 1);
                } else if (random.bounded(6) == 0 && turns.size() > 4) {
                    turns.removeLast();
                    canvas.replaceFrom(turns.size());
                }
            }
            if (random.bounded(3) == 0)
                continue; // several changes within a frame
            canvas.paintWhatIsDue();
            const QImage anew = canvas.paintedAnew();
            if (canvas.kept() != anew) {
                keepPictures(canvas.kept(), anew);
                QFAIL(qPrintable(u"step %1, kind %2: %3"_s.arg(step).arg(what).arg(difference(canvas.kept(), anew))));
            }
            if (canvas.devicePixelRatioF() > 1)
                continue; // the screen of tests gives its pixels at a ratio of 1 only
            // Code gets its colours between frames; what was painted wrongly stays wrong.
            QImage shown;
            QImage whole;
            for (int round = 0; round < 20 && (shown.isNull() || shown != whole); ++round) {
                QCoreApplication::processEvents();
                shown = onScreen(canvas);
                whole = paintedAnew(canvas);
            }
            if (shown != whole) {
                keepPictures(shown, whole);
                QFAIL(qPrintable(u"step %1, kind %2: %3"_s.arg(step).arg(what).arg(difference(shown, whole))));
            }
        }
    }

    /// While text comes at the end, no more is painted than what it changed.
    void growthPaintsLittle()
    {
        QList<ChatTurn> turns{test::question(u"q"_s), test::reply(u"Paragraph.\n\n"_s.repeated(100))};
        TranscriptCanvas canvas;
        canvas.resize(620, 480);
        canvas.setTurns(&turns, [](int) { return BranchPlace(); });
        canvas.show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        class PaintedArea : public QObject
        {
        public:
            bool eventFilter(QObject *, QEvent *event) override
            {
                if (event->type() == QEvent::Paint) {
                    for (const QRect &rect : static_cast<QPaintEvent *>(event)->region())
                        pixels += rect.width() * rect.height();
                }
                return false;
            }
            int pixels = 0;
        } painted;
        canvas.viewport()->installEventFilter(&painted);
        const int window = canvas.viewport()->width() * canvas.viewport()->height();
        for (int frame = 0; frame < 30; ++frame) {
            turns.last().text += u"more text "_s;
            canvas.updateMessage(1);
            QCoreApplication::processEvents();
        }
        QVERIFY(painted.pixels > 0);
        QVERIFY2(painted.pixels < 30 * window / 4, qPrintable(QString::number(painted.pixels)));
    }

    void columnStaysWhenTheBarIsNeeded()
    {
        QList<ChatTurn> turns{test::question(u"q"_s), test::reply(u"Short."_s)};
        TranscriptCanvas canvas;
        canvas.resize(620, 480);
        canvas.setTurns(&turns, [](int) { return BranchPlace(); });
        canvas.show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        QVERIFY(!canvas.verticalScrollBar()->isEnabled());
        const QRectF question = canvas.areaOf(0, 0);
        turns.last().text += u"\n\nmore"_s.repeated(100);
        canvas.updateMessage(1);
        QCoreApplication::processEvents();
        canvas.verticalScrollBar()->setValue(0);
        QVERIFY(canvas.verticalScrollBar()->isEnabled());
        QCOMPARE(canvas.areaOf(0, 0), question);
    }
};

QTEST_MAIN(TestTranscriptPaint)

#include "tst_transcriptpaint.moc"
