// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The script is run by Node.js with a stand-in for k6's modules, on answers as k6 hands them out.
#include "interchange/k6suite.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;
using Kind = SuiteCheck::Kind;

Q_DECLARE_METATYPE(lineside::SuiteCheck)

namespace {

const QString standIn = QStringLiteral(LINESIDE_TEST_DATA "/k6");

HttpRequest chatRequest(const QByteArray &body = R"({"model":"m"})")
{
    HttpRequest request;
    request.url = QUrl(u"http://127.0.0.1:1/v1/chat/completions"_s);
    request.headers = {{"Content-Type", ValueTemplate::literal(u"application/json"_s)}};
    request.body = body;
    return request;
}

K6Question question(const QList<SuiteCheck> &checks, const QString &name = u"case"_s)
{
    return {{.name = name, .model = {}, .question = u"q"_s, .checks = checks}, chatRequest()};
}

/// An answer as k6 has it.
QJsonObject answer(int status, const QString &type, const QString &body, double waiting = 100)
{
    return {{u"status"_s, status},
            {u"headers"_s, QJsonObject{{u"Content-Type"_s, type}, {u"Server"_s, u"APISIX/3.18.0"_s}, {u"X-Twice"_s, u"a, b"_s}}},
            {u"body"_s, body},
            {u"timings"_s, QJsonObject{{u"waiting"_s, waiting}}}};
}

QString streamOf(const QString &text, bool isWhole = true)
{
    QString body = uR"(data: {"model":"gemini-2.5-flash","choices":[{"index":0,"delta":{"content":"%1"}}]})"_s.arg(text) + u"\r\n\r\n: a remark\n\n"_s
        + uR"(data: {"choices":[{"index":1,"delta":{"content":"not this"}}]})"_s + u"\n\n"_s;
    if (isWhole)
        body += uR"(data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":1}})"_s + u"\n\ndata: [DONE]\n\n"_s;
    return body;
}

QJsonObject stream(const QString &text = u"Paris."_s)
{
    return answer(200, u"text/event-stream"_s, streamOf(text));
}

QJsonObject piece(const QString &text)
{
    const QJsonObject body{{u"model"_s, u"gemini-2.5-flash"_s},
                           {u"choices"_s, QJsonArray{QJsonObject{{u"message"_s, QJsonObject{{u"content"_s, text}}}, {u"finish_reason"_s, u"stop"_s}}}}};
    return answer(200, u"application/json"_s, QString::fromUtf8(QJsonDocument(body).toJson()));
}

} // namespace

class TestK6Suite : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    /// What the script checks on that answer; null where it does not run.
    std::optional<QJsonArray> run(const ExportedText &made, const QJsonObject &came, const QMap<QString, QString> &variables = {});
private Q_SLOTS:
    void initTestCase();
    void checks_data();
    void checks();
    void saysWhatItCannotCheck_data();
    void saysWhatItCannotCheck();
    void asksEveryCaseAsOftenAsItSays();
    void takesKeysFromTheEnvironment();
    void putsALongBodyBesideIt();
    void isJavaScript();
};

std::optional<QJsonArray> TestK6Suite::run(const ExportedText &made, const QJsonObject &came, const QMap<QString, QString> &variables)
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QString modules = m_folder->filePath(u"node_modules/k6"_s);
    QDir().mkpath(modules);
    for (const QString &name : {u"package.json"_s, u"index.mjs"_s, u"http.mjs"_s})
        QFile::copy(standIn + u'/' + name, modules + u'/' + name);
    QFile::copy(standIn + u"/run.mjs"_s, m_folder->filePath(u"run.mjs"_s));
    const auto write = [this](const QString &name, const QByteArray &bytes) {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    bool isThere = write(u"suite.mjs"_s, made.text.toUtf8()) && write(u"answer.json"_s, QJsonDocument(came).toJson());
    for (const ExportedFile &file : made.files)
        isThere = isThere && write(file.name, file.bytes);
    QProcess node;
    node.setWorkingDirectory(m_folder->path());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"K6_ANSWER"_s, m_folder->filePath(u"answer.json"_s));
    for (auto each = variables.begin(); each != variables.end(); ++each)
        environment.insert(each.key(), each.value());
    node.setProcessEnvironment(environment);
    if (!isThere)
        return std::nullopt;
    node.start(u"node"_s, {u"run.mjs"_s, u"suite.mjs"_s});
    if (!node.waitForFinished() || node.exitCode() != 0)
        return std::nullopt;
    return QJsonDocument::fromJson(node.readAllStandardOutput()).array();
}

void TestK6Suite::initTestCase()
{
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty())
        QSKIP("Node.js is not installed");
}

