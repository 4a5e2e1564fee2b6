// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/readpace.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QObject>

class QSocketNotifier;
class QTcpSocket;

namespace lineside {

/// Holds a socket's read notifications to a `ReadPace`: while it is too soon the notifier is off, and the kernel gathers. Belongs to the
/// notifier and lives in its thread.
class ReadPacer : public QObject
{
    Q_OBJECT
public:
    ReadPacer(QSocketNotifier &notifier, QTcpSocket &socket);

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    QSocketNotifier &m_notifier;
    QTcpSocket &m_socket; ///< owns the engine that owns the notifier
    QElapsedTimer m_clock;
    QBasicTimer m_timer;
    ReadPace m_pace;
};

} // namespace lineside
