// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/apisixapi.h"
#include "gateway/gatewayinfo.h"

#include <QDateTime>

namespace lineside {

/// Finds out what answers at that address: mode, version, what the key may do, which plugins there are, whose clock is wrong. Writes
/// nothing.
void inspectApisix(const ApisixApi &api, QObject *context, Callback<GatewayInfo> done);

/// How far the clock of who sent that answer is ahead; none where it does not say, and where it is less than two seconds.
std::optional<std::chrono::seconds> clockAhead(const HttpHead &head, const QDateTime &now);

} // namespace lineside
