// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/piecelayouts.h"

#include "ui/transcript/containerframe.h"
#include "ui/transcript/piecemeasures.h"
#include "ui/transcript/pieceshapes.h"

namespace lineside {

namespace {

PanelEnds endsOf(const TranscriptPiece &piece)
{
    const bool top = piece.element.startsBlock;
    return top && piece.endsBlock ? PanelEnds::Both : top ? PanelEnds::Top : piece.endsBlock ? PanelEnds::Bottom : PanelEnds::None;
}

} // namespace

std::unique_ptr<LaidPiece> layText(const LayoutInput &input)
{
    const auto &[piece, setting, style] = input;
    auto block = std::make_unique<LaidBlock>();
    const qreal side = piece.isUser ? measures::panelSide : 0;
    const ContainerFrame frame(piece, setting.width - 2 * side, style);
    TextBoxSetting wanted = textSettingOf(piece, style);
    wanted.width = frame.width();
    TextBox text(piece.element.text, 0, piece.element.text.size(), wanted, style);
    const qreal top = style.snapped(setting.spaceAbove + edgeAbove(piece));
    const bool mirrored = text.isRightToLeft() && !wanted.isCode;
    text.moveTo({side + (mirrored ? 0 : frame.indent()), top});
    const qreal height = style.snapped(top + text.height() + edgeBelow(piece));
    if (piece.isUser) {
        const qreal begin = piece.element.startsBlock ? setting.spaceAbove : 0;
        addPanel(*block, QRectF(0, begin, setting.width, height - begin), style.userTint, endsOf(piece));
    } else {
        block->setSurroundings({piece.element.containers, piece.isQuiet, mirrored});
    }
    frame.addTo(*block, top, height, text.lineArea(0), mirrored);
    block->add(std::move(text));
    block->setHeight(height);
    return block;
}

std::unique_ptr<LaidPiece> layRule(const LayoutInput &input)
{
    const auto &[piece, setting, style] = input;
    auto block = std::make_unique<LaidBlock>();
    const ContainerFrame frame(piece, setting.width, style);
    const qreal top = style.snapped(setting.spaceAbove);
    const qreal height = style.snapped(top + style.text.lineHeight / 2);
    const qreal middle = style.snapped(top + style.text.lineHeight / 4);
    addFill(*block, QRectF(frame.indent(), middle, frame.width(), style.hair), style.hairline);
    frame.addTo(*block, top, height, QRectF(frame.indent(), top, frame.width(), height - top), false);
    TextBoxSetting nothing = textSettingOf(piece, style);
    nothing.width = frame.width();
    TextBox place({}, 0, 0, nothing, style); // where a caret can stand
    place.moveTo({frame.indent(), style.snapped(middle - place.height() / 2)});
    block->add(std::move(place));
    block->setHeight(height);
    return block;
}

} // namespace lineside
