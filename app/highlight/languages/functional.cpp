// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// R, Julia, Elixir, Haskell.
#include "highlight/languages/common.h"
#include "highlight/languages/starts.h"

namespace lineside::syntax {
namespace {

constexpr unsigned Guesses = CallsAreFunctions | CapitalsAreTypes | UppercaseIsConstant;

// R

constexpr WordGroup rWords[] = {
    {Keyword, u"break else for function if in next repeat return while library require"},
    {Constant, u"TRUE FALSE NULL NA NaN Inf NA_integer_ NA_real_ NA_character_ T F"},
};
extern const Context rName;
constexpr Rule rRules[] = {
    rest(u"#", Comment), doubleQuotes(), singleQuotes(), text(u"`", Variable, into(rName)), number(),
    words(rWords, CallsAreFunctions, {}, u"."),
};
constexpr Rule rNameRules[] = {text(u"`", Variable, back)};
const Context rName{.rules = rNameRules, .token = Variable, .lineEnd = LineEnd::EndsAll};

// Julia

constexpr WordGroup juliaWords[] = {
    {Keyword, u"abstract baremodule begin break catch const continue do else elseif end export finally for function global if import in isa "
              u"let local macro module mutable new outer primitive quote return struct try type using where while"},
    {Constant, u"true false nothing missing Inf NaN pi"},
};
extern const Context juliaDouble;
extern const Context juliaTriple;
extern const Context juliaHole;
extern const Context juliaParentheses;
extern const Context juliaComment;
constexpr Rule juliaRules[] = {
    text(u"#=", Comment, into(juliaComment)),
    rest(u"#", Comment),
    text(u"\"\"\"", String, into(juliaTriple)),
    text(u"\"", String, into(juliaDouble)),
    charLiteral(),
    prefixed(u"@", Attribute),
    prefixed(u":", Constant, stay, WhereValue),
    number(),
    words(juliaWords, CallsAreFunctions | CapitalsAreTypes, {}, u"!"),
};
constexpr Rule juliaCommentRules[] = {text(u"=#", Comment, back), text(u"#=", Comment, into(juliaComment))};
constexpr Rule juliaDoubleRules[] = {
    escape(u"\\", String), text(u"$(", String, into(juliaHole)), prefixed(u"$", Variable), text(u"\"", String, back)};
constexpr Rule juliaTripleRules[] = {
    escape(u"\\", String), text(u"$(", String, into(juliaHole)), prefixed(u"$", Variable), text(u"\"\"\"", String, back)};
constexpr Rule juliaHoleRules[] = {text(u")", String, back), text(u"(", Plain, into(juliaParentheses)), include(juliaStart)};
constexpr Rule juliaParenthesesRules[] = {text(u")", Plain, back), text(u"(", Plain, into(juliaParentheses)), include(juliaStart)};
const Context juliaComment{.rules = juliaCommentRules, .token = Comment};
const Context juliaDouble{.rules = juliaDoubleRules, .token = String};
const Context juliaTriple{.rules = juliaTripleRules, .token = String};
const Context juliaHole{.rules = juliaHoleRules};
const Context juliaParentheses{.rules = juliaParenthesesRules};

// Elixir

constexpr WordGroup elixirWords[] = {
    {Keyword, u"after alias and case catch cond def defdelegate defexception defguard defimpl defmacro defmacrop defmodule defp defprotocol "
              u"defstruct do else end fn for if import in not or quote raise receive require rescue reraise super throw try unless unquote "
              u"use when with"},
    {Constant, u"true false nil"},
    {Variable, u"__MODULE__ __ENV__ __DIR__"},
};
extern const Context elixirDouble;
extern const Context elixirTriple;
extern const Context elixirSigil;
extern const Context elixirHole;
extern const Context elixirBraces;
constexpr View sigilDelimiters = u"([{</|\"'";
constexpr Rule elixirRules[] = {
    rest(u"#", Comment),
    text(u"~s\"\"\"", String, into(elixirTriple)),
    text(u"~S\"\"\"", String, into(tripleDoubleQuoted)),
    openPair(u"~r", sigilDelimiters, String, into(elixirSigil)),
    openPair(u"~w", sigilDelimiters, String, into(elixirSigil)),
    openPair(u"~s", sigilDelimiters, String, into(elixirSigil)),
    openPair(u"~S", sigilDelimiters, String, into(elixirSigil)),
    openPair(u"~c", sigilDelimiters, String, into(elixirSigil)),
    openPair(u"~D", sigilDelimiters, String, into(elixirSigil)),
    text(u"\"\"\"", String, into(elixirTriple)),
    text(u"\"", String, into(elixirDouble)),
    singleQuotes(),
    text(u"::", Plain),
    prefixed(u":", Constant, stay, Always, u"?!"),
    text(u":\"", Constant, into(elixirDouble)),
    prefixed(u"@", Attribute),
    prefixed(u"&", Plain),
    number(),
    text(u"..", Plain),
    word(Constant, stay, u": ", Always, {}, u"?!"),
    text(u".", Plain, into(member)),
    words(elixirWords, Guesses, {}, u"?!"),
};
constexpr Rule elixirDoubleRules[] = {escape(u"\\", String), text(u"#{", String, into(elixirHole)), text(u"\"", String, back)};
constexpr Rule elixirTripleRules[] = {escape(u"\\", String), text(u"#{", String, into(elixirHole)), text(u"\"\"\"", String, back)};
constexpr Rule elixirSigilRules[] = {
    escape(u"\\", String), text(u"#{", String, into(elixirHole)), nestPair(into(elixirSigil)), closePair()};
constexpr Rule elixirHoleRules[] = {text(u"}", String, back), text(u"{", Plain, into(elixirBraces)), include(elixirStart)};
constexpr Rule elixirBracesRules[] = {text(u"}", Plain, back), text(u"{", Plain, into(elixirBraces)), include(elixirStart)};
const Context elixirDouble{.rules = elixirDoubleRules, .token = String};
const Context elixirTriple{.rules = elixirTripleRules, .token = String};
const Context elixirSigil{.rules = elixirSigilRules, .token = String};
const Context elixirHole{.rules = elixirHoleRules};
const Context elixirBraces{.rules = elixirBracesRules};

// Haskell: two dashes begin a comment unless they are part of a longer operator.

constexpr WordGroup haskellWords[] = {
    {Keyword, u"case class data default deriving do else family forall foreign if import in infix infixl infixr instance let mdo module "
              u"newtype of qualified rec then type where"},
};
extern const Context haskellComment;
extern const Context haskellPragma;
constexpr Rule haskellRules[] = {
    text(u"{-#", Preprocessor, into(haskellPragma)),
    text(u"{-", Comment, into(haskellComment)),
    text(u"-->", Plain),
    rest(u"--", Comment),
    text(u"|--", Plain),
    doubleQuotes(),
    charLiteral(),
    number(),
    words(haskellWords, CapitalsAreTypes, {}, u"'"),
};
constexpr Rule haskellCommentRules[] = {text(u"-}", Comment, back), text(u"{-", Comment, into(haskellComment))};
constexpr Rule haskellPragmaRules[] = {text(u"#-}", Preprocessor, back)};
const Context haskellComment{.rules = haskellCommentRules, .token = Comment};
const Context haskellPragma{.rules = haskellPragmaRules, .token = Preprocessor};

} // namespace

constinit const Context rStart{.rules = rRules};
constinit const Context juliaStart{.rules = juliaRules};
constinit const Context elixirStart{.rules = elixirRules};
constinit const Context haskellStart{.rules = haskellRules};

} // namespace lineside::syntax
