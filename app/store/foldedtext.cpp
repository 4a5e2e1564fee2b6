// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/foldedtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// Accents over letters that are searched without them. Not the signs of scripts where they are letters.
bool isDroppedMark(char32_t c)
{
    return (c >= 0x300 && c <= 0x36f) || (c >= 0x591 && c <= 0x5c7) || (c >= 0x64b && c <= 0x65f);
}

QString foldedCharacter(char32_t c)
{
    // Most of Chinese, Japanese and Korean is as it is.
    if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) || (c >= 0x3041 && c <= 0x30fe))
        return QChar(char16_t(c));
    QString kept;
    const QString parts = QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KD);
    for (const QChar part : parts) {
        if (!isDroppedMark(part.unicode()))
            kept.append(part);
    }
    return kept.normalized(QString::NormalizationForm_C).toCaseFolded().replace(u'ß', "ss"_L1); // which Qt folds to itself
}

} // namespace

char32_t codePointAt(const QString &text, qsizetype at, int *units)
{
    *units = 1;
    if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
        *units = 2;
        return QChar::surrogateToUcs4(text[at], text[at + 1]);
    }
    return text[at].unicode();
}

QString composedKorean(const QString &text)
{
    const auto isConjoining = [](QChar c) { return c.unicode() >= 0x1100 && c.unicode() <= 0x11ff; };
    return std::ranges::any_of(text, isConjoining) ? text.normalized(QString::NormalizationForm_C) : text;
}

FoldedText::FoldedText(const QString &written)
{
    m_text.reserve(written.size());
    for (qsizetype at = 0; at < written.size();) {
        const char16_t unit = written[at].unicode();
        if (unit < 128) {
            if (!m_origins.empty())
                m_origins.push_back(at);
            m_text.append(QChar(unit >= u'A' && unit <= u'Z' ? char16_t(unit + 32) : unit));
            ++at;
            continue;
        }
        int width = 1;
        const QString folded = foldedCharacter(codePointAt(written, at, &width));
        if (m_origins.empty() && folded.size() != width) {
            for (qsizetype i = 0; i < at; ++i)
                m_origins.push_back(i);
        }
        if (!m_origins.empty() || folded.size() != width)
            m_origins.insert(m_origins.end(), size_t(folded.size()), at);
        m_text.append(folded);
        at += width;
    }
    if (!m_origins.empty())
        m_origins.push_back(written.size());
}

qsizetype FoldedText::origin(qsizetype place) const
{
    return m_origins.empty() ? place : m_origins[size_t(qMin(place, qsizetype(m_origins.size()) - 1))];
}

} // namespace lineside
