// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace lineside {

/// How far a column is scrolled, in device pixels, and where in it the columns part: before that all of them show the same.
struct ScrolledColumn {
    qint64 position = 0;
    qint64 maximum = 0;
    qint64 parting = 0;
};

/// Where another column belongs when the reader has scrolled one: at the same place of what they share, and as far through its own part, so that
/// the ends are reached together.
qint64 linkedPlace(const ScrolledColumn &read, const ScrolledColumn &other);

} // namespace lineside
