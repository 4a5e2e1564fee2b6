// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/faultserver.h"
#include "probe/probeseries.h"
#include "probe/proberig.h"
#include "probe/seriessample.h"
#include "support/scriptedserver.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// A run that the test ends.
class PlayedRun : public ProbeRun
{
    Q_OBJECT
public:
    using ProbeRun::ProbeRun;
    void cancel() override { Q_EMIT cancelled(); }
    void complete(Verdict verdict)
    {
        ProbeReport report;
        report.verdict = verdict;
        Q_EMIT completed(report);
    }
};

class PlayedProber : public Prober
{
public:
    std::unique_ptr<ProbeRun> start(const HttpRequest &request, const ProbeTarget &) override
    {
        ++started;
        urls.append(request.url.path());
        auto run = std::make_unique<PlayedRun>();
        runs.append(run.get());
        return run;
    }
    std::unique_ptr<Prober> keepingConnections() override
    {
        auto keeper = std::make_unique<PlayedProber>();
        keepers.append(keeper.get());
        return keeper;
    }
    int open() const
    {
        return int(std::ranges::count_if(runs, [](const QPointer<PlayedRun> &run) { return !run.isNull(); }));
    }

    int started = 0;
    QStringList urls;
    QList<QPointer<PlayedRun>> runs;
    QList<PlayedProber *> keepers;
};

SeriesPlan planOf(int ways, int runs)
{
    SeriesPlan plan;
    for (int way = 0; way < ways; ++way) {
        const HttpRequest request = test::ProbeRig::request(QUrl(u"http://127.0.0.1:1/%1"_s.arg(way)));
        plan.ways.append({request, test::ProbeRig::target(request)});
    }
    plan.runs = runs;
    return plan;
}

// What became of a series.
struct SeriesEnd {
    explicit SeriesEnd(const ProbeSeries &series)
        : completed(&series, &ProbeSeries::runCompleted)
        , progressed(&series, &ProbeSeries::progressed)
        , stopped(&series, &ProbeSeries::stoppedAtErrorBudget)
        , finished(&series, &ProbeSeries::finished)
        , cancelled(&series, &ProbeSeries::cancelled)
    {
    }
    qsizetype ends() const { return finished.size() + cancelled.size(); }
    QSignalSpy completed;
    QSignalSpy progressed;
    QSignalSpy stopped;
    QSignalSpy finished;
    QSignalSpy cancelled;
};

} // namespace

/// Series of probes: whose turn it is, how many at one time, and how they end.
class TestProbeSeries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void orders_data();
    void orders();
    void sameSeedSameOrder();
    void runsAll_data();
    void runsAll();
    void errorBudget_data();
    void errorBudget();
    void cancels();
    void cancelWhileAnEndIsOnItsWay();
    void deletedByItsListener_data();
    void deletedByItsListener();
    void nothingToDo();
    void noHiddenQueue_data();
    void noHiddenQueue();
    void connections_data();
    void connections();
    void cancelsRealProbes();
};

void TestProbeSeries::orders_data()
{
    QTest::addColumn<int>("ways");
    QTest::addColumn<int>("runs");
    QTest::addColumn<int>("connections");
    QTest::newRow("one way") << 1 << 5 << int(SeriesConnections::Cold);
    QTest::newRow("two ways") << 2 << 10 << int(SeriesConnections::Cold);
    QTest::newRow("two ways, odd") << 2 << 7 << int(SeriesConnections::Warm);
    QTest::newRow("two ways, both") << 2 << 10 << int(SeriesConnections::Both);
    QTest::newRow("three ways") << 3 << 20 << int(SeriesConnections::Cold);
}

