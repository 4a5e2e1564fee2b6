// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/background.h"

#include <QMutex>
#include <QMutexLocker>
#include <QThreadPool>

namespace lineside {

// While the lock is held the context cannot go away: its destroyed() waits for it.
struct ContextPost::Shared {
    QMutex mutex;
    QObject *context = nullptr;
    QMetaObject::Connection watch;

    ~Shared() { QObject::disconnect(watch); }
};

ContextPost::ContextPost(QObject *context)
    : m_shared(std::make_shared<Shared>())
{
    m_shared->context = context;
    m_shared->watch = QObject::connect(
        context, &QObject::destroyed, context,
        [watched = std::weak_ptr(m_shared)] {
            if (const auto shared = watched.lock()) {
                const QMutexLocker lock(&shared->mutex);
                shared->context = nullptr;
            }
        },
        Qt::DirectConnection);
}

void ContextPost::post(std::function<void()> call) const
{
    const QMutexLocker lock(&m_shared->mutex);
    if (m_shared->context)
        QMetaObject::invokeMethod(m_shared->context, std::move(call), Qt::QueuedConnection);
}

void startInPool(std::function<void()> work)
{
    QThreadPool::globalInstance()->start(std::move(work));
}

} // namespace lineside
