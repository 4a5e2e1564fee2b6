// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

namespace lineside {

/// Every action of the window by id ("chat.send", "routes.push"), for menus, shortcuts and the command palette.
/// Pages add theirs when they are built; the registry owns the actions.
class ActionRegistry : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Adds an action. With a `scope` widget its shortcut works while the focus is inside; without one, everywhere.
    QAction *add(const QString &id, const QString &text, const QKeySequence &shortcut = {}, const QString &iconName = {}, QWidget *scope = nullptr);
    QAction *action(const QString &id) const; ///< null if there is none
    const QList<QAction *> &actions() const { return m_actions; }

Q_SIGNALS:
    void added(QAction *action);

private:
    QList<QAction *> m_actions;
};

} // namespace lineside
