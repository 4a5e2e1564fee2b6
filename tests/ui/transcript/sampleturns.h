// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatturn.h"

#include <QRandomGenerator>

namespace lineside::test {

ChatTurn question(const QString &text);
ChatTurn reply(const QString &text);
/// Questions and answers in turn; the same for the same number.
QList<ChatTurn> conversation(qsizetype turns);
/// Markdown of all kinds, with lines of all lengths and words of many scripts; the same for the same state of `random`.
QString someMarkdown(QRandomGenerator &random, int blocks);

} // namespace lineside::test
