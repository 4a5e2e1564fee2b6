// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/messageactionbar.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lineside {

MessageActionBar::MessageActionBar(QWidget *parent)
    : QFrame(parent)
{
    setObjectName(u"messageActions"_s);
    setProperty("surface", u"raised"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    setCursor(Qt::ArrowCursor);
    hide();
}

void MessageActionBar::offer(int turn, const QList<MessageAction> &actions)
{
    QList<TranscriptAction::Kind> kinds;
    for (const MessageAction &action : actions)
        kinds.append(action.kind);
    m_turn = turn;
    QList<QToolButton *> buttons = findChildren<QToolButton *>(Qt::FindDirectChildrenOnly);
    if (std::exchange(m_kinds, kinds) != kinds) {
        qDeleteAll(buttons);
        buttons.clear();
        for (const MessageAction &action : actions) {
            auto *button = new QToolButton(this);
            button->setIcon(theme::icon(action.icon));
            button->setToolTip(action.text);
            button->setAccessibleName(action.text);
            button->setObjectName(u"message"_s + action.icon);
            connect(button, &QToolButton::clicked, this, [this, kind = action.kind] { Q_EMIT triggered(m_turn, kind); });
            layout()->addWidget(button);
            buttons.append(button);
        }
    }
    for (qsizetype i = 0; i < buttons.size(); ++i)
        buttons.at(i)->setEnabled(actions.at(i).isEnabled);
    adjustSize();
}

void MessageActionBar::leaveEvent(QEvent *event)
{
    QFrame::leaveEvent(event);
    Q_EMIT left();
}

bool MessageActionBar::hasFocusInside() const
{
    return isAncestorOf(QApplication::focusWidget());
}

} // namespace lineside
