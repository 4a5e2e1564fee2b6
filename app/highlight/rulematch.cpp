// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "highlight/rulematch.h"

#include "highlight/delimitermatch.h"

#include <algorithm>

namespace lineside::syntax {
namespace {

constexpr qsizetype LongestCharLiteral = 12; // '\u{10ffff}'

std::optional<CodeToken> listedAs(const Rule &rule, const WordIndex *words, QStringView word)
{
    if (!words || words->isEmpty() || word.size() > LongestDelimiter)
        return {};
    const QString lower = (rule.when & IgnoreCase) ? word.toString().toLower() : QString();
    const auto entry = words->constFind(lower.isNull() ? word : QStringView(lower));
    return entry == words->cend() ? std::nullopt : std::optional(entry.value());
}

bool isUppercase(QStringView word)
{
    return word.size() > 1 && std::none_of(word.begin(), word.end(), [](QChar c) { return c.isLower(); });
}

CodeToken guessedToken(const Rule &rule, QStringView word, QChar next)
{
    if ((rule.when & UppercaseIsConstant) && isUppercase(word))
        return CodeToken::Constant;
    const bool isCapital = (rule.when & CapitalsAreTypes) && word.front().isUpper();
    const bool isCall = (rule.when & CallsAreFunctions) && next == u'(';
    if (isCall && (!isCapital || (rule.when & CapitalsMayBeCalled)))
        return CodeToken::Function;
    return isCapital ? CodeToken::Type : rule.token;
}

Found findWord(const Rule &rule, const Spot &spot, LineLook &look)
{
    const qsizetype end = look.afterWord(spot.at, rule.text, rule.more);
    if (end == spot.at || !look.isFollowed(end, rule.then))
        return {};
    const QStringView word = spot.line.sliced(spot.at, end - spot.at);
    const std::optional<CodeToken> listed = listedAs(rule, spot.words, word);
    if (!listed && rule.match == Match::Listed)
        return {};
    return { .length = word.size(), .token = listed ? *listed : guessedToken(rule, word, look.at(end)), .capture = {} };
}

Found findPrefixed(const Rule &rule, const Spot &spot, LineLook &look)
{
    const QStringView prefix = viewOf(rule.text);
    if (!look.has(spot.at, prefix, sensitivity(rule)))
        return {};
    const qsizetype begin = spot.at + prefix.size();
    const qsizetype end = look.afterWord(begin, {}, rule.more);
    if (end == begin || !look.isFollowed(end, rule.then))
        return {};
    return { .length = end - spot.at, .token = rule.token, .capture = {} };
}

bool goesOnAsNumber(QStringView line, qsizetype at, bool isHex, bool hasPoint, std::u16string_view separators)
{
    const QChar c = line.at(at);
    if (isWordCharacter(c))
        return true;
    if (at + 1 >= line.size() || !isWordCharacter(line.at(at + 1)))
        return false;
    if (holds(separators, c))
        return true;
    const QChar next = line.at(at + 1);
    if (c == u'.')
        return !hasPoint && isDigit(next);
    const QChar before = line.at(at - 1).toLower();
    return (c == u'+' || c == u'-') && isDigit(next) && before == (isHex ? u'p' : u'e');
}

Found findNumber(const Rule &rule, const Spot &spot, LineLook &look)
{
    const bool beginsWithPoint = look.at(spot.at) == u'.';
    if (!isDigit(look.at(spot.at + (beginsWithPoint ? 1 : 0))))
        return {};
    const bool isHex = look.has(spot.at, u"0x", Qt::CaseInsensitive);
    bool hasPoint = beginsWithPoint;
    qsizetype end = spot.at + 1;
    while (!look.ends(end) && goesOnAsNumber(spot.line, end, isHex, hasPoint, rule.text))
        hasPoint = look.at(end++) == u'.' || hasPoint;
    return { .length = end - spot.at, .token = rule.token, .capture = {} };
}

Found findCharLiteral(const Rule &rule, const Spot &spot, LineLook &look)
{
    if (look.at(spot.at) != u'\'' || look.ends(spot.at + 2))
        return {};
    const QChar first = look.at(spot.at + 1);
    qsizetype end = spot.at + 2;
    if (first == u'\\') {
        const qsizetype last = std::min(spot.at + LongestCharLiteral, spot.line.size() - 1);
        ++end;
        while (end < last && look.at(end) != u'\'')
            ++end;
    } else if (first.isHighSurrogate()) {
        ++end;
    }
    if (first == u'\'' || look.at(end) != u'\'')
        return {};
    return { .length = end + 1 - spot.at, .token = rule.token, .capture = {} };
}

Found findQuotedName(const Rule &rule, const Spot &spot, LineLook &look)
{
    const QChar quote = look.at(spot.at);
    if (!holds(rule.text, quote))
        return {};
    qsizetype end = spot.at + 1;
    while (!look.ends(end) && look.at(end) != quote)
        end += look.at(end) == u'\\' ? 2 : 1;
    if (look.ends(end) || !look.isFollowed(end + 1, rule.then))
        return {};
    return { .length = end + 1 - spot.at, .token = rule.token, .capture = {} };
}

Found findName(const Rule &rule, const Spot &spot, LineLook &look)
{
    const auto isEnd = [&](qsizetype at) {
        const bool needsBlank = (rule.when & BlankAfter) != 0;
        return holds(rule.then, look.at(at)) && (!needsBlank || look.ends(at + 1) || isBlank(look.at(at + 1)));
    };
    if (isBlank(look.at(spot.at)))
        return {};
    qsizetype end = spot.at;
    while (!look.ends(end) && !isEnd(end) && !holds(rule.more, look.at(end)))
        ++end;
    if (look.ends(end) || !isEnd(end))
        return {};
    while (end > spot.at && isBlank(look.at(end - 1)))
        --end;
    return end > spot.at ? Found { .length = end - spot.at, .token = rule.token, .capture = {} } : Found {};
}

Found findDeeper(const Rule &rule, const Spot &spot)
{
    const bool isDeeper = spot.ink >= spot.line.size() || (!spot.captured.isEmpty() && spot.ink > spot.captured.front().unicode());
    return isDeeper ? Found { .length = spot.line.size() - spot.at, .token = rule.token, .capture = {} } : Found {};
}

Found findPlain(const Rule &rule, const Spot &spot, LineLook &look)
{
    qsizetype length = -1;
    switch (rule.match) {
    case Match::Nothing:
        length = 0;
        break;
    case Match::Text:
        if (look.has(spot.at, viewOf(rule.text), sensitivity(rule)))
            length = qsizetype(rule.text.size());
        break;
    case Match::Rest:
        if (look.has(spot.at, viewOf(rule.text), sensitivity(rule)))
            length = spot.line.size() - spot.at;
        break;
    case Match::AnyOf:
        if (holds(rule.text, look.at(spot.at)))
            length = 1;
        break;
    case Match::Run:
        length = look.afterAny(spot.at, rule.text, spot.line.size()) - spot.at;
        break;
    case Match::Escape:
        if (look.has(spot.at, viewOf(rule.text))) {
            const qsizetype after = spot.at + qsizetype(rule.text.size());
            length = std::min(after + (look.at(after).isHighSurrogate() ? 2 : 1), spot.line.size()) - spot.at;
        }
        break;
    default:
        break;
    }
    const bool isNothing = length == 0 && rule.match != Match::Nothing && rule.match != Match::Rest;
    return isNothing ? Found {} : Found { .length = length, .token = rule.token, .capture = {} };
}

Found findAny(const Rule &rule, const Spot &spot, LineLook &look)
{
    switch (rule.match) {
    case Match::Word:
    case Match::Listed:
        return findWord(rule, spot, look);
    case Match::Prefixed:
        return findPrefixed(rule, spot, look);
    case Match::Number:
        return findNumber(rule, spot, look);
    case Match::CharLiteral:
        return findCharLiteral(rule, spot, look);
    case Match::QuotedName:
        return findQuotedName(rule, spot, look);
    case Match::Name:
        return findName(rule, spot, look);
    case Match::Open:
        return findOpen(rule, spot, look);
    case Match::Close:
        return findClose(rule, spot, look);
    case Match::OpenPair:
        return findOpenPair(rule, spot, look);
    case Match::NestPair:
    case Match::ClosePair:
        return findInPair(rule, spot, look);
    case Match::HereDocument:
        return findHereDocument(rule, spot, look);
    case Match::HereEnd:
        return findHereEnd(rule, spot, look);
    case Match::Deeper:
        return findDeeper(rule, spot);
    default:
        return findPlain(rule, spot, look);
    }
}

bool mayCount(const Rule &rule, const Spot &spot)
{
    const unsigned when = rule.when;
    if ((when & LineStart) && spot.at != 0)
        return false;
    if ((when & FirstInk) && spot.at != spot.ink)
        return false;
    if ((when & AfterBlank) && spot.at > 0 && !isBlank(spot.line.at(spot.at - 1)))
        return false;
    return !(when & WhereValue) || spot.whereValue;
}

/// Where the line's structure stands: its first word, or the last list mark before the place.
qsizetype structuralColumn(const Spot &spot, LineLook &look)
{
    qsizetype column = spot.ink;
    while (column < spot.at && look.at(column) == u'-' && isBlank(look.at(column + 1))) {
        const qsizetype next = look.afterBlanks(column + 1);
        if (next >= spot.at)
            break;
        column = next;
    }
    return column;
}

} // namespace

WordIndex indexedWords(std::span<const WordGroup> groups)
{
    WordIndex index;
    for (const WordGroup &group : groups) {
        for (const QStringView word : viewOf(group.words).tokenize(u' ', Qt::SkipEmptyParts))
            index.insert(word, group.token);
    }
    return index;
}

Found find(const Rule &rule, const Spot &spot, qsizetype &looked)
{
    ++looked;
    if (!mayCount(rule, spot))
        return {};
    LineLook look(spot.line, looked);
    Found found = findAny(rule, spot, look);
    if (found.length < 0)
        return {};
    const qsizetype end = spot.at + found.length;
    if ((rule.when & WholeWord) && !look.ends(end) && isWordCharacter(look.at(end)))
        return {};
    if ((rule.when & AloneInLine) && !look.ends(look.afterBlanks(end)))
        return {};
    if (rule.when & CaptureColumn)
        found.capture = QString(QChar(ushort(structuralColumn(spot, look))));
    if (rule.when & Ahead)
        found.length = 0;
    return found;
}

bool mayBegin(const Rule &rule, QChar c)
{
    const auto isFirst = [&rule, c](std::u16string_view text) {
        return text.empty() || QChar(text.front()) == c || ((rule.when & IgnoreCase) && QChar(text.front()).toLower() == c.toLower());
    };
    switch (rule.match) {
    case Match::AnyOf:
    case Match::Run:
    case Match::QuotedName:
        return holds(rule.text, c);
    case Match::Word:
    case Match::Listed:
        return startsWord(c, rule.text);
    case Match::Number:
        return isDigit(c) || c == u'.';
    case Match::CharLiteral:
        return c == u'\'';
    case Match::Name:
        return !holds(rule.more, c) && !holds(rule.then, c) && !isBlank(c);
    case Match::Nothing:
    case Match::NestPair:
    case Match::ClosePair:
    case Match::HereEnd:
    case Match::Deeper:
        return true;
    default:
        return isFirst(rule.text);
    }
}

} // namespace lineside::syntax
