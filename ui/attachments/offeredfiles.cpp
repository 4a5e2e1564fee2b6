// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/attachments/offeredfiles.h"

#include <QMimeData>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QStringList localFiles(const QMimeData &data)
{
    QStringList paths;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        if (!url.isLocalFile())
            return {}; // links are text
        paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

bool offersFiles(const QMimeData &data)
{
    return !localFiles(data).isEmpty() || (data.hasImage() && !data.hasFormat(u"text/plain"_s));
}

OfferedFiles offeredFiles(const QMimeData &data)
{
    if (!offersFiles(data))
        return {};
    const QStringList paths = localFiles(data);
    return paths.isEmpty() ? OfferedFiles{{}, qvariant_cast<QImage>(data.imageData())} : OfferedFiles{paths, {}};
}

} // namespace lineside
