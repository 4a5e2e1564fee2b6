// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// chat and verify against the mock model and the demo gateway.
#include "cli/cliprocess.h"
#include "cli/demoworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

const QString question = u"What is the capital of France?"_s;
const QByteArray answer = "The capital of France is **Paris**.\n";

} // namespace

class TestCliChat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void chats_data();
    void chats();
    void tellsEventsAsJson();
    void tellsErrorsAsJson();
    void readsTheQuestionFromStandardInput();
    void interruptEndsAChat();
    void verifies_data();
    void verifies();
    void repeats();
    void sendsABodyAsItIs();
    void writesACommandThatWorks();

private:
    QStringList onDemo(const QStringList &arguments) const;
    std::unique_ptr<DemoWorld> m_demo;
};

void TestCliChat::initTestCase()
{
    m_demo = std::make_unique<DemoWorld>();
    QVERIFY(m_demo->isRunning());
}

// The arguments with the demo's addresses in them, and its workspace.
QStringList TestCliChat::onDemo(const QStringList &arguments) const
{
    QStringList filled = arguments;
    filled.replaceInStrings(u"ROUTE-URL"_s, m_demo->routeUrl()).replaceInStrings(u"MODEL-URL"_s, m_demo->modelUrl()).replaceInStrings(u"DATA-URL"_s, m_demo->dataUrl());
    return filled + QStringList{u"--workspace"_s, m_demo->workspaceFile()};
}

void TestCliChat::chats_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<QByteArray>("err");

    const QByteArray usage = "tokens: input 15, output 8, total 41 as reported, 18 unaccounted";
    QTest::newRow("by URL") << QStringList{u"--url"_s, u"ROUTE-URL"_s, question} << 0 << answer << usage;
    QTest::newRow("through a route") << QStringList{u"--route"_s, u"gemini-chat"_s, question} << 0 << answer << usage;
    QTest::newRow("through a route, with a header") << QStringList{u"--route"_s, u"gemini-chat"_s, u"--header"_s, u"X-Trace: 1"_s, question} << 0 << answer << usage;
    QTest::newRow("directly") << QStringList{u"--provider"_s, u"demo-model"_s, question} << 0 << answer << usage;
    QTest::newRow("in one piece") << QStringList{u"--provider"_s, u"demo-model"_s, u"--no-stream"_s, question} << 0 << answer << usage;
    QTest::newRow("with a key by reference") << QStringList{u"--url"_s, u"MODEL-URL"_s, u"--model"_s, u"gemini-2.5-flash"_s, u"--header"_s, u"Authorization: Bearer {env:LINESIDE_DEMO_MODEL_KEY}"_s, question} << 0 << answer << usage;
    QTest::newRow("with a system message and parameters") << QStringList{u"--url"_s, u"ROUTE-URL"_s, u"--system"_s, u"Be short."_s, u"--param"_s, u"temperature=0"_s, u"--param"_s, u"stop=[\"x\"]"_s, question} << 0 << answer << usage;
    QTest::newRow("without a key") << QStringList{u"--url"_s, u"MODEL-URL"_s, question} << 1 << QByteArray() << QByteArray("lineside-cli: Access was refused (401 Unauthorized).");
    QTest::newRow("no such route") << QStringList{u"--url"_s, u"DATA-URL/nothing"_s, question} << 1 << QByteArray() << QByteArray("404 Route Not Found");
    QTest::newRow("a quota") << QStringList{u"--url"_s, u"ROUTE-URL"_s, u"x [[sim:err429]]"_s} << 1 << QByteArray() << QByteArray("A limit is reached");
    QTest::newRow("nobody there") << QStringList{u"--url"_s, u"http://127.0.0.1:1/x"_s, question} << 3 << QByteArray() << QByteArray("refused the connection");
}

void TestCliChat::chats()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, status);
    QFETCH(const QByteArray, out);
    QFETCH(const QByteArray, err);
    const CliResult result = runCli(onDemo(QStringList{u"chat"_s} + arguments));
    QVERIFY2(result.err.contains(err), result.err.constData());
    QCOMPARE(result.out, out);
    QCOMPARE(result.status, status);
}

void TestCliChat::tellsEventsAsJson()
{
    const CliResult result = runCli(onDemo({u"chat"_s, u"--json"_s, u"--route"_s, u"gemini-chat"_s, question}));
    QCOMPARE(result.status, 0);
    QCOMPARE(result.err, QByteArray());
    QString text;
    QStringList others;
    for (const QJsonObject &event : result.jsonLines()) {
        if (event["type"_L1] == "text"_L1)
            text += event["text"_L1].toString();
        else
            others.append(event["type"_L1].toString());
        if (event["type"_L1] == "usage"_L1)
            QCOMPARE(event["unaccounted"_L1].toInt(), 18);
    }
    others.sort();
    QCOMPARE(text.toUtf8() + '\n', answer);
    QCOMPARE(others, QStringList({u"finished"_s, u"usage"_s}));
}

void TestCliChat::tellsErrorsAsJson()
{
    const CliResult cut = runCli(onDemo({u"chat"_s, u"--json"_s, u"--url"_s, u"ROUTE-URL"_s, question + u" [[sim:cut]]"_s}));
    QCOMPARE(cut.status, 1);
    QVERIFY(cut.jsonLines().size() > 1);
    QCOMPARE(cut.jsonLines().constFirst()["type"_L1].toString(), u"text"_s);
    QCOMPARE(cut.jsonLines().constLast()["type"_L1].toString(), u"error"_s);
    const CliResult refused = runCli(onDemo({u"chat"_s, u"--json"_s, u"--url"_s, u"http://127.0.0.1:1/x"_s, question}));
    QCOMPARE(refused.status, 3);
    QCOMPARE(refused.jsonLines().size(), 1);
    QCOMPARE(refused.jsonLines().constFirst()["kind"_L1].toString(), u"network"_s);
}

