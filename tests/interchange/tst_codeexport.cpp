// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// What leaves as a program is run, where its language is here, and must send what was meant; elsewhere it is parsed.
#include "anyrequest.h"
#include "interchange/exportforms.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;
using namespace lineside::testing;

namespace {

const Environment keys{{u"KEY"_s, u"AIza-'q' $HOME \\ä"_s}};

// How a form is tried: the file's name, the commands, and whether they send the request.
struct Trial {
    QString form;
    QString file;
    QStringList command;
    bool sends = true;
};

const QList<Trial> trials{
    {u"python"_s, u"request.py"_s, {u"/usr/bin/python3"_s, u"request.py"_s}},
    {u"javascript"_s, u"request.mjs"_s, {u"node"_s, u"request.mjs"_s}},
    {u"java"_s, u"Request.java"_s, {u"java"_s, u"-Dfile.encoding=UTF-8"_s, u"-Xshare:auto"_s, u"-XX:TieredStopAtLevel=1"_s, u"Request.java"_s}},
    {u"httpie"_s, u"request.sh"_s, {u"sh"_s, u"request.sh"_s}},
    {u"go"_s, u"request.go"_s, {u"gofmt"_s, u"-e"_s, u"request.go"_s}, false},
    {u"csharp"_s, u"request.cs"_s, {u"mcs"_s, u"-target:library"_s, u"-r:System.Net.Http"_s, u"request.cs"_s}, false},
    {u"k6"_s, u"request.mjs"_s, {u"node"_s, u"--check"_s, u"request.mjs"_s}, false},
    {u"python-openai"_s, u"request.py"_s, {u"/usr/bin/python3"_s, u"-m"_s, u"py_compile"_s, u"request.py"_s}, false},
    {u"javascript-openai"_s, u"request.mjs"_s, {u"node"_s, u"--check"_s, u"request.mjs"_s}, false},
};

bool isHere(const Trial &trial)
{
    if (trial.form == "httpie"_L1)
        return !QStandardPaths::findExecutable(u"http"_s).isEmpty();
    if (trial.form == "python"_L1)
        return QProcess::execute(u"/usr/bin/python3"_s, {u"-c"_s, u"import importlib.util,sys; sys.exit(not importlib.util.find_spec('requests'))"_s}) == 0;
    return !QStandardPaths::findExecutable(trial.command.constFirst()).isEmpty();
}

} // namespace

class TestCodeExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyFormIsTried_data();
    void everyFormIsTried();
    void refusesToRunWithoutAKey_data();
    void refusesToRunWithoutAKey();
    void namesWhatItCannotSay();

private:
    QList<std::pair<QString, HttpRequest>> requests() const;
    RecordingServer m_server;
};

void TestCodeExport::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_server.takeRequests();
}

QList<std::pair<QString, HttpRequest>> TestCodeExport::requests() const
{
    HttpRequest chat;
    chat.url = QUrl(u"http://127.0.0.1:%1/v1/chat/completions"_s.arg(m_server.port()));
    chat.headers = {{"Content-Type", ValueTemplate::literal(u"application/json"_s)}, {"X-Key", ValueTemplate::literal(u"plain"_s)}};
    chat.body = R"({"model":"m","stream":true,"temperature":0.5,"top_k":3,"stop":null,"messages":[{"role":"user","content":"it's \"so\""}]})";
    chat.expectsStream = true;
    HttpRequest whole = chat;
    whole.expectsStream = false;
    whole.body = R"({"model":"m","messages":[{"role":"user","content":"hi"}]})";
    HttpRequest awkward = chat;
    awkward.body = u"{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"é漢😀 ' ` $x ${y} \\\\ \\\" \\u0007 \\n @A@ %s {{z}} #{q} */ // \u2028\"}]}\n\t\r\n"_s.toUtf8();
    awkward.headers.append({"X-Awkward", ValueTemplate::literal(u"a \"b\" 'c' \\d `e` $f {{g}} #h"_s)});
    awkward.headers.append({"X-Sign", ValueTemplate::literal(u"=a@b:c;d"_s)});
    HttpRequest isLong = whole;
    isLong.body = R"({"messages":[{"role":"user","content":")" + QByteArray(120'000, 'x') + "\"}]}";
    HttpRequest withKey = chat;
    withKey.headers.append({"Authorization", ValueTemplate::parse(u"Bearer {env:ASCII_KEY}"_s)});
    return {{u"a stream"_s, chat}, {u"in one piece"_s, whole}, {u"awkward text"_s, awkward}, {u"a long body"_s, isLong}, {u"a key"_s, withKey}};
}

