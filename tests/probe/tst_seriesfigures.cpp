// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/costguard.h"
#include "probe/reportjson.h"
#include "probe/seriesfigures.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

SeriesSample sample(Verdict verdict = Verdict::Pass)
{
    SeriesSample sample;
    sample.verdict = verdict;
    sample.cause = verdict == Verdict::Fail ? u"provider-error"_s : u"ok"_s;
    return sample;
}

SeriesSample answeredBy(const QString &model, const QString &header = {})
{
    SeriesSample answer = sample();
    answer.model = model;
    answer.gateway.instance = header;
    return answer;
}

bool nearly(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance;
}

} // namespace

/// What a series of runs shows, and what a run may cost, against answers worked out by hand.
class TestSeriesFigures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void chiSquareTails_data();
    void chiSquareTails();
    void shares_data();
    void shares();
    void sharesWithoutWeights();
    void histograms_data();
    void histograms();
    void measures();
    void figures();
    void limits();
    void limitWithoutAWord();
    void findingsInTheReport();
    void tokens_data();
    void tokens();
    void costs_data();
    void costs();
};

void TestSeriesFigures::chiSquareTails_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("degrees");
    QTest::addColumn<double>("p");
    // One degree: erfc(sqrt(x / 2)). Two: exp(-x / 2). Four: exp(-x / 2) (1 + x / 2). The 95 % points are those of any table.
    QTest::newRow("one degree") << 2.0 << 1 << std::erfc(1.0);
    QTest::newRow("one degree, 95 %") << 3.841458820694124 << 1 << 0.05;
    QTest::newRow("two degrees") << 3.0 << 2 << std::exp(-1.5);
    QTest::newRow("two degrees, 95 %") << 5.991464547107979 << 2 << 0.05;
    QTest::newRow("four degrees") << 6.0 << 4 << std::exp(-3.0) * 4;
    QTest::newRow("nine degrees, 95 %") << 16.918977604620448 << 9 << 0.05;
    QTest::newRow("none off") << 0.0 << 3 << 1.0;
}

void TestSeriesFigures::chiSquareTails()
{
    QFETCH(double, value);
    QFETCH(int, degrees);
    QFETCH(double, p);
    QVERIFY2(nearly(chiSquareTail(value, degrees), p, 1e-12), qPrintable(QString::number(chiSquareTail(value, degrees), 'g', 17)));
}

void TestSeriesFigures::shares_data()
{
    QTest::addColumn<QList<int>>("weights");
    QTest::addColumn<QList<int>>("priorities");
    QTest::addColumn<QList<int>>("answers");
    QTest::addColumn<double>("chiSquare"); // below zero: cannot tell
    QTest::addColumn<int>("lower");
    QTest::newRow("as the weights are") << QList{3, 1} << QList{0, 0} << QList{30, 10} << 0.0 << 0;
    QTest::newRow("evenly, against 3 to 1") << QList{3, 1} << QList{0, 0} << QList{20, 20} << 100.0 / 30 + 100.0 / 10 << 0;
    QTest::newRow("three") << QList{1, 1, 2} << QList{0, 0, 0} << QList{15, 5, 20} << 25.0 / 10 + 25.0 / 10 + 0.0 << 0;
    QTest::newRow("one never answers") << QList{1, 1} << QList{0, 0} << QList{20, 0} << 10.0 + 10.0 << 0;
    QTest::newRow("expected below five") << QList{3, 1} << QList{0, 0} << QList{12, 4} << -1.0 << 0;
    QTest::newRow("expected just five") << QList{3, 1} << QList{0, 0} << QList{15, 5} << 0.0 << 0;
    QTest::newRow("one choice") << QList{1} << QList{0} << QList{50} << -1.0 << 0;
    QTest::newRow("a spare that was asked") << QList{1, 1, 1} << QList{1, 1, 0} << QList{20, 20, 7} << 0.0 << 7;
    QTest::newRow("weight zero") << QList{1, 1, 0} << QList{0, 0, 0} << QList{25, 15, 0} << 25.0 / 20 + 25.0 / 20 << 0;
    QTest::newRow("no answers") << QList{1, 1} << QList{0, 0} << QList{0, 0} << -1.0 << 0;
}

