// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/piecelayouts.h"

#include "ui/transcript/containerframe.h"
#include "ui/transcript/piecemeasures.h"
#include "ui/transcript/pieceshapes.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Transcript)
};

/// Two sheets, one before the other. Painted once and copied: a stroke that the window's edge cuts differs from a whole one by a pixel.
void addCopySign(LaidBlock &block, const QRectF &box, const QColor &colour, qreal ratio)
{
    QImage sign((box.size() * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    sign.setDevicePixelRatio(ratio);
    sign.fill(Qt::transparent);
    QPainter painter(&sign);
    const qreal unit = box.width() / 12;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawRoundedRect(QRectF(4 * unit, 4 * unit, 7 * unit, 7.5 * unit), 1.4 * unit, 1.4 * unit);
    const QPointF behind[] = {{1.5 * unit, 8 * unit}, {unit, unit}, {8 * unit, 1.5 * unit}};
    painter.drawPolyline(behind, 3);
    painter.end();
    block.add(box, [place = box.topLeft(), sign](QPainter &on) { on.drawImage(place, sign); });
}

void addCopyButton(LaidBlock &block, const QRectF &head, const TranscriptStyle &style)
{
    const QString label = Tr::tr("Copy");
    const QFontMetricsF metrics(style.small.font);
    const qreal size = style.snapped(style.small.lineHeight * 0.62);
    const qreal width = style.snappedUp(metrics.horizontalAdvance(label) + size + measures::tiny);
    const QRectF place(head.right() - measures::panelSide - width, head.top(), width, head.height());
    const qreal top = style.snapped(place.center().y() - size / 2);
    addCopySign(block, QRectF(style.snapped(place.left()), top, size, size), style.quiet, style.devicePixelRatio);
    const QPointF baseline(place.left() + size + measures::tiny, style.snapped(place.center().y() - style.small.lineHeight / 2) + style.small.baseline);
    block.add(place, [label, baseline, font = style.small.font, colour = style.quiet](QPainter &painter) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(baseline, label);
    });
    block.add(place.adjusted(-measures::small, 0, measures::small, 0), TranscriptAction{TranscriptAction::Kind::CopyCode, {}, 0});
}

/// Shows how much of a wide block is seen.
void addSlider(LaidBlock &block, const QRectF &lane, const PieceSetting &setting, qreal most, const TranscriptStyle &style)
{
    if (most <= 0)
        return;
    const qreal share = lane.width() / (lane.width() + most);
    const qreal width = std::max<qreal>(lane.width() * share, theme::Wide);
    const qreal left = lane.left() + (lane.width() - width) * std::clamp(setting.sideways / most, 0.0, 1.0);
    const QRectF slider(left, lane.top(), width, lane.height());
    block.add(lane, [slider, colour = style.hairline](QPainter &painter) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(slider, slider.height() / 2, slider.height() / 2);
    });
}

QRectF panelOf(const ContainerFrame &frame, qreal top, qreal bottom)
{
    return {frame.indent(), top, frame.width(), bottom - top};
}

} // namespace

std::unique_ptr<LaidPiece> layCodeHead(const LayoutInput &input)
{
    const auto &[piece, setting, style] = input;
    auto block = std::make_unique<LaidBlock>();
    const ContainerFrame frame(piece, setting.width, style);
    const qreal top = style.snapped(setting.spaceAbove);
    const qreal height = style.snapped(top + style.small.lineHeight + measures::panelEdge);
    const QRectF panel = panelOf(frame, top, height);
    addPanel(*block, panel, style.codePanel, piece.endsBlock ? PanelEnds::Both : PanelEnds::Top);
    TextBoxSetting wanted;
    wanted.face = style.small;
    wanted.ink = style.quiet;
    wanted.wraps = false;
    wanted.isCode = true;
    wanted.width = std::max(1.0, panel.width() * 0.6 - measures::panelSide);
    TextBox language(piece.element.text, 0, piece.element.text.size(), wanted, style);
    language.moveTo({panel.left() + measures::panelSide, style.snapped(top + measures::panelEdge * 0.75)});
    language.clipTo(QRectF(panel.left(), top, panel.width() * 0.6, panel.height()));
    if (!setting.isOnPaper)
        addCopyButton(*block, QRectF(panel.left(), language.area().top(), panel.width(), style.small.lineHeight), style);
    frame.addTo(*block, top, height, language.lineArea(0), false);
    block->add(std::move(language));
    block->setHeight(height);
    return block;
}

