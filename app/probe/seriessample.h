// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/report.h"

#include <array>

namespace lineside {

/// What is compared and summed up over many runs.
enum class SeriesMeasure {
    Connect, ///< until the connection stands, with its encryption; of cold runs alone
    FirstByte,
    FirstToken,
    TokensPerSecond,
    Total,
};

inline constexpr std::array allSeriesMeasures{SeriesMeasure::Connect, SeriesMeasure::FirstByte, SeriesMeasure::FirstToken,
                                              SeriesMeasure::TokensPerSecond, SeriesMeasure::Total};

QString idOf(SeriesMeasure measure); ///< "connect", "first-byte", "first-token", "tokens-per-second", "total"

/// What a series keeps of one run: all but the bytes and events.
struct SeriesSample {
    bool warm = false;
    Verdict verdict = Verdict::Fail;
    QString cause;
    int status = 0;
    ProbeTimes times;
    QString startedUtc;
    QString model;
    QString finishReason;
    QString text;
    Usage usage;
    QList<RawHeader> headers;
    GatewayFacts gateway;

    bool failed() const { return verdict == Verdict::Fail; }
    /// Milliseconds, or tokens a second; absent where it was not reached. An answer's speed is output tokens over the time between its
    /// first and last token.
    std::optional<double> value(SeriesMeasure measure) const;
    friend bool operator==(const SeriesSample &, const SeriesSample &) = default;
};

SeriesSample sampleOf(const ProbeReport &report);

/// The values of the runs that did not fail, as they came: a refusal that was quick is no quick answer.
QList<double> valuesOf(const QList<SeriesSample> &samples, SeriesMeasure measure, bool warm);

} // namespace lineside
