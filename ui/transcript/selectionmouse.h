// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/transcriptselection.h"

#include <QPoint>
#include <QTimer>

class QMouseEvent;

namespace lineside {

/// Selecting with the mouse: pressed and drawn over text, by words after a double click, by blocks after a third. Filters the viewport's
/// events; filters that want to see them too have to be installed later.
class SelectionMouse : public QObject
{
    Q_OBJECT
public:
    SelectionMouse(TranscriptCanvas &canvas, TranscriptSelection &selection);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void pressed();  ///< the mouse chooses the place now
    void selected(); ///< it was let go, and something is selected
    void dragOutRequested();

private:
    enum class State { Idle, Selecting, OnSelection };

    // Whether it was for this.
    bool press(const QMouseEvent &event);
    bool pressAgain(const QMouseEvent &event);
    bool move(const QMouseEvent &event);
    bool release(const QMouseEvent &event);
    void scroll();
    TextPlace letterAt(QPoint point, const TextPlace &nearest) const;

    TranscriptCanvas &m_canvas;
    TranscriptSelection &m_selection;
    State m_state = State::Idle;
    QPoint m_pressedAt;
    QPoint m_at;
    QTimer m_scrolling;    ///< runs while the mouse is held beyond the window's edge
    QTimer m_doubleClicked; ///< runs while another click makes a triple one
};

} // namespace lineside
