// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace.h"
#include "gateway/routetemplates.h"

namespace lineside {

/// The references to the keys that a template needs on that gateway: those of the providers that are set up, and else the variables
/// that the providers' own documents name. The demo's gateway asks the demo's model in every provider's place, which has one key.
QList<SecretRef> keysForTemplate(const RoutePreset &preset, const Workspace &workspace, const Gateway &gateway);

/// A new route for a gateway of that version: the Gemini example, with an id and a uri that no other route of the gateway has.
Route newRouteFor(const Gateway &gateway, const QString &version, const Workspace &workspace);

/// The route with an id and a path that no other route of the gateway has.
Route withoutCollision(Route route, const QList<Route> &others);

} // namespace lineside
