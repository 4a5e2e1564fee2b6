// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QEvent>

namespace lineside {

/// Called with what is about to hear that it may read or write. Sets TCP_NODELAY on the socket behind a write notifier whose connection
/// is being made, gives the read notifier of a QNetworkAccessManager's socket its `ReadPacer`, and ignores everything else.
void tendSocket(QObject *notifier);

/// Has the threads that are started from then on wait in Qt's own event loop instead of GLib's, which costs a busy stream a tenth more. Not the
/// thread of the application: the keychain's library needs GLib's there.
class PlainThreads
{
public:
    PlainThreads();
};

/// An application whose outgoing TCP connections do not wait for acknowledgements, and whose streams are not read more often than
/// anyone can see. QNetworkAccessManager writes a body in pieces and
/// leaves Nagle's algorithm on, so any body above 16 kB waits for the peer's acknowledgement: 44 ms on loopback, a whole round
/// trip elsewhere. It offers no way to its sockets; but every socket's notifier passes through `notify`, in the socket's own thread,
/// before the first byte can be written. tst_uploadstall fails if that ever stops being so.
///
/// For each piece of a stream the manager wakes two threads and makes some twenty system calls, so pieces that come close together are
/// left to gather for a few milliseconds (readpace.h). tst_readpace fails if they no longer are.
template<class App>
class LowDelay : private PlainThreads, public App
{
public:
    using App::App;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (event->type() == QEvent::SockAct)
            tendSocket(receiver);
        return App::notify(receiver, event);
    }
};

} // namespace lineside
