// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/paintdamage.h"

#include <QHash>
#include <QRandomGenerator>
#include <QTest>

using namespace lineside;

namespace {

constexpr int viewportHeight = 60;

ShownPiece shown(quint64 stamp, int top, int height)
{
    return ShownPiece{.message = 0, .piece = 0, .stamp = stamp, .top = top, .height = height, .marks = {}};
}

/// The same piece after it grew: so many rows from the top are those of before.
ShownPiece grown(const ShownPiece &piece, quint64 stamp, int height, int rows)
{
    ShownPiece after = piece;
    after.stamp = stamp;
    after.height = height;
    after.like = {piece.stamp, rows};
    return after;
}

/// Which picture a row of each picture comes from: its own, or the one that it grew out of.
using Origins = QHash<quint64, LikeRows>;

quint64 originOf(quint64 stamp, int row, const Origins &origins)
{
    while (row < origins.value(stamp).count)
        stamp = origins.value(stamp).stamp;
    return stamp;
}

/// What each row of pixels shows; no two rows of different pieces are the same.
QList<quint64> picture(const QList<ShownPiece> &pieces, const Origins &origins)
{
    QList<quint64> rows(viewportHeight, 0);
    for (const ShownPiece &piece : pieces) {
        for (int row = std::max(0, piece.top); row < std::min(viewportHeight, piece.bottom()); ++row)
            rows[row] = originOf(piece.stamp, row - piece.top, origins) * 1000 + quint64(row - piece.top) + quint64(piece.marks.size()) * 1'000'000;
    }
    return rows;
}

QList<quint64> repainted(const QList<quint64> &before, const QList<quint64> &fresh, const PaintDamage &damage)
{
    constexpr quint64 rubbish = 7; // what a move leaves behind
    QList<quint64> rows(viewportHeight, rubbish);
    for (int row = 0; row < viewportHeight; ++row) {
        const int from = row - damage.shift;
        if (from >= 0 && from < viewportHeight)
            rows[row] = before.at(from);
    }
    for (const RowSpan &span : damage.rows) {
        for (int row = span.top; row < span.bottom; ++row)
            rows[row] = fresh.at(row);
    }
    return rows;
}

} // namespace

