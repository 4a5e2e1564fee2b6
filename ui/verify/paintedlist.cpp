// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/paintedlist.h"

#include "ui/verify/paintedlistaccess.h"

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int narrowestPicture = 960; // so that nothing has to be cut that a small window cuts

} // namespace

PaintedList::PaintedList(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    PaintedListAccess::install();
}

void PaintedList::setCurrentItem(int index)
{
    index = std::clamp(index, -1, itemCount() - 1);
    if (index == m_current)
        return;
    m_current = index;
    update();
    if (m_current >= 0 && QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(m_current);
        QAccessible::updateAccessibility(&event);
    }
    Q_EMIT currentItemChanged(m_current);
}

void PaintedList::itemsReplaced()
{
    setAccessibleDescription(plainText());
    if (m_current >= itemCount())
        setCurrentItem(itemCount() - 1);
    update();
}

void PaintedList::step(int by)
{
    if (itemCount() == 0)
        return;
    if (m_current < 0)
        setCurrentItem(by > 0 ? 0 : itemCount() - 1);
    else
        setCurrentItem(std::clamp(m_current + by, 0, itemCount() - 1));
}

void PaintedList::keyPressEvent(QKeyEvent *event)
{
    const bool isHorizontal = direction() == Qt::Horizontal;
    const bool isMirrored = isHorizontal && isRightToLeft();
    if (event->matches(QKeySequence::Copy))
        copyText();
    else if (event->key() == (isHorizontal ? Qt::Key_Right : Qt::Key_Down))
        step(isMirrored ? -1 : 1);
    else if (event->key() == (isHorizontal ? Qt::Key_Left : Qt::Key_Up))
        step(isMirrored ? 1 : -1);
    else if (event->key() == Qt::Key_Home)
        setCurrentItem(0);
    else if (event->key() == Qt::Key_End)
        setCurrentItem(itemCount() - 1);
    else if (m_current >= 0
             && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
             && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)))
        Q_EMIT itemActivated(m_current);
    else
        QWidget::keyPressEvent(event);
}

void PaintedList::focusInEvent(QFocusEvent *event)
{
    if (m_current < 0 && event->reason() != Qt::MouseFocusReason)
        setCurrentItem(0);
    QWidget::focusInEvent(event);
    update();
}

void PaintedList::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void PaintedList::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy as text"), this, [this] { copyText(); });
    if (itemCount() > 0)
        menu->addAction(tr("Save as picture…"), this, [this] { save(); })->setObjectName(u"savePictureEntry"_s);
    menu->popup(event->globalPos());
}

void PaintedList::save()
{
    const WholePicture whole = stacked({picture(std::max(width(), narrowestPicture))});
    savePicture(this, whole, accessibleName(), [this](const Result<QString> &saved) {
        if (saved)
            Q_EMIT pictureSaved(*saved);
        else
            Q_EMIT pictureNotSaved(saved.error());
    });
}

void PaintedList::copyText() const
{
    QGuiApplication::clipboard()->setText(plainText());
}

} // namespace lineside
