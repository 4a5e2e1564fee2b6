// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/piecemeasures.h"

#include "ui/theme/theme.h"
#include "ui/transcript/containerframe.h"
#include "ui/transcript/transcriptstyle.h"

#include <algorithm>
#include <numeric>

namespace lineside {

namespace {

using Kind = TranscriptPiece::Kind;
using ElementKind = MarkdownElement::Kind;

bool isHeading(const TranscriptPiece &piece)
{
    return piece.kind == Kind::Markdown && piece.element.kind == ElementKind::Heading;
}

bool isLine(const TranscriptPiece &piece)
{
    return piece.kind == Kind::Markdown
        && (piece.element.kind == ElementKind::CodeLine || piece.element.kind == ElementKind::HtmlLine || piece.element.kind == ElementKind::TableRow);
}

/// The next item of a list, or of the list in an item, has at its depth an item of the same kind before it.
bool isSameList(const TranscriptPiece &before, const TranscriptPiece &piece)
{
    const QList<MarkdownContainer> &a = *before.element.containers;
    const QList<MarkdownContainer> &b = *piece.element.containers;
    for (qsizetype i = 0; i < b.size(); ++i) {
        if (!b.at(i).starts)
            continue;
        if (i >= a.size())
            return i > 0; // a list within an item
        const bool isOrdered = b.at(i).kind == MarkdownContainer::Kind::OrderedItem;
        return a.at(i).kind == b.at(i).kind && (!isOrdered || b.at(i).number == a.at(i).number + 1);
    }
    return true;
}

bool beginsTightItem(const TranscriptPiece &piece)
{
    const QList<MarkdownContainer> &containers = *piece.element.containers;
    for (const MarkdownContainer &container : containers) {
        if (container.starts)
            return container.kind != MarkdownContainer::Kind::Quote && container.tight;
    }
    return !containers.isEmpty() && containers.constLast().kind != MarkdownContainer::Kind::Quote && containers.constLast().tight;
}

int logicalSpace(const TranscriptPiece &before, const TranscriptPiece &piece)
{
    if (piece.continues || (piece.isUser && before.isUser && !piece.element.startsBlock))
        return 0;
    if ((isLine(piece) && !piece.element.startsBlock) || before.kind == Kind::CodeHead)
        return 0;
    if (before.kind == Kind::Author)
        return theme::Tiny;
    if (piece.kind == Kind::Attachment && before.kind == Kind::Attachment)
        return theme::Small;
    if (piece.kind == Kind::Footer || piece.kind == Kind::Branches)
        return before.kind == Kind::Footer || before.isUser ? theme::Tiny : theme::Medium;
    if (isHeading(piece))
        return isHeading(before) ? theme::Medium : piece.element.headingLevel <= 2 ? theme::Wide : theme::Large;
    if (isHeading(before))
        return theme::Small;
    if (before.kind == Kind::Markdown && piece.kind != Kind::CodeHead && beginsTightItem(piece) && isSameList(before, piece))
        return theme::Tiny;
    return piece.isQuiet ? theme::Small : theme::Medium;
}

} // namespace

qreal spaceAbove(const TranscriptPiece *before, const TranscriptPiece &piece, const TranscriptStyle &style)
{
    return style.snapped(before ? logicalSpace(*before, piece) : theme::Wide);
}

qreal edgeAbove(const TranscriptPiece &piece)
{
    return piece.isUser && piece.element.startsBlock ? measures::panelEdge : 0;
}

qreal edgeBelow(const TranscriptPiece &piece)
{
    const bool isPanelLine = piece.kind == Kind::Markdown && piece.element.kind == ElementKind::CodeLine;
    return (piece.isUser || isPanelLine) && piece.endsBlock ? measures::panelEdge : 0;
}

TextBoxSetting textSettingOf(const TranscriptPiece &piece, const TranscriptStyle &style)
{
    TextBoxSetting setting;
    setting.face = piece.isQuiet ? style.small : style.text;
    setting.ink = piece.isQuiet ? style.quiet : style.ink;
    setting.runs = *piece.element.runs;
    setting.links = *piece.element.links;
    if (style.showsMath)
        setting.formulas = *piece.formulas;
    if (piece.kind == Kind::Author) {
        setting.face = style.small;
        setting.face.font.setWeight(QFont::DemiBold);
    } else if (isHeading(piece)) {
        const int level = piece.element.headingLevel;
        setting.face = piece.isQuiet ? style.small : level <= 2 ? style.large : level <= 4 ? style.text : style.small;
        setting.face.font.setWeight(level == 2 ? QFont::DemiBold : QFont::Bold);
        if (level == 4 || level == 6)
            setting.ink = style.quiet;
    } else if (piece.element.kind == ElementKind::CodeLine || piece.element.kind == ElementKind::HtmlLine) {
        setting.face = piece.isQuiet ? style.smallCode : style.code;
        setting.isCode = true;
        if (piece.element.kind == ElementKind::HtmlLine)
            setting.ink = style.quiet;
    }
    return setting;
}

qreal lampSize(const TranscriptStyle &style)
{
    return style.snapped(style.text.lineHeight * 0.6);
}

qreal buttonHeight(const TranscriptStyle &style)
{
    return style.snapped(style.small.lineHeight + measures::small);
}

QList<qreal> fittedColumns(const QList<qreal> &wanted, qreal width, const TranscriptStyle &style)
{
    const qreal least = style.text.character * 14;
    QList<qreal> columns = wanted;
    qreal over = std::accumulate(columns.begin(), columns.end(), 0.0) - width;
    // The widest give first, down to the next widest, and so on.
    while (over > 0.5) {
        const qreal widest = *std::max_element(columns.begin(), columns.end());
        if (widest <= least + 0.5)
            break;
        qreal next = least;
        qsizetype count = 0;
        for (const qreal column : std::as_const(columns)) {
            if (column >= widest - 0.01)
                ++count;
            else
                next = std::max(next, column);
        }
        const qreal step = std::min(widest - next, over / qreal(count));
        for (qreal &column : columns) {
            if (column >= widest - 0.01)
                column -= step;
        }
        over -= step * qreal(count);
    }
    for (qreal &column : columns)
        column = style.snapped(column);
    return columns;
}

} // namespace lineside
