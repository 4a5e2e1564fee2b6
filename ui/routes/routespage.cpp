// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routespage.h"

#include "interchange/curlwriter.h"
#include "ui/routes/routeoperations.h"
#include "ui/routes/routetreemodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/questions.h"

#include <QApplication>
#include <QClipboard>
#include <QItemSelectionModel>
#include <QLabel>
#include <QStackedWidget>
#include <QTreeView>

#include <chrono>

using namespace Qt::StringLiterals;

namespace lineside {

RoutesPage::RoutesPage(Catalog &catalog, HttpClient &http, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_catalog(catalog)
    , m_operations(new RouteOperations(catalog, http, this))
    , m_model(new RouteTreeModel(catalog, this))
{
    addActions(actions);
    build();
    connectSignals();
    connectOperations();
    m_keep.setSingleShot(true);
    m_keep.setInterval(std::chrono::milliseconds(300));
    catalogChanged();
}

RoutesPage::~RoutesPage()
{
    keepDraft();
}

void RoutesPage::addActions(ActionRegistry &registry)
{
    m_new = registry.add(u"routes.new"_s, tr("New route"), {}, u"add"_s, this);
    m_refresh = registry.add(u"routes.refresh"_s, tr("Refresh"), QKeySequence(Qt::Key_F5), u"refresh"_s, this);
    m_actions = {.push = registry.add(u"routes.push"_s, tr("Push"), QKeySequence(Qt::CTRL | Qt::Key_Return), u"push"_s, this),
                 .cancel = registry.add(u"routes.cancel"_s, tr("Cancel"), QKeySequence(Qt::Key_Escape), u"stop"_s, this),
                 .pull = registry.add(u"routes.pull"_s, tr("Pull"), {}, u"pull"_s, this),
                 .validate = registry.add(u"routes.validate"_s, tr("Validate"), {}, u"check"_s, this),
                 .verify = registry.add(u"routes.verify"_s, tr("Verify route"), {}, u"verify"_s, this),
                 .chat = registry.add(u"routes.chat"_s, tr("Chat through route"), {}, u"chat"_s, this),
                 .copyCurl = registry.add(u"routes.copyCurl"_s, tr("Copy push as curl"), {}, u"curl"_s, this),
                 .remove = registry.add(u"routes.delete"_s, tr("Delete here…"), {}, u"delete"_s, this),
                 .removeEverywhere = registry.add(u"routes.deleteEverywhere"_s, tr("Delete here and on the gateway…"), {}, u"delete"_s, this)};
}

void RoutesPage::connectSignals()
{
    connect(&m_catalog, &Catalog::changed, this, &RoutesPage::catalogChanged);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &RoutesPage::currentChanged);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] { m_editor->setDrift(m_model->drift(m_gateway, m_route)); });
    connect(m_editor, &RouteEditor::edited, this, &RoutesPage::draftEdited);
    connect(&m_keep, &QTimer::timeout, this, &RoutesPage::keepDraft);
    connect(m_new, &QAction::triggered, this, &RoutesPage::newRoute);
    connect(m_refresh, &QAction::triggered, this, &RoutesPage::refresh);
    connect(m_actions.push, &QAction::triggered, this, &RoutesPage::push);
    connect(m_actions.cancel, &QAction::triggered, m_operations, &RouteOperations::cancel);
    connect(m_actions.pull, &QAction::triggered, this, &RoutesPage::pull);
    connect(m_actions.validate, &QAction::triggered, this, &RoutesPage::validate);
    connect(m_actions.verify, &QAction::triggered, this, &RoutesPage::verify);
    connect(m_actions.chat, &QAction::triggered, this, &RoutesPage::chat);
    connect(m_actions.copyCurl, &QAction::triggered, this, &RoutesPage::copyCurl);
    connect(m_actions.remove, &QAction::triggered, this, &RoutesPage::removeHere);
    connect(m_actions.removeEverywhere, &QAction::triggered, this, &RoutesPage::removeEverywhere);
    for (Banner *banner : {&m_editor->banner(), m_gatewayBanner})
        connect(banner, &Banner::actionTriggered, this, [this] {
            if (const std::function<void()> action = std::exchange(m_onBanner, {}))
                action();
        });
}

