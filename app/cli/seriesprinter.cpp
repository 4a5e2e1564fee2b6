// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/seriesprinter.h"

#include "cli/output.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

constexpr int nameWidth = 26;
constexpr int numberWidth = 11;
constexpr int barWidth = 40;
constexpr qsizetype longestValue = 60;
constexpr double unlikely = 0.05;

QString nameOf(SeriesMeasure measure)
{
    switch (measure) {
    case SeriesMeasure::Connect:
        return Tr::tr("connect, ms");
    case SeriesMeasure::FirstByte:
        return Tr::tr("first byte, ms");
    case SeriesMeasure::FirstToken:
        return Tr::tr("first token, ms");
    case SeriesMeasure::TokensPerSecond:
        return Tr::tr("tokens a second");
    case SeriesMeasure::Total:
        return Tr::tr("total, ms");
    }
    return {};
}

QString nameOf(SeriesMeasure measure, bool warm)
{
    return warm ? Tr::tr("%1 (warm)").arg(nameOf(measure)) : nameOf(measure);
}

QString nameOf(const ProbeTarget &target)
{
    if (!target.route.isEmpty())
        return target.path == "gateway"_L1 ? Tr::tr("%1 through the gateway").arg(target.route) : target.route;
    const QString place = target.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    return target.path == "direct"_L1 && !target.provider.isEmpty() ? Tr::tr("%1 directly").arg(target.provider) : place;
}

QString numberText(const std::optional<double> &number)
{
    return number ? QString::number(*number, 'f', 1) : u"-"_s;
}

QString row(const QString &name, const QStringList &cells)
{
    QString text = u"  "_s + name.leftJustified(nameWidth);
    for (const QString &cell : cells)
        text += cell.rightJustified(numberWidth);
    return text + u'\n';
}

QString tableOf(const WayFigures &figures)
{
    if (figures.measures.isEmpty())
        return {};
    QString text = row({}, {u"p50"_s, u"p90"_s, u"p95"_s, u"p99"_s, Tr::tr("runs")});
    for (const MeasureFigures &each : figures.measures) {
        const Percentiles &p = each.percentiles;
        text += row(nameOf(each.measure, each.warm),
                    {numberText(p.p50), numberText(p.p90), numberText(p.p95), numberText(p.p99), QString::number(each.count)});
    }
    return text;
}

QString histogramText(const MeasureFigures &figures)
{
    QString text = u"  "_s + nameOf(figures.measure, figures.warm) + u'\n';
    const double most = std::max(1, figures.histogram.most());
    const auto line = [&text](const QString &range, int count, double of) {
        const int width = count == 0 ? 0 : std::max(1, qRound(barWidth * double(count) / of));
        text += u"  "_s + range.rightJustified(nameWidth - 2) + u"  "_s + QString(width, u'#').leftJustified(barWidth) + u' ' + QString::number(count) + u'\n';
    };
    for (const ValueHistogram::Bin &bin : figures.histogram.bins)
        line(Tr::tr("%1 to %2").arg(bin.from).arg(bin.to), bin.count, most);
    if (figures.histogram.beyond > 0)
        line(Tr::tr("beyond"), figures.histogram.beyond, std::max(most, double(figures.histogram.beyond)));
    return text;
}

// The picture that says most: of the first token where there is one, otherwise of the whole.
QString histogramsOf(const WayFigures &figures)
{
    constexpr int fewestForPicture = 5;
    QString text;
    for (const bool warm : {false, true}) {
        const MeasureFigures *shown = figures.find(SeriesMeasure::FirstToken, warm);
        if (!shown)
            shown = figures.find(SeriesMeasure::Total, warm);
        if (shown && shown->count >= fewestForPicture)
            text += histogramText(*shown);
    }
    return text;
}

QString instancesText(const InstanceShares &instances)
{
    QString text;
    for (const InstanceShare &share : instances.shares) {
        const QString expected = share.expected ? Tr::tr(", by its weight %1").arg(*share.expected, 0, 'f', 1) : QString();
        text += u"  "_s + Tr::tr("instance %1: %2 answers%3").arg(share.name).arg(share.count).arg(expected) + u'\n';
    }
    if (!instances.shares.isEmpty() && instances.unknown > 0)
        text += u"  "_s + Tr::tr("%1 answers do not tell which instance gave them").arg(instances.unknown) + u'\n';
    if (instances.p)
        text += u"  "_s
            + (*instances.p < unlikely ? Tr::tr("The shares do not fit the weights (chi-square test, p = %1).") : Tr::tr("The shares fit the weights (chi-square test, p = %1)."))
                  .arg(*instances.p, 0, 'f', 3)
            + u'\n';
    else if (std::ranges::count_if(instances.shares, [](const InstanceShare &share) { return share.expected.has_value(); }) > 1)
        text += u"  "_s + Tr::tr("Whether the shares fit the weights cannot be told from so few answers.") + u'\n';
    return text;
}