class TestPaintDamage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isSmall_data()
    {
        QTest::addColumn<QList<ShownPiece>>("before");
        QTest::addColumn<QList<ShownPiece>>("after");
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("shift");
        QTest::addColumn<QList<RowSpan>>("rows");
        const QList<ShownPiece> page{shown(1, -5, 25), shown(2, 20, 20), shown(3, 40, 30)};
        QTest::newRow("nothing changed") << page << page << 1 << 0 << QList<RowSpan>{};
        QTest::newRow("the last one grew") << page << QList<ShownPiece>{page.at(0), page.at(1), shown(4, 40, 40)} << 1 << 0 << QList<RowSpan>{{40, 60}};
        QTest::newRow("scrolled down") << page << QList<ShownPiece>{shown(1, -15, 25), shown(2, 10, 20), shown(3, 30, 30)} << 1 << -10 << QList<RowSpan>{{50, 60}};
        QTest::newRow("scrolled up") << page << QList<ShownPiece>{shown(1, 5, 25), shown(2, 30, 20), shown(3, 50, 30)} << 1 << 10 << QList<RowSpan>{{0, 10}};
        QTest::newRow("no whole step") << page << QList<ShownPiece>{shown(1, -8, 25), shown(2, 17, 20), shown(3, 37, 30)} << 2 << 0 << QList<RowSpan>{{0, 60}};
        QTest::newRow("one in the middle") << page << QList<ShownPiece>{page.at(0), shown(9, 20, 20), page.at(2)} << 1 << 0 << QList<RowSpan>{{20, 40}};
        QTest::newRow("first text") << QList<ShownPiece>{} << QList<ShownPiece>{shown(1, 10, 10)} << 1 << 0 << QList<RowSpan>{{10, 60}};
        QTest::newRow("empty stays empty") << QList<ShownPiece>{} << QList<ShownPiece>{} << 1 << 0 << QList<RowSpan>{};
        QTest::newRow("below the end") << QList<ShownPiece>{shown(1, 0, 10)} << QList<ShownPiece>{shown(1, 0, 10), shown(2, 10, 5)} << 1 << 0 << QList<RowSpan>{{10, 15}};
        const ShownPiece text = grown(page.at(1), 5, 30, 15);
        QTest::newRow("the last line grew") << page << QList<ShownPiece>{page.at(0), grown(page.at(1), 5, 20, 15), page.at(2)} << 1 << 0 << QList<RowSpan>{{35, 40}};
        QTest::newRow("a line came") << QList<ShownPiece>{page.at(0), page.at(1)} << QList<ShownPiece>{page.at(0), text} << 1 << 0 << QList<RowSpan>{{35, 50}};
        QTest::newRow("a line came, at the end")
            << QList<ShownPiece>{shown(1, -5, 45), shown(2, 40, 20)} << QList<ShownPiece>{shown(1, -15, 45), grown(shown(2, 30, 20), 5, 30, 15)} << 1 << -10 << QList<RowSpan>{{45, 60}};
        QTest::newRow("shorter, as a sign was taken for another") << QList<ShownPiece>{page.at(0), page.at(1)} << QList<ShownPiece>{page.at(0), grown(page.at(1), 5, 10, 15)} << 1 << 0 << QList<RowSpan>{{30, 40}};
        QTest::newRow("out of what was never seen") << QList<ShownPiece>{page.at(0)} << QList<ShownPiece>{page.at(0), text} << 1 << 0 << QList<RowSpan>{{20, 50}};
        ShownPiece growsMarked = text;
        growsMarked.marks = {PieceMark{0, 3, PieceMark::Kind::Found}};
        QTest::newRow("grown and marked") << QList<ShownPiece>{page.at(0), page.at(1)} << QList<ShownPiece>{page.at(0), growsMarked} << 1 << 0 << QList<RowSpan>{{20, 50}};
        QList<ShownPiece> marked = page;
        marked[1].marks = {PieceMark{0, 3, PieceMark::Kind::Selected}};
        QTest::newRow("a mark") << page << marked << 1 << 0 << QList<RowSpan>{{20, 40}};
    }

    void isSmall()
    {
        QFETCH(QList<ShownPiece>, before);
        QFETCH(QList<ShownPiece>, after);
        QFETCH(int, step);
        const PaintDamage damage = damageBetween(before, after, viewportHeight, step);
        QTEST(damage.shift, "shift");
        QTEST(damage.rows, "rows");
        Origins origins;
        for (const ShownPiece &piece : after)
            origins.insert(piece.stamp, piece.like);
        QCOMPARE(repainted(picture(before, origins), picture(after, origins), damage), picture(after, origins));
    }

    void isEnough_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 10; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void isEnough()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        QList<ShownPiece> all; // a conversation
        quint64 stamp = 0;
        int position = 0;
        QList<ShownPiece> before;
        Origins origins;
        QList<quint64> screen = picture({}, origins);
        for (int round = 0; round < 3000; ++round) {
            const qsizetype at = random.bounded(int(all.size()) + 1);
            switch (random.bounded(7)) {
            case 0:
            case 1:
                all.insert(at, shown(++stamp, 0, 1 + random.bounded(30)));
                break;
            case 2:
                if (at < all.size())
                    all.removeAt(at);
                break;
            case 3:
                if (at < all.size())
                    all[at] = shown(++stamp, 0, 1 + random.bounded(30));
                break;
            case 4:
                if (at < all.size()) {
                    all[at] = grown(all.at(at), stamp + 1, 1 + random.bounded(30), random.bounded(all.at(at).height + 1));
                    origins.insert(++stamp, all.at(at).like);
                }
                break;
            case 5:
                if (at < all.size())
                    all[at].marks = random.bounded(2) ? QList<PieceMark>{PieceMark{}} : QList<PieceMark>{};
                break;
            default:
                position = random.bounded(10) == 0 ? random.bounded(400) - 20 : position + random.bounded(41) - 20;
            }
            QList<ShownPiece> after;
            int top = -position;
            for (ShownPiece piece : std::as_const(all)) {
                piece.top = top;
                top += piece.height;
                if (piece.bottom() > 0 && piece.top < viewportHeight)
                    after.append(piece);
            }
            const PaintDamage damage = damageBetween(before, after, viewportHeight, 1 + random.bounded(3));
            screen = repainted(screen, picture(after, origins), damage);
            QCOMPARE(screen, picture(after, origins));
            before = after;
        }
    }
};

QTEST_GUILESS_MAIN(TestPaintDamage)
#include "tst_paintdamage.moc"
