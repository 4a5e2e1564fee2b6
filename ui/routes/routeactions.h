// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QAction;
class QWidget;

namespace lineside {

class ActionRegistry;

/// The actions on gateways' routes; those from `push` on are about the route that is shown.
struct RouteActions {
    QAction *add;
    QAction *addFrom; ///< a template
    QAction *resources; ///< of the gateway, besides routes
    QAction *refresh;
    QAction *pushAll; ///< drafts of the gateway, where it takes only whole configurations
    QAction *push;
    QAction *cancel;
    QAction *pull;
    QAction *validate;
    QAction *verify;
    QAction *chat;
    QAction *copyCurl;
    QAction *exportRoute;
    QAction *remove;
    QAction *removeEverywhere;
};

/// Adds them; their shortcuts work inside of the scope.
RouteActions addRouteActions(ActionRegistry &registry, QWidget *scope);

/// What can be done now.
struct RouteSituation {
    bool isBusy = false;
    bool hasGateway = false;
    bool isWhole = false; ///< the gateway takes only its whole configuration
    bool hasDrafts = false;
    bool hasDraft = false;
    bool isThere = false; ///< the gateway has it
    bool isListed = false; ///< it is known what the gateway has
};
void enableRouteActions(const RouteActions &actions, const RouteSituation &situation);

} // namespace lineside
