// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/prompts/promptmenu.h"

#include "chat/catalog.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QListView>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int mostRows = 8;
constexpr qsizetype longestTyped = 60;

} // namespace

PromptMenu::PromptMenu(Catalog &catalog, QPlainTextEdit *edit, SurroundingsSource surroundings)
    : QFrame(edit)
    , m_catalog(catalog)
    , m_edit(edit)
    , m_surroundings(std::move(surroundings))
    , m_list(new QListView(this))
{
    setObjectName(u"promptMenu"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setProperty("surface", u"raised"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_list->setObjectName(u"promptMenuList"_s);
    m_list->setAccessibleName(tr("Prompts"));
    m_list->setModel(&m_prompts);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto *manage = new QToolButton(this);
    manage->setObjectName(u"managePrompts"_s);
    manage->setText(tr("Manage prompts…"));
    manage->setAutoRaise(true);
    manage->setFocusPolicy(Qt::NoFocus);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme::Tiny, theme::Tiny, theme::Tiny, theme::Tiny);
    rows->setSpacing(theme::Tiny);
    rows->addWidget(m_list);
    rows->addWidget(manage);
    hide();
    m_edit->installEventFilter(this);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &PromptMenu::follow);
    connect(m_edit, &QPlainTextEdit::cursorPositionChanged, this, &PromptMenu::follow);
    connect(&m_catalog, &Catalog::changed, this, [this] {
        if (isVisible())
            follow();
    });
    connect(m_list, &QListView::clicked, this, &PromptMenu::choose);
    connect(manage, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT libraryRequested();
    });
}

std::optional<QString> PromptMenu::typed() const
{
    const QTextCursor cursor = m_edit->textCursor();
    const QTextBlock first = m_edit->document()->firstBlock();
    const bool isAfterSlash = first.text().startsWith(u'/') && cursor.block() == first && cursor.position() > 0 && !cursor.hasSelection();
    if (!isAfterSlash || cursor.position() > longestTyped)
        return std::nullopt;
    return first.text().sliced(1, cursor.position() - 1);
}

void PromptMenu::follow()
{
    const std::optional<QString> words = typed();
    if (!m_edit->document()->firstBlock().text().startsWith(u'/'))
        m_isDismissed = false;
    const bool mayShow = words && !m_isDismissed && m_edit->isVisible() && !m_edit->isReadOnly() && m_edit->hasFocus();
    m_prompts.setPrompts(mayShow ? promptsMatching(m_catalog.workspace().prompts, *words, Prompt::Use::Question) : QList<Prompt>());
    if (m_prompts.rowCount() == 0) {
        hide();
        return;
    }
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_prompts.index(0));
    place();
}

void PromptMenu::place()
{
    QWidget *window = m_edit->window();
    if (parentWidget() != window)
        setParent(window);
    const int rowHeight = std::max(m_list->sizeHintForRow(0), fontMetrics().lineSpacing());
    m_list->setFixedHeight(rowHeight * std::min(m_prompts.rowCount(), mostRows) + 2 * theme::Tiny);
    const QPoint corner = m_edit->mapTo(window, QPoint());
    const int width = std::min(m_edit->width(), fontMetrics().averageCharWidth() * 60);
    const int height = sizeHint().height();
    setGeometry(corner.x(), std::max(0, corner.y() - height - theme::Tiny), width, height);
    show();
    raise();
}

bool PromptMenu::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit)
        return false;
    if (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide) {
        hide();
        return false;
    }
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move) {
        if (isVisible())
            place();
        return false;
    }
    return event->type() == QEvent::KeyPress && isVisible() && takeKey(*static_cast<QKeyEvent *>(event));
}

bool PromptMenu::takeKey(const QKeyEvent &event)
{
    const bool isComposing = !m_edit->textCursor().block().layout()->preeditAreaText().isEmpty();
    if (isComposing || (event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    switch (event.key()) {
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_PageUp:
        move(-mostRows);
        return true;
    case Qt::Key_PageDown:
        move(mostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        choose();
        return true;
    case Qt::Key_Escape:
        m_isDismissed = true;
        hide();
        return true;
    default:
        return false;
    }
}

void PromptMenu::move(int rows)
{
    const int row = std::clamp(m_list->currentIndex().row() + rows, 0, m_prompts.rowCount() - 1);
    m_list->setCurrentIndex(m_prompts.index(row));
    QAccessibleEvent event(m_list, QAccessible::Focus); // the focus is in the text, but this is what one chooses
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

void PromptMenu::choose()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const Prompt prompt = m_prompts.prompts().at(index.row());
    const int replaced = m_edit->textCursor().position();
    m_isDismissed = true;
    hide();
    put(prompt, replaced);
}

void PromptMenu::insert(const Prompt &prompt)
{
    put(prompt, 0);
}

void PromptMenu::put(const Prompt &prompt, int replaced)
{
    usePrompt(prompt, m_surroundings(), m_edit, [this, replaced](const QString &text) {
        QTextCursor cursor = m_edit->textCursor();
        if (replaced > 0 && m_edit->document()->firstBlock().text().startsWith(u'/')) {
            cursor.setPosition(0);
            cursor.setPosition(std::min(replaced, m_edit->document()->characterCount() - 1), QTextCursor::KeepAnchor);
        }
        m_isDismissed = true; // the prompt may itself begin with a slash
        cursor.insertText(text);
        m_edit->setTextCursor(cursor);
        m_edit->setFocus();
    });
}

} // namespace lineside