void RoutesPage::connectOperations()
{
    connect(m_operations, &RouteOperations::busyChanged, this, &RoutesPage::busyChanged);
    connect(m_operations, &RouteOperations::listed, this, [this](const GatewayId &gateway, const QList<Route> &routes) {
        m_model->setListing(gateway, routes);
        m_tree->expand(m_model->find(gateway));
        showCurrent();
        Q_EMIT statusMessage(tr("Routes on the gateway: %1.").arg(routes.size()));
    });
    connect(m_operations, &RouteOperations::pushed, this, &RoutesPage::tookPush);
    connect(m_operations, &RouteOperations::pulled, this, &RoutesPage::tookPull);
    connect(m_operations, &RouteOperations::removed, this, [this](const GatewayId &gateway, const RouteId &route) {
        m_model->setUnlisted(gateway, route);
        m_catalog.remove(gateway, route);
        say(theme::Signal::Go, tr("The route %1 was deleted here and on the gateway.").arg(route.toString()),
            tr("Undo brings the draft back here; push it to bring it back to the gateway."));
        offer(tr("Undo"), [this] { m_catalog.undoRemove(); });
    });
    connect(m_operations, &RouteOperations::failed, this, &RoutesPage::tookFailure);
    connect(m_operations, &RouteOperations::cancelled, this, [this](const GatewayId &gateway) {
        const bool isWrite = m_operations->kind() == RouteOperations::Kind::Push || m_operations->kind() == RouteOperations::Kind::Delete;
        if (isWrite)
            m_model->forgetListing(gateway);
        say(theme::Signal::Unknown, tr("Cancelled."),
            isWrite ? tr("The gateway may have taken it all the same: refresh to see.") : QString());
    });
}

// A button that is disabled or hidden loses the focus; it gets it back, unless the user has gone on.
void RoutesPage::busyChanged(bool busy)
{
    if (busy)
        m_focusBefore = isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : nullptr;
    updateActions();
    if (busy && m_focusBefore && !m_focusBefore->hasFocus())
        m_tree->setFocus();
    else if (!busy && m_focusBefore && m_tree->hasFocus())
        m_focusBefore->setFocus();
}

void RoutesPage::openRoute(const GatewayId &gateway, const RouteId &route)
{
    if (const QModelIndex index = m_model->find(gateway, route); index.isValid()) {
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index);
    }
}

void RoutesPage::hideEvent(QHideEvent *event)
{
    keepDraft();
    QWidget::hideEvent(event);
}

void RoutesPage::catalogChanged()
{
    m_outer->setCurrentIndex(m_catalog.workspace().gateways.isEmpty() ? 0 : 1);
    if (m_renaming)
        return;
    m_tree->expandAll();
    if (!m_tree->currentIndex().isValid() && m_model->rowCount() > 0) {
        const QModelIndex first = m_model->index(0, 0);
        m_tree->setCurrentIndex(m_model->rowCount(first) > 0 ? m_model->index(0, 0, first) : first);
    }
    m_editor->setReferences(knownReferences(m_catalog.workspace()));
    if (m_pending)
        return;
    // What is in the editor stays as it is, unless the draft was changed elsewhere.
    const std::optional<Route> draft = m_catalog.route(m_gateway, m_route);
    if (!draft || *draft != m_editor->route() || m_route.isEmpty())
        showCurrent();
    updateActions();
}

void RoutesPage::currentChanged()
{
    if (m_renaming)
        return;
    keepDraft();
    const QModelIndex index = m_tree->currentIndex();
    m_gateway = GatewayId(index.data(RouteTreeModel::GatewayIdRole).toString());
    m_route = RouteId(index.data(RouteTreeModel::RouteIdRole).toString());
    m_editor->banner().clear();
    m_gatewayBanner->clear();
    m_onBanner = {};
    showCurrent();
}

