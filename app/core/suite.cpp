// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/suite.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr std::pair<SuiteCheck::Kind, QLatin1StringView> kindIds[] = {
    {SuiteCheck::Kind::Status, "status"_L1},
    {SuiteCheck::Kind::Cause, "cause"_L1},
    {SuiteCheck::Kind::TimeToFirstToken, "time-to-first-token"_L1},
    {SuiteCheck::Kind::MaxGap, "max-gap"_L1},
    {SuiteCheck::Kind::TokensPerSecond, "tokens-per-second"_L1},
    {SuiteCheck::Kind::Streamed, "streamed"_L1},
    {SuiteCheck::Kind::Complete, "complete"_L1},
    {SuiteCheck::Kind::UsagePresent, "usage-present"_L1},
    {SuiteCheck::Kind::Model, "model"_L1},
    {SuiteCheck::Kind::FinishReason, "finish-reason"_L1},
    {SuiteCheck::Kind::TextContains, "text-contains"_L1},
    {SuiteCheck::Kind::TextMatches, "text-matches"_L1},
    {SuiteCheck::Kind::TextSchema, "text-schema"_L1},
    {SuiteCheck::Kind::Header, "header"_L1},
    {SuiteCheck::Kind::Cost, "cost"_L1},
};

} // namespace

QLatin1StringView idOf(SuiteCheck::Kind kind)
{
    const auto found = std::ranges::find(kindIds, kind, &std::pair<SuiteCheck::Kind, QLatin1StringView>::first);
    return found == std::end(kindIds) ? QLatin1StringView() : found->second;
}

SuiteCheck::Kind suiteCheckKind(QStringView id)
{
    const auto found = std::ranges::find_if(kindIds, [id](const auto &entry) { return entry.second == id; });
    return found == std::end(kindIds) ? SuiteCheck::Kind::Unknown : found->first;
}

} // namespace lineside
