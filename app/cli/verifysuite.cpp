// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/verifysuite.h"

#include "cli/await.h"
#include "cli/output.h"
#include "cli/probeask.h"
#include "cli/reportfiles.h"
#include "cli/seriesask.h"
#include "cli/suiteprinter.h"
#include "net/requestbuilder.h"
#include "store/suiterunfile.h"
#include "suite/suiteask.h"
#include "suite/suitereports.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

constexpr int mostAtOnce = 32;
constexpr int longestTimeout = 24 * 60 * 60;
constexpr int runsLookedAt = 60;

CommandLine suiteLine()
{
    CommandLine line(u"verify --suite"_s,
                     Tr::tr("Asks what a suite of the workspace asks, and tells whether the answers fulfil it. Exit status 1 if a check failed, 2 if a case has no target, 3 if "
                            "no answer came."),
                     u"lineside-cli verify --suite nightly --junit report.xml --html report.html"_s);
    line.addValue(u"suite"_s, u"NAME"_s, Tr::tr("The suite, by id or name."));
    addReportOptions(line);
    line.addValue(u"against"_s, u"RUN"_s, Tr::tr("Tells what is otherwise than in an earlier run: “last”, or its number."));
    line.addValue(u"history"_s, u"FILE"_s, Tr::tr("Keeps the run's figures in this file instead of your own."));
    line.addFlag(u"no-history"_s, Tr::tr("Does not keep the run's figures."));
    line.addValue(u"concurrency"_s, u"C"_s, Tr::tr("Asks up to C questions at one time (1, which measures best)."));
    line.addValue(u"timeout"_s, u"S"_s, Tr::tr("Ends a question after S seconds."));
    addCostOptions(line);
    line.addFlag(u"json"_s, Tr::tr("Prints one JSON object on standard output, and nothing else there."));
    Session::addOptions(line);
    return line;
}

struct SuiteOrder {
    QString suite;
    QString against; ///< empty: nothing is compared
    QString history; ///< empty: nothing is kept
    int concurrency = 1;
    std::optional<int> timeout;
    bool asJson = false;
    SeriesOrder cost = {}; ///< what the run may cost
};

SuiteOrder orderFrom(const CommandLine &line, QString *problem)
{
    SuiteOrder order{.suite = line.value(u"suite"_s),
                     .against = line.value(u"against"_s),
                     .history = line.has(u"no-history"_s)   ? QString()
                         : line.value(u"history"_s).isEmpty() ? SuiteRunFile::defaultFileName()
                                                              : line.value(u"history"_s),
                     .concurrency = line.number(u"concurrency"_s, 1, mostAtOnce, problem).value_or(1),
                     .timeout = line.number(u"timeout"_s, 1, longestTimeout, problem),
                     .asJson = line.has(u"json"_s)};
    readCostOptions(line, order.cost, problem);
    bool isNumber = false;
    order.against.toLongLong(&isNumber);
    if (!order.against.isEmpty() && order.against != "last"_L1 && !isNumber)
        *problem = Tr::tr("--against takes “last” or the number of a run.");
    else if (!order.against.isEmpty() && order.history.isEmpty())
        *problem = Tr::tr("Without a history there is nothing to compare with.");
    return order;
}

SuiteRunResult askAll(const Suite &suite, const SuiteOrder &order, Session &session)
{
    const std::unique_ptr<Prober> prober = makeProber(session.secrets());
    PriceTable prices;
    prices.setOwnPrices(session.workspace().prices);
    SuiteRunSettings settings;
    settings.concurrency = order.concurrency;
    settings.question = [&](const SuiteCase &asked) {
        return questionOf(asked, session.workspace()).map([&](SuiteQuestion question) {
            if (order.timeout)
                question.request.connection.totalLimit = std::chrono::seconds(*order.timeout);
            return question;
        });
    };
    settings.cost = [&](const SuiteCase &asked, const ProbeReport &report) -> CostEstimate {
        const Result<ChatCall> call = callOf(asked, session.workspace());
        return call ? costOfAnswer(prices, call->target, report) : CostEstimate(tl::unexpected(NoCost::UnknownPrice));
    };
    session.interrupts().arm();
    SuiteRun run(*prober, settings);
    QEventLoop loop;
    QObject::connect(&run, &SuiteRun::answerJudged, &loop, [&run](int index) { printProgress(run, index); });
    QObject::connect(&run, &SuiteRun::finished, &loop, &QEventLoop::quit);
    QObject::connect(&session.interrupts(), &Interrupts::interrupted, &run, &SuiteRun::cancel);
    run.start(suite);
    if (session.interrupts().happened())
        QMetaObject::invokeMethod(&run, &SuiteRun::cancel, Qt::QueuedConnection);
    loop.exec();
    return run.result();
}

Result<QList<SuiteRunRecord>> earlierRuns(SuiteHistory &history, const SuiteId &suite, Interrupts &interrupts)
{
    return await<QList<SuiteRunRecord>>(
        interrupts, [&](QObject *context, Callback<QList<SuiteRunRecord>> done) { history.runs(suite, runsLookedAt, context, std::move(done)); });
}

// A run that was stopped is nothing to compare with, unless it was asked for.
Result<SuiteRunRecord> runToCompareWith(const QList<SuiteRunRecord> &runs, const QString &wanted)
{
    const auto found = std::ranges::find_if(
        runs, [&wanted](const SuiteRunRecord &run) { return wanted == "last"_L1 ? !run.cancelled : run.id == wanted.toLongLong(); });
    if (found != runs.end())
        return *found;
    return failure(Error::Kind::Configuration, wanted == "last"_L1 ? Tr::tr("This suite was not run before.") : Tr::tr("Of this suite there is no run %1.").arg(wanted));
}

