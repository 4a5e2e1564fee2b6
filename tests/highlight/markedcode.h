// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "highlight/codehighlighter.h"

namespace lineside {

/// Code with, below each line, a letter under each character that has a colour:
/// k keyword, t type, f function, v variable, o constant, s string, n number, c comment, p operator, # preprocessor,
/// a attribute, y key, + inserted, - deleted, ! error.
QString markedCode(CodeHighlighter &highlighter, const QStringList &code);

/// The lines of code of such a text.
QStringList codeOf(const QString &marked);

QChar markOf(CodeToken token);

} // namespace lineside
