// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/laidpiece.h"

#include "ui/transcript/containerframe.h"
#include "ui/transcript/piecelayouts.h"
#include "ui/transcript/piecemeasures.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lineside {

namespace {

using Kind = TranscriptPiece::Kind;
using ElementKind = MarkdownElement::Kind;

std::unique_ptr<LaidPiece> layMarkdown(const LayoutInput &input)
{
    switch (input.piece.element.kind) {
    case ElementKind::CodeLine:
        return layCodeLine(input);
    case ElementKind::TableRow:
        return layTableRow(input);
    case ElementKind::Rule:
        return layRule(input);
    case ElementKind::Image:
    case ElementKind::Paragraph:
    case ElementKind::Heading:
    case ElementKind::HtmlLine:
        break;
    }
    return layText(input);
}

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
    for (const QStringView line : text.split(QChar::LineSeparator))
        lines += std::max(1.0, std::ceil(roughWidth(line, face) / std::max(width, 1.0)));
    return lines * face.lineHeight;
}

qreal guessRow(const TranscriptPiece &piece, const PieceSetting &setting, const TranscriptStyle &style)
{
    qreal height = style.text.lineHeight;
    const QList<qreal> columns = fittedColumns(setting.columns, setting.width, style);
    for (qsizetype i = 0; i < piece.element.cells.size() && i < columns.size(); ++i) {
        const MarkdownCell &cell = piece.element.cells.at(i);
        height = std::max(height, roughHeight(QStringView(piece.element.text).sliced(cell.begin, cell.length), style.text, columns.at(i) - 2 * measures::cellSide));
    }
    return height + 2 * measures::cellEdge;
}

/// Of the letters alone where that is exact, and shaped where it is not.
qreal codeWidth(const QString &text, const TextFace &face)
{
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
    if (isPlain)
        return qreal(text.size()) * face.space;
    qreal width = 0;
    for (const QChar c : text)
        width = c == u'\t' ? (std::floor(width / (4 * face.space)) + 1) * 4 * face.space : width + roughWidth(QStringView(&c, 1), face);
    return width;
}

QList<qreal> wantedColumns(const TranscriptPiece &piece, const TranscriptStyle &style)
{
    QList<qreal> widths;
    const qreal most = style.text.character * 48;
    QFont font = style.text.font;
    if (piece.element.startsBlock)
        font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    for (const MarkdownCell &cell : piece.element.cells) {
        constexpr qsizetype enough = 160; // more of it is wider than any column
        const QString text = piece.element.text.sliced(cell.begin, std::min(cell.length, enough));
        // Code within is a little wider than text.
        const qreal width = metrics.horizontalAdvance(text) * 1.02 + (piece.element.runs.isEmpty() ? 1 : style.text.character * 2);
        widths.append(style.snappedUp(std::min(width, most) + 2 * measures::cellSide));
    }
    return widths;
}

} // namespace

std::unique_ptr<LaidPiece> layPiece(const TranscriptPiece &piece, const PieceSetting &setting, const TranscriptStyle &style)
{
    const LayoutInput input{piece, setting, style};
    switch (piece.kind) {
    case Kind::Markdown:
        return layMarkdown(input);
    case Kind::CodeHead:
        return layCodeHead(input);
    case Kind::Author:
    case Kind::PlainText:
    default:
        break;
    }
    return layText(input);
}

qreal guessHeight(const TranscriptPiece &piece, const PieceSetting &setting, const TranscriptStyle &style)
{
    qreal content = 0;
    const bool isMarkdown = piece.kind == Kind::Markdown;
    if (piece.kind == Kind::CodeHead) {
        content = style.small.lineHeight + measures::panelEdge;
    } else if (isMarkdown && piece.element.kind == ElementKind::Rule) {
        content = style.text.lineHeight / 2;
    } else if (isMarkdown && piece.element.kind == ElementKind::TableRow) {
        content = guessRow(piece, setting, style);
    } else if (isMarkdown && piece.element.kind == ElementKind::CodeLine && !setting.wrapsCode) {
        content = textSettingOf(piece, style).face.lineHeight;
    } else {
        const qreal side = piece.isUser ? 2 * measures::panelSide : 0;
        const qreal indent = qreal(std::min<qsizetype>(piece.element.containers.size(), 8)) * style.text.lineHeight;
        const qreal width = std::max(setting.width - side - indent, setting.width * 0.6);
        content = roughHeight(piece.element.text, textSettingOf(piece, style).face, width);
    }
    return style.snapped(style.snapped(setting.spaceAbove + edgeAbove(piece)) + content + edgeBelow(piece));
}

QList<qreal> wantedWidths(const TranscriptPiece &piece, const TranscriptStyle &style)
{
    if (piece.kind != Kind::Markdown)
        return {};
    if (piece.element.kind == ElementKind::TableRow)
        return wantedColumns(piece, style);
    if (piece.element.kind == ElementKind::CodeLine)
        return {style.snappedUp(codeWidth(piece.element.text, textSettingOf(piece, style).face) + 2 * measures::panelSide)};
    return {};
}

qreal mostSideways(const TranscriptPiece &piece, const PieceSetting &setting, const TranscriptStyle &style)
{
    const qreal room = ContainerFrame(piece.element.containers, setting.width, style).width();
    if (piece.element.kind == ElementKind::TableRow) {
        const QList<qreal> columns = fittedColumns(setting.columns, room, style);
        return std::max(0.0, style.snapped(std::accumulate(columns.begin(), columns.end(), 0.0) - room));
    }
    return setting.wrapsCode ? 0 : std::max(0.0, style.snapped(setting.blockWidth - room));
}

} // namespace lineside
