// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/prompts/promptlist.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype longestHint = 200;

/// Lower is better; absent: it does not match.
std::optional<int> rankOf(const Prompt &prompt, const QString &typed, const QStringList &words)
{
    const auto isIn = [&words](const QString &text) {
        return std::ranges::all_of(words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    if (prompt.name.startsWith(typed, Qt::CaseInsensitive))
        return 0;
    if (isIn(prompt.name))
        return 1;
    return isIn(prompt.name + u'\n' + prompt.text) ? std::optional(2) : std::nullopt;
}

} // namespace

QList<Prompt> promptsMatching(const QList<Prompt> &prompts, const QString &typed, std::optional<Prompt::Use> use)
{
    const QString wanted = typed.trimmed();
    const QStringList words = wanted.split(u' ', Qt::SkipEmptyParts);
    std::vector<std::pair<int, const Prompt *>> found;
    for (const Prompt &prompt : prompts) {
        if (use && prompt.use != *use)
            continue;
        if (const auto rank = rankOf(prompt, wanted, words))
            found.push_back({*rank, &prompt});
    }
    std::ranges::stable_sort(found, [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first < b.first : a.second->name.localeAwareCompare(b.second->name) < 0;
    });
    QList<Prompt> sorted;
    for (const auto &[rank, prompt] : found)
        sorted.append(*prompt);
    return sorted;
}

void PromptList::setPrompts(const QList<Prompt> &prompts)
{
    if (prompts == m_prompts)
        return;
    const auto id = [](const Prompt &prompt) { return prompt.id; };
    if (std::ranges::equal(prompts, m_prompts, {}, id, id)) { // what is chosen stays chosen
        m_prompts = prompts;
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_prompts = prompts;
    endResetModel();
}

QModelIndex PromptList::indexOf(const PromptId &id) const
{
    const auto found = std::ranges::find(m_prompts, id, &Prompt::id);
    return found == m_prompts.end() ? QModelIndex() : index(int(found - m_prompts.begin()));
}

int PromptList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_prompts.size());
}

QVariant PromptList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Prompt &prompt = m_prompts.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return prompt.name;
    case Qt::ToolTipRole:
        return prompt.text.left(longestHint).toHtmlEscaped();
    case Qt::AccessibleDescriptionRole:
        return prompt.use == Prompt::Use::System ? tr("System prompt") : QString();
    case TextRole:
        return prompt.text;
    case SystemRole:
        return prompt.use == Prompt::Use::System;
    default:
        return {};
    }
}

} // namespace lineside
