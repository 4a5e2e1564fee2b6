// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "highlight/codehighlighter.h"

class QThread;

namespace lineside {

/// A highlighter of KSyntaxHighlighting's for a language in lower case, loaded with all it includes; null for an unknown one. Took 4
/// to 54 ms when measured: to be called from a thread of the pool. It has a repository of its own, so that
/// nothing is shared between the thread that loads the next and `user`, where it is used from then on.
std::unique_ptr<CodeHighlighter> loadedSystemHighlighter(const QString &language, QThread *user);

} // namespace lineside