void TestSeriesFigures::shares()
{
    QFETCH(QList<int>, weights);
    QFETCH(QList<int>, priorities);
    QFETCH(QList<int>, answers);
    QFETCH(double, chiSquare);
    QFETCH(int, lower);
    QList<InstanceWeight> instances;
    QList<SeriesSample> samples{sample(Verdict::Fail), answeredBy(u"nobody's"_s)};
    for (int i = 0; i < weights.size(); ++i) {
        instances.append({u"i%1"_s.arg(i), u"model-%1"_s.arg(QChar(u'a' + i)), weights.at(i), priorities.at(i)});
        for (int k = 0; k < answers.at(i); ++k) // the header names the first choice whatever answered
            samples.append(answeredBy(instances.at(i).model, u"i0"_s));
    }
    const InstanceShares result = sharesOf(samples, instances);
    QCOMPARE(result.shares.size(), instances.size());
    for (int i = 0; i < answers.size(); ++i)
        QCOMPARE(result.shares.at(i).count, answers.at(i));
    QCOMPARE(result.unknown, 1);
    QCOMPARE(result.byLowerPriority, lower);
    QCOMPARE(result.chiSquare.has_value(), chiSquare >= 0);
    QCOMPARE(result.p.has_value(), chiSquare >= 0);
    if (chiSquare < 0)
        return;
    QVERIFY2(nearly(*result.chiSquare, chiSquare, 1e-9), qPrintable(QString::number(*result.chiSquare)));
    QCOMPARE(*result.p, chiSquareTail(*result.chiSquare, result.degreesOfFreedom));
}

// Two instances of one model are told apart by the headers alone.
void TestSeriesFigures::sharesWithoutWeights()
{
    const QList<SeriesSample> samples{answeredBy(u"m"_s, u"east"_s), answeredBy(u"m"_s, u"west"_s), answeredBy(u"m"_s, u"east"_s), answeredBy(u"m"_s)};
    const InstanceShares counted = sharesOf(samples, {});
    QCOMPARE(counted.shares, (QList<InstanceShare>{{u"east"_s, 2, std::nullopt}, {u"west"_s, 1, std::nullopt}}));
    QCOMPARE(counted.unknown, 1);
    QVERIFY(!counted.p);
    const InstanceShares same = sharesOf(samples, {{u"west"_s, u"m"_s, 1, 0}, {u"east"_s, u"m"_s, 1, 0}});
    QCOMPARE(same.shares.at(0).count, 1);
    QCOMPARE(same.shares.at(1).count, 2);
}

void TestSeriesFigures::histograms_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<QList<int>>("counts");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("width");
    QTest::addColumn<int>("beyond");
    // The width: 2 quartile distances / cube root of n, rounded up to 1, 2 or 5 times a power of ten.
    QTest::newRow("none") << QList<double>() << QList<int>() << 0.0 << 0.0 << 0;
    QTest::newRow("one") << QList<double>{7.3} << QList{1} << 7.0 << 1.0 << 0;
    QTest::newRow("all alike") << QList<double>{5, 5, 5} << QList{3} << 5.0 << 1.0 << 0;
    QTest::newRow("eight in a row") << QList<double>{1, 2, 3, 4, 5, 6, 7, 8} << QList{4, 4} << 0.0 << 5.0 << 0; // 2 * 3.5 / 2 = 3.5
    QTest::newRow("on an edge") << QList<double>{0, 5, 10, 15, 0, 5, 10, 15} << QList{4, 4} << 0.0 << 10.0 << 0; // 2 * 7.5 / 2 = 7.5
    QTest::newRow("one far off") << QList<double>{1, 2, 3, 4, 5, 6, 7, 8, 9000} << QList{4, 4} << 0.0 << 5.0 << 1; // 2 * 4 / 2.08 = 3.8
}

