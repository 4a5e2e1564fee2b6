// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "pricing/cost.h"

#include <algorithm>

namespace lineside {

namespace {

/// Tokens by what they cost, each in one kind only.
struct BilledTokens {
    qint64 input = 0;
    qint64 cached = 0;
    qint64 cacheWrite = 0;
    qint64 output = 0;
    qint64 reasoning = 0;
};

// Far above any prompt, and small enough for sums.
constexpr qint64 mostTokens = qint64(1) << 53;

bool isUsable(const std::optional<qint64> &tokens)
{
    return tokens && *tokens >= 0 && *tokens <= mostTokens;
}

qint64 partOf(qint64 whole, const std::optional<qint64> &part)
{
    return std::clamp<qint64>(part.value_or(0), 0, whole);
}

// All that was generated, thinking included: what the total holds beyond the input, or else the larger of the two that were told.
qint64 generated(const Usage &usage)
{
    if (isUsable(usage.totalReported))
        return std::max(*usage.output, *usage.totalReported - *usage.input);
    const qint64 reasoning = partOf(mostTokens, usage.reasoning);
    return reasoning > *usage.output ? *usage.output + reasoning : *usage.output;
}

BilledTokens billed(const Usage &usage)
{
    BilledTokens tokens;
    tokens.cached = partOf(*usage.input, usage.cached);
    tokens.cacheWrite = partOf(*usage.input - tokens.cached, usage.cacheWrite);
    tokens.input = *usage.input - tokens.cached - tokens.cacheWrite;
    const qint64 all = generated(usage);
    tokens.reasoning = partOf(all, usage.reasoning);
    tokens.output = all - tokens.reasoning;
    return tokens;
}

} // namespace

CostEstimate costOf(const Usage &usage, const TokenPrices &prices, qint64 replies)
{
    if (!isUsable(usage.input) || !isUsable(usage.output))
        return tl::unexpected(NoCost::NotReported);
    const BilledTokens tokens = billed(usage);
    const qint64 length = replies > 1 ? 0 : *usage.input;
    const auto amount = [&](qint64 count, const TokenPrice &price) { return times(count, {price.at(length), prices.currency}); };
    const auto input = amount(tokens.input, prices.input);
    const auto cached = amount(tokens.cached, prices.cached.value_or(prices.input));
    const auto cacheWrite = amount(tokens.cacheWrite, prices.cacheWrite.value_or(prices.input));
    const auto visible = amount(tokens.output, prices.output);
    const auto reasoning = amount(tokens.reasoning, prices.reasoning.value_or(prices.output));
    const auto added = [](const std::optional<Money> &a, const std::optional<Money> &b) { return a && b ? sum(*a, *b) : std::nullopt; };
    const auto output = added(visible, reasoning);
    const auto total = added(added(added(input, cached), cacheWrite), output);
    if (!total) // no such amount was ever billed: the figures are not to be believed
        return tl::unexpected(NoCost::NotReported);
    Cost cost{.input = *input, .cached = *cached, .cacheWrite = *cacheWrite, .output = *output, .total = *total};
    cost.notItemised = usage.unaccounted().value_or(0);
    cost.varies = replies > 1 && prices.haveSteps();
    return cost;
}

} // namespace lineside
