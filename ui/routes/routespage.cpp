// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routespage.h"

#include "ui/routes/draftkeeper.h"
#include "ui/routes/gatewaypanel.h"
#include "ui/routes/resourcedesk.h"
#include "ui/routes/resourcespanel.h"
#include "ui/routes/routeeditor.h"
#include "ui/routes/routenotices.h"
#include "ui/routes/routeoperations.h"
#include "ui/routes/routeorders.h"
#include "ui/routes/routesside.h"
#include "ui/routes/routestart.h"
#include "ui/routes/routetreemodel.h"
#include "ui/routes/schemacatalog.h"
#include "ui/routes/wholepushorder.h"
#include "ui/widgets/emptystate.h"

#include <QApplication>
#include <QItemSelectionModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString progressOf(const RouteOperations &operations)
{
    if (!operations.isBusy())
        return {};
    switch (operations.kind()) {
    case RouteOperations::Kind::List:
        return RoutesPage::tr("Listing the gateway's routes…");
    case RouteOperations::Kind::Push:
        return RoutesPage::tr("Pushing the route…");
    case RouteOperations::Kind::Pull:
        return RoutesPage::tr("Pulling the route…");
    case RouteOperations::Kind::DryRun:
        return RoutesPage::tr("Asking the gateway about the draft…");
    case RouteOperations::Kind::MoveKey:
        return RoutesPage::tr("Moving the key to the keychain…");
    case RouteOperations::Kind::Delete:
        break;
    }
    return RoutesPage::tr("Deleting the route…");
}

} // namespace

RoutesPage::RoutesPage(Catalog &catalog, HttpClient &http, SecretStore &secrets, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_catalog(catalog)
    , m_operations(new RouteOperations(catalog, http, secrets, this))
    , m_desk(new ResourceDesk(catalog, http, this))
    , m_schemas(new SchemaCatalog(catalog, http, this))
    , m_model(new RouteTreeModel(catalog, this))
    , m_keeper(new DraftKeeper(catalog, this))
    , m_actions(addRouteActions(actions, this))
    , m_outer(new QStackedWidget(this))
    , m_right(new QStackedWidget(this))
    , m_side(new RoutesSide(*m_model, m_actions, this)) // before the editor: the tab order follows
    , m_editor(new RouteEditor(m_actions, this))
    , m_gatewayPanel(new GatewayPanel(m_actions, this))
    , m_resources(new ResourcesPanel(*m_desk, this))
    , m_notices(new RouteNotices(m_editor->banner(), m_gatewayPanel->banner(), this))
    , m_orders(new RouteOrders({ catalog, *m_operations, *m_model, *m_keeper, *m_editor, *m_notices, *m_schemas }, this))
    , m_wholePush(new WholePushOrder({ catalog, *m_operations, *m_model, *m_keeper, *m_editor, *m_notices, *m_schemas }, this))
{
    build();
    connectActions();
    connectParts();
    catalogChanged();
}

RoutesPage::~RoutesPage()
{
    m_keeper->keep();
}

void RoutesPage::build()
{
    auto *noGateway = new EmptyState(u"gateway"_s, tr("There is no gateway yet."), tr("Connect a gateway"), this);
    noGateway->setObjectName(u"noGatewayState"_s);
    connect(noGateway, &EmptyState::triggered, this, &RoutesPage::connectGatewayRequested);
    m_right->addWidget(m_editor);
    m_right->addWidget(m_gatewayPanel);
    m_right->addWidget(m_resources);
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(m_side);
    splitter->addWidget(m_right);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ 230, 700 });
    m_outer->addWidget(noGateway);
    m_outer->addWidget(splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_outer);
}

void RoutesPage::connectActions()
{
    connect(m_actions.add, &QAction::triggered, this, &RoutesPage::newRoute);
    connect(m_actions.addFrom, &QAction::triggered, this, &RoutesPage::chooseTemplate);
    connect(m_actions.resources, &QAction::triggered, this, [this] {
        tree().setCurrentIndex(m_model->findResources(m_keeper->gateway()));
        m_resources->setFocus(Qt::OtherFocusReason);
    });
    connect(m_actions.refresh, &QAction::triggered, this, &RoutesPage::refresh);
    connect(m_actions.pushAll, &QAction::triggered, m_wholePush, &WholePushOrder::start);
    connect(m_actions.push, &QAction::triggered, m_orders, &RouteOrders::push);
    connect(m_actions.cancel, &QAction::triggered, m_operations, &RouteOperations::cancel);
    connect(m_actions.pull, &QAction::triggered, m_orders, &RouteOrders::pull);
    connect(m_actions.validate, &QAction::triggered, m_orders, &RouteOrders::validate);
    connect(m_actions.verify, &QAction::triggered, this, &RoutesPage::verify);
    connect(m_actions.chat, &QAction::triggered, this, &RoutesPage::chat);
    connect(m_actions.copyCurl, &QAction::triggered, this, &RoutesPage::copyCurl);
    connect(m_actions.exportRoute, &QAction::triggered, this, &RoutesPage::askForExport);
    connect(m_actions.remove, &QAction::triggered, m_orders, &RouteOrders::removeHere);
    connect(m_actions.removeEverywhere, &QAction::triggered, m_orders, &RouteOrders::removeEverywhere);
}

