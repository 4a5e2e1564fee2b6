// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/textmovement.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace lineside {

namespace {

constexpr auto Words = QTextBoundaryFinder::Word;

/// Texts without an end to their words: what is looked at, around a place.
constexpr qsizetype farthest = 2048;

/// A part of the text around a place, so that a step in a long line does not read all of it.
struct Window {
    Window(const QString &text, qsizetype position)
        : begin(std::max<qsizetype>(0, position - farthest))
        , part(QStringView(text).sliced(begin, std::min(text.size() - begin, 2 * farthest)))
    {
        if (begin > 0 && part.front().isLowSurrogate()) {
            ++begin;
            part = part.sliced(1);
        }
    }
    QTextBoundaryFinder finder(QTextBoundaryFinder::BoundaryType type, qsizetype position) const
    {
        QTextBoundaryFinder finder(type, part.data(), part.size());
        finder.setPosition(position - begin);
        return finder;
    }
    bool isSpaceAt(qsizetype position) const { return part.at(position).isSpace(); }

    qsizetype begin;
    QStringView part;
};

} // namespace

qsizetype textmovement::nextCharacter(const QString &text, qsizetype position)
{
    if (position >= text.size())
        return text.size();
    const Window window(text, position);
    const qsizetype next = window.finder(QTextBoundaryFinder::Grapheme, position).toNextBoundary();
    return next < 0 ? text.size() : window.begin + next;
}

qsizetype textmovement::previousCharacter(const QString &text, qsizetype position)
{
    if (position <= 0)
        return 0;
    const Window window(text, position);
    const qsizetype previous = window.finder(QTextBoundaryFinder::Grapheme, position).toPreviousBoundary();
    return previous < 0 ? 0 : window.begin + previous;
}

qsizetype textmovement::nextWord(const QString &text, qsizetype position)
{
    if (position >= text.size())
        return text.size();
    const Window window(text, position);
    QTextBoundaryFinder finder = window.finder(Words, position);
    qsizetype next = finder.toNextBoundary();
    while (next >= 0 && next < window.part.size() && window.isSpaceAt(next))
        next = finder.toNextBoundary();
    return next < 0 ? text.size() : window.begin + next;
}

qsizetype textmovement::previousWord(const QString &text, qsizetype position)
{
    if (position <= 0)
        return 0;
    const Window window(text, position);
    QTextBoundaryFinder finder = window.finder(Words, position);
    qsizetype previous = finder.toPreviousBoundary();
    while (previous > 0 && window.isSpaceAt(previous))
        previous = finder.toPreviousBoundary();
    return previous < 0 ? 0 : window.begin + previous;
}

TextSpan textmovement::wordAt(const QString &text, qsizetype position)
{
    if (text.isEmpty())
        return {};
    const Window window(text, std::min(position, text.size() - 1));
    const qsizetype at = std::min(position, text.size() - 1) - window.begin;
    const auto isSpace = [&window](qsizetype place) { return window.isSpaceAt(place); };
    qsizetype begin = at;
    qsizetype end = at + 1;
    if (isSpace(at)) {
        while (begin > 0 && isSpace(begin - 1))
            --begin;
        while (end < window.part.size() && isSpace(end))
            ++end;
    } else {
        QTextBoundaryFinder finder(Words, window.part.data(), window.part.size());
        finder.setPosition(at);
        if (!finder.isAtBoundary())
            begin = std::max<qsizetype>(0, finder.toPreviousBoundary());
        finder.setPosition(at);
        end = finder.toNextBoundary();
        end = end < 0 ? window.part.size() : end;
    }
    return {window.begin + begin, window.begin + end};
}

qsizetype textmovement::placeAfter(const QString &before, qsizetype position, const QString &after)
{
    const QStringView kept = QStringView(before).first(std::min(position, before.size()));
    if (after.startsWith(kept))
        return kept.size();
    // Signs may have become a format: the letters before the place tell where it is now.
    const qsizetype latest = std::min(kept.size(), after.size());
    for (qsizetype letters = std::min<qsizetype>(32, kept.size()); letters > 0; letters /= 2) {
        const QStringView known = kept.last(letters);
        const qsizetype found = after.lastIndexOf(known, std::max<qsizetype>(latest - letters, 0));
        if (found >= 0)
            return found + letters;
    }
    return latest;
}

} // namespace lineside
