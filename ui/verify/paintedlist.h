// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "ui/verify/wholepicture.h"

#include <QRect>
#include <QString>
#include <QWidget>

namespace lineside {

/// A widget that paints a list of things itself: one of them can be current, by keyboard and mouse, and each has a name and a
/// description for those who do not see it.
class PaintedList : public QWidget
{
    Q_OBJECT
public:
    explicit PaintedList(QWidget *parent = nullptr);

    virtual int itemCount() const = 0;
    virtual QString itemName(int index) const = 0;
    virtual QString itemDescription(int index) const = 0;
    virtual QRect itemRect(int index) const = 0; ///< in the widget's coordinates
    /// All of it as text; what *Copy* takes.
    virtual QString plainText() const = 0;
    /// All of it, laid out for that width; what *Save as picture* takes.
    virtual WholePicture picture(qreal width) const = 0;

    int currentItem() const { return m_current; } ///< -1 where none is current
    void setCurrentItem(int index);

Q_SIGNALS:
    void currentItemChanged(int index);
    /// Return, Space or a click.
    void itemActivated(int index);
    void pictureSaved(const QString &fileName);
    void pictureNotSaved(const lineside::Error &error);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    /// For the keys that go along the list: left and right, or up and down.
    virtual Qt::Orientation direction() const = 0;
    /// To be called when the items are other ones than before.
    void itemsReplaced();
    void copyText() const;

private:
    void step(int by);
    void save();

    int m_current = -1;
};

} // namespace lineside
