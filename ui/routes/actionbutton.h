// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>

namespace lineside {

/// A button with an action's icon, text and state; `name` finds it.
template<class Button> Button *makeActionButton(QAction *action, const QString &name, QWidget *parent)
{
    auto *button = new Button(parent);
    button->setObjectName(name);
    button->setText(action->text());
    button->setIcon(action->icon());
    button->setAccessibleName(action->text());
    button->setToolTip(action->shortcut().isEmpty() ? action->text()
                                                    : QCoreApplication::translate("lineside::ActionButton", "%1 (%2)")
                                                          .arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
    const auto follow = [button, action] {
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
    };
    follow();
    QObject::connect(button, &QAbstractButton::clicked, action, [action] { action->trigger(); });
    QObject::connect(action, &QAction::changed, button, follow);
    return button;
}

} // namespace lineside
