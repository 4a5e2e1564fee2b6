// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commandline.h"
#include "cli/session.h"
#include "gateway/gatewayadmin.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace lineside::cli {

/// What one of the route commands works on.
struct RouteCall {
    Session &session;
    const CommandLine &line;
    Gateway gateway;
    std::unique_ptr<GatewayAdmin> admin; ///< null for commands that ask no gateway
    QStringList ids;
    bool asJson = false;
};

struct RouteAction {
    QString name;
    bool needsGateway = true;
    int (*run)(RouteCall &);
};

QList<RouteAction> routeActions();

} // namespace lineside::cli
