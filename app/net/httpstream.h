// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/neterror.h"
#include "net/netthread.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace lineside {

/// How the transport of an answer ended.
struct StreamEnd {
    std::optional<Error> error;
    bool cut = false; ///< the other side closed the connection after the answer's head; `error` tells so
};

/// What becomes of an answer as it comes; called in the network thread. `at` counts from the request handed to the network.
class StreamSink
{
public:
    using Moment = std::chrono::microseconds;
    enum class Flow {
        More,
        Done,   ///< the answer says that it is over: wait only a moment for the connection's end
        Enough, ///< close the connection now
    };
    virtual ~StreamSink() = default;
    virtual void takeSent(Moment at) = 0;
    virtual Flow takeHead(const HttpHead &head, Moment at) = 0;
    virtual Flow takeBytes(QByteArrayView bytes, Moment at) = 0;
    virtual void takeEnd(const StreamEnd &end, Moment at) = 0; ///< the last call, exactly once unless the stream is deleted
};

/// One request and its answer, within the connection's limits. Lives in the network thread; deleting it closes the connection.
class HttpStream : public QObject
{
    Q_OBJECT
public:
    explicit HttpStream(std::unique_ptr<StreamSink> sink);
    ~HttpStream() override;

    /// What to send; its headers and body are dropped once the answer begins, its keys stay for masking.
    using Order = std::shared_ptr<ResolvedRequest>;
    void start(NetLanes &lanes, const Order &order, const ConnectionSettings &connection);

private:
    enum class Phase { Idle, Connecting, Sending, Waiting, Reading, Trailing, Ended };

    void transmit();
    void watchReply();
    void enter(Phase phase);
    void takeHead();
    void takeBytes();
    void takeFinished();
    void obey(StreamSink::Flow flow);
    bool mayRepeat() const;
    void drop();
    void giveUp(Limit limit, std::chrono::milliseconds after);
    void end(const StreamEnd &end);
    std::chrono::milliseconds limitOf(Phase phase) const;
    StreamSink::Moment now() const;

    std::unique_ptr<StreamSink> m_sink;
    Order m_order;
    QPointer<NetLane> m_lane;
    QPointer<QNetworkReply> m_reply;
    QList<QSslError> m_tlsErrors;
    ConnectionSettings m_connection;
    QUrl m_url;
    QElapsedTimer m_clock;
    QTimer m_limit;
    QTimer m_total;
    Phase m_phase = Phase::Idle;
    bool m_isFresh = false; ///< the connection was made for this request
    bool m_repeated = false;
    bool m_hasHead = false;
};

} // namespace lineside
