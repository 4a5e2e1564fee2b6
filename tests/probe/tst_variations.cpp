// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/diagnosisscore.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lineside {

/// Origin and cause are told right for every recording, and for nearly all of what recordings made elsewhere would hold.
class TestVariations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sameSeedSameExchanges();
    void everyTruthIsMade();
    void tellsOriginAndCause_data();
    void tellsOriginAndCause();
};

void TestVariations::sameSeedSameExchanges()
{
    const auto once = test::variations(7, 30);
    const auto again = test::variations(7, 30);
    for (qsizetype i = 0; i < once.size(); ++i) {
        QCOMPARE(once.at(i).name, again.at(i).name);
        QCOMPARE(once.at(i).transfer.head, again.at(i).transfer.head);
        QCOMPARE(once.at(i).transfer.reads, again.at(i).transfer.reads);
    }
}

void TestVariations::everyTruthIsMade()
{
    QSet<QString> causes;
    const auto made = test::variations(1, 3000);
    for (const test::Variation &variation : made)
        causes.insert(variation.cause);
    // Those of connections that fail have no answer to vary; tst_diagnosis and tst_probetls hold them.
    QVERIFY2(causes.size() >= 45, qPrintable(QString::number(causes.size())));
}

void TestVariations::tellsOriginAndCause_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("least"); // percent
    QTest::newRow("recordings") << 0 << 100.0;
    QTest::newRow("variations") << 200 << 97.0;
    QTest::newRow("more of them") << 2000 << 97.0;
}

void TestVariations::tellsOriginAndCause()
{
    QFETCH(int, count);
    QFETCH(double, least);
    const test::DiagnosisScore score = test::scoreOf(count == 0 ? test::recordedVariations() : test::variations(20261122, count));
    QVERIFY2(score.share() >= least, qPrintable(u"%1 % right\n%2"_s.arg(score.share()).arg(score.misses.join(u'\n'))));
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestVariations)
#include "tst_variations.moc"
