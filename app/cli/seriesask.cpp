// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/seriesask.h"

#include "cli/directway.h"
#include "cli/probeask.h"
#include "core/chatevent.h"
#include "pricing/pricetable.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

constexpr int mostRuns = 10'000;
constexpr int mostAtOnce = 64; // beyond that a machine measures itself
constexpr int mostWithoutPrice = 100;
constexpr qint64 unitMillionths = 1'000'000;

std::optional<SeriesConnections> connectionsNamed(const QString &name)
{
    if (name == "warm"_L1)
        return SeriesConnections::Warm;
    if (name == "both"_L1)
        return SeriesConnections::Both;
    return name == "cold"_L1 ? std::optional(SeriesConnections::Cold) : std::nullopt;
}

// The targets whose prices a way may be charged: each of a route's instances may answer.
QList<Target> chargedTargets(const Target &target)
{
    const auto *const routed = std::get_if<RouteTarget>(&target);
    if (!routed || !routed->route.aiProxyMulti)
        return {target};
    QList<Target> all;
    for (const AiProxy &proxy : routed->route.proxies()) {
        RouteTarget one = *routed;
        one.route.aiProxyMulti.reset();
        one.route.aiProxy = proxy;
        all.append(one);
    }
    return all;
}

// The dearest of them for such a request; none where the price of one is not known.
std::optional<TokenRates> ratesFor(const PriceTable &prices, const AskedWay &asked)
{
    const TokenForecast tokens = forecastTokens(asked.way.request.body);
    Usage usage;
    usage.input = tokens.input;
    usage.output = tokens.output;
    std::optional<Cost> dearest;
    for (const Target &target : chargedTargets(asked.target)) {
        const CostEstimate cost = prices.estimate(usage, priceQuestion(target, {}));
        if (!cost)
            return std::nullopt;
        if (!dearest || cost->total.trillionths > dearest->total.trillionths)
            dearest = *cost;
    }
    if (!dearest)
        return std::nullopt;
    return TokenRates{Money{dearest->input.trillionths / tokens.input, dearest->input.currency},
                      Money{dearest->output.trillionths / tokens.output, dearest->output.currency}};
}

QList<InstanceWeight> weightsOf(const Target &target)
{
    const auto *const routed = std::get_if<RouteTarget>(&target);
    QList<InstanceWeight> weights;
    if (routed && routed->route.aiProxyMulti) {
        for (const ProxyInstance &instance : routed->route.aiProxyMulti->instances)
            weights.append({instance.name, instance.proxy.model, instance.weight, instance.priority});
    }
    return weights;
}

SeriesFindings findingsOf(const QList<AskedWay> &ways, const QList<QList<SeriesSample>> &samples, const SeriesOrder &order)
{
    SeriesFindings findings;
    for (qsizetype way = 0; way < ways.size(); ++way)
        findings.ways.append({ways.at(way).way.target, figuresOf(samples.at(way), weightsOf(ways.at(way).target))});
    if (order.compareDirect)
        findings.comparison = compareWays(samples.at(0), samples.at(1), order.seed);
    return findings;
}

} // namespace

void addSeriesOptions(CommandLine &line)
{
    line.addValue(u"repeat"_s, u"N"_s, Tr::tr("Asks each route N times; several take turns in random order."));
    line.addValue(u"concurrency"_s, u"C"_s, Tr::tr("Asks up to C times at once (at most 64); one after the other without it."));
    line.addFlag(u"compare-direct"_s, Tr::tr("Asks a route and its provider directly by turns and tells what the gateway adds."));
    line.addValue(u"connections"_s, u"KIND"_s, Tr::tr("cold: each probe makes its own connection (the default); warm: they are kept; or both."));
    line.addValue(u"error-budget"_s, u"N"_s, Tr::tr("Stops when more than N probes failed."));
    line.addValue(u"seed"_s, u"N"_s, Tr::tr("Repeats the random order of a former run."));
    addCostOptions(line);
}

void addCostOptions(CommandLine &line)
{
    line.addValue(u"cost-limit"_s, u"AMOUNT"_s, Tr::tr("Refuses without --yes what may cost more, in US dollars; 1 without it."));
    line.addFlag(u"yes"_s, Tr::tr("Asks all the same, whatever it may cost."));
}

void readCostOptions(const CommandLine &line, SeriesOrder &order, QString *problem)
{
    order.yes = line.has(u"yes"_s);
    order.costLimitGiven = line.has(u"cost-limit"_s);
    const auto limit = order.costLimitGiven ? millionths(line.value(u"cost-limit"_s)) : std::optional(unitMillionths);
    if (!limit || *limit > std::numeric_limits<qint64>::max() / unitMillionths)
        *problem = Tr::tr("--cost-limit takes an amount such as 0.50, not “%1”.").arg(line.value(u"cost-limit"_s));
    else
        order.costLimit = Money{*limit * unitMillionths};
}

