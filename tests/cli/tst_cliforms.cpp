// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// `import` and `export`: what is printed, for each form.
#include "cli/cliprocess.h"
#include "cli/demoworld.h"
#include "mock/demoservers.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class TestCliForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void importsCurl_data();
    void importsCurl();
    void importPrintsWholeObjects();
    void importsAFile();
    void readsBodyFilesWhenToldTo_data();
    void readsBodyFilesWhenToldTo();
    void refusesToImport_data();
    void refusesToImport();
    void exportsARequest_data();
    void exportsARequest();
    void exportsForAShell_data();
    void exportsForAShell();
    void exportsARoute_data();
    void exportsARoute();
    void exportsThePush_data();
    void exportsThePush();
    void writesFiles_data();
    void writesFiles();
    void everyFormIsTested();

private:
    QStringList ofRequest(const QString &form) const;
    QStringList ofRoute(const QString &form) const;

    QTemporaryDir m_folder;
    std::unique_ptr<DemoWorld> m_demo;
};

void TestCliForms::initTestCase()
{
    m_demo = std::make_unique<DemoWorld>();
    QVERIFY(m_demo->isRunning());
}

QStringList TestCliForms::ofRequest(const QString &form) const
{
    const QString body = m_demo->file(u"question.json"_s, R"({"model":"m","stream":true,"messages":[{"role":"user","content":"it's 100% \"fine\""}]})");
    return {u"export"_s, form, u"--url"_s, m_demo->modelUrl(), u"--body"_s, body, u"--header"_s, u"Authorization: Bearer {env:LINESIDE_DEMO_MODEL_KEY}"_s};
}

QStringList TestCliForms::ofRoute(const QString &form) const
{
    return {u"export"_s, form, u"gemini-chat"_s, u"--workspace"_s, m_demo->workspaceFile()};
}

void TestCliForms::importsCurl_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QList<QJsonObject>>("expected"); ///< the fields that are looked at, of each line
    const auto row = [](const char *name, const QString &command, const QList<QJsonObject> &expected, const QStringList &options = {}) {
        QTest::newRow(name) << command << options << expected;
    };
    row("a plain request", u"curl http://h/a -H 'X-A: 1' -H 'X-A: 2'"_s,
        {object(R"({"kind":"request","dialect":null,"method":"GET","url":"http://h/a","headers":[["X-A","1"],["X-A","2"]],"body":null,"bodyFile":null,"keys":[],"warnings":[]})")});
    row("a chat", uR"(curl http://h/v1/chat/completions --json '{"stream":true,"messages":[]}')"_s,
        {object(R"({"kind":"chat","dialect":"openai","method":"POST","options":{"stream":true},"body":"{\"stream\":true,\"messages\":[]}"})")});
    row("a route", uR"(curl -X PUT http://h:9180/apisix/admin/routes/1 -d '{"uri":"/a"}')"_s,
        {object(R"({"kind":"route","dialect":null,"method":"PUT","body":"{\"uri\":\"/a\"}"})")});
    row("a key becomes a reference", u"curl http://h/ -H 'Authorization: Bearer sk-0123456789abcdefghij'"_s,
        {object(R"({"headers":[["Authorization","Bearer {keychain:h}"]],"keys":[{"place":"Authorization","reference":"keychain:h"}]})")});
    row("a variable becomes a reference", u"curl http://h/ -H \"Authorization: Bearer $K\""_s,
        {object(R"({"headers":[["Authorization","Bearer {env:K}"]],"keys":[],"warnings":[]})")});
    row("a body's file is named", u"curl http://h/ --json @b.json"_s, {object(R"({"body":null,"bodyFile":"b.json"})")});
    row("options by their long names", u"curl -k --http2 -m 7 https://h/"_s, {object(R"({"options":{"http2":"","insecure":"","max-time":"7"}})")});
    row("the connection by their long names, without passwords", u"curl -x http://me:pass-word-0@p:3128 --cacert ca.pem --cert c.pem:pass-word-0 --key k.pem --connect-timeout 2.5 https://h/"_s,
        {object(R"({"options":{"proxy":"http://p:3128","cacert":"ca.pem","cert":"c.pem","key":"k.pem","connect-timeout":"2.5"}})")});
    row("no proxy", u"curl --noproxy '*' http://h/"_s, {object(R"({"options":{"noproxy":"*"}})")});
    row("an object a command", u"curl a --next -d x b\ncurl -I c"_s,
        {object(R"({"method":"GET","url":"http://a"})"), object(R"({"method":"POST","url":"http://b","body":"x"})"), object(R"({"method":"HEAD","url":"http://c"})")});
    row("the shell as it is told", u"curl http://h/ -d \"%K% $K\""_s, {object(R"({"body":"{env:K} $K"})")}, {u"--shell"_s, u"cmd"_s});
    row("another shell", u"curl http://h/ -d \"%K% $K\""_s, {object(R"({"body":"%K% {env:K}"})")}, {u"--shell"_s, u"posix"_s});
}

void TestCliForms::importsCurl()
{
    QFETCH(const QString, command);
    QFETCH(const QStringList, options);
    QFETCH(const QList<QJsonObject>, expected);
    const CliResult result = runCli(QStringList{u"import"_s, u"curl"_s, u"--json"_s, u"-"_s} + options, command.toUtf8());
    QCOMPARE(result.status, 0);
    QCOMPARE(result.err, QByteArray());
    QVERIFY(!result.out.contains("sk-0123456789abcdefghij") && !result.out.contains("pass-word-0"));
    const QList<QJsonObject> made = result.jsonLines();
    QCOMPARE(made.size(), expected.size());
    for (qsizetype i = 0; i < made.size(); ++i) {
        for (auto field = expected.at(i).begin(); field != expected.at(i).end(); ++field)
            QVERIFY2(made.at(i)[field.key()] == field.value(), qPrintable(field.key() + u' ' + QString::fromUtf8(result.out)));
    }
}

void TestCliForms::importPrintsWholeObjects()
{
    const CliResult result = runCli({u"import"_s, u"curl"_s, u"--json"_s, u"-"_s}, "curl h");
    QCOMPARE(result.jsonLines().size(), 1);
    QCOMPARE(result.jsonLines().constFirst().keys(),
             QStringList({u"body"_s, u"bodyFile"_s, u"dialect"_s, u"headers"_s, u"keys"_s, u"kind"_s, u"method"_s, u"options"_s, u"url"_s, u"warnings"_s}));
}

void TestCliForms::readsBodyFilesWhenToldTo_data()
{
    QTest::addColumn<QString>("arguments"); // of curl; %1 is the folder
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("seen"); // printed or told
    const QStringList told{u"--read-files"_s};
    QTest::newRow("not told to") << u"-d @%1/ask.json"_s << QStringList() << 0 << "\"body\":null"_ba;
    QTest::newRow("told to") << u"-d @%1/ask.json"_s << told << 0 << R"("body":"{\"messages\":[]}")"_ba;
    QTest::newRow("a chat now") << u"--json @%1/ask.json"_s << told << 0 << "\"kind\":\"chat\""_ba;
    QTest::newRow("two files") << u"--data-binary @%1/ask.json --data-binary @%1/more.txt"_s << told << 0 << R"(&more")"_ba;
    QTest::newRow("not there") << u"-d @%1/nothing.json"_s << told << 2 << "nothing.json cannot be read"_ba;
    QTest::newRow("a device") << u"-d @/dev/zero"_s << told << 2 << "is not a file"_ba;
    QTest::newRow("options are never read") << u"-K %1/ask.json"_s << told << 2 << "-K"_ba;
    QTest::newRow("standard input stays the command's") << u"-d @-"_s << told << 0 << "\"bodyFile\":\"-\""_ba;
}

void TestCliForms::readsBodyFilesWhenToldTo()
{
    QFETCH(QString, arguments);
    QFETCH(QStringList, options);
    QFETCH(int, status);
    QFETCH(QByteArray, seen);
    const QString folder = QFileInfo(m_demo->file(u"ask.json"_s, "{\"messages\":[]}\n")).path();
    m_demo->file(u"more.txt"_s, "more");
    const QString command = u"curl http://h/v1/chat/completions "_s + (arguments.contains(u"%1"_s) ? arguments.replace(u"%1"_s, folder) : arguments);
    const CliResult result = runCli(QStringList{u"import"_s, u"curl"_s, u"--json"_s, u"-"_s} + options, command.toUtf8());
    QCOMPARE(result.status, status);
    QVERIFY2((result.out + result.err).contains(seen), (result.out + result.err).constData());
}

void TestCliForms::importsAFile()
{
    const QString file = m_demo->file(u"command.txt"_s, "curl http://h/a -d 'x' -H 'Authorization: Bearer sk-0123456789abcdefghij'\n");
    const CliResult result = runCli({u"import"_s, u"curl"_s, file});
    QCOMPARE(result.status, 0);
    QVERIFY2(result.out.startsWith("POST http://h/a: "), result.out.constData());
    QVERIFY(result.err.startsWith("lineside-cli: "));
    QVERIFY(!(result.out + result.err).contains("sk-0123456789abcdefghij"));
}

void TestCliForms::refusesToImport_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("nothing") << u"curl"_s << QByteArray() << "no curl"_ba;
    QTest::newRow("another program") << u"curl"_s << "wget http://h/"_ba << "no curl"_ba;
    QTest::newRow("an open quote") << u"curl"_s << "curl 'http://h/"_ba << "single quote"_ba;
    QTest::newRow("options from a file") << u"curl"_s << "curl -K secret.cfg"_ba << "-K"_ba;
    QTest::newRow("no value") << u"curl"_s << "curl http://h/ -H"_ba << "--header"_ba;
    QTest::newRow("no collection") << u"postman"_s << "{}"_ba << "request"_ba;
    QTest::newRow("no routes") << u"routes"_s << "a: 1"_ba << "route"_ba;
}

// What cannot be read is wrong use: no request was made that could have failed.
void TestCliForms::refusesToImport()
{
    QFETCH(const QString, form);
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, named);
    const CliResult result = runCli({u"import"_s, form, u"--json"_s, u"-"_s}, text);
    QCOMPARE(result.status, 2);
    QCOMPARE(result.out, QByteArray());
    QVERIFY(result.err.startsWith("lineside-cli: "));
    QVERIFY2(result.err.contains(named), result.err.constData());
}

void TestCliForms::exportsARequest_data()
{
    QTest::addColumn<QByteArray>("begins");
    QTest::addColumn<QByteArray>("key"); ///< how the form refers to the key
    const auto row = [](const char *form, const QByteArray &begins, const QByteArray &key) { QTest::newRow(form) << begins << key; };
    row("curl", "curl -q -sS -N --fail-with-body 'http://", "${LINESIDE_DEMO_MODEL_KEY:?");
    row("curl-file", "curl -q -sS -N --fail-with-body 'http://", "${LINESIDE_DEMO_MODEL_KEY:?");
    row("curl-variables", ": \"${LINESIDE_DEMO_MODEL_KEY:?", "Bearer {{LINESIDE_DEMO_MODEL_KEY}}");
    row("curl-fish", "test -n \"$LINESIDE_DEMO_MODEL_KEY\" || ", "'Authorization: Bearer '\"$LINESIDE_DEMO_MODEL_KEY\"");
    row("curl-powershell", "& {\n", "Bearer ${env:LINESIDE_DEMO_MODEL_KEY}");
    row("curl-cmd", "if not defined LINESIDE_DEMO_MODEL_KEY ", "Bearer %LINESIDE_DEMO_MODEL_KEY%");
    row("python-openai", "import os\n\nfrom openai import OpenAI", "api_key=key(\"LINESIDE_DEMO_MODEL_KEY\")");
    row("javascript-openai", "import OpenAI from 'openai';", "apiKey: key(\"LINESIDE_DEMO_MODEL_KEY\")");
    row("python", "import os\n\nimport requests", "\"Bearer \" + key(\"LINESIDE_DEMO_MODEL_KEY\")");
    row("javascript", "// node 18", "\"Bearer \" + key(\"LINESIDE_DEMO_MODEL_KEY\")");
    row("go", "package main", "\"Bearer \" + key(\"LINESIDE_DEMO_MODEL_KEY\")");
    row("csharp", "using System;", "\"Bearer \" + key(\"LINESIDE_DEMO_MODEL_KEY\")");
    row("java", "import java.net.URI;", "\"Bearer \" + key(\"LINESIDE_DEMO_MODEL_KEY\")");
    row("httpie", "http --ignore-stdin --check-status --stream 'POST' 'http://", "Bearer ${LINESIDE_DEMO_MODEL_KEY:?");
    row("hurl", "# hurl --variable LINESIDE_DEMO_MODEL_KEY=", "Bearer {{LINESIDE_DEMO_MODEL_KEY}}");
    row("k6", "import http from 'k6/http';", "\"Bearer \" + key(\"LINESIDE_DEMO_MODEL_KEY\")");
    row("postman", "{\n", "Bearer {{LINESIDE_DEMO_MODEL_KEY}}");
    row("bruno", "meta {\n", "Bearer {{process.env.LINESIDE_DEMO_MODEL_KEY}}");
}

void TestCliForms::exportsARequest()
{
    QFETCH(const QByteArray, begins);
    QFETCH(const QByteArray, key);
    const CliResult result = runCli(ofRequest(QString::fromLatin1(QTest::currentDataTag())));
    QCOMPARE(result.status, 0);
    QVERIFY2(result.out.startsWith(begins), result.out.constData());
    QVERIFY2(result.out.contains(key), result.out.constData());
    QVERIFY2(result.err.isEmpty() || result.err.startsWith("lineside-cli: "), result.err.constData());
}

void TestCliForms::exportsForAShell_data()
{
    QTest::addColumn<QString>("form");
    QTest::newRow("posix") << u"curl"_s;
    QTest::newRow("fish") << u"curl-fish"_s;
    QTest::newRow("powershell") << u"curl-powershell"_s;
    QTest::newRow("cmd") << u"curl-cmd"_s;
}

void TestCliForms::exportsForAShell()
{
    QFETCH(const QString, form);
    const QString shell = QString::fromLatin1(QTest::currentDataTag());
    const CliResult command = runCli(ofRequest(u"curl"_s) + QStringList{u"--shell"_s, shell});
    QCOMPARE(command.status, 0);
    QCOMPARE(command.out, runCli(ofRequest(form)).out);
    const CliResult read = runCli({u"import"_s, u"curl"_s, u"--json"_s, u"--shell"_s, shell, u"-"_s}, command.out);
    QCOMPARE(read.status, 0);
    const QList<QJsonObject> made = read.jsonLines();
    QCOMPARE(made.size(), 1);
    QCOMPARE(made.constFirst()["kind"_L1].toString(), u"chat"_s);
    QCOMPARE(made.constFirst()["url"_L1].toString(), m_demo->modelUrl());
    const QJsonObject body = QJsonDocument::fromJson(made.constFirst()["body"_L1].toString().toUtf8()).object();
    QCOMPARE(body["messages"_L1].toArray().at(0)["content"_L1].toString(), u"it's 100% \"fine\""_s);
    QVERIFY(made.constFirst()["headers"_L1].toArray().contains(QJsonArray{u"Authorization"_s, u"Bearer {env:LINESIDE_DEMO_MODEL_KEY}"_s}));
}

void TestCliForms::exportsARoute_data()
{
    QTest::addColumn<QByteArray>("present");
    QTest::addColumn<QByteArray>("told"); ///< what standard error has to tell; empty: nothing in particular
    const auto row = [](const char *form, const QByteArray &present, const QByteArray &told = {}) { QTest::newRow(form) << present << told; };
    row("adc", "services:", "delete");
    row("apisix-yaml", "\n#END");
    row("kubernetes", "kind: ApisixRoute");
    row("gateway-api", "kind: HTTPRoute");
    row("kong", "\"_format_version\": \"3.0\"");
    row("litellm", "model_list:");
    row("openapi", "openapi:");
}

void TestCliForms::exportsARoute()
{
    QFETCH(const QByteArray, present);
    QFETCH(const QByteArray, told);
    const CliResult result = runCli(ofRoute(QString::fromLatin1(QTest::currentDataTag())));
    QCOMPARE(result.status, 0);
    QVERIFY2(result.out.contains(present), result.out.constData());
    QVERIFY2(result.err.contains(told), result.err.constData());
    QVERIFY(!result.out.contains("{keychain:") && !result.out.contains("{env:"));
}

void TestCliForms::exportsThePush_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::newRow("curl") << "-X PUT "_ba;
    QTest::newRow("curl-powershell") << "-X PUT "_ba;
    QTest::newRow("python") << "\"PUT\""_ba;
    QTest::newRow("httpie") << "'PUT'"_ba;
    QTest::newRow("hurl") << "\nPUT http://"_ba;
    QTest::newRow("postman") << "\"method\": \"PUT\""_ba;
    QTest::newRow("bruno") << "\nput {\n"_ba;
}

void TestCliForms::exportsThePush()
{
    QFETCH(const QByteArray, method);
    const CliResult result = runCli(ofRoute(QString::fromLatin1(QTest::currentDataTag())) + QStringList{u"--admin"_s});
    QCOMPARE(result.status, 0);
    QVERIFY2(result.out.contains(method), result.out.constData());
    QVERIFY2(result.out.contains("/apisix/admin/routes/"), result.out.constData());
    for (const QByteArray &variable : {"LINESIDE_DEMO_ADMIN_KEY"_ba, "LINESIDE_DEMO_MODEL_KEY"_ba})
        QVERIFY2(result.out.contains(variable), variable.constData());
}

void TestCliForms::writesFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("beside");
    QTest::newRow("curl-file") << u"ask.sh"_s << QStringList{u"body.json"_s};
    QTest::newRow("bruno") << u"ask.bru"_s << QStringList{u"bruno.json"_s, u".env.example"_s};
    QTest::newRow("python") << u"ask.py"_s << QStringList{};
}

void TestCliForms::writesFiles()
{
    QFETCH(const QString, name);
    QFETCH(const QStringList, beside);
    const QString form = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(QDir(m_folder.path()).mkpath(form));
    const QDir folder(m_folder.filePath(form));
    const CliResult result = runCli(ofRequest(form) + QStringList{u"--output"_s, folder.filePath(name)});
    QCOMPARE(result.status, 0);
    QCOMPARE(result.out, QByteArray());
    QStringList expected = beside + QStringList{name};
    expected.sort();
    QStringList there = folder.entryList(QDir::Files | QDir::Hidden);
    there.sort();
    QCOMPARE(there, expected);
    for (const QString &made : there) {
        QFile file(folder.filePath(made));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY2(!bytes.isEmpty() && !holdsKey(bytes), qPrintable(made));
    }
}

// A form that is added needs its row.
void TestCliForms::everyFormIsTested()
{
    const QString help = QString::fromUtf8(runCli({u"export"_s, u"--help"_s}).out).simplified();
    const QRegularExpressionMatch listed = QRegularExpression(u"The forms are ([a-z0-9, -]+)\\."_s).match(help);
    QVERIFY2(listed.hasMatch(), qPrintable(help));
    QCOMPARE(listed.captured(1),
             u"curl, curl-file, curl-variables, curl-fish, curl-powershell, curl-cmd, python-openai, javascript-openai, python, javascript, go, csharp, java, "
             "httpie, hurl, k6, postman, bruno, adc, apisix-yaml, kubernetes, gateway-api, kong, litellm, openapi"_s);
}

QTEST_GUILESS_MAIN(TestCliForms)
#include "tst_cliforms.moc"
