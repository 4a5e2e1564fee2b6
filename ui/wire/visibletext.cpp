// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/wire/visibletext.h"

namespace lineside {

namespace {

constexpr char16_t pictures = 0x2400; // Unicode's pictures of the control characters
constexpr char16_t pictureOfDelete = 0x2421;

// Marks of direction, of no width, and separators of lines: they would show other text than there is.
bool misleads(QChar c)
{
    return c.category() == QChar::Other_Format || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph
        || (c.unicode() >= 0x80 && c.category() == QChar::Other_Control);
}

QString visible(QByteArrayView bytes, bool keepsLines)
{
    QString text = QString::fromUtf8(bytes);
    QString named;
    bool isNamed = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool stays = keepsLines && (c == u'\n' || c == u'\t');
        if (!stays && c.unicode() < u' ') {
            text[i] = QChar(char16_t(pictures + c.unicode()));
        } else if (c.unicode() == 0x7F) {
            text[i] = QChar(pictureOfDelete);
        } else if (misleads(c)) {
            if (!isNamed)
                named = text.first(i);
            isNamed = true;
            named += QStringLiteral("<U+%1>").arg(uint(c.unicode()), 4, 16, QLatin1Char('0')).toUpper();
            continue;
        }
        if (isNamed)
            named += text.at(i);
    }
    return isNamed ? named : text;
}

} // namespace

QString visibleText(QByteArrayView bytes)
{
    return visible(bytes, false);
}

QString visibleLines(QByteArrayView bytes)
{
    const QByteArray unbroken = bytes.contains('\r') ? bytes.toByteArray().replace("\r\n", "\n") : QByteArray();
    return visible(unbroken.isEmpty() ? bytes : QByteArrayView(unbroken), true);
}

} // namespace lineside
