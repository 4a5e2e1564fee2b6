// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/valuetemplate.h"
#include "interchange/commandshell.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineside {

/// A word as a shell would pass it on; environment variables in it are references, for nothing is looked up.
using WordParts = QList<ValueTemplate::Part>;

/// A simple command: a program and its arguments.
struct ReadCommand {
    QList<WordParts> words;
    std::optional<WordParts> hereText = {}; ///< what a here-document or here-string gives it to read
    bool readsPipe = false;                 ///< what the command before writes is its input
};

struct ReadCommands {
    QList<ReadCommand> commands;
    QStringList warnings; ///< what a shell would have run or read, and was neither
};

/// Which shell a pasted text is meant for, by what only that shell writes; otherwise a POSIX one.
CommandShell guessShell(const QString &text);

/// The commands in the text, as that shell would read it. Runs nothing, reads no file and no variable. Kind::BadRequest where a quote is
/// not closed, or for a text of more than 16 million characters.
Result<ReadCommands> readCommands(const QString &text, CommandShell shell);

/// The parts as one text, references in braces.
ValueTemplate templateOf(const WordParts &parts);
/// The text, if there is nothing but text.
std::optional<QString> plainText(const WordParts &parts);
/// The parts without their first `count` characters, all of them text.
WordParts withoutFirst(WordParts parts, qsizetype count);

} // namespace lineside
