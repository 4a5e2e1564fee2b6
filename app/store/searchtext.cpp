// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/searchtext.h"

#include "store/foldedtext.h"
#include "store/searchunits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr char16_t partsMark = 0xfdd0; // not characters: no text has them as words
constexpr char16_t labelMark = 0xfdd1;
constexpr qsizetype mostTerms = 16;
constexpr qsizetype longestWord = 64;
constexpr qsizetype lineBefore = 60; // what is shown of a long line before and after the first hit
constexpr qsizetype lineAfter = 140;

// The places where parts of a word likeThis or HTTPServer begin.
QList<qsizetype> partsOf(QStringView word)
{
    QList<qsizetype> begins{0};
    for (qsizetype i = 1; i < word.size(); ++i) {
        const bool risesHere = word[i].isUpper() && word[i - 1].isLower();
        const bool lastOfCapitals = word[i].isUpper() && word[i - 1].isUpper() && i + 1 < word.size() && word[i + 1].isLower();
        if (risesHere || lastOfCapitals)
            begins.append(i);
    }
    return begins;
}

// A run of ideograms as pairs, and its last one alone, so that one character is found as what a pair begins with.
QStringList indexWords(const QString &folded, const std::vector<SearchUnit> &units, bool goesOn)
{
    QStringList words;
    for (size_t i = 0; i < units.size(); ++i) {
        const SearchUnit &unit = units[i];
        const bool inRun = unit.isIdeogram && i + 1 < units.size() && units[i + 1].isIdeogram && follows(unit, units[i + 1]);
        const bool endsRun = unit.isIdeogram && !inRun && i > 0 && units[i - 1].isIdeogram && follows(units[i - 1], unit);
        if (inRun)
            words.append(folded.sliced(unit.begin, unit.size + units[i + 1].size));
        else if (!(endsRun && goesOn && i + 1 == units.size())) // in a question the run may go on
            words.append(folded.sliced(unit.begin, qMin(unit.size, longestWord)));
    }
    return words;
}

QString quotedForMatch(const QStringList &words)
{
    return u'"' + words.join(u' ') + u'"'; // words hold no quotes
}

SearchTerm makeTerm(const QString &written, bool asWritten)
{
    SearchTerm term{FoldedText(composedKorean(written)).text(), {}, false, asWritten};
    const auto units = unitsOf(term.folded);
    for (const SearchUnit &unit : units)
        term.words.append(term.folded.sliced(unit.begin, unit.size));
    return term;
}

struct TextPlace {
    qsizetype begin = 0;
    qsizetype size = 0;
};

// Looks for a term in a text that was cut into units.
class TermFinder
{
public:
    TermFinder(const QString &text, const FoldedText &folded)
        : m_text(text)
        , m_folded(folded)
        , m_units(unitsOf(folded.text()))
    {
    }

    // From the unit on; the place in the folded text.
    std::optional<TextPlace> find(const SearchTerm &term, size_t &from) const
    {
        if (term.words.isEmpty())
            return findLiteral(term, from);
        for (; from < m_units.size(); ++from) {
            auto place = matchAt(term, from);
            if (!place && term.words.size() == 1 && !term.asWritten)
                place = partAt(term, m_units[from]);
            if (place) {
                ++from;
                return place;
            }
        }
        return std::nullopt;
    }

private:
    QStringView textOf(const SearchUnit &unit) const { return QStringView(m_folded.text()).sliced(unit.begin, unit.size); }

    std::optional<TextPlace> findLiteral(const SearchTerm &term, size_t &from) const
    {
        const qsizetype at = m_folded.text().indexOf(term.folded, qsizetype(from));
        if (at < 0 || term.folded.isEmpty())
            return std::nullopt;
        from = size_t(at) + 1;
        return TextPlace{at, term.folded.size()};
    }

    std::optional<TextPlace> matchAt(const SearchTerm &term, size_t from) const
    {
        const size_t count = size_t(term.words.size());
        if (from + count > m_units.size())
            return std::nullopt;
        for (size_t i = 0; i < count; ++i) {
            const SearchUnit &unit = m_units[from + i];
            const QString &word = term.words[qsizetype(i)];
            const bool mayGoOn = i + 1 == count && (term.isBegun || unit.isIdeogram);
            if (mayGoOn ? !textOf(unit).startsWith(word) : textOf(unit) != word)
                return std::nullopt;
            if (i > 0 && unit.isIdeogram && m_units[from + i - 1].isIdeogram && !follows(m_units[from + i - 1], unit))
                return std::nullopt;
        }
        const SearchUnit &first = m_units[from];
        const SearchUnit &last = m_units[from + count - 1];
        const TextPlace place{first.begin, last.begin + term.words.last().size() - first.begin};
        if (!term.asWritten)
            return place;
        const qsizetype lead = term.folded.indexOf(term.words.first());
        const bool fits = place.begin >= lead
            && QStringView(m_folded.text()).sliced(place.begin - lead).startsWith(term.folded);
        return fits ? std::optional(TextPlace{place.begin - lead, term.folded.size()}) : std::nullopt;
    }

    // "session" in ChatSession.
    std::optional<TextPlace> partAt(const SearchTerm &term, const SearchUnit &unit) const
    {
        const QString &word = term.words.first();
        if (unit.isIdeogram || unit.size <= word.size() || !textOf(unit).contains(word))
            return std::nullopt;
        const qsizetype begin = m_folded.origin(unit.begin);
        const qsizetype end = m_folded.origin(unit.begin + unit.size);
        if (end - begin != unit.size) // folding changed its length, and with it the places of its parts
            return std::nullopt;
        QList<qsizetype> begins = partsOf(QStringView(m_text).sliced(begin, end - begin));
        if (begins.size() < 2)
            return std::nullopt;
        begins.append(unit.size);
        for (qsizetype i = 0; i + 1 < begins.size(); ++i) {
            const QStringView part = textOf(unit).sliced(begins[i], begins[i + 1] - begins[i]);
            if (term.isBegun ? part.startsWith(word) : part == word)
                return TextPlace{unit.begin + begins[i], word.size()};
        }
        return std::nullopt;
    }

