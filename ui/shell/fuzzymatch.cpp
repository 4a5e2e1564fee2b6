// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/fuzzymatch.h"

#include <QList>

#include <algorithm>

namespace lineside {

namespace {

constexpr int impossible = -1'000'000;

bool beginsWord(QStringView text, qsizetype place)
{
    return place == 0 || !text.at(place - 1).isLetterOrNumber();
}

/// What a letter at this place is worth by itself.
int worth(QStringView text, qsizetype place)
{
    return beginsWord(text, place) ? 10 : 1;
}

} // namespace

std::optional<int> fuzzyScore(QStringView typed, QStringView text)
{
    const QString letters = typed.toString().toLower().remove(u' ');
    const QString lower = text.toString().toLower();
    if (letters.isEmpty())
        return 0;
    if (lower.isEmpty())
        return std::nullopt;
    // Row by row over the letters: the best score with the letter standing at each place.
    QList<int> best(lower.size(), impossible);
    for (qsizetype letter = 0; letter < letters.size(); ++letter) {
        QList<int> next(lower.size(), impossible);
        int before = letter == 0 ? 0 : impossible; // the best at any earlier place
        for (qsizetype place = 0; place < lower.size(); ++place) {
            const int beside = place > 0 && letter > 0 ? best.at(place - 1) : impossible;
            if (lower.at(place) == letters.at(letter))
                next[place] = std::max(before + worth(lower, place), beside + 11);
            if (letter > 0)
                before = std::max(before, best.at(place));
        }
        best = next;
    }
    const int score = *std::max_element(best.cbegin(), best.cend());
    if (score <= 0)
        return std::nullopt;
    return score * 4 - int(std::min<qsizetype>(lower.size(), 60)) / 4; // of equals, the shorter
}

} // namespace lineside
