// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/messageitemaccess.h"

#include "ui/transcript/messageaccess.h"
#include "ui/transcript/transcriptaccess.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptfocus.h"

namespace lineside {

MessageItemAccess::MessageItemAccess(MessageAccess *message, int index)
    : m_message(message)
    , m_index(index)
{
}

const MessageItem *MessageItemAccess::item() const
{
    if (!m_message || !m_message->isShown())
        return nullptr;
    const QList<MessageItem> &items = m_message->list()->contents(m_message->message()).items;
    return m_index < items.size() ? &items.at(m_index) : nullptr;
}

bool MessageItemAccess::isValid() const
{
    return item() != nullptr;
}

QWindow *MessageItemAccess::window() const
{
    return isValid() ? m_message->window() : nullptr;
}

QAccessibleInterface *MessageItemAccess::parent() const
{
    const MessageItem *of = item();
    if (!of)
        return nullptr;
    return of->parent < 0 ? m_message : m_message->item(of->parent);
}

int MessageItemAccess::childCount() const
{
    return isValid() ? int(itemsIn(m_message->list()->contents(m_message->message()).items, m_index).size()) : 0;
}

QAccessibleInterface *MessageItemAccess::child(int index) const
{
    if (!isValid())
        return nullptr;
    return m_message->item(itemsIn(m_message->list()->contents(m_message->message()).items, m_index).value(index, -1));
}

int MessageItemAccess::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *inside = dynamic_cast<const MessageItemAccess *>(child);
    if (!isValid() || !inside || !inside->isValid() || inside->parent() != this)
        return -1;
    return int(itemsIn(m_message->list()->contents(m_message->message()).items, m_index).indexOf(inside->index()));
}

QString MessageItemAccess::text(QAccessible::Text kind) const
{
    const MessageItem *of = item();
    if (!of)
        return {};
    if (kind == QAccessible::Name)
        return of->name;
    if (kind == QAccessible::Description && of->kind == MessageItem::Kind::Link)
        return of->action.target;
    const MessageText &text = m_message->list()->contents(m_message->message()).text;
    const bool isBlock = of->kind == MessageItem::Kind::Code || of->kind == MessageItem::Kind::Tool;
    if (kind != QAccessible::Value || !isBlock)
        return {};
    const qsizetype begin = text.pieceAt(of->piece).begin;
    return text.text().sliced(begin, text.pieceAt(of->piece + of->pieceCount - 1).end - begin);
}

/// Of what was never laid, where its piece is expected to be.
QRect MessageItemAccess::rect() const
{
    const MessageItem *of = item();
    if (!of)
        return {};
    TranscriptCanvas *canvas = m_message->list()->canvas();
    const qsizetype message = m_message->message();
    const LaidPiece *laid = canvas->layout().isSplit(message) ? canvas->layout().message(message).laid(of->piece) : nullptr;
    if (!laid)
        return m_message->rect();
    const QRectF first = canvas->areaOf(message, of->piece);
    QRectF area = first;
    const QList<QRectF> own = of->length > 0 ? laid->areasOf(of->begin, of->length) : laid->areasOf(of->action);
    if (of->acts() && !own.isEmpty()) {
        area = QRectF();
        for (const QRectF &part : own)
            area |= part.translated(first.topLeft());
    } else if (of->pieceCount > 1) {
        const LayoutTerms &terms = canvas->layout().terms();
        const MessageLayout &layout = canvas->layout().message(message);
        const qsizetype end = of->piece + of->pieceCount - 1;
        area.setHeight(terms.toLogical(layout.topOf(end) + layout.heightOf(end) - layout.topOf(of->piece)));
    }
    return m_message->list()->onScreen(area);
}

QAccessible::Role MessageItemAccess::role() const
{
    using Kind = MessageItem::Kind;
    const MessageItem *of = item();
    switch (of ? of->kind : Kind::Notice) {
    case Kind::Link:
        return QAccessible::Link;
    case Kind::Picture:
        return QAccessible::Graphic;
    case Kind::Code:
    case Kind::Tool:
    case Kind::Table:
        return QAccessible::Grouping;
    case Kind::TableRow:
        return QAccessible::Row;
    case Kind::CopyCode:
    case Kind::Reasoning:
    case Kind::Attachment:
    case Kind::Retry:
    case Kind::PreviousBranch:
    case Kind::NextBranch:
        return QAccessible::Button;
    case Kind::Error:
        return QAccessible::AlertMessage;
    case Kind::Footer:
        return QAccessible::Footer;
    case Kind::Notice:
        break;
    }
    return QAccessible::StaticText;
}

bool MessageItemAccess::hasFocus() const
{
    const TranscriptFocus *focus = m_message->list()->focus();
    return focus && focus->isShown() && focus->message() == m_message->message() && focus->item() == m_index;
}

QAccessible::State MessageItemAccess::state() const
{
    QAccessible::State state;
    const MessageItem *of = item();
    state.invalid = of == nullptr;
    if (!of)
        return state;
    const TranscriptCanvas *canvas = m_message->list()->canvas();
    state.readOnly = true;
    state.focusable = of->acts();
    state.focused = hasFocus();
    state.linked = of->kind == MessageItem::Kind::Link;
    state.expandable = of->kind == MessageItem::Kind::Reasoning;
    state.expanded = state.expandable && of->isExpanded;
    state.collapsed = state.expandable && !of->isExpanded;
    state.invisible = !canvas->isVisible();
    state.offscreen = m_message->state().offscreen;
    return state;
}

void *MessageItemAccess::interface_cast(QAccessible::InterfaceType type)
{
    const bool acts = isValid() && item()->acts();
    return type == QAccessible::ActionInterface && acts ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
}

QStringList MessageItemAccess::actionNames() const
{
    return isValid() && item()->acts() ? QStringList{pressAction(), setFocusAction()} : QStringList();
}

void MessageItemAccess::doAction(const QString &actionName)
{
    const MessageItem *of = item();
    if (!of || !of->acts())
        return;
    TranscriptAccess *list = m_message->list();
    if (actionName == pressAction())
        Q_EMIT list->canvas()->actionRequested(int(m_message->message()), int(of->piece), TranscriptAction(of->action));
    else if (actionName == setFocusAction() && list->focus())
        const_cast<TranscriptFocus *>(list->focus())->enter(int(m_message->message()), m_index);
}

} // namespace lineside
