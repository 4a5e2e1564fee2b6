// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatbackend.h"
#include "interchange/exportforms.h"

#include <QObject>

class QMenu;

namespace lineside {

class ActionRegistry;
class ChatColumn;
class ShownChat;

/// Takes requests of the conversation away, as curl commands or in another form: the one that would be sent now, and those that were.
class RequestCopy : public QObject
{
    Q_OBJECT
public:
    RequestCopy(ChatBackend &backend, ShownChat &shown, ChatColumn &column, ActionRegistry &actions, QWidget *page);

    void copyCall(const ChatCall &call);
    void copyRequest(const HttpRequest &request);
    void exportCall(const ChatCall &call);
    void exportRequest(const HttpRequest &request);

Q_SIGNALS:
    void curlRequested(const lineside::ExportSource &source);
    void exportRequested(const QList<lineside::ExportSource> &sources);

private:
    Result<HttpRequest> nextRequest() const;
    void copyNext();
    void copyOfTurn(int turn);
    void copy(const Result<HttpRequest> &request, const QByteArray &httpVersion);
    void exportOfTurn(int turn);
    QByteArray versionOf(int turn) const;
    std::optional<ExportSource> sourceOf(const Result<HttpRequest> &request, const QByteArray &httpVersion);
    void offer(const Result<HttpRequest> &request, const QByteArray &httpVersion);
    void addToMenu(QMenu &menu, int turn);

    ChatBackend &m_backend;
    ShownChat &m_shown;
    ChatColumn &m_column;
};

} // namespace lineside
