// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/lowdelay.h"

#include <QSocketNotifier>
#include <QTcpSocket>

namespace lineside {

void lowerDelay(QObject *notifier)
{
    const auto *socketNotifier = qobject_cast<QSocketNotifier *>(notifier);
    if (!socketNotifier || socketNotifier->type() != QSocketNotifier::Write)
        return;
    // The notifier belongs to the socket's engine, and that to the socket.
    const QObject *engine = socketNotifier->parent();
    auto *socket = engine ? qobject_cast<QTcpSocket *>(engine->parent()) : nullptr;
    // The first write notification of a connection is the one that tells that it was made.
    if (socket && socket->state() == QAbstractSocket::ConnectingState)
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

} // namespace lineside
