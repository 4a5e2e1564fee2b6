// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/chatrequests.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/probeask.h"
#include "cli/reportfiles.h"
#include "cli/seriesask.h"
#include "cli/seriesprinter.h"
#include "cli/session.h"
#include "cli/targetoptions.h"
#include "cli/verifyleaks.h"
#include "cli/verifysuite.h"
#include "probe/reportjson.h"
#include "probe/statistics.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

constexpr int longestTimeout = 24 * 60 * 60;

CommandLine verifyLine()
{
    CommandLine line(u"verify"_s, Tr::tr("Sends a request, measures its answer and tells what is wrong with it, and who said so. Exit status 1 if a check failed, 3 if no answer came."),
                     u"lineside-cli verify gemini-chat --repeat 5 --json"_s);
    line.addArgument(u"ROUTE"_s, Tr::tr("Routes of the workspace."), u"[ROUTE…]"_s);
    addTargetOptions(line);
    addRequestOptions(line);
    addSeriesOptions(line);
    line.addValue(u"timeout"_s, u"S"_s, Tr::tr("Ends a probe after S seconds."));
    line.addFlag(u"leaks"_s, Tr::tr("Lets a copy of the route ask a mock model on this machine and tells what of the client reaches it; the copy is deleted again."));
    addReportOptions(line);
    line.addValue(u"suite"_s, u"NAME"_s, Tr::tr("Runs a suite of the workspace instead; “verify --suite NAME --help” tells the options."));
    line.addFlag(u"json"_s, Tr::tr("Prints one JSON object on standard output, and nothing else there."));
    Session::addOptions(line);
    return line;
}

Result<AskedWay> wayTo(const CommandLine &line, const Session &session, const QString &route, std::optional<int> timeout)
{
    const Result<Target> target = targetFrom(line, session.workspace(), route);
    if (!target)
        return failure(target.error());
    const Result<HttpRequest> request = requestTo(*target, line);
    if (!request)
        return failure(request.error());
    AskedWay asked{{*request, probeTargetOf(*target, *request, session.workspace())}, *target};
    if (timeout)
        asked.way.request.connection.totalLimit = std::chrono::seconds(*timeout);
    return asked;
}

Result<QList<AskedWay>> waysFrom(const CommandLine &line, const Session &session, std::optional<int> timeout)
{
    const QStringList routes = line.arguments().isEmpty() ? QStringList{QString()} : line.arguments();
    QList<AskedWay> ways;
    for (const QString &route : routes) {
        const Result<AskedWay> way = wayTo(line, session, route, timeout);
        if (!way)
            return failure(way.error());
        ways.append(*way);
    }
    return ways;
}

int exitCodeOf(const QList<ProbeReport> &reports)
{
    const auto failed = [](const ProbeReport &report) { return report.verdict == Verdict::Fail; };
    const auto gotNoAnswer = [](const ProbeReport &report) { return report.verdict == Verdict::Fail && report.head.status == 0; };
    if (std::ranges::any_of(reports, [&](const ProbeReport &report) { return failed(report) && !gotNoAnswer(report); }))
        return CheckFailed;
    return std::ranges::any_of(reports, gotNoAnswer) ? NotMade : AllWell;
}

void printSummary(const QList<ProbeReport> &reports)
{
    const auto count = [&reports](Verdict verdict) { return std::ranges::count(reports, verdict, &ProbeReport::verdict); };
    printLine(Tr::tr("%1 probes: %2 pass, %3 warn, %4 fail").arg(reports.size()).arg(count(Verdict::Pass)).arg(count(Verdict::Warn)).arg(count(Verdict::Fail)));
    QList<double> firstTokens;
    for (const ProbeReport &report : reports) {
        if (report.times.firstToken)
            firstTokens.append(*report.times.firstToken);
    }
    const Percentiles times = percentilesOf(firstTokens);
    if (times.p50 && times.p90 && times.p95)
        printLine(Tr::tr("first token: p50 %1, p90 %2, p95 %3 ms").arg(*times.p50, 0, 'f', 1).arg(*times.p90, 0, 'f', 1).arg(*times.p95, 0, 'f', 1));
}

int askAndTell(const QList<AskedWay> &ways, const SeriesOrder &order, Session &session, const CommandLine &line)
{
    const bool asJson = line.has(u"json"_s);
    const bool many = order.repeat > 1 || order.compareDirect || order.connections == SeriesConnections::Both;
    int number = 0;
    QSet<QString> causes;
    const SeriesResult result = askSeries(ways, order, session, [&](const ProbeReport &report) {
        if (!asJson && many)
            printRun(++number, report, !causes.contains(report.cause));
        else if (!asJson)
            printReport(report);
        causes.insert(report.cause);
    });
    if (asJson && !result.interrupted)
        printOut(QString::fromUtf8(reportsToJson(result.reports, many ? std::optional(result.findings) : std::nullopt)).trimmed() + u'\n');
    if (!asJson && result.reports.size() > 1)
        printSummary(result.reports);
    if (!asJson && many && !result.reports.isEmpty())
        printOut(seriesText(result.findings));
    const Result<void> written = result.reports.isEmpty() ? Result<void>() : writeReportFiles(line, result.reports);
    if (!written)
        return fail(written.error());
    return result.interrupted ? Interrupted : exitCodeOf(result.reports);
}

} // namespace

int runVerify(const QStringList &arguments, Interrupts &interrupts)
{
    if (asksForSuite(arguments))
        return runVerifySuite(arguments, interrupts);
    CommandLine line = verifyLine();
    if (const auto status = line.parse(arguments))
        return *status;
    QString problem;
    const SeriesOrder order = seriesOrderFrom(line, &problem);
    const auto timeout = line.number(u"timeout"_s, 1, longestTimeout, &problem);
    if (!problem.isEmpty())
        return line.wrong(problem);
    Session session(interrupts);
    if (line.has(u"leaks"_s)) {
        const Result<void> opened = session.open(line);
        return opened ? runVerifyLeaks(line, session) : fail(opened.error());
    }
    auto ways = session.open(line).and_then([&] { return waysFrom(line, session, timeout); });
    if (ways && order.compareDirect)
        ways = withDirectWay(*ways, session.workspace());
    if (!ways)
        return fail(ways.error());
    if (const auto refusal = tooDear(*ways, order, session.workspace()))
        return fail(*refusal);
    return askAndTell(*ways, order, session, line);
}

} // namespace lineside::cli
