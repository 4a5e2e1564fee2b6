// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

#include <vector>

namespace lineside {

/// The heights of things that stand below each other, in whole pixels. Where one begins, and which one is at a place, is found in
/// logarithmic time (a Fenwick tree); so is a new height or one more at the end.
class HeightTree
{
public:
    void reset(const QList<int> &heights);
    void append(int height);
    void truncate(qsizetype count);
    void set(qsizetype index, int height);
    /// Costs what stands from `first` on.
    void replace(qsizetype first, qsizetype removed, const QList<int> &inserted);

    qsizetype count() const { return qsizetype(m_heights.size()); }
    int height(qsizetype index) const { return m_heights[size_t(index)]; }
    qint64 top(qsizetype index) const; ///< of all before it; of `count()`: the whole
    qint64 total() const { return top(count()); }
    /// Which one covers `y`; the nearest for a place outside, -1 when there is none at all. One without height covers nothing.
    qsizetype indexAt(qint64 y) const;

private:
    std::vector<int> m_heights;
    std::vector<qint64> m_sums; ///< node i, counted from 1, holds the heights of the lowbit(i) items that end with it
};

} // namespace lineside
