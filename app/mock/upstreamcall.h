// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "mock/httpparser.h"

#include <QObject>
#include <QSslSocket>
#include <QTimer>
#include <QUrl>

#include <chrono>

namespace lineside {

/// What the gateway sends to a model.
struct UpstreamRequest {
    QUrl url;
    QList<RawHeader> headers;
    QByteArray method = "POST";
    QByteArray body;
    std::chrono::milliseconds timeout{30'000}; ///< of silence, in every phase
    bool verifyTls = true;
};

/// One call of the demo gateway's to a model, on a connection of its own. Emits `headArrived` at most once, then bodies, then
/// exactly one `ended`. Deleting it closes the connection and emits nothing.
class UpstreamCall : public QObject
{
    Q_OBJECT
public:
    enum class Ending {
        Whole,
        Cut,        ///< the connection ended before the answer did
        TimedOut,   ///< silence for longer than allowed
        Unreachable ///< no connection, no name, no TLS
    };
    Q_ENUM(Ending)

    UpstreamCall(UpstreamRequest request, QObject *parent);
    ~UpstreamCall() override;
    void start();

Q_SIGNALS:
    void headArrived(const lineside::HttpHead &head);
    void bodyArrived(const QByteArray &bytes);
    void ended(lineside::UpstreamCall::Ending ending);

private:
    void sendRequest();
    void read();
    void close();
    void end(Ending ending);

    UpstreamRequest m_request;
    QSslSocket m_socket;
    QTimer m_silence;
    HttpResponseParser m_parser;
    bool m_headTold = false;
    bool m_ended = false;
};

} // namespace lineside
