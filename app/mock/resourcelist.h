// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/gatewayreply.h"
#include "mock/resourcestore.h"

#include <QUrlQuery>

namespace lineside {

/// The Admin API's answer to a list request: filters by name, uri and label, then pages. Both page numbers are needed for
/// paging; a page beyond the end holds an empty object where a list belongs.
GatewayReply listReply(const QList<StoredResource> &resources, const QUrlQuery &query);

} // namespace lineside
