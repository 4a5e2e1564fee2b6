// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "core/httpclient.h"
#include "core/secretstore.h"
#include "core/target.h"
#include "interchange/exportforms.h"
#include "ui/routes/routeactions.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QStackedWidget;
class QTreeView;

namespace lineside {

class ActionRegistry;
class DraftKeeper;
class GatewayPanel;
class ResourceDesk;
class ResourcesPanel;
class RouteEditor;
class RouteNotices;
class RouteOperations;
class RouteOrders;
class RoutesSide;
class RouteTreeModel;
class SchemaCatalog;
class WholePushOrder;

/// The workspace of gateways and their routes: shows what is chosen in the tree, and puts together what edits it, keeps it and carries
/// it to the gateway and back.
class RoutesPage : public QWidget
{
    Q_OBJECT
public:
    RoutesPage(Catalog &catalog, HttpClient &http, SecretStore &secrets, ActionRegistry &actions, QWidget *parent = nullptr);
    ~RoutesPage() override;

    void openRoute(const GatewayId &gateway, const RouteId &route);
    /// Drafts of what somebody else wrote, in the Admin API's form; shows the first.
    void addRoutes(const GatewayId &gateway, const QList<QByteArray> &routes);
    /// Reads what the shown gateway has.
    void refresh();

Q_SIGNALS:
    void verifyRequested(const lineside::ChatCall &call);
    void chatRequested(const lineside::Target &target);
    void connectGatewayRequested();
    void editGatewayRequested(const lineside::GatewayId &gateway);
    void statusMessage(const QString &text);
    void curlRequested(const lineside::ExportSource &push); ///< on the clipboard
    /// The push of that route; `question` is one that goes through it.
    void exportRequested(const lineside::ExportSource &push, const lineside::ChatCall &question);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void connectActions();
    void connectParts();
    void busyChanged(bool busy);
    void catalogChanged();
    void currentChanged();
    void showCurrent();
    void showUnlessShown();
    void tookListing();
    void showDrift();
    void useSchemas();
    void useReferences();
    void updateActions();
    void newRoute();
    void addRoute(const Route &route);
    void chooseTemplate();
    void addFromTemplate(const QString &preset);
    void verify();
    std::optional<ExportSource> pushSource(const RouteTarget &target);
    void copyCurl();
    void askForExport();
    ChatCall questionTo(const RouteTarget &target) const;
    void chat();
    std::optional<RouteTarget> currentTarget();
    QTreeView &tree() const;

    Catalog &m_catalog;
    RouteOperations *m_operations;
    ResourceDesk *m_desk;
    SchemaCatalog *m_schemas;
    RouteTreeModel *m_model;
    DraftKeeper *m_keeper;
    RouteActions m_actions;
    QStackedWidget *m_outer; ///< without a gateway, or with
    QStackedWidget *m_right;
    RoutesSide *m_side;
    RouteEditor *m_editor;
    GatewayPanel *m_gatewayPanel;
    ResourcesPanel *m_resources;
    RouteNotices *m_notices;
    RouteOrders *m_orders;
    WholePushOrder *m_wholePush;
    QStringList m_references; ///< that the workspace names
    QPointer<QWidget> m_focusBefore; ///< had the focus when the operation began
};

} // namespace lineside
