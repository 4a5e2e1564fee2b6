// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/transcriptannouncer.h"

#include "ui/transcript/messageaccess.h"
#include "ui/transcript/messagetext.h"
#include "ui/transcript/readingtools.h"
#include "ui/transcript/screenreader.h"
#include "ui/transcript/transcriptaccess.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptfocus.h"
#include "ui/transcript/transcriptselection.h"
#include "ui/transcript/turnpieces.h"

#include <algorithm>

namespace lineside {

namespace {

using Kind = TranscriptPiece::Kind;

bool isOfText(const TranscriptPiece &piece)
{
    return (piece.kind == Kind::Markdown && !piece.isQuiet) || (piece.kind == Kind::CodeHead && !piece.isQuiet);
}

/// The first piece of the answer itself.
qsizetype textBegin(const QList<TranscriptPiece> &pieces)
{
    qsizetype piece = 0;
    while (piece < pieces.size() && (pieces.at(piece).kind == Kind::Author || pieces.at(piece).kind == Kind::Reasoning || pieces.at(piece).isQuiet))
        ++piece;
    return piece;
}

qsizetype textEnd(const QList<TranscriptPiece> &pieces)
{
    return std::find_if_not(pieces.begin() + textBegin(pieces), pieces.end(), isOfText) - pieces.begin();
}

/// Whether something ends before that piece: a paragraph, a list item, a block of code.
bool startsBlock(const QList<TranscriptPiece> &pieces, qsizetype piece)
{
    const TranscriptPiece &of = pieces.at(piece);
    const bool isAfterHead = piece > 0 && pieces.at(piece - 1).kind == Kind::CodeHead && !pieces.at(piece - 1).endsBlock;
    return !of.continues && !isAfterHead && (of.kind != Kind::Markdown || of.element.startsBlock);
}

/// What is before it does not grow any more.
qsizetype lastBlock(const QList<TranscriptPiece> &pieces)
{
    const qsizetype begin = textBegin(pieces);
    qsizetype piece = textEnd(pieces);
    while (piece > begin && !startsBlock(pieces, --piece)) { }
    return piece;
}

qsizetype blockEnd(const QList<TranscriptPiece> &pieces, qsizetype piece)
{
    do {
        ++piece;
    } while (piece < pieces.size() && !startsBlock(pieces, piece));
    return piece;
}

} // namespace

TranscriptAnnouncer::TranscriptAnnouncer(TranscriptCanvas &canvas, TranscriptFocus &focus, ReadingTools &tools)
    : QObject(&canvas)
    , m_canvas(canvas)
    , m_focus(focus)
{
    connect(&canvas, &TranscriptCanvas::messagesReplaced, this, &TranscriptAnnouncer::follow);
    connect(&canvas, &TranscriptCanvas::piecesChanged, this, [this](qsizetype message) { tellGrowth(message); });
    connect(&focus, &TranscriptFocus::moved, this, &TranscriptAnnouncer::tellFocus);
    connect(&tools, &ReadingTools::selectionChanged, this, [this, &tools] { tellSelection(tools.selection()); });
}

MessageAccess *TranscriptAnnouncer::accessOf(qsizetype message) const
{
    const auto *list = dynamic_cast<TranscriptAccess *>(QAccessible::queryAccessibleInterface(&m_canvas));
    return list ? dynamic_cast<MessageAccess *>(list->child(int(message))) : nullptr;
}

/// A reply that is under way is told from here on, not what it said before.
void TranscriptAnnouncer::follow(qsizetype first)
{
    const qsizetype last = m_canvas.layout().count() - 1;
    if (m_message >= first)
        m_message = -1;
    if (!screenreader::isThere() || last < first || last < 0 || !isUnderWay(m_canvas.layout().turn(last)))
        return;
    const QList<TranscriptPiece> &pieces = m_canvas.layout().message(last).pieces();
    ++m_looks;
    m_message = last;
    m_told = lastBlock(pieces) - textBegin(pieces);
}

void TranscriptAnnouncer::tellGrowth(qsizetype message)
{
    if (!screenreader::isThere()) {
        m_message = -1;
        return;
    }
    const bool isOver = !isUnderWay(m_canvas.layout().turn(message));
    if (message != m_message && !isOver)
        follow(message);
    if (message != m_message)
        return;
    const QList<TranscriptPiece> pieces = m_canvas.layout().message(message).pieces();
    ++m_looks;
    tell(message, isOver ? textEnd(pieces) : lastBlock(pieces), pieces);
    if (isOver)
        tellEnd(message, pieces);
}

/// Up to that piece, block by block; what was told is not told again, whatever became of it.
void TranscriptAnnouncer::tell(qsizetype message, qsizetype end, const QList<TranscriptPiece> &pieces)
{
    const qsizetype begin = textBegin(pieces);
    MessageAccess *access = begin + m_told < end ? accessOf(message) : nullptr;
    if (!access)
        return;
    const MessageText text(pieces);
    for (qsizetype piece = begin + m_told; piece < end;) {
        const qsizetype next = std::min(blockEnd(pieces, piece), end);
        const MessageText::Stretch stretch{text.pieceAt(piece).begin, text.pieceAt(next - 1).end};
        say(*access, stretch.begin, text.text().sliced(stretch.begin, stretch.end - stretch.begin));
        piece = next;
    }
    m_told = end - begin;
}

void TranscriptAnnouncer::tellEnd(qsizetype message, const QList<TranscriptPiece> &pieces)
{
    m_message = -1;
    MessageAccess *access = accessOf(message);
    if (!access)
        return;
    const MessageText text(pieces);
    for (qsizetype piece = textEnd(pieces); piece < pieces.size(); ++piece)
        say(*access, text.pieceAt(piece).begin, text.text().sliced(text.pieceAt(piece).begin, text.pieceAt(piece).end - text.pieceAt(piece).begin));
    QAccessibleEvent name(access, QAccessible::NameChanged); // it tells how the reply ended
    screenreader::tell(&name);
    for (int i = 0; i < access->childCount(); ++i) {
        QAccessibleInterface *item = access->child(i);
        if (item->role() != QAccessible::AlertMessage)
            continue;
        QAccessibleEvent created(item, QAccessible::ObjectCreated);
        screenreader::tell(&created);
        QAccessibleEvent alert(item, QAccessible::Alert);
        screenreader::tell(&alert);
        QAccessibleEvent shown(item, QAccessible::ObjectShow); // the one that reaches readers on Linux
        screenreader::tell(&shown);
    }
}

void TranscriptAnnouncer::say(MessageAccess &message, qsizetype position, const QString &text)
{
    if (text.trimmed().isEmpty())
        return;
    QAccessibleTextInsertEvent inserted(&message, int(position), text);
    screenreader::tell(&inserted);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent announced(&m_canvas, text);
    screenreader::tell(&announced);
#endif
}

void TranscriptAnnouncer::tellFocus()
{
    if (!screenreader::isThere() || !m_focus.isShown())
        return;
    MessageAccess *message = accessOf(m_focus.message());
    QAccessibleInterface *focused = message && m_focus.item() >= 0 ? message->item(m_focus.item()) : message;
    if (!focused)
        return;
    QAccessibleEvent event(focused, QAccessible::Focus);
    screenreader::tell(&event);
}

void TranscriptAnnouncer::tellSelection(const TranscriptSelection &selection)
{
    const std::optional<TextPlace> caret = selection.caret();
    MessageAccess *message = screenreader::isThere() && caret ? accessOf(caret->message) : nullptr;
    if (!message)
        return;
    int begin = 0;
    int end = 0;
    message->selection(0, &begin, &end);
    QAccessibleTextSelectionEvent selected(message, begin, end);
    screenreader::tell(&selected);
    QAccessibleTextCursorEvent moved(message, message->cursorPosition());
    screenreader::tell(&moved);
}

} // namespace lineside
