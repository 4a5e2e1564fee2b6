// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The shells and what is written with their words: console sessions, PowerShell, batch files, Dockerfiles, makefiles, CMake.
#include "highlight/languages/common.h"
#include "highlight/languages/starts.h"

namespace lineside::syntax {
namespace {

// sh, bash, zsh

constexpr WordGroup shellWords[] = {
    {Keyword, u"break case continue do done elif else esac exit fi for function if in local readonly return select then time until while"},
    {Function, u"alias awk basename bg bind builtin cat cd chmod chown command cp curl cut date declare dirname docker echo env eval exec "
               u"export false find getopts git grep gzip head hash jq kill kubectl let ln ls make mkdir mktemp mv npm pip popd printf pushd "
               u"pwd python python3 read rm rmdir sed set shift shopt sleep sort source ssh sudo tail tar tee test touch tr trap true type "
               u"typeset ulimit umask unalias uniq unset wait wc wget which xargs apt apt-get systemctl"},
};
extern const Context shellVariables;
extern const Context shellDouble;
extern const Context shellSingle;
extern const Context shellEscaped;
extern const Context shellExpansion;
extern const Context shellSubstitution;
extern const Context shellParentheses;
extern const Context shellArithmetic;
extern const Context shellHere;
extern const Context shellHereAsIs;
constexpr Rule shellVariableRules[] = {
    text(u"$((", Operator, into(shellArithmetic)),
    text(u"$(", Operator, into(shellSubstitution)),
    text(u"${", Variable, into(shellExpansion)),
    prefixed(u"$", Variable),
    open(u"$", u"0123456789", u"", Variable, stay, AtLeastOne),
    open(u"$", u"@#?*!$-", u"", Variable, stay, AtLeastOne),
};
const Context shellVariables{.rules = shellVariableRules};
constexpr Rule shellRules[] = {
    escape(u"\\", Plain),
    rest(u"#", Comment, AfterBlank),
    text(u"$'", String, into(shellEscaped)),
    include(shellVariables),
    text(u"\"", String, into(shellDouble)),
    text(u"'", String, into(shellSingle)),
    text(u"<<<", Operator),
    hereDocument(u"<<", u"-", into(shellHereAsIs), BlanksBetween | QuotedWord),
    hereDocument(u"<<", u"-", into(shellHere), BlanksBetween),
    run(u"|&;<>", Operator),
    prefixed(u"--", Attribute, stay, AfterBlank, u"-"),
    prefixed(u"-", Attribute, stay, AfterBlank, u"-"),
    name(Variable, u"=", u" \t\"'$`;|&()<>{}-./+:,[]#\\~*?!@%^", AfterBlank),
    words(shellWords, Always, {}, u"-./+"),
    word(Plain, stay, {}, Always, u"./~", u"-./+:@%"),
    number(),
};
constexpr Rule shellDoubleRules[] = {escape(u"\\", String), include(shellVariables), text(u"\"", String, back)};
constexpr Rule shellSingleRules[] = {text(u"'", String, back)};
constexpr Rule shellEscapedRules[] = {escape(u"\\", String), text(u"'", String, back)};
constexpr Rule shellExpansionRules[] = {text(u"}", Variable, back), include(shellVariables), text(u"\"", String, into(shellDouble))};
constexpr Rule shellSubstitutionRules[] = {text(u")", Operator, back), text(u"(", Plain, into(shellParentheses)), include(shellStart)};
constexpr Rule shellParenthesesRules[] = {text(u")", Plain, back), text(u"(", Plain, into(shellParentheses)), include(shellStart)};
constexpr Rule shellArithmeticRules[] = {text(u"))", Operator, back), include(shellVariables), number(), word(Variable)};
constexpr Rule shellHereRules[] = {hereEnd(), escape(u"\\", String), include(shellVariables)};
const Context shellDouble{.rules = shellDoubleRules, .token = String};
const Context shellSingle{.rules = shellSingleRules, .token = String};
const Context shellEscaped{.rules = shellEscapedRules, .token = String};
const Context shellExpansion{.rules = shellExpansionRules, .token = Variable, .lineEnd = LineEnd::EndsAll};
const Context shellSubstitution{.rules = shellSubstitutionRules};
const Context shellParentheses{.rules = shellParenthesesRules};
const Context shellArithmetic{.rules = shellArithmeticRules, .lineEnd = LineEnd::EndsAll};
const Context shellHere{.rules = shellHereRules, .token = String};
constexpr Rule shellHereAsIsRules[] = {hereEnd()};
const Context shellHereAsIs{.rules = shellHereAsIsRules, .token = String};

// A console: what comes after a prompt is a command, the rest is what it wrote.

extern const Context consoleCommand;
constexpr Rule consoleRules[] = {
    text(u"$ ", Operator, into(consoleCommand), LineStart),
    text(u"# ", Operator, into(consoleCommand), LineStart),
    text(u"% ", Operator, into(consoleCommand), LineStart),
    text(u"> ", Operator, into(consoleCommand), LineStart),
};
constexpr Rule consoleCommandRules[] = {include(shellStart)};
const Context consoleCommand{.rules = consoleCommandRules, .lineEnd = LineEnd::Ends, .continuation = u'\\'};

// PowerShell

constexpr WordGroup powershellWords[] = {
    {Keyword, u"begin break catch class continue data do dynamicparam else elseif end enum exit filter finally for foreach function if in "
              u"param process return switch throw trap try until using while"},
};
constexpr WordGroup powershellTypes[] = {
    {Type, u"string int long bool double decimal char byte array hashtable psobject pscustomobject switch datetime regex xml void object"}};
extern const Context powershellComment;
extern const Context powershellDouble;
extern const Context powershellHereDouble;
extern const Context powershellHereSingle;
extern const Context powershellHole;
extern const Context powershellParentheses;
extern const Context powershellSingle;
extern const Context powershellVariables;
extern const Context powershellType;
extern const Context powershellNoun; // the second half of Verb-Noun
constexpr Rule powershellVariableRules[] = {
    text(u"$true", Constant, stay, IgnoreCase | WholeWord),
    text(u"$false", Constant, stay, IgnoreCase | WholeWord),
    text(u"$null", Constant, stay, IgnoreCase | WholeWord),
    open(u"${", u"", u"}", Variable, stay, AtLeastOne),
    prefixed(u"$", Variable, stay, Always, u":"),
};
const Context powershellVariables{.rules = powershellVariableRules};
constexpr Rule powershellRules[] = {
    text(u"<#", Comment, into(powershellComment)),
    rest(u"#", Comment),
    text(u"@\"", String, into(powershellHereDouble), AloneInLine),
    text(u"@'", String, into(powershellHereSingle), AloneInLine),
    include(powershellVariables),
    text(u"\"", String, into(powershellDouble)),
    text(u"'", String, into(powershellSingle)),
    text(u"[", Plain, into(powershellType)),
    prefixed(u"-", Attribute, stay, AfterBlank),
    text(u"|", Operator),
    escape(u"`", Plain),
    number(),
    listed(powershellWords, stay, IgnoreCase),
    word(Function, into(powershellNoun), u"-"),
    word(Plain, stay, {}, CallsAreFunctions),
};
constexpr Rule powershellNounRules[] = {prefixed(u"-", Function, back), otherwise(back)};
const Context powershellNoun{.rules = powershellNounRules, .lineEnd = LineEnd::Ends};
constexpr Rule powershellCommentRules[] = {text(u"#>", Comment, back)};
constexpr Rule powershellDoubleRules[] = {
    escape(u"`", String), text(u"$(", String, into(powershellHole)), include(powershellVariables), text(u"\"\"", String), text(u"\"", String, back)};
constexpr Rule powershellSingleRules[] = {text(u"''", String), text(u"'", String, back)};
constexpr Rule powershellHereDoubleRules[] = {
    text(u"\"@", String, back, LineStart), escape(u"`", String), text(u"$(", String, into(powershellHole)), include(powershellVariables)};
constexpr Rule powershellHereSingleRules[] = {text(u"'@", String, back, LineStart)};
constexpr Rule powershellHoleRules[] = {text(u")", String, back), text(u"(", Plain, into(powershellParentheses)), include(powershellStart)};
constexpr Rule powershellParenthesesRules[] = {text(u")", Plain, back), text(u"(", Plain, into(powershellParentheses)), include(powershellStart)};
constexpr Rule powershellTypeRules[] = {listed(powershellTypes, back, IgnoreCase), word(Type, back, {}, Always, {}, u"."), otherwise(back)};
const Context powershellComment{.rules = powershellCommentRules, .token = Comment};
const Context powershellDouble{.rules = powershellDoubleRules, .token = String};
const Context powershellSingle{.rules = powershellSingleRules, .token = String};
const Context powershellHereDouble{.rules = powershellHereDoubleRules, .token = String};
const Context powershellHereSingle{.rules = powershellHereSingleRules, .token = String};
const Context powershellHole{.rules = powershellHoleRules};
const Context powershellParentheses{.rules = powershellParenthesesRules};
const Context powershellType{.rules = powershellTypeRules, .lineEnd = LineEnd::Ends};

// Batch files

constexpr WordGroup batchWords[] = {
    {Keyword, u"call do else exit for goto if in not exist defined errorlevel setlocal endlocal equ neq lss leq gtr geq start"},
    {Function, u"cd chdir cls copy curl date del dir echo erase find findstr md mkdir move pause path popd prompt pushd rd ren rmdir set "
               u"shift sort time timeout title tree type ver xcopy robocopy"},
};
extern const Context batchDouble;
extern const Context batchVariables;
constexpr Rule batchVariableRules[] = {
    open(u"%", u"", u"%", Variable, stay, AtLeastOne),
    open(u"!", u"", u"!", Variable, stay, AtLeastOne),
    prefixed(u"%%", Variable),
    prefixed(u"%~", Variable),
    open(u"%", u"0123456789*", u"", Variable, stay, AtLeastOne),
};
const Context batchVariables{.rules = batchVariableRules};
constexpr Rule batchRules[] = {
    rest(u"::", Comment, FirstInk),
    rest(u"@rem ", Comment, FirstInk | IgnoreCase),
    rest(u"rem ", Comment, FirstInk | IgnoreCase),
    prefixed(u":", Function, stay, FirstInk),
    escape(u"^", Plain),
    include(batchVariables),
    text(u"\"", String, into(batchDouble)),
    run(u"|&<>", Operator),
    prefixed(u"/", Attribute, stay, AfterBlank),
    number(),
    words(batchWords, IgnoreCase),
};
constexpr Rule batchDoubleRules[] = {include(batchVariables), text(u"\"", String, back)};
const Context batchDouble{.rules = batchDoubleRules, .token = String, .lineEnd = LineEnd::EndsAll};

// Dockerfiles

constexpr WordGroup dockerfileWords[] = {
    {Keyword, u"add arg cmd copy entrypoint env expose from healthcheck label maintainer onbuild run shell stopsignal user volume workdir"},
};
constexpr WordGroup dockerfileSmallWords[] = {{Keyword, u"as AS"}};
extern const Context dockerfileCommand;
constexpr Rule dockerfileRules[] = {
    rest(u"#", Comment, FirstInk),
    listed(dockerfileWords, into(dockerfileCommand), IgnoreCase | FirstInk),
};
constexpr Rule dockerfileCommandRules[] = {rest(u"#", Comment, FirstInk), listed(dockerfileSmallWords, stay, AfterBlank), include(shellStart)};
const Context dockerfileCommand{.rules = dockerfileCommandRules, .lineEnd = LineEnd::EndsAll, .continuation = u'\\'};

// Makefiles

constexpr WordGroup makefileWords[] = {
    {Keyword, u"include -include sinclude define endef ifdef ifndef ifeq ifneq else endif export unexport override vpath"},
};
extern const Context makefileVariables;
extern const Context makefileRecipe;
extern const Context makefileValue;
extern const Context makefileExpansion;
constexpr Rule makefileVariableRules[] = {
    text(u"$$", Plain),
    text(u"$(", Variable, into(makefileExpansion)),
    text(u"${", Variable, into(makefileExpansion)),
    open(u"$", u"@<^?*+%", u"", Variable, stay, AtLeastOne),
};
const Context makefileVariables{.rules = makefileVariableRules};
constexpr Rule makefileRules[] = {
    rest(u"#", Comment),
    text(u"\t", Plain, into(makefileRecipe), LineStart),
    listed(makefileWords, into(makefileValue), FirstInk, u"-"),
    include(makefileVariables),
    word(Key, into(makefileValue), u":=", FirstInk, {}, u"-."),
    word(Key, into(makefileValue), u"::=", FirstInk, {}, u"-."),
    word(Key, into(makefileValue), u"?=", FirstInk, {}, u"-."),
    word(Key, into(makefileValue), u"+=", FirstInk, {}, u"-."),
    word(Key, into(makefileValue), u"=", FirstInk, {}, u"-."),
    name(Function, u":", u"=#\"'", FirstInk, into(makefileValue)),
};
constexpr Rule makefileRecipeRules[] = {rest(u"#", Comment, AfterBlank), include(makefileVariables), include(shellStart)};
constexpr Rule makefileValueRules[] = {rest(u"#", Comment), include(makefileVariables)};
constexpr Rule makefileExpansionRules[] = {text(u")", Variable, back), text(u"}", Variable, back), include(makefileVariables)};
const Context makefileRecipe{.rules = makefileRecipeRules, .lineEnd = LineEnd::EndsAll, .continuation = u'\\'};
const Context makefileValue{.rules = makefileValueRules, .lineEnd = LineEnd::EndsAll, .continuation = u'\\'};
const Context makefileExpansion{.rules = makefileExpansionRules, .token = Variable, .lineEnd = LineEnd::EndsAll};

// CMake

constexpr WordGroup cmakeWords[] = {
    {Keyword, u"if elseif else endif foreach endforeach while endwhile function endfunction macro endmacro return break continue block "
              u"endblock"},
};
constexpr WordGroup cmakeConstants[] = {
    {Constant, u"ON OFF TRUE FALSE"},
    {Keyword, u"AND OR NOT STREQUAL EQUAL MATCHES EXISTS DEFINED VERSION_LESS VERSION_GREATER VERSION_EQUAL VERSION_GREATER_EQUAL IN_LIST TARGET"},
};
extern const Context cmakeLong;
extern const Context cmakeComment;
extern const Context cmakeDouble;
extern const Context cmakeExpansion;
extern const Context cmakeGenerator;
extern const Context cmakeVariables;
constexpr Rule cmakeVariableRules[] = {text(u"${", Variable, into(cmakeExpansion)), text(u"$ENV{", Variable, into(cmakeExpansion))};
const Context cmakeVariables{.rules = cmakeVariableRules};
constexpr Rule cmakeRules[] = {
    open(u"#[", u"=", u"[", Comment, into(cmakeComment)),
    rest(u"#", Comment),
    open(u"[", u"=", u"[", String, into(cmakeLong)),
    text(u"\"", String, into(cmakeDouble)),
    include(cmakeVariables),
    text(u"$<", Variable, into(cmakeGenerator)),
    listed(cmakeWords, stay, FirstInk | IgnoreCase),
    word(Function, stay, u"(", FirstInk),
    words(cmakeConstants, UppercaseIsConstant, {}, u"-./+"),
    number(),
};
constexpr Rule cmakeLongRules[] = {close(u"]", u"]", String)};
constexpr Rule cmakeCommentRules[] = {close(u"]", u"]", Comment)};
constexpr Rule cmakeDoubleRules[] = {escape(u"\\", String), include(cmakeVariables), text(u"\"", String, back)};
constexpr Rule cmakeExpansionRules[] = {text(u"}", Variable, back), include(cmakeVariables)};
constexpr Rule cmakeGeneratorRules[] = {text(u">", Variable, back), text(u"$<", Variable, into(cmakeGenerator)), include(cmakeVariables)};
const Context cmakeLong{.rules = cmakeLongRules, .token = String};
const Context cmakeComment{.rules = cmakeCommentRules, .token = Comment};
const Context cmakeDouble{.rules = cmakeDoubleRules, .token = String};
const Context cmakeExpansion{.rules = cmakeExpansionRules, .token = Variable, .lineEnd = LineEnd::EndsAll};
const Context cmakeGenerator{.rules = cmakeGeneratorRules, .token = Variable, .lineEnd = LineEnd::EndsAll};

} // namespace

constinit const Context shellStart{.rules = shellRules};
constinit const Context consoleStart{.rules = consoleRules};
constinit const Context powershellStart{.rules = powershellRules};
constinit const Context batchStart{.rules = batchRules};
constinit const Context dockerfileStart{.rules = dockerfileRules};
constinit const Context makefileStart{.rules = makefileRules};
constinit const Context cmakeStart{.rules = cmakeRules};

} // namespace lineside::syntax
