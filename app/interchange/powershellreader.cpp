// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Words as PowerShell reads them, and how it passes them on to a program.
#include "interchange/wordbuilder.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CommandReader)
};

bool isSingleQuote(QChar c)
{
    return c == u'\'' || (c >= QChar(0x2018) && c <= QChar(0x201b));
}

bool isDoubleQuote(QChar c)
{
    return c == u'"' || (c >= QChar(0x201c) && c <= QChar(0x201e));
}

class PowerShellReader
{
public:
    explicit PowerShellReader(const QString &text)
        : m_text(text)
    {
        m_text.replace("\r\n"_L1, "\n"_L1);
    }

    Result<ReadCommands> read();

private:
    QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : QChar(0); }
    bool isAtEnd() const { return m_at >= m_text.size(); }

    void readOne();
    void readEscape(bool quoted);
    void readSingleQuotes();
    void readDoubleQuotes();
    bool readHereString();
    void readVariable();
    void readVerbatim();
    void unclosed(const QString &what);

    QString m_text;
    qsizetype m_at = 0;
    WordBuilder m_words;
    std::optional<Error> m_error;
};

void PowerShellReader::unclosed(const QString &what)
{
    m_at = m_text.size();
    m_error = Error{.kind = Error::Kind::BadRequest,
                    .message = Tr::tr("The command is not whole: %1 is not closed.").arg(what),
                    .hint = Tr::tr("Copy all of it."),
                    .details = {}};
}

void PowerShellReader::readEscape(bool quoted)
{
    static constexpr QStringView letters = u"abefnrtv";
    static constexpr QStringView meanings = u"\a\b\x1b\f\n\r\t\v";
    const QChar c = peek(1);
    m_at += 2;
    if (m_at > m_text.size())
        return;
    if (c == u'\n' && !quoted)
        return;
    const qsizetype known = letters.indexOf(c);
    m_words.add(known >= 0 ? meanings.at(known) : c);
}

void PowerShellReader::readSingleQuotes()
{
    m_words.open();
    for (++m_at; !isAtEnd(); ++m_at) {
        if (isSingleQuote(peek())) {
            ++m_at;
            if (!isSingleQuote(peek()))
                return;
        }
        m_words.add(peek());
    }
    unclosed(Tr::tr("a single quote"));
}

void PowerShellReader::readDoubleQuotes()
{
    m_words.open();
    ++m_at;
    while (!isAtEnd()) {
        if (peek() == u'`') {
            readEscape(true);
        } else if (peek() == u'$') {
            readVariable();
        } else if (isDoubleQuote(peek()) && !isDoubleQuote(peek(1))) {
            ++m_at;
            return;
        } else {
            m_at += isDoubleQuote(peek()) ? 1 : 0;
            m_words.add(peek());
            ++m_at;
        }
    }
    unclosed(Tr::tr("a double quote"));
}

// @'…'@ and @"…"@: from the next line to the line that begins with the closing sign.
bool PowerShellReader::readHereString()
{
    const bool expands = isDoubleQuote(peek(1));
    if ((!expands && !isSingleQuote(peek(1))) || peek(2) != u'\n')
        return false;
    const qsizetype end = m_text.indexOf(expands ? u"\n\"@"_s : u"\n'@"_s, m_at + 2);
    if (end < 0) {
        unclosed(Tr::tr("a here-string"));
        return true;
    }
    const QString body = end > m_at + 3 ? m_text.sliced(m_at + 3, end - m_at - 3) : QString();
    m_at = end + 3;
    if (expands && (body.contains(u'$') || body.contains(u'`')))
        m_words.warn(Tr::tr("Variables in a here-string were left as they are."));
    m_words.add(body);
    return true;
}

