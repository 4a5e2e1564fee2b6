// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/transcriptcopy.h"

#include "core/speaker.h"
#include "ui/transcript/messagepieces.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using Kind = TranscriptPiece::Kind;
using ElementKind = MarkdownElement::Kind;

/// What the program says about a message; in the way when more than it is copied.
bool isAboutMessage(const TranscriptPiece &piece)
{
    return piece.kind == Kind::Author || piece.kind == Kind::Reasoning || piece.kind == Kind::CodeHead || piece.kind == Kind::Footer || piece.kind == Kind::Branches;
}

/// A part of a message's pieces.
struct Stretch {
    qsizetype first = 0;
    qsizetype begin = 0;
    qsizetype last = -1;
    qsizetype end = 0;
    bool isEmpty() const { return last < first || (last == first && end <= begin); }
};

Stretch withoutAbout(Stretch stretch, const QList<TranscriptPiece> &pieces)
{
    while (stretch.first <= stretch.last && isAboutMessage(pieces.at(stretch.first))) {
        // A block of code goes with its headline, which stands before its first line.
        if (pieces.at(stretch.first).kind == Kind::CodeHead)
            break;
        ++stretch.first;
        stretch.begin = 0;
    }
    while (stretch.last >= stretch.first && isAboutMessage(pieces.at(stretch.last))) {
        --stretch.last;
        stretch.end = stretch.last >= 0 ? pieces.at(stretch.last).element.text.size() : 0;
    }
    return stretch;
}

QString listMark(const MarkdownContainer &item)
{
    switch (item.task) {
    case TaskState::Open:
        return u"☐ "_s;
    case TaskState::Done:
        return u"☑ "_s;
    case TaskState::None:
        break;
    }
    return item.kind == MarkdownContainer::Kind::OrderedItem ? QString::number(item.number) + u". "_s : u"• "_s;
}

bool isInList(const TranscriptPiece &piece)
{
    return std::ranges::any_of(piece.element.containers, [](const MarkdownContainer &around) { return around.kind != MarkdownContainer::Kind::Quote; });
}

/// Lists as they are seen: items below each other, inner ones farther in.
QString marksBefore(const TranscriptPiece &piece)
{
    QString marks;
    for (const MarkdownContainer &around : piece.element.containers) {
        if (around.kind != MarkdownContainer::Kind::Quote)
            marks += around.starts ? listMark(around) : QString(around.kind == MarkdownContainer::Kind::OrderedItem ? 3 : 2, u' ');
    }
    return marks;
}

bool isTight(const TranscriptPiece &piece)
{
    return isInList(piece) && std::ranges::all_of(piece.element.containers, [](const MarkdownContainer &around) { return around.kind == MarkdownContainer::Kind::Quote || around.tight; });
}

QString between(const TranscriptPiece &before, const TranscriptPiece &piece)
{
    if (piece.continues)
        return {};
    const bool goesOn = before.kind == piece.kind && before.element.kind == piece.element.kind && !piece.element.startsBlock
        && (piece.kind == Kind::PlainText || piece.element.kind == ElementKind::CodeLine || piece.element.kind == ElementKind::TableRow || piece.element.kind == ElementKind::HtmlLine);
    const bool isSameList = isTight(before) && isTight(piece);
    return goesOn || isSameList ? u"\n"_s : u"\n\n"_s;
}

QString plainOf(const QList<TranscriptPiece> &pieces, const Stretch &stretch)
{
    QString plain;
    const TranscriptPiece *before = nullptr;
    for (qsizetype i = stretch.first; i <= stretch.last; ++i) {
        const TranscriptPiece &piece = pieces.at(i);
        if (stretch.first < stretch.last && isAboutMessage(piece))
            continue;
        const qsizetype begin = i == stretch.first ? std::min(stretch.begin, piece.element.text.size()) : 0;
        const qsizetype end = i == stretch.last ? std::min(stretch.end, piece.element.text.size()) : piece.element.text.size();
        if (before)
            plain += between(*before, piece);
        if (begin == 0 && stretch.first < stretch.last && !piece.continues)
            plain += marksBefore(piece);
        plain += QStringView(piece.element.text).sliced(begin, std::max<qsizetype>(0, end - begin));
        before = &piece;
    }
    return plain.replace(QChar::LineSeparator, u'\n');
}

/// A name that no sign in it makes anything else of.
QString asMarkdown(const QString &name)
{
    QString escaped;
    for (const QChar c : name.simplified()) {
        if (QStringView(u"\\`*_[]<>#|~").contains(c))
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

Stretch stretchIn(const TranscriptSpan &span, qsizetype message, const QList<TranscriptPiece> &pieces)
{
    Stretch stretch{0, 0, pieces.size() - 1, pieces.isEmpty() ? 0 : pieces.constLast().element.text.size()};
    if (message == span.begin.message && !pieces.isEmpty()) {
        stretch.first = std::min(span.begin.piece, stretch.last);
        stretch.begin = std::min(span.begin.offset, pieces.at(stretch.first).element.text.size());
    }
    if (message == span.end.message && span.end.piece <= stretch.last) {
        stretch.last = span.end.piece;
        stretch.end = std::min(span.end.offset, pieces.at(stretch.last).element.text.size());
    }
    return stretch;
}

} // namespace

qsizetype TranscriptExtract::size() const
{
    return std::accumulate(turns.begin(), turns.end(), qsizetype(0), [](qsizetype sum, const ChatTurn &turn) { return sum + turn.text.size() + turn.reasoning.size(); });
}

CopiedText copied(const TranscriptExtract &extract, const std::function<bool()> &isCancelled)
{
    CopiedText all;
    const bool namesSpeakers = extract.turns.size() > 1;
    for (qsizetype message = 0; message < extract.turns.size() && !(isCancelled && isCancelled()); ++message) {
        const ChatTurn &turn = extract.turns.at(message);
        MessagePieces pieces;
        pieces.setReasoningOpen(extract.openReasoning.contains(message));
        pieces.update(turn, {}, false);
        Stretch stretch = stretchIn(extract.span, message, pieces.pieces());
        if (namesSpeakers || stretch.first < stretch.last)
            stretch = withoutAbout(stretch, pieces.pieces());
        if (stretch.isEmpty())
            continue;
        const QString space = all.plain.isEmpty() ? QString() : u"\n\n"_s;
        all.plain += space;
        all.markdown += space;
        if (namesSpeakers) {
            all.plain += speakerOf(turn) + u":\n"_s;
            all.markdown += u"**"_s + asMarkdown(speakerOf(turn)) + u":**\n\n"_s;
        }
        all.plain += plainOf(pieces.pieces(), stretch);
        all.markdown += pieces.sourceOf(stretch.first, stretch.begin, stretch.last, stretch.end);
    }
    return all;
}

} // namespace lineside
