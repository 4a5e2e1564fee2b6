// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatbackend.h"

#include <QObject>

namespace lineside {

class ActionRegistry;
class ChatColumn;
class ShownChat;

/// Takes requests of the conversation away as curl commands: the one that would be sent now, and those that were.
class RequestCopy : public QObject
{
    Q_OBJECT
public:
    RequestCopy(ChatBackend &backend, ShownChat &shown, ChatColumn &column, ActionRegistry &actions, QWidget *page);

    void copyCall(const ChatCall &call);

Q_SIGNALS:
    void statusMessage(const QString &message);

private:
    void copyNext();
    void copyOfTurn(int turn);
    void copy(const Result<HttpRequest> &request);

    ChatBackend &m_backend;
    ShownChat &m_shown;
    ChatColumn &m_column;
};

} // namespace lineside
