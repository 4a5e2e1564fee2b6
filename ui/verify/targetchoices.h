// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/target.h"
#include "core/workspace.h"
#include "probe/report.h"

#include <QList>
#include <QString>

namespace lineside {

/// A target as it is offered.
struct TargetChoice {
    QString key; ///< the same for the same target, whatever else changed in it
    QString text;
    Target target;
    friend bool operator==(const TargetChoice &, const TargetChoice &) = default;
};

/// What can be verified: the routes of each gateway, then the providers.
QList<TargetChoice> targetChoices(const Workspace &workspace);
TargetChoice choiceFor(const Target &target);

/// What a probe is told of its target, so that it can name the stations of the way.
ProbeTarget probeTargetFor(const ChatCall &call, const HttpRequest &request);
/// The same for a request of which nothing more is known.
ProbeTarget probeTargetFor(const HttpRequest &request);

/// The host of a proxy that is fixed for this connection; empty where there is none.
QString fixedProxy(const ConnectionSettings &connection);

} // namespace lineside
