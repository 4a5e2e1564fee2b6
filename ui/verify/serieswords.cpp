// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/serieswords.h"

#include "ui/verify/probewords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside::serieswords {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Series)
};

constexpr double improbable = 0.05;
constexpr qsizetype longestShown = 80;

QString plainName(SeriesMeasure measure)
{
    switch (measure) {
    case SeriesMeasure::Connect:
        return Tr::tr("Connect");
    case SeriesMeasure::FirstByte:
        return Tr::tr("First byte");
    case SeriesMeasure::FirstToken:
        return Tr::tr("First token");
    case SeriesMeasure::TokensPerSecond:
        return Tr::tr("Tokens per second");
    case SeriesMeasure::Total:
        break;
    }
    return Tr::tr("Total");
}

QString intervalText(const MeasureDifference &difference)
{
    if (!difference.interval)
        return {};
    return Tr::tr("%1 to %2").arg(differenceText(difference.measure, difference.interval->from), differenceText(difference.measure, difference.interval->to));
}

QString seenText(const QStringList &seen)
{
    QStringList shown;
    for (const QString &value : seen.first(std::min<qsizetype>(seen.size(), 3)))
        shown.append(value.size() > longestShown ? value.left(longestShown) + u'…' : value);
    return shown.isEmpty() ? Tr::tr("never") : shown.join(Tr::tr(" or "));
}

QString shareLine(const InstanceShare &share)
{
    const QLocale locale;
    if (share.expected.value_or(0) <= 0)
        return Tr::tr("%1 answered %2 times.").arg(share.name, locale.toString(share.count));
    return Tr::tr("%1 answered %2 times; by its weight %3 are expected.").arg(share.name, locale.toString(share.count), locale.toString(*share.expected, 'f', 1));
}

QString fitSentence(const InstanceShares &shares)
{
    const auto isFirstChoice = [](const InstanceShare &share) { return share.expected.value_or(0) > 0; };
    if (!shares.p)
        return std::ranges::count_if(shares.shares, isFirstChoice) > 1 ? Tr::tr("Whether that fits the weights cannot be told: too few answers.") : QString();
    const QLocale locale;
    const QString figures = Tr::tr("chi-square %1, %2 degrees of freedom, p = %3")
                                .arg(locale.toString(shares.chiSquare.value_or(0), 'f', 2), locale.toString(shares.degreesOfFreedom),
                                     locale.toString(*shares.p, 'g', 2));
    return *shares.p < improbable ? Tr::tr("That does not fit the weights (%1).").arg(figures)
                                  : Tr::tr("Nothing in that speaks against the weights (%1).").arg(figures);
}

} // namespace

QString measureName(SeriesMeasure measure, bool warm)
{
    return warm ? Tr::tr("%1, connection kept").arg(plainName(measure)) : plainName(measure);
}

QString valueText(SeriesMeasure measure, double value)
{
    if (measure == SeriesMeasure::TokensPerSecond)
        return Tr::tr("%1/s").arg(QLocale().toString(value, 'f', value < 100 ? 1 : 0));
    return probewords::duration(value);
}

QString differenceText(SeriesMeasure measure, double difference)
{
    constexpr double nothing = 0.005; // it would be shown as zero
    const QString sign = std::abs(difference) < nothing ? QString() : difference < 0 ? u"−"_s : u"+"_s;
    return sign + valueText(measure, std::abs(difference));
}

