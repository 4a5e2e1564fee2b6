// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/signalpicture.h"

#include "ui/verify/signalpicturepainter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

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
    m_layout = layOut(m_way, width(), pictureMetrics(), layoutDirection());
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

void SignalPicture::keyPressEvent(QKeyEvent *event)
{
    const bool isAside = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    const int next = currentItem() + (event->key() == Qt::Key_Up ? -1 : 1);
    const auto isInstance = [this](int index) { return m_way.firstInstance() >= 0 && index >= m_way.firstInstance() && index < itemCount(); };
    if (isAside && isInstance(currentItem()) && isInstance(next))
        setCurrentItem(next);
    else
        PaintedList::keyPressEvent(event);
}

void SignalPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintWay(painter, m_way, m_layout, palette(), hasFocus() ? currentItem() : -1);
}

WholePicture SignalPicture::picture(qreal width) const
{
    const SignalPictureLayout layout = layOut(m_way, width, pictureMetrics(), layoutDirection());
    return {{width, std::ceil(layout.height)},
            [way = m_way, layout, palette = palette()](QPainter &painter) { paintWay(painter, way, layout, palette); }};
}

} // namespace lineside
