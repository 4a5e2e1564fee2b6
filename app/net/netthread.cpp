// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/netthread.h"

namespace lineside {

NetThread::NetThread()
    : m_lanes(new NetLanes)
{
    m_thread.setObjectName(QStringLiteral("lineside-net"));
    m_lanes->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_lanes, &QObject::deleteLater);
}

NetThread::~NetThread()
{
    if (!m_thread.isRunning()) {
        delete m_lanes;
        return;
    }
    m_thread.quit();
    m_thread.wait();
}

void NetThread::adopt(QObject *object)
{
    object->moveToThread(&m_thread);
    if (!m_thread.isRunning())
        m_thread.start();
}

} // namespace lineside
