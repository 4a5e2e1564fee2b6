// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// How lineside-cli is called, what it says of itself, replays, keys.
#include "cli/cliprocess.h"

#include <QTest>

using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

QString recording(const QString &name)
{
    return QStringLiteral(LINESIDE_TEST_DATA "/wire/apisix/") + name + u"/response.http"_s;
}

} // namespace

class TestCliUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUse_data();
    void wrongUse();
    void help_data();
    void help();
    void tellsItsVersion();
    void replays_data();
    void replays();
    void replaysTheSameHoweverItIsSplit();
    void replaysStandardInput();
    void replaysBareEvents();
    void cannotReadAFile();
    void keepsNoKeyWithoutAKeychain();
    void repeatsNoArgumentThatMayBeAKey();
    void listsNoKeys();
};

void TestCliUse::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no command") << QStringList{};
    QTest::newRow("unknown command") << QStringList{u"dance"_s};
    QTest::newRow("unknown option") << QStringList{u"replay"_s, u"--dance"_s, u"x"_s};
    QTest::newRow("replay: no file") << QStringList{u"replay"_s};
    QTest::newRow("replay: two files") << QStringList{u"replay"_s, u"a"_s, u"b"_s};
    QTest::newRow("replay: split is no number") << QStringList{u"replay"_s, u"--split"_s, u"x"_s, u"a"_s};
    QTest::newRow("replay: split is zero") << QStringList{u"replay"_s, u"--split"_s, u"0"_s, u"a"_s};
    QTest::newRow("replay: unknown dialect") << QStringList{u"replay"_s, u"--dialect"_s, u"latin"_s, u"a"_s};
    QTest::newRow("route: no action") << QStringList{u"route"_s};
    QTest::newRow("route: unknown action") << QStringList{u"route"_s, u"bake"_s};
    QTest::newRow("route: no gateway") << QStringList{u"route"_s, u"list"_s};
    QTest::newRow("route: a key for a reference") << QStringList{u"route"_s, u"list"_s, u"--gateway"_s, u"http://127.0.0.1:1"_s, u"--admin-key"_s, u"secret"_s};
    QTest::newRow("export: no form") << QStringList{u"export"_s};
    QTest::newRow("export: unknown form") << QStringList{u"export"_s, u"pigeon"_s};
    QTest::newRow("export: unknown shell") << QStringList{u"export"_s, u"curl"_s, u"--shell"_s, u"snail"_s, u"--url"_s, u"http://127.0.0.1:1/x"_s};
    QTest::newRow("export: a route's form of a URL") << QStringList{u"export"_s, u"adc"_s, u"--url"_s, u"http://127.0.0.1:1/x"_s};
    QTest::newRow("import: no form") << QStringList{u"import"_s};
    QTest::newRow("import: unknown form") << QStringList{u"import"_s, u"pigeon"_s, u"x"_s};
    QTest::newRow("import: no file") << QStringList{u"import"_s, u"curl"_s};
    QTest::newRow("export: nobody to ask") << QStringList{u"export"_s, u"curl"_s};
    QTest::newRow("export: --admin without a route") << QStringList{u"export"_s, u"curl"_s, u"--admin"_s, u"--url"_s, u"http://127.0.0.1:1/x"_s};
    QTest::newRow("chat: nobody to ask") << QStringList{u"chat"_s, u"hi"_s};
    QTest::newRow("chat: two to ask") << QStringList{u"chat"_s, u"--provider"_s, u"gemini"_s, u"--url"_s, u"http://127.0.0.1:1/x"_s, u"hi"_s};
    QTest::newRow("chat: unknown provider") << QStringList{u"chat"_s, u"--provider"_s, u"nobody"_s, u"hi"_s};
    QTest::newRow("chat: unknown route") << QStringList{u"chat"_s, u"--route"_s, u"nowhere"_s, u"hi"_s};
    QTest::newRow("chat: no URL") << QStringList{u"chat"_s, u"--url"_s, u"nonsense"_s, u"hi"_s};
    QTest::newRow("chat: a blank question") << QStringList{u"chat"_s, u"--url"_s, u"http://127.0.0.1:1/x"_s, u"  "_s};
    QTest::newRow("chat: a broken header") << QStringList{u"chat"_s, u"--url"_s, u"http://127.0.0.1:1/x"_s, u"--header"_s, u"nonsense"_s, u"hi"_s};
    QTest::newRow("chat: a broken parameter") << QStringList{u"chat"_s, u"--url"_s, u"http://127.0.0.1:1/x"_s, u"--param"_s, u"nonsense"_s, u"hi"_s};
    QTest::newRow("chat: a key that is not set") << QStringList{u"chat"_s, u"--url"_s, u"http://127.0.0.1:1/x"_s, u"--header"_s, u"Authorization: Bearer {env:NOT_SET_ANYWHERE}"_s, u"hi"_s};
    QTest::newRow("verify: repeat is zero") << QStringList{u"verify"_s, u"--url"_s, u"http://127.0.0.1:1/x"_s, u"--repeat"_s, u"0"_s};
    QTest::newRow("verify: no body file") << QStringList{u"verify"_s, u"--url"_s, u"http://127.0.0.1:1/x"_s, u"--body"_s, u"/nonexistent/body"_s};
    QTest::newRow("mock: no port") << QStringList{u"mock"_s, u"--port"_s, u"99999"_s};
    QTest::newRow("mock: no scenario file") << QStringList{u"mock"_s, u"--scenario"_s, u"/nonexistent/scenario"_s};
    QTest::newRow("key: no action") << QStringList{u"key"_s};
    QTest::newRow("key: no id") << QStringList{u"key"_s, u"set"_s};
    QTest::newRow("key: an id with a blank") << QStringList{u"key"_s, u"set"_s, u"a b"_s};
    QTest::newRow("demo: an argument") << QStringList{u"demo"_s, u"x"_s};
}

