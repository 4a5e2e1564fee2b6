// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/paintdamage.h"

#include <QHash>

#include <algorithm>

namespace lineside {

namespace {

bool isSameMark(const PieceMark &a, const PieceMark &b)
{
    return a.begin == b.begin && a.length == b.length && a.kind == b.kind;
}

bool isMarkedSame(const ShownPiece &a, const ShownPiece &b)
{
    return a.focus == b.focus && std::ranges::equal(a.marks, b.marks, isSameMark);
}

/// What a piece was before.
struct Earlier {
    const ShownPiece *piece = nullptr; ///< null where none of it is left
    int rows = 0;                      ///< so many look the same, from its top
};

/// For each piece of `after`.
QList<Earlier> earlierOnes(const QList<ShownPiece> &before, const QList<ShownPiece> &after)
{
    QHash<quint64, const ShownPiece *> byStamp;
    byStamp.reserve(before.size());
    for (const ShownPiece &piece : before)
        byStamp.insert(piece.stamp, &piece);
    QList<Earlier> earlier;
    earlier.reserve(after.size());
    for (const ShownPiece &piece : after) {
        const ShownPiece *same = byStamp.value(piece.stamp, nullptr);
        const ShownPiece *alike = piece.like.count > 0 ? byStamp.value(piece.like.stamp, nullptr) : nullptr;
        if (same && same->height == piece.height && isMarkedSame(*same, piece))
            earlier.append({same, piece.height});
        else if (alike && isMarkedSame(*alike, piece))
            earlier.append({alike, std::min({piece.like.count, alike->height, piece.height})});
        else
            earlier.append(Earlier());
    }
    return earlier;
}

/// The way that most of the pixels went.
int commonShift(const QList<Earlier> &earlier, const QList<ShownPiece> &after, int viewportHeight, int step)
{
    QHash<int, int> rowsByShift;
    for (qsizetype i = 0; i < after.size(); ++i) {
        if (!earlier.at(i).piece)
            continue;
        const int top = after.at(i).top;
        const int shift = top - earlier.at(i).piece->top;
        if (shift % step == 0)
            rowsByShift[shift] += std::min(top + earlier.at(i).rows, viewportHeight) - std::max(top, 0);
    }
    int best = 0;
    int most = 0;
    for (auto it = rowsByShift.cbegin(); it != rowsByShift.cend(); ++it) {
        if (it.value() > most || (it.value() == most && std::abs(it.key()) < std::abs(best))) {
            best = it.key();
            most = it.value();
        }
    }
    return best;
}

/// The rows whose pixels are right after the move.
class ValidRows
{
public:
    ValidRows(int shift, int viewportHeight)
        : m_shift(shift)
        , m_height(viewportHeight)
    {
    }
    /// Rows that looked like this before, at the place where they are now.
    void add(int top, int bottom)
    {
        const RowSpan span{std::max({top, 0, m_shift}), std::min({bottom, m_height, m_height + m_shift})};
        if (span.top < span.bottom)
            m_spans.append(span);
    }
    QList<RowSpan> others()
    {
        std::ranges::sort(m_spans, {}, &RowSpan::top);
        QList<RowSpan> rows;
        int reached = 0;
        for (const RowSpan &span : std::as_const(m_spans)) {
            if (span.top > reached)
                rows.append({reached, span.top});
            reached = std::max(reached, span.bottom);
        }
        if (reached < m_height)
            rows.append({reached, m_height});
        return rows;
    }

private:
    int m_shift;
    int m_height;
    QList<RowSpan> m_spans;
};

} // namespace

PaintDamage damageBetween(const QList<ShownPiece> &before, const QList<ShownPiece> &after, int viewportHeight, int step)
{
    const QList<Earlier> earlier = earlierOnes(before, after);
    PaintDamage damage;
    damage.shift = commonShift(earlier, after, viewportHeight, step);
    ValidRows valid(damage.shift, viewportHeight);
    for (qsizetype i = 0; i < after.size(); ++i) {
        if (earlier.at(i).piece && after.at(i).top - earlier.at(i).piece->top == damage.shift)
            valid.add(after.at(i).top, after.at(i).top + earlier.at(i).rows);
    }
    // What is empty above the first and below the last piece stayed so where it was empty before.
    const int firstBefore = before.isEmpty() ? viewportHeight : before.constFirst().top;
    const int firstAfter = after.isEmpty() ? viewportHeight : after.constFirst().top;
    valid.add(damage.shift, std::min(firstBefore + damage.shift, firstAfter));
    if (!before.isEmpty() && !after.isEmpty())
        valid.add(std::max(before.constLast().bottom() + damage.shift, after.constLast().bottom()), viewportHeight + damage.shift);
    damage.rows = valid.others();
    return damage;
}

} // namespace lineside
