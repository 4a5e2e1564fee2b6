// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/attachments/filedroparea.h"

#include <QPointer>

class QStackedWidget;
class QVBoxLayout;

namespace lineside {

class Banner;
class Catalog;
class ChatHeader;
class Composer;
class ShownChat;
class TranscriptView;

/// The middle of the chat page: the header, what was said in the conversation that is shown, the banner and the composer.
class ChatColumn : public FileDropArea
{
    Q_OBJECT
public:
    ChatColumn(Catalog &catalog, ShownChat &shown, QWidget *parent = nullptr);

    ChatHeader &header() const { return *m_header; }
    TranscriptView &transcript() const { return *m_transcript; }
    Banner &banner() const { return *m_banner; }
    Composer &composer() const { return *m_composer; }
    /// Shows another page in place of the transcript, until it is told otherwise.
    void showInstead(QWidget *page);
    void showTranscript();

Q_SIGNALS:
    void addProviderRequested();

private:
    void fillStack();
    void arrange();
    void followTurns();
    void followWidth();

    ShownChat &m_shown;
    ChatHeader *m_header;
    QStackedWidget *m_stack;
    TranscriptView *m_transcript;
    Banner *m_banner;
    QVBoxLayout *m_below = nullptr; ///< the transcript
    Composer *m_composer;
    QPointer<QWidget> m_instead; ///< of the transcript
};

} // namespace lineside
