// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/waterfalllayout.h"

#include "ui/theme/theme.h"
#include "ui/verify/probewords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Verify)
};

constexpr qreal tinySpace = theme::Tiny;
constexpr qreal smallSpace = theme::Small;
constexpr qreal mediumSpace = theme::Medium;
constexpr qreal narrowestBar = 2;
constexpr qreal narrowestStep = 72;
constexpr ProbeMs shortestScale = 0.01;

QString axisText(ProbeMs at, ProbeMs step)
{
    const QLocale locale;
    if (step >= 1000 || (step >= 100 && at >= 1000))
        return Tr::tr("%1 s").arg(locale.toString(at / 1000, 'f', step >= 1000 ? 0 : 1));
    const int decimals = step >= 1 ? 0 : int(std::ceil(-std::log10(step)));
    return Tr::tr("%1 ms").arg(locale.toString(at, 'f', decimals));
}

struct Columns {
    qreal label = 0;
    qreal time = 0;
};

Columns columnsFor(const QList<PhaseRow> &rows, const QFontMetricsF &text)
{
    Columns columns;
    for (const PhaseRow &row : rows) {
        columns.label = std::max(columns.label, std::ceil(text.horizontalAdvance(phaseName(row.phase))));
        columns.time = std::max(columns.time, std::ceil(text.horizontalAdvance(probewords::duration(row.length()))));
    }
    columns.time = std::max(columns.time, std::ceil(text.horizontalAdvance(Tr::tr("not reached"))));
    return columns;
}

void setAxis(WaterfallLayout &layout, const QFontMetricsF &small)
{
    const int most = std::max(1, int(layout.plot.width() / narrowestStep));
    const ProbeMs step = axisStep(layout.end, most);
    const qreal top = layout.plot.bottom() + tinySpace;
    for (int i = 0; i * step <= layout.end * 1.0001; ++i) {
        AxisTick tick{.x = layout.xAt(i * step), .text = axisText(i * step, step), .label = {}};
        const qreal width = std::ceil(small.horizontalAdvance(tick.text)) + 1;
        const qreal left = std::clamp(tick.x - width / 2, layout.plot.left() - tinySpace, layout.plot.right() - width + smallSpace);
        tick.label = QRectF(left, top, width, std::ceil(small.height()));
        layout.axis.append(tick);
    }
}

void setEventTicks(WaterfallLayout &layout, const QList<ProbeEvent> &events)
{
    for (const ProbeEvent &event : events) {
        const qreal x = std::round(layout.xAt(event.at));
        if (layout.eventTicks.isEmpty() || x - layout.eventTicks.constLast() >= 1)
            layout.eventTicks.append(x);
    }
}

} // namespace

QList<PhaseRow> phaseRows(const ProbeReport &report)
{
    const ProbeTimes &times = report.times;
    QList<PhaseRow> rows;
    ProbeMs before = 0;
    const auto add = [&rows, &before](Phase phase, const std::optional<ProbeMs> &end) {
        PhaseRow row{.phase = phase, .reached = end.has_value(), .from = before, .to = before};
        if (end)
            row.to = before = std::max(before, *end); // clocks of two sources may disagree by microseconds
        rows.append(row);
    };
    const bool hasTokens = times.firstToken || report.target.askedForStream || report.stream.streamed;
    add(Phase::NameLookup, times.nameLookup);
    add(Phase::Connect, times.connect);
    if (times.tls || report.target.url.scheme() == "https"_L1)
        add(Phase::Tls, times.tls);
    add(Phase::Sent, times.requestSent);
    add(Phase::FirstByte, times.firstByte);
    if (hasTokens)
        add(Phase::FirstToken, times.firstToken);
    if (report.stream.streamed || !report.events.isEmpty())
        add(Phase::Stream, times.lastToken ? times.lastToken : report.events.isEmpty() ? std::optional<ProbeMs>() : report.events.constLast().at);
    add(Phase::End, times.total);
    return rows;
}

