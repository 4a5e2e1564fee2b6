// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/worddifference.h"

#include "ui/compare/commonwords.h"

#include <QHash>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace lineside {

namespace {

/// The words of a text, each with the number of its spelling. Signs are words of their own.
struct NumberedWords {
    QList<TextSpan> spans;
    std::vector<int> numbers;
};

NumberedWords wordsOf(const QString &text, QHash<QStringView, int> &numbers)
{
    NumberedWords words;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    for (qsizetype begin = 0, end = finder.toNextBoundary(); end >= 0; begin = end, end = finder.toNextBoundary()) {
        const QStringView word = QStringView(text).sliced(begin, end - begin);
        if (word.trimmed().isEmpty())
            continue;
        words.spans.append({begin, end});
        const auto known = numbers.constFind(word);
        words.numbers.push_back(known != numbers.cend() ? *known : *numbers.insert(word, int(numbers.size())));
    }
    return words;
}

QList<TextSpan> others(const NumberedWords &words, const std::vector<bool> &common)
{
    QList<TextSpan> spans;
    bool wasOther = false;
    for (qsizetype i = 0; i < words.spans.size(); ++i) {
        const bool isOther = !common[size_t(i)];
        if (isOther && wasOther)
            spans.last().end = words.spans.at(i).end;
        else if (isOther)
            spans.append(words.spans.at(i));
        wasOther = isOther;
    }
    return spans;
}

} // namespace

WordDifference wordDifference(const QString &first, const QString &second)
{
    QHash<QStringView, int> numbers;
    const NumberedWords firstWords = wordsOf(first, numbers);
    const NumberedWords secondWords = wordsOf(second, numbers);
    const CommonWords common = commonWords(firstWords.numbers, secondWords.numbers);
    return {others(firstWords, common.first), others(secondWords, common.second)};
}

} // namespace lineside
