// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/containerframe.h"

#include "ui/theme/theme.h"
#include "ui/transcript/piecemeasures.h"
#include "ui/transcript/pieceshapes.h"

#include <QFontMetricsF>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype mostLevels = 8;      ///< deeper ones are not told apart any more
constexpr qreal mostIndent = 0.4;        ///< of the width
constexpr qreal barWidth = 3;

QString markText(const MarkdownContainer &item, bool mirrored)
{
    return (mirrored ? u".%1"_s : u"%1."_s).arg(item.number);
}

/// Items up to 99 begin at the same place, and so do those up to 9999.
qreal stepOf(const MarkdownContainer &container, const TranscriptStyle &style)
{
    if (container.kind == MarkdownContainer::Kind::Quote)
        return theme::Large;
    if (container.kind == MarkdownContainer::Kind::BulletItem || container.task != TaskState::None)
        return style.snappedUp(style.text.lineHeight * 0.9);
    const qsizetype digits = (QString::number(container.number).size() + 1) / 2 * 2;
    const QFontMetricsF metrics(style.text.font);
    return style.snappedUp(metrics.horizontalAdvance(u'0') * qreal(digits) + metrics.horizontalAdvance(u'.') + measures::small);
}

} // namespace

ContainerFrame::ContainerFrame(const TranscriptPiece &piece, qreal width, const TranscriptStyle &style)
    : m_containers(piece.element.containers)
    , m_style(style)
    , m_fullWidth(width)
{
    qreal total = 0;
    if (piece.isQuiet) {
        m_levels.append({nullptr, 0, theme::Large});
        total = theme::Large;
    }
    const qsizetype count = std::min(m_containers.size(), mostLevels);
    for (qsizetype i = 0; i < count; ++i) {
        const MarkdownContainer &container = m_containers.at(i);
        const qreal step = stepOf(container, style);
        m_levels.append({&container, total, step});
        total += step;
    }
    const qreal scale = total > width * mostIndent ? width * mostIndent / total : 1;
    for (Level &level : m_levels) {
        level.begin = style.snapped(level.begin * scale);
        level.step *= scale;
    }
    m_indent = style.snapped(total * scale);
    m_width = std::max(width - m_indent, 1.0);
}

void ContainerFrame::addTo(LaidBlock &block, qreal top, qreal height, const QRectF &firstLine, bool mirrored) const
{
    int bullets = 0;
    for (const Level &level : m_levels) {
        if (!level.container) {
            addBar(block, level, 0, height, mirrored);
            continue;
        }
        if (level.container->kind == MarkdownContainer::Kind::Quote) {
            addBar(block, level, level.container->starts ? top : 0, height, mirrored);
            continue;
        }
        if (level.container->starts)
            addMark(block, level, bullets, firstLine, mirrored);
        bullets += level.container->kind == MarkdownContainer::Kind::BulletItem ? 1 : 0;
    }
}

void ContainerFrame::addBar(LaidBlock &block, const Level &level, qreal top, qreal bottom, bool mirrored) const
{
    const qreal width = level.container ? m_style.snapped(std::min(barWidth, level.step)) : m_style.hair;
    const qreal left = mirrored ? m_fullWidth - level.begin - width : level.begin;
    addFill(block, QRectF(left, top, width, bottom - top), m_style.hairline);
}

void ContainerFrame::addMark(LaidBlock &block, const Level &level, int depth, const QRectF &firstLine, bool mirrored) const
{
    const qreal left = mirrored ? m_fullWidth - level.begin - level.step : level.begin;
    const QRectF place(left, firstLine.top(), level.step, std::min(firstLine.height(), m_style.text.lineHeight));
    if (level.container->task != TaskState::None) {
        addTaskBox(block, place, level.container->task == TaskState::Done, mirrored, m_style);
        return;
    }
    if (level.container->kind == MarkdownContainer::Kind::BulletItem) {
        addBullet(block, place, depth, m_style);
        return;
    }
    const qreal gap = std::min(measures::small, level.step * 0.25);
    const QRectF number = mirrored ? place.adjusted(gap, 0, 0, 0) : place.adjusted(0, 0, -gap, 0);
    block.add(number, [number, mirrored, text = markText(*level.container, mirrored), font = m_style.text.font, colour = m_style.quiet, baseline = m_style.text.baseline](QPainter &painter) {
        const QFontMetricsF metrics(font);
        painter.setFont(font);
        painter.setPen(colour);
        const qreal x = mirrored ? number.left() : number.right() - metrics.horizontalAdvance(text);
        painter.drawText(QPointF(x, number.top() + baseline), text);
    });
}

} // namespace lineside
