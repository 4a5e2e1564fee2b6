// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/elementpieces.h"

#include "ui/transcript/formulas.h"

#include <QCoreApplication>
#include <QTextBoundaryFinder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Transcript)
};

using ElementKind = MarkdownElement::Kind;

constexpr qsizetype longestDenseSlice = 1536; ///< of text whose look changes every few letters, which costs most
constexpr qsizetype denseRun = 16;            ///< letters to a change
constexpr qsizetype longestCluster = 64;

/// The best place behind one that the slice may end at: a forced end of line, an end of sentence, a space.
qsizetype softEnd(QStringView window)
{
    qsizetype sentence = -1;
    qsizetype space = -1;
    for (qsizetype at = window.size() - 1; at >= window.size() * 3 / 4; --at) {
        const QChar c = window.at(at);
        if (c == QChar::LineSeparator)
            return at + 1;
        if (c != u' ')
            continue;
        if (space < 0)
            space = at + 1;
        if (sentence < 0 && QStringView(u".!?:").contains(window.at(at - 1)))
            sentence = at + 1;
    }
    return sentence > 0 ? sentence : space;
}

/// A text without spaces is cut between two letters. What pretends to be one endless letter is cut all the same.
qsizetype hardEnd(QStringView window)
{
    const QStringView edge = window.last(2 * longestCluster);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, edge.data(), edge.size());
    finder.setPosition(edge.size() - 1);
    const qsizetype boundary = finder.toPreviousBoundary();
    qsizetype end = boundary > 0 ? window.size() - edge.size() + boundary : window.size() - 1;
    if (window.at(end).isLowSurrogate() && window.at(end - 1).isHighSurrogate())
        --end;
    return end;
}

bool isFollowedInBlock(const QList<MarkdownElement> &elements, qsizetype index)
{
    return index + 1 < elements.size() && elements.at(index + 1).kind == elements.at(index).kind && !elements.at(index + 1).startsBlock;
}

bool beginsRightToLeft(const MarkdownElement &element)
{
    for (const char32_t c : element.text.toUcs4()) {
        const QChar::Direction direction = QChar::direction(c);
        if (direction == QChar::DirL)
            return false;
        if (direction == QChar::DirR || direction == QChar::DirAL)
            return true;
    }
    return false;
}

const MarkdownElement &headerOf(const QList<MarkdownElement> &elements, qsizetype row)
{
    while (row > 0 && !elements.at(row).startsBlock && elements.at(row - 1).kind == ElementKind::TableRow)
        --row;
    return elements.at(row);
}

QByteArrayView sourceOf(const MarkdownDocument &document, qsizetype index)
{
    const QList<MarkdownElement> &elements = document.elements();
    const qsizetype begin = elements.at(index).sourceBegin;
    const qsizetype end = index + 1 < elements.size() ? elements.at(index + 1).sourceBegin : document.source().size();
    return QByteArrayView(document.source()).sliced(begin, std::max<qsizetype>(end - begin, 0));
}

void begun(RareList<MarkdownContainer> &containers)
{
    if (std::ranges::none_of(containers, &MarkdownContainer::starts))
        return;
    for (MarkdownContainer &container : containers.edit())
        container.starts = false;
}

TranscriptPiece codeHead(const MarkdownElement &line, bool isQuiet)
{
    TranscriptPiece head;
    head.kind = TranscriptPiece::Kind::CodeHead;
    head.element.kind = ElementKind::CodeLine;
    head.element.text = line.language->isEmpty() ? Tr::tr("Code") : *line.language;
    head.element.language = line.language;
    head.element.containers = line.containers;
    head.element.sourceBegin = line.sourceBegin;
    head.isQuiet = isQuiet;
    head.endsBlock = false;
    return head;
}

MarkdownElement sliceOf(const MarkdownElement &element, qsizetype begin, qsizetype end)
{
    MarkdownElement slice = element;
    slice.text = element.text.sliced(begin, end - begin);
    QList<MarkdownRun> runs;
    for (MarkdownRun run : element.runs) {
        const qsizetype from = std::max(run.begin, begin);
        const qsizetype to = std::min(run.begin + run.length, end);
        if (from >= to)
            continue;
        run.begin = from - begin;
        run.length = to - from;
        runs.append(run);
    }
    slice.runs = std::move(runs);
    if (begin > 0) {
        slice.startsBlock = false;
        begun(slice.containers);
    }
    return slice;
}