void RoutesPage::showCurrent()
{
    const std::optional<Gateway> gateway = m_catalog.gateway(m_gateway);
    const std::optional<Route> draft = m_catalog.route(m_gateway, m_route);
    const std::optional<Route> there = m_model->there(m_gateway, m_route);
    if (gateway && !m_route.isEmpty() && (draft || there)) {
        m_right->setCurrentWidget(m_editor);
        m_editor->setRoute(draft ? *draft : *there);
        m_editor->setDrift(m_model->drift(m_gateway, m_route));
        m_editor->setReadOnly(!draft);
        if (!draft) {
            say(theme::Signal::Information, tr("This route is only on the gateway."), tr("Pull it to edit it here."));
            offer(tr("Pull"), [this] { pull(); });
        }
    } else {
        m_right->setCurrentWidget(m_gatewayPanel);
        m_gatewayTitle->setText(gateway ? gateway->name : QString());
        m_gatewayText->setText(gateway ? tr("Administered at %1\nServes at %2")
                                             .arg(gateway->adminUrl.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery),
                                                  gateway->dataUrl.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery))
                                       : QString());
        m_noRoute->setVisible(gateway && m_model->rowCount(m_model->find(m_gateway)) == 0);
    }
    updateActions();
}

void RoutesPage::updateActions()
{
    const bool isBusy = m_operations->isBusy();
    const bool hasGateway = m_catalog.gateway(m_gateway).has_value();
    const bool hasDraft = m_catalog.route(m_gateway, m_route).has_value();
    const bool isThere = m_model->there(m_gateway, m_route).has_value();
    m_new->setEnabled(hasGateway);
    m_refresh->setEnabled(hasGateway && !isBusy);
    m_actions.push->setEnabled(hasDraft && !isBusy);
    m_actions.push->setVisible(!isBusy);
    m_actions.cancel->setEnabled(isBusy);
    m_actions.cancel->setVisible(isBusy);
    m_actions.pull->setEnabled((isThere || (hasDraft && !m_model->isListed(m_gateway))) && !isBusy);
    m_actions.validate->setEnabled(hasDraft);
    m_actions.verify->setEnabled(hasDraft || isThere);
    m_actions.chat->setEnabled(hasDraft || isThere);
    m_actions.copyCurl->setEnabled(hasDraft);
    m_actions.remove->setEnabled(hasDraft && !isBusy);
    m_actions.removeEverywhere->setEnabled((hasDraft || isThere) && !isBusy);
    m_progress->setVisible(isBusy);
    switch (m_operations->kind()) {
    case RouteOperations::Kind::List:
        m_progress->setText(tr("Listing the gateway's routes…"));
        break;
    case RouteOperations::Kind::Push:
        m_progress->setText(tr("Pushing the route…"));
        break;
    case RouteOperations::Kind::Pull:
        m_progress->setText(tr("Pulling the route…"));
        break;
    case RouteOperations::Kind::Delete:
        m_progress->setText(tr("Deleting the route…"));
        break;
    }
}

void RoutesPage::draftEdited(const Route &route)
{
    m_pending = route;
    m_keep.start();
}

// An edited draft goes into the catalog: after a pause in the typing, and before anything is done with it.
void RoutesPage::keepDraft()
{
    m_keep.stop();
    if (!m_pending)
        return;
    Route route = *std::exchange(m_pending, std::nullopt);
    const std::optional<Route> kept = m_catalog.route(m_gateway, m_route);
    if (!kept)
        return; // deleted meanwhile
    if (route.id.isEmpty())
        route.id = m_route; // an id is being typed
    if (route.id != m_route && !renameDraft(route))
        route.id = m_route;
    if (route != m_catalog.route(m_gateway, m_route))
        m_catalog.put(m_gateway, route);
}

