// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/verify/way.h"

#include <QFontMetricsF>
#include <QLineF>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>

namespace lineside {

/// The fonts the picture is set in.
struct PictureMetrics {
    QFontMetricsF title;
    QFontMetricsF small;
    QFontMetricsF sentence;
};

struct PlateBox {
    QRectF rect;
    QString text;
    bool blamed = false;
};

/// A station. An instance's lamp stands before its box, on its own line.
struct StationBox {
    QRectF box;
    QRectF lamp;
    QRectF title;
    QRectF detail;
    QString titleText; ///< cut to the box
    QString detailText;
    QList<PlateBox> plates;
    QRectF mark; ///< on the line to an instance
    QString markText;
};

/// A piece of the line between two stations.
struct LinkLine {
    QLineF line;
    bool reached = false; ///< the request went along here
    bool thin = false;    ///< to an instance that was not taken
};

/// Where everything of a signal picture stands. A pure function of the way, the width and the fonts.
struct SignalPictureLayout {
    QList<StationBox> stations;
    QList<LinkLine> links;
    std::optional<QRectF> breakLamp; ///< on the line, where it is broken between two stations
    QLineF pointerLead;              ///< from an instance's side to where the pointer begins
    QLineF pointer;                  ///< from the break down to the sentence; null if there is no sentence
    QRectF sentence;
    qreal height = 0;

    int stationAt(const QPointF &point) const; ///< -1 where there is none; a station's lamp counts as the station
};

SignalPictureLayout layOut(const Way &way, qreal width, const PictureMetrics &metrics, Qt::LayoutDirection direction = Qt::LeftToRight);

} // namespace lineside
