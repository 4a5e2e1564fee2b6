// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "highlight/delimitermatch.h"

namespace lineside::syntax {
namespace {

QChar counterpart(QChar opening)
{
    switch (opening.unicode()) {
    case u'(':
        return u')';
    case u'[':
        return u']';
    case u'{':
        return u'}';
    case u'<':
        return u'>';
    default:
        return opening;
    }
}

} // namespace

Found findOpen(const Rule &rule, const Spot &spot, LineLook &look)
{
    if (!look.has(spot.at, viewOf(rule.text), sensitivity(rule)))
        return {};
    const qsizetype begin = spot.at + qsizetype(rule.text.size());
    qsizetype end = begin;
    if (rule.more.empty()) {
        while (end < begin + LongestDelimiter && isWordCharacter(look.at(end)))
            ++end;
    } else {
        end = look.afterAny(begin, rule.more, LongestDelimiter);
    }
    const qsizetype least = (rule.when & AtLeastThree) ? 3 : (rule.when & AtLeastOne) ? 1 : 0;
    if (end - begin < least || !look.has(end, viewOf(rule.then)))
        return {};
    return { .length = end + qsizetype(rule.then.size()) - spot.at,
             .token = rule.token,
             .capture = spot.line.sliced(begin, end - begin).toString() };
}

Found findClose(const Rule &rule, const Spot &spot, LineLook &look)
{
    const qsizetype middle = spot.at + qsizetype(rule.text.size());
    const qsizetype end = middle + spot.captured.size();
    if (!look.has(spot.at, viewOf(rule.text)) || !look.has(middle, spot.captured) || !look.has(end, viewOf(rule.then)))
        return {};
    return { .length = end + qsizetype(rule.then.size()) - spot.at, .token = rule.token, .capture = {} };
}

Found findOpenPair(const Rule &rule, const Spot &spot, LineLook &look)
{
    const qsizetype place = spot.at + qsizetype(rule.text.size());
    if (!look.has(spot.at, viewOf(rule.text)) || look.ends(place) || !holds(rule.more, look.at(place)))
        return {};
    const QChar opening = look.at(place);
    return { .length = place + 1 - spot.at, .token = rule.token, .capture = QString(opening) + counterpart(opening) };
}

Found findInPair(const Rule &rule, const Spot &spot, LineLook &look)
{
    if (spot.captured.size() != 2)
        return {};
    const bool nests = rule.match == Match::NestPair;
    if (look.at(spot.at) != spot.captured.at(nests ? 0 : 1) || (nests && spot.captured.at(0) == spot.captured.at(1)))
        return {};
    return { .length = 1, .token = rule.token, .capture = nests ? spot.captured.toString() : QString() };
}

Found findHereDocument(const Rule &rule, const Spot &spot, LineLook &look)
{
    if (!look.has(spot.at, viewOf(rule.text)))
        return {};
    qsizetype at = look.afterAny(spot.at + qsizetype(rule.text.size()), rule.more, 1);
    if (rule.when & BlanksBetween)
        at = look.afterBlanks(at);
    const QChar quote = look.at(at) == u'"' || look.at(at) == u'\'' ? look.at(at) : QChar();
    if (quote.isNull() && (rule.when & QuotedWord))
        return {};
    const qsizetype begin = quote.isNull() ? at : at + 1;
    qsizetype end = begin;
    while (end < begin + LongestDelimiter && isWordCharacter(look.at(end)))
        ++end;
    if (end == begin || isDigit(look.at(begin)) || (!quote.isNull() && look.at(end) != quote))
        return {};
    const qsizetype length = end + (quote.isNull() ? 0 : 1) - spot.at;
    return { .length = length, .token = rule.token, .capture = spot.line.sliced(begin, end - begin).toString() };
}

Found findHereEnd(const Rule &rule, const Spot &spot, LineLook &look)
{
    if (!look.has(spot.ink, spot.captured))
        return {};
    const qsizetype end = spot.ink + spot.captured.size();
    if (!look.ends(end) && isWordCharacter(look.at(end)))
        return {};
    const bool endsLine = look.ends(look.afterBlanks(end));
    if (!endsLine && !holds(rule.then, look.at(end)))
        return {};
    return { .length = end - spot.at, .token = rule.token, .capture = {} };
}

} // namespace lineside::syntax
