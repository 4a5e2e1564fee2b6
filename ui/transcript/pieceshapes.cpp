// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/pieceshapes.h"

#include "ui/theme/theme.h"

#include <QPainterPath>

namespace lineside {

namespace {

/// A line, a disc or a box as wide as its lines are thin stays sharp when it begins at a whole device pixel.
QRectF snappedBox(QPointF centre, qreal size, const TranscriptStyle &style)
{
    const qreal whole = style.snapped(size);
    return {style.snapped(centre.x() - whole / 2), style.snapped(centre.y() - whole / 2), whole, whole};
}

} // namespace

void addFill(LaidBlock &block, const QRectF &area, const QColor &colour)
{
    block.add(area, [area, colour](QPainter &painter) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(area, colour);
    });
}

void addPanel(LaidBlock &block, const QRectF &area, const QColor &colour, PanelEnds ends)
{
    if (ends == PanelEnds::None) {
        addFill(block, area, colour);
        return;
    }
    block.add(area, [area, colour, ends](QPainter &painter) {
        const qreal beyond = 2 * theme::radius;
        const bool top = ends == PanelEnds::Top || ends == PanelEnds::Both;
        const bool bottom = ends == PanelEnds::Bottom || ends == PanelEnds::Both;
        painter.save();
        painter.setClipRect(area, Qt::IntersectClip);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(area.adjusted(0, top ? 0 : -beyond, 0, bottom ? 0 : beyond), theme::radius, theme::radius);
        painter.restore();
    });
}

void addOutline(LaidBlock &block, const QRectF &area, const QColor &colour, qreal width)
{
    block.add(area, [area, colour, width](QPainter &painter) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colour, width));
        painter.setBrush(Qt::NoBrush);
        const qreal half = width / 2;
        painter.drawRoundedRect(area.adjusted(half, half, -half, -half), theme::radius, theme::radius);
    });
}

void addBullet(LaidBlock &block, const QRectF &place, int depth, const TranscriptStyle &style)
{
    const qreal size = style.text.lineHeight * 0.22;
    const QRectF box = snappedBox({place.center().x(), place.top() + style.text.baseline - style.text.lineHeight * 0.2}, size, style);
    block.add(box.adjusted(-1, -1, 1, 1), [box, depth, colour = style.quiet](QPainter &painter) {
        painter.setRenderHint(QPainter::Antialiasing, depth % 3 != 2);
        if (depth % 3 == 2) {
            painter.fillRect(box, colour);
            return;
        }
        QPainterPath bullet; // filled: a stroke that the window's edge cuts is not quite the whole one
        bullet.addEllipse(box);
        const qreal stroke = box.width() * 0.2;
        if (depth % 3 == 1)
            bullet.addEllipse(box.adjusted(stroke, stroke, -stroke, -stroke));
        painter.fillPath(bullet, colour);
    });
}

void addTaskBox(LaidBlock &block, const QRectF &place, bool done, bool mirrored, const TranscriptStyle &style)
{
    const qreal size = style.text.lineHeight * 0.56;
    const qreal x = mirrored ? place.right() - size / 2 - 1 : place.left() + size / 2 + 1;
    const QRectF box = snappedBox({x, place.top() + style.text.baseline - style.text.lineHeight * 0.22}, size, style);
    const QColor ink = done ? style.palette.color(QPalette::HighlightedText) : style.quiet;
    const QColor fill = done ? style.palette.color(QPalette::Highlight) : QColor(Qt::transparent);
    block.add(box.adjusted(-1, -1, 1, 1), [box, done, ink, fill](QPainter &painter) {
        const qreal stroke = box.width() * 0.1;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(fill);
        painter.setPen(done ? QPen(Qt::NoPen) : QPen(ink, stroke));
        const QRectF inner = done ? box : box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
        painter.drawRoundedRect(inner, box.width() * 0.2, box.width() * 0.2);
        if (!done)
            return;
        QPainterPath tick(box.topLeft() + QPointF(box.width() * 0.24, box.height() * 0.53));
        tick.lineTo(box.topLeft() + QPointF(box.width() * 0.43, box.height() * 0.72));
        tick.lineTo(box.topLeft() + QPointF(box.width() * 0.77, box.height() * 0.31));
        painter.setPen(QPen(ink, box.width() * 0.13, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(tick);
    });
}

} // namespace lineside
