// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/workspace.h"
#include "gateway/gatewayschemas.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace lineside {

/// How a draft stands to what the gateway has.
enum class DriftState {
    InSync,
    ChangedHere,
    ChangedThere,
    ChangedBoth, ///< also where it is not known who changed what: nothing was ever pushed or pulled
    OnlyHere,
    OnlyThere,
};

/// A field in which draft and gateway differ.
struct FieldDifference {
    enum class Changed { Here, There, Both, Unknown };
    QStringList path;    ///< {"plugins", "ai-proxy", "options", "model"}; an entry of a list goes by its number, or by its name if it has one
    QByteArray ours;     ///< JSON; empty: not there. Keys are masked on both sides.
    QByteArray theirs;
    QByteArray base;     ///< what they last had in common; empty: not there, or not known
    Changed changed = Changed::Unknown;
    friend bool operator==(const FieldDifference &, const FieldDifference &) = default;
};

struct RouteDrift {
    RouteId id;
    DriftState state = DriftState::InSync;
    QList<FieldDifference> differences; ///< by path; empty where there is only one side
    bool deletedThere = false;          ///< only here, though it was there
    bool keysMayDiffer = false;         ///< the gateway's was written since; keys are masked, so only compareKeys can tell
    friend bool operator==(const RouteDrift &, const RouteDrift &) = default;
};

/// Compares drafts with what the gateway has, ignoring defaults of the schemas, order where it has no meaning, and times. By id, drafts
/// first, each in the order given. May be called from any thread.
QList<RouteDrift> compareRoutes(const QList<GatewayRoute> &drafts, const QList<Route> &theirs,
                                const GatewaySchemas &schemas = GatewaySchemas::shipped());
RouteDrift compareRoute(const GatewayRoute &draft, const Route &theirs, const GatewaySchemas &schemas = GatewaySchemas::shipped());
/// The same in a thread of its own.
void compareInBackground(const QList<GatewayRoute> &drafts, const QList<Route> &theirs, const GatewaySchemas &schemas, QObject *context,
                         Callback<QList<RouteDrift>> done);

/// The draft with the field at that path as the gateway has it. Where theirs is a masked key, the draft's reference stays.
Route withTheirs(const Route &draft, const Route &theirs, const QStringList &path);
/// All of the gateway's route, with the draft's references where the gateway's keys are masked.
Route withAllOfTheirs(const Route &draft, const Route &theirs);

} // namespace lineside
