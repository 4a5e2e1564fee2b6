// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/formfield.h"
#include "gateway/gatewayschemas.h"

namespace lineside {

/// The fields of a route, and of its ai-proxy, that the route's form has none of its own for.
FormField moreRouteFields(const GatewaySchemas &schemas);
FormField moreProxyFields(const GatewaySchemas &schemas);

} // namespace lineside
