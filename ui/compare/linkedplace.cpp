// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/linkedplace.h"

#include <algorithm>
#include <cmath>

namespace lineside {

namespace {

qint64 share(qint64 part, qint64 whole, qint64 of)
{
    return whole <= 0 ? 0 : std::llround(double(part) * double(of) / double(whole));
}

} // namespace

qint64 linkedPlace(const ScrolledColumn &read, const ScrolledColumn &other)
{
    const bool isInShared = read.position <= read.parting || read.maximum <= read.parting;
    const qint64 place = isInShared
        ? share(read.position, read.parting, other.parting)
        : other.parting + share(read.position - read.parting, read.maximum - read.parting, std::max<qint64>(0, other.maximum - other.parting));
    return std::clamp<qint64>(place, 0, std::max<qint64>(0, other.maximum));
}

} // namespace lineside
