// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/route.h"
#include "gateway/apisixapi.h"
#include "gateway/gatewayresource.h"

namespace lineside {

/// What an entry holds, secrets masked, times dropped.
Result<Route> routeOfEntry(const ApisixEntry &entry);
GatewayResource resourceOfEntry(ResourceKind kind, const ApisixEntry &entry);

/// The resource's JSON as an object, with the id that its kind wants in it. Kind::BadRequest where it is none.
Result<QJsonObject> objectOfResource(const GatewayResource &resource);

} // namespace lineside
