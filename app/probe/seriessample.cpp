// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/seriessample.h"

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

std::optional<double> tokensPerSecond(const Usage &usage, const ProbeTimes &times)
{
    if (!usage.output || !times.firstToken || !times.lastToken || *times.lastToken <= *times.firstToken)
        return std::nullopt;
    return double(*usage.output) * 1000 / (*times.lastToken - *times.firstToken);
}

} // namespace

QString idOf(SeriesMeasure measure)
{
    switch (measure) {
    case SeriesMeasure::Connect:
        return u"connect"_s;
    case SeriesMeasure::FirstByte:
        return u"first-byte"_s;
    case SeriesMeasure::FirstToken:
        return u"first-token"_s;
    case SeriesMeasure::TokensPerSecond:
        return u"tokens-per-second"_s;
    case SeriesMeasure::Total:
        return u"total"_s;
    }
    return {};
}

std::optional<double> SeriesSample::value(SeriesMeasure measure) const
{
    switch (measure) {
    case SeriesMeasure::Connect:
        return warm ? std::nullopt : times.tls ? times.tls : times.connect;
    case SeriesMeasure::FirstByte:
        return times.firstByte;
    case SeriesMeasure::FirstToken:
        return times.firstToken;
    case SeriesMeasure::TokensPerSecond:
        return tokensPerSecond(usage, times);
    case SeriesMeasure::Total:
        return times.total;
    }
    return std::nullopt;
}

SeriesSample sampleOf(const ProbeReport &report)
{
    return {.warm = report.reusedConnection,
            .verdict = report.verdict,
            .cause = report.cause,
            .status = report.head.status,
            .times = report.times,
            .startedUtc = report.startedUtc,
            .model = report.answer.model,
            .finishReason = report.stream.finishReason,
            .text = report.answer.text,
            .usage = report.usage,
            .headers = report.head.headers,
            .gateway = report.gateway};
}

QList<double> valuesOf(const QList<SeriesSample> &samples, SeriesMeasure measure, bool warm)
{
    QList<double> values;
    for (const SeriesSample &sample : samples) {
        if (sample.failed() || sample.warm != warm)
            continue;
        if (const auto value = sample.value(measure))
            values.append(*value);
    }
    return values;
}

} // namespace lineside
