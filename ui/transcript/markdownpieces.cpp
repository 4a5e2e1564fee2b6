// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/markdownpieces.h"

#include "ui/transcript/elementpieces.h"
#include "ui/transcript/inlinesource.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

constexpr qsizetype remembered = 64;

bool goesOn(const QList<MarkdownElement> &elements, qsizetype element)
{
    return element > 0 && element < elements.size() && !elements.at(element).startsBlock && elements.at(element).kind == elements.at(element - 1).kind;
}

} // namespace

MarkdownPieces::MarkdownPieces(bool isQuiet, bool isShown)
    : m_isQuiet(isQuiet)
    , m_isShown(isShown)
{
}

bool MarkdownPieces::isGrowthTo(const CompactText &text) const
{
    if (text.size() < m_taken || (m_isFinished && text.size() != m_taken))
        return false;
    return m_isResting ? text == m_text : QStringView(text.toString()).first(m_taken).endsWith(m_lastTaken);
}

PieceChange MarkdownPieces::update(const CompactText &whole, bool isWhole, QList<TranscriptPiece> &pieces, qsizetype first)
{
    if (m_isResting)
        return {};
    if (const QString text = whole.size() > m_taken ? whole.toString() : QString(); !text.isEmpty()) {
        m_document.append(QStringView(text).sliced(m_taken));
        m_taken = text.size();
        m_lastTaken = text.last(std::min(m_taken, remembered));
    }
    if (isWhole && !m_isFinished) {
        m_document.finish();
        m_isFinished = true;
    }
    const MarkdownDocument::Change change = m_document.takeChange();
    return m_isShown && !change.isEmpty() ? replace(change, pieces, first) : PieceChange();
}

PieceChange MarkdownPieces::setShown(bool shown, QList<TranscriptPiece> &pieces, qsizetype first)
{
    if (shown == m_isShown)
        return {};
    m_isShown = shown;
    if (shown) {
        const bool wasResting = m_isResting;
        wake();
        const PieceChange change = replace({0, 0, m_document.elements().size()}, pieces, first);
        if (wasResting)
            rest(m_text);
        return change;
    }
    const PieceChange change = replacePieces(pieces, first, m_count, {});
    m_firsts.clear();
    m_count = 0;
    return change;
}

void MarkdownPieces::rest(const CompactText &text)
{
    if (!m_isFinished)
        return;
    m_text = text;
    m_isResting = true;
    m_document = MarkdownDocument();
    m_firsts.squeeze();
}

void MarkdownPieces::wake()
{
    if (!std::exchange(m_isResting, false))
        return;
    m_document.append(m_text.toString());
    m_document.finish();
    m_document.takeChange();
}

PieceChange MarkdownPieces::replace(const MarkdownDocument::Change &change, QList<TranscriptPiece> &pieces, qsizetype first)
{
    const QList<MarkdownElement> &elements = m_document.elements();
    // Whether a block ends is seen at what follows; on which side a table begins, at its header.
    const qsizetype from = std::max<qsizetype>(change.firstChanged - 1, 0);
    qsizetype to = change.firstChanged + change.inserted;
    while (goesOn(elements, to) && elements.at(to).kind == MarkdownElement::Kind::TableRow)
        ++to;
    const qsizetype oldTo = to - change.inserted + change.removed;
    const qsizetype piecesFrom = firstPieceOf(from);
    const qsizetype piecesTo = firstPieceOf(oldTo);

    QList<TranscriptPiece> made;
    QList<qsizetype> firsts;
    for (qsizetype element = from; element < to; ++element) {
        firsts.append(piecesFrom + made.size());
        appendElementPieces(made, m_document, element, m_isQuiet);
    }
    const qsizetype grown = made.size() - (piecesTo - piecesFrom);
    QList<qsizetype> later = m_firsts.sliced(std::min(oldTo, m_firsts.size()));
    for (qsizetype &place : later)
        place += grown;
    m_firsts.resize(from);
    m_firsts += firsts + later;
    m_count += grown;
    return replacePieces(pieces, first + piecesFrom, piecesTo - piecesFrom, std::move(made));
}

qsizetype MarkdownPieces::elementOf(qsizetype piece) const
{
    return std::upper_bound(m_firsts.begin(), m_firsts.end(), piece) - m_firsts.begin() - 1;
}

/// Of lines that are one block the end, as they make sense together alone; of anything else the next element.
qsizetype MarkdownPieces::blockEnd(qsizetype element) const
{
    const QList<MarkdownElement> &elements = m_document.elements();
    qsizetype end = element + 1;
    while (elements.at(element).kind == MarkdownElement::Kind::CodeLine && goesOn(elements, end))
        ++end;
    return end;
}

bool MarkdownPieces::isCovered(qsizetype element, const QList<TranscriptPiece> &pieces, qsizetype first, const PieceStretch &stretch) const
{
    const qsizetype begin = firstPieceOf(element);
    const qsizetype last = firstPieceOf(blockEnd(element)) - 1;
    if (begin < stretch.first || last > stretch.last || (begin == stretch.first && stretch.begin > 0))
        return false;
    return last < stretch.last || stretch.end >= pieces.at(first + last).element.text.size();
}

QString MarkdownPieces::partOf(qsizetype element, const QList<TranscriptPiece> &pieces, qsizetype first, const PieceStretch &stretch) const
{
    QString part;
    for (qsizetype piece = std::max(firstPieceOf(element), stretch.first); piece < firstPieceOf(element + 1) && piece <= stretch.last; ++piece) {
        const TranscriptPiece &shown = pieces.at(first + piece);
        if (shown.kind == TranscriptPiece::Kind::CodeHead)
            continue;
        const qsizetype begin = piece == stretch.first ? stretch.begin : 0;
        const qsizetype end = piece == stretch.last ? stretch.end : shown.element.text.size();
        part += inlineSource(shown.element, begin, end);
    }
    return part;
}

QString MarkdownPieces::sourceOf(const QList<TranscriptPiece> &pieces, qsizetype first, const PieceStretch &stretch) const
{
    if (m_isResting) {
        MarkdownPieces awake = *this;
        awake.wake();
        return awake.sourceOf(pieces, first, stretch);
    }
    QString source;
    const qsizetype end = elementOf(stretch.last) + 1;
    for (qsizetype element = elementOf(stretch.first); element < end;) {
        const QString between = source.isEmpty() ? QString() : QString(goesOn(m_document.elements(), element) ? 1 : 2, u'\n');
        qsizetype next = element;
        while (next < end && !(goesOn(m_document.elements(), next) && next == element && m_document.elements().at(next).kind == MarkdownElement::Kind::CodeLine)
               && isCovered(next, pieces, first, stretch))
            next = blockEnd(next);
        if (next > element) {
            source += between + m_document.sourceOf(element, next - element);
            element = next;
        } else {
            source += between + partOf(element, pieces, first, stretch);
            ++element;
        }
    }
    return source;
}

} // namespace lineside
