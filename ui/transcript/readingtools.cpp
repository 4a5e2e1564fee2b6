// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/readingtools.h"

#include "ui/transcript/clipboardcopy.h"
#include "ui/transcript/findbar.h"
#include "ui/transcript/selectionkeys.h"
#include "ui/transcript/selectionmouse.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptfind.h"

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
    , m_selection(new TranscriptSelection(canvas))
    , m_keys(new SelectionKeys(canvas, *m_selection))
    , m_clipboard(new ClipboardCopy(this))
    , m_find(new TranscriptFind(canvas))
    , m_bar(new FindBar(&canvas))
{
    canvas.installEventFilter(this);
    auto *mouse = new SelectionMouse(canvas, *m_selection);
    canvas.setMarksOf([this](qsizetype message, qsizetype piece) { return marksOf(message, piece); });
    connect(m_selection, &TranscriptSelection::changed, this, &ReadingTools::selectionChanged);
    connect(mouse, &SelectionMouse::pressed, m_keys, &SelectionKeys::leave);
    connect(mouse, &SelectionMouse::dragOutRequested, this, &ReadingTools::dragOut);
    connect(mouse, &SelectionMouse::selected, this, [this] {
        if (QGuiApplication::clipboard()->supportsSelection())
            m_clipboard->copy(extract(), CopyForm::Both, QClipboard::Selection);
    });
    connectFind();
}

void ReadingTools::connectFind()
{
    connect(m_bar, &FindBar::queryChanged, this, [this] {
        if (m_bar->isVisible())
            m_find->search(m_bar->query());
    });
    connect(m_bar, &FindBar::nextRequested, m_find, &TranscriptFind::next);
    connect(m_bar, &FindBar::previousRequested, m_find, &TranscriptFind::previous);
    connect(m_bar, &FindBar::closed, this, &ReadingTools::closeFind);
    connect(m_find, &TranscriptFind::changed, this, [this] { m_bar->showHits(m_find->current(), m_find->count(), m_find->isSearching()); });
}

QList<PieceMark> ReadingTools::marksOf(qsizetype message, qsizetype piece) const
{
    QList<PieceMark> marks = m_otherMarks ? m_otherMarks(message, piece) : QList<PieceMark>();
    marks += m_selection->marksOf(message, piece) + m_find->marksOf(message, piece); // hits are seen in what is selected
    const std::optional<TextPlace> caret = m_selection->caret();
    if (m_keys->showsCaret() && caret && caret->message == message && caret->piece == piece)
        marks.append({caret->offset, 0, PieceMark::Kind::Selected});
    return marks;
}

void ReadingTools::setOtherMarks(std::function<QList<PieceMark>(qsizetype message, qsizetype piece)> otherMarks)
{
    m_otherMarks = std::move(otherMarks);
    m_canvas.refresh();
}

/// What is selected, if it may be what somebody looks for.
QString ReadingTools::selectedLine() const
{
    const TranscriptSpan span = m_selection->span();
    constexpr qsizetype longest = 200;
    if (span.isEmpty() || span.begin.message != span.end.message || span.begin.piece != span.end.piece || span.end.offset - span.begin.offset > longest)
        return {};
    const QString &text = m_canvas.layout().message(span.begin.message).pieces().at(span.begin.piece).element.text;
    return text.sliced(span.begin.offset, span.end.offset - span.begin.offset).replace(QChar::LineSeparator, u' ');
}

void ReadingTools::openFind()
{
    m_bar->open(selectedLine());
    m_find->search(m_bar->query());
}

void ReadingTools::closeFind()
{
    const auto [begin, end] = m_find->currentSpan();
    m_bar->hide();
    m_find->clear();
    if (begin < end)
        m_selection->select(begin, end);
    m_canvas.setFocus();
}

void ReadingTools::findNext()
{
    if (m_bar->isVisible())
        m_find->next();
    else
        openFind();
}

void ReadingTools::findPrevious()
{
    if (m_bar->isVisible())
        m_find->previous();
    else
        openFind();
}

bool ReadingTools::hasSelection() const
{
    return !m_selection->isEmpty();
}

void ReadingTools::copy()
{
    if (hasSelection())
        m_clipboard->copy(extract(), CopyForm::Both, QClipboard::Clipboard);
}

void ReadingTools::copyAsMarkdown()
{
    if (hasSelection())
        m_clipboard->copy(extract(), CopyForm::Markdown, QClipboard::Clipboard);
}

void ReadingTools::selectAll()
{
    m_selection->selectAll();
}

TranscriptExtract ReadingTools::extract() const
{
    TranscriptExtract extract;
    extract.span = m_selection->span();
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

bool ReadingTools::takesKey(const QKeyEvent &event) const
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
        return m_keys->press(event);
    return true;
}

} // namespace lineside
