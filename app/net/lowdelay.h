// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QEvent>

namespace lineside {

/// Sets TCP_NODELAY on the socket behind a write notifier whose connection is being made; ignores everything else.
void lowerDelay(QObject *notifier);

/// An application whose outgoing TCP connections do not wait for acknowledgements. QNetworkAccessManager writes a body in pieces and
/// leaves Nagle's algorithm on, so any body above 16 kB waits for the peer's acknowledgement: 44 ms on loopback, a whole round
/// trip elsewhere. It offers no way to its sockets; but every socket's notifier passes through `notify`, in the socket's own thread,
/// before the first byte can be written. tst_uploadstall fails if that ever stops being so.
template<class App>
class LowDelay : public App
{
public:
    using App::App;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (event->type() == QEvent::SockAct)
            lowerDelay(receiver);
        return App::notify(receiver, event);
    }
};

} // namespace lineside
