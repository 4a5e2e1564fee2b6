// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace lineside {

class AttachmentChip;
class AttachmentList;

/// The attached files as chips, and below them what happened last: a file that was refused, or one that was removed and can be brought back.
/// Takes no room while there is nothing to show.
class AttachmentStrip : public QWidget
{
    Q_OBJECT
public:
    explicit AttachmentStrip(AttachmentList &list, QWidget *parent = nullptr);

Q_SIGNALS:
    void left(); ///< by the keyboard: the last chip was removed

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeNote();
    void rebuild();
    void arrange();
    void remove(int id);
    void step(const AttachmentChip *from, int by);
    void note(const QString &text, bool canUndo);

    AttachmentList &m_list;
    QList<AttachmentChip *> m_chips;
    QWidget *m_note = nullptr;
    QLabel *m_noteText = nullptr;
    QPushButton *m_undo = nullptr;
};

} // namespace lineside