SeriesOrder seriesOrderFrom(const CommandLine &line, QString *problem)
{
    SeriesOrder order;
    order.repeat = line.number(u"repeat"_s, 1, mostRuns, problem).value_or(1);
    order.concurrency = line.number(u"concurrency"_s, 1, mostAtOnce, problem).value_or(1);
    order.errorBudget = line.number(u"error-budget"_s, 0, mostRuns, problem);
    order.seed = quint64(line.number(u"seed"_s, 0, std::numeric_limits<int>::max(), problem).value_or(int(QRandomGenerator::global()->bounded(1'000'000))));
    order.compareDirect = line.has(u"compare-direct"_s);
    readCostOptions(line, order, problem);
    const auto connections = line.has(u"connections"_s) ? connectionsNamed(line.value(u"connections"_s)) : SeriesConnections::Cold;
    if (!connections)
        *problem = Tr::tr("--connections takes cold, warm or both, not “%1”.").arg(line.value(u"connections"_s));
    order.connections = connections.value_or(SeriesConnections::Cold);
    return order;
}

Result<QList<AskedWay>> withDirectWay(const QList<AskedWay> &ways, const Workspace &workspace)
{
    const auto *const routed = ways.size() == 1 ? std::get_if<RouteTarget>(&ways.constFirst().target) : nullptr;
    if (!routed)
        return failure(Error::Kind::Configuration, Tr::tr("--compare-direct compares one route of the workspace with its provider."),
                       Tr::tr("Name the route: lineside-cli verify gemini-chat --compare-direct --repeat 20"));
    const Result<Target> direct = directWayOf(*routed, workspace);
    if (!direct)
        return failure(direct.error());
    return directRequest(*direct, *routed, ways.constFirst().way.request).map([&](const HttpRequest &request) {
        const AskedWay way{{request, probeTargetOf(*direct, request, workspace)}, *direct};
        return QList<AskedWay>{way, ways.constFirst()};
    });
}

std::optional<Error> tooDear(const QList<AskedWay> &ways, const SeriesOrder &order, const Workspace &workspace)
{
    if (order.yes)
        return std::nullopt;
    PriceTable prices;
    prices.setOwnPrices(workspace.prices);
    const int times = order.repeat * (order.connections == SeriesConnections::Both ? 2 : 1);
    QList<PlannedRequests> planned;
    for (const AskedWay &asked : ways)
        planned.append({asked.way.request, times, ratesFor(prices, asked)});
    const CostForecast forecast = forecastCost(planned);
    if (!forecast.isOver(order.costLimit, order.costLimitGiven ? 0 : mostWithoutPrice))
        return std::nullopt;
    const QString known = forecast.most ? Tr::tr("%1 requests may cost up to %2.").arg(forecast.requests - forecast.withoutPrice).arg(moneyText(*forecast.most)) : QString();
    const QString unknown = forecast.withoutPrice > 0 ? Tr::tr("What %1 requests cost is not known.").arg(forecast.withoutPrice) : QString();
    return Error{.kind = Error::Kind::Configuration,
                 .message = (known + u' ' + unknown).trimmed(),
                 .hint = Tr::tr("Add --yes to ask all the same, raise --cost-limit, or give the body a smaller max_tokens."),
                 .details = {},
                 .httpStatus = 0};
}

SeriesResult askSeries(const QList<AskedWay> &ways, const SeriesOrder &order, Session &session,
                       const std::function<void(const ProbeReport &)> &told)
{
    SeriesPlan plan{.ways = {},
                    .runs = order.repeat,
                    .concurrency = order.concurrency,
                    .errorBudget = order.errorBudget,
                    .seed = order.seed,
                    .connections = order.connections};
    for (const AskedWay &asked : ways)
        plan.ways.append(asked.way);
    session.interrupts().arm();
    const std::unique_ptr<Prober> prober = makeProber(session.secrets());
    ProbeSeries series(*prober, plan);
    SeriesResult result;
    QList<QList<SeriesSample>> samples(ways.size());
    bool stopped = false;
    QEventLoop loop;
    QObject::connect(&series, &ProbeSeries::runCompleted, &loop, [&](int way, const ProbeReport &report) {
        result.reports.append(report);
        samples[way].append(sampleOf(report));
        told(report);
    });
    QObject::connect(&series, &ProbeSeries::stoppedAtErrorBudget, &loop, [&stopped] { stopped = true; });
    QObject::connect(&series, &ProbeSeries::cancelled, &loop, [&result] { result.interrupted = true; });
    QObject::connect(&series, &ProbeSeries::cancelled, &loop, &QEventLoop::quit);
    QObject::connect(&series, &ProbeSeries::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    QObject::connect(&session.interrupts(), &Interrupts::interrupted, &series, &ProbeSeries::cancel);
    series.start();
    if (session.interrupts().happened())
        QMetaObject::invokeMethod(&series, &ProbeSeries::cancel, Qt::QueuedConnection);
    loop.exec();
    result.findings = findingsOf(ways, samples, order);
    result.findings.stoppedAtErrorBudget = stopped;
    return result;
}

} // namespace lineside::cli
