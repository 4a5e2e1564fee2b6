// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QWidget;

namespace lineside {

class ActionRegistry;
class ChatColumn;
class ConversationListModel;
class ConversationPanel;
class HistoryStore;

/// Offers to export, print and import conversations where they are: in the list's menu, over the transcript, and by a drop on the list.
class ChatFiles : public QObject
{
    Q_OBJECT
public:
    ChatFiles(HistoryStore &history, ConversationListModel &conversations, ConversationPanel &panel, ChatColumn &column, ActionRegistry &actions, QWidget *page);

Q_SIGNALS:
    void statusMessage(const QString &message);
};

} // namespace lineside
