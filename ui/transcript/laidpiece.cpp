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
        return layImage(input);
    case ElementKind::Paragraph:
    case ElementKind::Heading:
    case ElementKind::HtmlLine:
        break;
    }
    return layText(input);
}

/// Of the letters alone where that is exact, and shaped where it is not.
qreal codeWidth(const QString &text, const TextFace &face)
{
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
    if (isPlain)
        return qreal(text.size()) * face.space;
    qreal width = 0;
    for (const QChar c : text)
        width = c == u'\t' ? (std::floor(width / (4 * face.space)) + 1) * 4 * face.space : width + (c.unicode() >= 0x2e80 ? 2 : 1) * face.space;
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
    case Kind::Attachment:
        return layAttachment(input);
    case Kind::Reasoning:
        return layReasoning(input);
    case Kind::ToolCall:
    case Kind::ToolResult:
        return layTool(input);
    case Kind::Notice:
        return layNotice(input);
    case Kind::Error:
        return layError(input);
    case Kind::Footer:
        return layFooter(input);
    case Kind::Branches:
        return layBranches(input);
    case Kind::Author:
    case Kind::PlainText:
        break;
    }
    return layText(input);
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
    const qreal room = ContainerFrame(piece, setting.width, style).width();
    if (piece.element.kind == ElementKind::TableRow) {
        const QList<qreal> columns = fittedColumns(setting.columns, room, style);
        return std::max(0.0, style.snapped(std::accumulate(columns.begin(), columns.end(), 0.0) - room));
    }
    return setting.wrapsCode ? 0 : std::max(0.0, style.snapped(setting.blockWidth - room));
}

} // namespace lineside
