// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/version.h"
#include "suite/reporttext.h"
#include "suite/suitepictures.h"
#include "suite/suitereports.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::SuitePage)
};

constexpr qsizetype mostAnswersShown = 10;
constexpr qsizetype longestReply = 2000;

// The style's own hash stands in the page's policy, so nothing else can style it, and nothing at all can run.
const QString style = uR"(
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #59626c; --paper: #fff; --card: #f4f6f8; --edge: #d5dae0;
  --go: #009e73; --stop: #d55e00; --caution: #e69f00; --unknown: #6f757e;
  --p1: #b0b7c0; --p2: #8f98a3; --p3: #6e7883; --p4: #565f6a; --p5: #0072b2; --p6: #56b4e9; --p7: #7cc7a9; --p8: #cc79a7; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebef; --quiet: #a5adb7; --paper: #16191d; --card: #20242a; --edge: #3a414a;
  --go: #2fc79a; --stop: #ff8a3d; --caution: #f5bd3d; --unknown: #a5adb7;
  --p1: #5b636d; --p2: #737c87; --p3: #8d96a1; --p4: #a9b1bb; --p5: #4ea8de; --p6: #8fd0f5; --p7: #4c9a7c; --p8: #d79abb; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.15rem; } h1, h2, h3 { overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin-bottom: .25rem; }
a { color: inherit; } .quiet { color: var(--quiet); font-size: .9rem; }
section { background: var(--card); border: 1px solid var(--edge); border-radius: 8px; padding: .25rem 1rem 1rem; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; } .wide { overflow-x: auto; }
th, td { text-align: start; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--edge); overflow-wrap: anywhere; }
td.number { font-variant-numeric: tabular-nums; white-space: nowrap; } td.verdict { white-space: nowrap; } .checks td:nth-child(2) { min-width: 14rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border-inline-start: 3px solid var(--edge); margin: .5rem 0; padding-inline-start: .75rem; }
svg { max-width: 100%; vertical-align: middle; } .shape { height: 1em; width: 1em; max-width: none; vertical-align: -.12em; }
ul.counts { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; padding: 0; }
.go { fill: var(--go); } .stop { fill: var(--stop); } .caution { fill: var(--caution); } .unknown { fill: var(--unknown); } .info { fill: var(--p5); }
.cross { stroke: var(--paper); stroke-width: 2; } .ring { fill: none; stroke: var(--unknown); stroke-width: 2.5; }
.p1 { fill: var(--p1); } .p2 { fill: var(--p2); } .p3 { fill: var(--p3); } .p4 { fill: var(--p4); } .p5 { fill: var(--p5); } .p6 { fill: var(--p6); }
.p7 { fill: var(--p7); } .p8 { fill: var(--p8); }
.tick { stroke: var(--quiet); stroke-width: 1; } .line { fill: none; stroke: var(--p5); stroke-width: 1.5; } .mark { stroke: var(--stop); stroke-width: 2; }
@media print { :root { --ink: #000; --quiet: #444; --paper: #fff; --card: #fff; --edge: #bbb; --unknown: #6f757e; } body { margin: 0; max-width: none; font-size: 11pt; }
  tr, svg, pre { break-inside: avoid; } h2, h3 { break-after: avoid; } section { padding: 0 .5rem .5rem; } svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; } a { text-decoration: none; } }
)"_s;

QString text(const QString &untrusted)
{
    return reportText(untrusted).toHtmlEscaped();
}

QString quiet(const QString &plain)
{
    return u"<p class=\"quiet\">"_s + text(plain) + u"</p>\n"_s;
}

QString milliseconds(const std::optional<double> &ms)
{
    return ms ? Tr::tr("%1 ms").arg(*ms, 0, 'f', *ms < 10 ? 1 : 0) : u"–"_s;
}

QString caseName(const SuiteCaseRecord &figures)
{
    return figures.name.simplified().isEmpty() ? Tr::tr("without a name") : figures.name.simplified();
}

QString head(const SuiteRunResult &run)
{
    const QByteArray hash = QCryptographicHash::hash(style.toUtf8(), QCryptographicHash::Sha256).toBase64();
    const QString title = run.name.simplified().isEmpty() ? run.suite.toString() : run.name.simplified();
    return u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"_s
        + QString::fromLatin1(hash) + u"'; base-uri 'none'; form-action 'none'\"/>\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n<title>"_s
        + text(title) + u"</title>\n<style>"_s + style + u"</style>\n</head>\n<body>\n<h1>"_s + verdictShape(run.verdict()) + u' ' + text(title) + u"</h1>\n"_s;
}

