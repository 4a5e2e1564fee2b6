// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "probe/report.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>

namespace lineside {

/// Why a transfer ended as it did, in the words of the transport. Pure facts: what they mean is diagnosis.h's business.
struct TransportFacts {
    enum class Fault {
        None,
        NotMade, ///< it was never sent: something in the request or in our own settings is wrong
        NameLookup,
        ProxyLookup,
        Connect,
        Timeout, ///< the transport's own limit for connecting
        TlsHandshake,
        TlsPeer, ///< the certificate was not accepted
        ProxyTalk, ///< the proxy did not speak its protocol
        NotHttp,
        EmptyReply, ///< the connection was closed before anything came
        Receive,
        Send,
        Partial, ///< the body ended before the end that was announced
        Other,
    };
    /// One of our own limits that ended it.
    enum class Limit { None, Connect, FirstByte, Idle, Total, HeadSize, BodySize };

    Fault fault = Fault::None;
    Limit limit = Limit::None;
    int systemError = 0; ///< errno of the connect; 0 if there is none
    long verifyResult = 0; ///< OpenSSL's number; meaningful with Fault::TlsPeer
    int tunnelStatus = 0; ///< what a proxy answered to CONNECT; 0 if none was asked
    bool throughProxy = false;
    bool overTls = false;
    bool openedSocket = false;
    bool connected = false;
    bool tlsBegun = false; ///< the TLS greeting went out
    bool tlsDone = false;
    bool certificateAsked = false; ///< the server asked for a certificate of the client
    bool requestSent = false;
    bool headComplete = false; ///< the empty line after the header fields came
    QString text; ///< the transport's own sentence; may be empty
    friend bool operator==(const TransportFacts &, const TransportFacts &) = default;
};

/// One read of the socket, with the part of the body that it brought.
struct WireRead {
    ProbeMs at = 0;
    qint64 bytes = 0; ///< as counted on the wire, with the framing
    QByteArray body; ///< without the framing
    friend bool operator==(const WireRead &, const WireRead &) = default;
};

/// All that one request and its answer left on the wire.
struct Transfer {
    TransportFacts facts;
    HttpHead head;
    QList<WireRead> reads;
    QByteArray rawStart; ///< the body as it came, with the framing; cut to 1 MiB
    ProbeTimes times; ///< without the tokens' times
    std::chrono::steady_clock::time_point zero; ///< what all times count from; of live transfers only
    bool sentCredentials = false; ///< the request held a key, or a header that is meant for one
    bool ended = false; ///< false only before the end
    bool reusedConnection = false; ///< no connection had to be made
};

} // namespace lineside