void TestCodeExport::everyFormIsTried_data()
{
    QTest::addColumn<int>("trial");
    QTest::addColumn<HttpRequest>("meant");
    for (int i = 0; i < trials.size(); ++i) {
        for (const auto &[name, request] : requests())
            QTest::addRow("%s: %s", qPrintable(trials.at(i).form), qPrintable(name)) << i << request;
    }
}

void TestCodeExport::everyFormIsTried()
{
    QFETCH(int, trial);
    QFETCH(HttpRequest, meant);
    const Trial &tried = trials.at(trial);
    const Result<ExportedText> made = exportAs(tried.form, {.name = u"test"_s, .request = meant}, {});
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    if (!isHere(tried))
        QSKIP("what this form is for is not installed");
    QTemporaryDir folder;
    QList<ExportedFile> files = made->files;
    files.append({tried.file, made->text.toUtf8()});
    for (const ExportedFile &each : files) {
        QFile file(folder.filePath(each.name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(each.bytes) == each.bytes.size());
    }
    QProcess process;
    process.setWorkingDirectory(folder.path());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"ASCII_KEY"_s, u"AIza-'q' $HOME \\ \"x\""_s);
    process.setProcessEnvironment(environment);
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(tried.command.constFirst(), tried.command.mid(1));
    process.closeWriteChannel();
    QVERIFY(finished.wait(60'000));
    QVERIFY2(process.exitCode() == 0, (process.readAllStandardError() + '\n' + made->text.left(3000).toUtf8()).constData());
    if (!tried.sends)
        return;
    const QList<RecordedRequest> came = m_server.takeRequests();
    QCOMPARE(came.size(), 1);
    const QString wrong = difference(meant, came.constFirst(), {{u"ASCII_KEY"_s, u"AIza-'q' $HOME \\ \"x\""_s}});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong + u'\n' + made->text.left(3000)));
}

void TestCodeExport::refusesToRunWithoutAKey_data()
{
    QTest::addColumn<int>("trial");
    for (int i = 0; i < trials.size(); ++i) {
        if (trials.at(i).sends)
            QTest::newRow(qPrintable(trials.at(i).form)) << i;
    }
}

void TestCodeExport::refusesToRunWithoutAKey()
{
    QFETCH(int, trial);
    const Trial &tried = trials.at(trial);
    if (!isHere(tried))
        QSKIP("what this form is for is not installed");
    const Result<ExportedText> made = exportAs(tried.form, {.name = u"test"_s, .request = requests().constLast().second}, {});
    QVERIFY(made);
    QTemporaryDir folder;
    QFile file(folder.filePath(tried.file));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(made->text.toUtf8()) > 0);
    file.close();
    QProcess process;
    process.setWorkingDirectory(folder.path());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"ASCII_KEY"_s, QString());
    process.setProcessEnvironment(environment);
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(tried.command.constFirst(), tried.command.mid(1));
    QVERIFY(finished.wait(60'000));
    QVERIFY(process.exitCode() != 0);
    QVERIFY(process.readAllStandardError().contains("set ASCII_KEY first"));
    QCOMPARE(m_server.takeRequests().size(), 0);
}

void TestCodeExport::namesWhatItCannotSay()
{
    HttpRequest elsewhere = requests().constFirst().second;
    elsewhere.url.setPath(u"/anything"_s);
    for (const QString &form : {u"python-openai"_s, u"javascript-openai"_s}) {
        const auto made = exportAs(form, {.name = {}, .request = elsewhere}, {});
        QVERIFY(!made);
        QVERIFY(made.error().message.contains(u"/anything"_s));
    }
    QVERIFY(!exportAs(u"adc"_s, {.name = {}, .request = elsewhere}, {}));
    QVERIFY(!exportAs(u"pigeon"_s, {.name = {}, .request = elsewhere}, {}));
}

QTEST_GUILESS_MAIN(TestCodeExport)
#include "tst_codeexport.moc"
