// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routeorders.h"

#include "chat/catalog.h"
#include "gateway/routesync.h"
#include "gateway/routewait.h"
#include "ui/routes/conflictbar.h"
#include "ui/routes/draftkeeper.h"
#include "ui/routes/driftview.h"
#include "ui/routes/routearrival.h"
#include "ui/routes/routeeditor.h"
#include "ui/routes/routenotices.h"
#include "ui/routes/routeoperations.h"
#include "ui/routes/routetreemodel.h"
#include "ui/routes/schemacatalog.h"
#include "ui/widgets/questions.h"

#include <QInputDialog>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

RouteOrders::RouteOrders(const RouteOrderParts &parts, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
    , m_arrival(new RouteArrival(this))
{
    connectOperations();
    connectEditor();
}

void RouteOrders::connectOperations()
{
    const RouteOperations *operations = &m_parts.operations;
    connect(operations, &RouteOperations::listed, this, [this](const GatewayId &gateway, const QList<Route> &routes) {
        m_parts.model.listing().setAll(gateway, routes);
        m_parts.schemas.ask(gateway);
        Q_EMIT listed(gateway);
        Q_EMIT said(tr("Routes on the gateway: %1.").arg(routes.size()));
    });
    connect(operations, &RouteOperations::pushed, this, &RouteOrders::tookPush);
    connect(operations, &RouteOperations::conflicted, this, &RouteOrders::tookConflict);
    connect(operations, &RouteOperations::pulled, this, &RouteOrders::tookPull);
    connect(operations, &RouteOperations::examined, this,
            [this](const GatewayId &, const Route &draft, const QList<DraftRemark> &remarks) { tookExamination(draft, remarks); });
    connect(operations, &RouteOperations::keyMoved, this, &RouteOrders::tookKey);
    connect(operations, &RouteOperations::removed, this, &RouteOrders::tookRemoval);
    connect(operations, &RouteOperations::failed, this,
            [this](const GatewayId &, const RouteId &route, const Error &error) { tookFailure(route, error); });
    connect(operations, &RouteOperations::cancelled, this, &RouteOrders::tookCancel);
}

void RouteOrders::refresh()
{
    m_parts.keeper.keep();
    m_parts.operations.list(m_parts.keeper.gateway());
}

void RouteOrders::validate()
{
    const bool isSound = m_parts.editor.checkDraft();
    if (!m_parts.editor.isReadable())
        return;
    const GatewayId gateway = m_parts.keeper.gateway();
    const QList<DraftRemark> remarks
        = validateAll(m_parts.editor.route(), m_parts.schemas.version(gateway), m_parts.schemas.schemas(gateway));
    m_parts.editor.showRemarks(remarks);
    if (!isSound)
        return;
    m_parts.keeper.keep();
    if (const auto worst = std::ranges::find(remarks, DraftRemark::Severity::Error, &DraftRemark::severity); worst != remarks.end())
        return say(*worst, tr("The gateway would refuse this draft."), theme::Signal::Stop);
    if (remarks.isEmpty())
        m_parts.notices.say(theme::Signal::Go, tr("Nothing is wrong with this draft, as far as can be seen from here."));
    else
        say(remarks.constFirst(), tr("The gateway will take this draft. Remarks: %1.").arg(remarks.size()), theme::Signal::Caution);
    if (m_parts.model.isListed(gateway)) // it answered, so it can be asked, too
        m_parts.operations.dryRun(gateway, m_parts.editor.route());
}

// The verdict, the remark that it is due to and what would put it right; the keyboard goes to its place.
void RouteOrders::say(const DraftRemark &remark, const QString &verdict, theme::Signal signal)
{
    m_parts.notices.say(signal, verdict, remark.message);
    if (remark.fix)
        m_parts.notices.offer(remark.fix->label, [this, offered = *remark.fix] { fix(offered); });
    m_parts.editor.focusPlace(remark.field);
}

void RouteOrders::fix(const DraftFix &fix)
{
    m_parts.editor.flush();
    m_parts.keeper.keep();
    std::optional<GatewayRoute> entry = m_parts.catalog.draft(m_parts.keeper.gateway(), m_parts.keeper.route());
    if (!entry)
        return;
    replaceDraft(m_parts.keeper.changed(*entry, fixedDraft(entry->route, fix)), tr("Done: %1.").arg(fix.label));
}

void RouteOrders::tookExamination(const Route &draft, const QList<DraftRemark> &remarks)
{
    if (remarks.isEmpty() || draft != m_parts.editor.route())
        return; // the verdict from here stands
    m_parts.editor.showRemarks(remarks);
    say(remarks.constFirst(), tr("The gateway refuses this draft."), theme::Signal::Stop);
}

void RouteOrders::push()
{
    if (!m_parts.editor.checkDraft())
        return;
    m_parts.keeper.keep();
    m_parts.notices.clear();
    m_parts.editor.conflict().hide();
    if (const std::optional<GatewayRoute> draft = m_parts.catalog.draft(m_parts.keeper.gateway(), m_parts.keeper.route()))
        m_parts.operations.push(*draft);
}

void RouteOrders::pushOver()
{
    m_parts.keeper.keep();
    m_parts.editor.conflict().hide();
    if (const std::optional<Route> draft = m_parts.catalog.route(m_parts.keeper.gateway(), m_parts.keeper.route()))
        m_parts.operations.pushOver(m_parts.keeper.gateway(), *draft);
}

void RouteOrders::connectEditor()
{
    const ConflictBar *conflict = &m_parts.editor.conflict();
    connect(conflict, &ConflictBar::differenceRequested, this, [this] { m_parts.editor.showDifference(); });
    connect(conflict, &ConflictBar::theirsRequested, this, [this] {
        m_parts.editor.conflict().hide();
        takeTheirs({});
    });
    connect(conflict, &ConflictBar::pushRequested, this, &RouteOrders::pushOver);
    connect(&m_parts.editor, &RouteEditor::keyMoveRequested, this, &RouteOrders::askForKeyName);
    const DriftView *difference = &m_parts.editor.difference();
    connect(difference, &DriftView::takeRequested, this, &RouteOrders::takeTheirs);
    connect(difference, &DriftView::refreshRequested, this, &RouteOrders::refresh);
    connect(difference, &DriftView::pushRequested, this, [this](const QList<QStringList> &paths) {
        if (!m_parts.editor.checkDraft())
            return;
        m_parts.keeper.keep();
        if (const std::optional<Route> draft = m_parts.catalog.route(m_parts.keeper.gateway(), m_parts.keeper.route()))
            m_parts.operations.pushFields(m_parts.keeper.gateway(), *draft, paths);
    });
}

void RouteOrders::tookConflict(const GatewayId &gateway, const RouteConflict &conflict)
{
    if (conflict.theirs)
        m_parts.model.listing().setOne(gateway, *conflict.theirs);
    else
        m_parts.model.listing().removeOne(gateway, conflict.ours.id);
    if (gateway == m_parts.keeper.gateway() && conflict.ours.id == m_parts.keeper.route())
        m_parts.editor.conflict().showConflict(conflict.ours.label(), !conflict.theirs);
}

// What the gateway was last seen to have at these paths, or all of it, into the draft.
void RouteOrders::takeTheirs(const QList<QStringList> &paths)
{
    m_parts.keeper.keep();
    const GatewayId gateway = m_parts.keeper.gateway();
    std::optional<GatewayRoute> entry = m_parts.catalog.draft(gateway, m_parts.keeper.route());
    const std::optional<Route> theirs = m_parts.model.there(gateway, m_parts.keeper.route());
    if (!entry || !theirs)
        return;
    Route taken = entry->route;
    for (const QStringList &path : paths)
        taken = withTheirs(taken, *theirs, path);
    if (paths.isEmpty())
        taken = withAllOfTheirs(taken, *theirs);
    entry = m_parts.keeper.changed(*entry, taken);
    // Where nothing differs any more, that is what both have in common now.
    if (compareRoute(*entry, *theirs, m_parts.schemas.schemas(gateway)).differences.isEmpty())
        noteSynced(*entry, *theirs);
    replaceDraft(*entry,
                 paths.isEmpty() ? tr("The draft is now as the gateway has it.")
                                 : tr("Fields taken from the gateway: %1.").arg(paths.size()));
}

void RouteOrders::replaceDraft(GatewayRoute entry, const QString &message)
{
    const std::optional<GatewayRoute> before = m_parts.catalog.draft(entry.gateway, entry.route.id);
    m_parts.keeper.drop();
    m_parts.catalog.put(entry);
    Q_EMIT draftReplaced();
    m_parts.notices.say(theme::Signal::Go, message,
                        before ? QString() : tr("Keys stay with the gateway. Name a reference to have one here, too."));
    if (before)
        m_parts.notices.offer(tr("Undo"), [this, before] {
            m_parts.catalog.put(*before);
            Q_EMIT draftReplaced();
        });
}

void RouteOrders::tookPush(const GatewayId &gateway, const PushOutcome &outcome)
{
    m_parts.model.listing().setOne(gateway, outcome.asStored);
    if (std::optional<GatewayRoute> entry = m_parts.catalog.draft(gateway, outcome.asStored.id)) {
        entry->route.modifiedIndex = outcome.asStored.modifiedIndex;
        if (compareRoute(*entry, outcome.asStored, m_parts.schemas.schemas(gateway)).differences.isEmpty())
            noteSynced(*entry, outcome.asStored); // edited meanwhile, or pushed in part, it is not what was stored
        m_parts.catalog.put(*entry);
    }
    m_parts.editor.conflict().hide();
    sayPushed(gateway, outcome);
}

// What was done, and a moment later whether it is in force, unless something else was said meanwhile.
void RouteOrders::sayPushed(const GatewayId &id, const PushOutcome &outcome)
{
    const Gateway gateway = m_parts.catalog.gateway(id).value_or(Gateway {});
    const QString message = outcome.created ? tr("The route was created on %1.").arg(gateway.name) : tr("The route was replaced on %1.").arg(gateway.name);
    const auto say = [this, message](theme::Signal signal, const QString &hint) {
        m_parts.notices.say(signal, message, hint);
        m_parts.notices.offer(tr("Verify"), [this] { Q_EMIT verifyRequested(); });
    };
    say(theme::Signal::Go, {});
    Q_EMIT said(message);
    disconnect(m_arrival, nullptr, this, nullptr);
    if (gateway.dataUrl.isEmpty() || !presenceRequest(gateway, outcome.asStored))
        return; // it cannot be told
    connect(m_arrival, &RouteArrival::told, this, [this, say, turn = m_parts.notices.turn()](const RouteId &, const std::optional<Error> &missing) {
        if (turn != m_parts.notices.turn())
            return;
        if (missing)
            say(theme::Signal::Caution, missing->message);
        else
            say(theme::Signal::Go, tr("It is in force: the gateway answers for it."));
    });
    m_arrival->watch(m_parts.operations.administration(gateway), outcome.asStored);
}

void RouteOrders::pull()
{
    m_parts.keeper.keep();
    m_parts.operations.pull(m_parts.keeper.gateway(), m_parts.keeper.route());
}

void RouteOrders::tookPull(const GatewayId &gateway, const Route &fetched)
{
    GatewayRoute entry = m_parts.catalog.draft(gateway, fetched.id).value_or(GatewayRoute { .gateway = gateway, .route = fetched });
    entry.route = withAllOfTheirs(entry.route, fetched);
    entry.route.modifiedIndex = fetched.modifiedIndex;
    noteSynced(entry, fetched);
    m_parts.model.listing().setOne(gateway, fetched);
    m_parts.editor.conflict().hide();
    replaceDraft(entry, tr("The draft is now as the gateway has it."));
}

void RouteOrders::tookRemoval(const GatewayId &gateway, const RouteId &route)
{
    m_parts.model.listing().removeOne(gateway, route);
    m_parts.catalog.remove(gateway, route);
    m_parts.notices.say(theme::Signal::Go, tr("The route %1 was deleted here and on the gateway.").arg(route.toString()),
                        tr("Undo brings the draft back here; push it to bring it back to the gateway."));
    m_parts.notices.offer(tr("Undo"), [this] { m_parts.catalog.undoRemove(); });
}

void RouteOrders::tookFailure(const RouteId &route, const Error &error)
{
    if (m_parts.operations.kind() == RouteOperations::Kind::DryRun)
        return; // what was seen from here is said already; many versions have no dry run
    m_parts.notices.say(error);
    if (route == m_parts.keeper.route() && m_parts.operations.kind() == RouteOperations::Kind::Push)
        m_parts.editor.focusPlace(placeOfError(error));
}

void RouteOrders::tookCancel(const GatewayId &gateway)
{
    const RouteOperations::Kind kind = m_parts.operations.kind();
    const bool isWrite = kind == RouteOperations::Kind::Push || kind == RouteOperations::Kind::Delete;
    if (isWrite)
        m_parts.model.listing().forget(gateway);
    m_parts.notices.say(theme::Signal::Unknown, tr("Cancelled."),
                        isWrite ? tr("The gateway may have taken it all the same: refresh to see.") : QString());
}

void RouteOrders::askForKeyName(const QStringList &path)
{
    auto *dialog = new QInputDialog(m_window);
    dialog->setObjectName(u"keyNameDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Move the key to the keychain"));
    dialog->setLabelText(tr("Name of the key in the keychain:"));
    dialog->setTextValue(m_parts.keeper.route().toString());
    connect(dialog, &QInputDialog::textValueSelected, this, [this, path](const QString &name) { moveKey(path, name.trimmed()); });
    dialog->open();
}

