// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/readpacer.h"

#include <QEvent>
#include <QSocketNotifier>
#include <QTcpSocket>

namespace lineside {

namespace {

// Who sends this much in an interval is not waited for.
constexpr qint64 mostGathered = 64 * 1024;

} // namespace

ReadPacer::ReadPacer(QSocketNotifier &notifier, QTcpSocket &socket)
    : QObject(&notifier)
    , m_notifier(notifier)
    , m_socket(socket)
{
    m_clock.start();
    notifier.installEventFilter(this);
}

bool ReadPacer::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::SockAct)
        return false;
    const ReadPace::Time now(m_clock.nsecsElapsed());
    const ReadPace::Time pause = m_pace.pauseBefore(now);
    if (pause == ReadPace::Time::zero())
        return false;
    if (m_socket.bytesAvailable() > mostGathered) {
        m_pace.readAnyway(now);
        return false;
    }
    m_notifier.setEnabled(false);
    m_timer.start(int(std::chrono::ceil<std::chrono::milliseconds>(pause).count()), Qt::PreciseTimer, this);
    return true;
}

void ReadPacer::timerEvent(QTimerEvent *)
{
    m_timer.stop();
    if (m_socket.state() == QAbstractSocket::ConnectedState || m_socket.state() == QAbstractSocket::ClosingState)
        m_notifier.setEnabled(true);
}

} // namespace lineside
