// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/commandreader.h"

namespace lineside {

/// Puts words together, and words to commands, while a text is read.
class WordBuilder
{
public:
    void add(QChar c) { add(QString(c)); }
    void add(const QString &text);
    void add(const SecretRef &reference);
    void add(const WordParts &parts);
    void open() { m_isOpen = true; } ///< there is a word, even if nothing comes into it
    bool isOpen() const { return m_isOpen; }
    const WordParts &word() const { return m_word; }
    WordParts takeWord();

    void endWord(); ///< the word, if there is one, is complete
    void endCommand();
    /// The next command reads what the last one writes.
    void pipe();
    ReadCommand &command() { return m_command; }
    ReadCommands &made() { return m_made; }
    void warn(const QString &warning);

private:
    WordParts m_word;
    bool m_isOpen = false;
    ReadCommand m_command;
    ReadCommands m_made;
};

/// `$NAME` as a reference; nothing for a name that no environment has.
std::optional<SecretRef> environmentReference(QStringView name);
/// The number of characters of a variable's name at that place.
qsizetype nameLength(QStringView text, qsizetype at);

Result<ReadCommands> readPosix(const QString &text, bool isFish);
Result<ReadCommands> readPowerShell(const QString &text);
Result<ReadCommands> readCmd(const QString &text);

/// The arguments that a program on Windows makes of its command line.
QList<WordParts> windowsArguments(const WordParts &line);

} // namespace lineside
