// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/conversationtitle.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr qsizetype longestTitle = 60;

QString shortened(const QString &text)
{
    // Only as much of a long text is looked at as could be shown.
    const QString line = text.first(std::min<qsizetype>(text.size(), 20 * longestTitle)).simplified();
    if (line.size() <= longestTitle)
        return line;
    const qsizetype space = line.lastIndexOf(u' ', longestTitle);
    qsizetype end = space > longestTitle / 2 ? space : longestTitle;
    if (line.at(end - 1).isHighSurrogate())
        --end;
    return line.first(end) + u'…';
}

} // namespace

QString automaticTitle(std::span<const ChatTurn> turns)
{
    const auto question = std::ranges::find(turns, Role::User, &ChatTurn::role);
    if (question == turns.end())
        return {};
    const QString words = shortened(question->text);
    return words.isEmpty() && !question->attachments.isEmpty() ? shortened(question->attachments.constFirst().name) : words;
}

} // namespace lineside
