// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "suite/suiterun.h"

#include "suite/fakeprober.h"
#include "suite/samplesuite.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

Suite suiteOf(const QList<SuiteCase> &cases)
{
    return {SuiteId(u"s"_s), u"S"_s, cases};
}

SuiteRunSettings settings(int concurrency = 1)
{
    SuiteRunSettings made;
    made.question = [](const SuiteCase &asked) -> Result<SuiteQuestion> {
        if (asked.name == "lost"_L1)
            return failure(Error::Kind::Configuration, u"No such route."_s);
        SuiteQuestion question;
        question.request.body = asked.name.toUtf8();
        return question;
    };
    made.cost = [](const SuiteCase &, const ProbeReport &) { return costOf(0.001); };
    made.concurrency = concurrency;
    return made;
}

} // namespace

class TestSuiteRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAllAndEndsOnce()
    {
        FakeProber prober;
        SuiteRun run(prober, settings());
        QSignalSpy finished(&run, &SuiteRun::finished);
        QSignalSpy judged(&run, &SuiteRun::answerJudged);
        QSignalSpy started(&run, &SuiteRun::caseStarted);
        run.start(suiteOf({caseNamed(u"a"_s, {}, 2), caseNamed(u"lost"_s), caseNamed(u"b"_s)}));
        QCOMPARE(prober.started, 0); // never before start returned
        QCOMPARE(run.total(), 3);
        for (int answers = 1; answers <= 3; ++answers) {
            QTRY_COMPARE(prober.started, answers);
            QCOMPARE(prober.waiting.last()->request.body, answers < 3 ? QByteArray("a") : QByteArray("b"));
            QVERIFY(prober.answer(answers == 2 ? notFoundReport() : goodReport()));
            QTRY_COMPARE(run.answered(), answers);
        }
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(judged.size(), 3);
        QCOMPARE(started.size(), 2);
        QTRY_COMPARE(prober.alive, 0);
        const auto result = finished.first().first().value<SuiteRunResult>();
        QCOMPARE(result, run.result());
        QVERIFY(!result.cancelled && result.startedAt.isValid() && result.elapsedMs > 0);
        QCOMPARE(result.cases.at(0).answers.size(), 2);
        QCOMPARE(int(result.cases.at(0).verdict()), int(SuiteVerdict::Failed));
        QCOMPARE(result.cases.at(1).problem->message, u"No such route."_s);
        QCOMPARE(int(result.cases.at(1).verdict()), int(SuiteVerdict::Unclear));
        QCOMPARE(int(result.cases.at(2).verdict()), int(SuiteVerdict::Passed));
    }

    void asksNoMoreThanAllowedAtOnce_data()
    {
        QTest::addColumn<int>("concurrency");
        QTest::addColumn<int>("most");
        QTest::newRow("one") << 1 << 1;
        QTest::newRow("three") << 3 << 3;
        QTest::newRow("more than there is") << 32 << 10;
        QTest::newRow("none is one") << 0 << 1;
        QTest::newRow("without end is bounded") << 1'000'000 << 10;
    }

    void asksNoMoreThanAllowedAtOnce()
    {
        QFETCH(int, concurrency);
        QFETCH(int, most);
        FakeProber prober;
        SuiteRun run(prober, settings(concurrency));
        QSignalSpy finished(&run, &SuiteRun::finished);
        run.start(suiteOf({caseNamed(u"a"_s, {}, 7), caseNamed(u"b"_s, {}, 3)}));
        QTRY_COMPARE(prober.started, most);
        while (finished.isEmpty()) {
            QTRY_VERIFY(!prober.waiting.isEmpty() || !finished.isEmpty());
            prober.answer(goodReport());
        }
        QCOMPARE(prober.mostAlive, most);
        QCOMPARE(run.answered(), 10);
        QCOMPARE(int(run.result().verdict()), int(SuiteVerdict::Passed));
    }

    void keepsWhatCameBeforeItWasCancelled()
    {
        FakeProber prober;
        SuiteRun run(prober, settings(2));
        QSignalSpy finished(&run, &SuiteRun::finished);
        run.start(suiteOf({caseNamed(u"a"_s), caseNamed(u"b"_s, {}, 2), caseNamed(u"c"_s)}));
        QTRY_COMPARE(prober.started, 2);
        prober.answer(goodReport());
        QTRY_COMPARE(run.answered(), 1);
        run.cancel();
        QCOMPARE(finished.size(), 1);
        run.cancel();
        QCOMPARE(finished.size(), 1);
        QTRY_COMPARE(prober.alive, 0);
        QVERIFY(!prober.answer(goodReport()));
        QVERIFY(run.result().cancelled);
        QCOMPARE(int(run.result().cases.at(0).verdict()), int(SuiteVerdict::Passed));
        QCOMPARE(int(run.result().cases.at(1).verdict()), int(SuiteVerdict::NotAsked));
        QCOMPARE(int(run.result().cases.at(2).verdict()), int(SuiteVerdict::NotAsked));
        QCOMPARE(int(run.result().verdict()), int(SuiteVerdict::NotAsked));
    }

    void mayBeCancelledOrDeletedByAnyone_data()
    {
        QTest::addColumn<bool>("deletes");
        QTest::addColumn<int>("at"); // 0: caseStarted, 1: answerJudged, 2: finished
        for (const int at : {0, 1, 2}) {
            QTest::addRow("cancelled at %d", at) << false << at;
            QTest::addRow("deleted at %d", at) << true << at;
        }
    }

    void mayBeCancelledOrDeletedByAnyone()
    {
        QFETCH(bool, deletes);
        QFETCH(int, at);
        FakeProber prober;
        QPointer<SuiteRun> run = new SuiteRun(prober, settings(2), this);
        int ends = 0;
        const auto act = [&] {
            if (deletes)
                delete run.data();
            else
                run->cancel();
        };
        connect(run, &SuiteRun::finished, this, [&] { ++ends; });
        if (at == 0)
            connect(run, &SuiteRun::caseStarted, this, act);
        else if (at == 1)
            connect(run, &SuiteRun::answerJudged, this, act);
        else
            connect(run, &SuiteRun::finished, this, act);
        run->start(suiteOf({caseNamed(u"a"_s, {}, 3), caseNamed(u"b"_s)}));
        QTRY_VERIFY(prober.started > 0);
        while (run && ends == 0) {
            prober.answer(goodReport());
            QCoreApplication::processEvents();
        }
        QCOMPARE(ends, deletes && at < 2 ? 0 : 1);
        QTRY_COMPARE(prober.alive, 0);
        delete run.data();
    }

    void endsASuiteWithNothingToAsk_data()
    {
        QTest::addColumn<Suite>("suite");
        QTest::newRow("no case") << suiteOf({});
        QTest::newRow("nobody to ask") << suiteOf({caseNamed(u"lost"_s)});
    }

    void endsASuiteWithNothingToAsk()
    {
        QFETCH(Suite, suite);
        FakeProber prober;
        SuiteRun run(prober, settings());
        QSignalSpy finished(&run, &SuiteRun::finished);
        run.start(suite);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(int(run.result().verdict()), int(SuiteVerdict::Unclear));
    }

    void keepsOnlySoMuchEvidence()
    {
        FakeProber prober;
        SuiteRunSettings small = settings();
        small.evidenceLimit = 2500;
        SuiteRun run(prober, small);
        QSignalSpy finished(&run, &SuiteRun::finished);
        run.start(suiteOf({caseNamed(u"a"_s, {}, 4)}));
        const ProbeReport reports[] = {goodReport(), goodReport(), goodReport(), notFoundReport()};
        for (ProbeReport report : reports) {
            report.bodyStart = QByteArray(1000, 'x');
            QTRY_VERIFY(!prober.waiting.isEmpty());
            prober.answer(report);
        }
        QTRY_COMPARE(finished.size(), 1);
        const QList<SuiteAnswer> &answers = run.result().cases.first().answers;
        QCOMPARE(answers.at(1).report.bodyStart.size(), 1000);
        QCOMPARE(answers.at(2).report.bodyStart.size(), 0);
        QCOMPARE(answers.at(2).report.answer.text, goodReport().answer.text);
        QCOMPARE(answers.at(3).report.bodyStart.size(), 1000); // it did not pass
    }
};

QTEST_GUILESS_MAIN(TestSuiteRun)
#include "tst_suiterun.moc"
