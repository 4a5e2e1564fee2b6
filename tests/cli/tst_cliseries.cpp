// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0

// verify, again and again: what it prints of many runs, and when it refuses or stops.
#include "cli/cliprocess.h"
#include "cli/demoworld.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace lineside {

class TestCliSeries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void countsAndSpreads();
    void connections_data();
    void connections();
    void printsTableAndHistogram();
    void comparesWithTheProvider();
    void comparisonNeedsARoute();
    void stopsAtTheErrorBudget();
    void refusesWhatMayCostTooMuch_data();
    void refusesWhatMayCostTooMuch();
    void wrongUse_data();
    void wrongUse();

private:
    test::CliResult verify(const QStringList &arguments) const;
    QJsonObject report(const QStringList &arguments) const;
    /// A workspace whose route names the mock model as its endpoint.
    void writeDirectWorkspace();

    std::unique_ptr<test::DemoWorld> m_demo;
    QString m_workspace;
};

void TestCliSeries::initTestCase()
{
    m_demo = std::make_unique<test::DemoWorld>();
    QVERIFY(m_demo->isRunning());
    writeDirectWorkspace();
}

void TestCliSeries::writeDirectWorkspace()
{
    QFile known(m_demo->workspaceFile());
    QVERIFY(known.open(QIODevice::ReadOnly));
    QJsonObject workspace = QJsonDocument::fromJson(known.readAll()).object();
    QJsonArray routes = workspace["routes"_L1].toArray();
    QJsonObject entry = routes[0].toObject();
    QByteArray text = QJsonDocument(entry).toJson(QJsonDocument::Compact);
    text.replace(R"("provider":"gemini")", R"("provider":"gemini","endpoint":")" + m_demo->modelUrl().toUtf8() + '"');
    routes[0] = QJsonDocument::fromJson(text).object();
    workspace["routes"_L1] = routes;
    m_workspace = m_demo->file(u"direct.json"_s, QJsonDocument(workspace).toJson());
}

test::CliResult TestCliSeries::verify(const QStringList &arguments) const
{
    return test::runCli(QStringList{u"verify"_s, u"--workspace"_s, m_workspace} + arguments);
}

QJsonObject TestCliSeries::report(const QStringList &arguments) const
{
    const test::CliResult result = verify(arguments + QStringList{u"--json"_s});
    return QJsonDocument::fromJson(result.out).object();
}

void TestCliSeries::countsAndSpreads()
{
    const QJsonObject whole = report({u"gemini-chat"_s, u"--repeat"_s, u"12"_s, u"--concurrency"_s, u"4"_s});
    QCOMPARE(whole["runs"_L1].toArray().size(), 12);
    const QJsonObject summary = whole["summary"_L1].toObject();
    QCOMPARE(summary["pass"_L1].toInt(), 12);
    QCOMPARE(summary["stoppedAtErrorBudget"_L1].toBool(true), false);
    QVERIFY(summary["comparison"_L1].isNull());
    const QJsonObject way = summary["ways"_L1][0].toObject();
    QCOMPARE(way["runs"_L1].toInt(), 12);
    QCOMPARE(way["route"_L1].toString(), u"gemini-chat"_s);
    QCOMPARE(way["path"_L1].toString(), u"gateway"_s);
    QStringList measures;
    for (const QJsonValue &measure : way["measures"_L1].toArray()) {
        measures.append(measure["measure"_L1].toString());
        QVERIFY(measure["p50"_L1].toDouble() <= measure["p99"_L1].toDouble());
        int counted = 0;
        for (const QJsonValue &bin : measure["histogram"_L1].toArray())
            counted += bin["count"_L1].toInt();
        QCOMPARE(counted, 12);
    }
    QCOMPARE(measures, (QStringList{u"connect"_s, u"first-byte"_s, u"first-token"_s, u"tokens-per-second"_s, u"total"_s}));
}

void TestCliSeries::connections_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("runs");
    QTest::addColumn<int>("warm");
    QTest::newRow("cold") << u"cold"_s << 3 << 0;
    QTest::newRow("warm") << u"warm"_s << 3 << 2;
    QTest::newRow("both") << u"both"_s << 6 << 2;
}

void TestCliSeries::connections()
{
    QFETCH(const QString, kind);
    QFETCH(const int, runs);
    QFETCH(const int, warm);
    const QJsonValue way = report({u"gemini-chat"_s, u"--repeat"_s, u"3"_s, u"--connections"_s, kind})["summary"_L1]["ways"_L1][0];
    QCOMPARE(way["runs"_L1].toInt(), runs);
    QCOMPARE(way["warm"_L1].toInt(), warm);
}

void TestCliSeries::printsTableAndHistogram()
{
    const test::CliResult result = verify({u"gemini-chat"_s, u"--repeat"_s, u"6"_s});
    QCOMPARE(result.status, 0);
    QCOMPARE(result.err, QByteArray());
    for (const char *part : {"1. gemini-chat through the gateway: pass, ok  first token ", "6 probes: 6 pass, 0 warn, 0 fail\n",
                             "gemini-chat through the gateway: 6 runs, 0 failed, 0 on warm connections\n", "p99", "tokens a second", " ###"})
        QVERIFY2(result.out.contains(part), part);
}

