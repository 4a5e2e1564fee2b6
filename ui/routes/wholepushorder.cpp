// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/wholepushorder.h"

#include "chat/catalog.h"
#include "gateway/routesync.h"
#include "ui/routes/draftkeeper.h"
#include "ui/routes/routeeditor.h"
#include "ui/routes/routenotices.h"
#include "ui/routes/routeoperations.h"
#include "ui/routes/routetreemodel.h"
#include "ui/routes/schemacatalog.h"
#include "ui/routes/wholepush.h"
#include "ui/routes/wholepushdialog.h"

#include <QHash>
#include <QPointer>

#include <algorithm>

namespace lineside {

WholePushOrder::WholePushOrder(const RouteOrderParts &parts, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
{
    connect(&m_parts.operations, &RouteOperations::listed, this, &WholePushOrder::noteStored);
}

void WholePushOrder::start()
{
    m_parts.editor.flush();
    m_parts.keeper.keep();
    const GatewayId id = m_parts.keeper.gateway();
    const std::optional<Gateway> gateway = m_parts.catalog.gateway(id);
    const QList<GatewayRoute> drafts = m_parts.catalog.draftsOf(id);
    if (!gateway || drafts.isEmpty() || !areSound(drafts))
        return;
    const QPointer push = new WholePush(m_parts.operations.administration(*gateway), drafts, m_parts.schemas.schemas(id), this);
    auto *dialog = new WholePushDialog(gateway->name, push, m_window);
    connect(dialog, &QDialog::finished, this, [this, id, push](int result) { ended(id, result == QDialog::Accepted, push && push->isPutting()); });
    dialog->open();
}

// The gateway takes all of them or none.
bool WholePushOrder::areSound(const QList<GatewayRoute> &drafts)
{
    const GatewayId gateway = m_parts.keeper.gateway();
    for (const GatewayRoute &draft : drafts) {
        const QList<DraftRemark> remarks = validateDraft(draft.route, m_parts.schemas.version(gateway));
        const auto worst = std::ranges::find(remarks, DraftRemark::Severity::Error, &DraftRemark::severity);
        if (worst == remarks.end())
            continue;
        m_parts.notices.say(theme::Signal::Stop, tr("The gateway would refuse the draft %1. Nothing was pushed.").arg(draft.route.label()), worst->message);
        m_parts.notices.offer(tr("Show it"), [this, gateway, route = draft.route.id] { Q_EMIT openRequested(gateway, route); });
        return false;
    }
    return true;
}

void WholePushOrder::ended(const GatewayId &gateway, bool isPut, bool wasPutting)
{
    if (isPut) {
        const QString message = tr("The drafts are on %1.").arg(m_parts.catalog.gateway(gateway).value_or(Gateway {}).name);
        m_parts.notices.say(theme::Signal::Go, message);
        Q_EMIT said(message);
        m_noting = gateway;
        m_parts.operations.list(gateway);
    } else if (wasPutting) {
        m_parts.model.listing().forget(gateway);
        m_parts.notices.say(theme::Signal::Unknown, tr("Cancelled."), tr("The gateway may have taken it all the same: refresh to see."));
    }
}

void WholePushOrder::noteStored(const GatewayId &gateway, const QList<Route> &stored)
{
    if (m_noting != gateway)
        return;
    m_noting.reset();
    QHash<RouteId, const Route *> theirs;
    for (const Route &route : stored)
        theirs.insert(route.id, &route);
    const GatewaySchemas schemas = m_parts.schemas.schemas(gateway);
    QList<GatewayRoute> noted;
    for (GatewayRoute &draft : m_parts.catalog.draftsOf(gateway)) {
        const Route *there = theirs.value(draft.route.id);
        if (!there || !compareRoute(draft, *there, schemas).differences.isEmpty())
            continue; // edited since, or deleted
        draft.route.modifiedIndex = there->modifiedIndex;
        noteSynced(draft, *there);
        noted.append(draft);
    }
    m_parts.catalog.put(noted);
}

} // namespace lineside
