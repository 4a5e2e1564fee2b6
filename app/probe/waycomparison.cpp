// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/waycomparison.h"

#include "probe/statistics.h"

#include <algorithm>
#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype mostValues = 5;

MeasureDifference::Finding findingOf(const std::optional<ConfidenceInterval> &interval)
{
    using Finding = MeasureDifference::Finding;
    if (!interval)
        return Finding::TooFew;
    if (interval->holds(0))
        return Finding::MayBeNone;
    return interval->from > 0 ? Finding::SecondIsMore : Finding::SecondIsLess;
}

MeasureDifference differenceOf(SeriesMeasure measure, bool warm, const QList<double> &first, const QList<double> &second, quint64 seed)
{
    MeasureDifference difference{.measure = measure,
                                 .warm = warm,
                                 .firstCount = int(first.size()),
                                 .secondCount = int(second.size()),
                                 .first = percentile(first, 50),
                                 .second = percentile(second, 50),
                                 .difference = {},
                                 .interval = medianDifferenceInterval(first, second, seed)};
    difference.difference = *difference.second - *difference.first;
    difference.finding = findingOf(difference.interval);
    return difference;
}

QList<MeasureDifference> measuresOf(const QList<SeriesSample> &first, const QList<SeriesSample> &second, quint64 seed)
{
    QList<MeasureDifference> all;
    for (const bool warm : {false, true}) {
        for (const SeriesMeasure measure : allSeriesMeasures) {
            const QList<double> ofFirst = valuesOf(first, measure, warm);
            const QList<double> ofSecond = valuesOf(second, measure, warm);
            if (!ofFirst.isEmpty() && !ofSecond.isEmpty())
                all.append(differenceOf(measure, warm, ofFirst, ofSecond, seed));
        }
    }
    return all;
}

// What the runs of one way showed, by what it is of, with how often. A run that lacks it counts as an empty text.
using Seen = std::map<QString, std::map<QString, int>>;

QString numberText(const std::optional<qint64> &number)
{
    return number ? QString::number(*number) : QString();
}

// Headers whose value is the message's own; that they come says something, their value does not.
bool isOfTheMessage(const QByteArray &lowerName)
{
    static const std::set<QByteArray> names{"date", "content-length", "age", "expires", "set-cookie", "etag", "cf-ray", "via"};
    static const QByteArrayList parts{"request-id", "trace", "correlation", "ratelimit", "processing-ms", "time", "duration", "retry-after"};
    return names.contains(lowerName) || std::ranges::any_of(parts, [&lowerName](const QByteArray &part) { return lowerName.contains(part); });
}

std::map<QString, QString> headersOf(const SeriesSample &sample)
{
    std::map<QString, QString> headers;
    for (const RawHeader &header : sample.headers) {
        const QByteArray lower = header.name.toLower();
        const QString what = u"header "_s + QString::fromUtf8(lower);
        const QString value = isOfTheMessage(lower) ? u"…"_s : QString::fromUtf8(header.value);
        QString &known = headers[what];
        known += known.isEmpty() || known == value ? value.sliced(known.isEmpty() ? 0 : value.size()) : u", "_s + value;
    }
    return headers;
}

Seen seenIn(const QList<SeriesSample> &samples)
{
    Seen seen;
    int answered = 0;
    for (const SeriesSample &sample : samples) {
        if (sample.failed())
            continue;
        ++answered;
        ++seen[u"model"_s][sample.model];
        ++seen[u"finish-reason"_s][sample.finishReason];
        ++seen[u"usage input"_s][numberText(sample.usage.input)];
        ++seen[u"usage cached"_s][numberText(sample.usage.cached)];
        ++seen[u"usage output"_s][numberText(sample.usage.output)];
        ++seen[u"usage reasoning"_s][numberText(sample.usage.reasoning)];
        ++seen[u"usage total"_s][numberText(sample.usage.totalReported)];
        ++seen[u"text"_s][sample.text];
        for (const auto &[what, value] : headersOf(sample))
            ++seen[what][value];
    }
    for (auto &[what, values] : seen) {
        int told = 0;
        for (const auto &[value, count] : values)
            told += count;
        if (told < answered)
            values[QString()] += answered - told;
    }
    return seen;
}

bool sameValues(const std::map<QString, int> &first, const std::map<QString, int> &second)
{
    return std::ranges::equal(first, second, {}, &std::pair<const QString, int>::first, &std::pair<const QString, int>::first);
}

QStringList told(const std::map<QString, int> &values)
{
    QList<std::pair<QString, int>> sorted(values.begin(), values.end());
    std::ranges::stable_sort(sorted, std::ranges::greater(), &std::pair<QString, int>::second);
    QStringList told;
    for (const auto &[value, count] : std::as_const(sorted)) {
        if (!value.isEmpty() && told.size() < mostValues)
            told.append(value);
    }
    return told;
}

QList<AnswerDifference> answersOf(const QList<SeriesSample> &first, const QList<SeriesSample> &second)
{
    Seen ofFirst = seenIn(first);
    Seen ofSecond = seenIn(second);
    if (ofFirst.empty() || ofSecond.empty())
        return {}; // a way never answered
    std::set<QString> all;
    for (const Seen &seen : {ofFirst, ofSecond}) {
        for (const auto &[what, values] : seen)
            all.insert(what);
    }
    QList<AnswerDifference> differences;
    for (const QString &what : all) {
        std::map<QString, int> &one = ofFirst[what];
        std::map<QString, int> &other = ofSecond[what];
        for (auto *values : {&one, &other}) {
            if (values->empty())
                (*values)[QString()] = 1;
        }
        if (!sameValues(one, other))
            differences.append({what, told(one), told(other), one.size() > 1 || other.size() > 1});
    }
    return differences;
}

} // namespace

const MeasureDifference *WayComparison::find(SeriesMeasure measure, bool warm) const
{
    const auto found = std::ranges::find_if(
        measures, [&](const MeasureDifference &difference) { return difference.measure == measure && difference.warm == warm; });
    return found == measures.end() ? nullptr : &*found;
}

WayComparison compareWays(const QList<SeriesSample> &first, const QList<SeriesSample> &second, quint64 seed)
{
    return {measuresOf(first, second, seed), answersOf(first, second)};
}

} // namespace lineside
