// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/lowdelay.h"

#include "net/readpacer.h"

#include <QSocketNotifier>
#include <QTcpSocket>
#include <QThread>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// The manager reads its sockets in a thread of its own, which has no other mark. Other sockets are not ours to hold.
bool isManagersThread()
{
    return QThread::currentThread()->objectName() == "QNetworkAccessManager thread"_L1;
}

} // namespace

PlainThreads::PlainThreads()
{
    qputenv("QT_NO_THREADED_GLIB", "1");
}

void tendSocket(QObject *notifier)
{
    auto *socketNotifier = qobject_cast<QSocketNotifier *>(notifier);
    // The notifier belongs to the socket's engine, and that to the socket.
    const QObject *engine = socketNotifier ? socketNotifier->parent() : nullptr;
    auto *socket = engine ? qobject_cast<QTcpSocket *>(engine->parent()) : nullptr;
    if (!socket)
        return;
    // The first write notification of a connection is the one that tells that it was made.
    if (socketNotifier->type() == QSocketNotifier::Write && socket->state() == QAbstractSocket::ConnectingState)
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    else if (socketNotifier->type() == QSocketNotifier::Read && socketNotifier->children().isEmpty() && isManagersThread())
        new ReadPacer(*socketNotifier, *socket); // the notifier owns it
}

} // namespace lineside
