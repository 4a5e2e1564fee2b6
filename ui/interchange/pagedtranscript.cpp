// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/interchange/pagedtranscript.h"

#include "interchange/shownbranch.h"
#include "ui/theme/palettes.h"
#include "ui/theme/theme.h"
#include "ui/transcript/messagepieces.h"
#include "ui/transcript/thumbnail.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPaintEngine>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::PagedTranscript)
};

using Kind = TranscriptPiece::Kind;
using ElementKind = MarkdownElement::Kind;

constexpr int textPixels = 13; // about 10 points
constexpr qreal dotsPerPixel = 4;
constexpr qreal betweenMessages = 4; // besides what an author's name keeps above it
constexpr qreal smallestScale = 0.45; // of a wide table; beyond it nobody could read it, and its edge is cut

TranscriptPiece elementPiece(ElementKind kind, const QString &text)
{
    TranscriptPiece piece;
    piece.kind = Kind::Markdown;
    piece.element.kind = kind;
    piece.element.text = text;
    return piece;
}

bool isPartOf(const TranscriptPiece &piece, ElementKind kind)
{
    return piece.kind == Kind::Markdown && piece.element.kind == kind;
}

bool staysWithNext(const TranscriptPiece &piece)
{
    switch (piece.kind) {
    case Kind::Author:
    case Kind::Attachment:
    case Kind::Reasoning:
    case Kind::CodeHead:
        return true;
    case Kind::Markdown:
        return piece.element.kind == ElementKind::Heading || (piece.element.kind == ElementKind::TableRow && piece.element.startsBlock && !piece.endsBlock);
    default:
        return false;
    }
}

/// Where a piece can be cut: between its lines.
QList<qreal> cutsOf(const LaidPiece &piece)
{
    QList<qreal> cuts;
    QRectF line = piece.caretAt(0);
    for (auto next = piece.lineBelow(0, line.left()); next; next = piece.lineBelow(*next, line.left())) {
        const QRectF below = piece.caretAt(*next);
        if (below.top() < line.center().y())
            break; // not further down
        cuts.append((line.bottom() + below.top()) / 2);
        line = below;
    }
    return cuts;
}

/// The last place to cut that leaves two lines on either side, or any if there is no other way.
std::optional<qreal> cutWithin(const QList<qreal> &cuts, qreal begin, qreal room, bool must)
{
    std::optional<qreal> found;
    for (qsizetype i = 0; i < cuts.size() && cuts.at(i) - begin <= room; ++i) {
        const bool leavesTwo = i + 1 < cuts.size() && i > 0 && cuts.at(i - 1) > begin;
        if (cuts.at(i) > begin && (leavesTwo || must))
            found = cuts.at(i);
    }
    return found;
}

} // namespace

PaperLook PaperLook::make()
{
    QFont font = theme::font();
    font.setPixelSize(textPixels);
    font.setHintingPreference(QFont::PreferNoHinting);
    PaperLook look;
    look.style = TranscriptStyle::from(theme::lightPalette(), font, 1, dotsPerPixel);
    for (TextFace *face : {&look.style.code, &look.style.smallCode})
        face->font.setHintingPreference(QFont::PreferNoHinting);
    return look;
}

/// The pieces of one message, laid when they are needed.
struct PagedTranscript::Message {
    Message(const QList<TranscriptPiece> &all, const PaperLook &look, qreal width)
        : pieces(all)
        , style(look.style)
        , room(width)
        , laid(size_t(all.size()))
        , colours(size_t(all.size()))
    {
        blocks.update(pieces, 0);
    }

    PieceSetting settingOf(qsizetype piece, bool isAtTop)
    {
        PieceSetting setting;
        setting.width = room;
        setting.wrapsCode = true;
        setting.isOnPaper = true;
        setting.spaceAbove = isAtTop ? 0 : spaceAbove(piece > 0 ? &pieces.at(piece - 1) : nullptr, pieces.at(piece), style);
        setting.colours = colours[size_t(piece)];
        setting.picture = pictures.value(pieces.at(piece).kind == Kind::Attachment ? pieces.at(piece).index : -1);
        if (PieceBlocks::Block *block = blocks.blockOf(piece)) {
            PieceBlocks::measure(*block, pieces, style);
            setting.columns = block->widths;
            setting.blockWidth = block->totalWidth();
        }
        setting.width += mostSideways(pieces.at(piece), setting, style); // painted smaller
        return setting;
    }

    const LaidPiece &lay(qsizetype piece, bool isAtTop)
    {
        std::unique_ptr<LaidPiece> &slot = laid[size_t(piece)];
        if (slot && isAtTop == (piece == topPiece))
            return *slot;
        if (isAtTop)
            topPiece = piece;
        findColours(piece);
        slot = layPiece(pieces.at(piece), settingOf(piece, isAtTop), style);
        return *slot;
    }

