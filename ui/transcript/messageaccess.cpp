// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/messageaccess.h"

#include "ui/transcript/messageitemaccess.h"
#include "ui/transcript/textattributes.h"
#include "ui/transcript/transcriptaccess.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptfocus.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::MessageAccess)
};

QString replyName(const ChatTurn &turn)
{
    const QString asked = turn.model.isEmpty() ? requestedModel(turn.target) : turn.model;
    const QString model = asked.isEmpty() ? Tr::tr("Model") : asked;
    switch (turn.state) {
    case ReplyState::Waiting:
        return Tr::tr("%1, waiting for the answer").arg(model);
    case ReplyState::Growing:
        return Tr::tr("%1, still writing").arg(model);
    case ReplyState::Cut:
        return Tr::tr("%1, cut off").arg(model);
    case ReplyState::Stopped:
        return Tr::tr("%1, stopped").arg(model);
    case ReplyState::Failed:
        return Tr::tr("%1, failed").arg(model);
    case ReplyState::Complete:
        break;
    }
    return model;
}

QString nameOf(const ChatTurn &turn)
{
    switch (turn.role) {
    case Role::System:
        return Tr::tr("System");
    case Role::User:
        return Tr::tr("You");
    case Role::Tool:
        return Tr::tr("Result of a tool call");
    case Role::Assistant:
        break;
    }
    return replyName(turn);
}

/// What it begins with, so that going from message to message tells them apart.
QString beginningOf(const QString &text)
{
    constexpr qsizetype longest = 200;
    const QString begin = text.left(2 * longest).simplified();
    if (begin.size() <= longest)
        return begin;
    const qsizetype word = begin.lastIndexOf(u' ', longest);
    return begin.first(word > longest / 2 ? word : longest) + u" …"_s;
}

} // namespace

MessageAccess::MessageAccess(TranscriptAccess *list, qsizetype message)
    : m_list(list)
    , m_message(message)
{
}

MessageAccess::~MessageAccess()
{
    for (const auto &[index, id] : m_items)
        QAccessible::deleteAccessibleInterface(id);
}

void MessageAccess::detach()
{
    m_list = nullptr;
    for (const auto &[index, id] : m_items)
        static_cast<MessageItemAccess *>(QAccessible::accessibleInterface(id))->detach();
}

bool MessageAccess::isValid() const
{
    return m_list != nullptr;
}

bool MessageAccess::isShown() const
{
    return m_list && m_message < m_list->messageCount();
}

QWindow *MessageAccess::window() const
{
    return isShown() ? m_list->window() : nullptr;
}

QAccessibleInterface *MessageAccess::parent() const
{
    return m_list;
}

int MessageAccess::childCount() const
{
    return isShown() ? int(itemsIn(m_list->contents(m_message).items, -1).size()) : 0;
}

QAccessibleInterface *MessageAccess::child(int index) const
{
    if (!isShown())
        return nullptr;
    return item(itemsIn(m_list->contents(m_message).items, -1).value(index, -1));
}

QAccessibleInterface *MessageAccess::item(int index) const
{
    if (!isShown() || index < 0 || index >= m_list->contents(m_message).items.size())
        return nullptr;
    const auto [place, isNew] = m_items.try_emplace(index, 0);
    if (isNew)
        place->second = QAccessible::registerAccessibleInterface(new MessageItemAccess(const_cast<MessageAccess *>(this), index));
    return QAccessible::accessibleInterface(place->second);
}

QAccessibleInterface *MessageAccess::childAt(int x, int y) const
{
    for (int i = 0; i < childCount(); ++i) {
        if (child(i)->rect().contains(x, y))
            return child(i);
    }
    return nullptr;
}

int MessageAccess::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *item = dynamic_cast<const MessageItemAccess *>(child);
    return item && item->isValid() && item->parent() == this ? int(itemsIn(m_list->contents(m_message).items, -1).indexOf(item->index())) : -1;
}

QAccessibleInterface *MessageAccess::focusChild() const
{
    const TranscriptFocus *focus = isShown() ? m_list->focus() : nullptr;
    return focus && focus->isShown() && focus->message() == m_message ? item(focus->item()) : nullptr;
}

QString MessageAccess::text(QAccessible::Text kind) const
{
    if (!isShown())
        return {};
    const ChatTurn &turn = m_list->canvas()->layout().turn(m_message);
    switch (kind) {
    case QAccessible::Name:
        return nameOf(turn);
    case QAccessible::Description:
        return beginningOf(turn.text.isEmpty() ? turn.refusal : turn.text.toString());
    default:
        return {};
    }
}

QRect MessageAccess::rect() const
{
    return isShown() ? m_list->onScreen(m_list->canvas()->areaOf(m_message)) : QRect();
}

QAccessible::State MessageAccess::state() const
{
    QAccessible::State state;
    state.invalid = !isShown();
    if (state.invalid)
        return state;
    const TranscriptCanvas *canvas = m_list->canvas();
    const TranscriptFocus *focus = m_list->focus();
    const ReplyState reply = canvas->layout().turn(m_message).state;
    const bool isReply = canvas->layout().turn(m_message).role == Role::Assistant;
    state.focusable = true;
    state.focused = focus && focus->isShown() && focus->message() == m_message && focus->item() < 0;
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    state.busy = isReply && (reply == ReplyState::Waiting || reply == ReplyState::Growing);
    state.invisible = !canvas->isVisible();
    state.offscreen = !canvas->areaOf(m_message).intersects(canvas->viewport()->rect());
    return state;
}

void *MessageAccess::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface *>(this);
    return nullptr;
}

QStringList MessageAccess::actionNames() const
{
    return {setFocusAction()};
}

void MessageAccess::doAction(const QString &actionName)
{
    if (isShown() && m_list->focus() && actionName == setFocusAction())
        const_cast<TranscriptFocus *>(m_list->focus())->enter(int(m_message));
}

QStringList MessageAccess::keyBindingsForAction(const QString &) const
{
    return {};
}

} // namespace lineside