std::unique_ptr<LaidPiece> layCodeLine(const LayoutInput &input)
{
    const auto &[piece, setting, style] = input;
    auto block = std::make_unique<LaidBlock>();
    const ContainerFrame frame(piece, setting.width, style);
    const qreal top = style.snapped(setting.spaceAbove);
    TextBoxSetting wanted = textSettingOf(piece, style);
    wanted.wraps = setting.wrapsCode;
    wanted.colours = setting.colours;
    wanted.width = std::max(frame.width() - 2 * measures::panelSide, 1.0);
    TextBox text(piece.element.text, 0, piece.element.text.size(), wanted, style);
    const qreal most = mostSideways(piece, setting, style);
    const qreal lane = piece.endsBlock && most > 0 ? measures::sliderLane - measures::tiny : 0;
    const qreal height = style.snapped(top + text.height() + lane + edgeBelow(piece));
    const QRectF panel = panelOf(frame, top, height);
    addPanel(*block, panel, style.codePanel, piece.endsBlock ? PanelEnds::Bottom : PanelEnds::None);
    const qreal sideways = style.snapped(std::clamp(setting.sideways, 0.0, most));
    const QRectF inside = panel.adjusted(measures::panelSide, 0, -measures::panelSide, 0);
    text.moveTo({inside.left() - sideways, top});
    if (most > 0)
        text.clipTo(inside.adjusted(-measures::tiny, 0, measures::tiny, 0));
    if (piece.endsBlock)
        addSlider(*block, QRectF(inside.left(), height - measures::sliderHeight - measures::tiny, inside.width(), measures::sliderHeight), setting, most, style);
    frame.addTo(*block, top, height, text.lineArea(0), false);
    block->add(std::move(text));
    block->setHeight(height);
    return block;
}

std::unique_ptr<LaidPiece> layTableRow(const LayoutInput &input)
{
    const auto &[piece, setting, style] = input;
    auto block = std::make_unique<LaidBlock>();
    const ContainerFrame frame(piece, setting.width, style);
    const QList<qreal> columns = fittedColumns(setting.columns.isEmpty() ? wantedWidths(piece, style) : setting.columns, frame.width(), style);
    const qreal most = mostSideways(piece, setting, style);
    const qreal sideways = style.snapped(std::clamp(setting.sideways, 0.0, most));
    const qreal top = style.snapped(setting.spaceAbove);
    const QRectF inside(piece.mirrors ? 0 : frame.indent(), 0, frame.width(), 0);
    qreal total = 0;
    for (const qreal column : columns)
        total += column;
    qreal x = piece.mirrors ? inside.right() + (most > 0 ? most - sideways : 0) : inside.left() - sideways;
    qreal rowHeight = style.text.lineHeight;
    std::vector<TextBox> cells;
    for (qsizetype i = 0; i < piece.element.cells.size() && i < columns.size(); ++i) {
        const MarkdownCell &cell = piece.element.cells.at(i);
        TextBoxSetting wanted = textSettingOf(piece, style);
        if (piece.element.startsBlock)
            wanted.face.font.setWeight(QFont::DemiBold);
        wanted.alignment = cell.alignment;
        wanted.width = std::max(columns.at(i) - 2 * measures::cellSide, 1.0);
        TextBox text(piece.element.text, cell.begin, cell.length, wanted, style);
        const qreal left = piece.mirrors ? x - columns.at(i) : x;
        text.moveTo({left + measures::cellSide, style.snapped(top + measures::cellEdge)});
        rowHeight = std::max(rowHeight, text.height());
        x = piece.mirrors ? left : left + columns.at(i);
        cells.push_back(std::move(text));
    }
    const qreal lane = piece.endsBlock && most > 0 ? measures::sliderLane : 0;
    const qreal rowBottom = style.snapped(top + rowHeight + 2 * measures::cellEdge) + style.hair;
    const qreal height = style.snapped(rowBottom + lane);
    const QRectF clip(inside.left(), 0, inside.width(), height);
    for (TextBox &text : cells) {
        if (most > 0)
            text.clipTo(clip);
        block->add(std::move(text));
    }
    const qreal seen = std::min(total, frame.width());
    const qreal left = piece.mirrors ? inside.right() - seen : inside.left();
    addFill(*block, QRectF(left, rowBottom - style.hair, seen, style.hair), piece.element.startsBlock ? style.quiet : style.hairline);
    if (piece.endsBlock)
        addSlider(*block, QRectF(inside.left(), rowBottom + 2, inside.width(), measures::sliderHeight), setting, most, style);
    frame.addTo(*block, top, height, QRectF(inside.left(), top + measures::cellEdge, inside.width(), style.text.lineHeight), piece.mirrors);
    block->setHeight(height);
    return block;
}

} // namespace lineside
