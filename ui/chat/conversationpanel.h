// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace lineside {

class ChatSession;
class ConversationListModel;

/// The conversations, grouped by day and searchable by title.
class ConversationPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ConversationPanel(ConversationListModel &model, QWidget *parent = nullptr);

    void select(const ChatSession *session);
    void focusSearch();

Q_SIGNALS:
    void chosen(lineside::ChatSession *session);
    void newChatRequested();
    void removeRequested(lineside::ChatSession *session);

private:
    ChatSession *sessionAt(const QModelIndex &shown) const;
    void openMenu(const QPoint &place);

    ConversationListModel &m_model;
    QSortFilterProxyModel *m_filter;
    QLineEdit *m_search;
    QListView *m_list;
};

} // namespace lineside
