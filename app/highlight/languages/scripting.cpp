// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Python, Ruby, Perl, Lua.
#include "highlight/languages/common.h"
#include "highlight/languages/starts.h"

namespace lineside::syntax {
namespace {

constexpr unsigned Guesses = CallsAreFunctions | CapitalsAreTypes | UppercaseIsConstant;

// Python: the letters before a quote say whether there are holes and escapes.

constexpr WordGroup pythonWords[] = {
    {Keyword, u"and as assert async await break case class continue def del elif else except finally for from global if import in is lambda "
              u"match nonlocal not or pass raise return try while with yield"},
    {Constant, u"True False None NotImplemented Ellipsis __name__ __file__"},
    {Variable, u"self cls"},
    {Type, u"bool bytes complex dict float frozenset int list object set str tuple type"},
};
constexpr WordGroup pythonPrefixes[] = {{String, u"r b u rb br"}};
constexpr WordGroup pythonFormatPrefixes[] = {{String, u"f rf fr t"}};
extern const Context pythonHole;
extern const Context pythonHoleBraces;
extern const Context pythonFormatDouble;
extern const Context pythonFormatSingle;
extern const Context pythonFormatTripleDouble;
extern const Context pythonFormatTripleSingle;
extern const Context pythonFormat;
extern const Context pythonPrefixed;
extern const Context pythonFormatPrefixed;

constexpr Rule beforeQuote(Words prefixes, View quote, Go go)
{
    return {.match = Match::Listed, .go = go, .when = IgnoreCase, .then = quote, .groups = prefixes};
}
constexpr Rule pythonRules[] = {
    rest(u"#", Comment),
    beforeQuote(pythonPrefixes, u"\"", into(pythonPrefixed)),
    beforeQuote(pythonPrefixes, u"'", into(pythonPrefixed)),
    beforeQuote(pythonFormatPrefixes, u"\"", into(pythonFormatPrefixed)),
    beforeQuote(pythonFormatPrefixes, u"'", into(pythonFormatPrefixed)),
    text(u"\"\"\"", String, into(tripleDoubleQuoted)),
    text(u"'''", String, into(tripleSingleQuoted)),
    doubleQuotes(),
    singleQuotes(),
    text(u">>> ", Operator, stay, LineStart),
    text(u"... ", Operator, stay, LineStart),
    prefixed(u"@", Attribute, stay, FirstInk, u"."),
    number(),
    members(),
    words(pythonWords, Guesses),
};
constexpr Rule pythonPrefixedRules[] = {
    text(u"\"\"\"", String, over(tripleDoubleQuoted)), text(u"'''", String, over(tripleSingleQuoted)),
    text(u"\"", String, over(doubleQuoted)), text(u"'", String, over(singleQuoted)), otherwise(back)};
constexpr Rule pythonFormatPrefixedRules[] = {
    text(u"\"\"\"", String, over(pythonFormatTripleDouble)), text(u"'''", String, over(pythonFormatTripleSingle)),
    text(u"\"", String, over(pythonFormatDouble)), text(u"'", String, over(pythonFormatSingle)), otherwise(back)};
constexpr Rule pythonFormatRules[] = {escape(u"\\", String), text(u"{{", String), text(u"{", String, into(pythonHole))};
const Context pythonPrefixed{.rules = pythonPrefixedRules};
const Context pythonFormatPrefixed{.rules = pythonFormatPrefixedRules};
const Context pythonFormat{.rules = pythonFormatRules};
constexpr Rule pythonFormatDoubleRules[] = {text(u"\"", String, back), include(pythonFormat)};
constexpr Rule pythonFormatSingleRules[] = {text(u"'", String, back), include(pythonFormat)};
constexpr Rule pythonFormatTripleDoubleRules[] = {text(u"\"\"\"", String, back), include(pythonFormat)};
constexpr Rule pythonFormatTripleSingleRules[] = {text(u"'''", String, back), include(pythonFormat)};
const Context pythonFormatDouble{.rules = pythonFormatDoubleRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context pythonFormatSingle{.rules = pythonFormatSingleRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context pythonFormatTripleDouble{.rules = pythonFormatTripleDoubleRules, .token = String};
const Context pythonFormatTripleSingle{.rules = pythonFormatTripleSingleRules, .token = String};
constexpr Rule pythonHoleRules[] = {text(u"}", String, back), text(u"{", Plain, into(pythonHoleBraces)), include(pythonStart)};
constexpr Rule pythonHoleBracesRules[] = {text(u"}", Plain, back), text(u"{", Plain, into(pythonHoleBraces)), include(pythonStart)};
const Context pythonHole{.rules = pythonHoleRules};
const Context pythonHoleBraces{.rules = pythonHoleBracesRules};

// Ruby

constexpr WordGroup rubyWords[] = {
    {Keyword, u"alias and begin break case class def defined? do else elsif end ensure extend for if in include loop module next not or "
              u"prepend private protected public raise redo require require_relative rescue retry return super then undef unless until "
              u"when while yield attr_accessor attr_reader attr_writer lambda proc"},
    {Constant, u"true false nil __FILE__ __LINE__"},
    {Variable, u"self"},
};
extern const Context rubyDouble;
extern const Context rubyHole;
extern const Context rubyBraces;
extern const Context rubyHere;
extern const Context rubyRegex;
extern const Context rubyPair;
extern const Context rubyDocument;
constexpr Rule rubyRules[] = {
    rest(u"=begin", Comment, LineStart, into(rubyDocument)),
    rest(u"#", Comment),
    hereDocument(u"<<~", {}, into(rubyHere)),
    hereDocument(u"<<-", {}, into(rubyHere)),
    hereDocument(u"<<", {}, into(rubyHere), AfterBlank),
    text(u"\"", String, into(rubyDouble)),
    singleQuotes(),
    openPair(u"", u"`", String, into(rubyRegex)),
    openPair(u"", u"/", String, into(rubyRegex), WhereValue),
    openPair(u"%w", u"([{<|!", String, into(rubyPair)),
    openPair(u"%i", u"([{<|!", String, into(rubyPair)),
    openPair(u"%q", u"([{<|!", String, into(rubyPair)),
    openPair(u"%Q", u"([{<|!", String, into(rubyPair)),
    openPair(u"%r", u"([{<|!", String, into(rubyPair)),
    text(u"::", Plain),
    prefixed(u":", Constant, stay, Always, u"?!"),
    text(u":\"", Constant, into(rubyDouble)),
    prefixed(u"@@", Variable),
    prefixed(u"@", Variable),
    prefixed(u"$", Variable),
    number(),
    text(u"..", Plain),
    text(u".", Plain, into(member)),
    words(rubyWords, Guesses, {}, u"?!"),
};
constexpr Rule rubyDocumentRules[] = {rest(u"=end", Comment, LineStart, back)};
constexpr Rule rubyDoubleRules[] = {escape(u"\\", String), text(u"#{", String, into(rubyHole)), text(u"\"", String, back)};
constexpr Rule rubyHereRules[] = {hereEnd(u".,)"), escape(u"\\", String), text(u"#{", String, into(rubyHole))};
constexpr Rule rubyRegexRules[] = {
    escape(u"\\", String), text(u"#{", String, into(rubyHole)), closePair()};
constexpr Rule rubyPairRules[] = {escape(u"\\", String), nestPair(into(rubyPair)), closePair()};
constexpr Rule rubyHoleRules[] = {text(u"}", String, back), text(u"{", Plain, into(rubyBraces)), include(rubyStart)};
constexpr Rule rubyBracesRules[] = {text(u"}", Plain, back), text(u"{", Plain, into(rubyBraces)), include(rubyStart)};
const Context rubyDocument{.rules = rubyDocumentRules, .token = Comment};
const Context rubyDouble{.rules = rubyDoubleRules, .token = String};
const Context rubyHere{.rules = rubyHereRules, .token = String};
const Context rubyRegex{.rules = rubyRegexRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context rubyPair{.rules = rubyPairRules, .token = String};
const Context rubyHole{.rules = rubyHoleRules};
const Context rubyBraces{.rules = rubyBracesRules};

// Perl

constexpr WordGroup perlWords[] = {
    {Keyword, u"BEGIN END and cmp continue die do each else elsif eq for foreach ge given goto gt if keys last le local lt map my ne next no "
              u"not or our package print printf push redo require return say shift sort state sub unless until use values when while x xor"},
    {Constant, u"undef __FILE__ __LINE__ __PACKAGE__ __END__ __DATA__"},
};
constexpr View perlDelimiters = u"([{</|!#~";
extern const Context perlDouble;
extern const Context perlSingle;
extern const Context perlHere;
extern const Context perlPair;
extern const Context perlRegex;
extern const Context perlFirst;
extern const Context perlSecond;
extern const Context perlFlags;
extern const Context perlDocument;
constexpr Rule perlRules[] = {
    rest(u"=pod", Comment, LineStart, into(perlDocument)),
    rest(u"=head", Comment, LineStart, into(perlDocument)),
    rest(u"=over", Comment, LineStart, into(perlDocument)),
    rest(u"=begin", Comment, LineStart, into(perlDocument)),
    prefixed(u"$#", Variable),
    text(u"$#", Variable),
    rest(u"#", Comment),
    hereDocument(u"<<", u"~", into(perlHere), AfterBlank),
    prefixed(u"$", Variable, stay, Always, u":"),
    prefixed(u"@", Variable, stay, Always, u":"),
    prefixed(u"%", Variable, stay, WhereValue, u":"),
    text(u"$_", Variable),
    text(u"$@", Variable),
    text(u"$!", Variable),
    text(u"$0", Variable),
    prefixed(u"&", Function, stay, WhereValue, u":"),
    text(u"\"", String, into(perlDouble)),
    text(u"'", String, into(perlSingle)),
    openPair(u"qw", perlDelimiters, String, into(perlPair)),
    openPair(u"qq", perlDelimiters, String, into(perlPair)),
    openPair(u"qr", perlDelimiters, String, into(perlRegex)),
    openPair(u"q", perlDelimiters, String, into(perlPair)),
    openPair(u"m", perlDelimiters, String, into(perlRegex)),
    openPair(u"s", perlDelimiters, String, into(perlFirst)),
    openPair(u"tr", perlDelimiters, String, into(perlFirst)),
    openPair(u"y", perlDelimiters, String, into(perlFirst)),
    openPair(u"", u"/", String, into(perlRegex), WhereValue),
    number(),
    words(perlWords, Guesses, {}, u":"),
};
constexpr Rule perlDocumentRules[] = {rest(u"=cut", Comment, LineStart, back)};
constexpr Rule perlDoubleRules[] = {
    escape(u"\\", String), prefixed(u"$", Variable), prefixed(u"@", Variable), text(u"\"", String, back)};
constexpr Rule perlSingleRules[] = {escape(u"\\", String), text(u"'", String, back)};
constexpr Rule perlHereRules[] = {hereEnd(), escape(u"\\", String), prefixed(u"$", Variable)};
constexpr Rule perlPairRules[] = {escape(u"\\", String), nestPair(into(perlPair)), closePair()};
constexpr Rule perlRegexRules[] = {escape(u"\\", String), nestPair(into(perlPair)), closePair(over(perlFlags))};
// A substitution's two halves share their delimiter, or have a pair of brackets each.
constexpr Rule perlFirstRules[] = {escape(u"\\", String), nestPair(into(perlPair)), closePair(over(perlSecond))};
constexpr Rule perlSecondRules[] = {escape(u"\\", String), nestPair(over(perlRegex)), closePair(over(perlFlags))};
constexpr Rule perlFlagsRules[] = {run(u"msixpodualngcer", String), otherwise(back)};
const Context perlDocument{.rules = perlDocumentRules, .token = Comment};
const Context perlDouble{.rules = perlDoubleRules, .token = String};
const Context perlSingle{.rules = perlSingleRules, .token = String};
const Context perlHere{.rules = perlHereRules, .token = String};
const Context perlPair{.rules = perlPairRules, .token = String};
const Context perlRegex{.rules = perlRegexRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context perlFirst{.rules = perlFirstRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context perlSecond{.rules = perlSecondRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context perlFlags{.rules = perlFlagsRules, .lineEnd = LineEnd::EndsAll};

// Lua: brackets with any number of equals signs between hold strings and comments.

constexpr WordGroup luaWords[] = {
    {Keyword, u"and break do else elseif end for function goto if in local not or repeat return then until while"},
    {Constant, u"true false nil"},
    {Variable, u"self _G _ENV"},
};
extern const Context luaLong;
extern const Context luaComment;
constexpr Rule luaRules[] = {
    open(u"--[", u"=", u"[", Comment, into(luaComment)),
    rest(u"--", Comment),
    rest(u"#!", Comment, LineStart),
    open(u"[", u"=", u"[", String, into(luaLong)),
    doubleQuotes(),
    singleQuotes(),
    text(u"..", Plain),
    number(),
    members(),
    text(u"::", Plain),
    words(luaWords, CallsAreFunctions | UppercaseIsConstant),
};
constexpr Rule luaLongRules[] = {close(u"]", u"]", String)};
constexpr Rule luaCommentRules[] = {close(u"]", u"]", Comment)};
const Context luaLong{.rules = luaLongRules, .token = String};
const Context luaComment{.rules = luaCommentRules, .token = Comment};

} // namespace

constinit const Context pythonStart{.rules = pythonRules};
constinit const Context rubyStart{.rules = rubyRules};
constinit const Context perlStart{.rules = perlRules};
constinit const Context luaStart{.rules = luaRules};

} // namespace lineside::syntax