void RouteOrders::moveKey(const QStringList &path, const QString &name)
{
    const std::optional<SecretRef> reference = SecretRef::parse(u"keychain:"_s + name);
    if (!reference)
        return m_parts.notices.say(theme::Signal::Stop, tr("“%1” cannot be the name of a key.").arg(name),
                                   tr("It is made of letters, digits, dots, dashes and underscores."));
    m_parts.editor.flush();
    m_parts.keeper.keep();
    if (const std::optional<Route> draft = m_parts.catalog.route(m_parts.keeper.gateway(), m_parts.keeper.route()))
        m_parts.operations.moveKey(m_parts.keeper.gateway(), *draft, path.join(u'.'), *reference);
}

void RouteOrders::tookKey(const GatewayId &gateway, const Route &draft, const Route &withReference)
{
    m_parts.keeper.keep();
    std::optional<GatewayRoute> entry = m_parts.catalog.draft(gateway, draft.id);
    if (!entry || entry->route != draft)
        return m_parts.notices.say(theme::Signal::Caution, tr("The key is in the keychain, but the draft was changed meanwhile."),
                                   tr("Name its reference where the key stood."));
    replaceDraft(m_parts.keeper.changed(*entry, withReference), tr("The key is in the keychain, and the draft refers to it."));
}

