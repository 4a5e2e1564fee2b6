// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace.h"
#include "gateway/routetemplates.h"

namespace lineside {

/// The references to the keys that a template needs: those of the providers that are set up, and else the variables that the
/// providers' own documents name.
QList<SecretRef> keysForTemplate(const RoutePreset &preset, const Workspace &workspace);

/// The route with an id and a path that no other route of the gateway has.
Route withoutCollision(Route route, const QList<Route> &others);

} // namespace lineside
