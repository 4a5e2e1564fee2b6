// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/prompthistory.h"

namespace lineside {

void PromptHistory::setPrompts(const QStringList &prompts)
{
    if (prompts == m_prompts)
        return;
    m_prompts = prompts;
    m_place = m_prompts.size();
}

std::optional<QString> PromptHistory::older(const QString &shown)
{
    if (!isWalking(shown)) {
        m_draft = shown;
        m_place = m_prompts.size();
    }
    // Asking the same twice gives no step that shows nothing new.
    qsizetype place = m_place - 1;
    while (place >= 0 && m_prompts.at(place) == shown)
        --place;
    if (place < 0)
        return std::nullopt;
    m_place = place;
    return m_prompts.at(place);
}

std::optional<QString> PromptHistory::newer(const QString &shown)
{
    if (!isWalking(shown))
        return std::nullopt;
    do
        ++m_place;
    while (m_place < m_prompts.size() && m_prompts.at(m_place) == shown);
    return m_place < m_prompts.size() ? m_prompts.at(m_place) : m_draft;
}

} // namespace lineside
