// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/chatsession.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <memory>

class QPushButton;

namespace lineside {

class TranscriptText;
class TranscriptWriter;

/// Shows one conversation while it grows. Keeps its own pace: however fast text arrives, it is drawn at most once a frame.
class TranscriptView : public QWidget
{
    Q_OBJECT
public:
    explicit TranscriptView(QWidget *parent = nullptr);
    ~TranscriptView() override;

    /// Null shows nothing.
    void setSession(ChatSession *session);
    /// What is shown, as text.
    QString plainText() const;

Q_SIGNALS:
    void copyCurlRequested(int turn);
    void retryRequested();
    void verifyRequested(int turn);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectSession();
    void rewrite();
    void growLater();
    void drawGrowth();
    void take(const QUrl &link);
    void askToOpen(const QUrl &link);
    void showButton();

    TranscriptText *m_text;
    QPushButton *m_newText;
    std::unique_ptr<TranscriptWriter> m_writer;
    QPointer<ChatSession> m_session;
    QTimer m_frame;
    QElapsedTimer m_sinceDrawing;
    std::chrono::milliseconds m_pause{0}; ///< between two drawings; longer where drawing is costly
};

} // namespace lineside