QString summary(const SuiteRunResult &run)
{
    QString html = u"<ul class=\"counts\">\n"_s;
    for (const SuiteVerdict verdict : {SuiteVerdict::Passed, SuiteVerdict::Failed, SuiteVerdict::Unclear, SuiteVerdict::NotAsked}) {
        if (const int count = run.count(verdict); count > 0)
            html += u"<li>"_s + verdictShape(verdict) + u' ' + text(Tr::tr("%1 of %2 %3").arg(QString::number(count), QString::number(run.cases.size()), verdictWord(verdict)))
                + u"</li>\n"_s;
    }
    html += u"</ul>\n"_s;
    html += quiet(Tr::tr("Run on %1 (UTC), in %2 s, by Lineside %3.")
                      .arg(run.startedAt.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s), QString::number(run.elapsedMs / 1000, 'f', 1), QStringLiteral(LINESIDE_VERSION)));
    if (run.cancelled)
        html += u"<p>"_s + text(Tr::tr("The run was stopped before its end. What was asked until then is here.")) + u"</p>\n"_s;
    return html;
}

QString comparisonHtml(const SuiteComparison &comparison)
{
    QString html = u"<section>\n<h2>"_s
        + text(Tr::tr("Compared with the run of %1 (UTC)").arg(comparison.before.startedAt.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s))) + u"</h2>\n"_s;
    if (comparison.changes.isEmpty())
        return html + quiet(Tr::tr("Nothing is noticeably better or worse.")) + u"</section>\n"_s;
    html += u"<ul>\n"_s;
    for (const SuiteChange &change : comparison.changes)
        html += u"<li>"_s + changeShape(change) + u" <b>"_s + text(change.name.simplified()) + u"</b>: "_s
            + text(change.sentence) + u"</li>\n"_s;
    return html + u"</ul>\n</section>\n"_s;
}

// Cases of one name are told apart by their order.
SuiteTrend trendOf(const QList<SuiteTrend> &trends, const QString &name, int number)
{
    for (const SuiteTrend &trend : trends) {
        if (trend.name == name && number-- == 0)
            return trend;
    }
    return {};
}

QString overview(const SuiteRunRecord &record, const QList<SuiteTrend> &trends)
{
    double longest = 0;
    for (const SuiteCaseRecord &figures : record.cases)
        longest = std::max(longest, figures.totalMs.value_or(0));
    QMap<QString, int> seen;
    QString html = u"<div class=\"wide\"><table>\n<thead><tr>"_s;
    for (const QString &title : {Tr::tr("Verdict"), Tr::tr("Case"), Tr::tr("First token"), Tr::tr("Whole"), Tr::tr("Times"), Tr::tr("Tokens a second"), Tr::tr("Cost"), Tr::tr("Earlier runs")})
        html += u"<th scope=\"col\">"_s + text(title) + u"</th>"_s;
    html += u"</tr></thead>\n<tbody>\n"_s;
    for (qsizetype i = 0; i < record.cases.size(); ++i) {
        const SuiteCaseRecord &figures = record.cases.at(i);
        const QStringList cells{verdictShape(figures.verdict) + u' ' + text(verdictWord(figures.verdict)),
                                u"<a href=\"#case-%1\">"_s.arg(i + 1) + text(caseName(figures)) + u"</a>"_s,
                                text(milliseconds(figures.firstTokenMs)),
                                text(milliseconds(figures.totalMs)),
                                latencyBar(figures.firstTokenMs, figures.totalMs, longest),
                                figures.tokensPerSecond ? QString::number(*figures.tokensPerSecond, 'f', 1) : u"–"_s,
                                figures.cost ? text(estimateText(*figures.cost)) : u"–"_s,
                                trendLine(trendOf(trends, figures.name, seen[figures.name]++))};
        html += u"<tr>"_s;
        for (qsizetype cell = 0; cell < cells.size(); ++cell)
            html += (cell == 0 ? u"<td class=\"verdict\">"_s : cell == 1 ? u"<td>"_s : u"<td class=\"number\">"_s) + cells.at(cell) + u"</td>"_s;
        html += u"</tr>\n"_s;
    }
    return html + u"</tbody>\n</table></div>\n"_s;
}

QString findingsTable(const SuiteAnswer &answer)
{
    QString html = u"<div class=\"wide\"><table class=\"checks\">\n<thead><tr>"_s;
    for (const QString &title : {Tr::tr("Check"), Tr::tr("Expected"), Tr::tr("Seen")})
        html += u"<th scope=\"col\">"_s + text(title) + u"</th>"_s;
    html += u"</tr></thead>\n<tbody>\n"_s;
    for (const SuiteFinding &finding : answer.findings)
        html += u"<tr><td class=\"verdict\">"_s + verdictShape(finding.verdict) + u' ' + text(verdictWord(finding.verdict)) + u"</td><td>"_s + text(finding.asked)
            + u"</td><td>"_s + text(finding.seen) + u"</td></tr>\n"_s;
    return html + u"</tbody>\n</table></div>\n"_s;
}

