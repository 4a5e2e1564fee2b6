// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/indentedjson.h"

namespace lineside {

namespace {

constexpr qsizetype deepest = 32;

bool opens(QChar c)
{
    return c == u'{' || c == u'[';
}

bool closes(QChar c)
{
    return c == u'}' || c == u']';
}

class Indenter
{
public:
    explicit Indenter(const QString &text)
        : m_text(text)
    {
    }

    QString indented()
    {
        for (m_at = 0; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text.at(m_at);
            if (c == u'"')
                takeString();
            else if (!c.isSpace())
                take(c);
        }
        return m_result;
    }

private:
    void takeString()
    {
        const qsizetype begin = m_at++;
        while (m_at < m_text.size() && m_text.at(m_at) != u'"')
            m_at += m_text.at(m_at) == u'\\' ? 2 : 1;
        m_result += QStringView(m_text).sliced(begin, std::min(m_at + 1, m_text.size()) - begin);
    }
    void take(QChar c)
    {
        if (closes(c)) {
            m_depth = std::max<qsizetype>(m_depth - 1, 0);
            if (!m_result.isEmpty() && !opens(m_result.back()))
                breakLine();
        }
        m_result += c;
        if (opens(c)) {
            ++m_depth;
            if (!closes(next()))
                breakLine();
        } else if (c == u',') {
            breakLine();
        } else if (c == u':') {
            m_result += u' ';
        }
    }
    QChar next() const
    {
        for (qsizetype at = m_at + 1; at < m_text.size(); ++at) {
            if (!m_text.at(at).isSpace())
                return m_text.at(at);
        }
        return {};
    }
    void breakLine() { m_result += u'\n' + QString(2 * std::min(m_depth, deepest), u' '); }

    const QString &m_text;
    QString m_result;
    qsizetype m_at = 0;
    qsizetype m_depth = 0;
};

} // namespace

QString indentedJson(const QString &text)
{
    const QString trimmed = text.trimmed();
    return !trimmed.isEmpty() && opens(trimmed.front()) ? Indenter(trimmed).indented() : text;
}

} // namespace lineside
