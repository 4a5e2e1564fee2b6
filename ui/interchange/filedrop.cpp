// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/interchange/filedrop.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace lineside {

namespace {

QString fileIn(const QMimeData &data, const QString &suffix)
{
    const QString file = data.urls().size() == 1 ? data.urls().constFirst().toLocalFile() : QString();
    return file.endsWith(u'.' + suffix, Qt::CaseInsensitive) ? file : QString();
}

} // namespace

FileDrop::FileDrop(QWidget *target, const QString &suffix)
    : QObject(target)
    , m_suffix(suffix)
{
    target->setAcceptDrops(true);
    target->installEventFilter(this);
}

bool FileDrop::eventFilter(QObject *, QEvent *event)
{
    const bool isDrop = event->type() == QEvent::Drop;
    if (!isDrop && event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove)
        return false;
    auto *drop = static_cast<QDropEvent *>(event);
    const QString file = fileIn(*drop->mimeData(), m_suffix);
    if (file.isEmpty())
        return false;
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (isDrop)
        Q_EMIT dropped(file);
    return true;
}

} // namespace lineside
