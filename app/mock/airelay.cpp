// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/airelay.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype usageTail = 64 * 1024; // the usage report is near the end of a stream

QByteArray contentTypeOf(const HttpHead &head)
{
    return head.header("Content-Type").value_or(QByteArray("text/plain"));
}

// The last usage report in a JSON answer or in the end of a stream.
QJsonObject usageIn(const QByteArray &body)
{
    const QJsonObject whole = QJsonDocument::fromJson(body).object();
    if (!whole.isEmpty())
        return whole["usage"_L1].toObject();
    const QList<QByteArray> lines = body.split('\n');
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        if (!line->startsWith("data:"))
            continue;
        const QJsonObject usage = QJsonDocument::fromJson(line->sliced(5).trimmed()).object()["usage"_L1].toObject();
        if (!usage.isEmpty())
            return usage;
    }
    return {};
}

} // namespace

AiRelay::AiRelay(ServerExchange &exchange, Passage passage, QList<AiInstance> instances, QUrl modelUrl, RateLimits &limits)
    : QObject(&exchange)
    , m_exchange(exchange)
    , m_passage(std::move(passage))
    , m_instances(std::move(instances))
    , m_modelUrl(std::move(modelUrl))
    , m_limits(limits)
{
    connect(&m_exchange, &ServerExchange::clientGone, this, [this] { delete m_call; });
}

void AiRelay::start()
{
    tryNext();
}

void AiRelay::tryNext()
{
    m_current = m_instances.takeFirst();
    m_body.clear();
    m_head = {};
    const std::optional<UpstreamRequest> request = upstreamRequest(m_passage, m_current, m_modelUrl);
    if (!request) { // nothing upstream has failed, so no upstream status is told
        htmlReply(500, m_passage.answerHeaders).sendTo(m_exchange);
        return;
    }
    m_call = new UpstreamCall(*request, this);
    connect(m_call, &UpstreamCall::headArrived, this, &AiRelay::takeHead);
    connect(m_call, &UpstreamCall::bodyArrived, this, &AiRelay::takeBody);
    connect(m_call, &UpstreamCall::ended, this, &AiRelay::takeEnd);
    m_call->start();
}

bool AiRelay::fallsBackOn(int status) const
{
    const QJsonValue strategy = m_passage.plugins["ai-proxy-multi"_L1]["fallback_strategy"_L1];
    const QJsonArray strategies = strategy.isString() ? QJsonArray{strategy} : strategy.toArray();
    return (status >= 500 && strategies.contains(u"http_5xx"_s)) || (status == 429 && strategies.contains(u"http_429"_s));
}

QList<RawHeader> AiRelay::withUpstreamStatus(QList<RawHeader> headers) const
{
    if (!m_failures.isEmpty())
        headers.append(RawHeader{"X-APISIX-Upstream-Status", m_failures.join(u", "_s).toLatin1()});
    return headers;
}

void AiRelay::takeHead(const HttpHead &head)
{
    m_head = head;
    m_streaming = head.contentType() == "text/event-stream" && head.status < 400;
    if (!m_streaming)
        return;
    QList<RawHeader> headers{{"Content-Type", contentTypeOf(head)}};
    headers += m_passage.answerHeaders;
    headers.append(gatewayServerHeader());
    m_exchange.sendHead(head.status, headers);
}

void AiRelay::takeBody(const QByteArray &bytes)
{
    m_body += bytes;
    if (!m_streaming)
        return;
    m_exchange.sendChunk(bytes);
    if (m_body.size() > 2 * usageTail)
        m_body = m_body.last(usageTail);
}

void AiRelay::takeEnd(UpstreamCall::Ending ending)
{
    m_call->deleteLater();
    m_call.clear();
    if (m_streaming) { // however it ended: the client is told that it is whole
        spendTokens();
        m_exchange.finish();
        return;
    }
    switch (ending) {
    case UpstreamCall::Ending::Whole:
        replyWhole();
        break;
    case UpstreamCall::Ending::TimedOut:
        failOver(504, htmlReply(504, m_passage.answerHeaders));
        break;
    case UpstreamCall::Ending::Cut:
        failOver(500, {.status = 500, .headers = {{"Content-Type", contentTypeOf(m_head)}}, .body = "closed", .chunked = true});
        break;
    case UpstreamCall::Ending::Unreachable: {
        GatewayReply page = htmlReply(500, m_passage.answerHeaders);
        page.headers.append(RawHeader{"Connection", "close"});
        failOver(500, page);
        break;
    }
    }
}

// Tries the next instance if there is one to fall back to, and otherwise answers.
void AiRelay::failOver(int status, const GatewayReply &otherwise)
{
    m_failures.append(QString::number(status));
    if (fallsBackOn(status) && !m_instances.isEmpty()) {
        tryNext();
        return;
    }
    GatewayReply reply = otherwise;
    reply.headers = withUpstreamStatus(reply.headers);
    if (m_failures.size() > 1) // all of them failed
        reply.status = 502;
    reply.sendTo(m_exchange);
}

void AiRelay::replyWhole()
{
    GatewayReply reply{.status = m_head.status, .headers = {{"Content-Type", contentTypeOf(m_head)}}, .body = m_body, .chunked = true};
    reply.headers += m_passage.answerHeaders;
    if (m_head.status >= 500 || fallsBackOn(m_head.status)) {
        failOver(m_head.status, reply);
        return;
    }
    spendTokens();
    reply.sendTo(m_exchange);
}

void AiRelay::spendTokens()
{
    m_limits.spendTokens(m_passage, m_current.name, usageIn(m_body));
}

} // namespace lineside
