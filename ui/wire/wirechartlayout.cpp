// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/wire/wirechartlayout.h"

#include "ui/theme/theme.h"
#include "ui/wire/wirewords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <chrono>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::WireChart)
};

constexpr qreal phaseHeight = 8;
constexpr qreal gapLines = 3.5; // the height of the gaps, in lines of text
constexpr qreal narrowestBar = 1;
constexpr qreal barReach = 6;
constexpr qreal tickDistance = 60;
constexpr WireTime shortestScale{1000};

/// In the unit that fits the end of the scale, as exact as the step.
QString axisText(WireTime time, WireTime step, WireTime end)
{
    const double ms = double(time.count()) / 1000;
    if (end >= std::chrono::seconds(1))
        return Tr::tr("%1 s").arg(QLocale().toString(ms / 1000, 'f', step.count() >= 1'000'000 ? 0 : step.count() >= 100'000 ? 1 : 2));
    return Tr::tr("%1 ms").arg(QLocale().toString(ms, 'f', step.count() >= 1000 ? 0 : 1));
}

void addTicks(WireChartLayout &layout, const QFontMetricsF &font)
{
    const auto most = std::max<qint64>(1, qint64(layout.plot.width() / tickDistance));
    const WireTime step = roundedUp(std::max(WireTime(1), WireTime(layout.end.count() / most)));
    for (WireTime at{}; at <= layout.end; at += step) {
        WireChartLayout::Tick tick{.at = layout.xAt(at), .text = axisText(at, step, layout.end), .label = {}};
        const qreal width = std::ceil(font.horizontalAdvance(tick.text)) + 1;
        const qreal left = std::clamp(tick.at - width / 2, layout.plot.left(), std::max(layout.plot.left(), layout.plot.right() - width));
        tick.label = QRectF(left, layout.plot.bottom() + qreal(theme::Tiny) / 2, width, std::ceil(font.height()));
        if (layout.across.isEmpty() || tick.label.left() > layout.across.constLast().label.right())
            layout.across.append(tick);
    }
}

void addBars(WireChartLayout &layout, const WireTimes &times)
{
    qreal column = -1;
    for (qsizetype token = 1; token < times.tokens.size(); ++token) {
        const qreal x = std::floor(layout.xAt(times.tokens.at(token)));
        const qreal height = layout.plot.height() * double(times.gap(token).count()) / double(layout.top.count());
        const WireChartLayout::Bar bar{.box = QRectF(x, layout.plot.bottom() - height, narrowestBar, height), .token = token};
        if (x > column)
            layout.bars.append(bar);
        else if (height > layout.bars.constLast().box.height())
            layout.bars.last() = bar;
        column = x;
    }
    // Few tokens get wide bars.
    for (qsizetype i = 0; i < layout.bars.size(); ++i) {
        const qreal next = i + 1 < layout.bars.size() ? layout.bars.at(i + 1).box.left() : layout.plot.right();
        layout.bars[i].box.setWidth(std::clamp(std::floor((next - layout.bars.at(i).box.left()) / 2), narrowestBar, qreal(theme::Tiny)));
    }
}

} // namespace

WireTimes wireTimes(const WireRecord &record)
{
    WireTimes times;
    times.firstByte = record.firstByte;
    for (const WireEvent &event : record.events) {
        if (event.isToken)
            times.tokens.append(event.at);
    }
    if (!times.tokens.isEmpty())
        times.firstToken = times.tokens.constFirst();
    times.end = record.total.value_or(WireTime());
    for (const auto &known : {record.sent, record.firstByte})
        times.end = std::max(times.end, known.value_or(WireTime()));
    if (!record.reads.isEmpty())
        times.end = std::max(times.end, record.reads.constLast().at);
    return times;
}

WireGaps wireGaps(const WireTimes &times)
{
    QList<WireTime> gaps;
    for (qsizetype token = 1; token < times.tokens.size(); ++token)
        gaps.append(times.gap(token));
    if (gaps.isEmpty())
        return {};
    std::ranges::sort(gaps);
    const auto at = [&gaps](double part) { return gaps.at(qsizetype(std::ceil(part * double(gaps.size()))) - 1); };
    return {.count = gaps.size(), .median = at(0.5), .high = at(0.95), .longest = gaps.constLast()};
}

QString describe(const WireTimes &times)
{
    if (!times.firstByte)
        return Tr::tr("Nothing came.");
    if (!times.firstToken)
        return Tr::tr("First byte after %1, no token.").arg(wirewords::duration(*times.firstByte));
    const QString first = Tr::tr("First token after %1.").arg(wirewords::duration(*times.firstToken));
    const WireGaps gaps = wireGaps(times);
    if (gaps.count == 0)
        return first;
    return first + u' '
        + Tr::tr("Gaps between %1 tokens: median %2, 95 % at most %3, longest %4.")
              .arg(QLocale().toString(times.tokens.size()), wirewords::duration(gaps.median), wirewords::duration(gaps.high),
                   wirewords::duration(gaps.longest));
}

QString describeToken(const WireTimes &times, qsizetype token)
{
    return Tr::tr("Token %1 of %2 at %3, %4 after the one before")
        .arg(QLocale().toString(token + 1), QLocale().toString(times.tokens.size()), wirewords::duration(times.tokens.at(token)),
             wirewords::duration(times.gap(token)));
}

WireTime roundedUp(WireTime time)
{
    qint64 power = 1;
    while (power * 10 <= time.count())
        power *= 10;
    for (const qint64 factor : {1, 2, 5}) {
        if (factor * power >= time.count())
            return WireTime(factor * power);
    }
    return WireTime(10 * power);
}

qreal WireChartLayout::xAt(WireTime time) const
{
    return plot.left() + plot.width() * std::clamp(double(time.count()) / double(end.count()), 0.0, 1.0);
}

qsizetype WireChartLayout::barNear(qreal x) const
{
    qsizetype best = -1;
    qreal distance = barReach;
    for (qsizetype i = 0; i < bars.size(); ++i) {
        const qreal away = std::abs(bars.at(i).box.center().x() - x);
        if (away <= distance) {
            distance = away;
            best = i;
        }
    }
    return best;
}

WireChartLayout layOutWireChart(const WireTimes &times, qreal width, const QFontMetricsF &font)
{
    WireChartLayout layout;
    layout.end = std::max(times.end, shortestScale);
    WireTime longest = shortestScale;
    for (qsizetype token = 1; token < times.tokens.size(); ++token)
        longest = std::max(longest, times.gap(token));
    layout.top = roundedUp(longest);
    layout.up.text = axisText(layout.top, layout.top, layout.top);
    const qreal lineHeight = std::ceil(font.height());
    const qreal left = std::ceil(font.horizontalAdvance(layout.up.text)) + qreal(theme::Small);
    const qreal right = std::max(left + 1, width - 1);
    layout.phases = QRectF(left, 0, right - left, phaseHeight);
    layout.plot = QRectF(left, phaseHeight + qreal(theme::Small), right - left, std::ceil(gapLines * lineHeight));
    layout.up.at = layout.plot.top();
    layout.up.label = QRectF(0, layout.plot.top() - lineHeight / 2 + qreal(theme::Tiny), left - qreal(theme::Tiny), lineHeight);
    const auto phase = [&layout](WireTime from, WireTime to) {
        return QRectF(layout.xAt(from), layout.phases.top(), std::max<qreal>(0, layout.xAt(to) - layout.xAt(from)), phaseHeight);
    };
    const WireTime firstByte = times.firstByte.value_or(times.end);
    const WireTime firstToken = times.firstToken.value_or(times.end);
    layout.waiting = phase({}, firstByte);
    layout.preparing = phase(firstByte, firstToken);
    layout.streaming = phase(firstToken, times.end);
    addTicks(layout, font);
    addBars(layout, times);
    layout.height = layout.plot.bottom() + lineHeight + qreal(theme::Tiny);
    return layout;
}

} // namespace lineside
