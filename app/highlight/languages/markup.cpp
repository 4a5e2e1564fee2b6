// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// HTML with what is in it, XML, CSS, PHP.
#include "highlight/languages/common.h"
#include "highlight/languages/starts.h"

namespace lineside::syntax {
namespace {

// XML and HTML

extern const Context markupComment;
extern const Context markupData;
extern const Context markupTag;
extern const Context markupDeclaration;
extern const Context markupDouble;
extern const Context markupSingle;
extern const Context markupText;

constexpr Rule entity() { return open(u"&", u"", u";", Constant, stay, AtLeastOne); }
constexpr Rule numericEntity() { return open(u"&#", u"0123456789abcdefABCDEFxX", u";", Constant, stay, AtLeastOne); }
constexpr Rule markupTextRules[] = {
    text(u"<!--", Comment, into(markupComment)),
    text(u"<![CDATA[", Constant, into(markupData)),
    text(u"<!", Preprocessor, into(markupDeclaration)),
    text(u"<?", Preprocessor, into(markupDeclaration)),
    prefixed(u"</", Keyword, into(markupTag), Always, u"-:."),
    prefixed(u"<", Keyword, into(markupTag), Always, u"-:."),
    entity(),
    numericEntity(),
};
constexpr Rule markupTagRules[] = {
    text(u"/>", Keyword, back), text(u">", Keyword, back), word(Attribute, stay, {}, Always, u"@:#*", u"-.[]()"),
    text(u"\"", String, into(markupDouble)), text(u"'", String, into(markupSingle)),
};
constexpr Rule markupCommentRules[] = {text(u"-->", Comment, back)};
constexpr Rule markupDataRules[] = {text(u"]]>", Constant, back)};
constexpr Rule markupDeclarationRules[] = {
    text(u"?>", Preprocessor, back), text(u">", Preprocessor, back), text(u"\"", String, into(markupDouble)), text(u"'", String, into(markupSingle))};
constexpr Rule markupDoubleRules[] = {text(u"\"", String, back), entity(), numericEntity()};
constexpr Rule markupSingleRules[] = {text(u"'", String, back), entity(), numericEntity()};
const Context markupText{.rules = markupTextRules};
const Context markupTag{.rules = markupTagRules};
const Context markupComment{.rules = markupCommentRules, .token = Comment};
const Context markupData{.rules = markupDataRules, .token = String};
const Context markupDeclaration{.rules = markupDeclarationRules, .token = Preprocessor};
const Context markupDouble{.rules = markupDoubleRules, .token = String};
const Context markupSingle{.rules = markupSingleRules, .token = String};

// A script's or style's tag leads over into its code, and only the tag's end leads out of that.
extern const Context scriptTag;
extern const Context scriptBody;
extern const Context styleTag;
extern const Context styleBody;
constexpr Rule htmlRules[] = {
    text(u"<script", Keyword, into(scriptTag), IgnoreCase | WholeWord),
    text(u"<style", Keyword, into(styleTag), IgnoreCase | WholeWord),
    include(markupText),
};
constexpr Rule scriptTagRules[] = {text(u"/>", Keyword, back), text(u">", Keyword, over(scriptBody)), include(markupTag)};
constexpr Rule scriptBodyRules[] = {text(u"</script", Keyword, over(markupTag), IgnoreCase)};
constexpr Rule styleTagRules[] = {text(u"/>", Keyword, back), text(u">", Keyword, over(styleBody)), include(markupTag)};
constexpr Rule styleBodyRules[] = {text(u"</style", Keyword, over(markupTag), IgnoreCase)};
const Context scriptTag{.rules = scriptTagRules};
const Context scriptBody{.rules = scriptBodyRules, .reachesInside = true, .inside = &typescriptStart};
const Context styleTag{.rules = styleTagRules};
const Context styleBody{.rules = styleBodyRules, .reachesInside = true, .inside = &cssStart};

// CSS

extern const Context cssShared;
extern const Context cssBlock;
extern const Context cssValue;
constexpr Rule cssSharedRules[] = {
    cComments(), doubleQuotes(), singleQuotes(),
};
constexpr Rule cssRules[] = {
    include(cssShared),
    prefixed(u"@", Keyword, stay, Always, u"-"),
    text(u"{", Plain, into(cssBlock)),
    prefixed(u".", Type, stay, Always, u"-"),
    prefixed(u"#", Type, stay, Always, u"-"),
    prefixed(u"::", Attribute, stay, Always, u"-"),
    prefixed(u":", Attribute, stay, Always, u"-"),
    number(),
    word(Keyword, stay, {}, Always, u"-", u"-"),
};
// A colon with a blank after it makes a declaration; without one it may as well be a:hover.
constexpr Rule cssBlockRules[] = {
    text(u"}", Plain, back),
    include(cssShared),
    prefixed(u"--", Variable, into(cssValue), Always, u"-", u":"),
    word(Key, into(cssValue), u": ", Always, u"-", u"-"),
    text(u"{", Plain, into(cssBlock)),
    prefixed(u"@", Keyword, stay, Always, u"-"),
    prefixed(u".", Type, stay, Always, u"-"),
    prefixed(u"#", Type, stay, Always, u"-"),
    prefixed(u"::", Attribute, stay, Always, u"-"),
    prefixed(u":", Attribute, stay, Always, u"-"),
    number(),
    word(Keyword, stay, {}, Always, u"-", u"-"),
};
constexpr Rule cssValueRules[] = {
    text(u";", Plain, back),
    text(u"}", Plain, back, Ahead),
    text(u"{", Plain, back, Ahead),
    include(cssShared),
    prefixed(u"--", Variable, stay, Always, u"-"),
    prefixed(u"$", Variable, stay, Always, u"-"),
    text(u"!important", Keyword),
    open(u"#", u"0123456789abcdefABCDEF", u"", Number, stay, AtLeastThree),
    number(),
    word(Plain, stay, {}, CallsAreFunctions, u"-", u"-"),
};
const Context cssShared{.rules = cssSharedRules};
const Context cssBlock{.rules = cssBlockRules};
const Context cssValue{.rules = cssValueRules};

extern const Context scssBlock;
extern const Context scssValue;
constexpr Rule scssOwnRules[] = {
    slashComment(),
    prefixed(u"$", Variable, into(scssValue), Always, u"-", u":"),
    prefixed(u"$", Variable, stay, Always, u"-"),
    prefixed(u"%", Type, stay, Always, u"-"),
    text(u"{", Plain, into(scssBlock)),
};
const Context scssOwn{.rules = scssOwnRules};
constexpr Rule scssRules[] = {include(scssOwn), include(cssStart)};
constexpr Rule scssBlockRules[] = {include(scssOwn), include(cssBlock)};
constexpr Rule scssValueRules[] = {slashComment(), include(cssValue)};
const Context scssBlock{.rules = scssBlockRules};
const Context scssValue{.rules = scssValueRules};

// PHP: most of what is shown has no opening tag, so it begins in code.

constexpr WordGroup phpWords[] = {
    {Keyword, u"abstract and as break callable case catch class clone const continue declare default do echo else elseif empty enddeclare "
              u"endfor endforeach endif endswitch endwhile enum exit extends final finally fn for foreach function global goto if "
              u"implements include include_once instanceof insteadof interface isset list match namespace new or print private protected "
              u"public readonly require require_once return static switch throw trait try unset use var while xor yield"},
    {Type, u"array bool float int iterable mixed never object self parent string void"},
    {Constant, u"true false null TRUE FALSE NULL"},
};
extern const Context phpDouble;
extern const Context phpHole;
extern const Context phpBraces;
extern const Context phpHere;
extern const Context phpMarkup;
constexpr Rule phpRules[] = {
    text(u"<?php", Preprocessor),
    text(u"<?=", Preprocessor),
    text(u"?>", Preprocessor, into(phpMarkup)),
    slashComment(),
    text(u"#[", Attribute),
    rest(u"#", Comment),
    cComments(),
    hereDocument(u"<<<", {}, into(phpHere), BlanksBetween),
    text(u"\"", String, into(phpDouble)),
    singleQuotes(),
    prefixed(u"$", Variable),
    number(),
    prefixed(u"->", Plain, stay, CallsAreFunctions),
    words(phpWords, CallsAreFunctions | CapitalsAreTypes | UppercaseIsConstant | CapitalsMayBeCalled, u"\\"),
};
constexpr Rule phpDoubleRules[] = {
    escape(u"\\", String), text(u"{$", String, into(phpHole), Ahead), prefixed(u"$", Variable), text(u"\"", String, back)};
constexpr Rule phpHereRules[] = {hereEnd(u";,)"), escape(u"\\", String), text(u"{$", String, into(phpHole), Ahead), prefixed(u"$", Variable)};
constexpr Rule phpHoleRules[] = {text(u"{", String, over(phpBraces))};
constexpr Rule phpBracesRules[] = {text(u"}", String, back), include(phpStart)};
constexpr Rule phpMarkupRules[] = {text(u"<?php", Preprocessor, back), text(u"<?=", Preprocessor, back)};
const Context phpDouble{.rules = phpDoubleRules, .token = String};
const Context phpHole{.rules = phpHoleRules};
const Context phpBraces{.rules = phpBracesRules};
const Context phpHere{.rules = phpHereRules, .token = String};
const Context phpMarkup{.rules = phpMarkupRules, .reachesInside = true, .inside = &htmlStart};

} // namespace

constinit const Context htmlStart{.rules = htmlRules};
constinit const Context xmlStart{.rules = markupTextRules};
constinit const Context cssStart{.rules = cssRules};
constinit const Context scssStart{.rules = scssRules};
constinit const Context phpStart{.rules = phpRules};

} // namespace lineside::syntax
