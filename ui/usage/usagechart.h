// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/usage/usagechartlayout.h"

#include <QWidget>

#include <functional>

namespace lineside {

/// A bar for each span of days, made of the models that were used. The pointer and the arrow keys read out single bars; screen readers get the
/// whole in a sentence.
class UsageChart : public QWidget
{
    Q_OBJECT
public:
    explicit UsageChart(QWidget *parent = nullptr);

    void showSeries(const UsageSeries &series, std::function<QString(double)> valueText);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    UsageChartLayout layOut() const;
    QBrush brushOf(qsizetype series) const;
    void paintScale(QPainter &painter, const UsageChartLayout &layout) const;
    void paintBars(QPainter &painter, const UsageChartLayout &layout) const;
    void paintLegend(QPainter &painter) const;
    void readOut(qsizetype bar);
    QString textOf(qsizetype bar) const;

    UsageSeries m_series;
    std::function<QString(double)> m_valueText;
    qsizetype m_read = -1; ///< the bar that is read out
};

} // namespace lineside
