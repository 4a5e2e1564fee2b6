// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "core/httpclient.h"
#include "core/target.h"
#include "gateway/gatewayadmin.h"
#include "ui/routes/routeeditor.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QLabel;
class QStackedWidget;
class QTreeView;

namespace lineside {

class ActionRegistry;
class EmptyState;
class RouteOperations;
class RouteTreeModel;

/// The workspace of gateways and their routes: lists them, edits drafts, and carries them to the gateway and back.
/// Drafts are kept in the catalog as they are edited.
class RoutesPage : public QWidget
{
    Q_OBJECT
public:
    RoutesPage(Catalog &catalog, HttpClient &http, ActionRegistry &actions, QWidget *parent = nullptr);
    ~RoutesPage() override;

    void openRoute(const GatewayId &gateway, const RouteId &route);
    /// Reads what the shown gateway has.
    void refresh();

Q_SIGNALS:
    void verifyRequested(const lineside::ChatCall &call);
    void chatRequested(const lineside::Target &target);
    void connectGatewayRequested();
    void editGatewayRequested(const lineside::GatewayId &gateway);
    void statusMessage(const QString &text);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void addActions(ActionRegistry &registry);
    void build();
    QWidget *makeSide();
    QWidget *makeGatewayPanel();
    void connectSignals();
    void connectOperations();
    void busyChanged(bool busy);

    void catalogChanged();
    void currentChanged();
    void showCurrent();
    void updateActions();
    void draftEdited(const Route &route);
    void keepDraft();
    bool renameDraft(const Route &route);

    void newRoute();
    void validate();
    void push();
    void pushNow();
    void pull();
    void verify();
    void chat();
    void copyCurl();
    void removeHere();
    void removeEverywhere();

    void tookPush(const GatewayId &gateway, const PushOutcome &outcome);
    void tookPull(const GatewayId &gateway, const Route &fetched);
    void tookFailure(const GatewayId &gateway, const RouteId &route, const Error &error);
    Banner &bannerHere();
    void say(theme::Signal signal, const QString &message, const QString &hint = {});
    void offer(const QString &text, std::function<void()> action);
    std::optional<RouteTarget> currentTarget();

    Catalog &m_catalog;
    RouteOperations *m_operations;
    RouteTreeModel *m_model;
    RouteActions m_actions{};
    QAction *m_new = nullptr;
    QAction *m_refresh = nullptr;

    QStackedWidget *m_outer = nullptr; ///< without a gateway, or with
    QTreeView *m_tree = nullptr;
    QStackedWidget *m_right = nullptr;
    RouteEditor *m_editor = nullptr;
    QWidget *m_gatewayPanel = nullptr;
    QLabel *m_progress = nullptr;
    QLabel *m_gatewayTitle = nullptr;
    QLabel *m_gatewayText = nullptr;
    Banner *m_gatewayBanner = nullptr;
    EmptyState *m_noRoute = nullptr;

    GatewayId m_gateway;
    RouteId m_route; ///< empty while a gateway is chosen
    std::optional<Route> m_pending; ///< edited, and not in the catalog yet
    std::function<void()> m_onBanner; ///< what the banner's button does now
    QPointer<QWidget> m_focusBefore; ///< had the focus when the operation began
    bool m_renaming = false;
    QTimer m_keep;
};

} // namespace lineside
