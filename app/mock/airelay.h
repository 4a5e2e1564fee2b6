// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/aiinstance.h"
#include "mock/ratelimits.h"
#include "mock/serverexchange.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

namespace lineside {

/// Carries one request from the gateway to a model and the answer back, with ai-proxy's habits: a stream passes chunk by chunk
/// and always ends as if it were whole, anything else passes at once; what cannot be had becomes a page of the gateway's own.
/// With several instances it falls back as the route says. Belongs to the exchange: if the client goes, so does the call.
class AiRelay : public QObject
{
    Q_OBJECT
public:
    AiRelay(ServerExchange &exchange, Passage passage, QList<AiInstance> instances, QUrl modelUrl, RateLimits &limits);
    void start();

private:
    void tryNext();
    void takeHead(const HttpHead &head);
    void takeBody(const QByteArray &bytes);
    void takeEnd(UpstreamCall::Ending ending);
    void failOver(int status, const GatewayReply &otherwise);
    void replyWhole();
    bool fallsBackOn(int status) const;
    QList<RawHeader> withUpstreamStatus(QList<RawHeader> headers) const;
    void spendTokens();

    ServerExchange &m_exchange;
    Passage m_passage;
    QList<AiInstance> m_instances; ///< those not tried yet
    AiInstance m_current;
    QUrl m_modelUrl;
    RateLimits &m_limits;
    QPointer<UpstreamCall> m_call;
    QStringList m_failures; ///< the statuses of the instances that failed, in order
    HttpHead m_head;
    QByteArray m_body;
    bool m_streaming = false;
};

} // namespace lineside
