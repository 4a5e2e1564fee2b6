// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/leafsync.h"

#include <algorithm>

namespace lineside {

LeafSync::LeafSync(const GatewayId &gateway, const Catalog &catalog, const GatewayListing &listing)
    : m_gateway(gateway)
    , m_catalog(catalog)
    , m_listing(listing)
{
}

qsizetype LeafSync::step(LeafRows &rows)
{
    const Stage stage = m_stage;
    const qsizetype from = m_at;
    switch (stage) {
    case Stage::Drafts:
        addDrafts();
        break;
    case Stage::Listed:
        addListed();
        break;
    case Stage::Match:
        match(rows.leaves());
        break;
    case Stage::Keep:
        collect(m_wanted, Stage::Remove, rows.leaves().size() - 1);
        break;
    case Stage::Remove:
        remove(rows);
        break;
    case Stage::Present:
        collect(rows.leaves(), Stage::Insert, 0);
        break;
    case Stage::Insert:
        insert(rows);
        break;
    case Stage::Change:
        change(rows);
        break;
    case Stage::Done:
        break;
    }
    return m_stage == stage ? qAbs(m_at - from) : 0;
}

void LeafSync::enter(Stage stage, qsizetype at)
{
    m_stage = stage;
    m_at = at;
    if (stage == Stage::Keep || stage == Stage::Present)
        m_ids.clear();
}

void LeafSync::addDrafts()
{
    const QList<GatewayRoute> &drafts = m_catalog.workspace().routes; // thousands, so none is copied
    if (m_at == 0)
        m_wanted.reserve(qMax(drafts.size(), m_listing.routes(m_gateway).size()));
    const qsizetype end = qMin(m_at + StepRows, drafts.size());
    for (; m_at < end; ++m_at) {
        const GatewayRoute &draft = drafts.at(m_at);
        if (draft.gateway != m_gateway)
            continue;
        const RouteDrift *drift = m_listing.drift(m_gateway, draft.route.id);
        m_ids.insert(draft.route.id);
        m_wanted.append({ .id = draft.route.id,
                          .label = draft.route.label(),
                          .uris = draft.route.uris,
                          .drift = drift ? shownDrift(drift->state) : Drift::Unknown });
    }
    if (m_at >= drafts.size())
        enter(Stage::Listed);
}

void LeafSync::addListed()
{
    const QList<Route> &listing = m_listing.routes(m_gateway);
    const qsizetype end = qMin(m_at + StepRows, listing.size());
    for (; m_at < end; ++m_at) {
        const Route &listed = listing.at(m_at);
        if (!m_ids.contains(listed.id))
            m_wanted.append({ .id = listed.id, .label = listed.label(), .uris = listed.uris, .drift = Drift::OnlyThere });
    }
    if (m_at >= listing.size())
        enter(Stage::Match);
}

// Mostly all rows are where they were.
void LeafSync::match(const QList<RouteLeaf> &leaves)
{
    if (leaves.size() != m_wanted.size())
        return enter(Stage::Keep);
    const qsizetype end = qMin(m_at + StepRows, leaves.size());
    for (; m_at < end; ++m_at) {
        if (leaves.at(m_at).id != m_wanted.at(m_at).id)
            return enter(Stage::Keep);
    }
    if (m_at >= leaves.size())
        enter(Stage::Change);
}

void LeafSync::collect(const QList<RouteLeaf> &leaves, Stage next, qsizetype nextAt)
{
    const qsizetype end = qMin(m_at + StepRows, leaves.size());
    for (; m_at < end; ++m_at)
        m_ids.insert(leaves.at(m_at).id);
    if (m_at >= leaves.size())
        enter(next, nextAt);
}

// From the last to the first, so that what is still to be looked at stays where it is.
void LeafSync::remove(LeafRows &rows)
{
    qsizetype gone = 0; // right after m_at
    for (qsizetype walked = 0; walked < StepRows && m_at >= 0; ++walked, --m_at) {
        if (!m_ids.contains(rows.leaves().at(m_at).id)) {
            ++gone;
        } else if (gone > 0) {
            break;
        }
    }
    if (gone > 0)
        rows.remove(m_at + 1, gone);
    if (m_at < 0)
        enter(Stage::Present);
}

// What stays is mostly in the order that is wanted already; what is new comes in as few ranges as there are.
void LeafSync::insert(LeafRows &rows)
{
    const auto isInPlace = [&](qsizetype i) { return i < rows.leaves().size() && rows.leaves().at(i).id == m_wanted.at(i).id; };
    const auto isPresent = [&](qsizetype i) { return m_ids.contains(m_wanted.at(i).id); };
    const qsizetype end = qMin(m_at + StepRows, m_wanted.size());
    while (m_at < end && isInPlace(m_at))
        ++m_at;
    if (m_at >= m_wanted.size()) {
        if (const qsizetype surplus = rows.leaves().size() - m_at; surplus > 0) // an id was there twice
            rows.remove(m_at, surplus);
        return enter(Stage::Change);
    }
    if (m_at == end)
        return;
    const qsizetype first = m_at++;
    if (isPresent(first)) {
        const QList<RouteLeaf> &leaves = rows.leaves();
        const auto found = std::find_if(leaves.cbegin() + qMin(first, leaves.size()), leaves.cend(),
                                        [this, first](const RouteLeaf &leaf) { return leaf.id == m_wanted.at(first).id; });
        if (found != leaves.cend())
            return rows.move(found - leaves.cbegin(), first);
    }
    while (m_at < first + StepRows && m_at < m_wanted.size() && !isPresent(m_at))
        ++m_at;
    rows.insert(first, m_wanted.sliced(first, m_at - first));
}

void LeafSync::change(LeafRows &rows)
{
    const QList<RouteLeaf> &leaves = rows.leaves();
    qsizetype first = -1;
    qsizetype last = -1;
    const qsizetype end = qMin(m_at + StepRows, m_wanted.size());
    for (; m_at < end; ++m_at) {
        if (leaves.at(m_at) == m_wanted.at(m_at))
            continue;
        first = first < 0 ? m_at : first;
        last = m_at;
    }
    if (first >= 0)
        rows.replace(first, m_wanted.sliced(first, last - first + 1));
    if (m_at >= m_wanted.size())
        enter(Stage::Done);
}

} // namespace lineside
