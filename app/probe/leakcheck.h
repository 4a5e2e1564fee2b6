// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/faultlab.h"
#include "core/resolve.h"
#include "core/route.h"
#include "probe/report.h"

namespace lineside {

/// Something that a gateway passes on to the provider. Holds no key.
struct LeakFinding {
    QString id; ///< "client-key", "client-authorization", "cookie", "gateway-token", "consumer", "client-address", "client-header", "host-name"
    Verdict verdict = Verdict::Warn; ///< Fail: whoever has it can act in the client's name
    QString where; ///< "header apikey", "query", "body"
    QString explanation;
    QString fix;
    friend bool operator==(const LeakFinding &, const LeakFinding &) = default;
};

/// A copy of the route that asks the model of the lab at `labUrl` in place of its provider, at a path and under an id of its own; `mark`
/// makes them so. Stand-ins take the place of the provider's keys. Kind::Configuration for a route that asks no model.
Result<Route> leakCheckRoute(const Route &route, const QUrl &labUrl, const QString &mark);

/// The request with what clients carry about besides: a cookie, a header of their own, an Authorization if it has none.
HttpRequest withLeakMarks(HttpRequest request);

/// What of the request, or of what the gateway knows of its sender, reached the model. Worst first; empty if nothing did.
QList<LeakFinding> findLeaks(const ResolvedRequest &sent, const SeenRequest &seen);

} // namespace lineside
