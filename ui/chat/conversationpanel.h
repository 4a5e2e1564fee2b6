// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historyid.h"

#include <QList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QMenu;
class QToolButton;

namespace lineside {

class ActionRegistry;
class ChatSession;
class ConversationListModel;
class ConversationOrders;

/// The conversations, grouped by day, filtered by title and tag; what is done to them is done here.
class ConversationPanel : public QWidget
{
    Q_OBJECT
public:
    ConversationPanel(ConversationListModel &model, ActionRegistry &actions, QWidget *parent = nullptr);

    void select(const ChatSession *session);
    void focusSearch();
    QList<ConversationId> chosen() const; ///< in the list, or the one that is shown
    QWidget *dropTarget() const; ///< the part of the list that would take what is dropped on it

Q_SIGNALS:
    void openRequested(lineside::ConversationId conversation);
    void newChatRequested();
    void menuOpening(QMenu *menu, const QList<lineside::ConversationId> &chosen); ///< others may add to it

private:
    void build();
    void connectSignals();
    void fillTags();
    void openMenu(const QPoint &place);
    void filter(const QString &words);
    void showArchive(bool archived);
    void openChosen();
    void markShown();
    void followRows();

    ConversationListModel &m_model;
    QLineEdit *m_search;
    QToolButton *m_tags;
    QToolButton *m_newChat;
    QListView *m_list;
    QLabel *m_nothing; ///< in place of an empty list
    QToolButton *m_archive;
    ConversationOrders *m_orders = nullptr;
    ConversationId m_shown = ConversationId::None;
    bool m_isMarking = false; ///< the chosen row follows what is shown, not the other way round
};

} // namespace lineside
