// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Words as cmd.exe reads them: carets and quotes first, then the program's own splitting of its command line.
#include "interchange/wordbuilder.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

class CmdReader
{
public:
    explicit CmdReader(const QString &text)
        : m_text(text)
    {
        m_text.replace("\r\n"_L1, "\n"_L1);
        static const QRegularExpression question(u"\\bif not defined ([A-Za-z_][A-Za-z0-9_]*)"_s, QRegularExpression::CaseInsensitiveOption);
        for (const QRegularExpressionMatch &match : question.globalMatch(m_text))
            m_asked.insert(match.captured(1));
    }

    Result<ReadCommands> read()
    {
        while (m_at < m_text.size())
            readOne();
        endLine();
        return m_made.made();
    }

private:
    QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : QChar(0); }

    void endLine()
    {
        m_inQuotes = false;
        for (const WordParts &word : windowsArguments(m_line.takeWord())) {
            m_made.open();
            m_made.add(word);
            m_made.endWord();
        }
        m_made.endCommand();
    }

    // `%NAME%`; `%E2%82` in a URL is none, unless the command asks whether there is a variable E2.
    bool readVariable()
    {
        const qsizetype length = nameLength(m_text, m_at + 1);
        if (peek(1 + length) != u'%' || length == 0)
            return false;
        const QString name = m_text.sliced(m_at + 1, length);
        bool isHex = false;
        name.toUInt(&isHex, 16);
        const auto reference = environmentReference(name);
        if ((isHex && length == 2 && !m_asked.contains(name)) || !reference)
            return false;
        m_line.add(*reference);
        m_at += length + 2;
        return true;
    }

    void readCaret()
    {
        ++m_at;
        if (peek() == u'\n') // a continued line; of the next, the first character is taken as it is
            ++m_at;
        if (m_at < m_text.size())
            m_line.add(m_text.at(m_at++));
    }

    void readOne()
    {
        const QChar c = peek();
        if (c == u'%' && peek(1) == u'%') {
            m_line.add(c);
            m_at += 2;
        } else if (c == u'%' && readVariable()) {
            return;
        } else if (c == u'^' && !m_inQuotes) {
            readCaret();
        } else if (c == u'\n' || (!m_inQuotes && u"&|()"_s.contains(c))) {
            endLine();
            ++m_at;
        } else {
            if (c == u'"')
                m_inQuotes = !m_inQuotes;
            m_line.add(c);
            ++m_at;
        }
    }

    QString m_text;
    qsizetype m_at = 0;
    bool m_inQuotes = false;
    QSet<QString> m_asked; ///< variables that the text itself asks for
    WordBuilder m_line;
    WordBuilder m_made;
};

// The run of backslashes at hand, before what follows it: before a quote two of them mean one, and an odd one makes the quote a character.
struct Backslashes {
    qsizetype count = 0;
    void flush(WordBuilder &words)
    {
        if (count > 0)
            words.add(QString(count, u'\\'));
        count = 0;
    }
};

class ArgumentSplitter
{
public:
    QList<WordParts> split(const WordParts &line)
    {
        for (const ValueTemplate::Part &part : line) {
            if (const auto *text = std::get_if<QString>(&part)) {
                for (qsizetype i = 0; i < text->size(); ++i)
                    take(*text, i);
            } else {
                m_backslashes.flush(m_words);
                m_words.add(std::get<SecretRef>(part));
            }
        }
        m_backslashes.flush(m_words);
        m_words.endWord();
        return m_words.command().words;
    }

private:
    void take(const QString &text, qsizetype &i)
    {
        const QChar c = text.at(i);
        if (c == u'\\') {
            ++m_backslashes.count;
        } else if (c == u'"') {
            takeQuote(text, i);
        } else if (!m_inQuotes && (c == u' ' || c == u'\t' || c == u'\n')) {
            m_backslashes.flush(m_words);
            m_words.endWord();
        } else {
            m_backslashes.flush(m_words);
            m_words.add(c);
        }
    }

    void takeQuote(const QString &text, qsizetype &i)
    {
        const bool isText = m_backslashes.count % 2 == 1;
        m_backslashes.count /= 2;
        m_backslashes.flush(m_words);
        m_words.open();
        if (isText) {
            m_words.add(u'"');
        } else if (m_inQuotes && i + 1 < text.size() && text.at(i + 1) == u'"') {
            m_words.add(u'"'); // two of them within quotes are one
            ++i;
        } else {
            m_inQuotes = !m_inQuotes;
        }
    }

    WordBuilder m_words;
    Backslashes m_backslashes;
    bool m_inQuotes = false;
};

} // namespace

QList<WordParts> windowsArguments(const WordParts &line)
{
    return ArgumentSplitter().split(line);
}

Result<ReadCommands> readCmd(const QString &text)
{
    return CmdReader(text).read();
}

} // namespace lineside
