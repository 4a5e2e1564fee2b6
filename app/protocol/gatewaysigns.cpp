// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/gatewaysigns.h"

#include "protocol/headervalue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

bool hasHeaderStarting(const HttpHead &head, QByteArrayView prefix)
{
    return std::ranges::any_of(head.headers, [prefix](const RawHeader &header) { return header.name.toLower().startsWith(prefix); });
}

// "APISIX/3.18.0" is of the product "apisix" with the version "3.18.0".
bool isProduct(const QByteArray &server, QByteArrayView product, QString &version)
{
    const qsizetype slash = server.indexOf('/');
    const QByteArray name = slash < 0 ? server : server.first(slash);
    if (name.trimmed().compare(product, Qt::CaseInsensitive) != 0)
        return false;
    if (slash >= 0)
        version = QString::fromLatin1(server.sliced(slash + 1).trimmed());
    return true;
}

void readKind(const HttpHead &head, GatewaySigns &signs)
{
    const QByteArray server = head.header("server").value_or(QByteArray());
    const QByteArray via = head.header("via").value_or(QByteArray());
    const QByteArray viaProduct = via.mid(via.indexOf(' ') + 1); // "1.1 kong/3.9.1"
    if (isProduct(server, "apisix", signs.version) || hasHeaderStarting(head, "x-apisix-") || hasHeaderStarting(head, "apisix-")) {
        signs.kind = u"apisix"_s;
    } else if (isProduct(server, "kong", signs.version) || isProduct(viaProduct, "kong", signs.version)
               || hasHeaderStarting(head, "x-kong-")) {
        signs.kind = u"kong"_s;
    } else if (hasHeaderStarting(head, "x-portkey-")) {
        signs.kind = u"portkey"_s;
    } else if (hasHeaderStarting(head, "x-litellm-")) {
        signs.kind = u"litellm"_s;
        signs.version = QString::fromLatin1(head.header("x-litellm-version").value_or(QByteArray()));
    } else if (isProduct(server, "envoy", signs.version) || hasHeaderStarting(head, "x-envoy-")) {
        signs.kind = u"envoy"_s;
    }
}

enum class LimitField { None, Limit, Remaining, Reset };

LimitField fieldNamed(const QByteArray &word)
{
    const QByteArray lower = word.toLower();
    if (lower == "limit")
        return LimitField::Limit;
    if (lower == "remaining")
        return LimitField::Remaining;
    return lower == "reset" ? LimitField::Reset : LimitField::None;
}

// A header's name taken apart: X-AI-RateLimit-Remaining-ai-proxy-gemini, x-ratelimit-reset-tokens, anthropic-ratelimit-tokens-limit.
struct LimitHeader {
    QByteArray family;
    QByteArray kind;
    LimitField field = LimitField::None;
};

LimitHeader takeApart(const QByteArray &name)
{
    static const QByteArray marker = "ratelimit";
    const qsizetype at = name.toLower().indexOf(marker);
    if (at < 0)
        return {};
    LimitHeader parts{.family = name.first(at + marker.size()), .kind = {}, .field = LimitField::None};
    QByteArrayList words = name.sliced(at + marker.size()).split('-');
    words.removeAll(QByteArray());
    if (words.isEmpty())
        return {};
    parts.field = fieldNamed(words.constFirst());
    if (parts.field != LimitField::None) {
        words.removeFirst();
    } else {
        parts.field = fieldNamed(words.constLast());
        words.removeLast();
    }
    parts.kind = words.join('-');
    return parts;
}

LimitSign &signFor(QList<LimitSign> &limits, const LimitHeader &parts)
{
    const QString family = QString::fromLatin1(parts.family);
    const QString kind = QString::fromLatin1(parts.kind);
    const QString name = kind.isEmpty() ? family : family + u' ' + kind;
    const auto found
        = std::ranges::find_if(limits, [&name](const LimitSign &sign) { return sign.name.compare(name, Qt::CaseInsensitive) == 0; });
    if (found != limits.end())
        return *found;
    const bool namesInstance = family.compare("x-ai-ratelimit"_L1, Qt::CaseInsensitive) == 0;
    limits.append(LimitSign{.name = name, .instance = namesInstance ? kind : QString(), .limit = {}, .remaining = {}, .resetSeconds = {}});
    return limits.last();
}

QList<LimitSign> readLimits(const HttpHead &head)
{
    const QDateTime now = httpDate(head.header("date").value_or(QByteArray()));
    QList<LimitSign> limits;
    for (const RawHeader &header : head.headers) {
        const LimitHeader parts = takeApart(header.name);
        const bool isReset = parts.field == LimitField::Reset;
        const auto value = isReset ? secondsUntil(header.value, now) : leadingNumber(header.value);
        if (parts.field == LimitField::None || !value)
            continue;
        LimitSign &sign = signFor(limits, parts);
        (isReset ? sign.resetSeconds : parts.field == LimitField::Limit ? sign.limit : sign.remaining) = value;
    }
    return limits;
}

// Portkey says “config” where it had no choice.
QString readAnsweredBy(const HttpHead &head)
{
    for (const QByteArrayView name : {"x-portkey-last-used-option-index", "x-litellm-model-id", "x-kong-llm-model", "cf-aig-step"}) {
        const QByteArray value = head.header(name).value_or(QByteArray()).trimmed();
        if (!value.isEmpty() && value != "config")
            return QString::fromUtf8(value.left(200));
    }
    return {};
}

} // namespace

GatewaySigns gatewaySigns(const HttpHead &head)
{
    GatewaySigns signs;
    readKind(head, signs);
    signs.answeredBy = readAnsweredBy(head);
    signs.upstreamStatus = QString::fromLatin1(head.header("x-apisix-upstream-status").value_or(QByteArray()));
    const QByteArrayList plugins = head.header("apisix-plugins").value_or(QByteArray()).split(',');
    for (const QByteArray &plugin : plugins) { // "ai-proxy#access": the phase does not matter
        const QString name = QString::fromLatin1(plugin.split('#').constFirst().trimmed());
        if (!name.isEmpty() && !signs.plugins.contains(name))
            signs.plugins.append(name);
    }
    signs.limits = readLimits(head);
    return signs;
}

} // namespace lineside
