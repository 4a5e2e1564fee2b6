// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "process/startorders.h"

#include <QDataStream>
#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr quint32 ordersMark = 0x4c6e6f31; // with the version of the form
constexpr qsizetype mostOrders = 100;
constexpr qsizetype longestToken = 1000;

bool isWebAddress(const QUrl &url)
{
    return url.isValid() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !url.host().isEmpty();
}

} // namespace

StartOrders startOrders(const QStringList &words, const QString &folder)
{
    StartOrders orders;
    for (const QString &word : words) {
        const QUrl url(word, QUrl::StrictMode);
        if (isWebAddress(url))
            orders.urls.append(url);
        else if (url.isLocalFile())
            orders.files.append(QDir::cleanPath(url.toLocalFile()));
        else
            orders.files.append(QDir::cleanPath(QDir(folder).absoluteFilePath(word)));
    }
    return orders;
}

QByteArray writeStartOrders(const StartOrders &orders)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << ordersMark << orders.files << orders.urls << orders.demo << orders.activationToken;
    return bytes;
}

std::optional<StartOrders> readStartOrders(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 mark = 0;
    StartOrders orders;
    stream >> mark;
    if (mark != ordersMark)
        return std::nullopt;
    stream >> orders.files >> orders.urls >> orders.demo >> orders.activationToken;
    const bool isSane = stream.status() == QDataStream::Ok && stream.atEnd() && orders.files.size() <= mostOrders && orders.urls.size() <= mostOrders
        && orders.activationToken.size() <= longestToken && std::ranges::all_of(orders.urls, isWebAddress)
        && std::ranges::all_of(orders.files, [](const QString &file) { return QDir::isAbsolutePath(file); });
    return isSane ? std::optional(orders) : std::nullopt;
}

} // namespace lineside