/// One that is cut through is text like any other.
QList<FormulaStretch> formulasWithin(const QList<FormulaStretch> &formulas, qsizetype begin, qsizetype end)
{
    QList<FormulaStretch> within;
    for (const FormulaStretch &formula : formulas) {
        if (formula.begin >= begin && formula.begin + formula.length <= end)
            within.append({formula.begin - begin, formula.length, formula.signLength});
    }
    return within;
}

void appendSlices(QList<TranscriptPiece> &pieces, const TranscriptPiece &whole)
{
    const bool isDense = whole.element.runs.size() * denseRun > whole.element.text.size();
    const qsizetype longest = isDense ? longestDenseSlice : longestSlice;
    if (whole.element.text.size() <= longest || whole.element.kind == ElementKind::TableRow) {
        pieces.append(whole);
        return;
    }
    qsizetype begin = 0;
    for (const qsizetype end : sliceEnds(whole.element.text, longest)) {
        TranscriptPiece slice = whole;
        slice.element = sliceOf(whole.element, begin, end);
        slice.formulas = formulasWithin(whole.formulas, begin, end);
        slice.continues = begin > 0;
        slice.endsBlock = whole.endsBlock && end == whole.element.text.size();
        pieces.append(slice);
        begin = end;
    }
}

/// Which lines of what a user wrote are code between fences.
class FenceFollower
{
public:
    /// Whether the line is a fence or between two.
    bool takes(QStringView line)
    {
        const QStringView trimmed = line.trimmed();
        const bool isFence = trimmed.startsWith("```"_L1) || trimmed.startsWith("~~~"_L1);
        if (m_fence.isNull()) {
            m_fence = isFence ? trimmed.front() : QChar();
            return isFence;
        }
        if (isFence && std::all_of(trimmed.begin(), trimmed.end(), [this](QChar c) { return c == m_fence; }))
            m_fence = QChar();
        return true;
    }

private:
    QChar m_fence; ///< of the block that is open
};

} // namespace

QList<qsizetype> sliceEnds(QStringView text, qsizetype longest)
{
    QList<qsizetype> ends;
    qsizetype begin = 0;
    while (text.size() - begin > longest) {
        const QStringView window = text.sliced(begin, longest);
        const qsizetype soft = softEnd(window);
        begin += soft > 0 ? soft : hardEnd(window);
        ends.append(begin);
    }
    ends.append(text.size());
    return ends;
}

void appendElementPieces(QList<TranscriptPiece> &pieces, const MarkdownDocument &document, qsizetype index, bool isQuiet)
{
    const QList<MarkdownElement> &elements = document.elements();
    const MarkdownElement &element = elements.at(index);
    TranscriptPiece piece;
    piece.element = element;
    piece.isQuiet = isQuiet;
    piece.endsBlock = !isFollowedInBlock(elements, index);
    piece.formulas = formulasIn(element, sourceOf(document, index));
    if (element.kind == ElementKind::TableRow)
        piece.mirrors = beginsRightToLeft(headerOf(elements, index));
    if (element.kind == ElementKind::CodeLine && element.startsBlock) {
        pieces.append(codeHead(element, isQuiet));
        begun(piece.element.containers);
    }
    appendSlices(pieces, piece);
}

void appendPlainLines(QList<TranscriptPiece> &pieces, const QString &text, bool isUser)
{
    const qsizetype first = pieces.size();
    FenceFollower fences;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        TranscriptPiece piece;
        piece.kind = TranscriptPiece::Kind::PlainText;
        piece.element.text = (line.endsWith(u'\r') ? line.chopped(1) : line).toString();
        piece.element.kind = fences.takes(line) ? ElementKind::CodeLine : ElementKind::Paragraph;
        piece.element.startsBlock = pieces.size() == first;
        piece.isUser = isUser;
        piece.endsBlock = line.end() == QStringView(text).end();
        appendSlices(pieces, piece);
    }
}

} // namespace lineside
