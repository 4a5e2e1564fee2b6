// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Suites as a pipeline runs them: lineside-cli as a process, against the demo's servers.
#include "cli/cliprocess.h"
#include "cli/demoworld.h"
#include "store/workspacejson.h"
#include "support/smalldisk.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QDir>
#include <QStandardPaths>
#include <QTest>
#include <QXmlStreamReader>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;
using Kind = SuiteCheck::Kind;

namespace {

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCliSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsByItsExitStatus_data();
    void tellsByItsExitStatus();
    void tellsForPeople();
    void tellsForPrograms();
    void writesItsReports();
    void tellsWhatIsWrongWithTheCall_data();
    void tellsWhatIsWrongWithTheCall();
    void comparesWithTheLastRun();
    void writesWhatRanBeforeCtrlC();
    void leavesOldFilesOnAFullDisk();
    void tellsOfACheckThatItDoesNotKnow();
    void refusesWhatMayCostTooMuch();
    void writesReportsWithoutASuite();
    void leavesAsAScriptForK6();

private:
    SuiteCase routed(const QString &name, const QList<SuiteCheck> &checks, const QString &question = u"What is the capital of France?"_s) const;
    void keep(const QList<SuiteCase> &cases);
    QStringList call(const QStringList &arguments) const;
    QString beside(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<DemoWorld> m_demo;
    std::unique_ptr<QTemporaryDir> m_folder;
    Workspace m_workspace;
};

void TestCliSuite::init()
{
    m_demo = std::make_unique<DemoWorld>();
    QVERIFY(m_demo->isRunning());
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = readWorkspace(contentOf(m_demo->workspaceFile()))->workspace;
}

SuiteCase TestCliSuite::routed(const QString &name, const QList<SuiteCheck> &checks, const QString &question) const
{
    const GatewayRoute &entry = m_workspace.routes.constFirst();
    return {.name = name, .gateway = entry.gateway, .route = entry.route.id, .model = {}, .question = question, .checks = checks};
}

void TestCliSuite::keep(const QList<SuiteCase> &cases)
{
    m_workspace.suites = {{SuiteId(u"nightly"_s), u"Every night"_s, cases}};
    const Result<QByteArray> bytes = writeWorkspace(m_workspace, {});
    QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error().message));
    m_demo->file(u"workspace.json"_s, *bytes);
}

QStringList TestCliSuite::call(const QStringList &arguments) const
{
    return QStringList{u"verify"_s, u"--suite"_s, u"nightly"_s, u"--workspace"_s, m_demo->workspaceFile(), u"--history"_s, beside(u"runs.db"_s)} + arguments;
}

void TestCliSuite::tellsByItsExitStatus_data()
{
    QTest::addColumn<QStringList>("kinds"); // of cases
    QTest::addColumn<int>("status");
    QTest::newRow("all passed") << QStringList{u"good"_s, u"direct"_s} << 0;
    QTest::newRow("one failed") << QStringList{u"good"_s, u"bad"_s} << 1;
    QTest::newRow("one refused") << QStringList{u"refused"_s, u"good"_s} << 1;
    QTest::newRow("one has no target") << QStringList{u"good"_s, u"lost"_s} << 2;
    QTest::newRow("one got no answer") << QStringList{u"good"_s, u"silent"_s} << 3;
    QTest::newRow("no answer was wanted") << QStringList{u"silent as wanted"_s} << 0;
    QTest::newRow("failed, lost and silent") << QStringList{u"silent"_s, u"lost"_s, u"bad"_s} << 1;
    QTest::newRow("lost and silent") << QStringList{u"silent"_s, u"lost"_s} << 2;
    QTest::newRow("nothing asked") << QStringList() << 2;
}

void TestCliSuite::tellsByItsExitStatus()
{
    QFETCH(QStringList, kinds);
    QFETCH(int, status);
    Provider silent = m_workspace.providers.constFirst();
    silent.id = ProviderId(u"silent"_s);
    silent.baseUrl = u"http://127.0.0.1:1/v1"_s;
    m_workspace.providers.append(silent);
    const auto direct = [](const QString &name, const ProviderId &provider, const QList<SuiteCheck> &checks) {
        return SuiteCase{.name = name, .provider = provider, .model = {}, .question = u"q"_s, .checks = checks};
    };
    SuiteCase lost = routed(u"lost"_s, {});
    lost.route = RouteId(u"nowhere"_s);
    const QMap<QString, SuiteCase> all{
        {u"good"_s, routed(u"good"_s, {{Kind::Status, {}, u"200"_s}, {Kind::TextContains, {}, u"Paris"_s}, {Kind::Streamed}, {Kind::UsagePresent}, {Kind::FinishReason, {}, u"stop"_s}})},
        {u"direct"_s, direct(u"direct"_s, m_workspace.providers.constFirst().id, {})},
        {u"bad"_s, routed(u"bad"_s, {{Kind::TextContains, {}, u"London"_s}})},
        {u"refused"_s, routed(u"refused"_s, {}, u"[[sim:err401]]"_s)},
        {u"lost"_s, lost},
        {u"silent"_s, direct(u"silent"_s, silent.id, {})},
        {u"silent as wanted"_s, direct(u"silent"_s, silent.id, {{Kind::Cause, {}, u"connection-refused"_s}})},
    };
    QList<SuiteCase> cases;
    for (const QString &kind : kinds)
        cases.append(all.value(kind));
    keep(cases);
    const CliResult result = runCli(call({}));
    QVERIFY2(result.status == status, (result.out + result.err).constData());
}

