// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gateway.h"
#include "core/httpclient.h"
#include "core/route.h"

#include <QList>

#include <chrono>
#include <optional>

namespace lineside {

/// A request by which the data plane tells whether it knows the route, without asking a model and without doing anything upstream. None
/// where there is no such request.
std::optional<HttpRequest> presenceRequest(const Gateway &gateway, const Route &route);

/// How long is waited before each further attempt.
QList<std::chrono::milliseconds> usualRouteWaits();

/// Asks until the route is known there, at most once more than there are waits.
void waitForRoute(const Gateway &gateway, const Route &route, HttpClient &client, const QList<std::chrono::milliseconds> &waits,
                  QObject *context, Callback<void> done);

} // namespace lineside
