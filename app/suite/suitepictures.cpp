// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "suite/suitepictures.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::SuitePage)
};

constexpr double pictureWidth = 640;
constexpr double barWidth = 180;
constexpr double trendWidth = 240;
constexpr double trendHeight = 40;
constexpr double leastWidth = 1; // so that a short phase is seen at all
constexpr qsizetype mostTicks = 300;
constexpr qsizetype mostPoints = 60;

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

QString ms(double value)
{
    return Tr::tr("%1 ms").arg(value, 0, 'f', value < 10 ? 1 : 0);
}

QString svg(double width, double height, const QString &meaning, const QString &content)
{
    return u"<svg role=\"img\" aria-label=\"%1\" viewBox=\"0 0 %2 %3\" width=\"%2\" height=\"%3\"><title>%1</title>%4</svg>"_s.arg(
        meaning.toHtmlEscaped(), number(width), number(height), content);
}

QString rectangle(const QString &style, double x, double y, double width, double height)
{
    return u"<rect class=\"%1\" x=\"%2\" y=\"%3\" width=\"%4\" height=\"%5\"/>"_s.arg(style, number(x), number(y), number(std::max(width, leastWidth)), number(height));
}

struct Phase {
    QString style;
    QString name;
    std::optional<ProbeMs> end;
};

QList<Phase> phasesOf(const ProbeTimes &times)
{
    return {{u"p1"_s, Tr::tr("name"), times.nameLookup},      {u"p2"_s, Tr::tr("connection"), times.connect}, {u"p3"_s, Tr::tr("TLS"), times.tls},
            {u"p4"_s, Tr::tr("request"), times.requestSent},  {u"p5"_s, Tr::tr("wait"), times.firstByte},     {u"p6"_s, Tr::tr("first token"), times.firstToken},
            {u"p7"_s, Tr::tr("tokens"), times.lastToken},     {u"p8"_s, Tr::tr("rest"), times.total}};
}

QString ticksOf(const ProbeReport &report, double scale)
{
    const qsizetype step = report.events.size() / mostTicks + 1;
    QString path;
    for (qsizetype i = 0; i < report.events.size(); i += step)
        path += u"M%1 24v8"_s.arg(number(report.events.at(i).at * scale));
    return path.isEmpty() ? QString() : u"<path class=\"tick\" d=\"%1\"/>"_s.arg(path);
}

// Style and drawing; without a verdict those of information.
std::pair<QString, QString> drawingOf(std::optional<SuiteVerdict> verdict)
{
    if (!verdict)
        return {u"info"_s, u"<rect x=\"2\" y=\"2\" width=\"12\" height=\"12\"/>"_s};
    switch (*verdict) {
    case SuiteVerdict::Passed:
        return {u"go"_s, u"<circle cx=\"8\" cy=\"8\" r=\"6.5\"/>"_s};
    case SuiteVerdict::Failed:
        return {u"stop"_s, u"<path d=\"M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z\"/><path class=\"cross\" d=\"M5.5 5.5l5 5m0-5l-5 5\"/>"_s};
    case SuiteVerdict::Unclear:
        return {u"caution"_s, u"<path d=\"M8 1.5L15.5 14.5H.5z\"/>"_s};
    case SuiteVerdict::NotAsked:
        break;
    }
    return {u"unknown"_s, u"<circle class=\"ring\" cx=\"8\" cy=\"8\" r=\"5.5\"/>"_s};
}

QString shape(const QString &meaning, std::optional<SuiteVerdict> verdict)
{
    const auto [style, drawing] = drawingOf(verdict);
    return u"<svg %1 class=\"shape %2\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\">%3</svg>"_s.arg(meaning, style, drawing);
}

} // namespace

ProbeMs lengthOf(const ProbeReport &report)
{
    ProbeMs longest = 0;
    for (const Phase &phase : phasesOf(report.times))
        longest = std::max(longest, phase.end.value_or(0));
    for (const ProbeEvent &event : report.events)
        longest = std::max(longest, event.at);
    return longest;
}

