// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/routematch.h"

#include <QJsonArray>

#include <tuple>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QStringList textsOf(const QJsonObject &value, QLatin1StringView one, QLatin1StringView many)
{
    QStringList texts;
    if (value.contains(one))
        texts.append(value[one].toString());
    for (const QJsonValue &entry : value[many].toArray())
        texts.append(entry.toString());
    return texts;
}

// How well a path fits: 0 not at all, otherwise more is better.
qsizetype fitness(const QString &pattern, const QString &path)
{
    if (pattern == path)
        return 2 * path.size() + 2;
    return pattern.endsWith(u'*') && path.startsWith(QStringView(pattern).chopped(1)) ? pattern.size() : 0;
}

bool hostFits(const QStringList &hosts, const QString &host)
{
    if (hosts.isEmpty())
        return true;
    for (const QString &wanted : hosts) {
        if (wanted == host || (wanted.startsWith(u'*') && host.endsWith(QStringView(wanted).sliced(1))))
            return true;
    }
    return false;
}

} // namespace

std::optional<StoredResource> matchRoute(const ResourceStore &store, const ServerRequest &request)
{
    const QString path = QString::fromUtf8(request.path());
    const QString host = QString::fromLatin1(request.header("Host")).section(u':', 0, 0).toLower();
    std::optional<StoredResource> best;
    std::tuple<qsizetype, int, qint64> bestRank;
    for (const StoredResource &route : store.list(u"/routes"_s)) {
        const QJsonArray methods = route.value["methods"_L1].toArray();
        if (route.value["status"_L1].toInt(1) == 0 || !hostFits(textsOf(route.value, "host"_L1, "hosts"_L1), host)
            || (!methods.isEmpty() && !methods.contains(QString::fromLatin1(request.method))))
            continue;
        qsizetype fit = 0;
        for (const QString &uri : textsOf(route.value, "uri"_L1, "uris"_L1))
            fit = qMax(fit, fitness(uri, path));
        const std::tuple rank{fit, route.value["priority"_L1].toInt(), route.createdIndex};
        if (fit > 0 && (!best || rank > bestRank)) {
            best = route;
            bestRank = rank;
        }
    }
    return best;
}

} // namespace lineside