void TestK6Suite::checks_data()
{
    QTest::addColumn<SuiteCheck>("check");
    QTest::addColumn<QJsonObject>("came");
    QTest::addColumn<bool>("passes");
    QTest::addColumn<bool>("warns");
    const auto row = [](const char *name, const SuiteCheck &check, const QJsonObject &came, bool passes, bool warns = false) {
        QTest::newRow(name) << check << came << passes << warns;
    };
    const QJsonObject missing = answer(404, u"application/json"_s, uR"({"error_msg":"404 Route Not Found"})"_s);
    const QJsonObject nothing{{u"status"_s, 0}, {u"headers"_s, QJsonObject()}, {u"body"_s, QJsonValue::Null}, {u"timings"_s, QJsonObject{{u"waiting"_s, 0}}}};
    row("status", {Kind::Status, {}, u"200"_s}, stream(), true);
    row("another status", {Kind::Status, {}, u"200"_s}, missing, false);
    row("no answer", {Kind::Status, {}, u"200"_s}, nothing, false);
    row("nothing wrong", {Kind::Cause, {}, u"ok"_s}, stream(), true, true);
    row("something wrong", {Kind::Cause, {}, u"ok"_s}, missing, false, true);
    row("first byte", {Kind::TimeToFirstToken, {}, u"100"_s}, stream(), true, true);
    row("late first byte", {Kind::TimeToFirstToken, {}, u"99.5"_s}, stream(), false, true);
    row("streamed", {Kind::Streamed}, stream(), true, true);
    row("in one piece", {Kind::Streamed}, piece(u"x"_s), false, true);
    row("whole", {Kind::Complete}, stream(), true);
    row("whole, in one piece", {Kind::Complete}, piece(u"x"_s), true);
    row("cut", {Kind::Complete}, answer(200, u"text/event-stream; charset=utf-8"_s, streamOf(u"x"_s, false)), false);
    row("usage", {Kind::UsagePresent}, stream(), true);
    row("no usage", {Kind::UsagePresent}, piece(u"x"_s), false);
    row("model", {Kind::Model, {}, u"models/gemini-2.5-flash"_s}, stream(), true);
    row("another model", {Kind::Model, {}, u"gemini-2.5-pro"_s}, stream(), false);
    row("its newest edition", {Kind::Model, {}, u"gemini-2.5-flash-latest"_s}, stream(), true);
    row("finish reason", {Kind::FinishReason, {}, u"stop"_s}, stream(), true);
    row("another finish reason", {Kind::FinishReason, {}, u"length"_s}, stream(), false);
    row("text", {Kind::TextContains, {}, u"Paris"_s}, stream(), true);
    row("text in one piece", {Kind::TextContains, {}, u"'\"\\\n${x}` 漢 \u2028 */"_s}, piece(u"'\"\\\n${x}` 漢 \u2028 */"_s), true);
    row("another text", {Kind::TextContains, {}, u"not this"_s}, stream(), false);
    row("pattern", {Kind::TextMatches, {}, u"(?i)^PARIS\\.$"_s}, stream(), true);
    row("another pattern", {Kind::TextMatches, {}, u"^PARIS"_s}, stream(), false);
    row("no pattern there", {Kind::TextMatches, {}, u"(?<=(*FAIL)["_s}, stream(), false);
    row("JSON", {Kind::TextSchema, {}, u"{}"_s}, piece(uR"({"a":1})"_s), true, true);
    row("no JSON", {Kind::TextSchema, {}, u"{}"_s}, stream(), false, true);
    row("header", {Kind::Header, u"server"_s, {}}, stream(), true);
    row("header's value", {Kind::Header, u"server"_s, u"APISIX/3.18.0"_s}, stream(), true);
    row("one of its values", {Kind::Header, u"X-Twice"_s, u"b"_s}, stream(), true);
    row("another value", {Kind::Header, u"server"_s, u"nginx"_s}, stream(), false);
    row("no header", {Kind::Header, u"X-None"_s, {}}, stream(), false);
}

void TestK6Suite::checks()
{
    QFETCH(SuiteCheck, check);
    QFETCH(QJsonObject, came);
    QFETCH(bool, passes);
    QFETCH(bool, warns);
    const Result<ExportedText> made = k6Suite(u"S"_s, {question({check})});
    QVERIFY(made);
    QCOMPARE(made->warnings.size(), warns ? 1 : 0);
    const auto checked = run(*made, came);
    QVERIFY2(checked, qPrintable(made->text));
    QCOMPARE(checked->size(), 1);
    QCOMPARE(checked->first()["passed"_L1].toBool(), passes);
}

