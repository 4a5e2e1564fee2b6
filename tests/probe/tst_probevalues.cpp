// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/headreader.h"
#include "probe/modelname.h"
#include "probe/proxychoice.h"
#include "probe/reportjson.h"
#include "probe/statistics.h"
#include "probe/timeline.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lineside {

/// The small pure parts: how an answer flowed, percentiles, heads, proxies, model names, the report as JSON.
class TestProbeValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rhythm_data();
    void rhythm();
    void gaps();
    void percentiles();
    void heads_data();
    void heads();
    void headHasALimit();
    void proxies_data();
    void proxies();
    void models_data();
    void models();
    void absentFactsAreNull();
    void summary();
};

void TestProbeValues::rhythm_data()
{
    QTest::addColumn<QList<double>>("arrivals");
    QTest::addColumn<QString>("judgement");
    const auto bursts = [](const QList<std::pair<double, int>> &parts) {
        QList<double> arrivals;
        for (const auto &[at, count] : parts)
            arrivals.append(QList<double>(count, at));
        return arrivals;
    };
    QList<double> steady;
    QList<double> quick;
    for (int i = 0; i < 30; ++i) {
        steady.append(20 + 40 * i);
        quick.append(300 + 2.5 * i);
    }
    QTest::newRow("one by one") << steady << u"streamed"_s;
    QTest::newRow("one by one, quickly") << quick << u"streamed"_s;
    QTest::newRow("bursts") << bursts({{250, 8}, {570, 8}, {890, 8}, {1210, 6}}) << u"buffered"_s;
    QTest::newRow("two bursts") << bursts({{250, 8}, {510, 4}}) << u"buffered"_s;
    QTest::newRow("all at the end") << bursts({{1200, 30}}) << u"buffered"_s;
    QTest::newRow("all at the end, in several reads") << bursts({{1200, 10}, {1203, 10}, {1206, 10}}) << u"buffered"_s;
    QTest::newRow("all at once, with no wait before") << bursts({{15, 30}}) << u"cannot tell"_s;
    QTest::newRow("pairs") << bursts({{50, 2}, {130, 2}, {210, 2}, {290, 2}, {370, 2}}) << u"streamed"_s;
    QTest::newRow("bursts too close to notice") << bursts({{20, 5}, {50, 5}, {80, 5}, {110, 5}}) << u"streamed"_s;
    QTest::newRow("few") << bursts({{900, 3}}) << u"cannot tell"_s;
    QTest::newRow("none") << QList<double>() << u"cannot tell"_s;
}

void TestProbeValues::rhythm()
{
    QFETCH(QList<double>, arrivals);
    QFETCH(QString, judgement);
    QList<ProbeEvent> events;
    for (const double at : arrivals)
        events.append({at, u"message"_s, "{}", true});
    if (!events.isEmpty())
        events.append({events.constLast().at, u"message"_s, "[DONE]", false});
    ProbeTimes times;
    times.requestSent = 1;
    const std::optional<bool> buffered = rhythmOf(events, times).buffered;
    QCOMPARE(!buffered ? u"cannot tell"_s : *buffered ? u"buffered"_s : u"streamed"_s, judgement);
}

void TestProbeValues::gaps()
{
    QList<ProbeEvent> events;
    for (const double at : {10.0, 10.5, 20.0, 50.0, 51.0, 150.0})
        events.append({at, {}, "x", true});
    const Rhythm rhythm = rhythmOf(events, {});
    QCOMPARE(rhythm.arrivals, 4);
    QCOMPARE(rhythm.medianGap, std::optional(30.0));
    QCOMPARE(rhythm.maxGap, std::optional(100.0));
    const Rhythm one = rhythmOf({events.constFirst()}, {});
    QVERIFY(!one.medianGap && !one.maxGap);
}

