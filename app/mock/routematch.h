// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/resourcestore.h"
#include "mock/serverrequest.h"

#include <optional>

namespace lineside {

/// The route that serves a request: by path, method and host, disabled ones left out. An exact path wins over one that ends in
/// `*`, the longer over the shorter, then the higher priority, then the newer.
std::optional<StoredResource> matchRoute(const ResourceStore &store, const ServerRequest &request);

} // namespace lineside
