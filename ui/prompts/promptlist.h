// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/prompt.h"

#include <QAbstractListModel>

#include <optional>

namespace lineside {

/// Those in whose name, or at least in whose text, every word of `typed` occurs: first those whose name begins with it, then by name.
QList<Prompt> promptsMatching(const QList<Prompt> &prompts, const QString &typed, std::optional<Prompt::Use> use = {});

class PromptList : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { TextRole = Qt::UserRole, SystemRole };
    using QAbstractListModel::QAbstractListModel;

    void setPrompts(const QList<Prompt> &prompts);
    const QList<Prompt> &prompts() const { return m_prompts; }
    QModelIndex indexOf(const PromptId &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<Prompt> m_prompts;
};

} // namespace lineside
