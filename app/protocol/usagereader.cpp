// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/usagereader.h"

#include "protocol/lenientjson.h"

#include <QJsonObject>

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// The first count found under one of the names; "a/b" is the field b of the object a.
std::optional<qint64> firstCount(const QJsonObject &usage, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        const qsizetype slash = name.indexOf('/'_L1);
        const QJsonValue value = slash < 0 ? usage[name] : usage[name.first(slash)].toObject()[name.sliced(slash + 1)];
        if (const auto count = lenientCount(value))
            return count;
    }
    return std::nullopt;
}

// Anthropic's input_tokens leaves out what came from or went to the cache; the normal form's input holds all of it.
bool inputLeavesOutCache(const QJsonObject &usage)
{
    return !usage.contains("prompt_tokens"_L1)
        && (usage.contains("cache_read_input_tokens"_L1) || usage.contains("cache_creation_input_tokens"_L1));
}

} // namespace

Usage readUsage(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    Usage usage;
    if (object.isEmpty())
        return usage;
    usage.input = firstCount(object, {"prompt_tokens"_L1, "input_tokens"_L1, "promptTokenCount"_L1});
    usage.output = firstCount(object, {"completion_tokens"_L1, "output_tokens"_L1, "candidatesTokenCount"_L1});
    usage.totalReported = firstCount(object, {"total_tokens"_L1, "totalTokenCount"_L1});
    usage.cached = firstCount(object, {"prompt_tokens_details/cached_tokens"_L1, "input_tokens_details/cached_tokens"_L1,
                                       "cache_read_input_tokens"_L1, "prompt_cache_hit_tokens"_L1, "cachedContentTokenCount"_L1});
    usage.cacheWrite = firstCount(object, {"prompt_tokens_details/cache_write_tokens"_L1, "input_tokens_details/cache_write_tokens"_L1,
                                           "cache_creation_input_tokens"_L1});
    usage.reasoning = firstCount(object, {"completion_tokens_details/reasoning_tokens"_L1, "output_tokens_details/reasoning_tokens"_L1,
                                          "output_tokens_details/thinking_tokens"_L1, "reasoning_tokens"_L1, "thoughtsTokenCount"_L1});
    if (usage.input && inputLeavesOutCache(object)) {
        constexpr qint64 most = qint64(1) << 53;
        usage.input = std::min(most, *usage.input + usage.cached.value_or(0) + usage.cacheWrite.value_or(0));
    }
    return usage;
}

} // namespace lineside