QString limitsText(const QList<LimitFound> &limits)
{
    QString text;
    for (const LimitFound &limit : limits) {
        QStringList parts;
        if (limit.limit)
            parts.append(Tr::tr("%1 allowed").arg(*limit.limit));
        if (limit.leastRemaining)
            parts.append(Tr::tr("at least %1 left").arg(*limit.leastRemaining));
        if (limit.refusals > 0)
            parts.append(Tr::tr("%1 refused").arg(limit.refusals));
        if (limit.resetsAt.isValid())
            parts.append(Tr::tr("resets at %1").arg(limit.resetsAt.toString(Qt::ISODate)));
        text += u"  "_s + Tr::tr("limit %1: %2").arg(limit.name, parts.join(u", "_s)) + u'\n';
    }
    return text;
}

QString wayText(const SeriesFindings::Way &way)
{
    const WayFigures &figures = way.figures;
    QString text = u'\n' + Tr::tr("%1: %2 runs, %3 failed, %4 on warm connections").arg(nameOf(way.target)).arg(figures.runs).arg(figures.failed).arg(figures.warmRuns) + u'\n';
    for (const CauseCount &error : figures.errors)
        text += u"  "_s + Tr::tr("failed with %1: %2").arg(error.cause).arg(error.count) + u'\n';
    text += tableOf(figures) + histogramsOf(figures) + instancesText(figures.instances);
    if (figures.fallbacks > 0)
        text += u"  "_s + Tr::tr("fallbacks seen: %1").arg(figures.fallbacks) + u'\n';
    return text + limitsText(figures.limits);
}

QString findingText(const MeasureDifference &difference)
{
    switch (difference.finding) {
    case MeasureDifference::Finding::TooFew:
        return Tr::tr("cannot tell: fewer than %1 runs").arg(fewestForInterval);
    case MeasureDifference::Finding::MayBeNone:
        return Tr::tr("cannot tell: the interval holds zero");
    case MeasureDifference::Finding::SecondIsMore:
        return Tr::tr("more");
    case MeasureDifference::Finding::SecondIsLess:
        return Tr::tr("less");
    }
    return {};
}

QString signedText(double number)
{
    return (number < 0 ? QString() : u"+"_s) + QString::number(number, 'f', 1);
}

QString valuesText(const QStringList &values)
{
    QStringList shown;
    for (const QString &value : values)
        shown.append(value.size() > longestValue ? value.first(longestValue) + u"…"_s : value);
    return shown.isEmpty() ? Tr::tr("nothing") : shown.join(u" | "_s);
}

QString comparisonText(const WayComparison &comparison)
{
    QString text = u'\n' + Tr::tr("What the gateway adds (medians; 95 % confidence)") + u'\n';
    text += row({}, {Tr::tr("directly"), Tr::tr("gateway"), Tr::tr("difference"), Tr::tr("from"), Tr::tr("to")});
    for (const MeasureDifference &each : comparison.measures) {
        const QString from = each.interval ? signedText(each.interval->from) : u"-"_s;
        const QString to = each.interval ? signedText(each.interval->to) : u"-"_s;
        QString line = row(nameOf(each.measure, each.warm), {numberText(each.first), numberText(each.second), signedText(*each.difference), from, to});
        line.chop(1);
        text += line + u"  "_s + findingText(each) + u'\n';
    }
    for (const AnswerDifference &each : comparison.answers) {
        text += u"  "_s + Tr::tr("%1: directly %2; through the gateway %3").arg(each.what, valuesText(each.first), valuesText(each.second))
            + (each.varies ? u' ' + Tr::tr("(it varies from run to run)") : QString()) + u'\n';
    }
    return text;
}

// Servers write into names and values; each line is made harmless by itself, the line ends stay.
QString printableLines(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = printable(line);
    return lines.join(u'\n');
}

} // namespace

void printRun(int number, const ProbeReport &report, bool causeIsNew)
{
    const QString times = report.times.total ? Tr::tr("first token %1, total %2 ms").arg(numberText(report.times.firstToken), numberText(report.times.total)) : QString();
    printLine(printable(u"%1. %2: %3, %4  %5"_s.arg(number).arg(nameOf(report.target), idOf(report.verdict), report.cause, times).trimmed()));
    if (!causeIsNew || report.verdict == Verdict::Pass)
        return;
    printLine(u"  "_s + printable(report.explanation));
    if (!report.fix.isEmpty())
        printLine(u"  "_s + printable(report.fix));
}

QString seriesText(const SeriesFindings &findings)
{
    QString text;
    if (findings.stoppedAtErrorBudget)
        text += Tr::tr("Stopped: more probes failed than the error budget allows.") + u'\n';
    for (const SeriesFindings::Way &way : findings.ways)
        text += wayText(way);
    if (findings.comparison)
        text += comparisonText(*findings.comparison);
    return printableLines(text);
}

} // namespace lineside::cli