void TestProbeValues::percentiles()
{
    QVERIFY(!percentile({}, 50));
    QCOMPARE(percentile({7}, 95), std::optional(7.0));
    QCOMPARE(percentile({4, 1, 3, 2}, 50), std::optional(2.5));
    QCOMPARE(percentile({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 90), std::optional(10.0));
    QCOMPARE(percentile({1, 2}, 150), std::optional(2.0));
    QCOMPARE(percentilesOf({1, 1, 1}), (Percentiles{1, 1, 1, 1}));
}

void TestProbeValues::heads_data()
{
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<bool>("complete");
    QTest::newRow("whole") << QByteArrayList{"HTTP/1.1 200 OK\r\n", "A: 1\r\n", "\r\n"} << 200 << QByteArray("1.1") << QByteArray("OK")
                           << true;
    QTest::newRow("HTTP/2") << QByteArrayList{"HTTP/2 429 \r\n", "a: 1\r\n", "\r\n"} << 429 << QByteArray("2") << QByteArray() << true;
    QTest::newRow("no empty line") << QByteArrayList{"HTTP/1.1 200 OK\r\n", "A: 1\r\n"} << 200 << QByteArray("1.1") << QByteArray("OK")
                                   << false;
    QTest::newRow("interim only") << QByteArrayList{"HTTP/1.1 100 Continue\r\n", "\r\n"} << 100 << QByteArray("1.1")
                                  << QByteArray("Continue") << false;
    QTest::newRow("interim first") << QByteArrayList{"HTTP/1.1 103 Early Hints\r\n", "B: 2\r\n", "\r\n",
                                                     "HTTP/1.1 404 Not Found\r\n",   "A: 1\r\n", "\r\n"}
                                   << 404 << QByteArray("1.1") << QByteArray("Not Found") << true;
    QTest::newRow("trailer") << QByteArrayList{"HTTP/1.1 200 OK\r\n", "A: 1\r\n", "\r\n", "Late: 1\r\n", "\r\n"} << 200 << QByteArray("1.1")
                             << QByteArray("OK") << true;
}

void TestProbeValues::heads()
{
    QFETCH(QByteArrayList, lines);
    HeadReader reader;
    for (const QByteArray &line : lines)
        QVERIFY(reader.takeLine(line));
    QTEST(reader.head().status, "status");
    QTEST(reader.head().version, "version");
    QTEST(reader.head().reason, "reason");
    QTEST(reader.isComplete(), "complete");
    QVERIFY(reader.head().headers.size() <= 1);
}

void TestProbeValues::headHasALimit()
{
    HeadReader reader;
    QVERIFY(reader.takeLine("HTTP/1.1 200 OK\r\n"));
    QVERIFY(reader.takeLine("A: " + QByteArray(100 * 1024, 'x')));
    QVERIFY(reader.takeLine(" folded\r\n"));
    QVERIFY(reader.head().headers.constFirst().value.endsWith("x folded"));
    QVERIFY(!reader.takeLine("B: " + QByteArray(200 * 1024, 'x')));
}

void TestProbeValues::proxies_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QByteArray>("proxy");
    const QStringList both{u"http_proxy=http://a:1"_s, u"https_proxy=http://b:2"_s};
    QTest::newRow("none") << u"none"_s << u"http://x.example/"_s << both << QByteArray();
    QTest::newRow("fixed") << u"fixed"_s << u"http://x.example/"_s << both << QByteArray("http://fixed:3");
    QTest::newRow("http") << u"system"_s << u"http://x.example/"_s << both << QByteArray("http://a:1");
    QTest::newRow("https") << u"system"_s << u"https://x.example/"_s << both << QByteArray("http://b:2");
    QTest::newRow("large letters count for https only")
        << u"system"_s << u"http://x.example/"_s << QStringList{u"HTTP_PROXY=http://a:1"_s} << QByteArray();
    QTest::newRow("all") << u"system"_s << u"https://x.example/"_s << QStringList{u"ALL_PROXY=socks5://c:4"_s}
                         << QByteArray("socks5://c:4");
    QTest::newRow("exception") << u"system"_s << u"http://x.example/"_s << both + QStringList{u"no_proxy=localhost, .example"_s}
                               << QByteArray();
    QTest::newRow("exception by part of a name")
        << u"system"_s << u"http://myexample/"_s << both + QStringList{u"no_proxy=example"_s} << QByteArray("http://a:1");
    QTest::newRow("no proxy at all") << u"system"_s << u"http://x.example/"_s << both + QStringList{u"NO_PROXY=*"_s} << QByteArray();
    QTest::newRow("nothing set") << u"system"_s << u"http://x.example/"_s << QStringList() << QByteArray();
}

