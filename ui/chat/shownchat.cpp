// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/shownchat.h"

namespace lineside {

void ShownChat::show(ChatSession &session)
{
    if (is(&session))
        return;
    m_session = &session;
    m_life = std::make_unique<QObject>();
    QObject *life = m_life.get();
    connect(&session, &ChatSession::turnAdded, life, [this] { Q_EMIT turnsChanged(); });
    connect(&session, &ChatSession::turnRemoved, life, [this] { Q_EMIT turnsChanged(); });
    connect(&session, &ChatSession::turnsReplaced, life, [this] { Q_EMIT turnsChanged(); });
    connect(&session, &ChatSession::titleChanged, life, [this] { Q_EMIT titleChanged(); });
    connect(&session, &ChatSession::targetChanged, life, [this] { Q_EMIT targetChanged(); });
    connect(&session, &ChatSession::draftChanged, life, [this] { Q_EMIT draftChanged(); });
    connect(&session, &ChatSession::replyEnded, life, [this](int turn) { Q_EMIT replyEnded(turn); });
    connect(&session, &ChatSession::busyChanged, life, [this](bool busy) { Q_EMIT busyChanged(busy); });
    Q_EMIT shown();
    Q_EMIT targetChanged();
    Q_EMIT titleChanged();
    Q_EMIT turnsChanged();
    Q_EMIT busyChanged(session.isBusy());
}

} // namespace lineside
