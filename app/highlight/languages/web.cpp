// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// JavaScript and TypeScript, with and without markup in them; GraphQL.
#include "highlight/languages/common.h"
#include "highlight/languages/starts.h"

namespace lineside::syntax {
namespace {

constexpr unsigned Guesses = CallsAreFunctions | CapitalsAreTypes | UppercaseIsConstant;
constexpr View Letters = u"$";

constexpr WordGroup scriptWords[] = {
    {Keyword, u"as async await break case catch class const continue debugger default delete do else export extends finally for from "
              u"function get if import in instanceof let new of return set static switch throw try typeof var void while with yield"},
    {Constant, u"true false null undefined NaN Infinity"},
    {Variable, u"this super arguments"},
};
constexpr WordGroup typeWords[] = {
    {Keyword, u"abstract accessor asserts declare enum implements infer interface is keyof namespace override private protected public "
              u"readonly satisfies type unique"},
    {Type, u"any bigint boolean never number object string symbol unknown"},
};

extern const Context literals; // strings, comments, numbers: the same in all four
extern const Context templateText;
extern const Context regex;
extern const Context regexClass;
extern const Context regexFlags;
constexpr Rule literalRules[] = {
    slashComment(),
    cComments(),
    doubleQuotes(),
    singleQuotes(),
    text(u"`", String, into(templateText)),
    text(u"/", String, into(regex), WhereValue),
    text(u"...", Plain),
    number(),
    members(),
    rest(u"#!", Comment, LineStart),
    prefixed(u"@", Attribute, stay, Always, u"."),
};
constexpr Rule regexRules[] = {escape(u"\\", String), text(u"[", String, into(regexClass)), text(u"/", String, over(regexFlags))};
constexpr Rule regexFlagRules[] = {run(u"dgimsuvy", String), otherwise(back)};
constexpr Rule regexClassRules[] = {escape(u"\\", String), text(u"]", String, back)};
const Context literals{.rules = literalRules};
const Context regex{.rules = regexRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context regexFlags{.rules = regexFlagRules, .lineEnd = LineEnd::EndsAll};
const Context regexClass{.rules = regexClassRules, .token = String, .lineEnd = LineEnd::EndsAll};

// What is in ${ } is code again, whose language is what the string's is but for markup and types: these words cover both.
extern const Context hole;
extern const Context holeBraces;
constexpr Rule templateRules[] = {escape(u"\\", String), text(u"${", String, into(hole)), text(u"`", String, back)};
constexpr Rule holeRules[] = {text(u"}", String, back), text(u"{", Plain, into(holeBraces)), include(literals), words(scriptWords, Guesses, Letters)};
constexpr Rule holeBracesRules[] = {text(u"}", Plain, back), text(u"{", Plain, into(holeBraces)), include(literals), words(scriptWords, Guesses, Letters)};
const Context templateText{.rules = templateRules, .token = String};
const Context hole{.rules = holeRules};
const Context holeBraces{.rules = holeBracesRules};

// Markup in code, and code in markup.

extern const Context jsxTag;
extern const Context jsxEndTag;
extern const Context jsxChildren;
extern const Context jsxBraces;
constexpr Rule jsxRules[] = {
    include(literals),
    text(u"<>", Keyword, into(jsxChildren), WhereValue),
    prefixed(u"<", Keyword, into(jsxTag), WhereValue, u".-:"),
    words(scriptWords, Guesses, Letters),
};
constexpr Rule jsxTagRules[] = {
    text(u"/>", Keyword, back),
    text(u">", Keyword, over(jsxChildren)),
    word(Attribute, stay, {}, Always, {}, u"-:."),
    doubleQuotes(),
    singleQuotes(),
    text(u"{", Plain, into(jsxBraces)),
    cComments(),
    slashComment(),
};
constexpr Rule jsxChildrenRules[] = {
    text(u"{", Plain, into(jsxBraces)),
    text(u"</", Keyword, over(jsxEndTag)),
    text(u"<>", Keyword, into(jsxChildren)),
    prefixed(u"<", Keyword, into(jsxTag), Always, u".-:"),
};
constexpr Rule jsxEndTagRules[] = {text(u">", Keyword, back), word(Keyword, stay, {}, Always, {}, u".-:")};
constexpr Rule jsxBracesRules[] = {text(u"}", Plain, back), text(u"{", Plain, into(jsxBraces)), include(jsxStart)};
const Context jsxTag{.rules = jsxTagRules};
const Context jsxEndTag{.rules = jsxEndTagRules};
const Context jsxChildren{.rules = jsxChildrenRules};
const Context jsxBraces{.rules = jsxBracesRules};

constexpr Rule typescriptRules[] = {
    include(literals),
    listed(typeWords, stay, Always, Letters),
    words(scriptWords, Guesses, Letters),
};

extern const Context tsxTag;
extern const Context tsxChildren;
extern const Context tsxBraces;
constexpr Rule tsxRules[] = {
    include(literals),
    text(u"<>", Keyword, into(tsxChildren), WhereValue),
    text(u"<T extends", Plain, stay, WhereValue),
    text(u"<T,", Plain, stay, WhereValue),
    text(u"<T>", Plain, stay, WhereValue),
    prefixed(u"<", Keyword, into(tsxTag), WhereValue, u".-:"),
    listed(typeWords, stay, Always, Letters),
    words(scriptWords, Guesses, Letters),
};
constexpr Rule tsxTagRules[] = {
    text(u"/>", Keyword, back),
    text(u">", Keyword, over(tsxChildren)),
    word(Attribute, stay, {}, Always, {}, u"-:."),
    doubleQuotes(),
    singleQuotes(),
    text(u"{", Plain, into(tsxBraces)),
    cComments(),
    slashComment(),
};
constexpr Rule tsxChildrenRules[] = {
    text(u"{", Plain, into(tsxBraces)),
    text(u"</", Keyword, over(jsxEndTag)),
    text(u"<>", Keyword, into(tsxChildren)),
    prefixed(u"<", Keyword, into(tsxTag), Always, u".-:"),
};
constexpr Rule tsxBracesRules[] = {text(u"}", Plain, back), text(u"{", Plain, into(tsxBraces)), include(tsxStart)};
const Context tsxTag{.rules = tsxTagRules};
const Context tsxChildren{.rules = tsxChildrenRules};
const Context tsxBraces{.rules = tsxBracesRules};

// GraphQL

constexpr WordGroup graphqlWords[] = {
    {Keyword, u"query mutation subscription fragment on schema type interface union enum input scalar directive extend implements repeatable"},
    {Type, u"Int Float String Boolean ID"},
    {Constant, u"true false null"},
};
constexpr Rule graphqlRules[] = {
    rest(u"#", Comment),
    text(u"\"\"\"", String, into(tripleDoubleQuoted)),
    doubleQuotes(),
    number(),
    prefixed(u"$", Variable),
    prefixed(u"@", Attribute),
    words(graphqlWords, Guesses),
};

} // namespace

constinit const Context javascriptStart{.rules = jsxRules};
constinit const Context jsxStart{.rules = jsxRules};
constinit const Context typescriptStart{.rules = typescriptRules};
constinit const Context tsxStart{.rules = tsxRules};
constinit const Context graphqlStart{.rules = graphqlRules};

} // namespace lineside::syntax
