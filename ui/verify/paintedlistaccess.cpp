// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/paintedlistaccess.h"

#include "ui/verify/paintedlist.h"

namespace lineside {

namespace {

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *list = qobject_cast<PaintedList *>(object);
    return list ? new PaintedListAccess(list) : nullptr;
}

} // namespace

PaintedListAccess::PaintedListAccess(PaintedList *list)
    : QAccessibleWidget(list, QAccessible::List)
{
}

PaintedListAccess::~PaintedListAccess()
{
    for (const QAccessible::Id id : std::as_const(m_children))
        QAccessible::deleteAccessibleInterface(id);
}

void PaintedListAccess::install()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(isInstalled)
}

PaintedList *PaintedListAccess::list() const
{
    return qobject_cast<PaintedList *>(object());
}

int PaintedListAccess::childCount() const
{
    return list() ? list()->itemCount() : 0;
}

QAccessibleInterface *PaintedListAccess::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    while (m_children.size() <= index) {
        auto *item = new PaintedItemAccess(list(), int(m_children.size()));
        m_children.append(QAccessible::registerAccessibleInterface(item));
    }
    return QAccessible::accessibleInterface(m_children.at(index));
}

QAccessibleInterface *PaintedListAccess::childAt(int x, int y) const
{
    for (int i = 0; i < childCount(); ++i) {
        if (child(i)->rect().contains(x, y))
            return child(i);
    }
    return nullptr;
}

int PaintedListAccess::indexOfChild(const QAccessibleInterface *child) const
{
    for (int i = 0; i < m_children.size(); ++i) {
        if (QAccessible::accessibleInterface(m_children.at(i)) == child)
            return i;
    }
    return -1;
}

QAccessibleInterface *PaintedListAccess::focusChild() const
{
    return list() && list()->hasFocus() ? child(list()->currentItem()) : nullptr;
}

PaintedItemAccess::PaintedItemAccess(PaintedList *list, int index)
    : m_list(list)
    , m_index(index)
{
}

bool PaintedItemAccess::isValid() const
{
    return m_index < m_list->itemCount();
}

QAccessibleInterface *PaintedItemAccess::parent() const
{
    return QAccessible::queryAccessibleInterface(m_list);
}

QString PaintedItemAccess::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    if (kind == QAccessible::Name)
        return m_list->itemName(m_index);
    if (kind == QAccessible::Description)
        return m_list->itemDescription(m_index);
    return {};
}

QRect PaintedItemAccess::rect() const
{
    if (!isValid())
        return {};
    const QRect local = m_list->itemRect(m_index);
    return {m_list->mapToGlobal(local.topLeft()), local.size()};
}

QAccessible::State PaintedItemAccess::state() const
{
    QAccessible::State state;
    state.focusable = true;
    state.selectable = true;
    state.invisible = !m_list->isVisible();
    state.selected = m_index == m_list->currentItem();
    state.focused = state.selected && m_list->hasFocus();
    return state;
}

} // namespace lineside
