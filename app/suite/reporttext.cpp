// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "suite/reporttext.h"

namespace lineside {

namespace {

bool isHarmless(QChar c)
{
    if (c == u'\t' || c == u'\n' || c == u'\r')
        return true;
    const char16_t code = c.unicode();
    const bool isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
    const bool reorders = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    return !isControl && !reorders && !c.isSurrogate() && code < 0xfffe;
}

} // namespace

QString reportText(const QString &untrusted)
{
    QString safe;
    safe.reserve(untrusted.size());
    for (qsizetype i = 0; i < untrusted.size(); ++i) {
        const QChar c = untrusted.at(i);
        if (c.isHighSurrogate() && i + 1 < untrusted.size() && untrusted.at(i + 1).isLowSurrogate()) {
            safe += c;
            safe += untrusted.at(++i);
        } else {
            safe += isHarmless(c) ? c : QChar(QChar::ReplacementCharacter);
        }
    }
    return safe;
}

} // namespace lineside
