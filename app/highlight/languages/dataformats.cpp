// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// JSON, YAML, TOML, INI, nginx's configuration, HTTP, SQL.
#include "highlight/languages/common.h"
#include "highlight/languages/starts.h"

namespace lineside::syntax {
namespace {

// JSON: names in quotes are keys, apart from strings.

constexpr WordGroup jsonWords[] = {{Constant, u"true false null NaN Infinity"}};
extern const Context jsonValues;
constexpr Rule jsonValueRules[] = {quotedName(u"\"", Key, u":"), doubleQuotes(), number(), words(jsonWords)};
const Context jsonValues{.rules = jsonValueRules};
constexpr Rule jsonRules[] = {include(jsonValues)};
constexpr Rule jsoncRules[] = {
    slashComment(), cComments(), quotedName(u"\"'", Key, u":"), singleQuotes(), word(Key, stay, u":", Always, u"$"),
    words(jsonWords, Always, u"$"), include(jsonValues)};

// YAML: a key is what comes before a colon and a blank; a block of text goes on while lines begin right of its key.

constexpr WordGroup yamlWords[] = {{Constant, u"true false null yes no on off True False Null TRUE FALSE NULL Yes No"}};
extern const Context yamlBlock;
extern const Context yamlDouble;
extern const Context yamlSingle;
extern const Context yamlFlow;
extern const Context yamlScalars;
constexpr Rule yamlScalarRules[] = {
    rest(u"#", Comment, AfterBlank),
    open(u"|", u"+-0123456789", u"", Operator, into(yamlBlock), AloneInLine | CaptureColumn),
    open(u">", u"+-0123456789", u"", Operator, into(yamlBlock), AloneInLine | CaptureColumn),
    prefixed(u"&", Variable, stay, AfterBlank, u"-."),
    prefixed(u"*", Variable, stay, AfterBlank, u"-."),
    prefixed(u"!!", Type, stay, AfterBlank),
    prefixed(u"!", Type, stay, AfterBlank, u"-:/."),
    text(u"\"", String, into(yamlDouble)),
    text(u"'", String, into(yamlSingle)),
    text(u"{", Plain, into(yamlFlow)),
    text(u"[", Plain, into(yamlFlow)),
    number(),
    words(yamlWords, Always, {}, u"-./:@"),
};
const Context yamlScalars{.rules = yamlScalarRules};
constexpr Rule yamlRules[] = {
    text(u"---", Operator, stay, LineStart),
    text(u"...", Operator, stay, LineStart | AloneInLine),
    rest(u"%", Preprocessor, LineStart),
    text(u"- ", Plain, stay, AfterBlank),
    quotedName(u"\"'", Key, u":", AfterBlank),
    name(Key, u":", u"\"'{}[],&*!|>%@`", AfterBlank | BlankAfter),
    include(yamlScalars),
};
constexpr Rule yamlBlockRules[] = {
    {.match = Match::Deeper, .token = String, .when = LineStart},
    otherwise(back),
};
constexpr Rule yamlDoubleRules[] = {escape(u"\\", String), text(u"\"", String, back)};
constexpr Rule yamlSingleRules[] = {text(u"''", String), text(u"'", String, back)};
constexpr Rule yamlFlowRules[] = {
    text(u"}", Plain, back),
    text(u"]", Plain, back),
    quotedName(u"\"'", Key, u":"),
    word(Key, stay, u":", Always, {}, u"-."),
    include(yamlScalars),
};
const Context yamlBlock{.rules = yamlBlockRules};
const Context yamlDouble{.rules = yamlDoubleRules, .token = String};
const Context yamlSingle{.rules = yamlSingleRules, .token = String};
const Context yamlFlow{.rules = yamlFlowRules};

// TOML

constexpr WordGroup tomlWords[] = {{Constant, u"true false inf nan"}};
extern const Context tomlValue;
extern const Context tomlTable;
extern const Context tomlLiteral;
constexpr Rule tomlRules[] = {
    rest(u"#", Comment),
    text(u"[", Type, into(tomlTable), FirstInk),
    name(Key, u"=", u"#[{", FirstInk, into(tomlValue)),
    include(tomlValue),
};
constexpr Rule tomlTableRules[] = {text(u"]]", Type, back), text(u"]", Type, back)};
constexpr Rule tomlValueRules[] = {
    rest(u"#", Comment),
    text(u"\"\"\"", String, into(tripleDoubleQuoted)),
    text(u"'''", String, into(tripleSingleQuoted)),
    doubleQuotes(),
    text(u"'", String, into(tomlLiteral)),
    word(Key, stay, u"=", Always, {}, u"-."),
    number(u"_:-"),
    words(tomlWords),
};
constexpr Rule tomlLiteralRules[] = {text(u"'", String, back)};
const Context tomlTable{.rules = tomlTableRules, .token = Type, .lineEnd = LineEnd::EndsAll};
const Context tomlValue{.rules = tomlValueRules, .lineEnd = LineEnd::Ends};
const Context tomlLiteral{.rules = tomlLiteralRules, .token = String, .lineEnd = LineEnd::EndsAll};

// INI, and whatever has names before equals signs

extern const Context iniValue;
extern const Context iniSection;
constexpr WordGroup iniWords[] = {{Constant, u"true false yes no on off null"}};
constexpr Rule iniRules[] = {
    rest(u"#", Comment, FirstInk),
    rest(u";", Comment, FirstInk),
    rest(u"!", Comment, FirstInk),
    text(u"[", Type, into(iniSection), FirstInk),
    name(Key, u"=:", {}, FirstInk, into(iniValue)),
};
constexpr Rule iniSectionRules[] = {text(u"]", Type, back)};
constexpr Rule iniValueRules[] = {
    rest(u"#", Comment, AfterBlank), rest(u";", Comment, AfterBlank), doubleQuotes(), prefixed(u"$", Variable),
    open(u"${", u"", u"}", Variable, stay), number(), words(iniWords, IgnoreCase, {}, u"-./"),
};
const Context iniSection{.rules = iniSectionRules, .token = Type, .lineEnd = LineEnd::EndsAll};
const Context iniValue{.rules = iniValueRules, .lineEnd = LineEnd::EndsAll, .continuation = u'\\'};

// nginx: a directive is the first word of a statement.

constexpr WordGroup nginxWords[] = {{Constant, u"on off default"}};
extern const Context nginxArguments;
constexpr Rule nginxRules[] = {rest(u"#", Comment), word(Keyword, into(nginxArguments)), prefixed(u"$", Variable)};
constexpr Rule nginxArgumentRules[] = {
    text(u";", Plain, back),
    text(u"{", Plain, back),
    text(u"}", Plain, back),
    rest(u"#", Comment, AfterBlank),
    escape(u"\\", Plain),
    doubleQuotes(),
    singleQuotes(),
    text(u"${", Variable),
    prefixed(u"$", Variable),
    number(),
    words(nginxWords, Always, u"/", u"-./:"),
};
const Context nginxArguments{.rules = nginxArgumentRules};

// HTTP: a line that says what it is, headers, and after an empty line a body, most often JSON.

constexpr WordGroup httpMethods[] = {{Keyword, u"GET POST PUT PATCH DELETE HEAD OPTIONS CONNECT TRACE"}};
extern const Context httpRequest;
extern const Context httpStatus;
extern const Context httpValue;
constexpr Rule httpRules[] = {
    listed(httpMethods, into(httpRequest), LineStart),
    open(u"HTTP/", u"0123456789.", u"", Keyword, into(httpStatus), LineStart | AtLeastOne),
    word(Key, into(httpValue), u":", LineStart, {}, u"-"),
};
constexpr Rule httpRequestRules[] = {open(u"HTTP/", u"0123456789.", u"", Keyword, stay, AfterBlank), run(u"?&", Operator)};
constexpr Rule httpStatusRules[] = {number()};
constexpr Rule httpValueRules[] = {doubleQuotes(), number(), word(Plain, stay, {}, Always, {}, u"-./")};
const Context httpRequest{.rules = httpRequestRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context httpStatus{.rules = httpStatusRules, .lineEnd = LineEnd::EndsAll};
const Context httpValue{.rules = httpValueRules, .lineEnd = LineEnd::EndsAll};

// SQL of any kind

constexpr WordGroup sqlWords[] = {
    {Keyword, u"add all alter analyze and any as asc begin between by cascade case cast check collate column commit conflict constraint "
              u"create cross current cursor database declare default deferrable delete desc describe distinct do drop each else elsif end "
              u"escape except exec execute exists explain fetch filter first following for foreign from full function grant group having "
              u"if ignore ilike in index inner insert intersect interval into is isolation join key language last lateral left like limit "
              u"loop materialized merge natural next no not nothing nulls of offset on only or order outer over partition plpgsql "
              u"pragma preceding primary procedure range recursive references rename replace restrict return returning returns revoke "
              u"right rollback row rows savepoint schema select sequence set show similar some start table temp temporary then to "
              u"transaction trigger truncate unbounded union unique update use using values view when where while window with within work"},
    {Type, u"array bigint bigserial binary bit blob bool boolean bytea char character clob date datetime dec decimal double enum float int "
           u"integer json jsonb money nchar number numeric nvarchar precision real serial smallint text time timestamp timestamptz tinyint "
           u"uuid varbinary varchar varying xml zone"},
    {Constant, u"true false null"},
};
extern const Context sqlSingle;
extern const Context sqlDouble;
extern const Context sqlGrave;
extern const Context sqlDollar;
constexpr Rule sqlRules[] = {
    rest(u"--", Comment),
    rest(u"#", Comment, FirstInk),
    text(u"/*", Comment, into(nestingComment)),
    text(u"'", String, into(sqlSingle)),
    text(u"\"", Variable, into(sqlDouble)),
    text(u"`", Variable, into(sqlGrave)),
    open(u"$", u"0123456789", u"", Variable, stay, AtLeastOne),
    open(u"$", u"", u"$", String, into(sqlDollar)),
    text(u"::", Plain),
    prefixed(u":", Variable),
    prefixed(u"@", Variable),
    number(),
    words(sqlWords, IgnoreCase | CallsAreFunctions),
};
constexpr Rule sqlSingleRules[] = {text(u"''", String), text(u"'", String, back)};
constexpr Rule sqlDoubleRules[] = {text(u"\"\"", Variable), text(u"\"", Variable, back)};
constexpr Rule sqlGraveRules[] = {text(u"`", Variable, back)};
constexpr Rule sqlDollarRules[] = {close(u"$", u"$", String)};
const Context sqlSingle{.rules = sqlSingleRules, .token = String};
const Context sqlDouble{.rules = sqlDoubleRules, .token = Variable};
const Context sqlGrave{.rules = sqlGraveRules, .token = Variable};
const Context sqlDollar{.rules = sqlDollarRules, .token = String};

} // namespace

constinit const Context jsonStart{.rules = jsonRules};
constinit const Context jsoncStart{.rules = jsoncRules};
constinit const Context yamlStart{.rules = yamlRules};
constinit const Context tomlStart{.rules = tomlRules};
constinit const Context iniStart{.rules = iniRules};
constinit const Context nginxStart{.rules = nginxRules};
constinit const Context httpStart{.rules = httpRules, .afterEmptyLine = &jsonStart};
constinit const Context sqlStart{.rules = sqlRules};

} // namespace lineside::syntax
