// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/signalpicturepainter.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qreal lineWidth = 4;
constexpr qreal thinLineWidth = 2;

QFont titleFont(bool strong = true)
{
    QFont font = theme::font();
    if (strong)
        font.setWeight(QFont::DemiBold);
    return font;
}

struct WayPainter {
    QPainter &painter;
    const Way &way;
    const SignalPictureLayout &layout;
    const QPalette &palette;

    void paintLink(const LinkLine &link) const
    {
        // What was not gone along is dashed: colour is never the only sign.
        const QColor color = theme::signalColor(link.reached ? theme::Signal::Go : theme::Signal::Unknown, palette);
        QPen pen(color, link.thin ? thinLineWidth : lineWidth, link.reached ? Qt::SolidLine : Qt::CustomDashLine, Qt::FlatCap);
        if (!link.reached)
            pen.setDashPattern({1.5, 1.5});
        painter.setPen(pen);
        painter.drawLine(link.line);
    }

    void paintLinks() const
    {
        for (const bool reached : {false, true}) {
            for (const LinkLine &link : layout.links) {
                if (link.reached == reached)
                    paintLink(link);
            }
        }
    }

    // Nothing came from there, or another instance was taken.
    bool isFaint(const Station &station) const
    {
        return way.proven && (station.lamp == theme::Signal::Unknown || (station.kind == StationKind::Instance && !station.taken));
    }

    void paintPlates(const StationBox &box) const
    {
        for (const PlateBox &plate : box.plates) {
            painter.setBrush(palette.color(QPalette::Window));
            painter.setPen(QPen(plate.blamed ? theme::signalColor(way.breakSignal, palette) : theme::hairlineColor(palette), plate.blamed ? 2 : 1));
            painter.drawRoundedRect(plate.rect.adjusted(0.5, 0.5, -0.5, -0.5), theme::Tiny, theme::Tiny);
            painter.setPen(plate.blamed ? theme::signalTextColor(way.breakSignal, palette) : palette.color(QPalette::WindowText));
            painter.drawText(plate.rect, Qt::AlignCenter | Qt::TextSingleLine, plate.text);
        }
    }

    void paintStation(const StationBox &box, const Station &station, bool isCurrent) const
    {
        painter.setBrush(theme::raisedColor(palette));
        painter.setPen(QPen(isCurrent ? palette.color(QPalette::Highlight) : theme::hairlineColor(palette), isCurrent ? 2 : 1));
        painter.drawRoundedRect(box.box.adjusted(0.5, 0.5, -0.5, -0.5), theme::radius, theme::radius);
        painter.setFont(titleFont(station.kind != StationKind::Instance || station.taken || !way.proven));
        painter.setPen(isFaint(station) ? theme::quietTextColor(palette) : palette.color(QPalette::Text));
        painter.drawText(box.title, Qt::AlignCenter | Qt::TextSingleLine, box.titleText);
        painter.setFont(theme::font(theme::TextSize::Small));
        painter.setPen(theme::quietTextColor(palette));
        painter.drawText(box.detail, Qt::AlignCenter | Qt::TextSingleLine, box.detailText);
        painter.drawText(box.mark, Qt::AlignCenter | Qt::TextSingleLine, box.markText);
        paintPlates(box);
        theme::paintLamp(painter, box.lamp, station.lamp, palette);
    }

    void paintBreak() const
    {
        if (layout.breakLamp)
            theme::paintLamp(painter, *layout.breakLamp, way.breakSignal, palette);
        if (layout.sentence.isNull())
            return;
        painter.setPen(QPen(theme::signalColor(way.breakSignal, palette), 1));
        if (!layout.pointerLead.isNull())
            painter.drawLine(layout.pointerLead);
        painter.drawLine(layout.pointer);
        painter.setFont(theme::font());
        painter.setPen(theme::signalTextColor(way.breakSignal, palette));
        painter.drawText(layout.sentence, Qt::TextWordWrap | Qt::AlignHCenter, way.sentence);
    }
};

} // namespace

PictureMetrics pictureMetrics()
{
    return {QFontMetricsF(titleFont()), QFontMetricsF(theme::font(theme::TextSize::Small)), QFontMetricsF(theme::font())};
}

void paintWay(QPainter &painter, const Way &way, const SignalPictureLayout &layout, const QPalette &palette, int current)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const WayPainter picture{painter, way, layout, palette};
    picture.paintLinks();
    for (int i = 0; i < layout.stations.size(); ++i)
        picture.paintStation(layout.stations.at(i), way.stations.at(i), i == current);
    picture.paintBreak();
}

} // namespace lineside