void RoutesPage::connectParts()
{
    connect(&m_catalog, &Catalog::changed, this, &RoutesPage::catalogChanged);
    connect(tree().selectionModel(), &QItemSelectionModel::currentChanged, this, &RoutesPage::currentChanged);
    connect(&m_model->listing(), &GatewayListing::changed, this, &RoutesPage::showDrift);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        const QModelIndex current = tree().currentIndex();
        if (current.parent() == first.parent() && current.row() >= first.row() && current.row() <= last.row())
            showDrift();
    });
    connect(m_editor, &RouteEditor::edited, m_keeper, &DraftKeeper::edit);
    connect(m_keeper, &DraftKeeper::renaming, this,
            [this](const RouteId &name) {
                m_model->settle();
                tree().setCurrentIndex(m_model->find(m_keeper->gateway(), name));
            });
    connect(m_keeper, &DraftKeeper::renamed, this, [this] {
        m_notices->clear(); // an undo would now bring back the old name
        showDrift();
    });
    connect(m_keeper, &DraftKeeper::nameTaken, this, [this](const RouteId &name) {
        m_notices->say(theme::Signal::Caution, tr("There is a route %1 already.").arg(name.toString()), tr("Give this one another id."));
    });
    m_model->listing().setSchemas([this](const GatewayId &gateway) { return m_schemas->schemas(gateway); });
    m_keeper->setNoting([this](GatewayRoute &entry) { m_model->listing().noteCommon(entry); });
    connect(m_schemas, &SchemaCatalog::changed, this, [this](const GatewayId &gateway) {
        m_model->listing().compareAgain(gateway);
        useSchemas();
        updateActions();
        if (m_right->currentWidget() == m_gatewayPanel)
            showCurrent(); // which tells its version
    });
    connect(m_operations, &RouteOperations::busyChanged, this, &RoutesPage::busyChanged);
    connect(m_orders, &RouteOrders::listed, this, [this](const GatewayId &gateway) {
        tree().expand(m_model->find(gateway));
        tookListing();
    });
    connect(m_orders, &RouteOrders::draftReplaced, this, &RoutesPage::showCurrent);
    connect(m_orders, &RouteOrders::openRequested, this, &RoutesPage::openRoute);
    connect(m_orders, &RouteOrders::verifyRequested, this, &RoutesPage::verify);
    connect(m_orders, &RouteOrders::said, this, &RoutesPage::statusMessage);
    connect(m_wholePush, &WholePushOrder::openRequested, this, &RoutesPage::openRoute);
    connect(m_wholePush, &WholePushOrder::said, this, &RoutesPage::statusMessage);
    connect(m_gatewayPanel, &GatewayPanel::newRouteRequested, this, &RoutesPage::newRoute);
    connect(m_gatewayPanel, &GatewayPanel::editRequested, this, [this] { Q_EMIT editGatewayRequested(m_keeper->gateway()); });
}

QTreeView &RoutesPage::tree() const
{
    return m_side->tree();
}

// A button that is disabled or hidden loses the focus; it gets it back, unless the user has gone on.
void RoutesPage::busyChanged(bool busy)
{
    if (busy)
        m_focusBefore = isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : nullptr;
    updateActions();
    if (busy && m_focusBefore && !m_focusBefore->hasFocus())
        tree().setFocus();
    else if (!busy && m_focusBefore && tree().hasFocus())
        m_focusBefore->setFocus();
}

void RoutesPage::openRoute(const GatewayId &gateway, const RouteId &route)
{
    m_model->settle(); // it may have come only just now
    if (const QModelIndex index = m_model->find(gateway, route); index.isValid()) {
        tree().setCurrentIndex(index);
        tree().scrollTo(index);
    }
}

// A gateway that is looked at is asked for its version and schemas: forms, templates and remarks go by them.
void RoutesPage::showEvent(QShowEvent *event)
{
    m_schemas->askOnce(m_keeper->gateway());
    QWidget::showEvent(event);
}

void RoutesPage::hideEvent(QHideEvent *event)
{
    m_keeper->keep();
    QWidget::hideEvent(event);
}

