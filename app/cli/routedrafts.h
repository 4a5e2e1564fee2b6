// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/routecommands.h"

#include <QJsonArray>
#include <QJsonObject>

namespace lineside::cli {

/// What a command works on: a draft of the workspace, or one from a file, which nothing is known of besides.
struct RouteFileDraft {
    GatewayRoute entry;
    bool isKept = false;
};

/// The drafts that a command is about: the file's, all of the gateway, or those of the workspace with these ids.
Result<QList<RouteFileDraft>> draftsOf(RouteCall &call);
/// Puts the entry into the workspace in place of the one with its id.
void keepRoute(Workspace &workspace, const GatewayRoute &entry);

Result<Route> fetchRoute(RouteCall &call, const QString &id);
Result<QList<Route>> listRoutes(RouteCall &call);
Result<GatewaySchemas> fetchSchemas(RouteCall &call, const QStringList &plugins);

QJsonObject routeObject(const Route &route);
/// What differs, line by line; keys are masked on both sides.
void printRouteDifference(const Route &theirs, const Route &ours);
/// Prints the remarks, or adds them to `json`; true if none of them is an error.
bool isSoundRoute(const Route &route, const QList<DraftRemark> &remarks, QJsonArray *json);

} // namespace lineside::cli
