// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/commonwords.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <unordered_map>

namespace lineside {

namespace {

/// Of the table that finds the longest subsequence: one bit for each pair of words, 4 MB.
constexpr size_t mostPairs = size_t(32) << 20;
constexpr int deepestCut = 6;

using Words = std::span<const int>;

struct Range {
    size_t begin = 0;
    size_t end = 0;
    size_t size() const { return end - begin; }
};

/// Rows of bits that are added with a carry. A zero in row j at place i says: with the first j words of the one text, the first i + 1 words of the
/// other have one more in common than the first i (Hyyrö's form of the bit-parallel algorithm).
class LengthTable
{
public:
    LengthTable(Words columns, Words rows)
        : m_width((columns.size() + 63) / 64)
        , m_bits(m_width * rows.size())
    {
        std::unordered_map<int, std::vector<size_t>> places;
        for (size_t i = 0; i < columns.size(); ++i)
            places[columns[i]].push_back(i);
        std::vector<uint64_t> row(m_width, ~uint64_t(0));
        std::vector<uint64_t> same(m_width);
        for (size_t j = 0; j < rows.size(); ++j) {
            const auto found = places.find(rows[j]);
            if (found != places.end()) {
                for (const size_t place : found->second)
                    same[place / 64] |= bit(place);
                step(row, same);
                for (const size_t place : found->second)
                    same[place / 64] = 0;
            }
            std::ranges::copy(row, m_bits.begin() + std::ptrdiff_t(j * m_width));
        }
    }

    bool isLonger(size_t row, size_t column) const { return !(m_bits[row * m_width + column / 64] & bit(column)); }

private:
    static uint64_t bit(size_t place) { return uint64_t(1) << (place % 64); }

    static void step(std::vector<uint64_t> &row, const std::vector<uint64_t> &same)
    {
        uint64_t carry = 0;
        for (size_t i = 0; i < row.size(); ++i) {
            const uint64_t both = row[i] & same[i];
            const uint64_t half = row[i] + both;
            const uint64_t sum = half + carry;
            carry = half < both || sum < half ? 1 : 0;
            row[i] = sum | (row[i] & ~same[i]);
        }
    }

    size_t m_width;
    std::vector<uint64_t> m_bits;
};

class Finder
{
public:
    Finder(Words first, Words second)
        : m_first(first)
        , m_second(second)
        , m_common{std::vector<bool>(first.size()), std::vector<bool>(second.size())}
    {
    }

    CommonWords run()
    {
        find({0, m_first.size()}, {0, m_second.size()}, 0);
        return std::move(m_common);
    }

private:
    void find(Range first, Range second, int depth)
    {
        while (first.size() > 0 && second.size() > 0 && m_first[first.begin] == m_second[second.begin])
            take(first.begin++, second.begin++);
        while (first.size() > 0 && second.size() > 0 && m_first[first.end - 1] == m_second[second.end - 1])
            take(--first.end, --second.end);
        if (first.size() == 0 || second.size() == 0)
            return;
        if (second.size() <= mostPairs / first.size())
            findLongest(first, second);
        else if (depth < deepestCut)
            findBetweenSingles(first, second, depth);
    }

    void findLongest(Range first, Range second)
    {
        const LengthTable table(m_first.subspan(first.begin, first.size()), m_second.subspan(second.begin, second.size()));
        size_t i = first.size();
        size_t j = second.size();
        while (i > 0 && j > 0) {
            if (!table.isLonger(j - 1, i - 1)) {
                --i;
            } else if (j > 1 && table.isLonger(j - 2, i - 1)) {
                --j;
            } else {
                take(first.begin + --i, second.begin + --j);
            }
        }
    }

    /// Of the words that are once in either text, the most that stand in the same order; then what is between them.
    void findBetweenSingles(Range first, Range second, int depth)
    {
        const std::vector<std::pair<size_t, size_t>> singles = risingSingles(first, second);
        if (singles.empty())
            return;
        Range before{first.begin, first.begin};
        size_t after = second.begin;
        for (const auto &[i, j] : singles) {
            if (i < before.begin || j < after)
                continue; // the one before it took it along
            find({before.begin, i}, {after, j}, depth + 1);
            take(i, j);
            before.begin = i + 1;
            after = j + 1;
        }
        find({before.begin, first.end}, {after, second.end}, depth + 1);
    }

    std::vector<std::pair<size_t, size_t>> risingSingles(Range first, Range second) const
    {
        struct Seen {
            int inFirst = 0;
            int inSecond = 0;
            size_t place = 0;
        };
        std::unordered_map<int, Seen> seen;
        for (size_t i = first.begin; i < first.end; ++i)
            ++seen[m_first[i]].inFirst;
        for (size_t j = second.begin; j < second.end; ++j) {
            Seen &word = seen[m_second[j]];
            ++word.inSecond;
            word.place = j;
        }
        std::vector<std::pair<size_t, size_t>> pairs;
        for (size_t i = first.begin; i < first.end; ++i) {
            const Seen &word = seen[m_first[i]];
            if (word.inFirst == 1 && word.inSecond == 1)
                pairs.emplace_back(i, word.place);
        }
        return longestRising(pairs);
    }

    static std::vector<std::pair<size_t, size_t>> longestRising(const std::vector<std::pair<size_t, size_t>> &pairs)
    {
        std::vector<size_t> ends; ///< of the best row of each length
        std::vector<size_t> before(pairs.size());
        for (size_t k = 0; k < pairs.size(); ++k) {
            const auto place = std::ranges::lower_bound(ends, pairs[k].second, {}, [&pairs](size_t end) { return pairs[end].second; });
            before[k] = place == ends.begin() ? k : *(place - 1);
            if (place == ends.end())
                ends.push_back(k);
            else
                *place = k;
        }
        std::vector<std::pair<size_t, size_t>> row;
        for (size_t k = ends.empty() ? 0 : ends.back(); row.size() < ends.size(); k = before[k])
            row.push_back(pairs[k]);
        std::ranges::reverse(row);
        return row;
    }

    void take(size_t i, size_t j)
    {
        m_common.first[i] = true;
        m_common.second[j] = true;
    }

    Words m_first;
    Words m_second;
    CommonWords m_common;
};

} // namespace

CommonWords commonWords(std::span<const int> first, std::span<const int> second)
{
    return Finder(first, second).run();
}

} // namespace lineside
