// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/openablelink.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace lineside {

bool isOpenableLink(const QString &href)
{
    const QUrl url(href, QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    if (scheme == "mailto"_L1)
        return !url.path().isEmpty();
    return url.isValid() && !url.host().isEmpty() && (scheme == "https"_L1 || scheme == "http"_L1);
}

} // namespace lineside
