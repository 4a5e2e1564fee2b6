// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historyid.h"

#include <QWidget>

class QLineEdit;
class QListView;

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
    void openRequested(lineside::ConversationId conversation);
    void newChatRequested();
    void removeRequested(lineside::ChatSession *session);

private:
    ChatSession *sessionAt(const QModelIndex &shown) const;
    void openMenu(const QPoint &place);
    void filter(const QString &words);
    void markShown();

    ConversationListModel &m_model;
    QLineEdit *m_search;
    QListView *m_list;
    ConversationId m_shown = ConversationId::None;
    bool m_isMarking = false; ///< the current row follows what is shown, not the other way round
};

} // namespace lineside
