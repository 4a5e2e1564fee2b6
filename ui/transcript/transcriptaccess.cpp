// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/transcriptaccess.h"

#include "ui/transcript/messageaccess.h"
#include "ui/transcript/messageactionbar.h"
#include "ui/transcript/readingtools.h"
#include "ui/transcript/screenreader.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptfocus.h"

#include <algorithm>

namespace lineside {

namespace {

/// A reader goes back and forth between a few.
constexpr size_t mostContents = 4;

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *canvas = qobject_cast<TranscriptCanvas *>(object);
    return canvas ? new TranscriptAccess(canvas) : nullptr;
}

} // namespace

TranscriptAccess::TranscriptAccess(TranscriptCanvas *canvas)
    : QAccessibleWidget(canvas, QAccessible::List)
{
    m_burial.setSingleShot(true);
    m_burial.setInterval(0);
    m_connections = {
        QObject::connect(&m_burial, &QTimer::timeout, &m_burial, [this] {
            for (const QAccessible::Id id : std::exchange(m_gone, {}))
                QAccessible::deleteAccessibleInterface(id);
        }),
        QObject::connect(canvas, &TranscriptCanvas::messagesReplaced, canvas, [this](qsizetype first) { forgetFrom(first); }),
        QObject::connect(canvas, &TranscriptCanvas::piecesChanged, canvas, [this](qsizetype message) { forgetContents(message); }),
    };
}

TranscriptAccess::~TranscriptAccess()
{
    for (const QMetaObject::Connection &connection : m_connections)
        QObject::disconnect(connection);
    for (const auto &[message, id] : m_messages)
        QAccessible::deleteAccessibleInterface(id);
    for (const QAccessible::Id id : m_gone)
        QAccessible::deleteAccessibleInterface(id);
}

void TranscriptAccess::install()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(isInstalled)
}

TranscriptCanvas *TranscriptAccess::canvas() const
{
    return qobject_cast<TranscriptCanvas *>(object());
}

const TranscriptFocus *TranscriptAccess::focus() const
{
    return canvas() ? canvas()->findChild<TranscriptFocus *>(QString(), Qt::FindDirectChildrenOnly) : nullptr;
}

TranscriptSelection *TranscriptAccess::selection() const
{
    auto *tools = canvas() ? canvas()->findChild<ReadingTools *>(QString(), Qt::FindDirectChildrenOnly) : nullptr;
    return tools ? &tools->selection() : nullptr;
}

int TranscriptAccess::messageCount() const
{
    return canvas() ? int(canvas()->layout().count()) : 0;
}

/// The buttons that float over the messages come after them.
QList<QWidget *> TranscriptAccess::widgets() const
{
    QList<QWidget *> shown;
    const auto *bar = canvas() ? canvas()->findChild<MessageActionBar *>(QString(), Qt::FindDirectChildrenOnly) : nullptr;
    if (bar && bar->isVisible())
        shown.append(const_cast<MessageActionBar *>(bar));
    return shown;
}

int TranscriptAccess::childCount() const
{
    return messageCount() + int(widgets().size());
}

QAccessibleInterface *TranscriptAccess::child(int index) const
{
    const int messages = messageCount();
    if (index < 0 || index >= childCount())
        return nullptr;
    if (index >= messages)
        return QAccessible::queryAccessibleInterface(widgets().at(index - messages));
    const auto [place, isNew] = m_messages.try_emplace(index, 0);
    if (isNew)
        place->second = QAccessible::registerAccessibleInterface(new MessageAccess(const_cast<TranscriptAccess *>(this), index));
    return QAccessible::accessibleInterface(place->second);
}

QAccessibleInterface *TranscriptAccess::childAt(int x, int y) const
{
    if (!canvas())
        return nullptr;
    const QPoint point = canvas()->mapFromGlobal(QPoint(x, y));
    for (QWidget *widget : widgets()) {
        if (widget->geometry().contains(point))
            return QAccessible::queryAccessibleInterface(widget);
    }
    const QPoint inside = canvas()->viewport()->mapFrom(canvas(), point);
    if (!canvas()->viewport()->rect().contains(inside))
        return nullptr;
    const std::optional<TranscriptCanvas::Hit> hit = canvas()->hitAt(inside);
    return hit && hit->isOnPiece ? child(int(hit->message)) : nullptr;
}

int TranscriptAccess::indexOfChild(const QAccessibleInterface *child) const
{
    if (const auto *message = dynamic_cast<const MessageAccess *>(child))
        return message->isValid() && message->parent() == this ? int(message->message()) : -1;
    const qsizetype widget = child ? widgets().indexOf(qobject_cast<QWidget *>(child->object())) : -1;
    return widget < 0 ? -1 : messageCount() + int(widget);
}

QAccessibleInterface *TranscriptAccess::focusChild() const
{
    const TranscriptFocus *keyboard = focus();
    if (!keyboard || !keyboard->isShown())
        return QAccessibleWidget::focusChild();
    QAccessibleInterface *message = child(keyboard->message());
    return message && keyboard->item() >= 0 ? message->focusChild() : message;
}

QAccessible::State TranscriptAccess::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    return state;
}

const TranscriptAccess::Contents &TranscriptAccess::contents(qsizetype message) const
{
    const auto found = std::ranges::find(m_contents, message, &Contents::message);
    if (found != m_contents.end()) {
        std::rotate(found, found + 1, m_contents.end());
        return m_contents.back();
    }
    Contents contents;
    contents.message = message;
    contents.pieces = canvas()->layout().piecesOf(message);
    contents.text = MessageText(contents.pieces);
    contents.items = itemsOf(contents.pieces);
    if (m_contents.size() >= mostContents)
        m_contents.erase(m_contents.begin());
    m_contents.push_back(std::move(contents));
    return m_contents.back();
}

QRect TranscriptAccess::onScreen(const QRectF &area) const
{
    const QRect whole = area.toAlignedRect();
    const QRect seen = whole & canvas()->viewport()->rect();
    const QRect &told = seen.isEmpty() ? whole : seen;
    return {canvas()->viewport()->mapToGlobal(told.topLeft()), told.size()};
}

void TranscriptAccess::forgetContents(qsizetype message)
{
    std::erase_if(m_contents, [message](const Contents &contents) { return contents.message == message; });
}

void TranscriptAccess::forgetFrom(qsizetype first)
{
    // The one before may have lost what only the last one has.
    std::erase_if(m_contents, [first](const Contents &contents) { return contents.message >= first - 1; });
    for (auto gone = m_messages.lower_bound(first); gone != m_messages.end(); gone = m_messages.erase(gone)) {
        auto *message = static_cast<MessageAccess *>(QAccessible::accessibleInterface(gone->second));
        if (screenreader::isThere()) {
            QAccessibleEvent event(message, QAccessible::ObjectDestroyed);
            screenreader::tell(&event);
        }
        message->detach();
        m_gone.push_back(gone->second);
        m_burial.start();
    }
    tellAdded(first);
}

/// The last ones: whoever opens a long conversation asks for the others when they are wanted.
void TranscriptAccess::tellAdded(qsizetype first)
{
    constexpr int mostTold = 8;
    for (int added = std::max(int(first), messageCount() - mostTold); screenreader::isThere() && added < messageCount(); ++added) {
        QAccessibleEvent event(child(added), QAccessible::ObjectCreated);
        screenreader::tell(&event);
    }
}

} // namespace lineside