bool RoutesPage::renameDraft(const Route &route)
{
    if (m_catalog.route(m_gateway, route.id)) {
        say(theme::Signal::Caution, tr("There is a route %1 already.").arg(route.id.toString()), tr("Give this one another id."));
        return false;
    }
    m_renaming = true;
    const RouteId before = std::exchange(m_route, route.id);
    m_catalog.put(m_gateway, route);
    m_tree->setCurrentIndex(m_model->find(m_gateway, m_route));
    m_catalog.remove(m_gateway, before);
    m_renaming = false;
    m_onBanner = {}; // an undo would now bring back the old name
    m_editor->banner().clear();
    m_editor->setDrift(m_model->drift(m_gateway, m_route));
    return true;
}

void RoutesPage::newRoute()
{
    keepDraft();
    if (!m_catalog.gateway(m_gateway))
        return;
    const Route route = newRouteTemplate(m_catalog.routesOf(m_gateway), m_catalog.workspace());
    m_catalog.put(m_gateway, route);
    openRoute(m_gateway, route.id);
    m_editor->focusField(RouteField::Id);
}

void RoutesPage::refresh()
{
    keepDraft();
    m_operations->list(m_gateway);
}

void RoutesPage::validate()
{
    if (!m_editor->checkDraft())
        return;
    keepDraft();
    const QList<DraftRemark> remarks = validateDraft(m_editor->route());
    if (remarks.isEmpty())
        return say(theme::Signal::Go, tr("Nothing is wrong with this draft, as far as can be seen from here."));
    say(theme::Signal::Caution, tr("The gateway will take this draft. Remarks: %1.").arg(remarks.size()), remarks.constFirst().message);
    m_editor->focusField(fieldOfPlace(remarks.constFirst().field));
}

void RoutesPage::push()
{
    if (!m_editor->checkDraft())
        return;
    keepDraft();
    if (m_model->drift(m_gateway, m_route) != Drift::ChangedThere)
        return pushNow();
    questions::ask(this,
                   {.title = tr("Replace the gateway's route?"),
                    .text = tr("The route %1 was changed on the gateway since it was last read. A push replaces it as a whole.").arg(m_route.toString()),
                    .confirm = tr("Replace"),
                    .destructive = true},
                   [this](bool confirmed) {
                       if (confirmed)
                           pushNow();
                   });
}

void RoutesPage::pushNow()
{
    m_editor->banner().clear();
    if (const std::optional<Route> draft = m_catalog.route(m_gateway, m_route))
        m_operations->push(m_gateway, *draft);
}

void RoutesPage::tookPush(const GatewayId &gateway, const PushOutcome &outcome)
{
    const RouteId id = outcome.asStored.id;
    if (std::optional<Route> draft = m_catalog.route(gateway, id)) {
        draft->modifiedIndex = outcome.asStored.modifiedIndex;
        if (m_pending && gateway == m_gateway && id == m_route)
            m_pending->modifiedIndex = outcome.asStored.modifiedIndex;
        m_catalog.put(gateway, *draft);
    }
    m_model->setListed(gateway, outcome.asStored);
    updateActions();
    const QString name = m_catalog.gateway(gateway).value_or(Gateway{}).name;
    const QString message = outcome.created ? tr("The route was created on %1.").arg(name) : tr("The route was replaced on %1.").arg(name);
    say(theme::Signal::Go, message);
    offer(tr("Verify"), [this] { verify(); });
    Q_EMIT statusMessage(message);
}

void RoutesPage::pull()
{
    keepDraft();
    m_operations->pull(m_gateway, m_route);
}

void RoutesPage::tookPull(const GatewayId &gateway, const Route &fetched)
{
    const std::optional<Route> before = m_catalog.route(gateway, fetched.id);
    m_pending.reset();
    m_model->setListed(gateway, fetched);
    m_catalog.put(gateway, before ? withReferencesOf(fetched, *before) : fetched);
    showCurrent();
    say(theme::Signal::Go, tr("The draft is now as the gateway has it."),
        before ? QString() : tr("Keys stay with the gateway. Name a reference before you push it."));
    if (before)
        offer(tr("Undo"), [this, gateway, before] {
            m_catalog.put(gateway, *before);
            showCurrent();
        });
}

