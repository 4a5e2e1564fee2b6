// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/selectionkeys.h"

#include "ui/transcript/textmovement.h"
#include "ui/transcript/transcriptcanvas.h"

#include <QKeyEvent>

#include <algorithm>

namespace lineside {

namespace {

using Move = SelectionKeys::Move;

constexpr qreal farAway = 1e6;

std::optional<Move> moveOf(const QKeyEvent &event)
{
    const bool withControl = event.modifiers() & Qt::ControlModifier;
    switch (event.key()) {
    case Qt::Key_Left:
        return withControl ? Move::WordLeft : Move::Left;
    case Qt::Key_Right:
        return withControl ? Move::WordRight : Move::Right;
    case Qt::Key_Up:
        return withControl ? Move::BlockUp : Move::Up;
    case Qt::Key_Down:
        return withControl ? Move::BlockDown : Move::Down;
    case Qt::Key_PageUp:
        return Move::PageUp;
    case Qt::Key_PageDown:
        return Move::PageDown;
    case Qt::Key_Home:
        return withControl ? Move::Begin : Move::LineStart;
    case Qt::Key_End:
        return withControl ? Move::End : Move::LineEnd;
    default:
        return std::nullopt;
    }
}

bool isCode(const TranscriptPiece &piece)
{
    return piece.element.kind == MarkdownElement::Kind::CodeLine;
}

/// A rule and the like is passed over; an empty line of code is not.
bool holdsCaret(const TranscriptPiece &piece)
{
    return !piece.element.text.isEmpty() || piece.kind == TranscriptPiece::Kind::PlainText || isCode(piece);
}

} // namespace

SelectionKeys::SelectionKeys(TranscriptCanvas &canvas, TranscriptSelection &selection)
    : QObject(&canvas)
    , m_canvas(canvas)
    , m_selection(selection)
{
}

bool SelectionKeys::press(const QKeyEvent &event)
{
    if (event.modifiers() & (Qt::AltModifier | Qt::MetaModifier) || m_canvas.layout().count() == 0)
        return false;
    if (event.key() == Qt::Key_Escape)
        return escape();
    if (event.key() == Qt::Key_F7 && event.modifiers() == Qt::NoModifier) {
        const bool isOn = m_mode != Mode::On;
        if (isOn && !m_selection.caret())
            m_selection.setCaret(start());
        setMode(isOn ? Mode::On : Mode::Off);
        return true;
    }
    const bool extends = event.modifiers() & Qt::ShiftModifier;
    const std::optional<Move> move = moveOf(event);
    if (!move || (!extends && m_mode == Mode::Off))
        return false;
    if (!extends && (*move == Move::BlockUp || *move == Move::BlockDown))
        return false; // goes from message to message
    if (m_mode == Mode::Off)
        setMode(Mode::WhileSelecting);
    const TextPlace from = m_selection.caret().value_or(start());
    const TextPlace to = moved(from, *move);
    if (extends)
        m_selection.select(m_selection.anchor().value_or(from), to);
    else
        m_selection.setCaret(to);
    m_canvas.reveal(to);
    return true;
}

bool SelectionKeys::escape()
{
    if (m_selection.isEmpty() && m_mode == Mode::Off)
        return false;
    if (m_selection.isEmpty() || m_mode != Mode::On)
        setMode(Mode::Off);
    if (m_mode == Mode::On)
        m_selection.setCaret(*m_selection.caret());
    else
        m_selection.clear();
    return true;
}

void SelectionKeys::leave()
{
    if (m_mode == Mode::WhileSelecting)
        setMode(Mode::Off);
}

void SelectionKeys::setMode(Mode mode)
{
    m_mode = mode;
    m_canvas.refresh();
}

/// At the window's top, as far as it is seen whole.
TextPlace SelectionKeys::start() const
{
    for (const ShownPiece &shown : m_canvas.shown()) {
        if (shown.top >= 0 && holdsCaret(m_canvas.layout().message(shown.message).pieces().at(shown.piece)))
            return {shown.message, shown.piece, 0};
    }
    return m_canvas.placeAt({0, 0}).value_or(TextPlace());
}

const QString &SelectionKeys::textAt(const TextPlace &place) const
{
    return m_canvas.layout().message(place.message).pieces().at(place.piece).element.text;
}

/// The begin of the nearest piece before or after that one where a caret can stand.
std::optional<TextPlace> SelectionKeys::pieceBeside(const TextPlace &place, int direction) const
{
    TextPlace beside{place.message, place.piece + direction, 0};
    while (true) {
        const QList<TranscriptPiece> &pieces = m_canvas.layout().message(beside.message).pieces();
        if (beside.piece >= 0 && beside.piece < pieces.size()) {
            if (holdsCaret(pieces.at(beside.piece)))
                return beside;
            beside.piece += direction;
            continue;
        }
        beside.message += direction;
        if (beside.message < 0 || beside.message >= m_canvas.layout().count())
            return std::nullopt;
        beside.piece = direction > 0 ? 0 : m_canvas.layout().message(beside.message).pieces().size() - 1;
    }
}

TextPlace SelectionKeys::moved(const TextPlace &from, Move move)
{
    const QList<TranscriptPiece> &pieces = m_canvas.layout().message(from.message).pieces();
    TextPlace place{from.message, std::min(from.piece, pieces.size() - 1), from.offset};
    place.offset = std::min(place.offset, textAt(place).size());
    switch (move) {
    case Move::Up:
    case Move::Down:
    case Move::PageUp:
    case Move::PageDown:
        return overLines(place, move);
    case Move::LineStart:
        return lineEnd(place, false);
    case Move::LineEnd:
        return lineEnd(place, true);
    case Move::Begin:
        return {};
    case Move::End: {
        const qsizetype last = m_canvas.layout().count() - 1;
        const QList<TranscriptPiece> &of = m_canvas.layout().message(last).pieces();
        return {last, std::max<qsizetype>(0, of.size() - 1), of.isEmpty() ? 0 : of.constLast().element.text.size()};
    }
    default:
        return overText(place, move);
    }
}

TextPlace SelectionKeys::overText(const TextPlace &place, Move move) const
{
    const TranscriptPiece &piece = m_canvas.layout().message(place.message).pieces().at(place.piece);
    const QString &text = piece.element.text;
    const bool byBlocks = move == Move::BlockUp || move == Move::BlockDown;
    const bool byWords = move == Move::WordLeft || move == Move::WordRight;
    // An arrow goes where it points.
    const bool toRight = move == Move::Right || move == Move::WordRight || move == Move::BlockDown;
    const bool forwards = byBlocks || isCode(piece) || !text.isRightToLeft() ? toRight : !toRight;
    if (place.offset < text.size() && forwards) {
        const qsizetype next = byBlocks ? text.size() : byWords ? textmovement::nextWord(text, place.offset) : textmovement::nextCharacter(text, place.offset);
        return {place.message, place.piece, next};
    }
    if (place.offset > 0 && !forwards) {
        const qsizetype previous = byBlocks ? 0 : byWords ? textmovement::previousWord(text, place.offset) : textmovement::previousCharacter(text, place.offset);
        return {place.message, place.piece, previous};
    }
    std::optional<TextPlace> beside = pieceBeside(place, forwards ? 1 : -1);
    if (!beside)
        return place;
    const QString &other = textAt(*beside);
    const bool goesOn = forwards ? m_canvas.layout().message(beside->message).pieces().at(beside->piece).continues : piece.continues;
    if (forwards)
        beside->offset = byBlocks ? other.size() : goesOn ? textmovement::nextCharacter(other, 0) : 0;
    else
        beside->offset = byBlocks ? 0 : goesOn ? textmovement::previousCharacter(other, other.size()) : other.size();
    return *beside;
}

TextPlace SelectionKeys::overLines(const TextPlace &place, Move move)
{
    if (!m_x || m_xPlace != place)
        m_x = m_canvas.layout().lay(place.message, place.piece).caretAt(place.offset).left();
    if (move == Move::PageUp || move == Move::PageDown)
        m_xPlace = overPage(place, move == Move::PageUp ? Move::Up : Move::Down);
    else
        m_xPlace = lineBeside(place, *m_x, move == Move::Down).value_or(lineEnd(place, move == Move::Down));
    return m_xPlace;
}

TextPlace SelectionKeys::overPage(const TextPlace &place, Move line)
{
    const qreal from = m_canvas.caretAt(place).top();
    const qreal page = m_canvas.viewport()->height() - m_canvas.caretAt(place).height() * 2;
    TextPlace at = place;
    constexpr int mostLines = 400;
    for (int step = 0; step < mostLines; ++step) {
        const std::optional<TextPlace> next = lineBeside(at, *m_x, line == Move::Down);
        if (!next)
            return lineEnd(at, line == Move::Down);
        at = *next;
        if (std::abs(m_canvas.caretAt(at).top() - from) >= page)
            break;
    }
    return at;
}

std::optional<TextPlace> SelectionKeys::lineBeside(const TextPlace &place, qreal x, bool below) const
{
    const LaidPiece &laid = m_canvas.layout().lay(place.message, place.piece);
    if (const auto offset = below ? laid.lineBelow(place.offset, x) : laid.lineAbove(place.offset, x))
        return TextPlace{place.message, place.piece, *offset};
    std::optional<TextPlace> beside = pieceBeside(place, below ? 1 : -1);
    if (beside) {
        const LaidPiece &other = m_canvas.layout().lay(beside->message, beside->piece);
        beside->offset = other.positionAt({x, below ? 0 : other.height()});
    }
    return beside;
}

TextPlace SelectionKeys::lineEnd(const TextPlace &place, bool atEnd) const
{
    const TranscriptPiece &piece = m_canvas.layout().message(place.message).pieces().at(place.piece);
    const bool isAtRight = atEnd != (piece.element.text.isRightToLeft() && !isCode(piece));
    const LaidPiece &laid = m_canvas.layout().lay(place.message, place.piece);
    return {place.message, place.piece, laid.positionAt({isAtRight ? farAway : -farAway, laid.caretAt(place.offset).center().y()})};
}

} // namespace lineside
