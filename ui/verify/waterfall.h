// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/report.h"
#include "ui/verify/paintedlist.h"
#include "ui/verify/waterfalllayout.h"

#include <optional>

namespace lineside {

/// When each phase of a probe began and ended. Hovering reads out; Up and Down go along the phases, Left and Right along the
/// events of the stream.
class Waterfall : public PaintedList
{
    Q_OBJECT
public:
    explicit Waterfall(QWidget *parent = nullptr);

    void setReport(const ProbeReport &report);
    void clear();
    /// What the line under the axis says now.
    QString readout() const;

    int itemCount() const override { return int(m_rows.size()); }
    QString itemName(int index) const override;
    QString itemDescription(int index) const override;
    QRect itemRect(int index) const override;
    QString plainText() const override;
    QSize sizeHint() const override;
    WholePicture picture(qreal width) const override;

protected:
    Qt::Orientation direction() const override { return Qt::Vertical; }
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    WaterfallLayout layOutFor(qreal width) const;
    void arrange();
    void setHovered(int row, int event);
    int eventNear(qreal x) const;

    std::optional<ProbeReport> m_report;
    QList<PhaseRow> m_rows;
    WaterfallLayout m_layout;
    int m_hoveredRow = -1;
    int m_event = -1; ///< read out at present
};

} // namespace lineside
