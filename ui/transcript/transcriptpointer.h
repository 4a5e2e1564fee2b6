// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/transcriptpiece.h"

#include <QObject>
#include <QPoint>

class QHelpEvent;
class QMouseEvent;

namespace lineside {

class TranscriptCanvas;

/// The mouse over the transcript: what it points at, and clicks on what acts. Filters the viewport's events and leaves them to others.
class TranscriptPointer : public QObject
{
    Q_OBJECT
public:
    /// What is under a point: the nearest piece, and what a click there does.
    struct Target {
        int message = -1;
        int piece = -1;
        TranscriptAction action;
        friend bool operator==(const Target &, const Target &) = default;
    };

    explicit TranscriptPointer(TranscriptCanvas &canvas);

    Target targetAt(QPoint viewportPoint) const;
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void moved(int message); ///< over a message; -1 for none, also when it left
    void linkHovered(const QString &target); ///< empty when the pointer left it
    void triggered(int message, int piece, const lineside::TranscriptAction &action);

private:
    void hover(QPoint point);
    void leave();
    bool slide(const QMouseEvent &event);
    void press(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    void showTip(const QHelpEvent &event) const;

    TranscriptCanvas &m_canvas;
    Target m_hovered;
    Target m_pressed;
    QPoint m_pressedAt;
    qreal m_sliding = 0; ///< while a sideways bar is held: how much passes by for each pixel
    qreal m_slidAt = 0;
};

} // namespace lineside
