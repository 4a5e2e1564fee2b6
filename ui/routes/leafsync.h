// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "ui/routes/gatewaylisting.h"
#include "ui/routes/routedrift.h"

#include <QList>
#include <QSet>
#include <QStringList>

namespace lineside {

/// What the tree shows of a route.
struct RouteLeaf {
    RouteId id;
    QString label;
    QStringList uris; ///< shared with the route; joined when they are shown
    Drift drift = Drift::Unknown;
    friend bool operator==(const RouteLeaf &, const RouteLeaf &) = default;
};

/// The rows of one gateway's routes, for LeafSync to change; each call is one change that others are told of.
class LeafRows
{
public:
    virtual ~LeafRows() = default;
    virtual const QList<RouteLeaf> &leaves() const = 0;
    virtual void remove(qsizetype first, qsizetype count) = 0;
    virtual void insert(qsizetype at, const QList<RouteLeaf> &added) = 0;
    virtual void move(qsizetype from, qsizetype to) = 0;
    virtual void replace(qsizetype first, const QList<RouteLeaf> &others) = 0;
};

/// Brings a gateway's rows to what drafts and listing say, in short steps: thousands of routes come and go without stopping the window.
/// Wherever it stops, the rows are whole ones. Must be begun anew when drafts or listing change.
class LeafSync
{
public:
    static constexpr qsizetype StepRows = 256;

    LeafSync(const GatewayId &gateway, const Catalog &catalog, const GatewayListing &listing);

    bool isDone() const { return m_stage == Stage::Done; }
    /// Tells about how many rows it walked over.
    qsizetype step(LeafRows &rows);

private:
    enum class Stage { Drafts, Listed, Match, Keep, Remove, Present, Insert, Change, Done };
    void enter(Stage stage, qsizetype at = 0);
    void addDrafts();
    void addListed();
    void match(const QList<RouteLeaf> &leaves);
    void collect(const QList<RouteLeaf> &leaves, Stage next, qsizetype nextAt);
    void remove(LeafRows &rows);
    void insert(LeafRows &rows);
    void change(LeafRows &rows);

    GatewayId m_gateway;
    const Catalog &m_catalog;
    const GatewayListing &m_listing;
    Stage m_stage = Stage::Drafts;
    qsizetype m_at = 0; ///< in what the stage walks over
    QList<RouteLeaf> m_wanted;
    QSet<RouteId> m_ids; ///< those of the drafts, then of all that is wanted, then of the rows there are
};

} // namespace lineside

Q_DECLARE_TYPEINFO(lineside::RouteLeaf, Q_RELOCATABLE_TYPE);