void RoutesPage::tookFailure(const GatewayId &gateway, const RouteId &route, const Error &error)
{
    Q_UNUSED(gateway)
    m_onBanner = {};
    bannerHere().showError(error);
    if (route == m_route && m_operations->kind() == RouteOperations::Kind::Push)
        m_editor->focusField(fieldOfError(error));
}

std::optional<RouteTarget> RoutesPage::currentTarget()
{
    m_editor->flush();
    keepDraft();
    const std::optional<Gateway> gateway = m_catalog.gateway(m_gateway);
    std::optional<Route> route = m_catalog.route(m_gateway, m_route);
    if (!route)
        route = m_model->there(m_gateway, m_route);
    if (!gateway || !route)
        return std::nullopt;
    return RouteTarget{.gateway = *gateway, .route = *route, .model = {}};
}

void RoutesPage::verify()
{
    const std::optional<RouteTarget> target = currentTarget();
    if (!target)
        return;
    ChatCall call{.target = *target, .request = {}};
    call.request.messages = {{.role = Role::User, .text = tr("What is the capital of France?"), .toolCalls = {}, .toolCallId = {}}};
    Q_EMIT verifyRequested(call);
}

void RoutesPage::chat()
{
    if (const std::optional<RouteTarget> target = currentTarget())
        Q_EMIT chatRequested(*target);
}

void RoutesPage::copyCurl()
{
    m_editor->flush();
    keepDraft();
    const std::optional<Route> draft = m_catalog.route(m_gateway, m_route);
    if (!draft)
        return;
    const Result<QString> command = m_operations->describePush(m_gateway, *draft).and_then([](const HttpRequest &request) {
        return curlCommand(request);
    });
    if (!command)
        return bannerHere().showError(command.error());
    QGuiApplication::clipboard()->setText(*command);
    Q_EMIT statusMessage(tr("The curl command is in the clipboard; keys stand in it as variables."));
}

void RoutesPage::removeHere()
{
    const RouteId id = m_route;
    const GatewayId gateway = m_gateway;
    questions::ask(this,
                   {.title = tr("Delete the draft?"),
                    .text = tr("The draft of the route %1 is deleted here. What the gateway has stays as it is.").arg(id.toString()),
                    .confirm = tr("Delete"),
                    .destructive = true},
                   [this, gateway, id](bool confirmed) {
                       if (!confirmed)
                           return;
                       m_pending.reset();
                       m_catalog.remove(gateway, id);
                       say(theme::Signal::Information, tr("The draft of the route %1 was deleted.").arg(id.toString()));
                       offer(tr("Undo"), [this, gateway, id] {
                           m_catalog.undoRemove();
                           openRoute(gateway, id);
                       });
                   });
}

void RoutesPage::removeEverywhere()
{
    const RouteId id = m_route;
    const GatewayId gateway = m_gateway;
    const QString name = m_catalog.gateway(gateway).value_or(Gateway{}).name;
    questions::ask(this,
                   {.title = tr("Delete the route?"),
                    .text = tr("The route %1 is deleted here and on %2. Requests to it will no longer be answered.").arg(id.toString(), name),
                    .confirm = tr("Delete"),
                    .destructive = true},
                   [this, gateway, id](bool confirmed) {
                       if (confirmed)
                           m_operations->remove(gateway, id);
                   });
}

Banner &RoutesPage::bannerHere()
{
    return m_right->currentWidget() == m_editor ? m_editor->banner() : *m_gatewayBanner;
}

void RoutesPage::say(theme::Signal signal, const QString &message, const QString &hint)
{
    m_onBanner = {};
    bannerHere().showMessage(signal, message, hint);
}

void RoutesPage::offer(const QString &text, std::function<void()> action)
{
    m_onBanner = std::move(action);
    bannerHere().setAction(text);
}

} // namespace lineside