QString phaseName(Phase phase)
{
    switch (phase) {
    case Phase::NameLookup:
        return Tr::tr("Name lookup");
    case Phase::Connect:
        return Tr::tr("Connect");
    case Phase::Tls:
        return Tr::tr("TLS");
    case Phase::Sent:
        return Tr::tr("Request sent");
    case Phase::FirstByte:
        return Tr::tr("First byte");
    case Phase::FirstToken:
        return Tr::tr("First token");
    case Phase::Stream:
        return Tr::tr("Stream");
    case Phase::End:
        break;
    }
    return Tr::tr("End");
}

QString describe(const PhaseRow &row)
{
    if (!row.reached)
        return Tr::tr("%1: not reached").arg(phaseName(row.phase));
    return Tr::tr("%1: %2, from %3 to %4")
        .arg(phaseName(row.phase), probewords::duration(row.length()), probewords::duration(row.from), probewords::duration(row.to));
}

QString describeEvent(const ProbeReport &report, int index)
{
    if (index < 0 || index >= report.events.size())
        return {};
    const ProbeEvent &event = report.events.at(index);
    const QLocale locale;
    const QString what = event.isToken ? Tr::tr("text") : event.name;
    return Tr::tr("Event %1 of %2 at %3: %4, %5 B")
        .arg(locale.toString(index + 1), locale.toString(report.events.size()), probewords::duration(event.at), what,
             locale.toString(event.data.size()));
}

QString describeWaterfall(const ProbeReport &report)
{
    QStringList lines;
    const QList<PhaseRow> rows = phaseRows(report);
    for (const PhaseRow &row : rows)
        lines.append(describe(row));
    return lines.join(u'\n');
}

ProbeMs axisStep(ProbeMs end, int most)
{
    const double rough = std::max(end, shortestScale) / std::max(1, most);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough * 0.9999)
            return factor * power;
    }
    return 10 * power;
}

int WaterfallLayout::rowAt(const QPointF &point) const
{
    for (int i = 0; i < rows.size(); ++i) {
        if (rows.at(i).row.contains(point))
            return i;
    }
    return -1;
}

qreal WaterfallLayout::xAt(ProbeMs time) const
{
    return plot.left() + plot.width() * std::clamp(time / end, 0.0, 1.0);
}

ProbeMs WaterfallLayout::timeAt(qreal x) const
{
    return plot.width() <= 0 ? 0 : std::clamp((x - plot.left()) / plot.width(), 0.0, 1.0) * end;
}

WaterfallLayout layOutWaterfall(const QList<PhaseRow> &rows, const QList<ProbeEvent> &events, qreal width, const QFontMetricsF &text,
                                const QFontMetricsF &small, std::optional<ProbeMs> end)
{
    WaterfallLayout layout;
    if (rows.isEmpty())
        return layout;
    layout.end = end.value_or(rows.constLast().to);
    for (const PhaseRow &row : rows)
        layout.end = std::max(layout.end, row.to);
    layout.end = std::max(layout.end, shortestScale);

    const Columns columns = columnsFor(rows, text);
    const qreal rowHeight = std::ceil(text.height()) + tinySpace;
    const qreal left = columns.label + mediumSpace;
    const qreal right = std::max(left + 1, width - columns.time - mediumSpace);
    layout.plot = QRectF(left, 0, right - left, rowHeight * qreal(rows.size()));
    for (int i = 0; i < rows.size(); ++i) {
        const PhaseRow &phase = rows.at(i);
        WaterfallRow row;
        row.row = QRectF(0, i * rowHeight, width, rowHeight);
        row.label = QRectF(0, row.row.top(), columns.label, rowHeight);
        row.time = QRectF(width - columns.time, row.row.top(), columns.time, rowHeight);
        if (phase.reached) {
            const qreal from = std::min(layout.xAt(phase.from), right - narrowestBar);
            const qreal to = std::max(layout.xAt(phase.to), from + narrowestBar);
            row.bar = QRectF(from, row.row.top() + rowHeight * 0.25, to - from, rowHeight * 0.5);
        }
        layout.rows.append(row);
    }
    setEventTicks(layout, events);
    setAxis(layout, small);
    layout.height = layout.plot.bottom() + tinySpace + std::ceil(small.height());
    return layout;
}

} // namespace lineside
