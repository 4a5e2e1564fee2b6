// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// C, C++, Objective-C, C#, Java, Go, Protocol Buffers.
#include "highlight/languages/common.h"
#include "highlight/languages/starts.h"

namespace lineside::syntax {
namespace {

constexpr unsigned Guesses = CallsAreFunctions | CapitalsAreTypes | UppercaseIsConstant;

// What every C has, but for its words.

extern const Context cShared;
extern const Context cDirective;
extern const Context cDirectiveRest;
extern const Context cIncluded;
extern const Context cAngled;
extern const Context cAttribute;

constexpr WordGroup includeWords[] = {{Preprocessor, u"include include_next import embed"}};

constexpr Rule cSharedRules[] = {
    slashComment(),
    cComments(),
    text(u"#", Preprocessor, into(cDirective), FirstInk),
    doubleQuotes(),
    charLiteral(),
    singleQuotes(),
    number(u"'"),
};
constexpr Rule cDirectiveRules[] = {
    listed(includeWords, over(cIncluded)),
    word(Preprocessor, over(cDirectiveRest)),
};
constexpr WordGroup directiveWords[] = {{Preprocessor, u"defined __has_include"}};
constexpr Rule cDirectiveRestRules[] = {include(cShared), words(directiveWords, Guesses)};
constexpr Rule cIncludedRules[] = {text(u"<", String, into(cAngled)), include(cShared)};
constexpr Rule cAngledRules[] = {text(u">", String, back)};
constexpr Rule cAttributeRules[] = {text(u"]]", Attribute, back), doubleQuotes()};

const Context cShared{.rules = cSharedRules};
const Context cDirective{.rules = cDirectiveRules, .lineEnd = LineEnd::Ends, .continuation = u'\\'};
const Context cDirectiveRest{.rules = cDirectiveRestRules, .lineEnd = LineEnd::Ends, .continuation = u'\\'};
const Context cIncluded{.rules = cIncludedRules, .lineEnd = LineEnd::Ends, .continuation = u'\\'};
const Context cAngled{.rules = cAngledRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context cAttribute{.rules = cAttributeRules, .token = Attribute};

// C

constexpr WordGroup cWords[] = {
    {Keyword, u"auto break case const constexpr continue default do else enum extern for goto if inline register restrict return sizeof "
              u"static struct switch typedef typeof union volatile while alignas alignof static_assert thread_local "
              u"_Alignas _Alignof _Atomic _Generic _Noreturn _Static_assert _Thread_local"},
    {Type, u"bool char double float int long short signed unsigned void size_t ssize_t ptrdiff_t intptr_t uintptr_t wchar_t char16_t "
           u"char32_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t _Bool _Complex time_t off_t"},
    {Constant, u"true false nullptr NULL"},
};
constexpr Rule cRules[] = {include(cShared), text(u"[[", Attribute, into(cAttribute)), words(cWords, Guesses | CapitalsMayBeCalled)};

// C++

constexpr WordGroup cppWords[] = {
    {Keyword, u"alignas alignof and and_eq asm auto bitand bitor break case catch class co_await co_return co_yield compl concept const "
              u"const_cast consteval constexpr constinit continue decltype default delete do dynamic_cast else enum explicit export "
              u"extern final for friend goto if import inline module mutable namespace new noexcept not not_eq operator or or_eq override "
              u"private protected public register reinterpret_cast requires return sizeof static static_assert static_cast struct switch "
              u"template thread_local throw try typedef typeid typename union using virtual volatile while xor xor_eq"},
    {Type, u"bool char char8_t char16_t char32_t double float int long short signed unsigned void wchar_t size_t ssize_t ptrdiff_t "
           u"intptr_t uintptr_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t string string_view vector map set "
           u"unordered_map unordered_set optional variant unique_ptr shared_ptr span array pair tuple"},
    {Constant, u"true false nullptr NULL"},
    {Variable, u"this"},
};
extern const Context cppRawString;
constexpr Rule cppRules[] = {
    open(u"R\"", u"", u"(", String, into(cppRawString)),
    open(u"u8R\"", u"", u"(", String, into(cppRawString)),
    open(u"uR\"", u"", u"(", String, into(cppRawString)),
    open(u"UR\"", u"", u"(", String, into(cppRawString)),
    open(u"LR\"", u"", u"(", String, into(cppRawString)),
    include(cShared),
    text(u"[[", Attribute, into(cAttribute)),
    words(cppWords, Guesses),
};
constexpr Rule cppRawStringRules[] = {close(u")", u"\"", String)};
const Context cppRawString{.rules = cppRawStringRules, .token = String};

// Objective-C

constexpr WordGroup objectiveCWords[] = {
    {Constant, u"YES NO nil Nil true false NULL"},
    {Type, u"BOOL id instancetype SEL IMP Class NSInteger NSUInteger CGFloat"},
    {Variable, u"self super"},
    {Keyword, u"in nonatomic atomic strong weak copy assign readonly readwrite nullable nonnull __block __weak __strong"},
};
constexpr Rule objectiveCRules[] = {
    text(u"@\"", String, into(doubleQuoted)),
    prefixed(u"@", Keyword),
    include(cShared),
    listed(objectiveCWords),
    words(cWords, Guesses | CapitalsMayBeCalled),
};

// C#

constexpr WordGroup csharpWords[] = {
    {Keyword, u"abstract add as async await base break by case catch checked class const continue default delegate descending do else "
              u"enum equals event explicit extern file finally fixed for foreach from get global goto group if implicit in init interface "
              u"internal into is join let lock nameof namespace new not on operator or and orderby out override params partial private "
              u"protected public readonly record ref remove required return scoped sealed select set sizeof stackalloc static struct "
              u"switch throw try typeof unchecked unsafe using var virtual volatile when where while with yield ascending"},
    {Type, u"bool byte char decimal double dynamic float int long nint nuint object sbyte short string uint ulong ushort void"},
    {Constant, u"true false null"},
    {Variable, u"this"},
};
extern const Context csharpVerbatim;
extern const Context csharpTemplate;
extern const Context csharpVerbatimTemplate;
extern const Context csharpHole;
extern const Context csharpBraces;
constexpr Rule csharpRules[] = {
    slashComment(),
    cComments(),
    rest(u"#", Preprocessor, FirstInk),
    text(u"\"\"\"", String, into(tripleDoubleQuoted)),
    text(u"$\"\"\"", String, into(tripleDoubleQuoted)),
    text(u"$@\"", String, into(csharpVerbatimTemplate)),
    text(u"@$\"", String, into(csharpVerbatimTemplate)),
    text(u"$\"", String, into(csharpTemplate)),
    text(u"@\"", String, into(csharpVerbatim)),
    doubleQuotes(),
    charLiteral(),
    number(),
    words(csharpWords, CallsAreFunctions | CapitalsAreTypes | CapitalsMayBeCalled, u"@"),
};
constexpr Rule csharpVerbatimRules[] = {text(u"\"\"", String), text(u"\"", String, back)};
constexpr Rule csharpTemplateRules[] = {
    escape(u"\\", String), text(u"{{", String), text(u"{", String, into(csharpHole)), text(u"\"", String, back)};
constexpr Rule csharpVerbatimTemplateRules[] = {
    text(u"\"\"", String), text(u"{{", String), text(u"{", String, into(csharpHole)), text(u"\"", String, back)};
constexpr Rule csharpHoleRules[] = {text(u"}", String, back), text(u"{", Plain, into(csharpBraces)), include(csharpStart)};
constexpr Rule csharpBracesRules[] = {text(u"}", Plain, back), text(u"{", Plain, into(csharpBraces)), include(csharpStart)};
const Context csharpVerbatim{.rules = csharpVerbatimRules, .token = String};
const Context csharpTemplate{.rules = csharpTemplateRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context csharpVerbatimTemplate{.rules = csharpVerbatimTemplateRules, .token = String};
const Context csharpHole{.rules = csharpHoleRules};
const Context csharpBraces{.rules = csharpBracesRules};

// Java

constexpr WordGroup javaWords[] = {
    {Keyword, u"abstract assert break case catch class const continue default do else enum exports extends final finally for goto if "
              u"implements import instanceof interface module native new non-sealed open opens package permits private protected provides "
              u"public record requires return sealed static strictfp super switch synchronized throw throws to transient transitive try "
              u"uses var volatile while with yield when"},
    {Type, u"boolean byte char double float int long short void"},
    {Constant, u"true false null"},
    {Variable, u"this"},
};
constexpr Rule javaRules[] = {
    slashComment(), cComments(), text(u"\"\"\"", String, into(tripleDoubleQuoted)), doubleQuotes(), charLiteral(),
    prefixed(u"@", Attribute, stay, Always, u"."), number(), words(javaWords, Guesses, u"$"),
};

// Go

constexpr WordGroup goWords[] = {
    {Keyword, u"break case chan const continue default defer else fallthrough for func go goto if import interface map package range "
              u"return select struct switch type var"},
    {Type, u"any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 "
           u"uint16 uint32 uint64 uintptr"},
    {Constant, u"true false nil iota"},
};
extern const Context goRawString;
constexpr Rule goRules[] = {
    slashComment(), cComments(), doubleQuotes(), text(u"`", String, into(goRawString)), charLiteral(), number(),
    words(goWords, CallsAreFunctions | CapitalsAreTypes | CapitalsMayBeCalled),
};
constexpr Rule goRawStringRules[] = {text(u"`", String, back)};
const Context goRawString{.rules = goRawStringRules, .token = String};

// Protocol Buffers

constexpr WordGroup protobufWords[] = {
    {Keyword, u"syntax edition package import option message enum service rpc returns stream extend extensions oneof map reserved to max "
              u"repeated optional required public weak group"},
    {Type, u"double float int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 sfixed32 sfixed64 bool string bytes"},
    {Constant, u"true false inf nan"},
};
constexpr Rule protobufRules[] = {
    slashComment(), cComments(), doubleQuotes(), singleQuotes(), number(),
    words(protobufWords, CapitalsAreTypes | UppercaseIsConstant),
};

} // namespace

constinit const Context cStart{.rules = cRules};
constinit const Context cppStart{.rules = cppRules};
constinit const Context objectiveCStart{.rules = objectiveCRules};
constinit const Context csharpStart{.rules = csharpRules};
constinit const Context javaStart{.rules = javaRules};
constinit const Context goStart{.rules = goRules};
constinit const Context protobufStart{.rules = protobufRules};

} // namespace lineside::syntax
