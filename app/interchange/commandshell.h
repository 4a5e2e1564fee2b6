// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/valuetemplate.h"
#include "interchange/shellword.h"

#include <QList>
#include <QString>

namespace lineside {

/// The shells that commands are written for. Posix is sh, dash, bash, zsh, ksh and busybox. Cmd is a batch file's text: at the prompt
/// `%%` would stay two characters. In PowerShell and cmd a key with a quote, `&` or `%` in it does not arrive whole.
enum class CommandShell { Posix, Fish, PowerShell, Cmd };

inline bool isWindowsShell(CommandShell shell)
{
    return shell == CommandShell::PowerShell || shell == CommandShell::Cmd;
}

/// One word of a command: a text with keys in it. `isBare` is a text that needs no quotes in any shell, such as an option's name.
struct CommandWord {
    QList<ValueTemplate::Part> parts;
    bool isBare = false;

    static CommandWord bare(const QString &text) { return {{text}, true}; }
    static CommandWord text(const QString &text) { return {ValueTemplate::literal(text).parts(), false}; }
    bool hasKeys() const;
};

/// The word as that shell reads it. No NUL; for Cmd no line break either.
QString commandWord(CommandShell shell, const CommandWord &word, const KeyVariables &variables);

/// The command, a line for each of `lines` (or all in one), so that it refuses to run where a key is not set or empty. With
/// `asksFirst` the keys are asked for before it; else they are where the shell can do that within a word.
QString commandText(CommandShell shell, const QStringList &lines, const KeyVariables &variables, bool oneLine, bool asksFirst);

} // namespace lineside
