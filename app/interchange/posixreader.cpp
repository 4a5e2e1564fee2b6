// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Commands, words and redirections; what stands in quotes or behind a dollar is read in posixexpansions.cpp.
#include "interchange/posixreader.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CommandReader)
};

} // namespace

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

Result<ReadCommands> readPosix(const QString &text, bool isFish)
{
    return PosixReader(text, isFish).read();
}

} // namespace lineside
