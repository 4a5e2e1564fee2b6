// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/wholepush.h"

#include "core/background.h"
#include "gateway/routedrift.h"

#include <QHash>

namespace lineside {

namespace {

QSet<RouteId> changedThere(const WholeConfigurationPlan &plan, const QList<GatewayRoute> &drafts, const GatewaySchemas &schemas)
{
    QHash<RouteId, const GatewayRoute *> places;
    for (const GatewayRoute &draft : drafts)
        places.insert(draft.route.id, &draft);
    QSet<RouteId> changed;
    for (const WholeConfigurationPlan::Change &change : plan.changes) {
        const GatewayRoute *draft = places.value(RouteId(change.key.id));
        if (!draft || !change.theirs)
            continue;
        const DriftState state = compareRoute(*draft, *change.theirs, schemas).state;
        if (state == DriftState::ChangedThere || state == DriftState::ChangedBoth)
            changed.insert(draft->route.id);
    }
    return changed;
}

} // namespace

WholePush::WholePush(std::unique_ptr<GatewayAdmin> admin, const QList<GatewayRoute> &drafts, const GatewaySchemas &schemas, QObject *parent)
    : QObject(parent)
    , m_admin(std::move(admin))
    , m_drafts(drafts)
    , m_schemas(schemas)
{
}

WholePush::~WholePush() = default;

QObject *WholePush::begin(bool isPutting)
{
    m_isPutting = isPutting;
    m_context = std::make_unique<QObject>();
    Q_EMIT busyChanged();
    return m_context.get();
}

void WholePush::end()
{
    m_context.release()->deleteLater(); // the answer may come from inside of it
    Q_EMIT busyChanged();
}

void WholePush::plan(bool onlyThese)
{
    if (isPutting())
        return;
    m_plan = {};
    QList<Route> routes;
    for (const GatewayRoute &draft : std::as_const(m_drafts))
        routes.append(draft.route);
    m_admin->planWhole(routes, onlyThese, begin(false), [this](const Result<WholeConfigurationPlan> &plan) {
        if (plan)
            return look(*plan);
        end();
        Q_EMIT failed(plan.error());
    });
}

void WholePush::look(const WholeConfigurationPlan &plan)
{
    inBackground(
        m_context.get(), [plan, drafts = m_drafts, schemas = m_schemas] { return changedThere(plan, drafts, schemas); },
        [this, plan](const QSet<RouteId> &overTheirs) {
            m_plan = plan;
            end();
            Q_EMIT planned(m_plan, overTheirs);
        });
}

void WholePush::put(bool mayDrop)
{
    if (isBusy() || m_plan.basedOn.isEmpty())
        return;
    m_admin->applyWhole(m_plan, mayDrop, begin(true), [this](const Result<void> &applied) {
        end();
        if (applied)
            Q_EMIT wasPut();
        else
            Q_EMIT failed(applied.error());
    });
}

} // namespace lineside