QString verdictWord(SuiteVerdict verdict)
{
    switch (verdict) {
    case SuiteVerdict::Passed:
        return Tr::tr("passed");
    case SuiteVerdict::Failed:
        return Tr::tr("failed");
    case SuiteVerdict::Unclear:
        return Tr::tr("cannot be told");
    case SuiteVerdict::NotAsked:
        return Tr::tr("not asked");
    }
    return {};
}

QString verdictShape(SuiteVerdict verdict)
{
    return shape(u"role=\"img\" aria-label=\"%1\""_s.arg(verdictWord(verdict).toHtmlEscaped()), verdict);
}

// The sentence beside it tells what it means.
QString changeShape(const SuiteChange &change)
{
    const bool isNeutral = change.kind == SuiteChange::Kind::Added || change.kind == SuiteChange::Kind::Dropped;
    return isNeutral ? shape(u"aria-hidden=\"true\""_s, std::nullopt) : shape(u"aria-hidden=\"true\""_s, change.isWorse() ? SuiteVerdict::Failed : SuiteVerdict::Passed);
}

QString latencyBar(std::optional<ProbeMs> firstToken, std::optional<ProbeMs> total, ProbeMs longest)
{
    if (!total || longest <= 0)
        return {};
    const double scale = barWidth / longest;
    QString content = rectangle(u"p7"_s, 0, 3, *total * scale, 10);
    if (firstToken)
        content += rectangle(u"p5"_s, 0, 3, *firstToken * scale, 10);
    const QString meaning = firstToken ? Tr::tr("First token after %1, whole after %2").arg(ms(*firstToken), ms(*total)) : Tr::tr("Whole after %1").arg(ms(*total));
    return svg(barWidth, 16, meaning, content);
}

QString waterfall(const ProbeReport &report, ProbeMs longest)
{
    if (longest <= 0)
        return {};
    const double scale = pictureWidth / longest;
    QString content;
    QStringList told;
    ProbeMs begin = 0;
    for (const Phase &phase : phasesOf(report.times)) {
        if (!phase.end)
            continue;
        if (*phase.end > begin)
            content += rectangle(phase.style, begin * scale, 4, (*phase.end - begin) * scale, 16);
        told.append(Tr::tr("%1 until %2").arg(phase.name, ms(*phase.end)));
        begin = std::max(begin, *phase.end);
    }
    if (!report.events.isEmpty())
        told.append(Tr::tr("%1 events").arg(report.events.size()));
    return svg(pictureWidth, 34, told.join(u", "_s), content + ticksOf(report, scale));
}

QString trendLine(const SuiteTrend &trend)
{
    QList<SuiteTrend::Point> points = trend.points.last(std::min(trend.points.size(), mostPoints));
    points.removeIf([](const SuiteTrend::Point &point) { return !point.figures.totalMs; });
    if (points.size() < 2)
        return {};
    double longest = 1;
    for (const SuiteTrend::Point &point : std::as_const(points))
        longest = std::max(longest, *point.figures.totalMs);
    QStringList corners;
    QString marks;
    for (qsizetype i = 0; i < points.size(); ++i) {
        const double x = 5 + (trendWidth - 10) * double(i) / double(points.size() - 1);
        const double y = trendHeight - 5 - (trendHeight - 10) * *points.at(i).figures.totalMs / longest;
        corners.append(number(x) + u',' + number(y));
        if (points.at(i).figures.verdict != SuiteVerdict::Passed)
            marks += u"<path class=\"mark\" d=\"M%1 %2l6 6m0-6l-6 6\"/>"_s.arg(number(x - 3), number(y - 3));
    }
    const QString meaning = Tr::tr("Time to the whole answer over the last %1 runs: %2 at first, %3 now, %4 at most")
                                .arg(QString::number(points.size()), ms(*points.constFirst().figures.totalMs), ms(*points.constLast().figures.totalMs), ms(longest));
    return svg(trendWidth, trendHeight, meaning, u"<polyline class=\"line\" points=\"%1\"/>"_s.arg(corners.join(u' ')) + marks);
}

} // namespace lineside