void TestCliSuite::tellsForPeople()
{
    keep({routed(u"good"_s, {{Kind::Complete}}), routed(u"bad\u001b[31m"_s, {{Kind::TextContains, {}, u"London"_s}})});
    const CliResult result = runCli(call({}));
    for (const char *part : {"passed    good (first token ", "failed    bad\ufffd[31m (", "Expected: the text contains “London”. Seen: “The capital of France is **Paris**.”.",
                             "Every night: 1 passed, 1 failed, 0 unclear, 0 not asked"})
        QVERIFY2(result.out.contains(part), (part + ("\n" + result.out)).constData());
    for (const char *part : {"[1/2] good: passed", "[2/2] bad", "Kept as run 1."})
        QVERIFY2(result.err.contains(part), (part + ("\n" + result.err)).constData());
    QVERIFY(!result.out.contains('\033') && !result.err.contains('\033'));
}

void TestCliSuite::tellsForPrograms()
{
    SuiteCase twice = routed(u"good"_s, {{Kind::Complete}, {Kind::Cost, {}, u"1"_s}});
    twice.runs = 2;
    keep({twice});
    const CliResult result = runCli(call({u"--json"_s, u"--concurrency"_s, u"2"_s}));
    const QJsonObject whole = QJsonDocument::fromJson(result.out).object();
    QVERIFY2(!whole.isEmpty(), result.out.constData());
    QCOMPARE(whole["schema"_L1].toString(), u"lineside.report/1"_s);
    QCOMPARE(whole["runs"_L1].toArray().size(), 2);
    QCOMPARE(whole["suite"_L1]["id"_L1].toString(), u"nightly"_s);
    const QJsonObject first = whole["suite"_L1]["cases"_L1][0].toObject();
    QCOMPARE(first["answers"_L1].toArray().size(), 2);
    QCOMPARE(first["answers"_L1][0]["checks"_L1][0]["result"_L1].toString(), u"passed"_s);
}

void TestCliSuite::writesItsReports()
{
    keep({routed(u"good"_s, {{Kind::Complete}}), routed(u"bad"_s, {{Kind::TextContains, {}, u"London"_s}})});
    QCOMPARE(runCli(call({u"--junit"_s, beside(u"r.xml"_s), u"--html"_s, beside(u"r.html"_s)})).status, 1);
    const QByteArray junit = contentOf(beside(u"r.xml"_s));
    QVERIFY2(junit.contains(R"(tests="2" failures="1")"), junit.constData());
    const QByteArray html = contentOf(beside(u"r.html"_s));
    QVERIFY(html.startsWith("<!DOCTYPE html>") && html.contains("Every night") && html.contains("<svg") && html.endsWith("</html>\n"));
    QXmlStreamReader xml(html);
    while (!xml.atEnd())
        xml.readNext();
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(!holdsKey(junit) && !holdsKey(html));
    const QStringList left = QDir(m_folder->path()).entryList(QDir::Files, QDir::Name);
    QCOMPARE(left, QStringList({u"r.html"_s, u"r.xml"_s, u"runs.db"_s}));
}

void TestCliSuite::tellsWhatIsWrongWithTheCall_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no such suite") << QStringList{u"--suite"_s, u"weekly"_s} << QByteArray("no suite “weekly”");
    QTest::newRow("against what") << QStringList{u"--against"_s, u"yesterday"_s} << QByteArray("--against takes “last” or the number of a run");
    QTest::newRow("against nothing") << QStringList{u"--against"_s, u"last"_s, u"--no-history"_s} << QByteArray("nothing to compare with");
    QTest::newRow("too many at once") << QStringList{u"--concurrency"_s, u"33"_s} << QByteArray("concurrency");
    QTest::newRow("a route besides") << QStringList{u"gemini-chat"_s} << QByteArray("gemini-chat");
    QTest::newRow("a file that cannot be") << QStringList{u"--junit"_s, u"/nonexistent/report.xml"_s} << QByteArray("/nonexistent/report.xml cannot be written");
}

