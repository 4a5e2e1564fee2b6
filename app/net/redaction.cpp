// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/redaction.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

Q_LOGGING_CATEGORY(netLog, "lineside.net", QtInfoMsg)

namespace {

bool isHarmless(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 14> harmless{
        "accept",     "accept-encoding", "cache-control",     "connection",           "content-encoding", "content-length", "content-type",
        "date",       "retry-after",     "server",            "transfer-encoding",    "user-agent",       "via",            "x-request-id",
    };
    return std::ranges::any_of(harmless, [name](QByteArrayView known) { return known.compare(name, Qt::CaseInsensitive) == 0; });
}

} // namespace

QString loggable(const QList<RawHeader> &headers)
{
    QStringList parts;
    for (const RawHeader &header : headers)
        parts.append(QString::fromLatin1(header.name) + u": "_s + (isHarmless(header.name) ? QString::fromLatin1(header.value) : u"…"_s));
    return parts.join(u"; "_s);
}

QString loggable(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

QString hostOf(const QUrl &url)
{
    const QString host = url.host().contains(u':') ? u'[' + url.host() + u']' : url.host();
    return url.port() < 0 ? host : host + u':' + QString::number(url.port());
}

} // namespace lineside
