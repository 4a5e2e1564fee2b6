// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/gatewayreply.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lineside {

RawHeader gatewayServerHeader()
{
    return {"Server", "APISIX/3.18.0"}; // the version whose recordings it is measured by
}

void GatewayReply::sendTo(ServerExchange &exchange) const
{
    QList<RawHeader> all = headers;
    all.append(gatewayServerHeader());
    if (!chunked) {
        exchange.reply(status, all, body);
        return;
    }
    exchange.sendHead(status, all);
    exchange.sendChunk(body);
    exchange.finish();
}

GatewayReply htmlReply(int status, QList<RawHeader> headers)
{
    const QByteArray title = QByteArray::number(status) + ' ' + reasonPhrase(status);
    GatewayReply reply{.status = status, .headers = std::move(headers), .body = {}, .chunked = false};
    reply.headers.prepend({"Content-Type", "text/html; charset=utf-8"});
    reply.body = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
        + "</h1></center>\r\n<hr><center>openresty</center>\r\n"
          "<p><em>Powered by <a href=\"https://apisix.apache.org/\">APISIX</a>.</em></p></body>\r\n</html>\r\n";
    return reply;
}

GatewayReply textReply(int status, const QByteArray &text)
{
    return {.status = status, .headers = {{"Content-Type", "text/plain; charset=utf-8"}}, .body = text, .chunked = true};
}

GatewayReply plainJsonReply(int status, const QJsonObject &object)
{
    return textReply(status, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

QString jsonFault(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isNull())
        return {};
    const QByteArray trimmed = json.trimmed();
    const bool endsEarly = error.offset >= trimmed.size() || trimmed.endsWith('[') || trimmed.endsWith('{') || trimmed.endsWith(',');
    const QString found = endsEarly ? u"T_END"_s : u"invalid token"_s;
    const bool inObject = trimmed.lastIndexOf('{') > trimmed.lastIndexOf('[') && !trimmed.endsWith(':');
    const QString expected = endsEarly && inObject ? u"object key string"_s : u"value"_s;
    return u"Expected %1 but found %2 at character %3"_s.arg(expected, found).arg(endsEarly ? json.size() + 1 : error.offset + 1);
}

} // namespace lineside