void TestProbeValues::proxies()
{
    QFETCH(QString, mode);
    QFETCH(QString, url);
    QFETCH(QStringList, variables);
    ConnectionSettings settings;
    settings.proxyMode = mode == "none"_L1 ? ConnectionSettings::Proxy::None
        : mode == "fixed"_L1               ? ConnectionSettings::Proxy::Fixed
                                           : ConnectionSettings::Proxy::System;
    settings.proxy = QUrl(u"http://fixed:3"_s);
    QProcessEnvironment environment;
    for (const QString &variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    QTEST(chooseProxy(settings, QUrl(url), environment).url, "proxy");
}

void TestProbeValues::models_data()
{
    QTest::addColumn<QString>("requested");
    QTest::addColumn<QString>("answered");
    QTest::addColumn<bool>("same");
    QTest::newRow("equal") << u"gpt-4o"_s << u"gpt-4o"_s << true;
    QTest::newRow("dated") << u"gpt-4o"_s << u"gpt-4o-2024-08-06"_s << true;
    QTest::newRow("dated in one") << u"claude-sonnet-4"_s << u"claude-sonnet-4-20250514"_s << true;
    QTest::newRow("numbered") << u"gemini-2.5-flash"_s << u"gemini-2.5-flash-001"_s << true;
    QTest::newRow("preview") << u"gemini-2.5-flash"_s << u"models/gemini-2.5-flash-preview-05-20"_s << true;
    QTest::newRow("latest") << u"claude-3-5-haiku-latest"_s << u"claude-3-5-haiku-20241022"_s << true;
    QTest::newRow("prefix") << u"google/gemini-2.5-flash"_s << u"gemini-2.5-flash"_s << true;
    QTest::newRow("tag") << u"llama3:latest"_s << u"llama3"_s << true;
    QTest::newRow("smaller") << u"gpt-4o"_s << u"gpt-4o-mini"_s << false;
    QTest::newRow("another") << u"gemini-2.5-pro"_s << u"gemini-2.5-flash"_s << false;
    QTest::newRow("longer name") << u"gpt-4"_s << u"gpt-4o"_s << false;
    QTest::newRow("lite") << u"gemini-2.5-flash"_s << u"gemini-2.5-flash-lite"_s << false;
}

void TestProbeValues::models()
{
    QFETCH(QString, requested);
    QFETCH(QString, answered);
    QTEST(sameModel(requested, answered), "same");
}

void TestProbeValues::absentFactsAreNull()
{
    const QJsonObject whole = QJsonDocument::fromJson(reportsToJson({ProbeReport()})).object();
    QCOMPARE(whole["schema"_L1].toString(), u"lineside.report/1"_s);
    QVERIFY(whole["tool"_L1].toString().startsWith("lineside "_L1));
    const QJsonObject run = whole["runs"_L1].toArray().at(0).toObject();
    const QJsonObject times = run["timingsMs"_L1].toObject();
    QCOMPARE(times.keys(),
             (QStringList{u"connect"_s, u"firstByte"_s, u"firstToken"_s, u"lastToken"_s, u"nameLookup"_s, u"requestSent"_s, u"tls"_s,
                          u"total"_s}));
    for (const QJsonValue &time : times)
        QVERIFY(time.isNull());
    const QJsonObject counts = run["usage"_L1].toObject();
    QCOMPARE(counts.keys(), (QStringList{u"cached"_s, u"input"_s, u"output"_s, u"reasoning"_s, u"totalReported"_s, u"unaccounted"_s}));
    for (const QJsonValue &count : counts)
        QVERIFY(count.isNull());
    const QJsonObject stream = run["stream"_L1].toObject();
    for (const QLatin1StringView name : {"buffered"_L1, "finishReason"_L1, "maxGapMs"_L1, "medianGapMs"_L1})
        QVERIFY(stream.contains(name) && stream[name].isNull());
    for (const QLatin1StringView name : {"status"_L1, "version"_L1, "reason"_L1, "contentType"_L1})
        QVERIFY(run["http"_L1].toObject().contains(name) && run["http"_L1][name].isNull());
    for (const QLatin1StringView name : {"kind"_L1, "version"_L1, "upstreamStatus"_L1, "instance"_L1})
        QVERIFY(run["gateway"_L1].toObject().contains(name) && run["gateway"_L1][name].isNull());
    QVERIFY(whole["summary"_L1]["firstTokenMs"_L1]["p50"_L1].isNull());
}

void TestProbeValues::summary()
{
    QList<ProbeReport> reports(3);
    reports[0].verdict = Verdict::Pass;
    reports[0].times.firstToken = 10;
    reports[0].gateway.instance = u"a"_s;
    reports[1].verdict = Verdict::Warn;
    reports[1].times.firstToken = 20;
    reports[1].gateway.instance = u"a"_s;
    reports[2].origin = Origin::Gateway;
    reports[2].usage.input = 0;
    const QJsonObject whole = QJsonDocument::fromJson(reportsToJson(reports)).object();
    const QJsonObject summary = whole["summary"_L1].toObject();
    QCOMPARE(summary["pass"_L1].toInt() * 100 + summary["warn"_L1].toInt() * 10 + summary["fail"_L1].toInt(), 111);
    QCOMPARE(summary["firstTokenMs"_L1]["p50"_L1].toDouble(), 15.0);
    QCOMPARE(summary["instances"_L1].toObject(), (QJsonObject{{"a"_L1, 2}}));
    QVERIFY(whole["runs"_L1][2]["usage"_L1]["input"_L1].isDouble()); // reported as none is not the same as not reported
    QCOMPARE(whole["runs"_L1][2]["origin"_L1].toString(), u"gateway"_s);
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestProbeValues)
#include "tst_probevalues.moc"
