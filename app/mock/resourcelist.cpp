// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/resourcelist.h"

#include "mock/adminreplies.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int smallestPage = 10;
constexpr int largestPage = 500;

bool matchesUri(const QJsonObject &value, const QRegularExpression &pattern)
{
    const QJsonArray uris = value["uris"_L1].toArray();
    return pattern.match(value["uri"_L1].toString()).hasMatch()
        || std::ranges::any_of(uris, [&pattern](const QJsonValue &uri) { return pattern.match(uri.toString()).hasMatch(); });
}

bool isWanted(const QJsonObject &value, const QUrlQuery &query)
{
    const auto pattern = [&query](const QString &name) { return QRegularExpression(query.queryItemValue(name, QUrl::FullyDecoded)); };
    if (query.hasQueryItem(u"name"_s) && !pattern(u"name"_s).match(value["name"_L1].toString()).hasMatch())
        return false;
    if (query.hasQueryItem(u"uri"_s) && !matchesUri(value, pattern(u"uri"_s)))
        return false;
    return !query.hasQueryItem(u"label"_s)
        || value["labels"_L1].toObject().contains(query.queryItemValue(u"label"_s, QUrl::FullyDecoded));
}

} // namespace

GatewayReply listReply(const QList<StoredResource> &resources, const QUrlQuery &query)
{
    QList<StoredResource> wanted;
    std::ranges::copy_if(resources, std::back_inserter(wanted), [&query](const StoredResource &resource) {
        return isWanted(resource.value, query);
    });
    const qsizetype total = wanted.size();
    if (query.hasQueryItem(u"page"_s) && query.hasQueryItem(u"page_size"_s)) {
        const int size = query.queryItemValue(u"page_size"_s).toInt();
        if (size < smallestPage || size > largestPage)
            return adminText(400, "page_size must be between 10 and 500");
        const int page = qMax(1, query.queryItemValue(u"page"_s).toInt());
        wanted = wanted.mid(qsizetype(page - 1) * size, size);
    }
    QJsonArray entries;
    for (const StoredResource &resource : std::as_const(wanted))
        entries.append(withIndexes(resource));
    const QJsonValue list = entries.isEmpty() && total > 0 ? QJsonValue(QJsonObject()) : QJsonValue(entries);
    return adminJson(200, {{u"list"_s, list}, {u"total"_s, qint64(total)}});
}

} // namespace lineside
