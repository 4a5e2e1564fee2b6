// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/interchange/paperstack.h"

#include <QPagedPaintDevice>

#include <utility>

namespace lineside {

namespace {

constexpr qreal pixelsPerPoint = 96.0 / 72.0;

QRectF inPixels(const QRectF &points)
{
    return {points.topLeft() * pixelsPerPoint, points.size() * pixelsPerPoint};
}

} // namespace

DevicePaper::DevicePaper(QPagedPaintDevice &device)
    : m_device(device)
{
}

DevicePaper::~DevicePaper()
{
    end();
}

QSizeF DevicePaper::room() const
{
    return inPixels(m_device.pageLayout().paintRect(QPageLayout::Point)).size();
}

QPainter *DevicePaper::nextSheet()
{
    if (m_painter.isActive() ? !m_device.newPage() : !m_painter.begin(&m_device))
        return nullptr;
    m_painter.resetTransform();
    const qreal scale = m_device.logicalDpiX() / 96.0;
    m_painter.scale(scale, scale);
    return &m_painter;
}

bool DevicePaper::end()
{
    return !m_painter.isActive() || m_painter.end();
}

PicturePaper::PicturePaper(const QPageLayout &layout, qreal scale, Take take)
    : m_layout(layout)
    , m_scale(scale)
    , m_take(std::move(take))
{
}

QSizeF PicturePaper::room() const
{
    return inPixels(m_layout.paintRect(QPageLayout::Point)).size();
}

QPainter *PicturePaper::nextSheet()
{
    if (!handOver())
        return nullptr;
    m_sheet = QImage((inPixels(m_layout.fullRect(QPageLayout::Point)).size() * m_scale).toSize(), QImage::Format_RGB32);
    m_sheet.fill(Qt::white);
    if (!m_painter.begin(&m_sheet))
        return nullptr;
    m_painter.scale(m_scale, m_scale);
    m_painter.translate(inPixels(m_layout.paintRect(QPageLayout::Point)).topLeft());
    return &m_painter;
}

bool PicturePaper::end()
{
    return handOver();
}

bool PicturePaper::handOver()
{
    if (!m_painter.isActive())
        return true;
    m_painter.end();
    return m_take(std::exchange(m_sheet, {}));
}

} // namespace lineside
