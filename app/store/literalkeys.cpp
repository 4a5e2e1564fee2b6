// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/literalkeys.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Store)
};

constexpr qsizetype shortestNamedKey = 8;
constexpr qsizetype shortestKnownKey = 20;

bool carriesCredentials(QByteArrayView name)
{
    static constexpr std::array exact{"authorization"_L1, "proxy-authorization"_L1, "cookie"_L1, "apikey"_L1, "api_key"_L1, "api-key"_L1,
                                      "x-api-key"_L1, "token"_L1, "secret"_L1, "password"_L1, "passwd"_L1};
    static constexpr std::array endings{"-key"_L1, "_apikey"_L1, "_api_key"_L1, "-token"_L1, "_token"_L1, "-secret"_L1, "_secret"_L1,
                                        "password"_L1, "secret_key"_L1, "private_key"_L1, "secret_access_key"_L1};
    const QString lower = QString::fromLatin1(name).toLower();
    if (lower == "idempotency-key"_L1) // a name for a request, not for a person
        return false;
    const auto endsIt = [&lower](QLatin1StringView ending) { return lower.endsWith(ending); };
    return std::ranges::find(exact, lower) != exact.end() || std::ranges::any_of(endings, endsIt);
}

bool isGatewayReference(QStringView text)
{
    return text.startsWith("$env://"_L1, Qt::CaseInsensitive) || text.startsWith("$secret://"_L1, Qt::CaseInsensitive)
        || (text.startsWith("${"_L1) && text.endsWith(u'}'));
}

bool isMask(QStringView text)
{
    return text.contains("***"_L1) || text.contains(u"•••");
}

QStringView withoutScheme(QStringView text)
{
    for (const QLatin1StringView scheme : {"Bearer "_L1, "Basic "_L1, "Token "_L1, "ApiKey "_L1}) {
        if (text.startsWith(scheme, Qt::CaseInsensitive))
            return text.sliced(scheme.size()).trimmed();
    }
    return text.trimmed();
}

bool beginsLikeKnownKey(QStringView word)
{
    static constexpr std::array beginnings{"sk-"_L1, "sk_"_L1, "AIza"_L1, "gsk_"_L1, "ghp_"_L1, "github_pat_"_L1, "glpat-"_L1, "hf_"_L1,
                                           "xoxb-"_L1, "xai-"_L1, "AKIA"_L1, "eyJ"_L1, "pplx-"_L1, "nvapi-"_L1};
    return word.size() >= shortestKnownKey && std::ranges::any_of(beginnings, [word](QLatin1StringView begin) { return word.startsWith(begin); });
}

bool holdsKnownKey(QStringView text)
{
    const auto words = text.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::any_of(words, beginsLikeKnownKey);
}

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
    if (route.aiProxy) {
        const AiProxy &proxy = *route.aiProxy;
        for (const HttpHeader &header : proxy.authHeader + proxy.authQuery) {
            // Whatever stands in `auth` is a credential by its place.
            if (looksLikeKey(HttpHeader{"authorization", header.value}))
                return place(u"auth "_s + QString::fromLatin1(header.name));
        }
        if (looksLikeKey(QUrl(proxy.endpoint)))
            return place(u"override.endpoint"_s);
    }
    const AiProxy proxy = route.aiProxy.value_or(AiProxy());
    for (const QByteArray &json : {route.plugins, route.rest, proxy.rest, proxy.options}) {
        if (const QString member = keyInJson(QJsonDocument::fromJson(json).object(), {}); !member.isEmpty())
            return place(member);
    }
    return std::nullopt;
}

} // namespace

bool looksLikeKey(QByteArrayView name, QStringView value)
{
    const QStringView credential = withoutScheme(value);
    if (isGatewayReference(credential) || isMask(credential))
        return false;
    return (carriesCredentials(name) && credential.size() >= shortestNamedKey) || holdsKnownKey(value);
}

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
    return std::nullopt;
}

} // namespace lineside
