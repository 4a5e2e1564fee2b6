// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "highlight/syntaxwords.h"

/// Contexts that many languages share.
namespace lineside::syntax {

extern const Context doubleQuoted; ///< ends with its line; backslash escapes
extern const Context singleQuoted;
extern const Context tripleDoubleQuoted;
extern const Context tripleSingleQuoted;
extern const Context blockComment; ///< to the first */
extern const Context nestingComment; ///< to the */ that belongs to it
extern const Context capturedRest; ///< a string up to what was captured at its beginning
extern const Context member; ///< after a point: a name that is no keyword, or nothing

constexpr Rule doubleQuotes() { return text(u"\"", String, into(doubleQuoted)); }
constexpr Rule singleQuotes() { return text(u"'", String, into(singleQuoted)); }
constexpr Rule members() { return text(u".", Plain, into(member)); }
constexpr Rule cComments() { return text(u"/*", Comment, into(blockComment)); }
constexpr Rule slashComment() { return rest(u"//", Comment); }

} // namespace lineside::syntax