void TestSeriesFigures::histograms()
{
    QFETCH(QList<double>, values);
    QFETCH(QList<int>, counts);
    QFETCH(double, from);
    QFETCH(double, width);
    QFETCH(int, beyond);
    const ValueHistogram histogram = histogramOf(values);
    QList<int> seen;
    for (const ValueHistogram::Bin &bin : histogram.bins) {
        QVERIFY(nearly(bin.from, from + width * double(seen.size()), 1e-9));
        QVERIFY(nearly(bin.to - bin.from, width, 1e-9));
        seen.append(bin.count);
    }
    QList<int> nonEmptyEnd = seen;
    while (!nonEmptyEnd.isEmpty() && nonEmptyEnd.constLast() == 0)
        nonEmptyEnd.removeLast();
    QCOMPARE(seen, nonEmptyEnd);
    QCOMPARE(seen, counts);
    QCOMPARE(histogram.beyond, beyond);
    QVERIFY(histogram.bins.size() <= 24);
}

void TestSeriesFigures::measures()
{
    SeriesSample run = sample();
    run.times.connect = 3;
    run.times.firstByte = 20;
    run.times.firstToken = 30;
    run.times.lastToken = 530;
    run.times.total = 540;
    run.usage.output = 50;
    QCOMPARE(run.value(SeriesMeasure::Connect), 3.0);
    QCOMPARE(run.value(SeriesMeasure::TokensPerSecond), 100.0); // 50 tokens in half a second
    run.times.tls = 9;
    QCOMPARE(run.value(SeriesMeasure::Connect), 9.0);
    run.warm = true;
    QCOMPARE(run.value(SeriesMeasure::Connect), std::nullopt);
    run.usage.output = std::nullopt;
    QCOMPARE(run.value(SeriesMeasure::TokensPerSecond), std::nullopt);
}

void TestSeriesFigures::figures()
{
    QList<SeriesSample> samples;
    for (int i = 1; i <= 100; ++i) {
        samples.append(sample());
        samples.last().times.total = i;
        samples.last().warm = i > 90;
    }
    for (const QString &cause : {u"gateway-error"_s, u"dns-failure"_s, u"gateway-error"_s}) {
        samples.append(sample(Verdict::Fail));
        samples.last().cause = cause;
        samples.last().times.total = 0.1; // a quick refusal is no quick answer
    }
    samples.last().gateway.upstreamStatus = u"503, 500"_s;
    samples.append(sample(Verdict::Warn));
    const WayFigures figures = figuresOf(samples);
    QCOMPARE(figures.runs, 104);
    QCOMPARE(figures.failed, 3);
    QCOMPARE(figures.warned, 1);
    QCOMPARE(figures.warmRuns, 10);
    QCOMPARE(figures.fallbacks, 1);
    QCOMPARE(figures.errors, (QList<CauseCount>{{u"gateway-error"_s, 2}, {u"dns-failure"_s, 1}}));
    const MeasureFigures *cold = figures.find(SeriesMeasure::Total, false);
    const MeasureFigures *warm = figures.find(SeriesMeasure::Total, true);
    QVERIFY(cold && warm && !figures.find(SeriesMeasure::Connect, false));
    QCOMPARE(cold->count, 90);
    const Percentiles &p = cold->percentiles; // 1 + 89 times the share
    QVERIFY(nearly(*p.p50, 45.5, 1e-9) && nearly(*p.p90, 81.1, 1e-9) && nearly(*p.p95, 85.55, 1e-9) && nearly(*p.p99, 89.11, 1e-9));
    QCOMPARE(warm->percentiles.p50, 95.5);
    QCOMPARE(figuresOf({}), WayFigures{});
}

