// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/httpstream.h"

#include "net/redaction.h"

#include <QNetworkReply>

using namespace std::chrono_literals;

namespace lineside {

namespace {

// After the answer said that it is over, an orderly end of the connection lets it be used again.
constexpr auto trailingLimit = 1000ms;
// How much an answer may run ahead of its reader, once it was seen to run ahead. A limit costs the manager two more rounds between its
// threads a read, which an answer that only trickles need not pay.
constexpr qint64 readAhead = 1024 * 1024;
constexpr qint64 isRunningAhead = 256 * 1024;

HttpHead headOf(const QNetworkReply &reply)
{
    HttpHead head;
    head.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    head.reason = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray();
    for (const auto &[name, value] : reply.rawHeaderPairs())
        head.headers.append({name, value});
    return head;
}

// Errors that only repeat the status line.
bool tellsOfStatus(QNetworkReply::NetworkError code)
{
    return (code >= QNetworkReply::ContentAccessDenied && code <= QNetworkReply::UnknownContentError)
        || (code >= QNetworkReply::InternalServerError && code <= QNetworkReply::UnknownServerError)
        || code == QNetworkReply::ProtocolInvalidOperationError;
}

} // namespace

HttpStream::HttpStream(std::unique_ptr<StreamSink> sink)
    : m_sink(std::move(sink))
    , m_limit(this)
    , m_total(this)
{
    m_limit.setSingleShot(true);
    m_total.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        static constexpr Limit limits[] = {Limit::Connect, Limit::Connect, Limit::Upload, Limit::FirstByte, Limit::Idle, Limit::Idle, Limit::Idle};
        if (m_phase == Phase::Trailing)
            end({});
        else
            giveUp(limits[int(m_phase)], limitOf(m_phase));
    });
    connect(&m_total, &QTimer::timeout, this, [this] { giveUp(Limit::Total, *m_connection.totalLimit); });
}

HttpStream::~HttpStream()
{
    if (m_reply)
        drop();
}

void HttpStream::start(NetLanes &lanes, const Order &order, const ConnectionSettings &connection)
{
    m_order = order;
    m_connection = connection;
    m_url = order->url;
    m_clock.start();
    const Result<NetLane *> lane = lanes.laneFor(connection);
    if (!lane) {
        end({lane.error(), false});
        return;
    }
    qCDebug(netLog) << order->method << loggable(m_url) << "with a body of" << order->body.size() << "bytes";
    m_clock.start();
    m_lane = *lane;
    transmit();
    if (m_connection.totalLimit)
        m_total.start(*m_connection.totalLimit);
}

void HttpStream::transmit()
{
    m_reply = m_lane->send(*m_order);
    watchReply();
    enter(Phase::Connecting);
}

// A kept connection that the other side closed at the same moment never took the request; one that was made for it may have.
bool HttpStream::mayRepeat() const
{
    return !m_isFresh && !m_hasHead && !m_repeated && m_lane;
}

void HttpStream::drop()
{
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

void HttpStream::watchReply()
{
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, [this] { m_isFresh = true; });
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent) {
        if (sent > 0 && (m_phase == Phase::Connecting || m_phase == Phase::Sending))
            enter(Phase::Sending);
    });
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        if (m_phase != Phase::Connecting && m_phase != Phase::Sending)
            return;
        m_sink->takeSent(now());
        enter(Phase::Waiting);
    });
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) { m_tlsErrors += errors; });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpStream::takeHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpStream::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &HttpStream::takeFinished);
}

void HttpStream::enter(Phase phase)
{
    m_phase = phase;
    m_limit.start(limitOf(phase));
}

std::chrono::milliseconds HttpStream::limitOf(Phase phase) const
{
    switch (phase) {
    case Phase::Idle:
    case Phase::Connecting:
        return m_connection.connectLimit;
    case Phase::Waiting:
        return m_connection.firstByteLimit;
    case Phase::Trailing:
        return trailingLimit;
    case Phase::Sending:
    case Phase::Reading:
    case Phase::Ended:
        break;
    }
    return m_connection.idleLimit;
}

void HttpStream::takeHead()
{
    const HttpHead head = headOf(*m_reply);
    if (m_hasHead || head.status < 200)
        return;
    m_hasHead = true;
    m_order->headers.clear();
    m_order->body = Secret();
    qCDebug(netLog) << "status" << head.status << "from" << loggable(m_url) << loggable(head.headers);
    enter(Phase::Reading);
    obey(m_sink->takeHead(head, now()));
}

void HttpStream::takeBytes()
{
    if (m_phase == Phase::Ended || !m_reply)
        return;
    const QByteArray bytes = m_reply->readAll();
    if (bytes.isEmpty())
        return;
    if (bytes.size() > isRunningAhead && m_reply->readBufferSize() == 0)
        m_reply->setReadBufferSize(readAhead);
    if (m_phase != Phase::Trailing)
        enter(Phase::Reading);
    obey(m_sink->takeBytes(bytes, now()));
}

void HttpStream::obey(StreamSink::Flow flow)
{
    if (flow == StreamSink::Flow::Enough)
        end({});
    else if (flow == StreamSink::Flow::Done && m_phase == Phase::Reading)
        enter(Phase::Trailing);
}

void HttpStream::takeFinished()
{
    takeHead();
    takeBytes();
    if (m_phase == Phase::Ended)
        return;
    const QNetworkReply::NetworkError code = m_reply->error();
    if (code == QNetworkReply::ContentReSendError && mayRepeat()) {
        m_repeated = true;
        drop();
        transmit();
        return;
    }
    if (code == QNetworkReply::NoError || (m_hasHead && tellsOfStatus(code)) || m_phase == Phase::Trailing)
        end({});
    else if (!m_tlsErrors.isEmpty() && !m_hasHead)
        end({tlsError(m_tlsErrors, m_url), false});
    else if (code == QNetworkReply::RemoteHostClosedError && m_hasHead)
        end({cutError(m_url), true});
    else
        end({networkError(code, m_reply->errorString(), m_url), false});
}

void HttpStream::giveUp(Limit limit, std::chrono::milliseconds after)
{
    end({limitError(limit, after, m_url), false});
}

void HttpStream::end(const StreamEnd &end)
{
    if (m_phase == Phase::Ended)
        return;
    m_phase = Phase::Ended;
    m_limit.stop();
    m_total.stop();
    if (m_reply)
        drop();
    m_sink->takeEnd(end, now());
}

StreamSink::Moment HttpStream::now() const
{
    return std::chrono::duration_cast<StreamSink::Moment>(std::chrono::nanoseconds(m_clock.nsecsElapsed()));
}

} // namespace lineside
