// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Words as POSIX shells read them, with what bash and zsh add ($'…', here-strings), and as fish does.
#include "interchange/ansiquote.h"
#include "interchange/wordbuilder.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CommandReader)
};

struct HereDocument {
    QString delimiter;
    qsizetype command = 0; ///< whose input it is: the number of commands that were complete before it
    bool expands = true;
    bool stripsTabs = false;
};

class PosixReader
{
public:
    PosixReader(const QString &text, bool isFish)
        : m_text(text)
        , m_isFish(isFish)
    {
    }

    Result<ReadCommands> read();

private:
    bool isAtEnd() const { return m_at >= m_text.size(); }
    QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : QChar(0); }

    void readOne();
    bool skipContinuation();
    void readBackslash();
    void readSingleQuotes();
    void readDoubleQuotes();
    void readAnsiQuotes();
    void readDollar(bool quoted);
    void readBraces();
    void readSubstitution(qsizetype open, QChar opening, QChar closing);
    void readBackticks();
    void readRedirection();
    void readHereDocuments();
    void putHereDocument(const HereDocument &document, const QString &body);
    WordParts expanded(const QString &body);
    void readSeparator();
    void unclosed(const QString &what);
    bool endsWithFileNumber() const;

    const QString m_text;
    const bool m_isFish;
    qsizetype m_at = 0;
    WordBuilder m_words;
    QList<HereDocument> m_awaited;
    std::optional<Error> m_error;

    enum class Awaits { Nothing, InputFile, OutputFile, HereText, Delimiter } m_awaits = Awaits::Nothing;
    bool m_delimiterIsQuoted = false;
    bool m_stripsTabs = false;

    void endWord();
    void endCommand();
};

void PosixReader::unclosed(const QString &what)
{
    m_at = m_text.size();
    if (!m_error)
        m_error = Error{.kind = Error::Kind::BadRequest,
                        .message = Tr::tr("The command is not whole: %1 is not closed.").arg(what),
                        .hint = Tr::tr("Copy all of it."),
                        .details = {}};
}

// What a word is for depends on what stood before it.
void PosixReader::endWord()
{
    if (!m_words.isOpen())
        return;
    const Awaits awaits = std::exchange(m_awaits, Awaits::Nothing);
    if (awaits == Awaits::Nothing) {
        m_words.endWord();
        return;
    }
    const WordParts word = m_words.takeWord();
    const QString name = templateOf(word).toString();
    if (awaits == Awaits::InputFile)
        m_words.warn(Tr::tr("The file “%1” would be read as input. It was not.").arg(name));
    else if (awaits == Awaits::HereText)
        m_words.command().hereText = word + WordParts{u"\n"_s};
    else if (awaits == Awaits::Delimiter)
        m_awaited.append({plainText(word).value_or(QString()), m_words.made().commands.size(), !m_delimiterIsQuoted, m_stripsTabs});
}

void PosixReader::endCommand()
{
    endWord();
    m_awaits = Awaits::Nothing;
    m_words.endCommand();
}

bool PosixReader::skipContinuation()
{
    if (peek() != u'\\')
        return false;
    if (peek(1) == u'\n')
        m_at += 2;
    else if (peek(1) == u'\r' && peek(2) == u'\n')
        m_at += 3;
    else
        return false;
    return true;
}

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

bool PosixReader::endsWithFileNumber() const
{
    const std::optional<QString> word = plainText(m_words.word());
    return m_words.isOpen() && word && word->size() == 1 && word->at(0).isDigit();
}

void PosixReader::readRedirection()
{
    if (endsWithFileNumber())
        m_words.takeWord(); // 2>file
    endWord();
    const bool isInput = peek() == u'<';
    m_awaits = isInput ? Awaits::InputFile : Awaits::OutputFile;
    qsizetype length = 1;
    if (isInput && peek(1) == u'<') {
        length = peek(2) == u'<' || peek(2) == u'-' ? 3 : 2;
        m_awaits = peek(2) == u'<' ? Awaits::HereText : Awaits::Delimiter;
        m_stripsTabs = peek(2) == u'-';
        m_delimiterIsQuoted = false;
    } else if (peek(1) == u'>' || peek(1) == u'&' || peek(1) == u'|') {
        length = 2;
    }
    m_at += length;
}

