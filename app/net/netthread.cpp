// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/netthread.h"

namespace lineside {

NetThread::NetThread()
    : m_lanes(new NetLanes)
{
    m_thread.setObjectName(QStringLiteral("lineside-net"));
    adopt(m_lanes);
    QObject::connect(&m_thread, &QThread::finished, m_lanes, &QObject::deleteLater);
    m_thread.start();
}

NetThread::~NetThread()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace lineside
