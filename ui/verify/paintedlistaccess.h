// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAccessibleWidget>
#include <QList>

namespace lineside {

class PaintedList;

/// Tells assistive technology of a PaintedList: a list, and an item for each thing painted in it.
class PaintedListAccess : public QAccessibleWidget
{
public:
    explicit PaintedListAccess(PaintedList *list);
    ~PaintedListAccess() override;
    static void install();

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *focusChild() const override;

private:
    PaintedList *list() const;

    mutable QList<QAccessible::Id> m_children;
};

/// One thing in a PaintedList.
class PaintedItemAccess : public QAccessibleInterface
{
public:
    PaintedItemAccess(PaintedList *list, int index);

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override;

    int index() const { return m_index; }

private:
    PaintedList *m_list; ///< outlives this: the list's own interface deletes its items
    int m_index;
};

} // namespace lineside
