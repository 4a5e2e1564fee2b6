// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/suites/suitetrendlayout.h"
#include "ui/verify/paintedlist.h"

namespace lineside {

/// One figure of a case over its runs: a line, and a lamp for each run with its verdict. Left and Right, or the pointer, read out.
class SuiteTrendChart : public PaintedList
{
    Q_OBJECT
public:
    explicit SuiteTrendChart(QWidget *parent = nullptr);

    void showTrend(const SuiteTrend &trend, TrendFigure figure);
    QString readout() const;

    int itemCount() const override { return int(m_layout.marks.size()); }
    QString itemName(int index) const override;
    QString itemDescription(int index) const override;
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

    SuiteTrend m_trend;
    TrendFigure m_figure = TrendFigure::FirstToken;
    SuiteTrendLayout m_layout;
    int m_hovered = -1;
};

} // namespace lineside
