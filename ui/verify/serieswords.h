// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/costguard.h"
#include "probe/seriesfigures.h"
#include "probe/waycomparison.h"
#include "ui/theme/theme.h"

#include <QString>

/// The words for what a series of probes found.
namespace lineside::serieswords {

QString measureName(SeriesMeasure measure, bool warm);
QString valueText(SeriesMeasure measure, double value);
/// With its sign: "+12.3 ms".
QString differenceText(SeriesMeasure measure, double difference);

/// What a comparison tells of one measure, as a sentence a person would say; the second way against the first.
QString describe(const MeasureDifference &difference, const QString &first, const QString &second);
theme::Signal signalOf(const MeasureDifference &difference);
QString describe(const AnswerDifference &difference, const QString &first, const QString &second);

/// Who answered how often, a line each, and whether that fits the weights.
QStringList describe(const InstanceShares &shares, int fallbacks);
QString describe(const LimitFound &limit);
QString describe(const CauseCount &error);
/// What a run may cost, for the question before it.
QString describe(const CostForecast &forecast);

} // namespace lineside::serieswords
