// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/chatsession.h"
#include "ui/transcript/frameclock.h"
#include "ui/transcript/turncontext.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

class QMenu;
class QPushButton;

namespace lineside {

class MessageActionBar;
class ReadingTools;
class TranscriptCanvas;
class TranscriptPointer;
struct TranscriptAction;

/// Shows one conversation while it grows. Keeps its own pace: however fast text arrives, it is drawn at most once a frame.
class TranscriptView : public QWidget
{
    Q_OBJECT
public:
    explicit TranscriptView(QWidget *parent = nullptr);
    ~TranscriptView() override;

    /// Null shows nothing.
    void setSession(ChatSession *session);
    /// What is shown, as text; in a long conversation also what was never looked at.
    QString plainText() const;
    void showTurn(int turn); ///< brings its beginning to the top
    /// What the footers of replies say of their cost; empty where nothing can be said. To be set again when that changes.
    void setCostText(std::function<QString(const ChatTurn &reply)> costText);
    /// 1 for the size of the program's text.
    void setZoom(qreal zoom);
    void setWrapsCode(bool wraps);
    TranscriptCanvas &canvas() { return *m_canvas; }
    ReadingTools &tools() { return *m_tools; } ///< selects, copies, finds

Q_SIGNALS:
    void copyCurlRequested(int turn);
    void retryRequested();
    void verifyRequested(int turn);
    void regenerateRequested(int turn);
    void editRequested(int turn);
    void branchRequested(int turn, int branch);
    void linkHovered(const QString &target); ///< empty when the pointer left it
    void menuOpening(QMenu *menu, int turn); ///< others may add to it

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectSession();
    void showTurns();
    TurnContext contextOf(int turn) const;
    void growLater(int turn);
    void drawGrowth();
    void endFrame();
    void act(int turn, int piece, const TranscriptAction &action);
    void offerActions(int turn);
    void withdrawActions();
    void openMenu(QPoint point, QPoint globalPoint, bool byKeyboard);
    void askToOpen(const QString &link);
    void showButton();

    TranscriptCanvas *m_canvas;
    ReadingTools *m_tools;
    TranscriptPointer *m_pointer; ///< after the tools, which keep what they take of the mouse to themselves
    MessageActionBar *m_actions;
    QPushButton *m_newText;
    QPointer<ChatSession> m_session;
    std::function<QString(const ChatTurn &)> m_costText;
    FrameClock m_clock;
    qsizetype m_drawnSize = 0; ///< of the turn that grows: what of it the last frame showed
    QElapsedTimer m_time;
    QTimer m_frame;
    int m_growing = -1; ///< the turn that waits for the next frame
    int m_entered = -1; ///< the turn that the keyboard is at
};

} // namespace lineside