    /// A table that is wider than the sheet is painted smaller.
    qreal scaleOf(qsizetype piece)
    {
        const qreal width = settingOf(piece, false).width;
        return width > room ? std::max(smallestScale, room / width) : 1;
    }

    qreal heightOf(qsizetype piece, bool isAtTop) { return lay(piece, isAtTop).height() * scaleOf(piece); }

    void findColours(qsizetype piece)
    {
        PieceBlocks::Block *block = blocks.blockOf(piece);
        if (!block || !isPartOf(pieces.at(block->first), ElementKind::CodeLine) || block->colouredCount >= block->count)
            return;
        const auto highlighter = codeHighlighterFor(*pieces.at(block->first).element.language);
        for (; highlighter && block->colouredCount < block->count; ++block->colouredCount) {
            const qsizetype line = block->first + block->colouredCount;
            colours[size_t(line)] = highlighter->line(pieces.at(line).element.text, block->highlightState);
        }
        block->colouredCount = block->count;
    }

    QList<TranscriptPiece> pieces;
    const TranscriptStyle &style;
    qreal room;
    PieceBlocks blocks;
    std::vector<std::unique_ptr<LaidPiece>> laid;
    std::vector<QList<CodeSpan>> colours;
    QHash<int, QImage> pictures;
    qsizetype topPiece = -1; ///< the one that was laid for a sheet's top
};

PagedTranscript::PagedTranscript(const PaperLook &look, PaperStack &paper)
    : m_look(look)
    , m_paper(paper)
    , m_room(paper.room() - QSizeF(0, 2 * look.style.small.lineHeight))
    , m_signs(look.style.text.font)
{
}

PagedTranscript::~PagedTranscript() = default;

bool PagedTranscript::add(const ConversationRecord &record, const GoOn &goOn)
{
    const Conversation &conversation = record.conversation;
    const QList<ChatTurn> turns = shownBranch(record);
    m_title = conversation.title.simplified().isEmpty() ? Tr::tr("Conversation") : conversation.title.simplified();
    m_sheetOfThis = 0;
    if (!turnOver())
        return false;
    TranscriptPiece title = elementPiece(ElementKind::Heading, m_title);
    title.element.headingLevel = 1;
    QList<TranscriptPiece> head{title};
    if (conversation.createdAt.isValid()) {
        TranscriptPiece date;
        date.kind = Kind::Footer; // small and quiet
        date.element.text = QLocale().toString(conversation.createdAt, QLocale::LongFormat);
        date.parts = {date.element.text};
        head.append(date);
    }
    const auto noShare = [&goOn](double) { return goOn(0); };
    if (!addPieces(head, nullptr, noShare))
        return false;
    if (!conversation.systemPrompt.trimmed().isEmpty()) {
        ChatTurn system;
        system.role = Role::System;
        system.text = conversation.systemPrompt;
        if (!addTurn(system, noShare))
            return false;
    }
    for (qsizetype i = 0; i < turns.size(); ++i) {
        if (!addTurn(turns.at(i), [&goOn, i, count = turns.size()](double share) { return goOn((double(i) + share) / double(count)); }))
            return false;
    }
    paintFoot();
    m_painter = nullptr;
    return true;
}

bool PagedTranscript::addTurn(const ChatTurn &turn, const GoOn &goOn)
{
    MessagePieces message;
    message.setReasoningOpen(true);
    message.update(turn, BranchPlace(), false);
    QList<TranscriptPiece> pieces = message.pieces();
    pieces.removeIf([this](const TranscriptPiece &piece) {
        return piece.kind == Kind::Branches || (piece.kind == Kind::Footer && !m_look.showsDetails);
    });
    if (pieces.isEmpty())
        return goOn(1);
    if (!isAtTop())
        m_y += betweenMessages;
    return addPieces(pieces, &turn, goOn);
}

bool PagedTranscript::addPieces(const QList<TranscriptPiece> &pieces, const ChatTurn *turn, const GoOn &goOn)
{
    Message message(pieces, m_look, m_room.width());
    for (const TranscriptPiece &piece : pieces) {
        if (turn && piece.kind == Kind::Attachment && piece.index >= 0 && piece.index < turn->attachments.size() && turn->attachments.at(piece.index).isImage())
            message.pictures.insert(piece.index, thumbnailOf(turn->attachments.at(piece.index).data, dotsPerPixel));
    }
    for (qsizetype piece = 0; piece < pieces.size(); ++piece) {
        if (!goOn(double(piece) / double(pieces.size())) || !place(message, piece))
            return false;
        message.laid[size_t(piece)].reset();
    }
    return true;
}

/// With the headlines that must not be alone, and the beginning of what they stand over.
qreal PagedTranscript::wantedWith(Message &message, qsizetype piece)
{
    qreal height = message.heightOf(piece, isAtTop());
    for (qsizetype next = piece; staysWithNext(message.pieces.at(next)) && next + 1 < message.pieces.size();) {
        ++next;
        const qreal whole = message.heightOf(next, false);
        const qreal beginning = 3 * m_look.style.text.lineHeight;
        height += staysWithNext(message.pieces.at(next)) ? whole : std::min(whole, beginning);
    }
    return height;
}

