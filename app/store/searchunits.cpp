// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/searchunits.h"

#include "store/foldedtext.h"

namespace lineside {

namespace {

enum class Kind {
    Space,    ///< between words
    Word,     ///< of words with spaces between
    Ideogram, ///< of a script that writes without spaces, or glues endings on: found by its characters
};

bool isUnspaced(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return c == 0x30fc; // the long vowel of Katakana, common to several scripts
    }
}

Kind kindOf(char32_t c)
{
    if (c < 128)
        return QChar::isLetterOrNumber(c) ? Kind::Word : Kind::Space;
    if (c >= 0xfdd0 && c <= 0xfdef)
        return Kind::Space;
    if (isUnspaced(c))
        return Kind::Ideogram;
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || QChar::category(c) == QChar::Symbol_Other ? Kind::Word : Kind::Space;
}

} // namespace

std::vector<SearchUnit> unitsOf(const QString &text)
{
    std::vector<SearchUnit> units;
    bool inWord = false;
    for (qsizetype at = 0; at < text.size();) {
        int width = 1;
        const Kind kind = kindOf(codePointAt(text, at, &width));
        if (kind == Kind::Word && inWord)
            units.back().size += width;
        else if (kind != Kind::Space)
            units.push_back({at, width, kind == Kind::Ideogram});
        inWord = kind == Kind::Word;
        at += width;
    }
    return units;
}

bool follows(const SearchUnit &before, const SearchUnit &unit)
{
    return before.begin + before.size == unit.begin;
}

} // namespace lineside
