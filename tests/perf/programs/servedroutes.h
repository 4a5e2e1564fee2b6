// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/demogateway.h"
#include "perf/programs/threadtime.h"

#include <QAbstractEventDispatcher>
#include <QObject>
#include <QThread>

#include <utility>

namespace lineside::perf {

inline QByteArray routeJson(int number, const QByteArray &model)
{
    const QByteArray id = QByteArray::number(number);
    return R"({"id":"r)" + id + R"(","uri":"/r)" + id + R"(/v1/chat/completions","methods":["POST"],"name":"route )" + id
        + R"(","labels":{"team":"a"},"plugins":{"key-auth":{},"ai-proxy":{"provider":"gemini","auth":{"header":{"Authorization":"Bearer {keychain:k}"}},)"
          R"("options":{"model":")" + model + R"("},"timeout":60000}}})";
}

/// A gateway with routes r0, r1 …, in a thread of its own. It can be told others of them later.
class ServedRoutes
{
public:
    explicit ServedRoutes(int count)
    {
        m_owner.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_owner,
            [this, count] {
                m_gateway = new DemoGateway(AdminKeys{"key", "viewer"}, QUrl(), &m_owner);
                for (int i = 0; i < count; ++i)
                    m_gateway->put("routes/r" + QByteArray::number(i), routeJson(i, "theirs"));
                m_port = m_gateway->listenAdmin().value_or(0);
            },
            Qt::BlockingQueuedConnection);
    }
    ~ServedRoutes()
    {
        QMetaObject::invokeMethod(&m_owner, [this] { qDeleteAll(m_owner.children()); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    void put(int number, const QByteArray &model)
    {
        QMetaObject::invokeMethod(
            &m_owner, [this, number, model] { m_gateway->put("routes/r" + QByteArray::number(number), routeJson(number, model)); }, Qt::BlockingQueuedConnection);
    }
    quint16 port() const { return m_port; }

private:
    QThread m_thread;
    QObject m_owner;
    DemoGateway *m_gateway = nullptr;
    quint16 m_port = 0;
};

/// The longest that this thread was at work between two times that it looked at what waits for it, in its own processor time. With
/// GLib's event loop `awake` comes after the work and with Qt's own before it; `aboutToBlock` comes once a turn with both.
class TurnWatch : public QObject
{
public:
    TurnWatch()
    {
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, &TurnWatch::note);
    }
    /// A turn ends here, too.
    void note()
    {
        const qint64 now = threadCpu();
        m_longest = qMax(m_longest, now - std::exchange(m_last, now));
    }
    void start()
    {
        m_last = threadCpu();
        m_longest = 0;
    }
    void skip() { m_last = threadCpu(); } ///< what was done until now does not count
    double longestMs() const { return double(m_longest) / 1e6; }

private:
    qint64 m_last = threadCpu();
    qint64 m_longest = 0;
};

} // namespace lineside::perf