// Each way has one turn a round, and is as often before another as after it.
void TestProbeSeries::orders()
{
    QFETCH(int, ways);
    QFETCH(int, runs);
    QFETCH(int, connections);
    const bool both = SeriesConnections(connections) == SeriesConnections::Both;
    const int round = ways * (both ? 2 : 1);
    for (quint64 seed = 1; seed <= 20; ++seed) {
        const QList<SeriesTurn> order = seriesOrder(ways, runs, SeriesConnections(connections), seed);
        QCOMPARE(order.size(), runs * round);
        std::map<std::pair<int, bool>, QList<int>> places;
        for (int i = 0; i < order.size(); ++i) {
            const SeriesTurn &turn = order.at(i);
            places[{turn.way, turn.keepsConnection}].append(i);
            QVERIFY(both || turn.keepsConnection == (SeriesConnections(connections) == SeriesConnections::Warm));
        }
        QCOMPARE(int(places.size()), round);
        for (const auto &[one, its] : places) {
            for (int i = 0; i < runs; ++i)
                QCOMPARE(its.at(i) / round, i);
            for (const auto &[other, others] : places) {
                int earlier = 0;
                for (int i = 0; i < runs; ++i)
                    earlier += its.at(i) < others.at(i) ? 1 : 0;
                QVERIFY(one == other || qAbs(2 * earlier - runs) <= runs % 2);
            }
        }
    }
}

void TestProbeSeries::sameSeedSameOrder()
{
    const auto order = [](quint64 seed) { return seriesOrder(2, 40, SeriesConnections::Both, seed); };
    QCOMPARE(order(7), order(7));
    QVERIFY(order(7) != order(8));
}

void TestProbeSeries::runsAll_data()
{
    QTest::addColumn<int>("ways");
    QTest::addColumn<int>("runs");
    QTest::addColumn<int>("concurrency");
    QTest::newRow("one") << 1 << 1 << 1;
    QTest::newRow("one after the other") << 1 << 5 << 1;
    QTest::newRow("two at one time") << 2 << 5 << 2;
    QTest::newRow("more at one time than there are") << 2 << 3 << 40;
}

void TestProbeSeries::runsAll()
{
    QFETCH(int, ways);
    QFETCH(int, runs);
    QFETCH(int, concurrency);
    PlayedProber prober;
    SeriesPlan plan = planOf(ways, runs);
    plan.concurrency = concurrency;
    ProbeSeries series(prober, plan);
    const SeriesEnd end(series);
    const int total = ways * runs;
    QCOMPARE(plan.total(), total);
    series.start();
    for (int done = 0; done < total; ++done) {
        QCOMPARE(prober.open(), std::min(concurrency, total - done));
        const auto next = std::ranges::find_if(prober.runs, [](const QPointer<PlayedRun> &run) { return !run.isNull(); });
        (*next)->complete(Verdict::Pass);
        QTRY_COMPARE(series.done(), done + 1);
        QCOMPARE(end.progressed.constLast(), (QVariantList{done + 1, total}));
        QCOMPARE(end.finished.size(), done + 1 == total ? 1 : 0);
    }
    QCOMPARE(end.ends(), 1);
    std::map<int, int> byWay;
    for (const QVariantList &completed : end.completed)
        ++byWay[completed.constFirst().toInt()];
    for (int way = 0; way < ways; ++way) {
        QCOMPARE(byWay[way], runs);
        QCOMPARE(prober.urls.count(u"/%1"_s.arg(way)), runs);
    }
    series.cancel();
    series.start();
    QCoreApplication::processEvents();
    QCOMPARE(end.ends(), 1);
}

void TestProbeSeries::errorBudget_data()
{
    QTest::addColumn<int>("budget");
    QTest::addColumn<QString>("verdicts");
    QTest::addColumn<int>("reported");
    QTest::addColumn<int>("stoppedAt");
    QTest::newRow("none may fail") << 0 << u"pfpp"_s << 2 << 1;
    QTest::newRow("one may fail") << 1 << u"fpfp"_s << 3 << 2;
    QTest::newRow("a warning is no error") << 0 << u"wwpp"_s << 4 << 0;
    QTest::newRow("just enough") << 2 << u"fpfp"_s << 4 << 0;
    QTest::newRow("no budget") << -1 << u"ffff"_s << 4 << 0;
}

