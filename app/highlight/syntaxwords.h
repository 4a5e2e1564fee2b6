// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "highlight/syntaxtable.h"

/// Short words to write rules with.
namespace lineside::syntax {

using View = std::u16string_view;
using Words = std::span<const WordGroup>;
using enum CodeToken;

inline constexpr Go stay{};
inline constexpr Go back{Go::Kind::Back, nullptr};
constexpr Go into(const Context &context) { return {Go::Kind::Into, &context}; }
constexpr Go over(const Context &context) { return {Go::Kind::Over, &context}; }

constexpr Rule include(const Context &context) { return {.match = Match::Include, .go = into(context)}; }
constexpr Rule otherwise(Go go) { return {.match = Match::Nothing, .go = go}; }
constexpr Rule text(View text, CodeToken token, Go go = stay, unsigned when = Always)
{
    return {.match = Match::Text, .text = text, .token = token, .go = go, .when = when};
}
constexpr Rule rest(View text, CodeToken token, unsigned when = Always, Go go = stay)
{
    return {.match = Match::Rest, .text = text, .token = token, .go = go, .when = when};
}
constexpr Rule anyOf(View text, CodeToken token, Go go = stay, unsigned when = Always)
{
    return {.match = Match::AnyOf, .text = text, .token = token, .go = go, .when = when};
}
constexpr Rule run(View text, CodeToken token, unsigned when = Always)
{
    return {.match = Match::Run, .text = text, .token = token, .when = when};
}
constexpr Rule escape(View text, CodeToken token) { return {.match = Match::Escape, .text = text, .token = token}; }
constexpr Rule words(Words groups, unsigned when = Always, View letters = {}, View digits = {})
{
    return {.match = Match::Word, .text = letters, .when = when, .more = digits, .groups = groups};
}
constexpr Rule word(CodeToken token, Go go = stay, View then = {}, unsigned when = Always, View letters = {}, View digits = {})
{
    return {.match = Match::Word, .text = letters, .token = token, .go = go, .when = when, .more = digits, .then = then};
}
constexpr Rule listed(Words groups, Go go = stay, unsigned when = Always, View letters = {}, View digits = {})
{
    return {.match = Match::Listed, .text = letters, .go = go, .when = when, .more = digits, .groups = groups};
}
constexpr Rule prefixed(View prefix, CodeToken token, Go go = stay, unsigned when = Always, View digits = {}, View then = {})
{
    return {.match = Match::Prefixed, .text = prefix, .token = token, .go = go, .when = when, .more = digits, .then = then};
}
constexpr Rule number(View separators = u"_") { return {.match = Match::Number, .text = separators, .token = Number}; }
constexpr Rule charLiteral() { return {.match = Match::CharLiteral, .token = String}; }
constexpr Rule quotedName(View quotes, CodeToken token, View then, unsigned when = Always)
{
    return {.match = Match::QuotedName, .text = quotes, .token = token, .when = when, .then = then};
}
constexpr Rule name(CodeToken token, View then, View without, unsigned when = Always, Go go = stay)
{
    return {.match = Match::Name, .token = token, .go = go, .when = when, .more = without, .then = then};
}
constexpr Rule open(View head, View between, View tail, CodeToken token, Go go, unsigned when = Always)
{
    return {.match = Match::Open, .text = head, .token = token, .go = go, .when = when, .more = between, .then = tail};
}
constexpr Rule close(View head, View tail, CodeToken token, Go go = back, unsigned when = Always)
{
    return {.match = Match::Close, .text = head, .token = token, .go = go, .when = when, .then = tail};
}
constexpr Rule openPair(View prefix, View opening, CodeToken token, Go go, unsigned when = Always)
{
    return {.match = Match::OpenPair, .text = prefix, .token = token, .go = go, .when = when, .more = opening};
}
constexpr Rule nestPair(Go go) { return {.match = Match::NestPair, .token = String, .go = go}; }
constexpr Rule closePair(Go go = back) { return {.match = Match::ClosePair, .token = String, .go = go}; }
constexpr Rule hereDocument(View mark, View modifiers, Go go, unsigned when = Always)
{
    return {.match = Match::HereDocument, .text = mark, .token = String, .go = go, .when = when, .more = modifiers};
}
constexpr Rule hereEnd(View tail = {})
{
    return {.match = Match::HereEnd, .token = String, .go = back, .when = LineStart, .then = tail};
}

} // namespace lineside::syntax
