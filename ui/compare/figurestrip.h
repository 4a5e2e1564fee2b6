// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/compare/comparedfigures.h"

#include <QWidget>

namespace lineside {

/// The figures of one reply, each under its name, as many in a row as fit. The best of its kind is bold and has a star.
class FigureStrip : public QWidget
{
    Q_OBJECT
public:
    explicit FigureStrip(QWidget *parent = nullptr);

    void setFigures(const ComparedFigures &figures);
    const ComparedFigures &figures() const { return m_figures; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int perRow(int width) const;
    QRect cell(int index) const;
    int rowHeight() const;

    ComparedFigures m_figures;
};

} // namespace lineside
