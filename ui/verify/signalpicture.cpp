// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/signalpicture.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qreal lineWidth = 4;

QFont titleFont()
{
    QFont font = theme::font();
    font.setWeight(QFont::DemiBold);
    return font;
}

PictureMetrics metricsOf()
{
    return {QFontMetricsF(titleFont()), QFontMetricsF(theme::font(theme::TextSize::Small)), QFontMetricsF(theme::font())};
}

} // namespace

SignalPicture::SignalPicture(QWidget *parent)
    : PaintedList(parent)
{
    setObjectName(u"signalPicture"_s);
    setAccessibleName(tr("Way of the request"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SignalPicture::setWay(const Way &way)
{
    if (way == m_way)
        return;
    m_way = way;
    arrange();
    itemsReplaced();
}

QString SignalPicture::itemName(int index) const
{
    return describe(m_way.stations.at(index));
}

QString SignalPicture::itemDescription(int index) const
{
    QStringList lines;
    if (index == m_way.breakStation)
        lines.append(m_way.sentence);
    for (const StationFact &evidence : m_way.stations.at(index).evidence)
        lines.append(tr("%1: %2").arg(evidence.label, evidence.value));
    return lines.join(u'\n');
}

QRect SignalPicture::itemRect(int index) const
{
    if (index < 0 || index >= m_layout.stations.size())
        return {};
    return m_layout.stations.at(index).box.united(m_layout.stations.at(index).lamp).toAlignedRect();
}

QSize SignalPicture::sizeHint() const
{
    return {520, int(std::ceil(m_layout.height))};
}

void SignalPicture::arrange()
{
    m_layout = layOut(m_way, width(), metricsOf(), layoutDirection());
    setFixedHeight(std::max(1, int(std::ceil(m_layout.height))));
    update();
}

void SignalPicture::resizeEvent(QResizeEvent *event)
{
    if (event->size().width() != event->oldSize().width())
        arrange();
}

void SignalPicture::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange)
        arrange();
    PaintedList::changeEvent(event);
}

void SignalPicture::mousePressEvent(QMouseEvent *event)
{
    const int station = m_layout.stationAt(event->position());
    if (event->button() != Qt::LeftButton || station < 0)
        return PaintedList::mousePressEvent(event);
    setCurrentItem(station);
    Q_EMIT itemActivated(station);
}

void SignalPicture::mouseMoveEvent(QMouseEvent *event)
{
    setCursor(m_layout.stationAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void SignalPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLinks(painter);
    for (int i = 0; i < m_layout.stations.size(); ++i)
        paintStation(painter, i);
    paintBreak(painter);
}

void SignalPicture::paintLinks(QPainter &painter) const
{
    const QColor go = theme::signalColor(theme::Signal::Go, palette());
    const QColor unknown = theme::signalColor(theme::Signal::Unknown, palette());
    for (const LinkLine &link : m_layout.links) {
        // What was not gone along is dashed: colour is never the only sign.
        QPen pen(link.reached ? go : unknown, lineWidth, link.reached ? Qt::SolidLine : Qt::CustomDashLine, Qt::FlatCap);
        if (!link.reached)
            pen.setDashPattern({1.5, 1.5});
        painter.setPen(pen);
        painter.drawLine(link.line);
    }
}

void SignalPicture::paintStation(QPainter &painter, int index) const
{
    const StationBox &station = m_layout.stations.at(index);
    const bool isCurrent = index == currentItem() && hasFocus();
    const bool isDim = m_way.proven && m_way.stations.at(index).lamp == theme::Signal::Unknown;

    painter.setBrush(theme::raisedColor(palette()));
    painter.setPen(QPen(isCurrent ? palette().color(QPalette::Highlight) : theme::hairlineColor(palette()), isCurrent ? 2 : 1));
    painter.drawRoundedRect(station.box.adjusted(0.5, 0.5, -0.5, -0.5), theme::radius, theme::radius);

    painter.setFont(titleFont());
    painter.setPen(isDim ? theme::quietTextColor(palette()) : palette().color(QPalette::Text));
    painter.drawText(station.title, Qt::AlignCenter | Qt::TextSingleLine, station.titleText);
    painter.setFont(theme::font(theme::TextSize::Small));
    painter.setPen(theme::quietTextColor(palette()));
    painter.drawText(station.detail, Qt::AlignCenter | Qt::TextSingleLine, station.detailText);

    for (const PlateBox &plate : station.plates) {
        painter.setBrush(palette().color(QPalette::Window));
        painter.setPen(QPen(plate.blamed ? theme::signalColor(m_way.breakSignal, palette()) : theme::hairlineColor(palette()), plate.blamed ? 2 : 1));
        painter.drawRoundedRect(plate.rect.adjusted(0.5, 0.5, -0.5, -0.5), theme::Tiny, theme::Tiny);
        painter.setPen(plate.blamed ? theme::signalTextColor(m_way.breakSignal, palette()) : palette().color(QPalette::WindowText));
        painter.drawText(plate.rect, Qt::AlignCenter | Qt::TextSingleLine, plate.text);
    }
    theme::paintLamp(painter, station.lamp, m_way.stations.at(index).lamp, palette());
}

void SignalPicture::paintBreak(QPainter &painter) const
{
    if (m_layout.breakLamp)
        theme::paintLamp(painter, *m_layout.breakLamp, m_way.breakSignal, palette());
    if (m_layout.sentence.isNull())
        return;
    const QColor colour = theme::signalColor(m_way.breakSignal, palette());
    painter.setPen(QPen(colour, 1));
    painter.drawLine(m_layout.pointer);
    painter.setFont(theme::font());
    painter.setPen(theme::signalTextColor(m_way.breakSignal, palette()));
    painter.drawText(m_layout.sentence, Qt::TextWordWrap | Qt::AlignHCenter, m_way.sentence);
}

} // namespace lineside
