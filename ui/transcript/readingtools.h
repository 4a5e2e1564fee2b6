// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/clipboardcopy.h"
#include "ui/transcript/transcriptselection.h"

class QKeyEvent;

namespace lineside {

/// What a reader does with the transcript besides scrolling: selects, copies.
class ReadingTools : public QObject
{
    Q_OBJECT
public:
    explicit ReadingTools(TranscriptCanvas &canvas);

    TranscriptSelection &selection() { return m_selection; }
    bool hasSelection() const { return !m_selection.isEmpty(); }
    void copy(); ///< as it is seen, and as Markdown
    void copyAsMarkdown();
    void selectAll();

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void selectionChanged();

private:
    bool takesKey(const QKeyEvent &event);
    bool pressKey(const QKeyEvent &event);
    void dragOut();
    TranscriptExtract extract() const;

    TranscriptCanvas &m_canvas;
    TranscriptSelection m_selection;
    ClipboardCopy m_clipboard;
};

} // namespace lineside
