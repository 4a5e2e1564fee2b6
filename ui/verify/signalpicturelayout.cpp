// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/signalpicturelayout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qreal tinySpace = theme::Tiny;
constexpr qreal smallSpace = theme::Small;
constexpr qreal mediumSpace = theme::Medium;
constexpr qreal shortestLink = 36;
constexpr qreal longestLink = 168;
constexpr qreal narrowestBox = 56;
constexpr qreal widestBox = 220;
constexpr qreal widestSentence = 420;

qreal plateWidth(const Plate &plate, const PictureMetrics &metrics)
{
    return std::ceil(metrics.small.horizontalAdvance(plate.name)) + 2 * smallSpace;
}

qreal plateHeight(const PictureMetrics &metrics)
{
    return std::ceil(metrics.small.height()) + tinySpace;
}

qreal wantedWidth(const Station &station, const PictureMetrics &metrics)
{
    qreal content = std::max(metrics.title.horizontalAdvance(station.title), metrics.small.horizontalAdvance(station.detail));
    for (const Plate &plate : station.plates)
        content = std::max(content, plateWidth(plate, metrics));
    return std::clamp(std::ceil(content) + 2 * mediumSpace, narrowestBox, widestBox);
}

// The boxes' widths: as wanted where there is room, otherwise the widest give way first.
QList<qreal> boxWidths(const QList<Station> &stations, qreal room, const PictureMetrics &metrics)
{
    QList<qreal> widths;
    for (const Station &station : stations)
        widths.append(wantedWidth(station, metrics));
    qreal excess = std::accumulate(widths.cbegin(), widths.cend(), 0.0) - room;
    while (excess > 0.5) {
        const qreal widest = *std::ranges::max_element(widths);
        if (widest <= narrowestBox)
            break;
        qreal next = narrowestBox;
        for (const qreal w : std::as_const(widths)) {
            if (w < widest)
                next = std::max(next, w);
        }
        const auto count = qreal(std::ranges::count(widths, widest));
        const qreal cut = std::min(widest - next, excess / count);
        for (qreal &w : widths) {
            if (w == widest)
                w -= cut;
        }
        excess -= cut * count;
    }
    for (qreal &w : widths)
        w = std::floor(w);
    return widths;
}

// Sets the plates from left to right, row by row; returns the bottom of the last row.
qreal setPlates(StationBox &box, const Station &station, qreal top, const PictureMetrics &metrics)
{
    const qreal left = box.box.left() + smallSpace;
    const qreal right = box.box.right() - smallSpace;
    const qreal height = plateHeight(metrics);
    QPointF at(left, top);
    for (const Plate &plate : station.plates) {
        const qreal width = std::min(plateWidth(plate, metrics), right - left);
        if (at.x() > left && at.x() + width > right)
            at = QPointF(left, at.y() + height + tinySpace);
        const QString text = metrics.small.elidedText(plate.name, Qt::ElideRight, width - smallSpace);
        box.plates.append({.rect = QRectF(at, QSizeF(width, height)), .text = text, .blamed = plate.blamed});
        at.rx() += width + tinySpace;
    }
    return station.plates.isEmpty() ? top : at.y() + height;
}

struct Rows {
    qreal lampSize = 0;
    qreal boxTop = 0;
    qreal titleHeight = 0;
    qreal detailHeight = 0;
    qreal baseHeight = 0; ///< of a box without plates
    qreal lineY() const { return boxTop + baseHeight / 2; }
};

Rows rowsFor(const PictureMetrics &metrics)
{
    Rows rows;
    rows.lampSize = std::ceil(metrics.title.height());
    rows.boxTop = smallSpace + rows.lampSize + smallSpace;
    rows.titleHeight = std::ceil(metrics.title.height());
    rows.detailHeight = std::ceil(metrics.small.height());
    rows.baseHeight = 2 * smallSpace + rows.titleHeight + rows.detailHeight;
    return rows;
}

StationBox setStation(const Station &station, qreal left, qreal width, const Rows &rows, const PictureMetrics &metrics)
{
    StationBox box;
    box.box = QRectF(left, rows.boxTop, width, rows.baseHeight);
    box.lamp = QRectF(box.box.center().x() - rows.lampSize / 2, smallSpace, rows.lampSize, rows.lampSize);
    const QRectF text = box.box.adjusted(smallSpace, smallSpace, -smallSpace, 0);
    box.title = QRectF(text.topLeft(), QSizeF(text.width(), rows.titleHeight));
    box.detail = QRectF(box.title.bottomLeft(), QSizeF(text.width(), rows.detailHeight));
    if (station.detail.isEmpty())
        box.title.moveTop(box.box.top() + (rows.baseHeight - rows.titleHeight) / 2);
    box.titleText = metrics.title.elidedText(station.title, Qt::ElideRight, box.title.width());
    box.detailText = metrics.small.elidedText(station.detail, Qt::ElideMiddle, box.detail.width());
    if (!station.plates.isEmpty())
        box.box.setBottom(setPlates(box, station, rows.boxTop + rows.baseHeight - tinySpace, metrics) + smallSpace);
    return box;
}

