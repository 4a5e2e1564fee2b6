// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The three files that tell of a run: each must be what its format says, whatever servers and users wrote.
#include "suite/suitereports.h"

#include "suite/reporttext.h"
#include "suite/samplesuite.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(lineside::SuiteReport)

namespace {

SuiteReport withHistory(SuiteRunResult run)
{
    SuiteRunRecord before = recordOf(run);
    before.startedAt = before.startedAt.addDays(-1);
    before.cases[1].verdict = SuiteVerdict::Passed;
    const SuiteRunRecord now = recordOf(run);
    return {.run = std::move(run), .comparison = compareRuns(before, now), .trends = trendsOf({now, before})};
}

SuiteRunResult manyAnswers()
{
    SuiteRunResult run{.suite = SuiteId(u"s"_s), .name = {}, .startedAt = QDateTime(QDate(2026, 11, 22), QTime(10, 0), Qt::UTC), .cases = {}};
    const SuiteCase asked = caseNamed({}, {{SuiteCheck::Kind::Status, {}, u"200"_s}}, 25);
    SuiteCaseResult one{.asked = asked, .problem = {}, .answers = {}};
    for (int i = 0; i < 25; ++i)
        one.answers.append(answerTo(asked, i == 24 ? notFoundReport() : goodReport()));
    run.cases = {one};
    return run;
}

QString everyCharacter()
{
    QString text;
    for (char16_t c = 0; c < 0x300; ++c)
        text += QChar(c);
    for (const char16_t c : {u'\u200b', u'\u202e', u'\u2066', u'\ufdd0', u'\ufffe', u'\uffff'})
        text += QChar(c);
    text += QChar(0xd800);
    text += u"😀]]><!--</title></style></script>&amp;%1%2"_s;
    text += QChar(0xdc00);
    return text;
}

SuiteRunResult hostile()
{
    const QString text = everyCharacter();
    SuiteRunResult run = sampleRun();
    run.name = text;
    ProbeReport report = notFoundReport();
    report.explanation = text;
    report.fix = text;
    report.cause = text;
    report.answer = {.text = text, .model = text, .reasoning = {}};
    report.target.route = text;
    report.target.gateway = text;
    report.target.requestedModel = text;
    report.head.reason = text.toUtf8();
    report.head.headers = {{"X-Text", text.toUtf8()}};
    SuiteCase asked = caseNamed(text, {{SuiteCheck::Kind::Unknown, text, text}, {SuiteCheck::Kind::Header, u"X-Text"_s, text}, {SuiteCheck::Kind::TextContains, {}, text + u'x'}}, 2);
    asked.question = text;
    run.cases.append({.asked = asked, .problem = Error{.kind = Error::Kind::Configuration, .message = text, .hint = text, .details = text, .httpStatus = 0}, .answers = {answerTo(asked, report)}});
    return run;
}

void addReports()
{
    QTest::addColumn<SuiteReport>("report");
    QTest::newRow("one of each") << SuiteReport{.run = sampleRun()};
    QTest::newRow("with another run") << withHistory(sampleRun());
    QTest::newRow("many answers") << SuiteReport{.run = manyAnswers()};
    QTest::newRow("hostile text") << withHistory(hostile());
    QTest::newRow("probes without a suite") << SuiteReport{.run = runOfProbes(u"Verify"_s, {goodReport(), notFoundReport(), refusedReport()})};
    QTest::newRow("nothing at all") << SuiteReport{};
}

/// What JUnit's schemas in common use say: which attributes an element must have, and what may stand in it, in order.
struct JunitRule {
    QString element;
    QStringList required;
    QStringList allowed;
    QStringList children;
};

const QList<JunitRule> junitRules{
    {u"testsuites"_s, {}, {}, {u"testsuite"_s}},
    {u"testsuite"_s,
     {u"id"_s, u"package"_s, u"name"_s, u"timestamp"_s, u"hostname"_s, u"tests"_s, u"failures"_s, u"errors"_s, u"time"_s},
     {u"skipped"_s},
     {u"properties"_s, u"testcase"_s, u"system-out"_s, u"system-err"_s}},
    {u"testcase"_s, {u"name"_s, u"classname"_s, u"time"_s}, {}, {u"skipped"_s, u"failure"_s}},
    {u"failure"_s, {u"type"_s}, {u"message"_s}, {}},
    {u"skipped"_s, {}, {u"message"_s}, {}},
    {u"properties"_s, {}, {}, {}},
    {u"system-out"_s, {}, {}, {}},
    {u"system-err"_s, {}, {}, {}},
};

// Empty if the element at the reader is as the rules want it, with all that is in it.
QString junitProblem(QXmlStreamReader &xml)
{
    const QString name = xml.name().toString();
    const auto rule = std::find_if(junitRules.begin(), junitRules.end(), [&name](const JunitRule &one) { return one.element == name; });
    if (rule == junitRules.end())
        return u"unknown element "_s + name;
    QStringList missing = rule->required;
    for (const QXmlStreamAttribute &attribute : xml.attributes()) {
        const QString given = attribute.name().toString();
        if (!rule->required.contains(given) && !rule->allowed.contains(given))
            return name + u" with "_s + given;
        missing.removeAll(given);
        static const QRegularExpression number(u"\\A\\d+(\\.\\d+)?\\z"_s);
        static const QRegularExpression moment(u"\\A\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\z"_s);
        const QString value = attribute.value().toString();
        const bool isNumber = QStringList{u"time"_s, u"tests"_s, u"failures"_s, u"errors"_s, u"skipped"_s, u"id"_s}.contains(given);
        if ((isNumber && !number.match(value).hasMatch()) || (given == "timestamp"_L1 && !value.isEmpty() && !moment.match(value).hasMatch()))
            return given + u" is "_s + value;
        if ((given == "name"_L1 || given == "classname"_L1 || given == "type"_L1) && value.simplified() != value)
            return given + u" is no token"_s;
    }
    if (!missing.isEmpty())
        return name + u" without "_s + missing.join(u' ');
    qsizetype last = 0;
    while (xml.readNextStartElement()) {
        const qsizetype place = rule->children.indexOf(xml.name().toString());
        if (place < last)
            return xml.name().toString() + u" stands wrong in "_s + name;
        last = place;
        if (const QString problem = junitProblem(xml); !problem.isEmpty())
            return problem;
    }
    return {};
}

} // namespace

class TestSuiteReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesJunit_data() { addReports(); }
    void writesJunit()
    {
        QFETCH(SuiteReport, report);
        const QByteArray bytes = suiteToJunit(report.run);
        QXmlStreamReader xml(bytes);
        QVERIFY(xml.readNextStartElement());
        QCOMPARE(junitProblem(xml), QString());
        QVERIFY(xml.readNext() == QXmlStreamReader::EndDocument || xml.atEnd());
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(bytes.count("<testcase "), report.run.cases.size());
        QCOMPARE(bytes.count("<failure "), report.run.count(SuiteVerdict::Failed) + report.run.count(SuiteVerdict::Unclear));
        QCOMPARE(bytes.count("<skipped "), report.run.count(SuiteVerdict::NotAsked));
    }

    void tellsInJunitWhatIsWrong()
    {
        const QByteArray bytes = suiteToJunit(sampleRun());
        for (const char *part : {R"(tests="5" failures="3" errors="0" skipped="1" time="1.234")", R"(timestamp="2026-11-22T10:00:00")", R"(name="Paris" time="1.280")",
                                 R"(message="Expected: the status is 200. Seen: 404 Not Found." type="status")", R"(type="configuration")", R"(type="cause")",
                                 "The gateway has no route for this &lt;b&gt;path&lt;/b&gt;. Push the route."})
            QVERIFY2(bytes.contains(part), (part + bytes).constData());
    }

    void writesHtml_data() { addReports(); }
    void writesHtml()
    {
        QFETCH(SuiteReport, report);
        const QByteArray bytes = suiteToHtml(report);
        // It is written so that an XML reader takes it, too: what is left open or unescaped shows.
        QXmlStreamReader xml(bytes);
        QByteArray style;
        QString policy;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            QVERIFY2(xml.name() != "script"_L1 && xml.name() != "img"_L1 && xml.name() != "link"_L1 && xml.name() != "iframe"_L1, bytes.constData());
            const QXmlStreamAttributes attributes = xml.attributes();
            for (const QXmlStreamAttribute &attribute : attributes) {
                QVERIFY2(!attribute.name().startsWith(u"on"_s) && attribute.name() != "style"_L1 && attribute.name() != "src"_L1, qPrintable(attribute.name().toString()));
                if (attribute.name() == "href"_L1)
                    QVERIFY(attribute.value().startsWith(u"#case-"_s));
            }
            if (attributes.value(u"http-equiv"_s) == "Content-Security-Policy"_L1)
                policy = attributes.value(u"content"_s).toString();
            if (xml.name() == "style"_L1)
                style = xml.readElementText().toUtf8();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString() + u" in line "_s + QString::number(xml.lineNumber())));
        const QByteArray hash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
        QVERIFY2(policy.startsWith(u"default-src 'none'; style-src 'sha256-"_s + QString::fromLatin1(hash) + u"'"_s), qPrintable(policy));
        QVERIFY(!bytes.contains("http://") || bytes.count("http://") == bytes.count(", at http://")); // the targets alone
        QCOMPARE(bytes.count("<section id="), report.run.cases.size());
    }

    void tellsInHtmlWhatIsWrong()
    {
        const QByteArray bytes = suiteToHtml(withHistory(sampleRun()));
        for (const char *part : {"prefers-color-scheme: dark", "@media print", "The run was stopped before its end", "404 Not Found", "this &lt;b&gt;path&lt;/b&gt;", "Compared with the run of 2026-11-21",
                                 "It passed before.", "class=\"shape stop\"", "First token after 120 ms, whole after 640 ms", "first token until 120 ms", "20 events", "<polyline", "no route “r”", "≈ $0.0010"})
            QVERIFY2(bytes.contains(part), part);
        QCOMPARE(bytes.count(">failed<"), 0); // a shape always stands before it
    }

    void marksWhatIsMerelyNew()
    {
        SuiteReport report = withHistory(sampleRun());
        report.comparison = compareRuns(SuiteRunRecord(), recordOf(report.run));
        const QByteArray bytes = suiteToHtml(report);
        QCOMPARE(bytes.count("class=\"shape info\""), 4); // all but the one that was not asked
    }

    void showsOnlySomeOfManyAnswers()
    {
        const QByteArray bytes = suiteToHtml({.run = manyAnswers()});
        QCOMPARE(bytes.count("<h3>"), 2); // one that failed, nine that passed
        QCOMPARE(bytes.count("Asked on "), 10);
        QVERIFY(bytes.indexOf("404 Not Found") < bytes.indexOf("200 OK"));
        QVERIFY(bytes.contains("24 of 25 answers passed; 10 of them are shown"));
    }

    void writesJson_data() { addReports(); }
    void writesJson()
    {
        QFETCH(SuiteReport, report);
        const QJsonObject whole = QJsonDocument::fromJson(suiteToJson(report)).object();
        QCOMPARE(whole["schema"_L1].toString(), u"lineside.report/1"_s);
        const QJsonObject suite = whole["suite"_L1].toObject();
        QCOMPARE(suite["cases"_L1].toArray().size(), report.run.cases.size());
        qsizetype answers = 0;
        for (const SuiteCaseResult &one : report.run.cases)
            answers += one.answers.size();
        QCOMPARE(whole["runs"_L1].toArray().size(), answers);
        QCOMPARE(suite["comparison"_L1].isObject(), report.comparison.has_value());
    }

    void tellsInJsonWhatIsWrong()
    {
        const QJsonObject whole = QJsonDocument::fromJson(suiteToJson(withHistory(sampleRun()))).object();
        const QJsonObject suite = whole["suite"_L1].toObject();
        QCOMPARE(suite["result"_L1].toString(), u"failed"_s);
        QCOMPARE(suite["cancelled"_L1].toBool(), true);
        QCOMPARE(suite["failed"_L1].toInt(), 2);
        QCOMPARE(suite["notAsked"_L1].toInt(), 1);
        const QJsonObject answer = suite["cases"_L1][1]["answers"_L1][0].toObject();
        QCOMPARE(answer["run"_L1].toInt(), 2);
        QCOMPARE(whole["runs"_L1][2]["cause"_L1].toString(), u"route-not-found"_s);
        QVERIFY(answer["cost"_L1].isNull());
        QCOMPARE(answer["checks"_L1][0]["kind"_L1].toString(), u"status"_s);
        QCOMPARE(answer["checks"_L1][0]["result"_L1].toString(), u"failed"_s);
        QCOMPARE(answer["checks"_L1][0]["seen"_L1].toString(), u"404 Not Found"_s);
        QCOMPARE(suite["cases"_L1][0]["answers"_L1][1]["cost"_L1]["amount"_L1].toDouble(), 0.001);
        QCOMPARE(suite["cases"_L1][3]["problem"_L1].toString(), u"The workspace has no route “r”."_s);
        QVERIFY(suite["comparison"_L1]["worse"_L1].toBool());
        QCOMPARE(suite["comparison"_L1]["changes"_L1][0]["change"_L1].toString(), u"broke"_s);
    }

    void keepsWhatCanBeKept_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kept");
        QTest::newRow("plain") << u"a\tb\nc\r"_s << u"a\tb\nc\r"_s;
        QTest::newRow("escape sequence") << u"\u001b[31m"_s << u"\ufffd[31m"_s;
        QTest::newRow("NUL") << QString(QChar(0)) << u"\ufffd"_s;
        QTest::newRow("a pair") << u"😀"_s << u"😀"_s;
        QTest::newRow("half a pair") << QString(QChar(0xd83d)) + u'x' << u"\ufffdx"_s;
        QTest::newRow("the other half") << QString(QChar(0xde00)) << u"\ufffd"_s;
        QTest::newRow("right to left") << u"a\u202eb"_s << u"a\ufffdb"_s;
        QTest::newRow("no character") << QString(QChar(0xffff)) << u"\ufffd"_s;
    }

    void keepsWhatCanBeKept()
    {
        QFETCH(QString, text);
        QFETCH(QString, kept);
        QCOMPARE(reportText(text), kept);
    }
};

QTEST_GUILESS_MAIN(TestSuiteReports)
#include "tst_suitereports.moc"
