// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/seriesrates.h"

namespace lineside {

namespace {

constexpr qint64 manyTokens = 1000; // for the price of one

} // namespace

std::optional<TokenRates> ratesOf(const PriceTable &prices, const Target &target)
{
    const PriceQuestion question = priceQuestion(target, requestedModel(target));
    Usage in;
    in.input = manyTokens;
    in.output = 0;
    Usage out;
    out.input = 0;
    out.output = manyTokens;
    const CostEstimate input = prices.estimate(in, question);
    const CostEstimate output = prices.estimate(out, question);
    if (!input || !output)
        return std::nullopt;
    return TokenRates{.input = {input->total.trillionths / manyTokens, input->total.currency}, .output = {output->total.trillionths / manyTokens, output->total.currency}};
}

} // namespace lineside
