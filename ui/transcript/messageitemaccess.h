// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/messageitems.h"

#include <QAccessible>

namespace lineside {

class MessageAccess;

/// Tells assistive technology of something in a message: a link, a block of code, a row of a table, a button.
class MessageItemAccess : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    MessageItemAccess(MessageAccess *message, int index);
    /// The message is gone.
    void detach() { m_message = nullptr; }
    int index() const { return m_index; } ///< into the message's items

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QWindow *window() const override;
    QAccessibleInterface *parent() const override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface *child) const override;
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override;
    QAccessible::Role role() const override;
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    QStringList actionNames() const override;
    void doAction(const QString &actionName) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    const MessageItem *item() const; ///< null when there is none any more
    bool hasFocus() const;

    MessageAccess *m_message;
    int m_index;
};

} // namespace lineside
