// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/laidblock.h"

#include <cmath>
#include <limits>

namespace lineside {

namespace {

qreal distance(qreal value, qreal from, qreal to)
{
    return value < from ? from - value : value > to ? value - to : 0;
}

} // namespace

void LaidBlock::paint(QPainter &painter, QPointF topLeft, const QRectF &exposed, const QList<PieceMark> &marks) const
{
    const QRectF inside = exposed.translated(-topLeft);
    painter.save();
    painter.translate(topLeft);
    for (const PlacedShape &shape : m_shapes) {
        if (shape.area.intersects(inside))
            shape.paint(painter);
    }
    for (const TextBox &text : m_texts)
        text.paint(painter, inside, marks);
    for (const TextBox &caption : m_captions)
        caption.paint(painter, inside, {});
    painter.restore();
}

void LaidBlock::take(LaidBlock &&other)
{
    std::move(other.m_texts.begin(), other.m_texts.end(), std::back_inserter(m_texts));
    std::move(other.m_captions.begin(), other.m_captions.end(), std::back_inserter(m_captions));
    std::move(other.m_shapes.begin(), other.m_shapes.end(), std::back_inserter(m_shapes));
    m_actions += other.m_actions;
}

const TextBox *LaidBlock::boxOf(qsizetype position) const
{
    const TextBox *found = nullptr;
    for (const TextBox &text : m_texts) {
        if (found && text.begin() > position)
            break;
        found = &text;
    }
    return found;
}

/// First the nearest row, then the nearest in it.
LaidBlock::LineRef LaidBlock::nearestLine(QPointF point) const
{
    LineRef nearest;
    std::pair<qreal, qreal> best(std::numeric_limits<qreal>::max(), 0);
    for (const TextBox &text : m_texts) {
        const int line = text.lineAt(point.y());
        const QRectF area = text.lineArea(line);
        const std::pair<qreal, qreal> away(distance(point.y(), area.top(), area.bottom()), distance(point.x(), area.left(), area.right()));
        if (away < best) {
            best = away;
            nearest = {&text, line};
        }
    }
    return nearest;
}

qsizetype LaidBlock::positionAt(QPointF point) const
{
    const LineRef line = nearestLine(point);
    return line.box ? line.box->positionIn(line.line, point.x()) : 0;
}

QRectF LaidBlock::caretAt(qsizetype position) const
{
    const TextBox *box = boxOf(position);
    return box ? box->caretAt(position) : QRectF(0, 0, 1, m_height);
}

QList<QRectF> LaidBlock::areasOf(qsizetype begin, qsizetype length) const
{
    QList<QRectF> areas;
    for (const TextBox &text : m_texts)
        areas += text.areasOf(begin, length);
    return areas;
}

std::optional<qsizetype> LaidBlock::lineBeyond(qsizetype position, qreal x, bool below) const
{
    const QRectF caret = caretAt(position);
    LineRef nearest;
    std::pair<qreal, qreal> best(std::numeric_limits<qreal>::max(), 0);
    for (const TextBox &text : m_texts) {
        for (int line = 0; line < text.lineCount(); ++line) {
            const QRectF area = text.lineArea(line);
            const qreal gap = below ? area.top() - caret.bottom() : caret.top() - area.bottom();
            if (gap < -0.5)
                continue;
            const std::pair<qreal, qreal> away(std::max(0.0, gap), distance(x, area.left(), area.right()));
            if (away < best) {
                best = away;
                nearest = {&text, line};
            }
        }
    }
    if (!nearest.box)
        return std::nullopt;
    return nearest.box->positionIn(nearest.line, x);
}

std::optional<qsizetype> LaidBlock::lineAbove(qsizetype position, qreal x) const
{
    return lineBeyond(position, x, false);
}

std::optional<qsizetype> LaidBlock::lineBelow(qsizetype position, qreal x) const
{
    return lineBeyond(position, x, true);
}

QList<QRectF> LaidBlock::areasOf(const TranscriptAction &action) const
{
    QList<QRectF> areas;
    for (const PlacedAction &placed : m_actions) {
        if (placed.action == action)
            areas.append(placed.area);
    }
    return areas;
}

qreal LaidBlock::likeUntil(const LaidPiece &before) const
{
    const auto *other = dynamic_cast<const LaidBlock *>(&before);
    if (!other || !m_surroundings || m_surroundings != other->m_surroundings || m_texts.size() != 1 || other->m_texts.size() != 1)
        return 0;
    return m_texts.front().likeUntil(other->m_texts.front());
}

TranscriptAction LaidBlock::actionAt(QPointF point) const
{
    for (const PlacedAction &placed : m_actions) {
        if (placed.area.contains(point))
            return placed.action;
    }
    for (const TextBox &text : m_texts) {
        if (const TranscriptAction action = text.actionAt(point); action.kind != TranscriptAction::Kind::None)
            return action;
    }
    return {};
}

} // namespace lineside