QString describe(const MeasureDifference &difference, const QString &first, const QString &second)
{
    const QString name = measureName(difference.measure, difference.warm);
    const QLocale locale;
    const bool isSpeed = difference.measure == SeriesMeasure::TokensPerSecond;
    switch (difference.finding) {
    case MeasureDifference::Finding::TooFew:
        return Tr::tr("%1: cannot tell. %2 and %3 runs are too few; %4 of each are needed.")
            .arg(name, locale.toString(difference.firstCount), locale.toString(difference.secondCount), locale.toString(fewestForInterval));
    case MeasureDifference::Finding::MayBeNone:
        return Tr::tr("%1: cannot tell. The medians differ by %2, and chance alone explains that (95 %: %3).")
            .arg(name, differenceText(difference.measure, difference.difference.value_or(0)), intervalText(difference));
    case MeasureDifference::Finding::SecondIsMore:
        return (isSpeed ? Tr::tr("%1: %2 is faster than %3 by %4 (95 %: %5).") : Tr::tr("%1: %2 takes longer than %3 by %4 (95 %: %5)."))
            .arg(name, second, first, valueText(difference.measure, std::abs(difference.difference.value_or(0))), intervalText(difference));
    case MeasureDifference::Finding::SecondIsLess:
        break;
    }
    return (isSpeed ? Tr::tr("%1: %2 is slower than %3 by %4 (95 %: %5).") : Tr::tr("%1: %2 takes less than %3 by %4 (95 %: %5)."))
        .arg(name, second, first, valueText(difference.measure, std::abs(difference.difference.value_or(0))), intervalText(difference));
}

theme::Signal signalOf(const MeasureDifference &difference)
{
    if (!difference.canTell())
        return theme::Signal::Unknown;
    const bool isMore = difference.finding == MeasureDifference::Finding::SecondIsMore;
    const bool isWorse = isMore != (difference.measure == SeriesMeasure::TokensPerSecond);
    return isWorse ? theme::Signal::Caution : theme::Signal::Go;
}

QString describe(const AnswerDifference &difference, const QString &first, const QString &second)
{
    const QString seen = Tr::tr("%1: %2 with %3, %4 with %5.").arg(difference.what, seenText(difference.first), first, seenText(difference.second), second);
    return difference.varies ? seen + u' ' + Tr::tr("It changes from run to run as well.") : seen;
}

QStringList describe(const InstanceShares &shares, int fallbacks)
{
    QStringList lines;
    for (const InstanceShare &share : shares.shares)
        lines.append(shareLine(share));
    const QLocale locale;
    if (shares.unknown > 0 && !lines.isEmpty())
        lines.append(Tr::tr("%1 answers do not tell who gave them.").arg(locale.toString(shares.unknown)));
    if (const QString fit = fitSentence(shares); !fit.isEmpty())
        lines.append(fit);
    if (fallbacks > 0)
        lines.append(Tr::tr("Fallbacks seen: %1.").arg(locale.toString(fallbacks)));
    return lines;
}

QString describe(const LimitFound &limit)
{
    const QLocale locale;
    QStringList parts;
    if (limit.limit)
        parts.append(Tr::tr("limit %1").arg(locale.toString(*limit.limit)));
    if (limit.leastRemaining)
        parts.append(Tr::tr("at least %1 remained").arg(locale.toString(*limit.leastRemaining)));
    if (limit.refusals > 0)
        parts.append(Tr::tr("%1 runs refused").arg(locale.toString(limit.refusals)));
    if (limit.resetsAt.isValid())
        parts.append(Tr::tr("resets at %1").arg(locale.toString(limit.resetsAt.toLocalTime().time(), QLocale::LongFormat)));
    return Tr::tr("%1: %2.").arg(limit.name, parts.isEmpty() ? Tr::tr("named, without figures") : parts.join(u", "_s));
}

QString describe(const CauseCount &error)
{
    return Tr::tr("%1 times: %2 (%3)").arg(QLocale().toString(error.count), probewords::causeSentence(error.cause), error.cause);
}

QString describe(const CostForecast &forecast)
{
    const QLocale locale;
    QStringList sentences{Tr::tr("The run asks %1 times, with about %2 tokens in and up to %3 tokens out in all.")
                              .arg(locale.toString(forecast.requests), locale.toString(forecast.tokens.input), locale.toString(forecast.tokens.output))};
    if (forecast.most)
        sentences.append(Tr::tr("By the known prices that costs at most %1.").arg(estimateText(*forecast.most)));
    if (forecast.withoutPrice > 0)
        sentences.append(Tr::tr("The price of %1 of the requests is not known.").arg(locale.toString(forecast.withoutPrice)));
    if (forecast.tokens.outputIsAssumed)
        sentences.append(Tr::tr("The request sets no limit, so an answer may be longer than that."));
    return sentences.join(u' ');
}

} // namespace lineside::serieswords
