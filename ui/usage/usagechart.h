// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/usage/usagechartlayout.h"

#include <QWidget>

#include <functional>

namespace lineside {

/// A bar for each day. The pointer and the arrow keys read out single days; screen readers get the whole in a sentence.
class UsageChart : public QWidget
{
    Q_OBJECT
public:
    explicit UsageChart(QWidget *parent = nullptr);

    void showDays(const QList<std::pair<QDate, double>> &days, std::function<QString(double)> valueText);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    UsageChartLayout layOut() const;
    void readOut(qsizetype bar);
    QString textOf(qsizetype bar) const;

    QList<std::pair<QDate, double>> m_days;
    std::function<QString(double)> m_valueText;
    qsizetype m_read = -1; ///< the day that is read out
};

} // namespace lineside