// What cannot be kept changes no verdict.
void keep(SuiteHistory &history, const SuiteRunRecord &record)
{
    QEventLoop loop; // not `await`: a run that Ctrl+C ended is kept all the same
    history.add(record, &loop, [&loop](const Result<qint64> &id) {
        if (id)
            printNote(Tr::tr("Kept as run %1.").arg(*id));
        else
            printNote(u"lineside-cli: "_s + printable(Tr::tr("The run was not kept. %1").arg((id.error().message + u' ' + id.error().hint).trimmed())));
        loop.quit();
    });
    loop.exec();
}

int exitCodeOf(const SuiteRunResult &run)
{
    if (run.cancelled)
        return Interrupted;
    const auto isRefuted = [](const SuiteAnswer &answer) { return answer.verdict() != SuiteVerdict::Passed && answer.report.head.status != 0; };
    const auto isUnanswered = [](const SuiteAnswer &answer) { return answer.verdict() != SuiteVerdict::Passed && answer.report.head.status == 0; };
    const auto some = [&run](const auto &is) {
        return std::ranges::any_of(run.cases, [&is](const SuiteCaseResult &one) { return std::ranges::any_of(one.answers, is); });
    };
    if (some(isRefuted))
        return CheckFailed;
    if (std::ranges::any_of(run.cases, [](const SuiteCaseResult &one) { return one.problem.has_value(); }))
        return WrongUse;
    return some(isUnanswered) ? NotMade : AllWell;
}

// Before the questions are asked: what can be compared with is there, or the call is wrong.
Result<std::optional<SuiteRunRecord>> comparedRun(const SuiteOrder &order, const Result<QList<SuiteRunRecord>> &runs)
{
    if (order.against.isEmpty())
        return std::optional<SuiteRunRecord>();
    return runs.and_then([&order](const QList<SuiteRunRecord> &known) { return runToCompareWith(known, order.against); }).map([](const SuiteRunRecord &run) {
        return std::optional(run);
    });
}

// What must be said instead of asking, as it may cost too much. A case without a target costs nothing.
std::optional<Error> tooDearToAsk(const Suite &suite, const SuiteOrder &order, const Workspace &workspace)
{
    QList<AskedWay> ways;
    for (const SuiteCase &asked : suite.cases) {
        const Result<ChatCall> call = callOf(asked, workspace);
        const Result<SuiteQuestion> question = questionOf(asked, workspace);
        if (call && question)
            ways += QList<AskedWay>(asked.runs, AskedWay{{question->request, question->target}, call->target});
    }
    return tooDear(ways, order.cost, workspace);
}

int verifySuite(const Suite &suite, const SuiteOrder &order, const CommandLine &line, Session &session)
{
    const std::unique_ptr<SuiteRunFile> history = order.history.isEmpty() ? nullptr : std::make_unique<SuiteRunFile>(order.history);
    const Result<QList<SuiteRunRecord>> runs = history ? earlierRuns(*history, suite.id, session.interrupts()) : QList<SuiteRunRecord>();
    const Result<std::optional<SuiteRunRecord>> before = comparedRun(order, runs);
    if (!before && !(runs && runs->isEmpty()))
        return fail(before.error());
    if (!before)
        printNote(u"lineside-cli: "_s + before.error().message);

    SuiteReport report{.run = askAll(suite, order, session)};
    const SuiteRunRecord record = recordOf(report.run);
    if (before && *before)
        report.comparison = compareRuns(**before, record);
    report.trends = trendsOf(runs.value_or(QList<SuiteRunRecord>()) + QList<SuiteRunRecord>{record});
    if (order.asJson)
        printOut(QString::fromUtf8(suiteToJson(report)));
    else
        printSuite(report);
    const Result<void> written = writeReportFiles(line, report);
    if (history)
        keep(*history, record);
    if (!written)
        return fail(written.error());
    return exitCodeOf(report.run);
}

} // namespace

bool asksForSuite(const QStringList &arguments)
{
    return std::ranges::any_of(arguments, [](const QString &argument) { return argument == "--suite"_L1 || argument.startsWith("--suite="_L1); });
}

Result<SuiteQuestion> questionOf(const SuiteCase &asked, const Workspace &workspace)
{
    const Result<ChatCall> call = callOf(asked, workspace);
    if (!call)
        return failure(call.error());
    return buildChatRequest(*call).map([&](const HttpRequest &request) { return SuiteQuestion{request, probeTargetOf(call->target, request, workspace)}; });
}

int runVerifySuite(const QStringList &arguments, Interrupts &interrupts)
{
    CommandLine line = suiteLine();
    if (const auto status = line.parse(arguments, 0))
        return *status;
    QString problem;
    const SuiteOrder order = orderFrom(line, &problem);
    if (!problem.isEmpty())
        return line.wrong(problem);
    Session session(interrupts);
    const Result<Suite> suite = session.open(line).and_then([&] { return suiteNamed(order.suite, session.workspace()); });
    if (!suite)
        return fail(suite.error());
    if (suite->cases.isEmpty())
        return fail({.kind = Error::Kind::Configuration, .message = Tr::tr("The suite “%1” asks nothing.").arg(order.suite), .hint = {}, .details = {}, .httpStatus = 0});
    if (const auto refusal = tooDearToAsk(*suite, order, session.workspace()))
        return fail(*refusal);
    return verifySuite(*suite, order, line, session);
}

} // namespace lineside::cli
