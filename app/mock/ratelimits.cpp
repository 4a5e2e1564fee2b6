// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/ratelimits.h"

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int usualRefusal = 503;
const QString callPlugin = u"limit-count"_s;
const QString tokenPlugin = u"ai-rate-limiting"_s;

GatewayReply refusal(const QJsonObject &config, const QList<RawHeader> &headers)
{
    const int status = config["rejected_code"_L1].toInt(usualRefusal);
    const QString text = config["rejected_msg"_L1].toString();
    GatewayReply reply = text.isEmpty() ? htmlReply(status) : plainJsonReply(status, {{u"error_msg"_s, text}});
    reply.headers += headers;
    return reply;
}

bool showsQuota(const QJsonObject &config)
{
    return config["show_limit_quota_header"_L1].toBool(true);
}

QString scopeOf(const QString &plugin, const Passage &passage, const QString &instance)
{
    return plugin + u'/' + passage.routeId + u'/' + instance;
}

} // namespace

RateLimits::RateLimits(std::function<Clock::time_point()> now)
    : m_now(std::move(now))
{
}

RateLimits::Window &RateLimits::window(const QString &scope, const QJsonObject &config)
{
    Window &found = m_windows[scope];
    const Clock::time_point now = m_now();
    if (found.end <= now)
        found = {.used = 0, .end = now + std::chrono::seconds(config["time_window"_L1].toInteger())};
    return found;
}

// With at most two digits behind the point, as the gateway writes it: "60", "59.99".
QByteArray RateLimits::secondsLeft(const Window &window) const
{
    const std::chrono::duration<double> left = window.end - m_now();
    QByteArray text = QByteArray::number(left.count(), 'f', 2);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text;
}

Refusal RateLimits::countCall(Passage &passage)
{
    const QJsonObject config = passage.plugins.value(callPlugin).toObject();
    if (config.isEmpty())
        return {};
    Window &open = window(scopeOf(callPlugin, passage, {}), config);
    const qint64 limit = config["count"_L1].toInteger();
    const bool within = open.used < limit;
    if (within)
        ++open.used;
    if (showsQuota(config)) {
        passage.answerHeaders += {{"X-RateLimit-Limit", QByteArray::number(limit)},
                                  {"X-RateLimit-Remaining", QByteArray::number(limit - open.used)},
                                  {"X-RateLimit-Reset", secondsLeft(open)}};
    }
    return within ? Refusal() : refusal(config, passage.answerHeaders);
}

Refusal RateLimits::checkTokens(Passage &passage, const QString &instance)
{
    const QJsonObject config = passage.plugins.value(tokenPlugin).toObject();
    if (config.isEmpty())
        return {};
    const Window &open = window(scopeOf(tokenPlugin, passage, instance), config);
    const qint64 limit = config["limit"_L1].toInteger();
    const qint64 left = qMax(qint64(0), limit - open.used);
    if (showsQuota(config)) {
        const QByteArray suffix = '-' + instance.toUtf8();
        passage.answerHeaders += {{"X-AI-RateLimit-Limit" + suffix, QByteArray::number(limit)},
                                  {"X-AI-RateLimit-Remaining" + suffix, QByteArray::number(left)},
                                  {"X-AI-RateLimit-Reset" + suffix, secondsLeft(open)}};
    }
    return left > 0 ? Refusal() : refusal(config, passage.answerHeaders);
}

void RateLimits::spendTokens(const Passage &passage, const QString &instance, const QJsonObject &usage)
{
    const QJsonObject config = passage.plugins.value(tokenPlugin).toObject();
    if (config.isEmpty())
        return;
    const QString strategy = config["limit_strategy"_L1].toString(u"total_tokens"_s);
    window(scopeOf(tokenPlugin, passage, instance), config).used += usage[strategy].toInteger();
}

} // namespace lineside
