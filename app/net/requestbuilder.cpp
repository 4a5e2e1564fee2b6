// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/requestbuilder.h"

#include "core/chatevent.h"
#include "protocol/chatencoder.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::RequestBuilder)
};

HttpHeader fixed(const char *name, const QString &value)
{
    return {QByteArray(name), ValueTemplate::literal(value)};
}

// A header that the user names replaces one of ours: two of the same name would leave the choice to the server.
void put(QList<HttpHeader> &headers, const HttpHeader &header)
{
    const auto same = [&header](const HttpHeader &other) { return other.name.compare(header.name, Qt::CaseInsensitive) == 0; };
    const auto found = std::ranges::find_if(headers, same);
    if (found == headers.end())
        headers.append(header);
    else
        *found = header;
}

void putAll(QList<HttpHeader> &headers, const QList<HttpHeader> &further)
{
    for (const HttpHeader &header : further)
        put(headers, header);
}

void putProviderHeaders(QList<HttpHeader> &headers, const Provider &provider)
{
    if (provider.key)
        put(headers, {provider.keyHeader, ValueTemplate::withKey(provider.keyPrefix, *provider.key)});
    putAll(headers, provider.extraHeaders);
}

void putConsumerKey(QList<HttpHeader> &headers, const Gateway &gateway)
{
    if (gateway.consumerKey)
        put(headers, {gateway.consumerHeader, ValueTemplate::withKey(QString(), *gateway.consumerKey)});
}

Result<QUrl> checkedUrl(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return failure(Error::Kind::Configuration, Tr::tr("“%1” is not an http or https URL.").arg(url.toString(QUrl::RemoveUserInfo)));
    if (!url.userInfo().isEmpty())
        return failure(Error::Kind::Configuration, Tr::tr("The URL of %1 holds a user name or a password.").arg(url.host()),
                       Tr::tr("Keep the key in the keychain and leave it out of the URL."));
    return url;
}

Result<QUrl> targetUrl(const Target &target)
{
    return std::visit(overloaded{
                          [](const DirectTarget &direct) { return chatUrl(direct.provider.baseUrl); },
                          [](const RouteTarget &routed) { return routeUrl(routed.gateway, routed.route); },
                          [](const UrlTarget &plain) { return Result<QUrl>(plain.url); },
                      },
                      target)
        .and_then(checkedUrl);
}

const ConnectionSettings &connectionOf(const Target &target)
{
    return std::visit(overloaded{
                          [](const DirectTarget &direct) -> const ConnectionSettings & { return direct.provider.connection; },
                          [](const RouteTarget &routed) -> const ConnectionSettings & { return routed.gateway.connection; },
                          [](const UrlTarget &plain) -> const ConnectionSettings & { return plain.connection; },
                      },
                      target);
}

void putTargetHeaders(QList<HttpHeader> &headers, const Target &target)
{
    std::visit(overloaded{
                   [&headers](const DirectTarget &direct) { putProviderHeaders(headers, direct.provider); },
                   [&headers](const RouteTarget &routed) { putConsumerKey(headers, routed.gateway); },
                   [&headers](const UrlTarget &plain) { putAll(headers, plain.headers); },
               },
               target);
}

// A header's name goes on the wire as it is: only the characters that RFC 9110 calls a token are let through.
bool isToken(QByteArrayView name)
{
    static constexpr QByteArrayView marks("!#$%&'*+-.^_`|~");
    return !name.isEmpty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || marks.contains(c);
    });
}

bool hasControl(const ValueTemplate &value)
{
    return std::ranges::any_of(value.parts(), [](const ValueTemplate::Part &part) {
        const auto *text = std::get_if<QString>(&part);
        return text && std::ranges::any_of(*text, [](QChar c) { return (c < u' ' && c != u'\t') || c == QChar(0x7F); });
    });
}

Result<HttpRequest> checkedHeaders(HttpRequest request)
{
    for (const HttpHeader &header : std::as_const(request.headers)) {
        if (!isToken(header.name))
            return failure(Error::Kind::Configuration, Tr::tr("“%1” cannot be the name of a header.").arg(QString::fromUtf8(header.name)),
                           Tr::tr("Use letters, digits and dashes."));
        if (hasControl(header.value))
            return failure(Error::Kind::Configuration,
                           Tr::tr("The value of the header %1 has a line break in it.").arg(QString::fromLatin1(header.name)));
    }
    return request;
}

} // namespace

Result<HttpRequest> buildChatRequest(const ChatCall &call)
{
    const Result<QUrl> url = targetUrl(call.target);
    if (!url)
        return failure(url.error());
    ChatRequest asked = call.request;
    if (asked.model.isEmpty())
        asked.model = requestedModel(call.target);
    if (const auto *direct = std::get_if<DirectTarget>(&call.target)) {
        for (const QString &field : direct->provider.omits)
            asked.parameters.extra.insert(field, "null"); // the way to leave a field out
    }

    HttpRequest request;
    request.url = *url;
    request.headers = {fixed("Content-Type", u"application/json"_s),
                       fixed("Accept", asked.stream ? u"text/event-stream, application/json"_s : u"application/json"_s),
                       // A proxy that compresses a stream holds events back.
                       fixed("Accept-Encoding", u"identity"_s)};
    putTargetHeaders(request.headers, call.target);
    request.body = encodeChatRequest(asked);
    request.expectsStream = asked.stream;
    request.connection = connectionOf(call.target);
    return checkedHeaders(std::move(request));
}

Result<HttpRequest> buildModelsRequest(const Provider &provider)
{
    const Result<QUrl> url = modelsUrl(provider.baseUrl).and_then(checkedUrl);
    if (!url)
        return failure(url.error());
    HttpRequest request;
    request.method = "GET";
    request.url = *url;
    request.headers = {fixed("Accept", u"application/json"_s)};
    putProviderHeaders(request.headers, provider);
    request.connection = provider.connection;
    return checkedHeaders(std::move(request));
}

} // namespace lineside
