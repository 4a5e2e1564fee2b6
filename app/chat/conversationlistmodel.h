// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/chatsession.h"

#include <QAbstractListModel>

#include <memory>
#include <vector>

namespace lineside {

/// The open conversations, newest first; owns them. They live in memory.
class ConversationListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        DayRole = Qt::UserRole, ///< QDate: the day the conversation began
        BusyRole,               ///< bool: a reply is under way
        HasTitleRole,           ///< bool: false until something was asked
    };

    explicit ConversationListModel(ChatBackend &backend, QObject *parent = nullptr);
    ~ConversationListModel() override;

    /// A new conversation in the first row. One that is still empty is used again.
    ChatSession *add();
    /// Closes and deletes the conversation.
    void remove(ChatSession *session);
    ChatSession *session(const QModelIndex &index) const; ///< null for an invalid index
    QModelIndex indexOf(const ChatSession *session) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// The conversation is about to be deleted: whoever shows it lets go.
    void aboutToRemove(lineside::ChatSession *session);

private:
    void watch(ChatSession *session);

    ChatBackend &m_backend;
    std::vector<std::unique_ptr<ChatSession>> m_sessions;
};

} // namespace lineside
