// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The demo and the mock servers, as a new user starts them.
#include "cli/cliprocess.h"

#include <QJsonDocument>
#include <QFile>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace lineside::test;
using namespace Qt::StringLiterals;

class TestCliDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesTheWholeJob();
    void doesItWithoutCurl();
    void staysForItsCommands();
    void servesUntilInterrupted();
    void playsAScenario();
    void playsANamedScenario();

private:
    static void readSetup(QProcess &process, QJsonObject *setup);
};

void TestCliDemo::doesTheWholeJob()
{
    const CliResult result = runCli({u"demo"_s});
    QCOMPARE(result.status, 0);
    QCOMPARE(result.err, QByteArray());
    QVERIFY(result.out.startsWith("This is a demo"));
    const QByteArrayList told{"The capital of France is **Paris**.", "tokens: input 15, output 8, total 41 as reported, 18 unaccounted", "Verdict: ok",
                              "\ncurl -q -sS --fail-with-body -X PUT 'http://127.0.0.1:", "\ncurl -q -sS -N --fail-with-body 'http://127.0.0.1:",
                              "the second gave the same answer and the same usage"};
    for (const QByteArray &text : told)
        QVERIFY2(result.out.contains(text), (text + " is missing in:\n" + result.out).constData());
}

void TestCliDemo::doesItWithoutCurl()
{
    QProcessEnvironment environment = cliEnvironment();
    environment.insert(u"PATH"_s, u"/nonexistent"_s);
    const CliResult result = runCli({u"demo"_s}, {}, environment);
    QCOMPARE(result.status, 0);
    QVERIFY(result.out.contains("The commands were not run"));
}

// What a reader of the demo does: copies the keys and the two commands to a shell.
void TestCliDemo::staysForItsCommands()
{
    QProcess demo;
    startCli(demo, {u"demo"_s, u"--stay"_s});
    QByteArray told;
    QTRY_VERIFY_WITH_TIMEOUT((told += demo.readAllStandardOutput()).contains("export LINESIDE_DEMO_MODEL_KEY=") && told.endsWith('\n'), 10'000);
    QByteArray script;
    for (const QByteArray &line : told.split('\n')) {
        if (line.startsWith("  export "))
            script += line + '\n';
    }
    const qsizetype from = told.indexOf("\ncurl ");
    script += told.sliced(from, told.indexOf("\n6. ") - from);

    QProcess shell;
    shell.start(u"sh"_s, {u"-c"_s, QString::fromUtf8(script)});
    QVERIFY(shell.waitForFinished());
    const QByteArray answer = shell.readAllStandardOutput();
    QCOMPARE(shell.exitCode(), 0);
    QVERIFY2(answer.startsWith(R"({"key":"/apisix/routes/gemini-chat")"), answer.constData());
    QVERIFY2(answer.contains(R"("total_tokens":41)") && answer.contains("data: [DONE]"), answer.constData());

    interrupt(demo);
    QVERIFY(demo.waitForFinished());
    QCOMPARE(demo.exitCode(), 130);
}

void TestCliDemo::readSetup(QProcess &process, QJsonObject *setup)
{
    QTRY_VERIFY(process.canReadLine());
    *setup = QJsonDocument::fromJson(process.readLine()).object();
}

void TestCliDemo::servesUntilInterrupted()
{
    QProcess process;
    startCli(process, {u"mock"_s, u"--json"_s});
    QJsonObject setup;
    readSetup(process, &setup);
    QVERIFY(setup["demo"_L1].toBool());
    const CliResult answer = runCli({u"chat"_s, u"--url"_s, setup["gateway"_L1].toString() + setup["uri"_L1].toString(), u"What is the capital of France?"_s});
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.out, QByteArray("The capital of France is **Paris**.\n"));
    interrupt(process);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, quint16(QUrl(setup["gateway"_L1].toString()).port()));
    QVERIFY(!socket.waitForConnected(1000));
}

void TestCliDemo::playsAScenario()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"scenario.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"answer":{"text":"Scripted.","usage":{"prompt":1,"completion":2,"total":3}}})");
    file.close();
    QProcess process;
    startCli(process, {u"mock"_s, u"--json"_s, u"--scenario"_s, file.fileName()});
    QJsonObject setup;
    readSetup(process, &setup);
    const CliResult answer = runCli({u"chat"_s, u"--url"_s, setup["gateway"_L1].toString() + setup["uri"_L1].toString(), u"Anything"_s});
    QCOMPARE(answer.out, QByteArray("Scripted.\n"));
    QVERIFY(answer.err.contains("tokens: input 1, output 2, total 3 as reported"));
    interrupt(process);
    QVERIFY(process.waitForFinished());
}

void TestCliDemo::playsANamedScenario()
{
    const CliResult list = runCli({u"mock"_s, u"--list"_s});
    QCOMPARE(list.status, 0);
    QVERIFY(list.out.contains("\noverloaded "));
    QProcess process;
    startCli(process, {u"mock"_s, u"--json"_s, u"--scenario"_s, u"overloaded"_s});
    QJsonObject setup;
    readSetup(process, &setup);
    const CliResult answer = runCli({u"verify"_s, u"--url"_s, setup["gateway"_L1].toString() + setup["uri"_L1].toString(), u"--json"_s});
    QCOMPARE(answer.status, 1);
    QVERIFY2(answer.out.contains("provider-overloaded"), answer.out.constData());
    interrupt(process);
    QVERIFY(process.waitForFinished());
}

QTEST_GUILESS_MAIN(TestCliDemo)
#include "tst_clidemo.moc"
