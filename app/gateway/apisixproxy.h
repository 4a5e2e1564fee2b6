// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/route.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace lineside {

AiProxy readAiProxy(QJsonObject json);
QJsonObject writeAiProxy(const AiProxy &proxy, const QString &place, QStringList &broken);

/// None where it is not of the form that AiProxyMulti has room for.
std::optional<AiProxyMulti> readAiProxyMulti(QJsonObject json);
QJsonObject writeAiProxyMulti(const AiProxyMulti &multi, QStringList &broken);

} // namespace lineside
