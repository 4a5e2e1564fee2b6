// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/report.h"
#include "ui/verify/paintedlist.h"
#include "ui/wire/wirechartlayout.h"

namespace lineside {

/// How evenly the tokens of a stream came: a bar for the time since the token before. Left and Right, or the pointer, read out single
/// gaps. Has nothing to show, and hides, where fewer than two tokens came.
class GapChart : public PaintedList
{
    Q_OBJECT
public:
    explicit GapChart(QWidget *parent = nullptr);

    void setReport(const ProbeReport &report);
    void clear();
    QString readout() const; ///< of the gap that is pointed at; otherwise of all

    int itemCount() const override { return int(m_layout.bars.size()); }
    QString itemName(int index) const override;
    QString itemDescription(int) const override { return {}; }
    QRect itemRect(int index) const override;
    QString plainText() const override { return m_summary; }
    WholePicture picture(qreal width) const override;
    QSize sizeHint() const override;

protected:
    Qt::Orientation direction() const override { return Qt::Horizontal; }
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void arrange();
    void setHovered(int bar);

    WireTimes m_times;
    QString m_summary;
    WireChartLayout m_layout;
    int m_hovered = -1;
};

/// The times of a report's tokens.
WireTimes wireTimesOf(const ProbeReport &report);

} // namespace lineside
