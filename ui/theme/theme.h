// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/appsettings.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

class QApplication;
class QPainter;
class QRectF;

/// How Lineside looks, in one place: colours, type, spaces, lamps and icons. Everything else paints with palette roles and these.
namespace lineside::theme {

/// What a lamp says. Each has a colour and a shape of its own, so that colour is never the only sign.
enum class Signal {
    Go,          ///< disc
    Caution,     ///< triangle
    Stop,        ///< octagon with a cross
    Unknown,     ///< ring
    Information, ///< square
};

/// The spaces, in device-independent pixels: 4, 8, 12, 16, 24, 32.
enum Space { Tiny = 4, Small = 8, Medium = 12, Large = 16, Wide = 24, Huge = 32 };
inline constexpr int radius = 6;

/// The three sizes of type, relative to the system's font: 0.87, 1, 1.25.
enum class TextSize { Small, Normal, Large };

/// Sets style, palette and style sheet for the whole program; follows `settings.scheme`. May be called again at any time.
void apply(QApplication &application, const AppSettings &settings);

bool isDark(const QPalette &palette);
QColor signalColor(Signal signal, const QPalette &palette); ///< at least 3:1 on the palette's window
QColor signalTextColor(Signal signal, const QPalette &palette); ///< at least 4.5:1
QColor sideColor(const QPalette &palette);     ///< the surface a shade off: rails, lists
QColor raisedColor(const QPalette &palette);   ///< the surface of inputs
QColor codeColor(const QPalette &palette);     ///< behind code in running text
QColor hairlineColor(const QPalette &palette);
QColor quietTextColor(const QPalette &palette); ///< footers and hints; at least 4.5:1
QColor userTintColor(const QPalette &palette);  ///< behind the user's turns

QFont font(TextSize size = TextSize::Normal);
QFont codeFont(TextSize size = TextSize::Normal);
QFont tabularFont(TextSize size = TextSize::Normal); ///< digits of one width

void paintLamp(QPainter &painter, const QRectF &box, Signal signal, const QPalette &palette);
QString signalName(Signal signal); ///< for screen readers: "go", "caution" …

/// One of our own icons in the palette's text colour, crisp at any scale: "chat", "routes", "verify", "settings", "send", "stop",
/// "copy", "retry", "add", "delete", "edit", "refresh", "push", "pull", "key", "gateway", "provider", "search", "curl", "close",
/// "more", "check", "warning", "error", "info", "play", "menu", "fold", "unfold", "palette", "attach", "file". Another `role` for an icon on a fill.
QIcon icon(const QString &name, QPalette::ColorRole role = QPalette::WindowText);
/// The program's own icon: a lineside signal with one lamp lit.
QIcon programIcon();

} // namespace lineside::theme