void setLinks(SignalPictureLayout &layout, const Way &way, const Rows &rows)
{
    for (int i = 1; i < layout.stations.size(); ++i) {
        const QPointF from(layout.stations.at(i - 1).box.right(), rows.lineY());
        const QPointF to(layout.stations.at(i).box.left(), rows.lineY());
        const bool brokenHere = way.breakKind == Way::Break::BeforeStation && i == way.breakStation;
        if (!brokenHere) {
            const bool beyond = way.breakKind != Way::Break::None && i > way.breakStation;
            layout.links.append({QLineF(from, to), way.proven && !beyond});
            continue;
        }
        const QPointF middle = (from + to) / 2;
        const qreal half = std::min(rows.lampSize, (to.x() - from.x()) * 0.6) / 2;
        layout.breakLamp = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half);
        layout.links.append({QLineF(from, QPointF(middle.x() - half, middle.y())), way.proven});
        layout.links.append({QLineF(QPointF(middle.x() + half, middle.y()), to), false});
    }
}

// The sentence stands under the break, as near to its middle as the edges allow; returns its bottom.
qreal setSentence(SignalPictureLayout &layout, const Way &way, qreal width, qreal boxesBottom, const PictureMetrics &metrics)
{
    if (way.sentence.isEmpty() || way.breakStation < 0 || way.breakStation >= layout.stations.size())
        return boxesBottom;
    const StationBox &station = layout.stations.at(way.breakStation);
    const QPointF from = layout.breakLamp ? QPointF(layout.breakLamp->center().x(), layout.breakLamp->bottom())
                                          : QPointF(station.box.center().x(), station.box.bottom());
    const qreal limit = std::min(widestSentence, width);
    const QRectF needed = metrics.sentence.boundingRect(QRectF(0, 0, limit, 10'000), Qt::TextWordWrap, way.sentence);
    const QSizeF size(std::min(limit, std::ceil(needed.width()) + 1), std::ceil(needed.height()));
    const qreal top = boxesBottom + mediumSpace;
    const qreal left = std::clamp(from.x() - size.width() / 2, 0.0, std::max(0.0, width - size.width()));
    layout.sentence = QRectF(QPointF(left, top), size);
    layout.pointer = QLineF(from, QPointF(from.x(), top - tinySpace));
    return layout.sentence.bottom();
}

void mirror(SignalPictureLayout &layout, qreal width)
{
    const auto flip = [width](QRectF &rect) { rect.moveLeft(width - rect.right()); };
    const auto flipLine = [width](QLineF &line) {
        line = QLineF(width - line.x1(), line.y1(), width - line.x2(), line.y2());
    };
    for (StationBox &station : layout.stations) {
        for (QRectF *rect : {&station.box, &station.lamp, &station.title, &station.detail})
            flip(*rect);
        for (PlateBox &plate : station.plates)
            flip(plate.rect);
    }
    for (LinkLine &link : layout.links)
        flipLine(link.line);
    if (layout.breakLamp)
        flip(*layout.breakLamp);
    if (!layout.pointer.isNull())
        flipLine(layout.pointer);
    if (!layout.sentence.isNull())
        flip(layout.sentence);
}

} // namespace

int SignalPictureLayout::stationAt(const QPointF &point) const
{
    for (int i = 0; i < stations.size(); ++i) {
        if (stations.at(i).box.contains(point) || stations.at(i).lamp.contains(point))
            return i;
    }
    return -1;
}

SignalPictureLayout layOut(const Way &way, qreal width, const PictureMetrics &metrics, Qt::LayoutDirection direction)
{
    SignalPictureLayout layout;
    if (way.stations.isEmpty())
        return layout;
    const auto gaps = qreal(way.stations.size() - 1);
    const QList<qreal> widths = boxWidths(way.stations, width - gaps * shortestLink, metrics);
    const qreal boxes = std::accumulate(widths.cbegin(), widths.cend(), 0.0);
    const qreal gap = gaps > 0 ? std::floor(std::clamp((width - boxes) / gaps, shortestLink, longestLink)) : 0;
    const Rows rows = rowsFor(metrics);

    qreal left = std::floor(std::max(0.0, (width - boxes - gaps * gap) / 2));
    qreal bottom = 0;
    for (int i = 0; i < way.stations.size(); ++i) {
        layout.stations.append(setStation(way.stations.at(i), left, widths.at(i), rows, metrics));
        bottom = std::max(bottom, layout.stations.constLast().box.bottom());
        left += widths.at(i) + gap;
    }
    setLinks(layout, way, rows);
    layout.height = setSentence(layout, way, width, bottom, metrics) + smallSpace;
    if (direction == Qt::RightToLeft)
        mirror(layout, width);
    return layout;
}

} // namespace lineside