void TestSeriesFigures::limits()
{
    const auto seen = [](const QString &name, double remaining, double reset) { return LimitSeen{name, 60.0, remaining, reset}; };
    SeriesSample first = sample();
    first.startedUtc = u"2026-01-02T03:04:00.000Z"_s;
    first.gateway.limits = {seen(u"X-RateLimit"_s, 1, 40), seen(u"X-AI-RateLimit"_s, 900, 10)};
    SeriesSample refused = sample(Verdict::Fail);
    refused.cause = u"gateway-rate-limited"_s;
    refused.startedUtc = u"2026-01-02T03:04:10.000Z"_s;
    refused.times.firstByte = 500;
    refused.gateway.limits = {seen(u"X-RateLimit"_s, 0, 29.5), seen(u"X-AI-RateLimit"_s, 900, 10)};
    const QList<LimitFound> limits = figuresOf({first, refused, refused}).limits;
    QCOMPARE(limits.size(), 2);
    QCOMPARE(limits.at(0).name, u"X-RateLimit"_s);
    QCOMPARE(limits.at(0).limit, 60.0);
    QCOMPARE(limits.at(0).leastRemaining, 0.0);
    QCOMPARE(limits.at(0).refusals, 2);
    QCOMPARE(limits.at(0).resetsAt, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 40), Qt::UTC));
    QCOMPARE(limits.at(1).refusals, 0);
    QCOMPARE(limits.at(1).leastRemaining, 900.0);
}

void TestSeriesFigures::limitWithoutAWord()
{
    SeriesSample refused = sample(Verdict::Fail);
    refused.cause = u"provider-rate-limited"_s;
    const QList<LimitFound> limits = figuresOf({refused, sample()}).limits;
    QCOMPARE(limits.size(), 1);
    QCOMPARE(limits.constFirst().name, u"provider-rate-limited"_s);
    QCOMPARE(limits.constFirst().refusals, 1);
    QVERIFY(!limits.constFirst().resetsAt.isValid() && !limits.constFirst().limit);
}

void TestSeriesFigures::findingsInTheReport()
{
    const auto summaryWith = [](const std::optional<SeriesFindings> &findings) {
        return QJsonDocument::fromJson(reportsToJson({ProbeReport{}}, findings)).object()["summary"_L1].toObject();
    };
    QList<SeriesSample> samples;
    for (int i = 0; i < 10; ++i) {
        samples.append(answeredBy(u"m"_s));
        samples.last().times.total = 100 + i;
    }
    SeriesFindings findings{.ways = {{.target = {}, .figures = figuresOf(samples)}}};
    const QJsonObject one = summaryWith(findings);
    QVERIFY(one["comparison"_L1].isNull());
    QCOMPARE(one["stoppedAtErrorBudget"_L1], QJsonValue(false));
    QCOMPARE(one["ways"_L1][0]["runs"_L1].toInt(), 10);
    QVERIFY(one["ways"_L1][0]["instances"_L1]["p"_L1].isNull());
    QCOMPARE(one["ways"_L1][0]["measures"_L1].toArray().size(), 1);
    QCOMPARE(one["ways"_L1][0]["measures"_L1][0]["measure"_L1].toString(), u"total"_s);
    QCOMPARE(one["ways"_L1][0]["measures"_L1][0]["p50"_L1].toDouble(), 104.5);
    findings.comparison = compareWays(samples, samples);
    const QJsonValue same = summaryWith(findings)["comparison"_L1]["measures"_L1][0];
    QCOMPARE(same["finding"_L1].toString(), u"cannot-tell"_s);
    QCOMPARE(same["difference"_L1].toDouble(-1), 0.0);
    QVERIFY(same["from"_L1].isDouble());
    // What a single run's report holds is held by a series' report too.
    const QStringList keys = summaryWith(std::nullopt).keys();
    QVERIFY(!keys.contains(u"ways"_s));
    for (const QString &key : keys)
        QVERIFY(one.contains(key));
}

