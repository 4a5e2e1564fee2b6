// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "highlight/codehighlighter.h"

#include <span>
#include <string_view>

/// A language as data. The reader of these tables (TableHighlighter) knows no language by name.
namespace lineside::syntax {

/// How a rule finds its stretch. `text`, `more` and `then` are the rule's; "captured" is what opened the context the rule is in.
enum class Match : quint8 {
    Include, ///< no rule itself: those of the context `go.to` stand here
    Nothing, ///< always found, takes nothing
    Text, ///< `text`
    Rest, ///< `text` and all that follows in the line
    AnyOf, ///< one character of `text`
    Run, ///< as many characters of `text` as there are
    Escape, ///< `text` and one character, whatever it is
    Word, ///< an identifier; characters of `text` count as letters, those of `more` as digits; coloured by `groups`
    Listed, ///< the same, only if it is in `groups`
    Prefixed, ///< `text` and an identifier; characters of `more` count as digits
    Number, ///< in any notation; characters of `text` may separate digits
    CharLiteral, ///< one character or escape between apostrophes
    QuotedName, ///< from a quote that is in `text` to the next of its kind
    Name, ///< from here to before one of the characters of `then`, which must come; none of those of `more` before it
    Open, ///< `text`, any number of characters of `more` (of letters if empty), `then`; captures what lies between
    Close, ///< `text`, what was captured, `then`
    OpenPair, ///< `text` and one character of `more`; captures it and its counterpart
    NestPair, ///< the captured character, if its counterpart is another
    ClosePair, ///< the counterpart
    HereDocument, ///< `text`, an optional character of `more`, a word or quoted word; the rule's context begins with the next line
    HereEnd, ///< the line is the captured word, with `then` perhaps and more
    Deeper, ///< a line that is blank or begins right of the captured column
};

/// When a rule counts, and small variants of how.
enum Condition : unsigned {
    Always = 0,
    LineStart = 1U << 0U,
    FirstInk = 1U << 1U, ///< only blanks before it in the line
    AfterBlank = 1U << 2U, ///< or at the line's start
    WhereValue = 1U << 3U, ///< where a value may stand and an operator may not
    IgnoreCase = 1U << 4U,
    WholeWord = 1U << 5U, ///< no letter or digit follows
    Ahead = 1U << 6U, ///< looks and takes nothing
    CallsAreFunctions = 1U << 7U, ///< a word before a parenthesis
    CapitalsAreTypes = 1U << 8U,
    UppercaseIsConstant = 1U << 9U,
    BlankAfter = 1U << 17U, ///< with `Name`: a blank or the line's end comes after the character that ends it
    QuotedWord = 1U << 16U, ///< with `HereDocument`: only a quoted one
    CapitalsMayBeCalled = 1U << 15U, ///< a capital does not make a type of what is called
    AtLeastThree = 1U << 10U, ///< of the characters between; with `Open`
    AtLeastOne = 1U << 11U, ///< the same
    CaptureColumn = 1U << 12U, ///< captures where the line's structure stands, for `Deeper`
    AloneInLine = 1U << 13U, ///< nothing but blanks follows
    BlanksBetween = 1U << 14U, ///< with `HereDocument`: blanks may come before the word
};

/// Words parted by single blanks.
struct WordGroup {
    CodeToken token = CodeToken::Plain;
    std::u16string_view words;
};

struct Context;

/// Where to go after a rule was found.
struct Go {
    enum class Kind : quint8 { Stay, Into, Back, Over };
    Kind kind = Kind::Stay;
    const Context *to = nullptr;
};

struct Rule {
    Match match = Match::Nothing;
    std::u16string_view text = {};
    CodeToken token = CodeToken::Plain;
    Go go = {};
    unsigned when = Always;
    std::u16string_view more = {};
    std::u16string_view then = {}; ///< of words and names: what must follow, after blanks perhaps
    std::span<const WordGroup> groups = {};
};

/// What a context does where a line ends.
enum class LineEnd : quint8 {
    Lasts,
    Ends, ///< if nothing is open in it
    EndsAll, ///< with all that is open in it
};

/// A set of rules that hold in one place: in code, in a string, in a tag. At each character the first rule that is found counts.
struct Context {
    std::span<const Rule> rules = {};
    CodeToken token = CodeToken::Plain; ///< what no rule takes
    LineEnd lineEnd = LineEnd::Lasts;
    char16_t continuation = 0; ///< at the line's very end it makes the line go on
    bool reachesInside = false; ///< the rules hold first in everything that is opened within
    const Context *inside = nullptr; ///< is entered with this one
    const Context *afterEmptyLine = nullptr;
};

struct Language {
    std::u16string_view name;
    std::u16string_view aliases; ///< parted by single blanks, in lower case, like the name
    const Context *start = nullptr;
};

} // namespace lineside::syntax