void PowerShellReader::readVariable()
{
    const bool braces = peek(1) == u'{';
    qsizetype start = m_at + (braces ? 2 : 1);
    if (peek(1) == u'(') {
        m_words.warn(Tr::tr("“%1” would be run. It was not.").arg(u"$(…)"_s));
        m_words.add(u'$');
        ++m_at;
        return;
    }
    if (QStringView(m_text).sliced(start).startsWith(u"env:", Qt::CaseInsensitive))
        start += 4;
    const qsizetype length = nameLength(m_text, start);
    const auto reference = environmentReference(QStringView(m_text).sliced(start, length));
    const bool isClosed = !braces || (start + length < m_text.size() && m_text.at(start + length) == u'}');
    if (length == 0 || !reference || !isClosed) {
        m_words.add(u'$');
        ++m_at;
        return;
    }
    m_words.add(*reference);
    m_at = start + length + (braces ? 1 : 0);
}

// Behind --% the line goes to the program as it stands.
void PowerShellReader::readVerbatim()
{
    m_words.takeWord();
    qsizetype end = m_text.indexOf(u'\n', m_at);
    end = end < 0 ? m_text.size() : end;
    for (const WordParts &word : windowsArguments({m_text.sliced(m_at, end - m_at)})) {
        m_words.open();
        m_words.add(word);
        m_words.endWord();
    }
    m_at = end;
}

void PowerShellReader::readOne()
{
    const QChar c = peek();
    if (c == u' ' || c == u'\t') {
        const bool isBare = QStringView(m_text).first(m_at).endsWith(u"--%"); // in quotes it is a text
        if (isBare && plainText(m_words.word()) == u"--%"_s)
            readVerbatim();
        else
            m_words.endWord();
        ++m_at;
    } else if (c == u'#' && !m_words.isOpen()) {
        const qsizetype end = m_text.indexOf(u'\n', m_at);
        m_at = end < 0 ? m_text.size() : end;
    } else if (c == u'`') {
        readEscape(false);
    } else if (c == u'@' && !m_words.isOpen() && readHereString()) {
        return;
    } else if (isSingleQuote(c)) {
        readSingleQuotes();
    } else if (isDoubleQuote(c)) {
        readDoubleQuotes();
    } else if (c == u'$') {
        readVariable();
    } else if (c == u'|') {
        m_words.pipe();
        ++m_at;
    } else if (u"\n;&(){}"_s.contains(c)) {
        m_words.endCommand();
        ++m_at;
    } else {
        m_words.add(c);
        ++m_at;
    }
}

// Where the passing of arguments is the old one, PowerShell joins them to a line that the program splits again: an argument with
// quotes is wrapped in others for the spaces in it, unless it brings its own.
WordParts passedOn(const WordParts &word)
{
    const auto hasQuote = [](const ValueTemplate::Part &part) {
        const auto *text = std::get_if<QString>(&part);
        return text && text->contains(u'"');
    };
    if (std::ranges::none_of(word, hasQuote))
        return word;
    WordParts line = word;
    const auto *first = std::get_if<QString>(&line.constFirst());
    if (!first || !first->startsWith(u'"')) {
        line.prepend(u"\""_s);
        line.append(u"\""_s);
    }
    const QList<WordParts> split = windowsArguments(line);
    return split.size() == 1 ? split.constFirst() : word;
}

Result<ReadCommands> PowerShellReader::read()
{
    const bool isOld = m_text.contains("$PSNativeCommandArgumentPassing = 'Legacy'"_L1);
    while (!isAtEnd())
        readOne();
    m_words.endCommand();
    if (m_error)
        return failure(*m_error);
    // Without that line nobody can tell; then an argument counts as escaped if each quote in it is.
    for (ReadCommand &command : m_words.made().commands) {
        for (WordParts &word : command.words) {
            const std::optional<QString> text = plainText(word);
            const bool looksEscaped = text && text->count(u'"') == text->count("\\\""_L1);
            if (isOld || looksEscaped)
                word = passedOn(word);
        }
    }
    return m_words.made();
}

} // namespace

Result<ReadCommands> readPowerShell(const QString &text)
{
    return PowerShellReader(text).read();
}

} // namespace lineside
