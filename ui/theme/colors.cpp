// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace lineside::theme {

namespace {

/// Told apart by colour-blind eyes as well.
QColor pureColor(Signal signal)
{
    switch (signal) {
    case Signal::Go:
        return QColor(0x00, 0x9e, 0x73);
    case Signal::Caution:
        return QColor(0xe6, 0x9f, 0x00);
    case Signal::Stop:
        return QColor(0xd5, 0x5e, 0x00);
    case Signal::Information:
        return QColor(0x00, 0x72, 0xb2);
    case Signal::Unknown:
        break;
    }
    return QColor(0x8a, 0x8f, 0x98);
}

/// Whatever text may stand on.
QList<QColor> surfaces(const QPalette &palette)
{
    return {palette.color(QPalette::Window), sideColor(palette), raisedColor(palette), codeColor(palette), userTintColor(palette)};
}

QPolygonF regularPolygon(const QRectF &box, int corners, double turn)
{
    QPolygonF polygon;
    for (int corner = 0; corner < corners; ++corner) {
        const double angle = turn + 2 * std::numbers::pi * corner / corners;
        polygon << box.center() + QPointF(std::cos(angle) * box.width() / 2, std::sin(angle) * box.height() / 2);
    }
    return polygon;
}

void paintCross(QPainter &painter, const QRectF &box, const QColor &color)
{
    const QRectF inner = box.adjusted(box.width() * 0.3, box.height() * 0.3, -box.width() * 0.3, -box.height() * 0.3);
    painter.setPen(QPen(color, box.width() * 0.12, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(inner.topLeft(), inner.bottomRight());
    painter.drawLine(inner.topRight(), inner.bottomLeft());
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
}

QColor signalColor(Signal signal, const QPalette &palette)
{
    return legible(pureColor(signal), surfaces(palette), 3.0);
}

QColor signalTextColor(Signal signal, const QPalette &palette)
{
    return legible(pureColor(signal), surfaces(palette), 4.5);
}

QColor sideColor(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    return mixed(window, Qt::black, isDark(palette) ? 0.22 : 0.035);
}

QColor raisedColor(const QPalette &palette)
{
    return palette.color(QPalette::Base);
}

QColor codeColor(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), isDark(palette) ? 0.07 : 0.05);
}

QColor hairlineColor(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), isDark(palette) ? 0.17 : 0.14);
}

QColor quietTextColor(const QPalette &palette)
{
    return legible(mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.4), surfaces(palette), 4.6);
}

QColor userTintColor(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::Highlight), isDark(palette) ? 0.16 : 0.09);
}

void paintLamp(QPainter &painter, const QRectF &box, Signal signal, const QPalette &palette)
{
    const QColor color = signalColor(signal, palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (signal) {
    case Signal::Go:
        painter.drawEllipse(box);
        break;
    case Signal::Caution:
        painter.drawPolygon(QPolygonF({QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()}));
        break;
    case Signal::Stop:
        painter.drawPolygon(regularPolygon(box, 8, std::numbers::pi / 8));
        paintCross(painter, box, palette.color(QPalette::Window));
        break;
    case Signal::Information:
        painter.drawRect(box.adjusted(box.width() * 0.06, box.height() * 0.06, -box.width() * 0.06, -box.height() * 0.06));
        break;
    case Signal::Unknown: {
        const double stroke = box.width() * 0.18;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, stroke));
        painter.drawEllipse(box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2));
        break;
    }
    }
    painter.restore();
}

QString signalName(Signal signal)
{
    switch (signal) {
    case Signal::Go:
        //: What a green lamp says, read out by a screen reader.
        return QCoreApplication::translate("lineside::theme", "go");
    case Signal::Caution:
        return QCoreApplication::translate("lineside::theme", "caution");
    case Signal::Stop:
        return QCoreApplication::translate("lineside::theme", "stop");
    case Signal::Information:
        return QCoreApplication::translate("lineside::theme", "information");
    case Signal::Unknown:
        break;
    }
    return QCoreApplication::translate("lineside::theme", "unknown");
}

} // namespace lineside::theme
