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
void fitWidths(QList<qreal> &widths, qreal room)
{
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

// The part of the way where the instances stand, one below the other.
struct BranchPlace {
    int first = -1;     ///< of the stations; -1 where there are no instances
    qreal boxWidth = 0;
    qreal markWidth = 0;
    qreal link = 0;     ///< from the route to the boxes
    qreal height = 0;   ///< of all the boxes
    qreal forkX = 0;
};

BranchPlace branchPlace(const Way &way, const Rows &rows, const PictureMetrics &metrics)
{
    BranchPlace place{.first = way.firstInstance()};
    if (place.first < 0)
        return place;
    for (int i = place.first; i < way.stations.size(); ++i) {
        place.boxWidth = std::max(place.boxWidth, wantedWidth(way.stations.at(i), metrics));
        place.markWidth = std::max(place.markWidth, std::ceil(metrics.small.horizontalAdvance(way.stations.at(i).mark)) + 1);
    }
    const auto count = qreal(way.stations.size() - place.first);
    place.link = shortestLink + smallSpace + place.markWidth + smallSpace + rows.lampSize + smallSpace;
    place.height = count * rows.baseHeight + (count - 1) * smallSpace;
    return place;
}

StationBox setBranch(const Station &station, const QRectF &box, const BranchPlace &place, const Rows &rows, const PictureMetrics &metrics)
{
    StationBox branch;
    branch.box = box;
    const qreal y = box.center().y();
    branch.lamp = QRectF(box.left() - smallSpace - rows.lampSize, std::floor(y - rows.lampSize / 2), rows.lampSize, rows.lampSize);
    const QRectF text = box.adjusted(smallSpace, smallSpace, -smallSpace, 0);
    branch.title = QRectF(text.topLeft(), QSizeF(text.width(), rows.titleHeight));
    branch.detail = QRectF(branch.title.bottomLeft(), QSizeF(text.width(), rows.detailHeight));
    branch.titleText = metrics.title.elidedText(station.title, Qt::ElideRight, branch.title.width());
    branch.detailText = metrics.small.elidedText(station.detail, Qt::ElideMiddle, branch.detail.width());
    branch.mark = QRectF(place.forkX + smallSpace, y - rows.detailHeight - tinySpace, place.markWidth, rows.detailHeight);
    branch.markText = station.mark;
    return branch;
}

// Sets the instances one below the other, the middle of them on the line; returns the bottom of the last.
qreal setBranches(SignalPictureLayout &layout, const Way &way, qreal width, const BranchPlace &place, const Rows &rows, const PictureMetrics &metrics)
{
    QRectF box(place.forkX - shortestLink + place.link, std::floor(rows.lineY() - place.height / 2), width, rows.baseHeight);
    for (qsizetype i = place.first; i < way.stations.size(); ++i) {
        layout.stations.append(setBranch(way.stations.at(i), box, place, rows, metrics));
        box.translate(0, rows.baseHeight + smallSpace);
    }
    return layout.stations.constLast().box.bottom();
}

void setLink(SignalPictureLayout &layout, const Way &way, const Rows &rows, const QPointF &from, const QPointF &to, int station)
{
    const bool brokenHere = station == way.breakStation
        && (way.breakKind == Way::Break::BeforeBranches
            || (way.breakKind == Way::Break::BeforeStation && way.stations.at(station).kind != StationKind::Instance));
    if (!brokenHere) {
        const bool beyond = way.breakKind != Way::Break::None && station > way.breakStation;
        layout.links.append({QLineF(from, to), way.proven && !beyond});
        return;
    }
    const QPointF middle = (from + to) / 2;
    const qreal half = std::min(rows.lampSize, (to.x() - from.x()) * 0.6) / 2;
    layout.breakLamp = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half);
    layout.links.append({QLineF(from, QPointF(middle.x() - half, middle.y())), way.proven});
    layout.links.append({QLineF(QPointF(middle.x() + half, middle.y()), to), false});
}

