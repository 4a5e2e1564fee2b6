// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// What stands in quotes, behind a dollar or in backticks.
#include "interchange/ansiquote.h"
#include "interchange/posixreader.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CommandReader)
};

} // namespace

void PosixReader::readBackslash()
{
    if (skipContinuation())
        return;
    const QChar escaped = peek(1);
    if (m_at + 1 >= m_text.size()) {
        ++m_at; // a copied line may end in the backslash that led to the next
        return;
    }
    m_at += 2;
    static constexpr QStringView fishEscapes = u"abefnrtv";
    static constexpr QStringView fishMeanings = u"\a\b\x1b\f\n\r\t\v";
    const qsizetype known = m_isFish ? fishEscapes.indexOf(escaped) : -1;
    m_words.add(known >= 0 ? fishMeanings.at(known) : escaped);
    m_delimiterIsQuoted = true;
}

void PosixReader::readSingleQuotes()
{
    m_words.open();
    m_delimiterIsQuoted = true;
    for (++m_at; !isAtEnd(); ++m_at) {
        if (peek() == u'\'') {
            ++m_at;
            return;
        }
        if (m_isFish && peek() == u'\\' && (peek(1) == u'\\' || peek(1) == u'\''))
            ++m_at;
        m_words.add(peek());
    }
    unclosed(Tr::tr("a single quote"));
}

void PosixReader::readDoubleQuotes()
{
    m_words.open();
    m_delimiterIsQuoted = true;
    ++m_at;
    while (!isAtEnd()) {
        const QChar c = peek();
        if (c == u'"') {
            ++m_at;
            return;
        }
        if (c == u'\\' && skipContinuation())
            continue;
        if (c == u'\\' && (u"$\"\\"_s.contains(peek(1)) || (!m_isFish && peek(1) == u'`'))) {
            m_words.add(peek(1));
            m_at += 2;
        } else if (c == u'$') {
            readDollar(true);
        } else if (c == u'`' && !m_isFish) {
            readBackticks();
        } else {
            m_words.add(c);
            ++m_at;
        }
    }
    unclosed(Tr::tr("a double quote"));
}

void PosixReader::readAnsiQuotes()
{
    m_words.open();
    m_delimiterIsQuoted = true;
    const std::optional<AnsiQuote> quote = readAnsiQuote(QStringView(m_text).sliced(m_at + 2));
    if (!quote) {
        unclosed(Tr::tr("a $' quote"));
        return;
    }
    m_words.add(quote->text);
    m_at += 2 + quote->length;
}

void PosixReader::readDollar(bool quoted)
{
    const QChar next = peek(1);
    if (next == u'\'' && !quoted && !m_isFish) {
        readAnsiQuotes();
    } else if (next == u'"' && !quoted && !m_isFish) {
        ++m_at;
        readDoubleQuotes();
    } else if (next == u'{' && !m_isFish) {
        readBraces();
    } else if (next == u'(') {
        readSubstitution(m_at + 1, u'(', u')');
    } else if (const qsizetype length = nameLength(m_text, m_at + 1); length > 0) {
        const QString name = m_text.sliced(m_at + 1, length);
        if (const auto reference = environmentReference(name))
            m_words.add(*reference);
        else
            m_words.add(u'$' + name);
        m_at += 1 + length;
    } else {
        m_words.add(u'$');
        ++m_at;
    }
}

// ${NAME}, and ${NAME:?…} and the like: what is behind the name is for the shell.
void PosixReader::readBraces()
{
    const qsizetype length = nameLength(m_text, m_at + 2);
    const qsizetype end = m_text.indexOf(u'}', m_at + 2);
    if (end < 0) {
        unclosed(u"${"_s);
        return;
    }
    const QString whole = m_text.sliced(m_at, end + 1 - m_at);
    const QString name = m_text.sliced(m_at + 2, length);
    const QString rest = m_text.sliced(m_at + 2 + length, end - m_at - 2 - length);
    m_at = end + 1;
    const auto reference = environmentReference(name);
    if (!reference) {
        m_words.warn(Tr::tr("“%1” is not a variable of the environment. It was left as it is.").arg(whole));
        m_words.add(whole);
        return;
    }
    if (!rest.isEmpty() && !rest.startsWith(":?"_L1) && !rest.startsWith(u'?'))
        m_words.warn(Tr::tr("“%1” was read as the variable %2 alone.").arg(whole, name));
    m_words.add(*reference);
}

// What a shell would run is text here, from the dollar to its bracket.
void PosixReader::readSubstitution(qsizetype open, QChar opening, QChar closing)
{
    qsizetype depth = 0;
    for (qsizetype i = open; i < m_text.size(); ++i) {
        if (m_text.at(i) == opening)
            ++depth;
        else if (m_text.at(i) == closing)
            --depth;
        if (depth == 0) {
            const QString whole = m_text.sliced(m_at, i + 1 - m_at);
            m_words.warn(Tr::tr("“%1” would be run. It was not.").arg(whole.left(200)));
            m_words.add(whole);
            m_at = i + 1;
            return;
        }
    }
    unclosed(QString(opening));
}

void PosixReader::readBackticks()
{
    const qsizetype end = m_text.indexOf(u'`', m_at + 1);
    if (end < 0) {
        unclosed(Tr::tr("a backtick"));
        return;
    }
    const QString whole = m_text.sliced(m_at, end + 1 - m_at);
    m_words.warn(Tr::tr("“%1” would be run. It was not.").arg(whole.left(200)));
    m_words.add(whole);
    m_at = end + 1;
}

} // namespace lineside
