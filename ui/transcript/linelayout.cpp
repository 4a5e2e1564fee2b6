// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/piecelayouts.h"

#include "ui/transcript/piecemeasures.h"
#include "ui/transcript/pieceshapes.h"

#include <QFontMetricsF>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

enum class Points { Left, Right, Down };

void addChevron(LaidBlock &block, const QRectF &box, Points points, const QColor &colour)
{
    block.add(box, [box, points, colour](QPainter &painter) {
        const QPointF centre = box.center();
        const qreal reach = box.width() * 0.28;
        const qreal half = reach / 2;
        QPolygonF line;
        if (points == Points::Down)
            line << centre + QPointF(-reach, -half) << centre + QPointF(0, half) << centre + QPointF(reach, -half);
        else if (points == Points::Right)
            line << centre + QPointF(-half, -reach) << centre + QPointF(half, 0) << centre + QPointF(-half, reach);
        else
            line << centre + QPointF(half, -reach) << centre + QPointF(-half, 0) << centre + QPointF(half, reach);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, box.width() * 0.11, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(line);
    });
}

TextBoxSetting quietSetting(const TranscriptStyle &style, qreal width)
{
    TextBoxSetting wanted;
    wanted.face = style.small;
    wanted.ink = style.quiet;
    wanted.width = std::max(width, 1.0);
    return wanted;
}

} // namespace

std::unique_ptr<LaidPiece> layReasoning(const LayoutInput &input)
{
    const auto &[piece, setting, style] = input;
    auto block = std::make_unique<LaidBlock>();
    const qreal top = style.snapped(setting.spaceAbove);
    const qreal sign = style.snapped(style.small.lineHeight * 0.8);
    TextBox text(piece.element.text, 0, piece.element.text.size(), quietSetting(style, setting.width - sign - measures::tiny), style);
    const bool mirrored = text.isRightToLeft();
    text.moveTo({mirrored ? 0 : sign + measures::tiny, top});
    const QRectF place(mirrored ? setting.width - sign : 0, style.snapped(top + (style.small.lineHeight - sign) / 2), sign, sign);
    addChevron(*block, place, piece.isOpen ? Points::Down : mirrored ? Points::Left : Points::Right, style.quiet);
    const qreal width = std::min(setting.width, sign + measures::small + text.naturalWidth());
    block->add(QRectF(mirrored ? setting.width - width : 0, top, width, text.height()), TranscriptAction{TranscriptAction::Kind::ToggleReasoning, {}, 0});
    block->setHeight(style.snapped(top + text.height()));
    block->add(std::move(text));
    return block;
}

/// Lines are broken between parts alone, as long as a part fits into one.
std::unique_ptr<LaidPiece> layFooter(const LayoutInput &input)
{
    const auto &[piece, setting, style] = input;
    auto block = std::make_unique<LaidBlock>();
    const qsizetype length = piece.element.text.size();
    const QStringList parts = piece.parts.isEmpty() ? QStringList{piece.element.text} : *piece.parts;
    QPointF place(0, style.snapped(setting.spaceAbove));
    qreal bottom = place.y();
    qsizetype begin = 0;
    const QFontMetricsF metrics(style.small.font);
    for (qsizetype i = 0; i < parts.size() && (begin < length || i == 0); ++i) {
        const qsizetype end = i + 1 < parts.size() ? std::min(begin + parts.at(i).size() + footerSeparator.size(), length) : length;
        const qreal wanted = style.snappedUp(metrics.horizontalAdvance(piece.element.text.sliced(begin, end - begin)) + 0.5);
        TextBox text(piece.element.text, begin, end - begin, quietSetting(style, std::min(wanted + measures::tiny, setting.width)), style);
        if (place.x() > 0 && place.x() + text.naturalWidth() > setting.width)
            place = QPointF(0, bottom);
        text.moveTo(place);
        bottom = std::max(bottom, text.area().bottom());
        place.rx() += wanted;
        begin = end;
        block->add(std::move(text));
    }
    block->setHeight(style.snapped(bottom));
    return block;
}

std::unique_ptr<LaidPiece> layBranches(const LayoutInput &input)
{
    const auto &[piece, setting, style] = input;
    auto block = std::make_unique<LaidBlock>();
    const qreal top = style.snapped(setting.spaceAbove);
    const qreal sign = style.small.lineHeight;
    const qreal width = style.snappedUp(QFontMetricsF(style.small.font).horizontalAdvance(piece.element.text) + measures::small);
    TextBoxSetting wanted = quietSetting(style, width);
    wanted.alignment = CellAlignment::Centre;
    wanted.wraps = false;
    TextBox text(piece.element.text, 0, piece.element.text.size(), wanted, style);
    text.moveTo({sign, top});
    const bool hasPrevious = piece.parts.value(0).toInt() > 1;
    const bool hasNext = piece.parts.value(0).toInt() < piece.parts.value(1).toInt();
    const QRectF previous(0, top, sign, sign);
    const QRectF next(sign + width, top, sign, sign);
    addChevron(*block, previous, Points::Left, hasPrevious ? style.ink : style.hairline);
    addChevron(*block, next, Points::Right, hasNext ? style.ink : style.hairline);
    if (hasPrevious)
        block->add(previous.adjusted(-measures::tiny, 0, measures::tiny, 0), TranscriptAction{TranscriptAction::Kind::PreviousBranch, {}, 0});
    if (hasNext)
        block->add(next.adjusted(-measures::tiny, 0, measures::tiny, 0), TranscriptAction{TranscriptAction::Kind::NextBranch, {}, 0});
    block->setHeight(style.snapped(top + std::max(sign, text.height())));
    block->add(std::move(text));
    return block;
}

} // namespace lineside
