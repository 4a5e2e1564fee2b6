// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/piecelayouts.h"

#include "ui/theme/contrast.h"
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

/// The parts of a piece one below the other, each with a face of its own. One sign stands between two in the piece's text; empty parts
/// are not in it.
class PartStack
{
public:
    PartStack(LaidBlock &block, const LayoutInput &input, qreal left, qreal top, qreal width)
        : m_block(block)
        , m_input(input)
        , m_left(left)
        , m_top(top)
        , m_width(width)
    {
    }

    /// An empty part takes no room.
    void add(qsizetype part, const TextFace &face, const QColor &ink, qreal space, bool isCode = false)
    {
        const QString text = m_input.piece.parts.value(part);
        if (text.isEmpty() && part > 0)
            return;
        const qsizetype begin = std::min(m_begin, m_input.piece.element.text.size() - text.size());
        m_begin += text.isEmpty() ? 0 : text.size() + 1;
        TextBoxSetting wanted;
        wanted.face = face;
        wanted.ink = ink;
        wanted.isCode = isCode;
        wanted.width = std::max(m_width, 1.0);
        TextBox box(m_input.piece.element.text, begin, text.size(), wanted, m_input.style);
        m_top = m_input.style.snapped(m_top + (part > 0 ? space : 0));
        box.moveTo({m_left, m_top});
        m_top += box.height();
        m_block.add(std::move(box));
    }
    qreal bottom() const { return m_top; }

private:
    LaidBlock &m_block;
    const LayoutInput &m_input;
    qreal m_left;
    qreal m_top;
    qreal m_width;
    qsizetype m_begin = 0;
};

TextFace bold(TextFace face)
{
    face.font.setWeight(QFont::DemiBold);
    return face;
}

void addLamp(LaidBlock &block, qreal left, qreal lineTop, const TextFace &face, theme::Signal signal, const TranscriptStyle &style)
{
    const qreal size = lampSize(style);
    const QRectF box(left, style.snapped(lineTop + face.baseline - size * 0.92), size, size);
    block.add(box.adjusted(-1, -1, 1, 1), [box, signal, palette = style.palette](QPainter &painter) { theme::paintLamp(painter, box, signal, palette); });
}

/// A word that acts, in an outline.
void addButton(LaidBlock &block, QPointF topLeft, const QString &label, const TranscriptAction &action, const TranscriptStyle &style)
{
    const qreal width = style.snappedUp(QFontMetricsF(style.small.font).horizontalAdvance(label) + 2 * measures::panelSide);
    const QRectF area(topLeft, QSizeF(width, buttonHeight(style)));
    addOutline(block, area, style.quiet, style.hair);
    const QPointF baseline(area.left() + measures::panelSide, style.snapped(area.center().y() - style.small.lineHeight / 2) + style.small.baseline);
    block.add(area, [label, baseline, font = style.small.font, colour = style.ink](QPainter &painter) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(baseline, label);
    });
    block.add(area, action);
}

} // namespace

std::unique_ptr<LaidPiece> layNotice(const LayoutInput &input)
{
    const auto &[piece, setting, style] = input;
    auto block = std::make_unique<LaidBlock>();
    const qreal top = style.snapped(setting.spaceAbove);
    const bool hasLamp = piece.tone != TranscriptPiece::Tone::Plain;
    const qreal indent = hasLamp ? style.snapped(lampSize(style) + measures::small) : 0;
    TextBoxSetting wanted;
    wanted.face = style.text;
    wanted.ink = hasLamp ? style.ink : style.quiet;
    wanted.width = std::max(setting.width - indent, 1.0);
    TextBox text(piece.element.text, 0, piece.element.text.size(), wanted, style);
    const bool mirrored = text.isRightToLeft();
    text.moveTo({mirrored ? 0 : indent, top});
    if (hasLamp) {
        const auto signal = piece.tone == TranscriptPiece::Tone::Caution ? theme::Signal::Caution : theme::Signal::Information;
        addLamp(*block, mirrored ? setting.width - lampSize(style) : 0, top, style.text, signal, style);
    }
    block->setHeight(style.snapped(top + text.height()));
    block->add(std::move(text));
    return block;
}

std::unique_ptr<LaidPiece> layError(const LayoutInput &input)
{
    const auto &[piece, setting, style] = input;
    auto block = std::make_unique<LaidBlock>();
    const qreal top = style.snapped(setting.spaceAbove);
    const qreal inner = style.snapped(top + measures::panelSide);
    const qreal left = style.snapped(measures::panelSide + lampSize(style) + measures::small);
    LaidBlock inside;
    PartStack parts(inside, input, left, inner, setting.width - left - measures::panelSide);
    parts.add(0, bold(style.text), style.ink, 0);
    parts.add(1, style.text, style.ink, 2);
    parts.add(2, style.smallCode, style.quiet, measures::small, true);
    qreal bottom = parts.bottom();
    const qreal buttonTop = style.snapped(bottom + measures::panelEdge);
    if (piece.isOpen)
        bottom = buttonTop + buttonHeight(style);
    const qreal height = style.snapped(bottom + measures::panelSide);
    const QColor stop = theme::signalColor(theme::Signal::Stop, style.palette);
    const QRectF panel(0, top, setting.width, height - top);
    addPanel(*block, panel, theme::mixed(style.window, stop, 0.07), PanelEnds::Both);
    addOutline(*block, panel, theme::mixed(style.window, stop, 0.45), style.hair);
    addLamp(*block, measures::panelSide, inner, style.text, theme::Signal::Stop, style);
    if (piece.isOpen)
        addButton(*block, {left, buttonTop}, Tr::tr("Try again"), TranscriptAction{TranscriptAction::Kind::Retry, {}, 0}, style);
    block->take(std::move(inside));
    block->setHeight(height);
    return block;
}

std::unique_ptr<LaidPiece> layTool(const LayoutInput &input)
{
    const auto &[piece, setting, style] = input;
    auto block = std::make_unique<LaidBlock>();
    const qreal top = style.snapped(setting.spaceAbove);
    LaidBlock inside;
    PartStack parts(inside, input, measures::panelSide, style.snapped(top + measures::panelEdge), setting.width - 2 * measures::panelSide);
    parts.add(0, bold(style.small), style.ink, 0);
    parts.add(1, style.smallCode, style.ink, measures::tiny, true);
    const qreal height = style.snapped(parts.bottom() + measures::panelEdge);
    addPanel(*block, QRectF(0, top, setting.width, height - top), style.codePanel, PanelEnds::Both);
    block->take(std::move(inside));
    block->setHeight(height);
    return block;
}

} // namespace lineside