void TestCliUse::wrongUse()
{
    QFETCH(const QStringList, arguments);
    const CliResult result = runCli(arguments);
    QCOMPARE(result.status, 2);
    QCOMPARE(result.out, QByteArray());
    QVERIFY2(result.err.startsWith("lineside-cli: "), result.err.constData());
    QVERIFY(result.err.size() < 2000);
}

void TestCliUse::help_data()
{
    QTest::addColumn<QString>("command");
    for (const QString &command : {u"chat"_s, u"demo"_s, u"export"_s, u"import"_s, u"key"_s, u"mock"_s, u"replay"_s, u"route"_s, u"verify"_s})
        QTest::newRow(qPrintable(command)) << command;
}

void TestCliUse::help()
{
    QFETCH(const QString, command);
    const CliResult result = runCli({command, u"--help"_s});
    QCOMPARE(result.status, 0);
    QCOMPARE(result.err, QByteArray());
    QVERIFY(result.out.contains("Example:"));
    QVERIFY(result.out.contains("lineside-cli " + command.toUtf8()));
    QVERIFY(runCli({u"--help"_s}).out.contains("\n  " + command.toUtf8()));
}

void TestCliUse::tellsItsVersion()
{
    const CliResult result = runCli({u"--version"_s});
    QCOMPARE(result.status, 0);
    QVERIFY(result.out.startsWith("lineside-cli 0."));
}

void TestCliUse::replays_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<QByteArray>("err");

    const QByteArray long30 = "Paris has been the capital of France since the tenth century, with a few interruptions. "
                              "It lies on the Seine, in the north of the country, and some two million \n";
    const QByteArray cut = "Paris has been the capital of France since the tenth century, with \n";
    QTest::newRow("JSON") << u"chat-01-nonstream"_s << 0 << QByteArray("The capital of France is **Paris**.\n") << QByteArray("input 15, output 8, total 41 as reported, 18 unaccounted");
    QTest::newRow("a stream") << u"stream-01-gemini"_s << 0 << long30 << QByteArray("gemini-2.5-flash, stop");
    QTest::newRow("a cut stream") << u"stream-14-cut"_s << 1 << cut << QByteArray("lineside-cli: The answer was cut");
    QTest::newRow("an error in a stream") << u"stream-17-error-event"_s << 1 << cut << QByteArray("The model is overloaded. Please try again later.");
    QTest::newRow("a quota") << u"up-err429"_s << 1 << QByteArray() << QByteArray("Try again in 18 s.");
    QTest::newRow("nothing") << u"up-empty200"_s << 1 << QByteArray() << QByteArray("lineside-cli: The answer is empty.");
    QTest::newRow("a gateway's page") << u"up-timeout"_s << 1 << QByteArray() << QByteArray("504 Gateway Time-out");
}