void TestCliSuite::tellsWhatIsWrongWithTheCall()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    keep({routed(u"good"_s, {})});
    const CliResult result = runCli(call(arguments));
    QCOMPARE(result.status, 2);
    QVERIFY2(result.err.contains(says), result.err.constData());
}

void TestCliSuite::comparesWithTheLastRun()
{
    keep({routed(u"a"_s, {{Kind::TextContains, {}, u"Paris"_s}}), routed(u"b"_s, {{Kind::TextContains, {}, u"London"_s}})});
    const CliResult first = runCli(call({u"--against"_s, u"last"_s}));
    QCOMPARE(first.status, 1);
    QVERIFY2(first.err.contains("This suite was not run before."), first.err.constData());
    keep({routed(u"a"_s, {{Kind::TextContains, {}, u"London"_s}}), routed(u"b"_s, {{Kind::TextContains, {}, u"Paris"_s}})});
    const CliResult second = runCli(call({u"--against"_s, u"last"_s, u"--html"_s, beside(u"r.html"_s)}));
    QCOMPARE(second.status, 1);
    for (const char *part : {"Compared with run 1 of ", "broke    a: It passed before. Expected: the text contains “London”.", "mended   b: It passes now."})
        QVERIFY2(second.out.contains(part), second.out.constData());
    const QByteArray html = contentOf(beside(u"r.html"_s));
    QVERIFY(html.contains("Compared with the run of ") && html.contains("<polyline"));
    const CliResult third = runCli(call({u"--against"_s, u"1"_s, u"--json"_s}));
    QVERIFY(QJsonDocument::fromJson(third.out)["suite"_L1]["comparison"_L1]["worse"_L1].toBool());
    QCOMPARE(runCli(call({u"--against"_s, u"77"_s})).status, 2);
}

void TestCliSuite::writesWhatRanBeforeCtrlC()
{
    keep({routed(u"good"_s, {{Kind::Complete}}), routed(u"hangs"_s, {}, u"[[sim:hang]]"_s), routed(u"later"_s, {})});
    QProcess process;
    startCli(process, call({u"--junit"_s, beside(u"r.xml"_s), u"--json"_s}));
    QByteArray told;
    QTRY_VERIFY_WITH_TIMEOUT((told += process.readAllStandardError()).contains("[1/3] good: passed"), 20'000);
    interrupt(process);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 130);
    const QByteArray junit = contentOf(beside(u"r.xml"_s));
    QVERIFY2(junit.contains(R"(tests="3" failures="0" errors="0" skipped="2")"), junit.constData());
    const QJsonObject suite = QJsonDocument::fromJson(process.readAllStandardOutput()).object()["suite"_L1].toObject();
    QVERIFY(suite["cancelled"_L1].toBool());
    QCOMPARE(suite["cases"_L1][0]["result"_L1].toString(), u"passed"_s);
    QCOMPARE(suite["cases"_L1][2]["result"_L1].toString(), u"not-asked"_s);
    // It is kept, but is nothing that one compares with.
    keep({routed(u"good"_s, {})});
    QVERIFY(runCli(call({u"--against"_s, u"1"_s})).out.contains("Compared with run 1 of "));
    QVERIFY(runCli(call({u"--against"_s, u"last"_s})).out.contains("Compared with run 2 of "));
}

void TestCliSuite::leavesOldFilesOnAFullDisk()
{
    keep({routed(u"good"_s, {})});
    const SmallDisk disk(m_folder->path(), "size=64k");
    if (!disk.isMounted())
        QSKIP(QByteArray("a small file system cannot be mounted here: " + disk.problem()).constData());
    QFile old(beside(u"r.html"_s));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    QFile filler(beside(u"filler"_s));
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(1024, 'x')) == 1024) { }
    const CliResult result = runCli(call({u"--html"_s, beside(u"r.html"_s)}));
    QCOMPARE(result.status, 2);
    QVERIFY2(result.err.contains("r.html cannot be written") && result.err.contains("The run was not kept."), result.err.constData());
    QVERIFY(result.out.contains("passed    good"));
    QCOMPARE(contentOf(beside(u"r.html"_s)), QByteArray("old"));
}

void TestCliSuite::tellsOfACheckThatItDoesNotKnow()
{
    keep({routed(u"good"_s, {{Kind::Unknown, u"smell"_s, uR"({"kind":"smell","most":4})"_s}})});
    const CliResult result = runCli(call({}));
    QCOMPARE(result.status, 1);
    QVERIFY2(result.out.contains("unclear   good") && result.out.contains("Expected: the check “smell” holds. It cannot be told: this version of Lineside does not know that check."),
             result.out.constData());
}

