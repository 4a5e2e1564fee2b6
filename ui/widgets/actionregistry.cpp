// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/actionregistry.h"

#include "ui/theme/theme.h"

#include <QWidget>

#include <algorithm>

namespace lineside {

QAction *ActionRegistry::add(const QString &id, const QString &text, const QKeySequence &shortcut, const QString &iconName, QWidget *scope)
{
    if (QAction *replaced = action(id)) {
        m_actions.removeOne(replaced);
        delete replaced;
    }
    auto *action = new QAction(text, this);
    action->setObjectName(id);
    action->setShortcut(shortcut);
    if (!iconName.isEmpty())
        action->setIcon(theme::icon(iconName));
    if (scope) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        scope->addAction(action);
    } else {
        action->setShortcutContext(Qt::WindowShortcut);
    }
    m_actions.append(action);
    Q_EMIT added(action);
    return action;
}

QAction *ActionRegistry::action(const QString &id) const
{
    const auto found = std::find_if(m_actions.cbegin(), m_actions.cend(), [&id](const QAction *action) { return action->objectName() == id; });
    return found == m_actions.cend() ? nullptr : *found;
}

} // namespace lineside
