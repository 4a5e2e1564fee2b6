// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/attachments/attachmentchip.h"

#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QPixmap thumbnail(const QImage &image, int side, qreal ratio)
{
    QPixmap pixmap = QPixmap::fromImage(image.scaled(QSize(side, side) * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

QString describeItem(const AttachmentList::Item &item)
{
    if (item.reading)
        return AttachmentChip::tr("reading");
    const QString size = sizeText(item.prepared.attachment.data.size());
    const QSize pixels = item.prepared.pixels;
    return pixels.isEmpty() ? size : AttachmentChip::tr("%1 × %2, %3").arg(QString::number(pixels.width()), QString::number(pixels.height()), size);
}

} // namespace

AttachmentChip::AttachmentChip(const AttachmentList::Item &item, QWidget *parent)
    : QFrame(parent)
    , m_id(item.id)
    , m_picture(new QLabel(this))
    , m_name(new QLabel(this))
    , m_size(new QLabel(this))
    , m_remove(new QToolButton(this))
{
    setObjectName(u"attachmentChip"_s);
    setProperty("surface", u"raised"_s);
    setFocusPolicy(Qt::StrongFocus);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setFixedSize(fontMetrics().height() * 2, fontMetrics().height() * 2);
    m_name->setTextFormat(Qt::PlainText);
    m_size->setTextFormat(Qt::PlainText);
    m_size->setFont(theme::font(theme::TextSize::Small));
    m_size->setProperty("quiet", true);
    m_remove->setObjectName(u"removeAttachment"_s);
    m_remove->setIcon(theme::icon(u"close"_s));
    m_remove->setFocusPolicy(Qt::NoFocus); // Delete does the same, and there is one stop of Tab less for each file
    connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeRequested(m_id); });
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(theme::Tiny, theme::Tiny, theme::Tiny, theme::Tiny);
    layout->setHorizontalSpacing(theme::Small);
    layout->setVerticalSpacing(0);
    layout->addWidget(m_picture, 0, 0, 2, 1);
    layout->addWidget(m_name, 0, 1, Qt::AlignBottom);
    layout->addWidget(m_size, 1, 1, Qt::AlignTop);
    layout->addWidget(m_remove, 0, 2, 2, 1, Qt::AlignCenter);
    showItem(item);
}

void AttachmentChip::showItem(const AttachmentList::Item &item)
{
    const QString about = describeItem(item);
    m_name->setText(fontMetrics().elidedText(item.name, Qt::ElideMiddle, fontMetrics().averageCharWidth() * 24));
    m_size->setText(about);
    if (item.prepared.thumbnail.isNull())
        m_picture->setPixmap(theme::icon(u"file"_s).pixmap(m_picture->size() * 0.7, devicePixelRatioF()));
    else
        m_picture->setPixmap(thumbnail(item.prepared.thumbnail, m_picture->width(), devicePixelRatioF()));
    setToolTip(item.name.toHtmlEscaped() + u"<br>"_s + about.toHtmlEscaped());
    setAccessibleName(tr("Attached: %1, %2").arg(item.name, about));
    setAccessibleDescription(tr("Press Delete to remove it"));
    m_remove->setToolTip(tr("Remove (Delete)"));
    m_remove->setAccessibleName(tr("Remove %1").arg(item.name));
}

void AttachmentChip::keyPressEvent(QKeyEvent *event)
{
    const bool leftToRight = layoutDirection() == Qt::LeftToRight;
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        Q_EMIT removeRequested(m_id);
        return;
    case Qt::Key_Left:
        Q_EMIT leaveRequested(leftToRight ? -1 : 1);
        return;
    case Qt::Key_Right:
        Q_EMIT leaveRequested(leftToRight ? 1 : -1);
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

void AttachmentChip::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    markFocus();
}

void AttachmentChip::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    markFocus();
}

void AttachmentChip::markFocus()
{
    setProperty("focused", hasFocus());
    style()->unpolish(this);
    style()->polish(this);
}

} // namespace lineside
