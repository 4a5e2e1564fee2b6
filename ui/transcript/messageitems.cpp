// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/messageitems.h"

#include "ui/transcript/openablelink.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using Kind = TranscriptPiece::Kind;
using ElementKind = MarkdownElement::Kind;
using ActionKind = TranscriptAction::Kind;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::MessageItems)
};

bool isRow(const TranscriptPiece &piece)
{
    return piece.kind == Kind::Markdown && piece.element.kind == ElementKind::TableRow;
}

/// Walks over a message's pieces and notes what is in them.
class ItemFinder
{
public:
    explicit ItemFinder(const QList<TranscriptPiece> &pieces)
        : m_pieces(pieces)
    {
    }

    QList<MessageItem> find()
    {
        for (m_piece = 0; m_piece < m_pieces.size(); ++m_piece)
            look(m_pieces.at(m_piece));
        return m_items;
    }

private:
    int add(MessageItem::Kind kind, const QString &name, ActionKind action = ActionKind::None, int parent = -1)
    {
        MessageItem item;
        item.kind = kind;
        item.parent = parent;
        item.piece = m_piece;
        item.name = name;
        item.action.kind = action;
        m_items.append(item);
        return int(m_items.size()) - 1;
    }

    void look(const TranscriptPiece &piece)
    {
        const QString &text = piece.element.text;
        switch (piece.kind) {
        case Kind::Markdown:
            lookAtElement(piece);
            break;
        case Kind::CodeHead:
            addCode(text);
            break;
        case Kind::Reasoning:
            m_items[add(MessageItem::Kind::Reasoning, text, ActionKind::ToggleReasoning)].isExpanded = piece.isOpen;
            break;
        case Kind::Attachment:
            m_items[add(MessageItem::Kind::Attachment, piece.parts->join(u", "_s), ActionKind::OpenAttachment)].action.index = piece.index;
            break;
        case Kind::ToolCall:
        case Kind::ToolResult:
            add(MessageItem::Kind::Tool, piece.parts.value(0));
            break;
        case Kind::Notice:
            add(MessageItem::Kind::Notice, text);
            break;
        case Kind::Error:
            addError(piece);
            break;
        case Kind::Footer:
            add(MessageItem::Kind::Footer, text);
            break;
        case Kind::Branches:
            addBranches(piece);
            break;
        case Kind::Author:
        case Kind::PlainText:
            break;
        }
    }

    void lookAtElement(const TranscriptPiece &piece)
    {
        if (isRow(piece))
            addRow(piece);
        else if (piece.element.kind == ElementKind::Image)
            addPicture(piece);
        else
            addLinks(piece, -1);
    }

    void addCode(const QString &language)
    {
        const int code = add(MessageItem::Kind::Code, language.isEmpty() ? Tr::tr("Code") : Tr::tr("Code: %1").arg(language));
        add(MessageItem::Kind::CopyCode, Tr::tr("Copy this code"), ActionKind::CopyCode, code);
        qsizetype last = m_piece;
        while (!m_pieces.at(last).endsBlock && last + 1 < m_pieces.size())
            ++last;
        m_items[code].pieceCount = last - m_piece + 1;
    }

    void addRow(const TranscriptPiece &piece)
    {
        if (piece.element.startsBlock || m_table < 0) {
            m_header = m_piece;
            m_table = add(MessageItem::Kind::Table, Tr::tr("Table with %n columns", nullptr, int(piece.element.cells.size())));
        }
        m_items[m_table].pieceCount = m_piece - m_items.at(m_table).piece + 1;
        const int row = add(MessageItem::Kind::TableRow, rowName(piece), ActionKind::None, m_table);
        addLinks(piece, row);
        if (piece.endsBlock)
            m_table = -1;
    }

    /// A row is understood without going back to the header.
    QString rowName(const TranscriptPiece &row) const
    {
        const TranscriptPiece &header = m_pieces.at(m_header);
        QStringList cells;
        for (qsizetype i = 0; i < row.element.cells.size(); ++i) {
            const QString cell = textOf(row, i);
            const QString title = m_header == m_piece ? QString() : textOf(header, i);
            //: A table's cell: the title of its column and what it says.
            cells.append(title.isEmpty() ? cell : Tr::tr("%1: %2").arg(title, cell));
        }
        return cells.join(u"; "_s);
    }

    static QString textOf(const TranscriptPiece &row, qsizetype cell)
    {
        if (cell >= row.element.cells.size())
            return {};
        const MarkdownCell &of = row.element.cells.at(cell);
        return row.element.text.sliced(of.begin, of.length).trimmed();
    }

    void addPicture(const TranscriptPiece &piece)
    {
        const auto run = std::ranges::find_if(piece.element.runs, [](const MarkdownRun &of) { return of.image >= 0; });
        const QString address = run != piece.element.runs.end() ? piece.element.links.value(run->image).target : QString();
        const int picture = add(MessageItem::Kind::Picture, piece.element.text);
        if (isOpenableLink(address))
            m_items[picture].action = {ActionKind::OpenLink, address, 0};
    }

    /// A link with bold words in it is several runs and one link.
    void addLinks(const TranscriptPiece &piece, int parent)
    {
        const QList<MarkdownRun> &runs = *piece.element.runs;
        for (qsizetype i = 0; i < runs.size(); ++i) {
            const qsizetype begin = runs.at(i).begin;
            const int link = runs.at(i).link >= 0 ? runs.at(i).link : runs.at(i).image;
            if (link < 0 || link >= piece.element.links.size() || !isOpenableLink(piece.element.links.at(link).target))
                continue;
            qsizetype end = begin + runs.at(i).length;
            while (i + 1 < runs.size() && runs.at(i + 1).begin == end && runs.at(i + 1).link == link)
                end += runs.at(++i).length;
            MessageItem &item = m_items[add(MessageItem::Kind::Link, piece.element.text.sliced(begin, end - begin), ActionKind::OpenLink, parent)];
            item.begin = begin;
            item.length = end - begin;
            item.action.target = piece.element.links.at(link).target;
        }
    }

    void addError(const TranscriptPiece &piece)
    {
        QString name = piece.element.text;
        const int error = add(MessageItem::Kind::Error, name.replace(QChar::LineSeparator, u' '));
        if (piece.isOpen)
            add(MessageItem::Kind::Retry, Tr::tr("Try again"), ActionKind::Retry, error);
    }

    void addBranches(const TranscriptPiece &piece)
    {
        const int shown = piece.parts.value(0).toInt();
        const int count = piece.parts.value(1).toInt();
        if (shown > 1)
            add(MessageItem::Kind::PreviousBranch, Tr::tr("Previous version, %1 of %2").arg(shown - 1).arg(count), ActionKind::PreviousBranch);
        if (shown < count)
            add(MessageItem::Kind::NextBranch, Tr::tr("Next version, %1 of %2").arg(shown + 1).arg(count), ActionKind::NextBranch);
    }

    const QList<TranscriptPiece> &m_pieces;
    QList<MessageItem> m_items;
    qsizetype m_piece = 0;
    qsizetype m_header = 0;
    int m_table = -1; ///< the item of the table that the walk is in
};

} // namespace

QList<MessageItem> itemsOf(const QList<TranscriptPiece> &pieces)
{
    return ItemFinder(pieces).find();
}

QList<int> itemsIn(const QList<MessageItem> &items, int parent)
{
    QList<int> inside;
    for (int i = parent + 1; i < items.size() && (parent < 0 || items.at(i).parent >= parent); ++i) {
        if (items.at(i).parent == parent)
            inside.append(i);
    }
    return inside;
}

} // namespace lineside
