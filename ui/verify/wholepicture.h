// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QPalette>
#include <QSizeF>
#include <QString>

#include <functional>

class QPainter;
class QWidget;

namespace lineside {

/// Something painted, apart from any window: it can be painted again at any scale.
struct WholePicture {
    QSizeF size;
    std::function<void(QPainter &)> paint; ///< from (0, 0) on
};

/// One below the other, with a margin around them. Empty ones are left out.
WholePicture stacked(const QList<WholePicture> &pictures);
/// A line of text, cut to the width.
WholePicture textLine(const QString &text, qreal width, bool strong, const QPalette &palette);

QByteArray pngOf(const WholePicture &picture, const QPalette &palette); ///< two pixels to the unit
QByteArray svgOf(const WholePicture &picture, const QPalette &palette, const QString &title);

/// Asks for a file, PNG or SVG by its name, and writes the picture. `done` is called with the file's name in the parent's thread; not at
/// all where the user takes no file.
void savePicture(QWidget *parent, const WholePicture &picture, const QString &title, std::function<void(Result<QString>)> done);

} // namespace lineside
