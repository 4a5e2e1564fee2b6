// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Kotlin, Scala, Groovy, Swift, Dart, Rust, Zig.
#include "highlight/languages/common.h"
#include "highlight/languages/starts.h"

namespace lineside::syntax {
namespace {

constexpr unsigned Guesses = CallsAreFunctions | CapitalsAreTypes | UppercaseIsConstant;

constexpr Rule nestingComments() { return text(u"/*", Comment, into(nestingComment)); }
constexpr Rule annotations() { return prefixed(u"@", Attribute, stay, Always, u"."); }

// Kotlin

constexpr WordGroup kotlinWords[] = {
    {Keyword, u"abstract actual annotation as break by catch class companion const constructor continue crossinline data do else enum "
              u"expect external final finally for fun get if import in infix init inline inner interface internal is lateinit noinline "
              u"object open operator out override package private protected public reified return sealed set suspend tailrec throw try "
              u"typealias typeof val var vararg when where while"},
    {Constant, u"true false null"},
    {Variable, u"this super it"},
};
extern const Context kotlinDouble;
extern const Context kotlinTriple;
extern const Context kotlinHole;
extern const Context kotlinBraces;
constexpr Rule kotlinRules[] = {
    slashComment(),
    nestingComments(),
    text(u"\"\"\"", String, into(kotlinTriple)),
    text(u"\"", String, into(kotlinDouble)),
    charLiteral(),
    annotations(),
    number(),
    members(),
    words(kotlinWords, Guesses),
};
constexpr Rule kotlinDoubleRules[] = {
    escape(u"\\", String), text(u"${", String, into(kotlinHole)), prefixed(u"$", Variable), text(u"\"", String, back)};
constexpr Rule kotlinTripleRules[] = {text(u"${", String, into(kotlinHole)), prefixed(u"$", Variable), text(u"\"\"\"", String, back)};
constexpr Rule kotlinHoleRules[] = {text(u"}", String, back), text(u"{", Plain, into(kotlinBraces)), include(kotlinStart)};
constexpr Rule kotlinBracesRules[] = {text(u"}", Plain, back), text(u"{", Plain, into(kotlinBraces)), include(kotlinStart)};
const Context kotlinDouble{.rules = kotlinDoubleRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context kotlinTriple{.rules = kotlinTripleRules, .token = String};
const Context kotlinHole{.rules = kotlinHoleRules};
const Context kotlinBraces{.rules = kotlinBracesRules};

// Scala: a word before a quote makes a string with holes of it.

constexpr WordGroup scalaWords[] = {
    {Keyword, u"abstract as case catch class def derives do else end enum export extends extension final finally for forSome given if "
              u"implicit import infix inline lazy match new object opaque open override package private protected return sealed then "
              u"throw trait transparent try type using val var while with yield"},
    {Constant, u"true false null"},
    {Variable, u"this super"},
};
extern const Context scalaDouble;
extern const Context scalaTriple;
extern const Context scalaHole;
extern const Context scalaBraces;
constexpr Rule scalaRules[] = {
    slashComment(),
    nestingComments(),
    text(u"s\"\"\"", String, into(scalaTriple)),
    text(u"f\"\"\"", String, into(scalaTriple)),
    text(u"s\"", String, into(scalaDouble)),
    text(u"f\"", String, into(scalaDouble)),
    text(u"\"\"\"", String, into(tripleDoubleQuoted)),
    doubleQuotes(),
    charLiteral(),
    annotations(),
    number(),
    words(scalaWords, CallsAreFunctions | CapitalsAreTypes),
};
constexpr Rule scalaDoubleRules[] = {
    escape(u"\\", String), text(u"${", String, into(scalaHole)), prefixed(u"$", Variable), text(u"\"", String, back)};
constexpr Rule scalaTripleRules[] = {text(u"${", String, into(scalaHole)), prefixed(u"$", Variable), text(u"\"\"\"", String, back)};
constexpr Rule scalaHoleRules[] = {text(u"}", String, back), text(u"{", Plain, into(scalaBraces)), include(scalaStart)};
constexpr Rule scalaBracesRules[] = {text(u"}", Plain, back), text(u"{", Plain, into(scalaBraces)), include(scalaStart)};
const Context scalaDouble{.rules = scalaDoubleRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context scalaTriple{.rules = scalaTripleRules, .token = String};
const Context scalaHole{.rules = scalaHoleRules};
const Context scalaBraces{.rules = scalaBracesRules};

// Groovy, Gradle and Jenkins files among it

constexpr WordGroup groovyWords[] = {
    {Keyword, u"abstract as assert break case catch class const continue def default do else enum extends final finally for goto if "
              u"implements import in instanceof interface native new package private protected public return static super switch "
              u"synchronized throw throws trait transient try var volatile while"},
    {Type, u"boolean byte char double float int long short void"},
    {Constant, u"true false null"},
    {Variable, u"this it"},
};
extern const Context groovyDouble;
extern const Context groovyTriple;
extern const Context groovyHole;
extern const Context groovyBraces;
constexpr Rule groovyRules[] = {
    slashComment(),
    cComments(),
    rest(u"#!", Comment, LineStart),
    text(u"\"\"\"", String, into(groovyTriple)),
    text(u"'''", String, into(tripleSingleQuoted)),
    text(u"\"", String, into(groovyDouble)),
    singleQuotes(),
    annotations(),
    number(),
    members(),
    words(groovyWords, Guesses),
};
constexpr Rule groovyDoubleRules[] = {
    escape(u"\\", String), text(u"${", String, into(groovyHole)), prefixed(u"$", Variable), text(u"\"", String, back)};
constexpr Rule groovyTripleRules[] = {
    escape(u"\\", String), text(u"${", String, into(groovyHole)), prefixed(u"$", Variable), text(u"\"\"\"", String, back)};
constexpr Rule groovyHoleRules[] = {text(u"}", String, back), text(u"{", Plain, into(groovyBraces)), include(groovyStart)};
constexpr Rule groovyBracesRules[] = {text(u"}", Plain, back), text(u"{", Plain, into(groovyBraces)), include(groovyStart)};
const Context groovyDouble{.rules = groovyDoubleRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context groovyTriple{.rules = groovyTripleRules, .token = String};
const Context groovyHole{.rules = groovyHoleRules};
const Context groovyBraces{.rules = groovyBracesRules};

// Swift: \( ) is a hole, and number signs around a string take the backslash its meaning.

constexpr WordGroup swiftWords[] = {
    {Keyword, u"actor any as associatedtype async await break case catch class consuming continue convenience default defer deinit didSet do "
              u"dynamic else enum extension fallthrough fileprivate final for func get guard if import in indirect infix init inout "
              u"internal is isolated lazy let mutating nonisolated nonmutating open operator optional override postfix precedencegroup "
              u"prefix private protocol public repeat required rethrows return set some static struct subscript super switch throw "
              u"throws try typealias unowned var weak where while willSet"},
    {Constant, u"true false nil"},
    {Variable, u"self"},
};
extern const Context swiftDouble;
extern const Context swiftTriple;
extern const Context swiftRaw;
extern const Context swiftHole;
extern const Context swiftParentheses;
constexpr Rule swiftRules[] = {
    slashComment(),
    nestingComments(),
    open(u"", u"#", u"\"", String, into(swiftRaw), AtLeastOne),
    text(u"\"\"\"", String, into(swiftTriple)),
    text(u"\"", String, into(swiftDouble)),
    prefixed(u"#", Preprocessor),
    annotations(),
    number(),
    members(),
    prefixed(u"$", Variable),
    words(swiftWords, CallsAreFunctions | CapitalsAreTypes),
};
constexpr Rule swiftDoubleRules[] = {text(u"\\(", String, into(swiftHole)), escape(u"\\", String), text(u"\"", String, back)};
constexpr Rule swiftTripleRules[] = {text(u"\\(", String, into(swiftHole)), escape(u"\\", String), text(u"\"\"\"", String, back)};
constexpr Rule swiftRawRules[] = {close(u"\"", u"", String)};
constexpr Rule swiftHoleRules[] = {text(u")", String, back), text(u"(", Plain, into(swiftParentheses)), include(swiftStart)};
constexpr Rule swiftParenthesesRules[] = {text(u")", Plain, back), text(u"(", Plain, into(swiftParentheses)), include(swiftStart)};
const Context swiftDouble{.rules = swiftDoubleRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context swiftTriple{.rules = swiftTripleRules, .token = String};
const Context swiftRaw{.rules = swiftRawRules, .token = String};
const Context swiftHole{.rules = swiftHoleRules};
const Context swiftParentheses{.rules = swiftParenthesesRules};

// Dart

constexpr WordGroup dartWords[] = {
    {Keyword, u"abstract as assert async await base break case catch class const continue covariant default deferred do else enum export "
              u"extends extension external factory final finally for get hide if implements import in interface is late library mixin new "
              u"of on operator part required rethrow return sealed set show static super switch sync throw try typedef when while with "
              u"yield"},
    {Type, u"bool double dynamic int num void var"},
    {Constant, u"true false null"},
    {Variable, u"this"},
};
extern const Context dartDouble;
extern const Context dartSingle;
extern const Context dartTripleDouble;
extern const Context dartTripleSingle;
extern const Context dartRawDouble;
extern const Context dartRawSingle;
extern const Context dartHole;
extern const Context dartBraces;
extern const Context dartHoles;
constexpr Rule dartRules[] = {
    slashComment(),
    nestingComments(),
    text(u"r\"", String, into(dartRawDouble)),
    text(u"r'", String, into(dartRawSingle)),
    text(u"\"\"\"", String, into(dartTripleDouble)),
    text(u"'''", String, into(dartTripleSingle)),
    text(u"\"", String, into(dartDouble)),
    text(u"'", String, into(dartSingle)),
    annotations(),
    number(),
    members(),
    words(dartWords, CallsAreFunctions | CapitalsAreTypes, u"$"),
};
constexpr Rule dartHolesRules[] = {escape(u"\\", String), text(u"${", String, into(dartHole)), prefixed(u"$", Variable)};
const Context dartHoles{.rules = dartHolesRules};
constexpr Rule dartDoubleRules[] = {include(dartHoles), text(u"\"", String, back)};
constexpr Rule dartSingleRules[] = {include(dartHoles), text(u"'", String, back)};
constexpr Rule dartTripleDoubleRules[] = {include(dartHoles), text(u"\"\"\"", String, back)};
constexpr Rule dartTripleSingleRules[] = {include(dartHoles), text(u"'''", String, back)};
constexpr Rule dartRawDoubleRules[] = {text(u"\"", String, back)};
constexpr Rule dartRawSingleRules[] = {text(u"'", String, back)};
constexpr Rule dartHoleRules[] = {text(u"}", String, back), text(u"{", Plain, into(dartBraces)), include(dartStart)};
constexpr Rule dartBracesRules[] = {text(u"}", Plain, back), text(u"{", Plain, into(dartBraces)), include(dartStart)};
const Context dartDouble{.rules = dartDoubleRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context dartSingle{.rules = dartSingleRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context dartTripleDouble{.rules = dartTripleDoubleRules, .token = String};
const Context dartTripleSingle{.rules = dartTripleSingleRules, .token = String};
const Context dartRawDouble{.rules = dartRawDoubleRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context dartRawSingle{.rules = dartRawSingleRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context dartHole{.rules = dartHoleRules};
const Context dartBraces{.rules = dartBracesRules};

// Rust: an apostrophe begins a character or a lifetime.

constexpr WordGroup rustWords[] = {
    {Keyword, u"as async await break const continue crate dyn else enum extern fn for if impl in let loop match mod move mut pub ref return "
              u"static struct super trait type union unsafe use where while yield"},
    {Type, u"bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize"},
    {Constant, u"true false"},
    {Variable, u"self"},
};
extern const Context rustRaw;
extern const Context rustString;
extern const Context rustAttribute;
constexpr Rule rustRules[] = {
    slashComment(),
    nestingComments(),
    open(u"r", u"#", u"\"", String, into(rustRaw)),
    open(u"br", u"#", u"\"", String, into(rustRaw)),
    open(u"cr", u"#", u"\"", String, into(rustRaw)),
    prefixed(u"r#", Plain),
    text(u"b\"", String, into(rustString)),
    text(u"\"", String, into(rustString)),
    charLiteral(),
    prefixed(u"'", Attribute),
    text(u"#![", Attribute, into(rustAttribute)),
    text(u"#[", Attribute, into(rustAttribute)),
    number(),
    word(Function, stay, u"!(", Always),
    word(Function, stay, u"![", Always),
    word(Function, stay, u"!{", Always),
    words(rustWords, Guesses),
};
constexpr Rule rustRawRules[] = {close(u"\"", u"", String)};
constexpr Rule rustStringRules[] = {escape(u"\\", String), text(u"\"", String, back)};
constexpr Rule rustAttributeRules[] = {text(u"]", Attribute, back), text(u"[", Attribute, into(rustAttribute)), doubleQuotes()};
const Context rustRaw{.rules = rustRawRules, .token = String};
const Context rustString{.rules = rustStringRules, .token = String};
const Context rustAttribute{.rules = rustAttributeRules, .token = Attribute};

// Zig: strings of several lines begin anew in each.

constexpr WordGroup zigWords[] = {
    {Keyword, u"addrspace align allowzero and anyframe anytype asm async await break callconv catch comptime const continue defer else enum "
              u"errdefer error export extern fn for if inline linksection noalias noinline nosuspend opaque or orelse packed pub resume "
              u"return struct suspend switch test threadlocal try union unreachable usingnamespace var volatile while"},
    {Type, u"anyerror bool f16 f32 f64 f128 i8 i16 i32 i64 i128 isize noreturn type u8 u16 u32 u64 u128 usize void"},
    {Constant, u"true false null undefined"},
};
constexpr Rule zigRules[] = {
    slashComment(), rest(u"\\\\", String), doubleQuotes(), charLiteral(), prefixed(u"@", Function), number(), words(zigWords, Guesses),
};

} // namespace

constinit const Context kotlinStart{.rules = kotlinRules};
constinit const Context scalaStart{.rules = scalaRules};
constinit const Context groovyStart{.rules = groovyRules};
constinit const Context swiftStart{.rules = swiftRules};
constinit const Context dartStart{.rules = dartRules};
constinit const Context rustStart{.rules = rustRules};
constinit const Context zigStart{.rules = zigRules};

} // namespace lineside::syntax