void TestCliChat::readsTheQuestionFromStandardInput()
{
    const CliResult result = runCli(onDemo({u"chat"_s, u"--route"_s, u"gemini-chat"_s}), question.toUtf8() + '\n');
    QCOMPARE(result.status, 0);
    QCOMPARE(result.out, answer);
}

void TestCliChat::interruptEndsAChat()
{
    QProcess process;
    startCli(process, onDemo({u"chat"_s, u"--url"_s, u"ROUTE-URL"_s, question + u" [[sim:stall]]"_s}));
    QTRY_VERIFY(process.bytesAvailable() > 0); // it has begun to answer
    interrupt(process);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
}

void TestCliChat::verifies_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("cause");

    QTest::newRow("a route") << QStringList{u"gemini-chat"_s} << 0 << u"pass"_s << u"ok"_s;
    QTest::newRow("in one piece") << QStringList{u"gemini-chat"_s, u"--no-stream"_s} << 0 << u"pass"_s << u"ok"_s;
    QTest::newRow("a provider") << QStringList{u"--provider"_s, u"demo-model"_s} << 0 << u"pass"_s << u"ok"_s;
    QTest::newRow("a URL") << QStringList{u"--url"_s, u"ROUTE-URL"_s} << 0 << u"pass"_s << u"ok"_s;
    QTest::newRow("no route there") << QStringList{u"--url"_s, u"DATA-URL/nothing"_s} << 1 << u"fail"_s << u"route-not-found"_s;
    QTest::newRow("no key") << QStringList{u"--url"_s, u"MODEL-URL"_s} << 1 << u"fail"_s << u"provider-auth-failed"_s;
    QTest::newRow("nobody there") << QStringList{u"--url"_s, u"http://127.0.0.1:1/x"_s} << 3 << u"fail"_s << u"connection-refused"_s;
}

void TestCliChat::verifies()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, status);
    QFETCH(const QString, verdict);
    QFETCH(const QString, cause);
    const CliResult result = runCli(onDemo(QStringList{u"verify"_s, u"--json"_s} + arguments));
    QCOMPARE(result.err, QByteArray());
    const QJsonObject report = QJsonDocument::fromJson(result.out).object();
    QCOMPARE(report["schema"_L1].toString(), u"lineside.report/1"_s);
    QCOMPARE(report["runs"_L1].toArray().size(), 1);
    QCOMPARE(report["runs"_L1][0]["cause"_L1].toString(), cause);
    QCOMPARE(report["runs"_L1][0]["verdict"_L1].toString(), verdict);
    QCOMPARE(result.status, status);
    const CliResult words = runCli(onDemo(QStringList{u"verify"_s} + arguments));
    QCOMPARE(words.status, status);
    QVERIFY2(words.out.contains((u": "_s + verdict + u", "_s + cause).toUtf8()), words.out.constData());
}

void TestCliChat::repeats()
{
    const CliResult json = runCli(onDemo({u"verify"_s, u"--json"_s, u"--repeat"_s, u"3"_s, u"gemini-chat"_s}));
    QCOMPARE(json.status, 0);
    const QJsonObject report = QJsonDocument::fromJson(json.out).object();
    QCOMPARE(report["runs"_L1].toArray().size(), 3);
    QCOMPARE(report["summary"_L1]["pass"_L1].toInt(), 3);
    QVERIFY(report["summary"_L1]["firstTokenMs"_L1]["p95"_L1].toDouble() > 0);
    const CliResult words = runCli(onDemo({u"verify"_s, u"--repeat"_s, u"2"_s, u"gemini-chat"_s}));
    QVERIFY(words.out.contains("2 probes: 2 pass, 0 warn, 0 fail\nfirst token: p50 "));
}

void TestCliChat::sendsABodyAsItIs()
{
    const QString file = m_demo->file(u"body.json"_s, "{\"messages\":[{\"role\":\"user\",\"content\":\"What is the capital of France?\"}]}");
    const CliResult plain = runCli(onDemo({u"verify"_s, u"--json"_s, u"--url"_s, u"ROUTE-URL"_s, u"--body"_s, file}));
    QCOMPARE(plain.status, 0);
    QCOMPARE(QJsonDocument::fromJson(plain.out)["runs"_L1][0]["stream"_L1]["streamed"_L1].toBool(true), false);
    const QString broken = m_demo->file(u"broken.json"_s, "{\"messages\":");
    const CliResult refused = runCli(onDemo({u"verify"_s, u"--json"_s, u"--url"_s, u"ROUTE-URL"_s, u"--body"_s, broken}));
    QCOMPARE(refused.status, 1);
    QCOMPARE(QJsonDocument::fromJson(refused.out)["runs"_L1][0]["cause"_L1].toString(), u"gateway-bad-json"_s);
}

void TestCliChat::writesACommandThatWorks()
{
    const CliResult command = runCli(onDemo({u"export"_s, u"curl"_s, u"--provider"_s, u"demo-model"_s, u"--no-stream"_s}));
    QCOMPARE(command.status, 0);
    QVERIFY(command.out.startsWith("curl -q "));
    QVERIFY(command.out.contains("${LINESIDE_DEMO_MODEL_KEY:?"));
    QProcess shell;
    shell.setProcessEnvironment(cliEnvironment());
    shell.start(u"sh"_s, {u"-c"_s, QString::fromUtf8(command.out)});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitCode(), 0);
    QVERIFY(shell.readAllStandardOutput().contains("**Paris**"));
}

QTEST_GUILESS_MAIN(TestCliChat)
#include "tst_clichat.moc"
