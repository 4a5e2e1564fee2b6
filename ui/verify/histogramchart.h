// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/verify/histogramlayout.h"
#include "ui/verify/paintedlist.h"

namespace lineside {

/// How often a measure of a series lay where. Left and Right, or the pointer, read out the bins.
class HistogramChart : public PaintedList
{
    Q_OBJECT
public:
    explicit HistogramChart(QWidget *parent = nullptr);

    void showFigures(const QString &title, const MeasureFigures &figures);
    QString readout() const; ///< of the bin that is pointed at; otherwise of all

    int itemCount() const override { return int(m_layout.bars.size()); }
    QString itemName(int index) const override { return describeBin(m_figures, index); }
    QString itemDescription(int) const override { return {}; }
    QRect itemRect(int index) const override;
    QString plainText() const override;
    WholePicture picture(qreal width) const override;
    QSize sizeHint() const override;

protected:
    Qt::Orientation direction() const override { return Qt::Horizontal; }
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void arrange();
    QString summary() const;

    QString m_title;
    MeasureFigures m_figures;
    HistogramLayout m_layout;
    int m_hovered = -1;
};

} // namespace lineside
