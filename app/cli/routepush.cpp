// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/routepush.h"

#include "cli/await.h"
#include "cli/output.h"
#include "cli/routedrafts.h"
#include "gateway/routesync.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

int tellConflict(const RouteCall &call, const RouteConflict &conflict)
{
    const QString label = printable(conflict.ours.label());
    if (call.asJson)
        printJson({{u"id"_s, conflict.ours.id.toString()}, {u"conflict"_s, true}, {u"theirs"_s, conflict.theirs ? QJsonValue(routeObject(*conflict.theirs)) : QJsonValue()}});
    else if (conflict.theirs)
        printRouteDifference(*conflict.theirs, conflict.ours);
    printNote(conflict.theirs ? Tr::tr("Nothing was pushed: %1 is not as it was last seen at the gateway. Pull it, or push with --force.").arg(label)
                              : Tr::tr("Nothing was pushed: %1 was deleted at the gateway. Push with --force to make it anew.").arg(label));
    return CheckFailed;
}

Result<PushAttempt> push(RouteCall &call, const RouteFileDraft &draft)
{
    if (draft.isKept && !call.line.has(u"force"_s)) {
        return await<PushAttempt>(call.session.interrupts(), [&](QObject *context, Callback<PushAttempt> done) {
            call.admin->pushUnlessChanged(draft.entry.route, draft.entry.synced, context, std::move(done));
        });
    }
    return await<PushOutcome>(call.session.interrupts(),
                              [&](QObject *context, Callback<PushOutcome> done) { call.admin->pushRoute(draft.entry.route, context, std::move(done)); })
        .map([](const PushOutcome &outcome) { return PushAttempt(outcome); });
}

// A push is in force only a little later. That it is not does not make the push undone.
void awaitForce(RouteCall &call, const Route &route)
{
    if (call.gateway.dataUrl.isEmpty())
        return;
    const auto served = await<void>(call.session.interrupts(), [&](QObject *context, Callback<void> done) { call.admin->awaitRoute(route, context, std::move(done)); });
    if (!served)
        printNote(printable(served.error().message));
}

QString kindName(WholeConfigurationPlan::Change::Kind kind)
{
    switch (kind) {
    case WholeConfigurationPlan::Change::Kind::Created:
        return u"created"_s;
    case WholeConfigurationPlan::Change::Kind::Replaced:
        return u"replaced"_s;
    case WholeConfigurationPlan::Change::Kind::Dropped:
        break;
    }
    return u"dropped"_s;
}

void tellPlan(const RouteCall &call, const WholeConfigurationPlan &plan, bool isPut)
{
    QJsonArray changes;
    for (const WholeConfigurationPlan::Change &change : plan.changes) {
        changes.append(QJsonObject{{u"id"_s, change.key.id}, {u"change"_s, kindName(change.kind)}});
        if (!call.asJson)
            printLine(printable(u"%1\t%2"_s.arg(change.key.id, kindName(change.kind))));
    }
    if (call.asJson)
        printJson({{u"changes"_s, changes}, {u"untouched"_s, plan.untouched}, {u"put"_s, isPut}});
    else
        printNote(Tr::tr("-- stays as it is: %1").arg(plan.untouched));
}

// The drafts of the workspace are now what the gateway has.
int noteAllSynced(RouteCall &call, const QList<RouteFileDraft> &drafts)
{
    const Result<QList<Route>> stored = listRoutes(call);
    if (!stored)
        return fail(stored.error());
    Workspace workspace = call.session.workspace();
    for (const RouteFileDraft &draft : drafts) {
        const auto theirs = std::ranges::find(*stored, draft.entry.route.id, &Route::id);
        if (!draft.isKept || theirs == stored->end())
            continue;
        GatewayRoute entry = draft.entry;
        noteSynced(entry, *theirs);
        keepRoute(workspace, entry);
    }
    if (workspace == call.session.workspace())
        return AllWell;
    const Result<void> saved = call.session.save(workspace);
    return saved ? AllWell : fail(saved.error());
}

// A gateway that takes only whole configurations shall have these routes and no others.
int pushOnlyThese(RouteCall &call, const QList<RouteFileDraft> &drafts)
{
    QList<Route> routes;
    for (const RouteFileDraft &draft : drafts)
        routes.append(draft.entry.route);
    const auto plan = await<WholeConfigurationPlan>(call.session.interrupts(), [&](QObject *context, Callback<WholeConfigurationPlan> done) {
        call.admin->planWhole(routes, true, context, std::move(done));
    });
    if (!plan)
        return fail(plan.error());
    const bool isRefused = plan->drops() && !call.line.has(u"force"_s);
    tellPlan(call, *plan, !isRefused);
    if (isRefused) {
        printNote(Tr::tr("Nothing was pushed: routes would be taken away. Push with --force if they may go."));
        return CheckFailed;
    }
    const auto applied = await<void>(call.session.interrupts(), [&](QObject *context, Callback<void> done) { call.admin->applyWhole(*plan, true, context, std::move(done)); });
    return applied ? noteAllSynced(call, drafts) : fail(applied.error());
}

} // namespace

int runPush(RouteCall &call)
{
    const Result<QList<RouteFileDraft>> routes = draftsOf(call);
    if (!routes)
        return fail(routes.error());
    if (call.line.has(u"only-these"_s))
        return pushOnlyThese(call, *routes);
    Workspace workspace = call.session.workspace();
    int status = AllWell;
    for (const RouteFileDraft &draft : *routes) {
        if (!isSoundRoute(draft.entry.route, validateDraft(draft.entry.route), nullptr))
            return CheckFailed;
        const Result<PushAttempt> attempt = push(call, draft);
        if (!attempt)
            return fail(attempt.error());
        if (const auto *conflict = std::get_if<RouteConflict>(&*attempt)) {
            status = tellConflict(call, *conflict);
            continue;
        }
        const PushOutcome &outcome = std::get<PushOutcome>(*attempt);
        awaitForce(call, draft.entry.route);
        if (draft.isKept) {
            GatewayRoute entry = draft.entry;
            noteSynced(entry, outcome.asStored);
            keepRoute(workspace, entry);
        }
        if (call.asJson)
            printJson({{u"id"_s, outcome.asStored.id.toString()}, {u"created"_s, outcome.created}, {u"route"_s, routeObject(outcome.asStored)}});
        else
            printNote(printable((outcome.created ? Tr::tr("The route %1 was created.") : Tr::tr("The route %1 was replaced.")).arg(outcome.asStored.label())));
    }
    if (workspace != call.session.workspace()) {
        if (const Result<void> saved = call.session.save(workspace); !saved)
            return fail(saved.error());
    }
    return status;
}

} // namespace lineside::cli
