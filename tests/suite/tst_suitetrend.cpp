// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "suite/suitetrend.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(lineside::SuiteCaseRecord)

namespace {

constexpr auto Good = SuiteVerdict::Passed;
constexpr auto Bad = SuiteVerdict::Failed;

SuiteCaseRecord record(const QString &name, SuiteVerdict verdict, double firstToken = 100, double total = 500, qint64 cost = 1000)
{
    SuiteCaseRecord one{.name = name, .verdict = verdict, .answers = 1, .passed = verdict == Good ? 1 : 0};
    one.failure = verdict == Good ? QString() : u"It was cold."_s;
    one.firstTokenMs = firstToken;
    one.totalMs = total;
    one.cost = Money{cost, u"USD"_s};
    return one;
}

SuiteRunRecord runOf(const QList<SuiteCaseRecord> &cases, int day = 1)
{
    SuiteRunRecord run;
    run.id = day;
    run.startedAt = QDateTime(QDate(2026, 11, day), QTime(1, 0), Qt::UTC);
    run.cases = cases;
    return run;
}

QStringList told(const SuiteComparison &comparison)
{
    QStringList lines;
    for (const SuiteChange &change : comparison.changes)
        lines.append(idOf(change.kind) + u' ' + change.name);
    return lines;
}

} // namespace

class TestSuiteTrend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesACase_data()
    {
        QTest::addColumn<SuiteCaseRecord>("before");
        QTest::addColumn<SuiteCaseRecord>("after");
        QTest::addColumn<QStringList>("changes");
        const SuiteCaseRecord good = record(u"a"_s, Good);
        const auto row = [&](const char *name, const SuiteCaseRecord &before, const SuiteCaseRecord &after, const QStringList &changes) {
            QTest::newRow(name) << before << after << changes;
        };
        row("the same", good, good, {});
        row("broke", good, record(u"a"_s, Bad, 900, 900), {u"broke a"_s});
        row("broke, unclear", good, record(u"a"_s, SuiteVerdict::Unclear), {u"broke a"_s});
        row("mended", record(u"a"_s, Bad), good, {u"mended a"_s});
        row("slower", good, record(u"a"_s, Good, 150), {u"slower a"_s});
        row("not noticeably slower", good, record(u"a"_s, Good, 149), {});
        row("not by a fifth", record(u"a"_s, Good, 1000), record(u"a"_s, Good, 1199), {});
        row("by a fifth", record(u"a"_s, Good, 1000), record(u"a"_s, Good, 1200), {u"slower a"_s});
        row("faster", record(u"a"_s, Good, 400), good, {u"faster a"_s});
        row("the whole is slower", good, record(u"a"_s, Good, 100, 700), {u"slower a"_s});
        row("told once", good, record(u"a"_s, Good, 300, 700), {u"slower a"_s});
        row("slower while it fails", record(u"a"_s, Bad), record(u"a"_s, Bad, 300), {u"slower a"_s});
        row("dearer", good, record(u"a"_s, Good, 100, 500, 1100), {u"dearer a"_s});
        row("not noticeably dearer", good, record(u"a"_s, Good, 100, 500, 1099), {});
        row("cheaper", good, record(u"a"_s, Good, 100, 500, 500), {u"cheaper a"_s});
        row("slower and cheaper", good, record(u"a"_s, Good, 300, 700, 500), {u"slower a"_s, u"cheaper a"_s});
        SuiteCaseRecord otherCurrency = record(u"a"_s, Good, 100, 500, 500);
        otherCurrency.cost->currency = u"EUR"_s;
        row("another currency", good, otherCurrency, {});
        SuiteCaseRecord bare = good;
        bare.firstTokenMs.reset();
        bare.totalMs.reset();
        bare.cost.reset();
        row("without figures", good, bare, {});
        row("not asked now", good, record(u"a"_s, SuiteVerdict::NotAsked), {});
        row("not asked before", record(u"a"_s, SuiteVerdict::NotAsked), record(u"a"_s, Bad), {});
        row("another case", good, record(u"b"_s, Good), {u"dropped a"_s, u"added b"_s});
    }

    void comparesACase()
    {
        QFETCH(SuiteCaseRecord, before);
        QFETCH(SuiteCaseRecord, after);
        QFETCH(QStringList, changes);
        const SuiteComparison comparison = compareRuns(runOf({before}), runOf({after}, 2));
        QCOMPARE(told(comparison), changes);
        bool isWorse = false;
        for (const SuiteChange &change : comparison.changes) {
            QVERIFY2(change.sentence.endsWith(u'.') && !change.sentence.contains(u'%'), qPrintable(change.sentence));
            isWorse = isWorse || change.isWorse();
        }
        QCOMPARE(comparison.isWorse(), isWorse);
    }

    void tellsTheWorstFirst()
    {
        const SuiteRunRecord before = runOf({record(u"mended"_s, Bad), record(u"slow"_s, Good), record(u"twin"_s, Good), record(u"twin"_s, Bad), record(u"gone"_s, Good)});
        const SuiteRunRecord after = runOf({record(u"new"_s, Good), record(u"mended"_s, Good), record(u"slow"_s, Good, 400), record(u"twin"_s, Good), record(u"twin"_s, Good),
                                            record(u"stopped"_s, SuiteVerdict::NotAsked)}, 2);
        const SuiteComparison comparison = compareRuns(before, after);
        QCOMPARE(told(comparison), QStringList({u"slower slow"_s, u"dropped gone"_s, u"added new"_s, u"mended mended"_s, u"mended twin"_s}));
        QVERIFY(comparison.changes.at(3).sentence.contains(u"It was cold."_s));
        QCOMPARE(comparison.before, before);
    }

    void drawsTrends()
    {
        const QList<SuiteTrend> trends = trendsOf({runOf({record(u"b"_s, Good, 3), record(u"a"_s, Good, 30)}, 3), // newest first, as they are kept
                                                   runOf({record(u"a"_s, Bad, 20), record(u"c"_s, SuiteVerdict::NotAsked)}, 2),
                                                   runOf({record(u"a"_s, Good, 10), record(u"old"_s, Good)}, 1)});
        QStringList lines;
        for (const SuiteTrend &trend : trends) {
            QString line = trend.name;
            for (const SuiteTrend::Point &point : trend.points)
                line += u" %1:%2"_s.arg(point.run).arg(*point.figures.firstTokenMs);
            lines.append(line);
        }
        QCOMPARE(lines, QStringList({u"b 3:3"_s, u"a 1:10 2:20 3:30"_s, u"old 1:100"_s}));
        QVERIFY(trendsOf({}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSuiteTrend)
#include "tst_suitetrend.moc"
