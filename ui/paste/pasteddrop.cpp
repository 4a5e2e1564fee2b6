// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/paste/pasteddrop.h"

#include <QCoreApplication>
#include <QCursor>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QMouseEvent>
#include <QPointer>
#include <QUrl>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString fileIn(const QMimeData &data)
{
    static const QStringList suffixes{u"sh"_s, u"txt"_s, u"bru"_s, u"json"_s, u"yaml"_s, u"yml"_s, u"fish"_s, u"ps1"_s, u"cmd"_s, u"bat"_s, u"curl"_s};
    const QString file = data.urls().size() == 1 ? data.urls().constFirst().toLocalFile() : QString();
    return suffixes.contains(QFileInfo(file).suffix().toLower()) ? file : QString();
}

QString textIn(const QMimeData &data)
{
    return data.hasUrls() ? QString() : data.text();
}

// A text of ours from which something was dragged is not told that the button was released. Its timer, which scrolls while one drags beyond
// its edge, would begin the next drag, which holds all keys and clicks back.
void releaseButton(QWidget &source)
{
    const QPoint global = QCursor::pos();
    QMouseEvent release(QEvent::MouseButtonRelease, source.mapFromGlobal(global), global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&source, &release);
}

} // namespace

PastedDrop::PastedDrop(QWidget *window)
    : QObject(window)
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool PastedDrop::offersRequest(const QMimeData &data)
{
    return !fileIn(data).isEmpty() || !textIn(data).trimmed().isEmpty();
}

bool PastedDrop::eventFilter(QObject *, QEvent *event)
{
    const bool isDrop = event->type() == QEvent::Drop;
    if (!isDrop && event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove)
        return false;
    auto *drop = static_cast<QDropEvent *>(event);
    if (!offersRequest(*drop->mimeData()))
        return false;
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (!isDrop)
        return true;
    // When the drag is over.
    QMetaObject::invokeMethod(
        this,
        [this, source = QPointer(qobject_cast<QWidget *>(drop->source())), file = fileIn(*drop->mimeData()), text = textIn(*drop->mimeData())] {
            if (source)
                releaseButton(*source);
            if (!file.isEmpty())
                Q_EMIT fileDropped(file);
            else
                Q_EMIT textDropped(text);
        },
        Qt::QueuedConnection);
    return true;
}

} // namespace lineside
