// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QPainter>
#include <QPageLayout>
#include <QSizeF>

#include <functional>

class QPagedPaintDevice;

namespace lineside {

/// Sheets to paint on, one after the other. Measured in logical pixels, 96 to an inch, from the upper left corner of what lies between the
/// margins.
class PaperStack
{
public:
    virtual ~PaperStack() = default;

    virtual QSizeF room() const = 0;
    /// A new sheet; null where there is none to be had. The painter stays the stack's, and is the same for every sheet or not.
    virtual QPainter *nextSheet() = 0;
    /// The last sheet is done; false where something could not be written.
    virtual bool end() = 0;
};

/// What a printer or a PDF file is printed on.
class DevicePaper : public PaperStack
{
public:
    explicit DevicePaper(QPagedPaintDevice &device);
    ~DevicePaper() override;

    QSizeF room() const override;
    QPainter *nextSheet() override;
    bool end() override;

private:
    QPagedPaintDevice &m_device;
    QPainter m_painter;
};

/// Pictures of the sheets, for a preview.
class PicturePaper : public PaperStack
{
public:
    using Take = std::function<bool(const QImage &sheet)>; ///< false: no more is wanted

    PicturePaper(const QPageLayout &layout, qreal scale, Take take);

    QSizeF room() const override;
    QPainter *nextSheet() override;
    bool end() override;

private:
    bool handOver();

    QPageLayout m_layout;
    qreal m_scale; ///< pixels of the picture for a logical one
    Take m_take;
    QImage m_sheet;
    QPainter m_painter;
};

} // namespace lineside
