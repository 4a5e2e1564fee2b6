// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Markdown, differences.
#include "highlight/languages/common.h"
#include "highlight/languages/starts.h"

namespace lineside::syntax {
namespace {

// Markdown

extern const Context markdownFence;
extern const Context markdownCode;
extern const Context markdownComment;
extern const Context markdownTarget;
constexpr Rule markdownRules[] = {
    open(u"", u"`", u"", String, into(markdownFence), FirstInk | AtLeastThree),
    open(u"", u"~", u"", String, into(markdownFence), FirstInk | AtLeastThree),
    rest(u"# ", Keyword, LineStart),
    rest(u"## ", Keyword, LineStart),
    rest(u"### ", Keyword, LineStart),
    rest(u"#### ", Keyword, LineStart),
    rest(u"##### ", Keyword, LineStart),
    rest(u"###### ", Keyword, LineStart),
    rest(u">", Comment, FirstInk),
    text(u"- ", Operator, stay, FirstInk),
    text(u"* ", Operator, stay, FirstInk),
    text(u"+ ", Operator, stay, FirstInk),
    open(u"", u"0123456789", u". ", Operator, stay, FirstInk | AtLeastOne),
    text(u"<!--", Comment, into(markdownComment)),
    open(u"", u"`", u"", String, into(markdownCode), AtLeastOne),
    text(u"](", Plain, into(markdownTarget)),
    escape(u"\\", Plain),
    prefixed(u"https://", String, stay, Always, u"-./:?&=%#~+@"),
};
constexpr Rule markdownFenceRules[] = {close(u"", u"", String, back, FirstInk | AloneInLine)};
constexpr Rule markdownCodeRules[] = {close(u"", u"", String)};
constexpr Rule markdownCommentRules[] = {text(u"-->", Comment, back)};
constexpr Rule markdownTargetRules[] = {text(u")", Plain, back), text(u" ", Plain, back)};
const Context markdownFence{.rules = markdownFenceRules, .token = String};
const Context markdownCode{.rules = markdownCodeRules, .token = String, .lineEnd = LineEnd::EndsAll};
const Context markdownComment{.rules = markdownCommentRules, .token = Comment};
const Context markdownTarget{.rules = markdownTargetRules, .token = String, .lineEnd = LineEnd::EndsAll};

// What differs: a line's first characters say it all.

constexpr Rule diffRules[] = {
    rest(u"diff ", Keyword, LineStart),
    rest(u"index ", Keyword, LineStart),
    rest(u"--- ", Keyword, LineStart),
    rest(u"+++ ", Keyword, LineStart),
    rest(u"new file", Keyword, LineStart),
    rest(u"deleted file", Keyword, LineStart),
    rest(u"rename ", Keyword, LineStart),
    rest(u"similarity ", Keyword, LineStart),
    rest(u"Binary files ", Keyword, LineStart),
    rest(u"@@", Preprocessor, LineStart),
    rest(u"+", Inserted, LineStart),
    rest(u"-", Deleted, LineStart),
    rest(u">", Inserted, LineStart),
    rest(u"<", Deleted, LineStart),
    rest(u"\\ ", Comment, LineStart),
};

} // namespace

constinit const Context markdownStart{.rules = markdownRules};
constinit const Context diffStart{.rules = diffRules};

} // namespace lineside::syntax