// The checks of one that passed are those of all that passed.
QString answerHtml(const SuiteAnswer &answer, ProbeMs longest, bool withChecks)
{
    const ProbeReport &report = answer.report;
    QString html = quiet(Tr::tr("Asked on %1 (UTC). First token: %2. Whole: %3.")
                             .arg(QDateTime::fromString(report.startedUtc, Qt::ISODateWithMs).toUTC().toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s), milliseconds(report.times.firstToken),
                                  milliseconds(report.times.total)));
    html += waterfall(report, longest) + u'\n';
    if (!withChecks)
        return html;
    if (report.verdict != Verdict::Pass)
        html += u"<p>"_s + text((report.explanation + u' ' + report.fix).trimmed()) + u"</p>\n"_s;
    html += findingsTable(answer);
    if (answer.verdict() != SuiteVerdict::Passed && !report.answer.text.isEmpty())
        html += quiet(Tr::tr("The reply:")) + u"<pre>"_s + text(report.answer.text.left(longestReply)) + (report.answer.text.size() > longestReply ? u" …"_s : QString()) + u"</pre>\n"_s;
    return html;
}

// Where the question went, without what a URL may hold besides.
QString wayOf(const ProbeTarget &target)
{
    const QString url = target.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (target.route.isEmpty())
        return Tr::tr("%1, model %2, at %3").arg(target.provider, target.requestedModel, url);
    return target.requestedModel.isEmpty() ? Tr::tr("Route %1 of %2, at %3").arg(target.route, target.gateway, url)
                                           : Tr::tr("Route %1 of %2, model %3, at %4").arg(target.route, target.gateway, target.requestedModel, url);
}

QString caseHtml(const SuiteCaseResult &one, const SuiteCaseRecord &figures, qsizetype number)
{
    QString html = u"<section id=\"case-%1\">\n<h2>"_s.arg(number) + verdictShape(figures.verdict) + u' ' + text(caseName(figures)) + u"</h2>\n"_s;
    if (!one.answers.isEmpty())
        html += quiet(wayOf(one.answers.constFirst().report.target));
    if (!one.asked.question.isEmpty())
        html += u"<pre>"_s + text(one.asked.question) + u"</pre>\n"_s;
    if (one.problem)
        html += u"<p>"_s + text((one.problem->message + u' ' + one.problem->hint).trimmed()) + u"</p>\n"_s;
    QList<SuiteAnswer> shown = one.answers;
    std::ranges::stable_partition(shown, [](const SuiteAnswer &answer) { return answer.verdict() != SuiteVerdict::Passed; });
    const qsizetype count = std::min(shown.size(), mostAnswersShown);
    ProbeMs longest = 0;
    for (const SuiteAnswer &answer : std::as_const(shown))
        longest = std::max(longest, lengthOf(answer.report));
    bool toldOfPassed = false;
    for (qsizetype i = 0; i < count; ++i) {
        const SuiteVerdict verdict = shown.at(i).verdict();
        const bool isRepeated = verdict == SuiteVerdict::Passed && std::exchange(toldOfPassed, true);
        if (one.asked.runs > 1 && !isRepeated)
            html += u"<h3>"_s + verdictShape(verdict) + u' ' + text(verdictWord(verdict)) + u"</h3>\n"_s;
        html += answerHtml(shown.at(i), longest, !isRepeated);
    }
    if (shown.size() > count)
        html += quiet(Tr::tr("%1 of %2 answers passed; %3 of them are shown, those that did not pass first.").arg(figures.passed).arg(figures.answers).arg(count));
    return html + u"</section>\n"_s;
}

QString legend()
{
    const QList<std::pair<QString, QString>> phases{{u"p1"_s, Tr::tr("name lookup")}, {u"p2"_s, Tr::tr("connection")},  {u"p3"_s, Tr::tr("TLS")},
                                                    {u"p4"_s, Tr::tr("request")},     {u"p5"_s, Tr::tr("wait")},        {u"p6"_s, Tr::tr("until the first token")},
                                                    {u"p7"_s, Tr::tr("tokens")},      {u"p8"_s, Tr::tr("until the end")}};
    QString html = u"<p class=\"quiet\">"_s + text(Tr::tr("In this order from left to right:"));
    for (const auto &[colour, name] : phases)
        html += u" <svg aria-hidden=\"true\" width=\"10\" height=\"10\"><rect class=\"%1\" width=\"10\" height=\"10\"/></svg>&#160;"_s.arg(colour) + text(name);
    return html + text(Tr::tr(". Each tick is an event.")) + u"</p>\n"_s;
}

} // namespace

QByteArray suiteToHtml(const SuiteReport &report)
{
    const SuiteRunRecord record = recordOf(report.run);
    QString html = head(report.run) + summary(report.run);
    if (report.comparison)
        html += comparisonHtml(*report.comparison);
    html += overview(record, report.trends) + legend();
    for (qsizetype i = 0; i < report.run.cases.size(); ++i)
        html += caseHtml(report.run.cases.at(i), record.cases.at(i), i + 1);
    return (html + u"</body>\n</html>\n"_s).toUtf8();
}

} // namespace lineside