void TestCliSuite::refusesWhatMayCostTooMuch()
{
    m_workspace.prices = {{.model = u"gemini-*"_s, .input = 1'000'000'000, .cached = {}, .cacheWrite = {}, .output = 1'000'000'000}};
    keep({routed(u"dear"_s, {})});
    const CliResult refused = runCli(call({}));
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.err.contains("1 requests may cost up to $2."), refused.err.constData());
    QVERIFY(refused.out.isEmpty());
    QCOMPARE(runCli(call({u"--yes"_s})).status, 0);
    QCOMPARE(runCli(call({u"--cost-limit"_s, u"5"_s})).status, 0);
    QCOMPARE(runCli(call({u"--cost-limit"_s, u"much"_s})).status, 2);
}

void TestCliSuite::writesReportsWithoutASuite()
{
    const CliResult result = runCli({u"verify"_s, u"gemini-chat"_s, u"--repeat"_s, u"2"_s, u"--junit"_s, beside(u"r.xml"_s), u"--html"_s, beside(u"r.html"_s), u"--workspace"_s,
                                     m_demo->workspaceFile()});
    QVERIFY2(result.status == 0, result.err.constData());
    QVERIFY2(contentOf(beside(u"r.xml"_s)).contains(R"(tests="1" failures="0")"), contentOf(beside(u"r.xml"_s)).constData());
    QCOMPARE(contentOf(beside(u"r.html"_s)).count("Asked on "), 2);
    QCOMPARE(runCli({u"verify"_s, u"gemini-chat"_s, u"--junit"_s, u"/nonexistent/r.xml"_s, u"--workspace"_s, m_demo->workspaceFile()}).status, 2);
}

void TestCliSuite::leavesAsAScriptForK6()
{
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty() || QStandardPaths::findExecutable(u"curl"_s).isEmpty())
        QSKIP("Node.js and curl are not both installed");
    SuiteCase whole = routed(u"in one piece"_s, {{Kind::TextContains, {}, u"London"_s}, {Kind::MaxGap, {}, u"100"_s}});
    whole.stream = false;
    SuiteCase direct{.name = u"direct"_s, .provider = m_workspace.providers.constFirst().id, .model = {}, .question = u"q"_s, .checks = {{Kind::UsagePresent}}};
    keep({routed(u"good"_s, {{Kind::Status, {}, u"200"_s}, {Kind::TextContains, {}, u"Paris"_s}, {Kind::Streamed}, {Kind::Complete}}), whole, direct});
    const CliResult result = runCli({u"export"_s, u"k6"_s, u"--suite"_s, u"nightly"_s, u"--workspace"_s, m_demo->workspaceFile(), u"--output"_s, beside(u"suite.mjs"_s)});
    QVERIFY2(result.status == 0, result.err.constData());
    QVERIFY2(result.err.contains("Not checked: no pause is longer than 100 ms"), result.err.constData());
    QVERIFY(!holdsKey(contentOf(beside(u"suite.mjs"_s))));

    const QString standIn = QStringLiteral(LINESIDE_TEST_DATA "/k6/");
    QVERIFY(QDir().mkpath(beside(u"node_modules/k6"_s)));
    for (const QString &name : {u"package.json"_s, u"index.mjs"_s, u"http.mjs"_s})
        QVERIFY(QFile::copy(standIn + name, beside(u"node_modules/k6/"_s + name)));
    QVERIFY(QFile::copy(standIn + u"run.mjs"_s, beside(u"run.mjs"_s)));
    QProcess node;
    node.setWorkingDirectory(m_folder->path());
    node.setProcessEnvironment(cliEnvironment());
    node.start(u"node"_s, {u"run.mjs"_s, u"suite.mjs"_s});
    QTRY_COMPARE_WITH_TIMEOUT(node.state(), QProcess::NotRunning, 30'000); // the demo's servers are in this process
    QVERIFY2(node.exitCode() == 0, node.readAllStandardError().constData());
    QStringList told;
    const QJsonArray checked = QJsonDocument::fromJson(node.readAllStandardOutput()).array();
    for (const QJsonValue &one : checked)
        told.append(one["group"_L1].toString() + u": "_s + one["name"_L1].toString() + (one["passed"_L1].toBool() ? u" yes"_s : u" no"_s));
    QCOMPARE(told, QStringList({u"good: status is 200 yes"_s, u"good: text contains Paris yes"_s, u"good: answer is a stream yes"_s, u"good: answer is whole yes"_s,
                                u"in one piece: text contains London no"_s, u"direct: usage is reported yes"_s}));
}

QTEST_GUILESS_MAIN(TestCliSuite)
#include "tst_clisuite.moc"
