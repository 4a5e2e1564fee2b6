// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace.h"

#include <QByteArray>

namespace lineside {

/// The digest of a route with its keys masked and what means nothing left out (order, defaults, times). Equal routes have equal
/// digests, in every version of Lineside that begins them with the same number.
QByteArray routeDigest(const Route &route);

/// Notes that draft and gateway are the same: after a push, and after a pull. `stored` is what the gateway has.
void noteSynced(GatewayRoute &entry, const Route &stored);

/// To be called with the draft as it was when `entry.route` was given a new one: what was common is kept while they differ.
void noteEdited(GatewayRoute &entry, const Route &before);

} // namespace lineside
