// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/report.h"

#include <QFontMetricsF>
#include <QLineF>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>

namespace lineside {

enum class Phase { NameLookup, Connect, Tls, Sent, FirstByte, FirstToken, Stream, End };

/// One phase: from the end of the one before to its own end.
struct PhaseRow {
    Phase phase = Phase::NameLookup;
    bool reached = false;
    ProbeMs from = 0;
    ProbeMs to = 0;
    ProbeMs length() const { return to - from; }
    friend bool operator==(const PhaseRow &, const PhaseRow &) = default;
};

/// The rows of a report, in order. Phases that do not exist (TLS on http, tokens of an answer that is no stream) have no row;
/// those that were not reached have one that says so.
QList<PhaseRow> phaseRows(const ProbeReport &report);

QString phaseName(Phase phase);
/// "First byte: 201 ms, from 12.3 ms to 213 ms", or that it was not reached.
QString describe(const PhaseRow &row);
/// "Event 3 of 12 at 412 ms: token, 118 bytes"
QString describeEvent(const ProbeReport &report, int index);
/// The whole waterfall as text, a line a row.
QString describeWaterfall(const ProbeReport &report);

struct AxisTick {
    qreal x = 0;
    QString text;
    QRectF label;
};

struct WaterfallRow {
    QRectF row;
    QRectF label;
    QRectF time;
    QRectF bar; ///< at least two pixels wide where the phase was reached; null otherwise
};

/// Where everything of a waterfall stands. A pure function of the rows, the events, the width and the fonts.
struct WaterfallLayout {
    QList<WaterfallRow> rows;
    QList<AxisTick> axis;
    QRectF plot;
    QList<qreal> eventTicks; ///< x of events, at most one a pixel
    ProbeMs end = 0;         ///< what the right edge stands for
    qreal height = 0;

    int rowAt(const QPointF &point) const; ///< -1 where there is none
    qreal xAt(ProbeMs time) const;
    ProbeMs timeAt(qreal x) const;
};

/// `end` sets the scale, for runs that are compared; without it the scale ends with the run.
WaterfallLayout layOutWaterfall(const QList<PhaseRow> &rows, const QList<ProbeEvent> &events, qreal width, const QFontMetricsF &text,
                                const QFontMetricsF &small, std::optional<ProbeMs> end = {});

/// A step of 1, 2 or 5 times a power of ten, so that at most `most` steps make up `end`.
ProbeMs axisStep(ProbeMs end, int most);

} // namespace lineside
