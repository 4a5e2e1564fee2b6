// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/gatewayinfo.h"

#include <QVersionNumber>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace lineside {

QStringList GatewayInfo::aiPlugins() const
{
    QStringList names;
    std::ranges::copy_if(plugins, std::back_inserter(names), [](const QString &name) { return name.startsWith("ai-"_L1); });
    return names;
}

bool isAtLeast(const QString &version, int major, int minor)
{
    const QVersionNumber known = QVersionNumber::fromString(version);
    return !known.isNull() && known >= QVersionNumber(major, minor);
}

} // namespace lineside