void TestSeriesFigures::tokens_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("leastInput");
    QTest::addColumn<qint64>("mostInput");
    QTest::addColumn<qint64>("output");
    QTest::addColumn<bool>("assumed");
    const QByteArray question = R"("messages":[{"role":"user","content":"What is the capital of France?"}])";
    QTest::newRow("a question") << "{" + question + "}" << qint64(10) << qint64(60) << typicalOutput << true;
    QTest::newRow("a limit") << R"({"max_tokens":50,)" + question + "}" << qint64(10) << qint64(70) << qint64(50) << false;
    QTest::newRow("the newer limit") << R"({"max_completion_tokens":70,"max_tokens":50,)" + question + "}" << qint64(10) << qint64(80) << qint64(70) << false;
    QTest::newRow("several answers") << R"({"n":3,"max_tokens":50,)" + question + "}" << qint64(10) << qint64(80) << qint64(150) << false;
    QTest::newRow("nonsense for a limit") << R"({"max_tokens":"many",)" + question + "}" << qint64(10) << qint64(80) << typicalOutput << true;
    QTest::newRow("long") << R"({"max_tokens":1,"prompt":")" + QByteArray(30'000, 'x') + "\"}" << qint64(10'000) << qint64(10'100) << qint64(1) << false;
    QTest::newRow("Chinese: a token a sign")
        << R"({"max_tokens":1,"prompt":")" + u"首"_s.repeated(300).toUtf8() + "\"}" << qint64(300) << qint64(350) << qint64(1) << false;
    QTest::newRow("a picture is no text") << R"({"max_tokens":1,"url":"data:image/png;base64,)" + QByteArray(900'000, 'A') + "\"}" << qint64(2000)
                                          << qint64(2100) << qint64(1) << false;
    QTest::newRow("not JSON") << QByteArray(300, 'x') << qint64(100) << qint64(120) << typicalOutput << true;
}

void TestSeriesFigures::tokens()
{
    QFETCH(QByteArray, body);
    QFETCH(qint64, leastInput);
    QFETCH(qint64, mostInput);
    QFETCH(qint64, output);
    QFETCH(bool, assumed);
    const TokenForecast forecast = forecastTokens(body);
    QVERIFY2(forecast.input >= leastInput && forecast.input <= mostInput, qPrintable(QString::number(forecast.input)));
    QCOMPARE(forecast.output, output);
    QCOMPARE(forecast.outputIsAssumed, assumed);
}

void TestSeriesFigures::costs_data()
{
    QTest::addColumn<int>("times");
    QTest::addColumn<int>("unpriced");
    QTest::addColumn<qint64>("outputPrice");
    QTest::addColumn<bool>("isOver"); // one dollar, and ten requests without a price
    constexpr qint64 dollarAMillion = 1'000'000;
    // 1000 tokens of output a request: at 0 a million, a cent each.
    QTest::newRow("cheap") << 10 << 0 << 10 * dollarAMillion << false;
    QTest::newRow("up to the limit") << 100 << 0 << 10 * dollarAMillion << false;
    QTest::newRow("over it") << 101 << 0 << 10 * dollarAMillion << true;
    QTest::newRow("free") << 10'000 << 0 << qint64(0) << false;
    QTest::newRow("a few without a price") << 1 << 10 << dollarAMillion << false;
    QTest::newRow("many without a price") << 1 << 11 << dollarAMillion << true;
    QTest::newRow("more than can be counted") << 10'000 << 0 << std::numeric_limits<qint64>::max() / 2 << true;
}

void TestSeriesFigures::costs()
{
    QFETCH(int, times);
    QFETCH(int, unpriced);
    QFETCH(qint64, outputPrice);
    QFETCH(bool, isOver);
    HttpRequest request;
    request.body = R"({"max_tokens":1000,"prompt":"hi"})";
    const CostForecast forecast = forecastCost({{request, times, TokenRates{Money{0}, Money{outputPrice}}}, {request, unpriced, std::nullopt}});
    QCOMPARE(forecast.requests, times + unpriced);
    QCOMPARE(forecast.tokens.output, 1000 * (times + unpriced));
    QCOMPARE(forecast.isOver(Money{1'000'000'000'000}, 10), isOver);
    const CostForecast mixed = forecastCost({{request, 1, TokenRates{Money{0}, Money{1}}}, {request, 1, TokenRates{Money{0, u"EUR"_s}, Money{1, u"EUR"_s}}}});
    QCOMPARE(mixed.withoutPrice, 1);
    QCOMPARE(mixed.most, Money{1000});
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestSeriesFigures)
#include "tst_seriesfigures.moc"
