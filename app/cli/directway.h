// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/target.h"
#include "core/workspace.h"

namespace lineside::cli {

/// The model behind a route, asked without the gateway: the workspace's provider at that place with its key, otherwise the place itself with
/// the keys that the route is given. With several instances, the one that the route asks first. Kind::Configuration where the
/// workspace knows too little.
Result<Target> directWayOf(const RouteTarget &routed, const Workspace &workspace);

/// The request that asks it the same as `routed` asks through the gateway: its body with what the route itself sets. Headers that were meant for
/// the gateway stay behind.
Result<HttpRequest> directRequest(const Target &direct, const RouteTarget &way, const HttpRequest &routed);

} // namespace lineside::cli
