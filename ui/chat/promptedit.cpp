// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/promptedit.h"

#include <QKeyEvent>
#include <QTextBlock>

namespace lineside {

namespace {

constexpr int fewestLines = 2;
constexpr int mostLines = 10;

bool isEnter(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

PromptEdit::PromptEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setProperty("plain", true);
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &PromptEdit::fitHeight);
}

int PromptEdit::heightForLines(int lines) const
{
    const QMargins margins = contentsMargins();
    return int(fontMetrics().lineSpacing() * lines + 2 * document()->documentMargin()) + margins.top() + margins.bottom() + 2;
}

QSize PromptEdit::sizeHint() const
{
    // A plain text document measures its height in lines.
    const int lines = int(document()->size().height());
    return {QPlainTextEdit::sizeHint().width(), heightForLines(qBound(fewestLines, lines, mostLines))};
}

QSize PromptEdit::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, heightForLines(fewestLines)};
}

void PromptEdit::fitHeight()
{
    updateGeometry();
}

void PromptEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fitHeight();
}

void PromptEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitHeight();
}

bool PromptEdit::sends(const QKeyEvent &event) const
{
    if (!isEnter(event))
        return false;
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    return modifiers == Qt::ControlModifier || (m_enterSends && modifiers == Qt::NoModifier);
}

void PromptEdit::keyPressEvent(QKeyEvent *event)
{
    if (m_composing) {
        // The key belongs to the composition, and if the input method let it through, to nobody.
        if (!isEnter(*event) && event->key() != Qt::Key_Escape)
            QPlainTextEdit::keyPressEvent(event);
        return;
    }
    if (sends(*event)) {
        Q_EMIT sendRequested();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT stopRequested();
        return;
    }
    if (!walk(*event))
        QPlainTextEdit::keyPressEvent(event);
}

bool PromptEdit::walk(const QKeyEvent &event)
{
    if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    if (event.key() == Qt::Key_Up)
        return goOlder();
    return event.key() == Qt::Key_Down && goNewer();
}

// In a text of one's own the first Up goes to its beginning, so that nobody leaves it by going up once too often.
bool PromptEdit::goOlder()
{
    QTextCursor cursor = textCursor();
    if (cursor.movePosition(QTextCursor::Up))
        return false;
    if (!textCursor().atStart() && !m_history.isWalking(toPlainText())) {
        moveCursor(QTextCursor::Start);
        return true;
    }
    if (const auto prompt = m_history.older(toPlainText()))
        replaceText(*prompt, QTextCursor::Start);
    return true;
}

bool PromptEdit::goNewer()
{
    QTextCursor cursor = textCursor();
    if (!m_history.isWalking(toPlainText()) || cursor.movePosition(QTextCursor::Down))
        return false;
    if (const auto prompt = m_history.newer(toPlainText()))
        replaceText(*prompt, QTextCursor::End);
    return true;
}

// As an edit, so that Ctrl+Z brings back what stood there.
void PromptEdit::replaceText(const QString &text, QTextCursor::MoveOperation place)
{
    QTextCursor all = textCursor();
    all.select(QTextCursor::Document);
    all.insertText(text);
    moveCursor(place);
}

bool PromptEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return offersFiles(*source) || QPlainTextEdit::canInsertFromMimeData(source);
}

void PromptEdit::insertFromMimeData(const QMimeData *source)
{
    if (offersFiles(*source))
        Q_EMIT filesOffered(offeredFiles(*source));
    else
        QPlainTextEdit::insertFromMimeData(source);
}

void PromptEdit::inputMethodEvent(QInputMethodEvent *event)
{
    QPlainTextEdit::inputMethodEvent(event);
    m_composing = !event->preeditString().isEmpty();
}

void PromptEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    Q_EMIT focusChanged(true);
}

void PromptEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    m_composing = false;
    Q_EMIT focusChanged(false);
}

} // namespace lineside
