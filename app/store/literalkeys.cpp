// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/literalkeys.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Store)
};

constexpr qsizetype shortestKnownKey = 20;

bool looksLikeKey(const HttpHeader &header)
{
    const auto isKey = [](const ValueTemplate::Part &part) {
        const auto *text = std::get_if<QString>(&part);
        return text && holdsKnownKey(*text);
    };
    if (!header.value.references().isEmpty())
        return std::ranges::any_of(header.value.parts(), isKey);
    return lineside::looksLikeKey(header.name, header.value.toString());
}

bool looksLikeKey(const QUrl &url)
{
    if (!url.password().isEmpty())
        return true;
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    return std::ranges::any_of(items, [](const auto &item) {
        const bool isNamedKey = item.first == "key"_L1 && item.second.size() >= shortestKnownKey;
        return isNamedKey || looksLikeKey(HttpHeader{item.first.toUtf8(), ValueTemplate::parse(item.second)});
    });
}

// The member that holds a key, as "key-auth.key"; empty if none does.
QString keyInJson(const QJsonValue &value, const QString &name)
{
    if (value.isString()) {
        const QString text = value.toString();
        const QByteArray member = name.sliced(name.lastIndexOf(u'.') + 1).toUtf8();
        return looksLikeKey(HttpHeader{member, ValueTemplate::parse(text)}) ? name : QString();
    }
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (const QString found = keyInJson(member.value(), name.isEmpty() ? member.key() : name + u'.' + member.key()); !found.isEmpty())
            return found;
    }
    const QJsonArray array = value.toArray();
    for (const QJsonValue &element : array) {
        if (const QString found = keyInJson(element, name); !found.isEmpty())
            return found;
    }
    return {};
}

std::optional<QString> keyIn(const Provider &provider)
{
    for (const HttpHeader &header : provider.extraHeaders) {
        if (looksLikeKey(header))
            return Tr::tr("the provider “%1”, header %2").arg(provider.name, QString::fromLatin1(header.name));
    }
    if (holdsKnownKey(provider.keyPrefix))
        return Tr::tr("the provider “%1”, the text before its key").arg(provider.name);
    if (looksLikeKey(QUrl(provider.baseUrl)))
        return Tr::tr("the provider “%1”, base URL").arg(provider.name);
    if (looksLikeKey(provider.connection.proxy))
        return Tr::tr("the provider “%1”, proxy").arg(provider.name);
    return std::nullopt;
}

std::optional<QString> keyIn(const Gateway &gateway)
{
    if (looksLikeKey(gateway.adminUrl) || looksLikeKey(gateway.dataUrl))
        return Tr::tr("the gateway “%1”, its URLs").arg(gateway.name);
    if (looksLikeKey(gateway.connection.proxy))
        return Tr::tr("the gateway “%1”, proxy").arg(gateway.name);
    return std::nullopt;
}

std::optional<QString> keyIn(const Route &route)
{
    const auto place = [&route](const QString &where) { return Tr::tr("the route “%1”, %2").arg(route.label(), where); };
    QByteArrayList parts{route.plugins, route.rest};
    if (route.aiProxyMulti)
        parts.append(route.aiProxyMulti->rest);
    for (const AiProxy &proxy : route.proxies()) {
        parts += {proxy.rest, proxy.options};
        for (const HttpHeader &header : proxy.authHeader + proxy.authQuery) {
            // Whatever stands in `auth` is a credential by its place.
            if (looksLikeKey(HttpHeader{"authorization", header.value}))
                return place(u"auth "_s + QString::fromLatin1(header.name));
        }
        if (looksLikeKey(QUrl(proxy.endpoint)))
            return place(u"override.endpoint"_s);
    }
    for (const QByteArray &json : std::as_const(parts)) {
        if (const QString member = keyInJson(QJsonDocument::fromJson(json).object(), {}); !member.isEmpty())
            return place(member);
    }
    return std::nullopt;
}

std::optional<QString> keyIn(const Suite &suite)
{
    for (const SuiteCase &one : suite.cases) {
        const auto place = [&](const QString &where) { return Tr::tr("the suite “%1”, case “%2”, %3").arg(suite.name, one.name, where); };
        if (holdsKnownKey(one.name) || holdsKnownKey(one.question) || holdsKnownKey(one.model))
            return place(Tr::tr("its question"));
        for (const SuiteCheck &check : one.checks) {
            if (check.kind == SuiteCheck::Kind::Unknown ? !keyInJson(QJsonDocument::fromJson(check.value.toUtf8()).object(), {}).isEmpty()
                                                        : lineside::looksLikeKey(check.name.toUtf8(), check.value))
                return place(Tr::tr("its check of %1").arg(check.name.isEmpty() ? QString(idOf(check.kind)) : check.name));
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<QString> findLiteralKey(const Workspace &workspace)
{
    for (const Provider &provider : workspace.providers) {
        if (const auto found = keyIn(provider))
            return found;
    }
    for (const Gateway &gateway : workspace.gateways) {
        if (const auto found = keyIn(gateway))
            return found;
    }
    for (const GatewayRoute &entry : workspace.routes) {
        if (const auto found = keyIn(entry.route))
            return found;
    }
    for (const Suite &suite : workspace.suites) {
        if (const auto found = keyIn(suite))
            return found;
    }
    return std::nullopt;
}

} // namespace lineside
