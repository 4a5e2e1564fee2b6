// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/keyforms.h"

#include <QString>

#include <algorithm>
#include <functional>

namespace lineside {

namespace {

// Shorter forms would be found by chance in any base64 or hexadecimal text.
constexpr qsizetype shortestEncoded = 8;

/// What some writers of JSON escape although they need not.
struct JsonHabits {
    bool slash = false;
    bool markup = false;
    bool beyondAscii = false;
};

QByteArray fourDigits(char16_t unit)
{
    return "\\u" + QByteArray::number(uint(unit), 16).rightJustified(4, '0');
}

QByteArray inJson(const QByteArray &key, JsonHabits habits)
{
    QByteArray escaped;
    for (const char c : key) {
        const bool isMarkup = c == '<' || c == '>' || c == '&';
        if (c == '"' || c == '\\' || (c == '/' && habits.slash))
            escaped.append('\\').append(c);
        else if ((c >= 0 && c < ' ') || (isMarkup && habits.markup))
            escaped.append(fourDigits(char16_t(c)));
        else
            escaped.append(c);
    }
    if (!habits.beyondAscii || !escaped.isValidUtf8())
        return escaped;
    QByteArray ascii;
    for (const QChar unit : QString::fromUtf8(escaped))
        ascii += unit.unicode() < 0x80 ? QByteArray(1, char(unit.unicode())) : fourDigits(unit.unicode());
    return ascii;
}

QByteArray withLowerHex(QByteArray encoded)
{
    for (qsizetype at = encoded.indexOf('%'); at >= 0 && at + 2 < encoded.size(); at = encoded.indexOf('%', at + 3))
        encoded.replace(at + 1, 2, encoded.sliced(at + 1, 2).toLower());
    return encoded;
}

void addUrlForms(QList<QByteArray> &forms, const QByteArray &key)
{
    for (const char *const unescaped : {"", "/", "/:@!$&'()*+,;="}) {
        const QByteArray encoded = key.toPercentEncoding(unescaped);
        forms += {encoded, withLowerHex(encoded)};
    }
    const QByteArray encoded = key.toPercentEncoding().replace("%20", "+"); // a form's fields
    forms += {encoded, withLowerHex(encoded)};
}

// Three bytes make four digits, so a key looks different by where it stands. Digits that hold bits of its neighbours are left out.
void addBase64Forms(QList<QByteArray> &forms, const QByteArray &key)
{
    for (const QByteArray::Base64Options options : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
        for (qsizetype before = 0; before < 3; ++before) {
            const QByteArray digits = (QByteArray(before, '\0') + key).toBase64(options | QByteArray::OmitTrailingEquals);
            const qsizetype first = (before * 8 + 5) / 6;
            forms.append(digits.sliced(first, (before + key.size()) * 8 / 6 - first));
        }
    }
}

} // namespace

QList<QByteArray> keyForms(QByteArrayView key)
{
    const QByteArray plain = key.toByteArray();
    QList<QByteArray> forms{plain, inJson(plain, {}), inJson(plain, {.slash = true}), inJson(plain, {.markup = true}),
                            inJson(plain, {.beyondAscii = true}), inJson(plain, {.slash = true, .beyondAscii = true})};
    if (plain.isValidUtf8()) {
        const QByteArray html = QString::fromUtf8(plain).toHtmlEscaped().toUtf8();
        forms += {html, QByteArray(html).replace('\'', "&#39;")};
    }
    addUrlForms(forms, plain);
    if (plain.size() >= shortestEncoded) {
        addBase64Forms(forms, plain);
        forms += {plain.toHex(), plain.toHex().toUpper()};
    }
    forms.removeAll(QByteArray());
    std::ranges::sort(forms, [](const QByteArray &one, const QByteArray &other) {
        return one.size() != other.size() ? one.size() > other.size() : one < other;
    });
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
    return forms;
}

} // namespace lineside
