// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/passingclipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QByteArray digest(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

void copyInPassing(const QString &text, std::chrono::milliseconds time)
{
    auto *data = new QMimeData; // the clipboard owns it
    data->setText(text);
    data->setData(u"x-kde-passwordManagerHint"_s, "secret"); // desktops that keep a history of the clipboard leave it out
    QClipboard *clipboard = QGuiApplication::clipboard();
    clipboard->setMimeData(data);
    QTimer::singleShot(time, clipboard, [clipboard, copied = digest(text)] {
        if (digest(clipboard->text()) == copied)
            clipboard->clear();
    });
}

} // namespace lineside
