// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/costguard.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int lettersPerToken = 3; // four in English prose; fewer in code and in other languages
constexpr qint64 aroundMessages = 16;
constexpr qint64 perImage = 2000;
constexpr qsizetype longestUrl = 2048; // a longer one holds the file itself

qint64 tokensOf(const QString &text)
{
    if (text.startsWith("data:"_L1) && text.size() > longestUrl)
        return perImage;
    qint64 letters = 0;
    qint64 signs = 0;
    for (const QChar c : text)
        ++(c.unicode() < 0x80 ? letters : signs);
    return (letters + lettersPerToken - 1) / lettersPerToken + signs;
}

qint64 tokensOf(const QJsonValue &value)
{
    qint64 tokens = 0;
    if (value.isString())
        return tokensOf(value.toString());
    if (value.isArray()) {
        for (const QJsonValue &part : value.toArray())
            tokens += tokensOf(part);
        return tokens;
    }
    const QJsonObject object = value.toObject();
    for (auto field = object.begin(); field != object.end(); ++field)
        tokens += tokensOf(field.key()) + tokensOf(field.value());
    return value.isObject() ? tokens : 1;
}

std::optional<qint64> allowedOutput(const QJsonObject &body)
{
    for (const QLatin1StringView name : std::array{"max_completion_tokens"_L1, "max_tokens"_L1, "max_output_tokens"_L1}) {
        const double value = body[name].toDouble();
        if (value > 0)
            return qint64(std::min(value, 1e9));
    }
    return std::nullopt;
}

std::optional<Money> costOf(const TokenForecast &tokens, const TokenRates &rates)
{
    const auto input = times(tokens.input, rates.input);
    const auto output = times(tokens.output, rates.output);
    return input && output ? sum(*input, *output) : std::nullopt;
}

} // namespace

TokenForecast forecastTokens(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    if (object.isEmpty())
        return {.input = body.size() / lettersPerToken + aroundMessages, .output = typicalOutput, .outputIsAssumed = true};
    const std::optional<qint64> allowed = allowedOutput(object);
    const qint64 answers = qBound(1, object["n"_L1].toInt(1), 1000);
    return {.input = tokensOf(QJsonValue(object)) + aroundMessages,
            .output = allowed.value_or(typicalOutput) * answers,
            .outputIsAssumed = !allowed};
}

bool CostForecast::isOver(const Money &limit, int mostWithoutPrice) const
{
    const bool costsMore = most && (most->currency != limit.currency || most->trillionths > limit.trillionths);
    return costsMore || withoutPrice > mostWithoutPrice;
}

CostForecast forecastCost(const QList<PlannedRequests> &planned)
{
    CostForecast forecast;
    for (const PlannedRequests &each : planned) {
        TokenForecast tokens = forecastTokens(each.request.body);
        tokens.input *= each.times;
        tokens.output *= each.times;
        forecast.requests += each.times;
        forecast.tokens.input += tokens.input;
        forecast.tokens.output += tokens.output;
        forecast.tokens.outputIsAssumed = forecast.tokens.outputIsAssumed || tokens.outputIsAssumed;
        const std::optional<Money> cost = each.rates ? costOf(tokens, *each.rates) : std::nullopt;
        const std::optional<Money> all = cost && forecast.most ? sum(*forecast.most, *cost) : cost;
        if (all)
            forecast.most = all;
        else
            forecast.withoutPrice += each.times;
    }
    return forecast;
}

} // namespace lineside
