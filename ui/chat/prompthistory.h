// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace lineside {

/// Walks through earlier prompts and back to what was being written. A prompt that was changed since it was shown is a draft of its own.
class PromptHistory
{
public:
    void setPrompts(const QStringList &prompts); ///< the newest last

    /// The prompt before the one that is shown, or before the draft; none where there is none.
    std::optional<QString> older(const QString &shown);
    /// The one after it; after the newest, the draft that the walk began from.
    std::optional<QString> newer(const QString &shown);
    bool isWalking(const QString &shown) const { return m_place < m_prompts.size() && m_prompts.at(m_place) == shown; }

private:
    QStringList m_prompts;
    qsizetype m_place = 0; ///< what is shown; behind the last: the draft
    QString m_draft;
};

} // namespace lineside
