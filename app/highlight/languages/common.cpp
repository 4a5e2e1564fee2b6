// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "highlight/languages/common.h"

namespace lineside::syntax {
namespace {

constexpr Rule doubleRules[] = {escape(u"\\", String), text(u"\"", String, back)};
constexpr Rule singleRules[] = {escape(u"\\", String), text(u"'", String, back)};
constexpr Rule tripleDoubleRules[] = {escape(u"\\", String), text(u"\"\"\"", String, back)};
constexpr Rule tripleSingleRules[] = {escape(u"\\", String), text(u"'''", String, back)};
constexpr Rule blockCommentRules[] = {text(u"*/", Comment, back)};
constexpr Rule nestingCommentRules[] = {text(u"*/", Comment, back), text(u"/*", Comment, into(nestingComment))};
constexpr Rule capturedRules[] = {close(u"", u"", String)};
constexpr Rule memberRules[] = {word(Plain, back, {}, CallsAreFunctions | CapitalsAreTypes | CapitalsMayBeCalled | UppercaseIsConstant, u"$"), otherwise(back)};

} // namespace

constinit const Context doubleQuoted{.rules = doubleRules, .token = String, .lineEnd = LineEnd::EndsAll, .continuation = u'\\'};
constinit const Context singleQuoted{.rules = singleRules, .token = String, .lineEnd = LineEnd::EndsAll, .continuation = u'\\'};
constinit const Context tripleDoubleQuoted{.rules = tripleDoubleRules, .token = String};
constinit const Context tripleSingleQuoted{.rules = tripleSingleRules, .token = String};
constinit const Context blockComment{.rules = blockCommentRules, .token = Comment};
constinit const Context nestingComment{.rules = nestingCommentRules, .token = Comment};
constinit const Context capturedRest{.rules = capturedRules, .token = String};
constinit const Context member{.rules = memberRules, .lineEnd = LineEnd::Ends};

} // namespace lineside::syntax
