// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/wordbuilder.h"

#include <QList>
#include <QString>

#include <optional>

namespace lineside {

/// A text that stands in the lines below the command whose input it is.
struct HereDocument {
    QString delimiter;
    qsizetype command = 0; ///< whose input it is: the number of commands that were complete before it
    bool expands = true;
    bool stripsTabs = false;
};

/// Reads words as POSIX shells do, with what bash and zsh add ($'…', here-strings), and as fish does. Nothing is run or looked up.
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

} // namespace lineside
