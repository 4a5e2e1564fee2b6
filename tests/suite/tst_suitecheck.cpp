// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "suite/suitecheck.h"

#include "suite/samplesuite.h"

#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;
using Kind = SuiteCheck::Kind;

Q_DECLARE_METATYPE(lineside::SuiteVerdict)
Q_DECLARE_METATYPE(lineside::SuiteCheck)

namespace {

constexpr auto Good = SuiteVerdict::Passed;
constexpr auto Bad = SuiteVerdict::Failed;
constexpr auto Unclear = SuiteVerdict::Unclear;

ProbeReport inOnePiece()
{
    ProbeReport report = goodReport();
    report.stream.streamed = false;
    report.stream.maxGap.reset();
    report.stream.buffered.reset();
    return report;
}

ProbeReport heldBack()
{
    ProbeReport report = goodReport();
    report.stream.buffered = true;
    return report;
}

ProbeReport withText(const QString &text)
{
    ProbeReport report = goodReport();
    report.answer.text = text;
    return report;
}

ProbeReport withoutUsage()
{
    ProbeReport report = goodReport();
    report.usage = {};
    return report;
}

ProbeReport tooShort()
{
    ProbeReport report = goodReport();
    report.stream.buffered.reset();
    report.stream.maxGap.reset();
    return report;
}

ProbeReport cutOff()
{
    ProbeReport report = goodReport();
    report.stream.complete = false;
    report.stream.finishReason.clear();
    report.answer.model.clear();
    report.times.firstToken.reset();
    return report;
}

} // namespace

class TestSuiteCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<SuiteCheck>("check");
        QTest::addColumn<ProbeReport>("report");
        QTest::addColumn<SuiteVerdict>("verdict");
        QTest::addColumn<QString>("seen"); // part of it
        const auto row = [](const char *name, const SuiteCheck &check, const ProbeReport &report, SuiteVerdict verdict, const QString &seen) {
            QTest::newRow(name) << check << report << verdict << seen;
        };
        row("status", {Kind::Status, {}, u" 200 "_s}, goodReport(), Good, u"200 OK"_s);
        row("another status", {Kind::Status, {}, u"200"_s}, notFoundReport(), Bad, u"404 Not Found"_s);
        row("a status that is wanted", {Kind::Status, {}, u"404"_s}, notFoundReport(), Good, u"404"_s);
        row("no status", {Kind::Status, {}, u"200"_s}, refusedReport(), Bad, u"no answer came (connection-refused)"_s);
        row("nothing wrong", {Kind::Cause, {}, u"ok"_s}, goodReport(), Good, u"ok"_s);
        row("something wrong", {Kind::Cause, {}, u"ok"_s}, notFoundReport(), Bad, u"route-not-found"_s);
        row("the cause that is wanted", {Kind::Cause, {}, u"connection-refused"_s}, refusedReport(), Good, u"connection-refused"_s);
        row("first token", {Kind::TimeToFirstToken, {}, u"120"_s}, goodReport(), Good, u"120 ms"_s);
        row("late", {Kind::TimeToFirstToken, {}, u"119.9"_s}, goodReport(), Bad, u"120 ms"_s);
        row("no token", {Kind::TimeToFirstToken, {}, u"500"_s}, cutOff(), Bad, u"no token"_s);
        row("no token of an error", {Kind::TimeToFirstToken, {}, u"500"_s}, notFoundReport(), Bad, u"404 Not Found (route-not-found)"_s);
        row("no number", {Kind::TimeToFirstToken, {}, u"fast"_s}, goodReport(), Unclear, u"“fast” is not a number"_s);
        row("a negative number", {Kind::TimeToFirstToken, {}, u"-1"_s}, goodReport(), Unclear, u"not a number"_s);
        row("not a number at all", {Kind::TimeToFirstToken, {}, u"nan"_s}, goodReport(), Unclear, u"not a number"_s);
        row("endless", {Kind::TimeToFirstToken, {}, u"inf"_s}, goodReport(), Unclear, u"not a number"_s);
        row("pauses", {Kind::MaxGap, {}, u"80"_s}, goodReport(), Good, u"80 ms"_s);
        row("a long pause", {Kind::MaxGap, {}, u"79"_s}, goodReport(), Bad, u"80 ms"_s);
        row("no pause at all", {Kind::MaxGap, {}, u"79"_s}, tooShort(), Good, u"all at once"_s);
        row("pauses of no stream", {Kind::MaxGap, {}, u"79"_s}, inOnePiece(), Unclear, u"one piece"_s);
        row("pauses of an error", {Kind::MaxGap, {}, u"79"_s}, notFoundReport(), Bad, u"404"_s);
        row("speed", {Kind::TokensPerSecond, {}, u"40"_s}, goodReport(), Good, u"40.0 tokens"_s);
        row("slow", {Kind::TokensPerSecond, {}, u"41"_s}, goodReport(), Bad, u"40.0 tokens"_s);
        row("speed without usage", {Kind::TokensPerSecond, {}, u"1"_s}, withoutUsage(), Unclear, u"not reported"_s);
        row("speed of a burst", {Kind::TokensPerSecond, {}, u"1"_s}, heldBack(), Unclear, u"one after the other"_s);
        row("speed of no stream", {Kind::TokensPerSecond, {}, u"1"_s}, inOnePiece(), Unclear, u"one after the other"_s);
        row("speed of nothing", {Kind::TokensPerSecond, {}, u"1"_s}, refusedReport(), Bad, u"no answer"_s);
        row("streamed", {Kind::Streamed}, goodReport(), Good, u"22 events in 21 reads"_s);
        row("in one piece", {Kind::Streamed}, inOnePiece(), Bad, u"one piece"_s);
        row("held back", {Kind::Streamed}, heldBack(), Bad, u"held back"_s);
        row("too short to tell", {Kind::Streamed}, tooShort(), Good, u"too few to tell"_s);
        row("complete", {Kind::Complete}, goodReport(), Good, u"whole"_s);
        row("cut", {Kind::Complete}, cutOff(), Bad, u"without an end"_s);
        row("complete, but an error", {Kind::Complete}, notFoundReport(), Bad, u"404"_s);
        row("usage", {Kind::UsagePresent}, goodReport(), Good, u"15 in, 20 out"_s);
        row("no usage", {Kind::UsagePresent}, withoutUsage(), Bad, u"not reported"_s);
        row("model", {Kind::Model, {}, u"gemini-2.5-flash"_s}, goodReport(), Good, u"gemini-2.5-flash"_s);
        row("model with its folder", {Kind::Model, {}, u"models/gemini-2.5-flash"_s}, goodReport(), Good, u"gemini-2.5-flash"_s);
        row("another model", {Kind::Model, {}, u"gemini-2.5-pro"_s}, goodReport(), Bad, u"gemini-2.5-flash"_s);
        row("no model", {Kind::Model, {}, u"gemini-2.5-pro"_s}, cutOff(), Bad, u"names no model"_s);
        row("finish reason", {Kind::FinishReason, {}, u"stop"_s}, goodReport(), Good, u"stop"_s);
        row("another finish reason", {Kind::FinishReason, {}, u"length"_s}, goodReport(), Bad, u"stop"_s);
        row("no finish reason", {Kind::FinishReason, {}, u"stop"_s}, cutOff(), Bad, u"none"_s);
        row("text", {Kind::TextContains, {}, u"Paris"_s}, goodReport(), Good, u"The capital"_s);
        row("another text", {Kind::TextContains, {}, u"paris"_s}, goodReport(), Bad, u"The capital"_s);
        row("no text", {Kind::TextContains, {}, u"paris"_s}, withText({}), Bad, u"no text"_s);
        row("a long text", {Kind::TextContains, {}, u"b"_s}, withText(QString(5000, u'a')), Bad, QString(200, u'a') + u'…');
        row("pattern", {Kind::TextMatches, {}, u"(?i)\\bPARIS\\b"_s}, goodReport(), Good, u"The capital"_s);
        row("no match", {Kind::TextMatches, {}, u"^Paris"_s}, goodReport(), Bad, u"The capital"_s);
        row("no pattern", {Kind::TextMatches, {}, u"("_s}, goodReport(), Unclear, u"the pattern is none"_s);
        row("a pattern without end", {Kind::TextMatches, {}, u"(x+x+)+[yz]"_s}, withText(QString(5000, u'x')), Unclear, u"too long"_s);
        row("schema", {Kind::TextSchema, {}, uR"({"type":"object","required":["a"]})"_s}, withText(uR"({"a":1})"_s), Good, u"fits"_s);
        row("another shape", {Kind::TextSchema, {}, uR"({"type":"object","required":["a"]})"_s}, withText(u"{}"_s), Bad, u"does not fit"_s);
        row("no JSON", {Kind::TextSchema, {}, uR"({"type":"object"})"_s}, goodReport(), Bad, u"not JSON"_s);
        row("no schema", {Kind::TextSchema, {}, u"[["_s}, goodReport(), Unclear, u"cannot be checked"_s);
        row("header", {Kind::Header, u"server"_s, u"APISIX/3.18.0"_s}, goodReport(), Good, u"APISIX"_s);
        row("header is there", {Kind::Header, u"SERVER"_s, {}}, goodReport(), Good, u"APISIX"_s);
        row("header twice", {Kind::Header, u"X-Twice"_s, u"b"_s}, goodReport(), Good, u"a, b"_s);
        row("header differs", {Kind::Header, u"Server"_s, u"nginx"_s}, goodReport(), Bad, u"APISIX"_s);
        row("no header", {Kind::Header, u"X-None"_s, {}}, goodReport(), Bad, u"no such header"_s);
        row("header of no answer", {Kind::Header, u"Server"_s, {}}, refusedReport(), Bad, u"no answer"_s);
        row("unknown", {Kind::Unknown, u"smell"_s, uR"({"kind":"smell"})"_s}, goodReport(), Unclear, u"does not know"_s);
    }

    void judges()
    {
        QFETCH(SuiteCheck, check);
        QFETCH(ProbeReport, report);
        QFETCH(SuiteVerdict, verdict);
        QFETCH(QString, seen);
        const SuiteFinding finding = checkAnswer(check, report, costOf(0.001));
        QCOMPARE(int(finding.verdict), int(verdict));
        QVERIFY2(finding.seen.contains(seen), qPrintable(finding.seen));
        QCOMPARE(finding.check, check);
        const QString sentence = describeFinding(finding);
        QVERIFY2(sentence.contains(finding.asked) && sentence.contains(finding.seen) && sentence.endsWith(u'.') && !sentence.contains(u'%'), qPrintable(sentence));
    }

    void judgesCosts_data()
    {
        QTest::addColumn<QString>("most");
        QTest::addColumn<CostEstimate>("cost");
        QTest::addColumn<SuiteVerdict>("verdict");
        QTest::newRow("cheap") << u"0.01"_s << costOf(0.001) << Good;
        QTest::newRow("just so") << u"0.001"_s << costOf(0.001) << Good;
        QTest::newRow("dear") << u"0.0009"_s << costOf(0.001) << Bad;
        QTest::newRow("not reported") << u"1"_s << CostEstimate(tl::unexpected(NoCost::NotReported)) << Unclear;
        QTest::newRow("no price") << u"1"_s << CostEstimate(tl::unexpected(NoCost::UnknownPrice)) << Unclear;
        QTest::newRow("no number") << u"a cent"_s << costOf(0.001) << Unclear;
    }

    void judgesCosts()
    {
        QFETCH(QString, most);
        QFETCH(CostEstimate, cost);
        QFETCH(SuiteVerdict, verdict);
        QCOMPARE(int(checkAnswer({Kind::Cost, {}, most}, goodReport(), cost).verdict), int(verdict));
    }

    void asksThatNothingIsWrongWhereNothingIsAsked()
    {
        const SuiteCase bare = caseNamed(u"c"_s);
        QCOMPARE(int(answerTo(bare, goodReport()).verdict()), int(Good));
        QCOMPARE(int(answerTo(bare, notFoundReport()).verdict()), int(Bad));
    }

    void tellsTheWorst_data()
    {
        QTest::addColumn<QList<SuiteCheck>>("checks");
        QTest::addColumn<SuiteVerdict>("verdict");
        const SuiteCheck good{Kind::Complete};
        const SuiteCheck bad{Kind::Status, {}, u"404"_s};
        const SuiteCheck unclear{Kind::Unknown, u"x"_s, {}};
        QTest::newRow("all good") << QList<SuiteCheck>{good, good} << Good;
        QTest::newRow("one bad") << QList<SuiteCheck>{good, bad, unclear} << Bad;
        QTest::newRow("one unclear") << QList<SuiteCheck>{unclear, good} << Unclear;
    }

    void tellsTheWorst()
    {
        QFETCH(QList<SuiteCheck>, checks);
        QFETCH(SuiteVerdict, verdict);
        QCOMPARE(int(answerTo(caseNamed(u"c"_s, checks), goodReport()).verdict()), int(verdict));
    }

    void makesARunOfProbes()
    {
        ProbeReport other = goodReport();
        other.target.route.clear();
        other.verdict = Verdict::Warn;
        other.cause = u"usage-missing"_s;
        const SuiteRunResult run = runOfProbes(u"Verify"_s, {goodReport(), other, notFoundReport(), goodReport()});
        QCOMPARE(run.cases.size(), 2);
        QCOMPARE(run.cases.at(0).asked.name, u"gemini-chat"_s);
        QCOMPARE(run.cases.at(0).answers.size(), 3);
        QCOMPARE(int(run.cases.at(0).verdict()), int(Bad));
        QCOMPARE(run.cases.at(1).asked.name, u"http://127.0.0.1:9080/anything"_s);
        QCOMPARE(int(run.cases.at(1).verdict()), int(Good)); // a remark is no failure
        QCOMPARE(run.elapsedMs, 3 * 640.0 + 3.5);
        QVERIFY(run.startedAt.isValid());
        QVERIFY(runOfProbes({}, {}).cases.isEmpty());
    }

    void keepsFiguresOfARun()
    {
        const SuiteRunResult run = sampleRun();
        QCOMPARE(int(run.verdict()), int(Bad));
        QCOMPARE(run.count(Good), 1);
        QCOMPARE(run.count(Bad), 2);
        QCOMPARE(run.count(Unclear), 1);
        QCOMPARE(run.count(SuiteVerdict::NotAsked), 1);
        const SuiteRunRecord record = recordOf(run);
        QCOMPARE(record.name, run.name);
        QVERIFY(record.cancelled);
        const SuiteCaseRecord &paris = record.cases.at(0);
        QCOMPARE(paris.answers, 2);
        QCOMPARE(paris.passed, 2);
        QCOMPARE(paris.cause, QString());
        QCOMPARE(paris.firstTokenMs, std::optional(120.0));
        QCOMPARE(paris.totalMs, std::optional(640.0));
        QCOMPARE(paris.tokensPerSecond, std::optional(40.0));
        QCOMPARE(paris.cost->trillionths, 1'000'000'000);
        const SuiteCaseRecord &gone = record.cases.at(1);
        QCOMPARE(gone.cause, u"route-not-found"_s);
        QVERIFY(gone.failure.contains(u"the status is 200"_s));
        QVERIFY(!gone.cost && !gone.firstTokenMs);
        QVERIFY(record.cases.at(3).failure.contains(u"no route"_s));
    }
};

QTEST_GUILESS_MAIN(TestSuiteCheck)
#include "tst_suitecheck.moc"