// The here-documents of the line that has just ended stand in the lines after it, in their order.
void PosixReader::readHereDocuments()
{
    for (const HereDocument &document : std::exchange(m_awaited, {})) {
        QString body;
        bool isClosed = false;
        while (!isAtEnd() && !isClosed) {
            qsizetype end = m_text.indexOf(u'\n', m_at);
            end = end < 0 ? m_text.size() : end;
            QString line = m_text.sliced(m_at, end - m_at);
            m_at = std::min(end + 1, m_text.size());
            if (document.stripsTabs) {
                while (line.startsWith(u'\t'))
                    line.remove(0, 1);
            }
            isClosed = line == document.delimiter || line == document.delimiter + u'\r';
            if (!isClosed)
                body += line + u'\n';
        }
        if (!isClosed)
            unclosed(Tr::tr("the text up to “%1”").arg(document.delimiter));
        putHereDocument(document, body);
    }
}

void PosixReader::putHereDocument(const HereDocument &document, const QString &body)
{
    QList<ReadCommand> &complete = m_words.made().commands;
    ReadCommand &owner = document.command < complete.size() ? complete[document.command] : m_words.command();
    owner.hereText = document.expands ? expanded(body) : WordParts{body};
}

WordParts PosixReader::expanded(const QString &body)
{
    // Read as between double quotes, where only a double quote itself means something else.
    QString quoted = body;
    quoted.replace(u'"', "\\\""_L1);
    PosixReader inner(u'"' + quoted + u'"', m_isFish);
    inner.readDoubleQuotes();
    for (const QString &warning : std::as_const(inner.m_words.made().warnings))
        m_words.warn(warning);
    return inner.m_words.takeWord();
}

void PosixReader::readSeparator()
{
    const QChar c = peek();
    ++m_at;
    if (c == u'|' && peek() != u'|') {
        endWord();
        m_words.pipe();
        return;
    }
    if ((c == u'|' || c == u'&') && peek() == c)
        ++m_at;
    const bool continuesPipe = c == u'\n' && m_words.command().words.isEmpty() && !m_words.isOpen() && m_words.command().readsPipe;
    if (!continuesPipe)
        endCommand();
    if (c == u'\n' && !m_awaited.isEmpty())
        readHereDocuments();
}

void PosixReader::readOne()
{
    const QChar c = peek();
    if (c == u' ' || c == u'\t' || c == u'\r') {
        endWord();
        ++m_at;
    } else if (c == u'#' && !m_words.isOpen()) {
        const qsizetype end = m_text.indexOf(u'\n', m_at);
        m_at = end < 0 ? m_text.size() : end;
    } else if (c == u'\\') {
        readBackslash();
    } else if (c == u'\'') {
        readSingleQuotes();
    } else if (c == u'"') {
        readDoubleQuotes();
    } else if (c == u'$') {
        readDollar(false);
    } else if (c == u'`' && !m_isFish) {
        readBackticks();
    } else if (m_isFish && c == u'(') {
        readSubstitution(m_at, u'(', u')');
    } else if (c == u'<' || c == u'>') {
        readRedirection();
    } else if (u"\n;&|()"_s.contains(c)) {
        readSeparator();
    } else {
        m_words.add(c);
        ++m_at;
    }
}

Result<ReadCommands> PosixReader::read()
{
    while (!isAtEnd())
        readOne();
    endCommand();
    if (!m_awaited.isEmpty())
        unclosed(Tr::tr("the text up to “%1”").arg(m_awaited.constFirst().delimiter));
    if (m_error)
        return failure(*m_error);
    return m_words.made();
}

} // namespace

Result<ReadCommands> readPosix(const QString &text, bool isFish)
{
    return PosixReader(text, isFish).read();
}

} // namespace lineside
