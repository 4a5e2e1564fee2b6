// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/route.h"

#include <QUrl>

namespace lineside {

/// The id, and the path, of a route that is put on a gateway for the time of a trial.
inline constexpr const char *faultRouteId = "lineside-fault-lab";

/// A copy of the route that leads to the lab's model: under an id and a path of its own, so that the route itself stays as it is. Of several
/// instances only number `instance` leads there; the others stay what they are, so that a fallback finds them. No key goes to the lab: in the
/// place of each there is a word that opens nothing.
Route faultRoute(const Route &route, int instance, const QUrl &modelUrl);

/// The names of the instances that can be led to the lab; one empty name where the route has a single model.
QStringList faultPlaces(const Route &route);

} // namespace lineside
