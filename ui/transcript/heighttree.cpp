// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/heighttree.h"

#include <algorithm>
#include <bit>

namespace lineside {

namespace {

size_t lowBit(size_t node)
{
    return node & (~node + 1);
}

} // namespace

void HeightTree::reset(const QList<int> &heights)
{
    m_heights.assign(heights.begin(), heights.end());
    m_sums.assign(heights.begin(), heights.end());
    for (size_t node = 1; node <= m_sums.size(); ++node) {
        const size_t parent = node + lowBit(node);
        if (parent <= m_sums.size())
            m_sums[parent - 1] += m_sums[node - 1];
    }
}

void HeightTree::append(int height)
{
    m_heights.push_back(height);
    const size_t node = m_heights.size();
    qint64 sum = height;
    for (size_t below = node - 1; below > node - lowBit(node); below -= lowBit(below))
        sum += m_sums[below - 1];
    m_sums.push_back(sum);
}

void HeightTree::truncate(qsizetype count)
{
    m_heights.resize(size_t(count));
    m_sums.resize(size_t(count)); // no node holds anything that stands behind it
}

void HeightTree::set(qsizetype index, int height)
{
    const int difference = height - m_heights[size_t(index)];
    if (difference == 0)
        return;
    m_heights[size_t(index)] = height;
    for (size_t node = size_t(index) + 1; node <= m_sums.size(); node += lowBit(node))
        m_sums[node - 1] += difference;
}

void HeightTree::replace(qsizetype first, qsizetype removed, const QList<int> &inserted)
{
    const std::vector<int> behind(m_heights.begin() + first + removed, m_heights.end());
    truncate(first);
    for (const int height : inserted)
        append(height);
    for (const int height : behind)
        append(height);
}

qint64 HeightTree::top(qsizetype index) const
{
    qint64 sum = 0;
    for (size_t node = size_t(index); node > 0; node -= lowBit(node))
        sum += m_sums[node - 1];
    return sum;
}

qsizetype HeightTree::indexAt(qint64 y) const
{
    if (m_heights.empty())
        return -1;
    size_t found = 0;
    for (size_t step = std::bit_floor(m_sums.size()); step > 0; step /= 2) {
        if (found + step <= m_sums.size() && m_sums[found + step - 1] <= y) {
            found += step;
            y -= m_sums[found - 1];
        }
    }
    return qsizetype(std::min(found, m_sums.size() - 1));
}

} // namespace lineside
