// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/chatsession.h"

#include <QObject>

#include <memory>

namespace lineside {

/// The conversation that the page shows, whichever it is. Passes its signals on, so that who follows it connects once.
class ShownChat : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void show(ChatSession &session); ///< which lives until another is shown
    ChatSession &session() const { return *m_session; } ///< there is one from the first `show` on
    bool is(const ChatSession *session) const { return session == m_session; }

Q_SIGNALS:
    void shown(); ///< another one; the facts of it follow, as if they had just come about
    void targetChanged();
    void titleChanged();
    void turnsChanged(); ///< one was added, or others stand there; not told of growth
    void draftChanged();
    void replyEnded(int turn);
    void busyChanged(bool busy);

private:
    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_life; ///< connections to it
};

} // namespace lineside