    const QString &m_text;
    const FoldedText &m_folded;
    std::vector<SearchUnit> m_units;
};

// The line of a hit, or the part of a long line.
FoundLine lineAround(const QString &text, qsizetype hit, qsizetype hitEnd)
{
    const qsizetype lineBegin = hit == 0 ? 0 : text.lastIndexOf(u'\n', hit - 1) + 1;
    const qsizetype newline = text.indexOf(u'\n', hit);
    const qsizetype lineEnd = newline < 0 ? text.size() : newline;
    qsizetype begin = qMax(lineBegin, hit - lineBefore);
    qsizetype end = qMin(lineEnd, qMax(hit + lineAfter, hitEnd));
    if (begin > lineBegin && text[begin].isLowSurrogate())
        --begin;
    if (end < lineEnd && text[end].isLowSurrogate())
        ++end;
    const QString before = begin > lineBegin ? u"…"_s : QString();
    const QString after = end < lineEnd ? u"…"_s : QString();
    return {before + text.sliced(begin, end - begin) + after, {}};
}

} // namespace

QList<SearchTerm> parseSearch(const QString &text)
{
    QList<SearchTerm> terms;
    const QStringList pieces = text.split(u'"');
    for (qsizetype i = 0; i < pieces.size() && terms.size() < mostTerms; ++i) {
        if (i % 2 == 1) {
            if (!pieces[i].trimmed().isEmpty())
                terms.append(makeTerm(pieces[i].trimmed(), true));
            continue;
        }
        const QStringList words = pieces[i].split(u' ', Qt::SkipEmptyParts);
        for (const QString &word : words) {
            if (terms.size() < mostTerms)
                terms.append(makeTerm(word.simplified(), false));
        }
    }
    // A word of one letter would begin a tenth of all words.
    const bool endsInWord = !text.isEmpty() && !text.back().isSpace() && text.back() != u'"';
    if (endsInWord && !terms.isEmpty() && !terms.last().words.isEmpty() && !terms.last().asWritten)
        terms.last().isBegun = terms.last().words.last().size() > 1;
    return terms;
}

QString labelWord(const QString &label)
{
    return QChar(labelMark) + label;
}

QString indexedText(const QString &written, const QStringList &labels)
{
    const QString text = composedKorean(written);
    const FoldedText folded(text);
    const auto units = unitsOf(folded.text());
    QStringList words = indexWords(folded.text(), units, false);
    QStringList parts;
    for (const SearchUnit &unit : units) {
        const qsizetype begin = folded.origin(unit.begin);
        const qsizetype end = folded.origin(unit.begin + unit.size);
        if (unit.isIdeogram || unit.size > longestWord || end - begin != unit.size)
            continue;
        QList<qsizetype> begins = partsOf(QStringView(text).sliced(begin, end - begin));
        if (begins.size() < 2)
            continue;
        begins.append(unit.size);
        for (qsizetype i = 0; i + 1 < begins.size(); ++i)
            parts.append(folded.text().sliced(unit.begin + begins[i], begins[i + 1] - begins[i]));
    }
    words.append(QChar(partsMark)); // so that no row of words goes over the border
    words.append(parts);
    for (const QString &label : labels)
        words.append(labelWord(label));
    return words.join(u' ');
}

QString matchExpression(const QList<SearchTerm> &terms, const QStringList &labels)
{
    QStringList all;
    for (const SearchTerm &term : terms) {
        if (term.words.isEmpty())
            continue;
        const auto units = unitsOf(term.folded);
        const SearchUnit &last = units.back();
        const bool inRun = units.size() > 1 && units[units.size() - 2].isIdeogram && follows(units[units.size() - 2], last);
        // One character of a script without spaces is what a pair begins with.
        const bool goesOn = last.isIdeogram ? !inRun : term.isBegun;
        all.append(quotedForMatch(indexWords(term.folded, units, true)) + (goesOn ? u"*"_s : QString()));
    }
    for (const QString &label : labels)
        all.append(quotedForMatch({labelWord(label)}));
    return all.join(u" AND "_s);
}

std::optional<FoundLine> findTerms(const QString &written, const QList<SearchTerm> &terms)
{
    const QString text = composedKorean(written);
    const FoldedText folded(text);
    const TermFinder finder(text, folded);
    std::optional<TextPlace> first;
    for (const SearchTerm &term : terms) {
        size_t from = 0;
        const auto place = finder.find(term, from);
        if (!place)
            return std::nullopt;
        if (!first || place->begin < first->begin)
            first = place;
    }
    if (!first)
        return std::nullopt;

    FoundLine found = lineAround(text, folded.origin(first->begin), folded.origin(first->begin + first->size));
    const FoldedText foldedLine(found.line);
    const TermFinder inLine(found.line, foldedLine);
    for (const SearchTerm &term : terms) {
        size_t from = 0;
        while (const auto place = inLine.find(term, from)) {
            const qsizetype begin = foldedLine.origin(place->begin);
            found.marks.append({begin, qMax<qsizetype>(1, foldedLine.origin(place->begin + place->size) - begin)});
        }
    }
    std::ranges::sort(found.marks);
    found.marks.erase(std::unique(found.marks.begin(), found.marks.end()), found.marks.end());
    return found;
}

} // namespace lineside