void TestCliUse::replays()
{
    QFETCH(const QString, name);
    QFETCH(const int, status);
    QFETCH(const QByteArray, out);
    QFETCH(const QByteArray, err);
    const CliResult result = runCli({u"replay"_s, recording(name)});
    QCOMPARE(result.status, status);
    QCOMPARE(result.out, out);
    QVERIFY2(result.err.contains(err), result.err.constData());
}

void TestCliUse::replaysTheSameHoweverItIsSplit()
{
    const CliResult whole = runCli({u"replay"_s, u"--json"_s, recording(u"stream-01-gemini"_s)});
    QCOMPARE(whole.status, 0);
    QCOMPARE(whole.err, QByteArray());
    QCOMPARE(whole.jsonLines().size(), 32);
    QCOMPARE(whole.jsonLines().constFirst()["text"_L1].toString(), u"Paris "_s);
    for (const QString &size : {u"1"_s, u"7"_s, u"100"_s})
        QCOMPARE(runCli({u"replay"_s, u"--json"_s, u"--split"_s, size, recording(u"stream-01-gemini"_s)}).out, whole.out);
}

void TestCliUse::replaysStandardInput()
{
    const CliResult result = runCli({u"replay"_s, u"-"_s}, "data: {\"choices\":[{\"delta\":{\"content\":\"\\u001b[31mHi\"},\"finish_reason\":\"stop\"}]}");
    QCOMPARE(result.status, 0);
    QCOMPARE(QString::fromUtf8(result.out), u"\uFFFD[31mHi\n"_s); // nobody else colours the terminal
}

void TestCliUse::replaysBareEvents()
{
    const CliResult result = runCli({u"replay"_s, u"--dialect"_s, u"sse"_s, u"--split"_s, u"1"_s, u"-"_s}, ": c\r\nid: 7\r\nevent: x\r\ndata: a\r\ndata: b\r\n\r\ndata: tail");
    QCOMPARE(result.status, 0);
    const QList<QJsonObject> expected{{{u"event"_s, u"x"_s}, {u"data"_s, u"a\nb"_s}, {u"id"_s, u"7"_s}},
                                      {{u"event"_s, u"message"_s}, {u"data"_s, u"tail"_s}, {u"id"_s, u"7"_s}}};
    QCOMPARE(result.jsonLines(), expected);
}

void TestCliUse::cannotReadAFile()
{
    const CliResult result = runCli({u"replay"_s, u"/nonexistent/file"_s});
    QCOMPARE(result.status, 2);
    QVERIFY(result.err.contains("/nonexistent/file"));
}

void TestCliUse::keepsNoKeyWithoutAKeychain()
{
    const CliResult result = runCli({u"key"_s, u"set"_s, u"work"_s}, "correct-horse-battery\n");
    QCOMPARE(result.status, 3);
    QVERIFY(result.err.contains("The key was not kept."));
    QVERIFY(!result.err.contains("correct-horse"));
    QCOMPARE(result.out, QByteArray());
    QCOMPARE(runCli({u"key"_s, u"set"_s, u"work"_s}, "\n").status, 2);
}

void TestCliUse::repeatsNoArgumentThatMayBeAKey()
{
    const CliResult result = runCli({u"key"_s, u"set"_s, u"work"_s, u"correct-horse-battery"_s});
    QCOMPARE(result.status, 2);
    QVERIFY(!result.err.contains("correct-horse"));
    const CliResult header = runCli({u"chat"_s, u"--url"_s, u"http://127.0.0.1:1/x"_s, u"--header"_s, u"Authorization: Bearer correct-horse-battery"_s, u"hi"_s});
    QCOMPARE(header.status, 2);
    QVERIFY(!header.err.contains("correct-horse"));
}

void TestCliUse::listsNoKeys()
{
    const CliResult result = runCli({u"key"_s, u"list"_s, u"--json"_s});
    QCOMPARE(result.status, 0);
    QCOMPARE(result.out, QByteArray("{\"keys\":[]}\n"));
}

QTEST_GUILESS_MAIN(TestCliUse)
#include "tst_cliuse.moc"
