// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

namespace lineside {

/// What a series does with its connections.
enum class SeriesConnections {
    Cold, ///< every run pays for its own
    Warm, ///< they are kept: after the first run on each, nothing is paid for it
    Both, ///< as many runs cold as on kept connections
};

/// One run of a series.
struct SeriesTurn {
    int way = 0;
    bool keepsConnection = false;
    friend bool operator==(const SeriesTurn &, const SeriesTurn &) = default;
};

/// The order of the runs: in every round each way (with Both: cold and kept) has one turn, in random order. Each order is used once
/// forwards and once backwards, so over an even number of rounds no way comes before another more often than after it. The same seed
/// gives the same order.
QList<SeriesTurn> seriesOrder(int ways, int runs, SeriesConnections connections, quint64 seed);

} // namespace lineside