void TestProbeSeries::errorBudget()
{
    QFETCH(int, budget);
    QFETCH(QString, verdicts);
    QFETCH(int, reported);
    QFETCH(int, stoppedAt);
    PlayedProber prober;
    SeriesPlan plan = planOf(1, int(verdicts.size()));
    plan.concurrency = 2;
    if (budget >= 0)
        plan.errorBudget = budget;
    ProbeSeries series(prober, plan);
    const SeriesEnd end(series);
    series.start();
    for (int i = 0; i < verdicts.size() && i < prober.runs.size() && prober.runs.at(i); ++i) {
        const QChar verdict = verdicts.at(i);
        prober.runs.at(i)->complete(verdict == u'p' ? Verdict::Pass : verdict == u'w' ? Verdict::Warn : Verdict::Fail);
        QTRY_VERIFY(prober.runs.at(i).isNull());
    }
    QTRY_COMPARE(end.finished.size(), 1);
    QCOMPARE(end.cancelled.size(), 0);
    QCOMPARE(end.completed.size(), reported);
    QCOMPARE(end.stopped.size(), stoppedAt > 0 ? 1 : 0);
    if (stoppedAt > 0)
        QCOMPARE(end.stopped.constFirst().constFirst().toInt(), stoppedAt);
    QCOMPARE(prober.open(), 0);
}