void TestK6Suite::saysWhatItCannotCheck_data()
{
    QTest::addColumn<SuiteCheck>("check");
    QTest::addColumn<QString>("says");
    QTest::newRow("pauses") << SuiteCheck{Kind::MaxGap, {}, u"100"_s} << u"no pause is longer than 100 ms (k6 waits"_s;
    QTest::newRow("speed") << SuiteCheck{Kind::TokensPerSecond, {}, u"10"_s} << u"at least 10 tokens come a second"_s;
    QTest::newRow("cost") << SuiteCheck{Kind::Cost, {}, u"0.1"_s} << u"k6 knows no prices"_s;
    QTest::newRow("a cause") << SuiteCheck{Kind::Cause, {}, u"rate-limited"_s} << u"k6 does not diagnose"_s;
    QTest::newRow("unknown") << SuiteCheck{Kind::Unknown, u"smell\n*/ alert()"_s, {}} << u"smell */ alert()"_s;
    QTest::newRow("no number") << SuiteCheck{Kind::TimeToFirstToken, {}, u"0; hack()"_s} << u"k6 sees the first byte"_s;
}

void TestK6Suite::saysWhatItCannotCheck()
{
    QFETCH(SuiteCheck, check);
    QFETCH(QString, says);
    const Result<ExportedText> made = k6Suite(u"S\u2028x"_s, {question({check, {Kind::Status, {}, u"200"_s}})});
    QVERIFY(made);
    QVERIFY2(made->text.contains(u"// Not checked: "_s) && made->text.contains(says), qPrintable(made->text));
    QVERIFY2(made->warnings.value(0).contains(says), qPrintable(made->warnings.join(u'\n')));
    const auto checked = run(*made, stream());
    QVERIFY2(checked, qPrintable(made->text));
    QCOMPARE(checked->size(), 1);
}

void TestK6Suite::asksEveryCaseAsOftenAsItSays()
{
    K6Question twice = question({{Kind::Status, {}, u"200"_s}, {Kind::Status, {}, u"200"_s}}, u"first"_s);
    twice.asked.runs = 2;
    const Result<ExportedText> made = k6Suite(u"S"_s, {twice, question({}, u"</script>`${process.exit(9)}`"_s)});
    const auto checked = run(*made, stream());
    QVERIFY(checked);
    QStringList told;
    for (const QJsonValue &one : *checked)
        told.append(one["group"_L1].toString() + u": "_s + one["name"_L1].toString());
    const QStringList first{u"first: status is 200"_s, u"first: status is 200 (2)"_s};
    QCOMPARE(told, first + first + QStringList{u"</script>`${process.exit(9)}`: status is 2xx and the answer is whole"_s});
}

void TestK6Suite::takesKeysFromTheEnvironment()
{
    K6Question one = question({{Kind::Status, {}, u"200"_s}});
    one.request.headers.append({"Authorization", ValueTemplate::parse(u"Bearer {env:A_KEY}"_s)});
    K6Question other = one;
    other.request.headers.last() = {"x-api-key", ValueTemplate::parse(u"{keychain:a-key}"_s)};
    const Result<ExportedText> made = k6Suite(u"S"_s, {one, other, one});
    static const QRegularExpression names(u"// Keys come from the environment: (\\w+), (\\w+)\\n"_s);
    const QRegularExpressionMatch match = names.match(made->text);
    QVERIFY2(match.hasMatch(), qPrintable(made->text));
    QCOMPARE(match.captured(1), u"A_KEY"_s);
    QVERIFY(match.captured(2) != u"A_KEY"_s);
    QVERIFY(!run(*made, stream())); // it refuses to run
    const auto checked = run(*made, stream(), {{match.captured(1), u"x"_s}, {match.captured(2), u"y"_s}});
    QVERIFY(checked);
    QCOMPARE(checked->size(), 3);
}

void TestK6Suite::putsALongBodyBesideIt()
{
    K6Question one = question({{Kind::Status, {}, u"200"_s}});
    one.request = chatRequest(R"({"messages":[{"role":"user","content":")" + QByteArray(120'000, 'x') + "\"}]}");
    const Result<ExportedText> made = k6Suite(u"S"_s, {one});
    QCOMPARE(made->files.size(), 1);
    QCOMPARE(made->files.first().bytes, one.request.body);
    QVERIFY(run(*made, stream()));
}

// k6 itself parses the script before it runs any of it; so does this.
void TestK6Suite::isJavaScript()
{
    QList<SuiteCheck> all;
    for (int kind = 0; kind <= int(Kind::Unknown); ++kind)
        all.append({Kind(kind), u"n\"'`\n\u2028${}"_s, u"v\"'`\n\u2028${} */ //"_s});
    const Result<ExportedText> made = k6Suite(u"*/ \u2028 S\n"_s, {question(all, u"\"'`\n\u2028"_s), question({})});
    QTemporaryDir folder;
    QFile file(folder.filePath(u"suite.mjs"_s));
    QVERIFY(made && file.open(QIODevice::WriteOnly) && file.write(made->text.toUtf8()) > 0);
    file.close();
    QProcess node;
    node.start(u"node"_s, {u"--check"_s, file.fileName()});
    QVERIFY(node.waitForFinished());
    QVERIFY2(node.exitCode() == 0, node.readAllStandardError().constData());
}

QTEST_GUILESS_MAIN(TestK6Suite)
#include "tst_k6suite.moc"