// From the route to the fork, and from there to each instance.
void setBranchLinks(SignalPictureLayout &layout, const Way &way, const Rows &rows, const BranchPlace &place)
{
    const QPointF fork(place.forkX, rows.lineY());
    setLink(layout, way, rows, {layout.stations.at(place.first - 1).box.right(), rows.lineY()}, fork, place.first);
    for (int i = place.first; i < layout.stations.size(); ++i) {
        const StationBox &branch = layout.stations.at(i);
        const qreal y = branch.box.center().y();
        const bool isTaken = way.proven && way.stations.at(i).taken;
        const bool isBroken = i == way.breakStation && way.breakKind == Way::Break::BeforeStation;
        const bool isThin = way.proven && !isTaken;
        const qreal overlap = isTaken ? 2 : 0; // the corner of a thick line
        if (std::abs(y - fork.y()) > 0.5)
            layout.links.append({QLineF(fork, QPointF(fork.x(), y)), isTaken, isThin});
        layout.links.append({QLineF(fork.x() - overlap, y, branch.lamp.left(), y), isTaken, isThin});
        layout.links.append({QLineF(branch.lamp.right(), y, branch.box.left(), y), isTaken && !isBroken, isThin});
    }
}

void setLinks(SignalPictureLayout &layout, const Way &way, const Rows &rows, const BranchPlace &place)
{
    const int end = place.first < 0 ? int(layout.stations.size()) : place.first;
    for (int i = 1; i < end; ++i)
        setLink(layout, way, rows, {layout.stations.at(i - 1).box.right(), rows.lineY()}, {layout.stations.at(i).box.left(), rows.lineY()}, i);
    if (place.first > 0)
        setBranchLinks(layout, way, rows, place);
}

// Where the sentence's pointer begins. From an instance it goes along the boxes' side, past those below.
QPointF pointerBegin(SignalPictureLayout &layout, const Way &way)
{
    const StationBox &station = layout.stations.at(way.breakStation);
    if (layout.breakLamp)
        return {layout.breakLamp->center().x(), layout.breakLamp->bottom()};
    if (way.stations.at(way.breakStation).kind != StationKind::Instance)
        return {station.box.center().x(), station.box.bottom()};
    layout.pointerLead = QLineF(station.box.right(), station.box.center().y(), station.box.right() + smallSpace, station.box.center().y());
    return layout.pointerLead.p2();
}

// The sentence stands under the break, as near to its middle as the edges allow; returns its bottom.
qreal setSentence(SignalPictureLayout &layout, const Way &way, qreal width, qreal boxesBottom, const PictureMetrics &metrics)
{
    if (way.sentence.isEmpty() || way.breakStation < 0 || way.breakStation >= layout.stations.size())
        return boxesBottom;
    const QPointF from = pointerBegin(layout, way);
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
        for (QRectF *rect : {&station.box, &station.lamp, &station.title, &station.detail, &station.mark})
            flip(*rect);
        for (PlateBox &plate : station.plates)
            flip(plate.rect);
    }
    for (LinkLine &link : layout.links)
        flipLine(link.line);
    if (layout.breakLamp)
        flip(*layout.breakLamp);
    if (!layout.pointerLead.isNull())
        flipLine(layout.pointerLead);
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
    Rows rows = rowsFor(metrics);
    BranchPlace place = branchPlace(way, rows, metrics);
    const qsizetype inLine = place.first < 0 ? way.stations.size() : place.first;
    const auto gaps = qreal(inLine - 1);
    const qreal branchMargin = place.first < 0 ? 0 : mediumSpace; // for the pointer
    rows.boxTop = std::max(rows.boxTop, std::ceil((place.height - rows.baseHeight) / 2) + smallSpace);

    QList<qreal> widths;
    for (const Station &station : way.stations.first(inLine))
        widths.append(wantedWidth(station, metrics));
    if (place.first >= 0)
        widths.append(place.boxWidth);
    fitWidths(widths, width - gaps * shortestLink - place.link - branchMargin);
    const qreal boxes = std::accumulate(widths.cbegin(), widths.cend(), 0.0);
    const qreal room = width - boxes - place.link - branchMargin;
    const qreal gap = gaps > 0 ? std::floor(std::clamp(room / gaps, shortestLink, longestLink)) : 0;

    qreal left = std::floor(std::max(0.0, (room - gaps * gap) / 2));
    qreal bottom = 0;
    for (qsizetype i = 0; i < inLine; ++i) {
        layout.stations.append(setStation(way.stations.at(i), left, widths.at(i), rows, metrics));
        bottom = std::max(bottom, layout.stations.constLast().box.bottom());
        left += widths.at(i) + (i + 1 < inLine ? gap : 0);
    }
    if (place.first >= 0) {
        place.forkX = left + shortestLink;
        bottom = std::max(bottom, setBranches(layout, way, widths.constLast(), place, rows, metrics));
    }
    setLinks(layout, way, rows, place);
    layout.height = setSentence(layout, way, width, bottom, metrics) + smallSpace;
    if (direction == Qt::RightToLeft)
        mirror(layout, width);
    return layout;
}

} // namespace lineside