void TestProbeSeries::cancels()
{
    PlayedProber prober;
    SeriesPlan plan = planOf(2, 5);
    plan.concurrency = 3;
    ProbeSeries series(prober, plan);
    const SeriesEnd end(series);
    series.cancel(); // not begun: nothing to end
    series.start();
    series.cancel();
    series.cancel();
    QCOMPARE(end.ends(), 0); // never from inside the call
    QTRY_COMPARE(end.cancelled.size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(end.ends(), 1);
    QCOMPARE(end.completed.size(), 0);
    QCOMPARE(prober.started, 3);
}

// A run that completed before the cancel, of which the series has not heard yet, must not keep it from ending.
void TestProbeSeries::cancelWhileAnEndIsOnItsWay()
{
    PlayedProber prober;
    ProbeSeries series(prober, planOf(1, 3));
    const SeriesEnd end(series);
    series.start();
    prober.runs.constFirst()->complete(Verdict::Pass);
    series.cancel();
    QTRY_COMPARE(end.cancelled.size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(end.ends(), 1);
    QCOMPARE(prober.started, 1);
}

void TestProbeSeries::deletedByItsListener_data()
{
    QTest::addColumn<QString>("told");
    QTest::newRow("of a run") << u"run"_s;
    QTest::newRow("of progress") << u"progress"_s;
    QTest::newRow("of the error budget") << u"budget"_s;
    QTest::newRow("of the end") << u"end"_s;
}

void TestProbeSeries::deletedByItsListener()
{
    QFETCH(QString, told);
    PlayedProber prober;
    SeriesPlan plan = planOf(1, 2);
    plan.errorBudget = 0;
    plan.concurrency = 2;
    QPointer<ProbeSeries> series = new ProbeSeries(prober, plan, this);
    const auto deleteAt = [&series, &told](const QString &heard) {
        if (heard == told)
            delete series;
    };
    connect(series, &ProbeSeries::runCompleted, this, [&] { deleteAt(u"run"_s); });
    connect(series, &ProbeSeries::progressed, this, [&] { deleteAt(u"progress"_s); });
    connect(series, &ProbeSeries::stoppedAtErrorBudget, this, [&] { deleteAt(u"budget"_s); });
    connect(series, &ProbeSeries::finished, this, [&] { deleteAt(u"end"_s); });
    series->start();
    prober.runs.constFirst()->complete(Verdict::Fail);
    QTRY_VERIFY(series.isNull());
    QCOMPARE(prober.open(), 0);
}

void TestProbeSeries::nothingToDo()
{
    PlayedProber prober;
    ProbeSeries series(prober, SeriesPlan{});
    const SeriesEnd end(series);
    series.start();
    QTRY_COMPARE(end.finished.size(), 1);
}

void TestProbeSeries::noHiddenQueue_data()
{
    QTest::addColumn<int>("concurrency");
    for (const int concurrency : {1, 6, 8, 24, 64})
        QTest::addRow("%d at one time", concurrency) << concurrency;
}

// The server answers nobody before all have asked: a request that waited somewhere on this side would be missed for ever.
void TestProbeSeries::noHiddenQueue()
{
    QFETCH(int, concurrency);
    test::FaultServer server({}, test::FaultServer::Ending::StaysOpen);
    test::ProbeRig rig;
    const HttpRequest request = test::ProbeRig::request(server.url());
    SeriesPlan plan{.ways = {{request, test::ProbeRig::target(request)}}, .runs = concurrency + 10, .concurrency = concurrency};
    ProbeSeries series(*rig.prober, plan);
    const SeriesEnd end(series);
    series.start();
    QTRY_COMPARE_WITH_TIMEOUT(server.requests(), concurrency, 20'000);
    QCOMPARE(series.running(), concurrency);
    series.cancel();
    QTRY_COMPARE(end.cancelled.size(), 1);
    QCOMPARE(server.requests(), concurrency); // and none more than were asked for
}

void TestProbeSeries::connections_data()
{
    QTest::addColumn<int>("connections");
    QTest::addColumn<int>("cold");
    QTest::addColumn<int>("warm");
    QTest::newRow("cold") << int(SeriesConnections::Cold) << 8 << 0;
    QTest::newRow("warm: the first on each way pays") << int(SeriesConnections::Warm) << 2 << 6;
    QTest::newRow("both") << int(SeriesConnections::Both) << 8 + 2 << 6;
}

void TestProbeSeries::connections()
{
    QFETCH(int, connections);
    QFETCH(int, cold);
    QFETCH(int, warm);
    test::ScriptedServer server;
    server.setAnswer([](const test::SeenRequest &) {
        return test::ScriptedServer::answer(200, "application/json", R"({"model":"mock","choices":[{"message":{"content":"hi"},"finish_reason":"stop"}],)"
                                                                    R"("usage":{"prompt_tokens":5,"completion_tokens":1,"total_tokens":6}})");
    });
    QVERIFY(server.isListening());
    test::ProbeRig rig;
    HttpRequest request = test::ProbeRig::request(server.url());
    request.expectsStream = false;
    const SeriesWay way{request, test::ProbeRig::target(request)};
    const SeriesPlan plan{.ways = {way, way}, .runs = 4, .connections = SeriesConnections(connections)};
    ProbeSeries series(*rig.prober, plan);
    QList<SeriesSample> samples;
    connect(&series, &ProbeSeries::runCompleted, this, [&samples](int, const ProbeReport &report) { samples.append(sampleOf(report)); });
    QSignalSpy finished(&series, &ProbeSeries::finished);
    series.start();
    QVERIFY(finished.wait(20'000));
    QCOMPARE(samples.size(), plan.total());
    QCOMPARE(int(std::ranges::count(samples, false, &SeriesSample::warm)), cold);
    QCOMPARE(int(std::ranges::count(samples, true, &SeriesSample::warm)), warm);
    QCOMPARE(server.connections(), cold);
    for (const SeriesSample &sample : std::as_const(samples)) {
        QCOMPARE(sample.cause, u"ok"_s);
        QCOMPARE(sample.times.connect.has_value(), !sample.warm);
        QCOMPARE(sample.times.nameLookup.has_value() && sample.warm, false);
        QVERIFY(sample.times.firstByte && sample.times.total && *sample.times.firstByte <= *sample.times.total);
        QVERIFY(sample.times.requestSent && *sample.times.requestSent <= *sample.times.firstByte);
    }
}

void TestProbeSeries::cancelsRealProbes()
{
    test::FaultServer server("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + test::ScriptedServer::textEvent("hi"),
                             test::FaultServer::Ending::StaysOpen);
    test::ProbeRig rig;
    const HttpRequest request = test::ProbeRig::request(server.url());
    const SeriesWay way{request, test::ProbeRig::target(request)};
    const SeriesPlan plan{.ways = {way, way}, .runs = 20, .concurrency = 12, .connections = SeriesConnections::Both};
    ProbeSeries series(*rig.prober, plan);
    const SeriesEnd end(series);
    series.start();
    QTRY_COMPARE(server.open(), 12);
    QElapsedTimer timer;
    timer.start();
    series.cancel();
    QVERIFY(QSignalSpy(&series, &ProbeSeries::cancelled).wait(2000));
    QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed()))); // what is promised to whoever presses Cancel
    QTRY_COMPARE(server.open(), 0);
    QCOMPARE(end.ends(), 1);
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestProbeSeries)
#include "tst_probeseries.moc"
