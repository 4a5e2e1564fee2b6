// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/commonwords.h"
#include "ui/compare/worddifference.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

/// The stretches in brackets.
QString marked(const QString &text, const QList<TextSpan> &spans)
{
    QString result;
    qsizetype done = 0;
    for (const TextSpan &span : spans) {
        result += text.sliced(done, span.begin - done) + u'[' + text.sliced(span.begin, span.end - span.begin) + u']';
        done = span.end;
    }
    return result + text.sliced(done);
}

std::vector<int> taken(const std::vector<int> &words, const std::vector<bool> &common)
{
    std::vector<int> result;
    for (size_t i = 0; i < words.size(); ++i) {
        if (common[i])
            result.push_back(words[i]);
    }
    return result;
}

size_t longestLength(const std::vector<int> &a, const std::vector<int> &b)
{
    std::vector<size_t> row(b.size() + 1);
    for (const int word : a) {
        size_t diagonal = 0;
        for (size_t j = 0; j < b.size(); ++j) {
            const size_t above = row[j + 1];
            row[j + 1] = word == b[j] ? diagonal + 1 : std::max(above, row[j]);
            diagonal = above;
        }
    }
    return row.back();
}

std::vector<int> randomWords(QRandomGenerator &random, int most, int different)
{
    std::vector<int> words(size_t(random.bounded(most + 1)));
    std::ranges::generate(words, [&] { return random.bounded(different); });
    return words;
}

} // namespace

class TestWordDifference : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void marksWords_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("nothing") << u""_s << u""_s;
        QTest::newRow("the same") << u"It is Paris."_s << u"It is Paris."_s;
        QTest::newRow("only spaces") << u"It is  Paris."_s << u"It is\nParis."_s;
        QTest::newRow("one word") << u"It is [Paris]."_s << u"It is [Lyon]."_s;
        QTest::newRow("neighbours are one stretch") << u"The [big city] sleeps"_s << u"The [small town] sleeps"_s;
        QTest::newRow("only here") << u"It is [surely] Paris."_s << u"It is Paris."_s;
        QTest::newRow("at the ends") << u"[Well,] it is"_s << u"it is [so]"_s;
        QTest::newRow("all") << u"[one two]"_s << u"[three four]"_s;
        QTest::newRow("against nothing") << u"[one two]"_s << u""_s;
        QTest::newRow("a moved word") << u"a b [c] d e"_s << u"[c] a b d e"_s;
        QTest::newRow("the sign after a word") << u"Paris[.]"_s << u"Paris[!]"_s;
        QTest::newRow("another alphabet") << u"das [schöne] Haus"_s << u"das [große] Haus"_s;
    }

    void marksWords()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        const auto plain = [](QString text) { return text.remove(u'[').remove(u']'); };
        const WordDifference difference = wordDifference(plain(first), plain(second));
        QCOMPARE(marked(plain(first), difference.first), first);
        QCOMPARE(marked(plain(second), difference.second), second);
    }

    void findsTheLongestCommonSequence()
    {
        QRandomGenerator random(20261122);
        for (int round = 0; round < 400; ++round) {
            const std::vector<int> a = randomWords(random, 150, 2 + round % 40);
            const std::vector<int> b = randomWords(random, 150, 2 + round % 40);
            const CommonWords common = commonWords(a, b);
            QCOMPARE(taken(a, common.first), taken(b, common.second));
            QCOMPARE(taken(a, common.first).size(), longestLength(a, b));
        }
    }

    /// Too long for the table: cut at what is there once. Nothing is common that is not, and what is obvious is found.
    void staysWithinBoundsForLongTexts()
    {
        std::vector<int> a(40'000);
        std::iota(a.begin(), a.end(), 0);
        std::vector<int> b = a;
        for (size_t i = 0; i < b.size(); i += 100)
            b[i] = -int(i) - 1;
        const CommonWords common = commonWords(a, b);
        QCOMPARE(taken(a, common.first), taken(b, common.second));
        QCOMPARE(taken(a, common.first).size(), a.size() - a.size() / 100);
        const std::vector<int> ones(20'000, 1);
        std::vector<int> mixed(20'000, 2);
        mixed.front() = 1;
        mixed.back() = 1;
        const CommonWords alike = commonWords(ones, mixed);
        QCOMPARE(taken(ones, alike.first), taken(mixed, alike.second));
        QCOMPARE(taken(ones, alike.first).size(), 2u);
    }
};

QTEST_GUILESS_MAIN(TestWordDifference)
#include "tst_worddifference.moc"
