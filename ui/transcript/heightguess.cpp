// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/containerframe.h"
#include "ui/transcript/laidpiece.h"
#include "ui/transcript/piecemeasures.h"
#include "ui/transcript/thumbnail.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using Kind = TranscriptPiece::Kind;
using ElementKind = MarkdownElement::Kind;

/// How wide the text would be in one line, without shaping it: letters of most scripts are as wide as Latin ones, the others square.
qreal roughWidth(QStringView text, const TextFace &face)
{
    qsizetype wide = 0;
    for (const QChar c : text)
        wide += c.unicode() >= 0x2e80 && !c.isLowSurrogate() ? 1 : 0;
    return qreal(text.size() - wide) * face.character + qreal(wide) * face.character * 2;
}

qreal roughHeight(QStringView text, const TextFace &face, qreal width)
{
    qreal lines = 0;
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        if (at < text.size() && text.at(at) != QChar::LineSeparator && text.at(at) != u'\n')
            continue;
        lines += std::max(1.0, std::ceil(roughWidth(text.sliced(begin, at - begin), face) / std::max(width, 1.0)));
        begin = at + 1;
    }
    return lines * face.lineHeight;
}

qreal guessRow(const TranscriptPiece &piece, const PieceSetting &setting, const TranscriptStyle &style, qreal width)
{
    qreal height = style.text.lineHeight;
    const QList<qreal> columns = fittedColumns(setting.columns, width, style);
    for (qsizetype i = 0; i < piece.element.cells.size() && i < columns.size(); ++i) {
        const MarkdownCell &cell = piece.element.cells.at(i);
        height = std::max(height, roughHeight(QStringView(piece.element.text).sliced(cell.begin, cell.length), style.text, columns.at(i) - 2 * measures::cellSide));
    }
    const qreal lane = piece.endsBlock && mostSideways(piece, setting, style) > 0 ? measures::sliderLane : 0;
    return height + 2 * measures::cellEdge + style.hair + lane;
}

qreal guessMarkdown(const TranscriptPiece &piece, const PieceSetting &setting, const TranscriptStyle &style)
{
    const TextFace face = textSettingOf(piece, style).face;
    const qreal width = ContainerFrame(piece, setting.width, style).width();
    switch (piece.element.kind) {
    case ElementKind::Rule:
        return style.text.lineHeight / 2;
    case ElementKind::TableRow:
        return guessRow(piece, setting, style, width);
    case ElementKind::CodeLine: {
        const qreal lane = piece.endsBlock && mostSideways(piece, setting, style) > 0 ? measures::sliderLane - measures::tiny : 0;
        return lane + (setting.wrapsCode ? roughHeight(piece.element.text, face, width - 2 * measures::panelSide) : face.lineHeight);
    }
    case ElementKind::Image:
        return roughHeight(piece.element.text, face, width - 4 * measures::panelSide) + style.small.lineHeight + 2 * measures::panelEdge;
    case ElementKind::Paragraph:
    case ElementKind::Heading:
    case ElementKind::HtmlLine:
        break;
    }
    return roughHeight(piece.element.text, face, width);
}

qreal guessParts(const TranscriptPiece &piece, qreal width, const TextFace &first, const TextFace &others, const TranscriptStyle &style)
{
    qreal height = roughHeight(piece.parts.value(0), first, width);
    for (qsizetype part = 1; part < piece.parts.size(); ++part) {
        if (!piece.parts.at(part).isEmpty())
            height += measures::tiny + roughHeight(piece.parts.at(part), others, width);
    }
    return style.snapped(height);
}

qreal guessContent(const TranscriptPiece &piece, const PieceSetting &setting, const TranscriptStyle &style)
{
    switch (piece.kind) {
    case Kind::Markdown:
        return guessMarkdown(piece, setting, style);
    case Kind::CodeHead:
        return style.small.lineHeight + measures::panelEdge;
    case Kind::Attachment:
        return measures::small + std::max(style.text.lineHeight + style.small.lineHeight, piece.parts.value(1).startsWith("image/"_L1) ? thumbnailBox().height() : 0);
    case Kind::ToolCall:
    case Kind::ToolResult:
        return guessParts(piece, setting.width - 2 * measures::panelSide, style.small, style.smallCode, style) + 2 * measures::panelEdge;
    case Kind::Error:
        return guessParts(piece, setting.width - 4 * measures::panelSide, style.text, style.text, style) + 2 * measures::panelSide
            + (piece.isOpen ? buttonHeight(style) + measures::panelEdge : 0);
    case Kind::Reasoning:
    case Kind::Footer:
    case Kind::Branches:
        return roughHeight(piece.element.text, style.small, setting.width);
    case Kind::Author:
    case Kind::PlainText:
    case Kind::Notice:
        break;
    }
    return roughHeight(piece.element.text, textSettingOf(piece, style).face, setting.width - (piece.isUser ? 2 * measures::panelSide : 0));
}

} // namespace

qreal guessHeight(const TranscriptPiece &piece, const PieceSetting &setting, const TranscriptStyle &style)
{
    return style.snapped(style.snapped(setting.spaceAbove + edgeAbove(piece)) + guessContent(piece, setting, style) + edgeBelow(piece));
}

} // namespace lineside