void TestCliSeries::comparesWithTheProvider()
{
    const QStringList order{u"gemini-chat"_s, u"--compare-direct"_s, u"--repeat"_s, u"8"_s};
    const QJsonObject summary = report(order)["summary"_L1].toObject();
    QVERIFY2(summary["pass"_L1].toInt() == 16, QJsonDocument(summary["ways"_L1].toArray()).toJson(QJsonDocument::Compact).constData());
    QCOMPARE(summary["ways"_L1][0]["path"_L1].toString(), u"direct"_s);
    QCOMPARE(summary["ways"_L1][0]["url"_L1].toString(), m_demo->modelUrl());
    QCOMPARE(summary["ways"_L1][1]["path"_L1].toString(), u"gateway"_s);
    const QJsonArray measures = summary["comparison"_L1]["measures"_L1].toArray();
    QCOMPARE(measures.size(), 5);
    for (const QJsonValue &measure : measures) {
        QCOMPARE(measure["firstCount"_L1].toInt(), 8);
        QVERIFY(measure["from"_L1].toDouble() <= measure["difference"_L1].toDouble());
        QVERIFY(measure["difference"_L1].toDouble() <= measure["to"_L1].toDouble());
        const QString finding = measure["finding"_L1].toString();
        QCOMPARE(finding == "cannot-tell"_L1, measure["from"_L1].toDouble() <= 0 && measure["to"_L1].toDouble() >= 0);
    }
    bool serverDiffers = false;
    for (const QJsonValue &answer : summary["comparison"_L1]["answers"_L1].toArray()) {
        serverDiffers = serverDiffers || answer["what"_L1].toString() == "header server"_L1;
        QVERIFY(answer["what"_L1].toString() != "text"_L1); // the same request has the same answer
    }
    QVERIFY(serverDiffers);
    const test::CliResult words = verify({u"gemini-chat"_s, u"--compare-direct"_s, u"--repeat"_s, u"2"_s});
    QVERIFY2(words.out.contains("cannot tell: fewer than 6 runs"), words.out.constData());
}

void TestCliSeries::comparisonNeedsARoute()
{
    const test::CliResult result = verify({u"--compare-direct"_s, u"--url"_s, m_demo->routeUrl()});
    QCOMPARE(result.status, 2);
    QVERIFY(result.err.contains("--compare-direct compares one route"));
}

void TestCliSeries::stopsAtTheErrorBudget()
{
    const test::CliResult result
        = verify({u"--url"_s, m_demo->dataUrl() + u"/nothing"_s, u"--repeat"_s, u"50"_s, u"--error-budget"_s, u"2"_s, u"--json"_s});
    QCOMPARE(result.status, 1);
    const QJsonObject summary = QJsonDocument::fromJson(result.out).object()["summary"_L1].toObject();
    QCOMPARE(summary["fail"_L1].toInt(), 3);
    QCOMPARE(summary["stoppedAtErrorBudget"_L1].toBool(), true);
    QCOMPARE(summary["ways"_L1][0]["errors"_L1]["route-not-found"_L1].toInt(), 3);
}

void TestCliSeries::refusesWhatMayCostTooMuch_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    const QStringList url{u"--url"_s, u"http://127.0.0.1:1/v1"_s};
    QTest::newRow("many of unknown price") << url + QStringList{u"--repeat"_s, u"101"_s} << 2;
    QTest::newRow("a few of unknown price") << url + QStringList{u"--repeat"_s, u"2"_s} << 3;
    QTest::newRow("unknown, with a limit") << url + QStringList{u"--cost-limit"_s, u"0.5"_s} << 2;
    QTest::newRow("told yes") << url + QStringList{u"--repeat"_s, u"101"_s, u"--yes"_s, u"--error-budget"_s, u"0"_s} << 3;
    const QStringList known{u"--provider"_s, u"openai"_s, u"--model"_s, u"gpt-4o"_s, u"--timeout"_s, u"1"_s};
    QTest::newRow("known price") << known + QStringList{u"--repeat"_s, u"10000"_s} << 2;
    QTest::newRow("known price, low limit") << known + QStringList{u"--repeat"_s, u"2"_s, u"--cost-limit"_s, u"0.0001"_s} << 2;
}

void TestCliSeries::refusesWhatMayCostTooMuch()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, status);
    const test::CliResult result = verify(arguments);
    QCOMPARE(result.status, status);
    QCOMPARE(result.err.contains("--yes"), status == 2);
    QCOMPARE(result.out.isEmpty(), status == 2);
}

void TestCliSeries::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("too many at once") << QStringList{u"--concurrency"_s, u"65"_s};
    QTest::newRow("no budget") << QStringList{u"--error-budget"_s, u"-1"_s};
    QTest::newRow("unknown connections") << QStringList{u"--connections"_s, u"lukewarm"_s};
    QTest::newRow("no amount") << QStringList{u"--cost-limit"_s, u"much"_s};
    QTest::newRow("amount beyond all") << QStringList{u"--cost-limit"_s, u"999999999999"_s};
}

void TestCliSeries::wrongUse()
{
    QFETCH(const QStringList, arguments);
    const test::CliResult result = verify(QStringList{u"gemini-chat"_s} + arguments);
    QCOMPARE(result.status, 2);
    QVERIFY2(result.err.contains(arguments.constFirst().toUtf8()), result.err.constData());
    QCOMPARE(result.out, QByteArray());
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestCliSeries)
#include "tst_cliseries.moc"
