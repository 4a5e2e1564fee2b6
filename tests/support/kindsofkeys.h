// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace lineside::test {

/// Ten kinds of keys, none of them anybody's, with a name for a test's row.
inline QList<std::pair<const char *, QByteArray>> kindsOfKeys()
{
    return {
        {"OpenAI's", "sk-live-0123456789abcdefghij"},
        {"Google's", "AIzaSyA-0123456789_abcdefghijklmno"},
        {"signs of URLs", "p@ss/w+rd=&?#%"},
        {"quotes", "with \"quotes\" and 'more'"},
        {"other scripts", "schlüssel-漢字-key"},
        {"user and password", "dXNlcjpwYXNzd29yZA=="},
        {"hexadecimal", "0123456789abcdef0123456789abcdef"},
        {"markup", "a<html>&amp;b"},
        {"signs of shells", "{{curly}} $dollar %percent% `tick`"},
        {"GitHub's", "ghp_0123456789abcdefghijklmnopqrstuv"},
    };
}

/// The key as it may stand in a text.
inline QStringList writtenForms(const QByteArray &key)
{
    return {QString::fromUtf8(key), QString::fromLatin1(key.toBase64()), QString::fromLatin1(key.toPercentEncoding()), QString::fromLatin1(key.toHex())};
}

} // namespace lineside::test
