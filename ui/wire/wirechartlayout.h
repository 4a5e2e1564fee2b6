// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wirelog.h"

#include <QFontMetricsF>
#include <QList>
#include <QRectF>
#include <QString>

#include <optional>

namespace lineside {

/// When a reply came: what the chart shows.
struct WireTimes {
    std::optional<WireTime> firstByte;
    std::optional<WireTime> firstToken;
    WireTime end{};
    QList<WireTime> tokens;

    /// The time since the token before.
    WireTime gap(qsizetype token) const { return token > 0 ? tokens.at(token) - tokens.at(token - 1) : WireTime(); }
    friend bool operator==(const WireTimes &, const WireTimes &) = default;
};

WireTimes wireTimes(const WireRecord &record);

/// What the gaps between tokens were.
struct WireGaps {
    qsizetype count = 0;
    WireTime median{};
    WireTime high{}; ///< 95 of 100 are no longer
    WireTime longest{};
    friend bool operator==(const WireGaps &, const WireGaps &) = default;
};

WireGaps wireGaps(const WireTimes &times);
/// "First token after 213 ms. Gaps between 340 tokens: median 12 ms, 95 % at most 31 ms, longest 120 ms."
QString describe(const WireTimes &times);
/// "Token 12 of 340 at 412 ms, 31 ms after the one before"
QString describeToken(const WireTimes &times, qsizetype token);

/// Where everything of the chart stands. A pure function of the times, the width and the font.
struct WireChartLayout {
    struct Bar {
        QRectF box;
        qsizetype token = 0; ///< the one after the longest gap of that column
    };
    struct Tick {
        qreal at = 0;
        QString text;
        QRectF label;
    };
    QRectF phases;    ///< the line of the phases, all of it
    QRectF waiting;   ///< to the first byte
    QRectF preparing; ///< from there to the first token
    QRectF streaming; ///< from there to the end
    QRectF plot;      ///< of the gaps
    QList<Bar> bars;  ///< at most one a pixel, from left to right
    QList<Tick> across; ///< times
    Tick up;          ///< the top of the gaps' scale
    WireTime end{};
    WireTime top{};
    qreal height = 0;

    qreal xAt(WireTime time) const;
    qsizetype barNear(qreal x) const; ///< -1 where there is none
};

WireChartLayout layOutWireChart(const WireTimes &times, qreal width, const QFontMetricsF &font);
/// 1, 2 or 5 times a power of ten, and not less than that.
WireTime roundedUp(WireTime time);

} // namespace lineside
