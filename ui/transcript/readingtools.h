// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>

#include <functional>

class QKeyEvent;

namespace lineside {

class ClipboardCopy;
class FindBar;
class SelectionKeys;
class TranscriptCanvas;
class TranscriptFind;
class TranscriptSelection;
struct PieceMark;
struct TranscriptExtract;

/// What a reader does with the transcript besides scrolling: selects, copies, finds.
class ReadingTools : public QObject
{
    Q_OBJECT
public:
    explicit ReadingTools(TranscriptCanvas &canvas);

    TranscriptSelection &selection() { return *m_selection; }
    bool hasSelection() const;
    void copy(); ///< as it is seen, and as Markdown
    void copyAsMarkdown();
    void selectAll();

    TranscriptFind &find() { return *m_find; }
    FindBar *findBar() const { return m_bar; } ///< to be put where there is room for it
    void openFind();
    void closeFind(); ///< stays at the hit, and selects it
    void findNext(); ///< opens the bar when it is closed
    void findPrevious();
    /// What else is marked, behind what is selected and found.
    void setOtherMarks(std::function<QList<PieceMark>(qsizetype message, qsizetype piece)> otherMarks);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void selectionChanged();

private:
    void connectFind();
    bool takesKey(const QKeyEvent &event) const;
    bool pressKey(const QKeyEvent &event);
    void dragOut();
    TranscriptExtract extract() const;
    QString selectedLine() const;
    QList<PieceMark> marksOf(qsizetype message, qsizetype piece) const;

    TranscriptCanvas &m_canvas;
    TranscriptSelection *m_selection;
    SelectionKeys *m_keys;
    ClipboardCopy *m_clipboard;
    TranscriptFind *m_find;
    FindBar *m_bar;
    std::function<QList<PieceMark>(qsizetype message, qsizetype piece)> m_otherMarks;
};

} // namespace lineside
