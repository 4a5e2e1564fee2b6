// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/transcriptpointer.h"

#include "ui/transcript/openablelink.h"
#include "ui/transcript/transcriptcanvas.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

/// Encoded, so that no character can hide another; short enough for a line.
QString shownTarget(const QString &target)
{
    constexpr qsizetype longest = 200;
    const QString encoded = QUrl(target).toString(QUrl::FullyEncoded);
    return encoded.size() > longest ? encoded.first(longest) + u'…' : encoded;
}

QString tipOf(const TranscriptAction &action)
{
    using Kind = TranscriptAction::Kind;
    switch (action.kind) {
    case Kind::OpenLink:
        return isOpenableLink(action.target) ? shownTarget(action.target)
                                             : TranscriptPointer::tr("This link is not opened: %1").arg(shownTarget(action.target));
    case Kind::CopyCode:
        return TranscriptPointer::tr("Copy this code");
    case Kind::PreviousBranch:
        return TranscriptPointer::tr("The version before this one");
    case Kind::NextBranch:
        return TranscriptPointer::tr("The version after this one");
    case Kind::Retry:
        return TranscriptPointer::tr("Ask again");
    case Kind::CopyCurl:
        return TranscriptPointer::tr("Copy the request of this reply as a curl command");
    case Kind::Verify:
        return TranscriptPointer::tr("Measure this request");
    default:
        return {};
    }
}

} // namespace

TranscriptPointer::TranscriptPointer(TranscriptCanvas &canvas)
    : QObject(&canvas)
    , m_canvas(canvas)
{
    canvas.viewport()->installEventFilter(this);
    connect(&canvas, &TranscriptCanvas::scrolled, this, [this] {
        if (m_canvas.viewport()->underMouse())
            hover(m_canvas.viewport()->mapFromGlobal(QCursor::pos()));
    });
}

bool TranscriptPointer::eventFilter(QObject *, QEvent *event)
{
    const bool isMouse = event->type() == QEvent::MouseMove || event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonRelease;
    if (isMouse && slide(*static_cast<QMouseEvent *>(event)))
        return true;
    switch (event->type()) {
    case QEvent::MouseMove:
        hover(static_cast<QMouseEvent *>(event)->position().toPoint());
        Q_EMIT moved(m_hovered.message);
        break;
    case QEvent::MouseButtonPress:
        press(*static_cast<QMouseEvent *>(event));
        break;
    case QEvent::MouseButtonRelease:
        release(*static_cast<QMouseEvent *>(event));
        break;
    case QEvent::Leave:
        leave();
        break;
    case QEvent::ToolTip:
        showTip(*static_cast<QHelpEvent *>(event));
        return true;
    default:
        break;
    }
    return false;
}

/// Takes the sideways bar of a block along; returns whether that is what the mouse does.
bool TranscriptPointer::slide(const QMouseEvent &event)
{
    const std::optional<TranscriptCanvas::Hit> hit = m_canvas.hitAt(event.position().toPoint());
    if (event.type() == QEvent::MouseButtonPress && event.button() == Qt::LeftButton && hit) {
        m_sliding = m_canvas.slidingAt(*hit);
        m_slidAt = event.position().x();
        m_pressed = {int(hit->message), int(hit->piece), {}};
        return m_sliding > 0;
    }
    if (m_sliding <= 0)
        return false;
    if (event.type() == QEvent::MouseMove)
        m_canvas.scrollSideways(m_pressed.message, m_pressed.piece, (event.position().x() - std::exchange(m_slidAt, event.position().x())) * m_sliding);
    else if (event.type() == QEvent::MouseButtonRelease)
        m_sliding = 0;
    return true;
}

TranscriptPointer::Target TranscriptPointer::targetAt(QPoint point) const
{
    const std::optional<TranscriptCanvas::Hit> hit = m_canvas.hitAt(point);
    if (!hit)
        return {};
    Target target{int(hit->message), int(hit->piece), {}};
    if (hit->isOnPiece)
        target.action = m_canvas.layout().lay(hit->message, hit->piece).actionAt(hit->point);
    if (target.action.kind == TranscriptAction::Kind::OpenAttachment)
        target.action = {}; // it is the user's own
    return target;
}

void TranscriptPointer::hover(QPoint point)
{
    const Target target = targetAt(point);
    const Target before = std::exchange(m_hovered, target);
    if (target.action == before.action)
        return;
    const bool acts = target.action.kind != TranscriptAction::Kind::None;
    m_canvas.viewport()->setCursor(acts ? Qt::PointingHandCursor : Qt::IBeamCursor);
    const auto linkOf = [](const Target &of) { return of.action.kind == TranscriptAction::Kind::OpenLink ? of.action.target : QString(); };
    if (linkOf(target) != linkOf(before))
        Q_EMIT linkHovered(linkOf(target).isEmpty() ? QString() : shownTarget(linkOf(target)));
}

void TranscriptPointer::leave()
{
    const Target before = std::exchange(m_hovered, Target());
    if (before.action.kind == TranscriptAction::Kind::OpenLink)
        Q_EMIT linkHovered(QString());
    Q_EMIT moved(-1);
}

void TranscriptPointer::press(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return;
    m_pressedAt = event.position().toPoint();
    m_pressed = targetAt(m_pressedAt);
}

void TranscriptPointer::release(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return;
    const Target pressed = std::exchange(m_pressed, Target());
    const QPoint point = event.position().toPoint();
    const bool isClick = (point - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    if (isClick && pressed.action.kind != TranscriptAction::Kind::None && pressed == targetAt(point))
        Q_EMIT triggered(pressed.message, pressed.piece, pressed.action);
}

void TranscriptPointer::showTip(const QHelpEvent &event) const
{
    const QString tip = tipOf(targetAt(event.pos()).action);
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event.globalPos(), tip.toHtmlEscaped(), m_canvas.viewport());
}

} // namespace lineside
