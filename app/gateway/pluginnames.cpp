// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/pluginnames.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lineside {

QStringList pluginNames(const Route &route)
{
    QStringList names = QJsonDocument::fromJson(route.plugins).object().keys();
    if (route.aiProxyMulti)
        names.append(u"ai-proxy-multi"_s);
    if (route.aiProxy)
        names.append(u"ai-proxy"_s);
    return names;
}

} // namespace lineside
