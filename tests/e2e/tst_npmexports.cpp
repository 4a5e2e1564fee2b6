// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Exported requests in the programs that they were made for: newman, Bruno's own command line, and the official openai package.
#include "interchange/exportforms.h"
#include "mock/mockmodel.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

const QByteArray key = "sk-test-0123456789";
const QString answerText = u"Paris, “la ville lumière” 🗼"_s;

// How a form is run, with the folder's files made; %1 stands for the folder of the packages, %2 for the key.
struct Runner {
    QString form;
    QString file;
    QStringList command;
    QString report; ///< where the answer can be read afterwards; empty: on standard output
};

const QList<Runner> runners{
    {u"javascript-openai"_s, u"request.mjs"_s, {u"node"_s, u"request.mjs"_s}, {}},
    {u"javascript"_s, u"request.mjs"_s, {u"node"_s, u"request.mjs"_s}, {}},
    {u"postman"_s, u"request.json"_s,
     {u"node"_s, u"%1/node_modules/newman/bin/newman.js"_s, u"run"_s, u"request.json"_s, u"--env-var"_s, u"MODEL_KEY=%2"_s, u"--reporters"_s, u"json"_s,
      u"--reporter-json-export"_s, u"report.json"_s},
     u"report.json"_s},
    {u"bruno"_s, u"request.bru"_s, {u"node"_s, u"%1/node_modules/@usebruno/cli/bin/bru.js"_s, u"run"_s, u"request.bru"_s, u"--output"_s, u"report.json"_s},
     u"report.json"_s},
};

MockSettings settings()
{
    MockSettings made;
    made.key = key;
    made.pace = std::chrono::milliseconds(1);
    made.answer = MockAnswer{answerText, {}};
    return made;
}

QByteArray bodyOf(const QString &question, bool stream)
{
    return QJsonDocument(QJsonObject{{u"model"_s, u"gemini-2.5-flash"_s},
                                     {u"messages"_s, QJsonArray{QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, question}}}},
                                     {u"stream"_s, stream}})
        .toJson(QJsonDocument::Compact);
}

bool write(const QString &name, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(name).path());
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

// newman keeps what came as a list of bytes, Bruno as JSON or text.
QByteArray readReport(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    const QJsonValue newman = QJsonDocument::fromJson(text)[u"run"_s][u"executions"_s][0][u"response"_s][u"stream"_s][u"data"_s];
    if (!newman.isArray())
        return text;
    QByteArray bytes;
    for (const QJsonValue byte : newman.toArray())
        bytes += char(byte.toInt());
    return bytes;
}

} // namespace

class TestNpmExports : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void asksTheModel_data();
    void asksTheModel();

private:
    QString m_packages = QStringLiteral(LINESIDE_E2E_NPM);
    MockModel m_model{settings()};
    quint16 m_port = 0;
};

void TestNpmExports::initTestCase()
{
    qRegisterMetaType<ServerRequest>();
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty() || !QFile::exists(m_packages + u"/node_modules"_s))
        QSKIP("There is no Node, or the packages are not installed (./dev test does that where npm is).");
    m_port = m_model.listen().value_or(0);
    QVERIFY(m_port != 0);
}

void TestNpmExports::asksTheModel_data()
{
    QTest::addColumn<int>("runner");
    QTest::addColumn<bool>("stream");
    QTest::addColumn<QString>("question");
    const QList<std::pair<const char *, QString>> questions{
        {"plain", u"What is the capital of France?"_s},
        {"quotes and lines", u"It's \"quoted\", `so`, $HOME, \\n and\nnew\tlines; 100 % 'sure' </script>"_s},
        {"other letters", u"首都は？ Grüße 🗼 \u202Eabc"_s},
    };
    for (int runner = 0; runner < runners.size(); ++runner)
        for (const auto &[name, question] : questions)
            for (const bool stream : {false, true})
                QTest::addRow("%s, %s, %s", qPrintable(runners.at(runner).form), name, stream ? "stream" : "whole") << runner << stream << question;
}

void TestNpmExports::asksTheModel()
{
    QFETCH(const int, runner);
    QFETCH(const bool, stream);
    QFETCH(const QString, question);
    const Runner &with = runners.at(runner);
    HttpRequest request;
    request.method = "POST";
    request.url = QUrl(u"http://127.0.0.1:%1/v1/chat/completions"_s.arg(m_port));
    request.headers = {{"Content-Type", ValueTemplate::literal(u"application/json"_s)},
                       {"Authorization", ValueTemplate::withKey(u"Bearer "_s, SecretRef::environment(u"MODEL_KEY"_s))}};
    request.body = bodyOf(question, stream);
    std::vector<Secret> known;
    known.emplace_back(QByteArrayView(key));
    const Result<ExportedText> made = exportAs(with.form, {.name = u"a question"_s, .request = request}, known);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));

    const QTemporaryDir folder;
    QVERIFY(write(folder.filePath(with.file), made->text.toUtf8()));
    for (const ExportedFile &file : made->files)
        QVERIFY(write(folder.filePath(file.name), file.bytes));
    QVERIFY(QFile::link(m_packages + u"/node_modules"_s, folder.filePath(u"node_modules"_s)));

    QSignalSpy asked(&m_model, &MockModel::requestReceived);
    QProcess process;
    process.setWorkingDirectory(folder.path());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"MODEL_KEY"_s, QString::fromLatin1(key));
    process.setProcessEnvironment(environment);
    QStringList command;
    for (const QString &part : with.command)
        command.append(QString(part).replace(u"%1"_s, m_packages).replace(u"%2"_s, QString::fromLatin1(key)));
    QSignalSpy ended(&process, &QProcess::finished);
    process.start(command.takeFirst(), command);
    QVERIFY(ended.count() > 0 || ended.wait(60'000));
    const QByteArray output = process.readAllStandardOutput();
    QVERIFY2(process.exitCode() == 0, (process.readAllStandardError() + output).constData());

    QCOMPARE(asked.count(), 1);
    const auto seen = asked.constFirst().constFirst().value<ServerRequest>();
    QCOMPARE(seen.method, "POST");
    QCOMPARE(seen.target, "/v1/chat/completions");
    QCOMPARE(seen.header("authorization"), "Bearer " + key);
    QCOMPARE(QJsonDocument::fromJson(seen.body), QJsonDocument::fromJson(request.body));
    const QByteArray answer = with.report.isEmpty() ? output : readReport(folder.filePath(with.report));
    // A stream brings it in pieces; its first word is in one of them.
    QVERIFY2(answer.contains(stream ? QByteArray("Paris") : QByteArray("Paris, ")), answer.constData());
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestNpmExports)
#include "tst_npmexports.moc"
