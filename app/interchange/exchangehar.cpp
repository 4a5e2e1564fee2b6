// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/exchangehar.h"

#include "core/version.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int unknown = -1; // as the format says for sizes and times

double milliseconds(WireTime time)
{
    return double(time.count()) / 1000;
}

QJsonObject pair(const QString &name, const QString &value)
{
    return {{u"name"_s, name}, {u"value"_s, value}};
}

QString versionOf(const HttpHead &head)
{
    return u"HTTP/"_s + (head.version.isEmpty() ? u"1.1"_s : QString::fromLatin1(head.version));
}

QJsonArray queryOf(const QUrl &url)
{
    QJsonArray query;
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded))
        query.append(pair(name, value));
    return query;
}

QJsonObject requestOf(const WireRecord &record)
{
    const HttpRequest &request = record.request;
    QJsonArray headers;
    for (const HttpHeader &header : request.headers)
        headers.append(pair(QString::fromLatin1(header.name), header.value.toString()));
    QJsonObject told{{u"method"_s, QString::fromLatin1(request.method)},
                     {u"url"_s, request.url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo | QUrl::RemoveFragment)},
                     {u"httpVersion"_s, versionOf(record.head)},
                     {u"cookies"_s, QJsonArray()},
                     {u"headers"_s, headers},
                     {u"queryString"_s, queryOf(request.url)},
                     {u"headersSize"_s, unknown},
                     {u"bodySize"_s, record.requestBodySize}};
    if (record.requestBodySize > 0) {
        const HttpHeader *type = request.header("content-type");
        QJsonObject data{{u"mimeType"_s, type ? type->value.toString() : QString()}, {u"text"_s, QString::fromUtf8(request.body)}};
        if (record.requestBodySize > request.body.size())
            data.insert(u"comment"_s, u"Only the first %1 bytes were kept."_s.arg(request.body.size()));
        told.insert(u"postData"_s, data);
    }
    return told;
}

QJsonObject contentOf(const WireRecord &record)
{
    QJsonObject content{{u"size"_s, record.bodySize}, {u"mimeType"_s, QString::fromLatin1(record.head.header("content-type").value_or(QByteArray()))}};
    if (record.body.isValidUtf8()) {
        content.insert(u"text"_s, QString::fromUtf8(record.body));
    } else {
        content.insert(u"text"_s, QString::fromLatin1(record.body.toBase64()));
        content.insert(u"encoding"_s, u"base64"_s);
    }
    if (record.bodySize > record.body.size())
        content.insert(u"comment"_s, u"Only the first %1 bytes were kept."_s.arg(record.body.size()));
    return content;
}

QJsonObject responseOf(const WireRecord &record)
{
    QJsonArray headers;
    for (const RawHeader &header : record.head.headers)
        headers.append(pair(QString::fromLatin1(header.name), QString::fromUtf8(header.value)));
    return {{u"status"_s, record.head.status},
            {u"statusText"_s, QString::fromUtf8(record.head.reason)},
            {u"httpVersion"_s, versionOf(record.head)},
            {u"cookies"_s, QJsonArray()},
            {u"headers"_s, headers},
            {u"content"_s, contentOf(record)},
            {u"redirectURL"_s, QString::fromUtf8(record.head.header("location").value_or(QByteArray()))},
            {u"headersSize"_s, unknown},
            {u"bodySize"_s, record.bodySize}};
}

/// Of an exchange that never came so far a phase has the length 0.
QJsonObject timingsOf(const WireRecord &record, WireTime end)
{
    const WireTime sent = std::min(record.sent.value_or(end), end);
    const WireTime firstByte = std::clamp(record.firstByte.value_or(end), sent, end);
    return {{u"blocked"_s, unknown}, {u"dns"_s, unknown}, {u"connect"_s, unknown}, {u"ssl"_s, unknown},
            {u"send"_s, milliseconds(sent)}, {u"wait"_s, milliseconds(firstByte - sent)}, {u"receive"_s, milliseconds(end - firstByte)}};
}

QJsonArray readsOf(const WireRecord &record)
{
    QJsonArray reads;
    qint64 begin = 0;
    for (const WirePiece &read : record.reads) {
        reads.append(QJsonObject{{u"ms"_s, milliseconds(read.at)}, {u"offset"_s, begin}, {u"size"_s, read.end - begin}});
        begin = read.end;
    }
    return reads;
}

QJsonArray eventsOf(const WireRecord &record)
{
    QJsonArray events;
    for (const WireEvent &event : record.events)
        events.append(QJsonObject{{u"ms"_s, milliseconds(event.at)}, {u"event"_s, QString::fromUtf8(event.name)}, {u"offset"_s, event.begin}, {u"size"_s, event.size()}});
    return events;
}

} // namespace

QByteArray exchangeHar(const WireRecord &record, const QDateTime &started)
{
    WireTime end = record.total.value_or(WireTime());
    for (const auto &known : {record.sent, record.firstByte})
        end = std::max(end, known.value_or(WireTime()));
    if (!record.reads.isEmpty())
        end = std::max(end, record.reads.constLast().at);
    QJsonObject entry{{u"startedDateTime"_s, started.toUTC().toString(Qt::ISODateWithMs)},
                      {u"time"_s, milliseconds(end)},
                      {u"request"_s, requestOf(record)},
                      {u"response"_s, responseOf(record)},
                      {u"cache"_s, QJsonObject()},
                      {u"timings"_s, timingsOf(record, end)},
                      {u"_reads"_s, readsOf(record)}};
    if (record.isStream)
        entry.insert(u"_events"_s, eventsOf(record));
    const QJsonObject creator{{u"name"_s, u"Lineside"_s}, {u"version"_s, QStringLiteral(LINESIDE_VERSION)}};
    const QJsonObject log{{u"version"_s, u"1.2"_s}, {u"creator"_s, creator}, {u"entries"_s, QJsonArray{entry}}};
    return QJsonDocument(QJsonObject{{u"log"_s, log}}).toJson();
}

} // namespace lineside
