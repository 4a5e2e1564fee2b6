// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/messageitems.h"

#include <QObject>

class QKeyEvent;

namespace lineside {

class TranscriptCanvas;

/// Where the keyboard is in the transcript: at a message, or at something in it that acts. Ctrl+Up and Ctrl+Down go from message to
/// message, Tab and Shift+Tab through what is in one, Enter and Space press it, Escape goes back to the message.
class TranscriptFocus : public QObject
{
    Q_OBJECT
public:
    explicit TranscriptFocus(TranscriptCanvas &canvas);

    int message() const { return m_message; } ///< -1 for none
    int item() const { return m_item; } ///< into the message's items; -1 for the message itself
    bool isShown() const; ///< the keyboard is here
    void enter(int message, int item = -1);
    void leave();
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void moved();

private:
    bool press(const QKeyEvent &event);
    void stepMessage(int direction);
    bool stepItem(int direction);
    bool trigger();
    bool goBack();
    void moveTo(int message, int item);
    void showIt();
    void adjust(qsizetype first);
    void awaitAnother();
    void keepItem();
    QList<MessageItem> items() const;

    TranscriptCanvas &m_canvas;
    int m_message = -1;
    int m_awaited = -1; ///< the message that was taken out just now
    int m_item = -1;
};

} // namespace lineside
