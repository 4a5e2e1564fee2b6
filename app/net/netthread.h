// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/netlane.h"

#include <QMetaObject>
#include <QMutex>
#include <QThread>

#include <utility>

namespace lineside {

/// The thread that the network's sockets and decoders live in, with its lanes. Starts when it is given the first object; ends, and waits
/// for its end, when it is deleted. Made, fed and deleted by one thread.
class NetThread
{
public:
    NetThread();
    ~NetThread();
    Q_DISABLE_COPY_MOVE(NetThread)

    /// For use in the thread only.
    NetLanes &lanes() const { return *m_lanes; }
    /// Moves the object there.
    void adopt(QObject *object);

private:
    QThread m_thread;
    NetLanes *m_lanes; ///< deleted by the thread when it ends, if it ever started
};

/// Deletes an object in its own thread, at its own time.
struct DeleteLater {
    void operator()(QObject *object) const { object->deleteLater(); }
};

/// A way to an object of another thread that may go at any time. What is posted after `revoke` is dropped.
class ReturnAddress
{
public:
    explicit ReturnAddress(QObject *receiver)
        : m_receiver(receiver)
    {
    }

    template<class Function>
    void post(Function &&function)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_receiver)
            QMetaObject::invokeMethod(m_receiver, std::forward<Function>(function), Qt::QueuedConnection);
    }
    /// By the receiver, before it goes.
    void revoke()
    {
        const QMutexLocker lock(&m_mutex);
        m_receiver = nullptr;
    }

private:
    QMutex m_mutex;
    QObject *m_receiver;
};

} // namespace lineside
