// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/usagefigures.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::UsageFigures)
};

void addTokens(std::optional<qint64> &sum, const std::optional<qint64> &more)
{
    if (more)
        sum = sum.value_or(0) + *more;
}

QHash<QString, Target> targetsByPath(const Workspace &workspace)
{
    QHash<QString, Target> targets;
    const auto insert = [&targets](const Target &target) { targets.insert(describePath(target), target); };
    for (const Provider &provider : workspace.providers)
        insert(DirectTarget{provider, {}});
    for (const GatewayRoute &entry : workspace.routes) {
        const auto gateway = std::ranges::find(workspace.gateways, entry.gateway, &Gateway::id);
        if (gateway != workspace.gateways.end())
            insert(RouteTarget{*gateway, entry.route, {}});
    }
    return targets;
}

PriceQuestion questionFor(const UsageRow &row, const QHash<QString, Target> &targets)
{
    const auto target = targets.constFind(row.path);
    PriceQuestion question = target == targets.cend() ? PriceQuestion{} : priceQuestion(*target, row.model);
    question.models = {row.model};
    return question;
}

} // namespace

void UsageFigures::add(const PricedUsage &priced)
{
    const Usage &more = priced.row.usage;
    addTokens(usage.input, more.input);
    addTokens(usage.cached, more.cached);
    addTokens(usage.cacheWrite, more.cacheWrite);
    addTokens(usage.output, more.output);
    addTokens(usage.reasoning, more.reasoning);
    addTokens(usage.totalReported, more.totalReported);
    replies += priced.row.replies;
    repliesNotReported += priced.row.repliesWithoutUsage;
    if (!priced.cost) {
        if (priced.cost.error() == NoCost::UnknownPrice)
            repliesWithoutPrice += priced.row.replies - priced.row.repliesWithoutUsage;
        return;
    }
    varies = varies || priced.cost->varies;
    const Money &amount = priced.cost->total;
    const auto same = std::ranges::find(costs, amount.currency, &Money::currency);
    if (same == costs.end())
        costs.append(amount);
    else
        *same = sum(*same, amount).value_or(*same);
}

QList<PricedUsage> priced(const QList<UsageRow> &rows, const Workspace &workspace, const PriceTable &prices)
{
    const QHash<QString, Target> targets = targetsByPath(workspace);
    QHash<std::pair<QString, QString>, PriceFinding> found; // years have thousands of rows, of few models
    QList<PricedUsage> result;
    result.reserve(rows.size());
    for (const UsageRow &row : rows) {
        const qint64 replies = row.replies - row.repliesWithoutUsage;
        auto price = found.constFind({row.path, row.model});
        if (price == found.cend())
            price = found.insert({row.path, row.model}, prices.find(questionFor(row, targets)));
        CostEstimate cost = tl::unexpected(NoCost::NotReported);
        if (!row.usage.isEmpty())
            cost = prices.estimate(row.usage, *price, QDateTime(row.day, QTime(12, 0), Qt::UTC), replies);
        result.append({row, cost});
    }
    return result;
}

UsageFigures sumOf(const QList<PricedUsage> &rows)
{
    UsageFigures figures;
    for (const PricedUsage &row : rows)
        figures.add(row);
    return figures;
}

QString tokensText(const std::optional<qint64> &tokens)
{
    return tokens ? QLocale().toString(*tokens) : Tr::tr("not reported");
}

QString costText(const UsageFigures &figures)
{
    if (figures.costs.isEmpty())
        return figures.repliesWithoutPrice > 0 ? Tr::tr("price unknown") : Tr::tr("not reported");
    QStringList amounts;
    for (const Money &amount : figures.costs)
        amounts.append(moneyText(amount));
    return u"≈ "_s + amounts.join(u" + "_s);
}

QString costText(const CostEstimate &cost)
{
    if (cost)
        return estimateText(cost->total);
    return cost.error() == NoCost::UnknownPrice ? Tr::tr("price unknown") : Tr::tr("not reported");
}

} // namespace lineside
