// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/attachments/attachmentlist.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace lineside {

/// One file: its picture, name and size, and a button that removes it. Delete or Backspace does so too.
class AttachmentChip : public QFrame
{
    Q_OBJECT
public:
    explicit AttachmentChip(const AttachmentList::Item &item, QWidget *parent = nullptr);

    int id() const { return m_id; }
    void showItem(const AttachmentList::Item &item);

Q_SIGNALS:
    void removeRequested(int id);
    void leaveRequested(int step); ///< to the chip before or after

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void markFocus();

    int m_id;
    QLabel *m_picture;
    QLabel *m_name;
    QLabel *m_size;
    QToolButton *m_remove;
};

} // namespace lineside