void RoutesPage::catalogChanged()
{
    m_outer->setCurrentIndex(m_catalog.workspace().gateways.isEmpty() ? 0 : 1);
    if (m_keeper->isRenaming())
        return;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (const QModelIndex gateway = m_model->index(row, 0); !tree().isExpanded(gateway))
            tree().expand(gateway);
    }
    if (!tree().currentIndex().isValid() && m_model->rowCount() > 0) {
        const QModelIndex first = m_model->index(0, 0);
        const QModelIndex route = m_model->index(RouteTreeModel::FirstRoute, 0, first);
        tree().setCurrentIndex(route.isValid() ? route : first);
    }
    m_references = knownReferences(m_catalog.workspace());
    useReferences();
    if (!m_keeper->isPending())
        showUnlessShown();
}

// What is in the editor stays as it is, unless the draft was changed elsewhere.
void RoutesPage::showUnlessShown()
{
    const std::optional<Route> draft = m_catalog.route(m_keeper->gateway(), m_keeper->route());
    if (!draft || *draft != m_editor->route() || m_keeper->route().isEmpty())
        showCurrent();
    updateActions();
}

void RoutesPage::tookListing()
{
    if (m_right->currentWidget() == m_editor)
        showUnlessShown();
    else
        showCurrent();
}

void RoutesPage::currentChanged()
{
    if (m_keeper->isRenaming())
        return;
    const QModelIndex index = tree().currentIndex();
    m_keeper->choose(GatewayId(index.data(RouteTreeModel::GatewayIdRole).toString()),
                     RouteId(index.data(RouteTreeModel::RouteIdRole).toString()));
    if (isVisible())
        m_schemas->askOnce(m_keeper->gateway());
    m_notices->clear();
    showCurrent();
}

void RoutesPage::showCurrent()
{
    const GatewayId id = m_keeper->gateway();
    const std::optional<Gateway> gateway = m_catalog.gateway(id);
    const std::optional<Route> draft = m_catalog.route(id, m_keeper->route());
    const std::optional<Route> there = m_model->there(id, m_keeper->route());
    const bool hasRoute = gateway && !m_keeper->route().isEmpty() && (draft || there);
    m_notices->setAtRoute(hasRoute);
    if (hasRoute) {
        m_right->setCurrentWidget(m_editor);
        useSchemas();
        m_editor->setRoute(draft ? *draft : *there);
        showDrift();
        m_editor->setReadOnly(!draft);
        if (!draft) {
            m_notices->say(theme::Signal::Information, tr("This route is only on the gateway."), tr("Pull it to edit it here."));
            m_notices->offer(tr("Pull"), [this] { m_orders->pull(); });
        }
    } else if (gateway && tree().currentIndex().data(RouteTreeModel::ResourcesRole).toBool()) {
        m_right->setCurrentWidget(m_resources);
        m_resources->showGateway(*gateway);
    } else {
        m_right->setCurrentWidget(m_gatewayPanel);
        m_gatewayPanel->showGateway(gateway, m_model->routeCount(id) > 0, m_schemas->version(id),
                                    m_schemas->mode(id) == GatewayInfo::Mode::StandaloneApi);
    }
    updateActions();
}

void RoutesPage::useSchemas()
{
    const GatewayId gateway = m_keeper->gateway();
    m_editor->setSchemas(m_schemas->schemas(gateway), m_schemas->version(gateway));
    m_resources->setSchemas(m_schemas->schemas(gateway));
    useReferences();
}

// Those that the program looks up, and where the gateway can, those that it looks up itself.
void RoutesPage::useReferences()
{
    const QStringList all = m_references + gatewayReferences(m_references, m_schemas->version(m_keeper->gateway()));
    m_editor->setReferences(all);
    m_resources->setReferences(all);
}

void RoutesPage::showDrift()
{
    const GatewayId gateway = m_keeper->gateway();
    const RouteDrift *details = m_model->listing().drift(gateway, m_keeper->route());
    m_editor->setDrift(m_model->drift(gateway, m_keeper->route()), details ? std::optional(*details) : std::nullopt);
}

void RoutesPage::updateActions()
{
    m_editor->setBusy(m_operations->isBusy());
    const GatewayId gateway = m_keeper->gateway();
    const RouteId route = m_keeper->route();
    enableRouteActions(m_actions,
                       { .isBusy = m_operations->isBusy(),
                         .hasGateway = m_catalog.gateway(gateway).has_value(),
                         .isWhole = m_schemas->mode(gateway) == GatewayInfo::Mode::StandaloneApi,
                         .hasDrafts = std::ranges::any_of(m_catalog.workspace().routes, [&](const GatewayRoute &draft) { return draft.gateway == gateway; }),
                         .hasDraft = m_catalog.route(gateway, route).has_value(),
                         .isThere = m_model->there(gateway, route).has_value(),
                         .isListed = m_model->isListed(gateway) });
    m_side->showProgress(progressOf(*m_operations));
}

void RoutesPage::refresh()
{
    m_orders->refresh();
}

} // namespace lineside
