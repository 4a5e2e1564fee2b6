// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/commandpalette.h"

#include "ui/shell/commandname.h"
#include "ui/shell/fuzzymatch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionregistry.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

enum ItemRole { ShortcutRole = Qt::UserRole, ActionRole };

/// An action's row, with its shortcut at the end of the line.
class CommandDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        painter->save();
        painter->setPen(theme::quietTextColor(option.palette));
        painter->setFont(theme::font(theme::TextSize::Small));
        painter->drawText(option.rect.adjusted(0, 0, -theme::Medium, 0), Qt::AlignTrailing | Qt::AlignVCenter, index.data(ShortcutRole).toString());
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(ActionRegistry &actions, QWidget *parent)
    : QFrame(parent)
    , m_actions(actions)
    , m_edit(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(u"commandPalette"_s);
    setProperty("surface", u"raised"_s);
    setAutoFillBackground(true);
    setAccessibleName(tr("Commands"));
    m_edit->setObjectName(u"commandPaletteEdit"_s);
    m_edit->setPlaceholderText(tr("What do you want to do?"));
    m_edit->setAccessibleName(tr("Search commands"));
    m_list->setObjectName(u"commandPaletteList"_s);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setProperty("surface", u"none"_s);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Small, theme::Small, theme::Small, theme::Small);
    layout->setSpacing(theme::Tiny);
    layout->addWidget(m_edit);
    layout->addWidget(m_list);
    m_edit->installEventFilter(this);
    parent->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    hide();
}

void CommandPalette::open()
{
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    m_edit->clear();
    fill();
    place();
    show();
    raise();
    m_edit->setFocus();
}

void CommandPalette::place()
{
    const QSize room = parentWidget()->size();
    const int width = qMin(room.width() - 2 * theme::Wide, fontMetrics().averageCharWidth() * 80);
    const int height = qMin(room.height() * 2 / 3, fontMetrics().height() * 22);
    setGeometry((room.width() - width) / 2, room.height() / 10, width, height);
}

void CommandPalette::fill()
{
    struct Match {
        int score;
        QAction *action;
    };
    std::vector<Match> matches;
    for (QAction *action : m_actions.actions()) {
        if (!action->isEnabled() || !action->isVisible())
            continue;
        if (const auto score = fuzzyScore(m_edit->text(), commandName(*action)))
            matches.push_back({*score, action});
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match &a, const Match &b) { return a.score > b.score; });
    m_list->clear();
    for (const Match &match : matches) {
        auto *item = new QListWidgetItem(match.action->icon(), commandName(*match.action), m_list);
        item->setData(ShortcutRole, match.action->shortcut().toString(QKeySequence::NativeText));
        item->setData(ActionRole, match.action->objectName());
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::moveBy(int rows)
{
    if (m_list->count() > 0)
        m_list->setCurrentRow(qBound(0, m_list->currentRow() + rows, m_list->count() - 1));
}

void CommandPalette::run()
{
    const QListWidgetItem *item = m_list->currentItem();
    QAction *action = item ? m_actions.action(item->data(ActionRole).toString()) : nullptr;
    leave();
    if (!action)
        return;
    Q_EMIT aboutToTrigger(action);
    action->trigger();
}

void CommandPalette::leave()
{
    const bool hadFocus = m_edit->hasFocus();
    hide();
    if (hadFocus && m_focusBefore)
        m_focusBefore->setFocus();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (event->type() == QEvent::FocusOut && isVisible() && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
        leave();
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Up:
        moveBy(-1);
        return true;
    case Qt::Key_Down:
        moveBy(1);
        return true;
    case Qt::Key_PageUp:
        moveBy(-8);
        return true;
    case Qt::Key_PageDown:
        moveBy(8);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Escape:
        leave();
        return true;
    default:
        return false;
    }
}

} // namespace lineside
