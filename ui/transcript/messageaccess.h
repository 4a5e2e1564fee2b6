// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/messagetext.h"
#include "ui/transcript/textplace.h"

#include <QAccessible>

#include <map>

namespace lineside {

class MessageItemAccess;
class TranscriptAccess;

/// Tells assistive technology of a message: who speaks, its text, and as children what is in it besides.
class MessageAccess : public QAccessibleInterface, public QAccessibleTextInterface, public QAccessibleActionInterface
{
public:
    MessageAccess(TranscriptAccess *list, qsizetype message);
    ~MessageAccess() override;
    /// The message is gone.
    void detach();
    qsizetype message() const { return m_message; }
    TranscriptAccess *list() const { return m_list; }
    bool isShown() const; ///< there is such a message; not while it is told that it goes, when it is valid still

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QWindow *window() const override;
    QAccessibleInterface *parent() const override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *focusChild() const override;
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    /// The item at that place of the message's items, made when it is asked for; null if there is none.
    QAccessibleInterface *item(int index) const;

    void selection(int selectionIndex, int *startOffset, int *endOffset) const override;
    int selectionCount() const override;
    void addSelection(int startOffset, int endOffset) override;
    void removeSelection(int selectionIndex) override;
    void setSelection(int selectionIndex, int startOffset, int endOffset) override;
    int cursorPosition() const override;
    void setCursorPosition(int position) override;
    QString text(int startOffset, int endOffset) const override;
    QString textBeforeOffset(int offset, QAccessible::TextBoundaryType boundary, int *startOffset, int *endOffset) const override;
    QString textAfterOffset(int offset, QAccessible::TextBoundaryType boundary, int *startOffset, int *endOffset) const override;
    QString textAtOffset(int offset, QAccessible::TextBoundaryType boundary, int *startOffset, int *endOffset) const override;
    int characterCount() const override;
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int startIndex, int endIndex) override;
    QString attributes(int offset, int *startOffset, int *endOffset) const override;

    QStringList actionNames() const override;
    void doAction(const QString &actionName) override;
    QStringList keyBindingsForAction(const QString &actionName) const override;

private:
    MessageText::Stretch selected() const;
    TextPlace placeAt(int position) const;

    TranscriptAccess *m_list; ///< null once the message is gone
    qsizetype m_message;
    mutable std::map<int, QAccessible::Id> m_items; ///< those that were asked for
};

} // namespace lineside
