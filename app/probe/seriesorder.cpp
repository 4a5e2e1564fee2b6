// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/seriesorder.h"

#include <algorithm>
#include <random>

namespace lineside {

namespace {

QList<SeriesTurn> turnsOfOneRound(int ways, SeriesConnections connections)
{
    QList<SeriesTurn> turns;
    for (int way = 0; way < ways; ++way) {
        if (connections != SeriesConnections::Warm)
            turns.append({way, false});
        if (connections != SeriesConnections::Cold)
            turns.append({way, true});
    }
    return turns;
}

} // namespace

QList<SeriesTurn> seriesOrder(int ways, int runs, SeriesConnections connections, quint64 seed)
{
    std::mt19937_64 random(seed);
    QList<SeriesTurn> round = turnsOfOneRound(ways, connections);
    QList<QList<SeriesTurn>> rounds;
    while (rounds.size() < runs) {
        std::ranges::shuffle(round, random);
        rounds.append(round);
        if (rounds.size() < runs)
            rounds.append(QList<SeriesTurn>(round.crbegin(), round.crend()));
    }
    std::ranges::shuffle(rounds, random);
    QList<SeriesTurn> order;
    for (const QList<SeriesTurn> &turns : std::as_const(rounds))
        order += turns;
    return order;
}

} // namespace lineside
