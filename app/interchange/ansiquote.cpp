// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/ansiquote.h"

#include <QByteArray>

namespace lineside {

namespace {

int digitOf(QChar c, int base)
{
    int value = 99;
    if (c >= u'0' && c <= u'9')
        value = c.unicode() - u'0';
    else if (c >= u'a' && c <= u'f')
        value = c.unicode() - u'a' + 10;
    else if (c >= u'A' && c <= u'F')
        value = c.unicode() - u'A' + 10;
    return value < base ? value : -1;
}

class Reader
{
public:
    explicit Reader(QStringView rest)
        : m_rest(rest)
    {
    }

    std::optional<AnsiQuote> read()
    {
        while (m_at < m_rest.size()) {
            const QChar c = m_rest.at(m_at++);
            if (c == u'\'')
                return AnsiQuote{QString::fromUtf8(m_bytes), m_at};
            if (c == u'\\' && m_at < m_rest.size())
                readEscape();
            else
                addText(c);
        }
        return std::nullopt;
    }

private:
    // A character that needs two units of UTF-16 stays together.
    void addText(QChar c)
    {
        QString text(c);
        if (c.isHighSurrogate() && m_at < m_rest.size() && m_rest.at(m_at).isLowSurrogate())
            text += m_rest.at(m_at++);
        m_bytes += text.toUtf8();
    }

    std::optional<char32_t> number(int most, int base)
    {
        char32_t value = 0;
        int count = 0;
        for (; count < most && m_at < m_rest.size() && digitOf(m_rest.at(m_at), base) >= 0; ++count, ++m_at)
            value = value * char32_t(base) + char32_t(digitOf(m_rest.at(m_at), base));
        return count > 0 ? std::optional(value) : std::nullopt;
    }

    void readEscape()
    {
        static constexpr QStringView letters = u"abeEfnrtv\\'\"?";
        static constexpr QByteArrayView meanings("\a\b\x1b\x1b\f\n\r\t\v\\'\"?");
        const QChar c = m_rest.at(m_at);
        if (const qsizetype known = letters.indexOf(c); known >= 0) {
            m_bytes += meanings.at(known);
            ++m_at;
        } else if (c == u'x') {
            ++m_at;
            addByte(number(2, 16), u'x');
        } else if (c == u'u' || c == u'U') {
            ++m_at;
            addCharacter(number(c == u'u' ? 4 : 8, 16), c);
        } else if (c == u'c' && m_at + 1 < m_rest.size()) {
            m_bytes += char(m_rest.at(m_at + 1).unicode() & 0x1f);
            m_at += 2;
        } else if (digitOf(c, 8) >= 0) {
            addByte(number(3, 8), c);
        } else {
            m_bytes += '\\';
        }
    }

    void addByte(std::optional<char32_t> value, QChar letter)
    {
        if (value && (*value & 0xff) != 0)
            m_bytes += char(*value & 0xff);
        else if (!value)
            m_bytes += QByteArray("\\") + QString(letter).toUtf8();
    }

    void addCharacter(std::optional<char32_t> value, QChar letter)
    {
        // Chrome writes characters above U+FFFF as two \u, one for each half.
        if (value && *value >= 0xd800 && *value < 0xdc00 && m_rest.sliced(m_at).startsWith(u"\\u")) {
            const qsizetype before = m_at;
            m_at += 2;
            const std::optional<char32_t> low = number(4, 16);
            if (low && *low >= 0xdc00 && *low < 0xe000)
                value = 0x10000 + ((*value - 0xd800) << 10) + (*low - 0xdc00);
            else
                m_at = before;
        }
        if (value && *value != 0 && *value <= 0x10ffff)
            m_bytes += QString::fromUcs4(&*value, 1).toUtf8();
        else if (!value)
            m_bytes += QByteArray("\\") + QString(letter).toUtf8();
    }

    QStringView m_rest;
    qsizetype m_at = 0;
    QByteArray m_bytes;
};

} // namespace

std::optional<AnsiQuote> readAnsiQuote(QStringView rest)
{
    return Reader(rest).read();
}

} // namespace lineside
