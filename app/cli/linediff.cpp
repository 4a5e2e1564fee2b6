// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/linediff.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

// lengths[i][j]: how many lines the texts from i and from j on have in common, in order.
std::vector<std::vector<int>> commonLengths(const QStringList &from, const QStringList &to)
{
    std::vector<std::vector<int>> lengths(size_t(from.size() + 1), std::vector<int>(size_t(to.size() + 1), 0));
    for (qsizetype i = from.size() - 1; i >= 0; --i) {
        for (qsizetype j = to.size() - 1; j >= 0; --j) {
            const size_t a = size_t(i);
            const size_t b = size_t(j);
            lengths[a][b] = from[i] == to[j] ? lengths[a + 1][b + 1] + 1 : std::max(lengths[a + 1][b], lengths[a][b + 1]);
        }
    }
    return lengths;
}

} // namespace

QStringList lineDiff(const QStringList &from, const QStringList &to)
{
    const auto lengths = commonLengths(from, to);
    QStringList lines;
    QString above; // the unchanged line before a change, until it is written
    qsizetype i = 0;
    qsizetype j = 0;
    const auto change = [&lines, &above](QChar sign, const QString &line) {
        if (!above.isEmpty())
            lines.append(u' ' + above);
        above.clear();
        lines.append(sign + line);
    };
    while (i < from.size() || j < to.size()) {
        const bool same = i < from.size() && j < to.size() && from[i] == to[j];
        if (same) {
            above = from[i];
            ++i;
            ++j;
        } else if (j >= to.size() || (i < from.size() && lengths[size_t(i + 1)][size_t(j)] >= lengths[size_t(i)][size_t(j + 1)])) {
            change(u'-', from[i++]);
        } else {
            change(u'+', to[j++]);
        }
    }
    return lines;
}

} // namespace lineside::cli