bool PagedTranscript::place(Message &message, qsizetype piece)
{
    const qreal height = message.heightOf(piece, isAtTop());
    if (m_y + wantedWith(message, piece) <= m_room.height()) {
        paint(message, piece, 0, height);
        return true;
    }
    const bool mayCut = !staysWithNext(message.pieces.at(piece)) && message.scaleOf(piece) == 1;
    const QList<qreal> cuts = mayCut ? cutsOf(message.lay(piece, isAtTop())) : QList<qreal>();
    if (mayCut && cutWithin(cuts, 0, m_room.height() - m_y, false))
        return placeCut(message, piece);
    if (!isAtTop() && !turnOver())
        return false;
    const qreal alone = message.heightOf(piece, true);
    if (alone > m_room.height())
        return placeCut(message, piece);
    paint(message, piece, 0, alone);
    return true;
}

bool PagedTranscript::placeCut(Message &message, qsizetype piece)
{
    const LaidPiece &laid = message.lay(piece, isAtTop());
    const QList<qreal> cuts = cutsOf(laid);
    for (qreal from = 0; from < laid.height();) {
        const qreal room = m_room.height() - m_y;
        const bool restFits = laid.height() - from <= room;
        std::optional<qreal> cut = restFits ? std::optional(laid.height()) : cutWithin(cuts, from, room, false);
        if (!cut)
            cut = cutWithin(cuts, from, room, isAtTop());
        if (!cut && isAtTop())
            cut = from + room; // higher than a sheet, and no line to cut at
        if (cut) {
            paint(message, piece, from, *cut);
            from = *cut;
        }
        if (from < laid.height() && !turnOver())
            return false;
    }
    return true;
}

void PagedTranscript::paint(Message &message, qsizetype piece, qreal from, qreal to)
{
    const qreal scale = message.scaleOf(piece);
    const LaidPiece &laid = *message.laid[size_t(piece)];
    m_painter->save();
    m_painter->translate(0, m_y);
    const bool isWhole = from <= 0 && to >= laid.height() * scale;
    if (!isWhole)
        m_painter->setClipRect(QRectF(-m_room.width(), 0, 3 * m_room.width(), to - from));
    m_painter->scale(scale, scale);
    // A text also paints the lines beside what is exposed, as ink may reach out of its line. Here they would be in the file twice.
    const qreal reach = isWhole ? 0 : std::min(m_look.style.text.lineHeight - 1, (to - from) / 2 - 1);
    const QRectF exposed(-message.room, from + reach, 3 * std::max(message.room, laid.height()), (to - from) / scale - 2 * reach);
    laid.paint(*m_painter, QPointF(0, -from), exposed.translated(0, -from), {});
    m_painter->translate(0, -from);
    paintPictureSigns(message.pieces.at(piece).element.text, laid, from / scale, to / scale);
    m_painter->restore();
    m_y += to - from;
}

void PagedTranscript::paintPictureSigns(const QString &text, const LaidPiece &laid, qreal from, qreal to)
{
    if (m_painter->paintEngine()->type() == QPaintEngine::Raster)
        return; // shows them by itself
    for (const PictureSigns::Place &sign : m_signs.in(text)) {
        const QImage picture = m_signs.picture(text.sliced(sign.begin, sign.length));
        for (const QRectF &area : laid.areasOf(sign.begin, sign.length)) {
            if (area.center().y() < from || area.center().y() > to)
                continue;
            const QSizeF size = QSizeF(picture.size()).scaled(area.size(), Qt::KeepAspectRatio);
            m_painter->drawImage(QRectF(area.center() - QPointF(size.width() / 2, size.height() / 2), size), picture);
        }
    }
}

bool PagedTranscript::turnOver()
{
    if (m_painter)
        paintFoot();
    m_painter = m_paper.nextSheet();
    m_y = 0;
    ++m_sheets;
    ++m_sheetOfThis;
    return m_painter != nullptr;
}

void PagedTranscript::paintFoot()
{
    const TextFace &face = m_look.style.small;
    const QRectF foot(0, m_room.height() + face.lineHeight, m_room.width(), face.lineHeight);
    m_painter->save();
    m_painter->setFont(face.font);
    m_painter->setPen(m_look.style.quiet);
    const QString number = QLocale().toString(m_sheetOfThis);
    m_painter->drawText(foot, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, number);
    if (m_sheetOfThis > 1) {
        const QString title = QFontMetricsF(face.font).elidedText(m_title, Qt::ElideRight, foot.width() * 0.8);
        m_painter->drawText(foot, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
    }
    m_painter->restore();
}

} // namespace lineside
