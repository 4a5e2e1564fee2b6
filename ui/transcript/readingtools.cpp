// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/readingtools.h"

#include "ui/transcript/selectionmouse.h"
#include "ui/transcript/transcriptcanvas.h"

#include <QDrag>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>

namespace lineside {

namespace {

constexpr Qt::KeyboardModifiers asMarkdown = Qt::ControlModifier | Qt::ShiftModifier;

bool isCopyAsMarkdown(const QKeyEvent &event)
{
    return event.key() == Qt::Key_C && event.modifiers() == asMarkdown;
}

} // namespace

ReadingTools::ReadingTools(TranscriptCanvas &canvas)
    : QObject(&canvas)
    , m_canvas(canvas)
    , m_selection(canvas)
    , m_clipboard(this)
{
    canvas.installEventFilter(this);
    auto *mouse = new SelectionMouse(canvas, m_selection);
    canvas.setMarksOf([this](qsizetype message, qsizetype piece) { return m_selection.marksOf(message, piece); });
    connect(&m_selection, &TranscriptSelection::changed, this, &ReadingTools::selectionChanged);
    connect(mouse, &SelectionMouse::dragOutRequested, this, &ReadingTools::dragOut);
    connect(mouse, &SelectionMouse::selected, this, [this] {
        if (QGuiApplication::clipboard()->supportsSelection())
            m_clipboard.copy(extract(), CopyForm::Both, QClipboard::Selection);
    });
}

void ReadingTools::copy()
{
    if (hasSelection())
        m_clipboard.copy(extract(), CopyForm::Both, QClipboard::Clipboard);
}

void ReadingTools::copyAsMarkdown()
{
    if (hasSelection())
        m_clipboard.copy(extract(), CopyForm::Markdown, QClipboard::Clipboard);
}

void ReadingTools::selectAll()
{
    m_selection.selectAll();
}

TranscriptExtract ReadingTools::extract() const
{
    TranscriptExtract extract;
    extract.span = m_selection.span();
    const qsizetype first = extract.span.begin.message;
    const qsizetype last = extract.span.end.message;
    extract.turns = m_canvas.layout().turns().sliced(first, last - first + 1);
    for (qsizetype message = first; message <= last; ++message) {
        if (m_canvas.layout().isReasoningOpen(message))
            extract.openReasoning.insert(message - first);
    }
    extract.span.begin.message = 0;
    extract.span.end.message -= first;
    return extract;
}

void ReadingTools::dragOut()
{
    const TranscriptExtract dragged = extract();
    constexpr qsizetype longest = 1024 * 1024; // it has to be read at once
    if (dragged.size() > longest)
        return;
    auto *drag = new QDrag(m_canvas.viewport());
    drag->setMimeData(mimeDataOf(copied(dragged), CopyForm::Both));
    drag->exec(Qt::CopyAction);
}

bool ReadingTools::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && takesKey(*static_cast<QKeyEvent *>(event))) {
        event->accept(); // a shortcut of the window's with these keys means something else
        return true;
    }
    return event->type() == QEvent::KeyPress && pressKey(*static_cast<QKeyEvent *>(event));
}

bool ReadingTools::takesKey(const QKeyEvent &event)
{
    return event.matches(QKeySequence::Copy) || event.matches(QKeySequence::SelectAll) || (hasSelection() && isCopyAsMarkdown(event));
}

bool ReadingTools::pressKey(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Copy))
        copy();
    else if (event.matches(QKeySequence::SelectAll))
        selectAll();
    else if (hasSelection() && isCopyAsMarkdown(event))
        copyAsMarkdown();
    else
        return false;
    return true;
}

} // namespace lineside
