// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/wire/wirechartlayout.h"

#include <QWidget>

namespace lineside {

/// How long a reply let wait, and how evenly its tokens came. Left and Right, or the pointer, read out single gaps.
class WireChart : public QWidget
{
    Q_OBJECT
public:
    explicit WireChart(QWidget *parent = nullptr);

    void setTimes(const WireTimes &times);
    QString readout() const; ///< of the gap that is pointed at; otherwise of all
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void arrange();
    void point(qsizetype bar);
    void paintPhases(QPainter &painter) const;
    void paintGaps(QPainter &painter) const;
    QRectF readoutBox() const;

    WireTimes m_times;
    QString m_summary;
    WireChartLayout m_layout;
    qsizetype m_bar = -1; ///< pointed at
};

} // namespace lineside
