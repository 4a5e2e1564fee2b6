// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/verify/paintedlist.h"
#include "ui/verify/signalpicturelayout.h"
#include "ui/verify/way.h"

namespace lineside {

/// The picture of a request's way, from here to the provider, with a lamp for each station. A click on a station, or Return,
/// asks for its evidence.
class SignalPicture : public PaintedList
{
    Q_OBJECT
public:
    explicit SignalPicture(QWidget *parent = nullptr);

    void setWay(const Way &way);
    const Way &way() const { return m_way; }

    int itemCount() const override { return int(m_way.stations.size()); }
    QString itemName(int index) const override;
    QString itemDescription(int index) const override;
    QRect itemRect(int index) const override;
    QString plainText() const override { return describe(m_way); }
    QSize sizeHint() const override;
    WholePicture picture(qreal width) const override;

protected:
    Qt::Orientation direction() const override { return Qt::Horizontal; }
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void arrange();

    Way m_way;
    SignalPictureLayout m_layout;
};

} // namespace lineside