void RouteOrders::removeHere()
{
    const RouteId id = m_parts.keeper.route();
    const GatewayId gateway = m_parts.keeper.gateway();
    const auto remove = [this, gateway, id] {
        m_parts.keeper.drop();
        m_parts.catalog.remove(gateway, id);
        m_parts.notices.say(theme::Signal::Information, tr("The draft of the route %1 was deleted.").arg(id.toString()));
        m_parts.notices.offer(tr("Undo"), [this, gateway, id] {
            m_parts.catalog.undoRemove();
            Q_EMIT openRequested(gateway, id);
        });
    };
    questions::ask(m_window,
                   { .title = tr("Delete the draft?"),
                     .text = tr("The draft of the route %1 is deleted here. What the gateway has stays as it is.").arg(id.toString()),
                     .confirm = tr("Delete"),
                     .destructive = true },
                   [remove](bool confirmed) {
                       if (confirmed)
                           remove();
                   });
}

void RouteOrders::removeEverywhere()
{
    const RouteId id = m_parts.keeper.route();
    const GatewayId gateway = m_parts.keeper.gateway();
    const QString name = m_parts.catalog.gateway(gateway).value_or(Gateway {}).name;
    questions::ask(
        m_window,
        { .title = tr("Delete the route?"),
          .text = tr("The route %1 is deleted here and on %2. Requests to it will no longer be answered.").arg(id.toString(), name),
          .confirm = tr("Delete"),
          .destructive = true },
        [this, gateway, id](bool confirmed) {
            if (confirmed)
                m_parts.operations.remove(gateway, id);
        });
}

} // namespace lineside
