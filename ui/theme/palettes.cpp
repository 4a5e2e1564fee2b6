// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/palettes.h"

#include "ui/theme/contrast.h"

namespace lineside::theme {

namespace {

struct Tones {
    QRgb window;
    QRgb raised;
    QRgb text;
    QRgb accent;
};

constexpr Tones light{.window = 0xfffafafb, .raised = 0xffffffff, .text = 0xff1d2126, .accent = 0xff2a62bd};
constexpr Tones dark{.window = 0xff1c1e21, .raised = 0xff26292d, .text = 0xffe6e8eb, .accent = 0xff3b74cf};

QColor readableOn(const QColor &fill)
{
    return contrastRatio(Qt::white, fill) >= 4.5 ? QColor(Qt::white) : legible(fill, {fill}, 4.5);
}

void setDisabled(QPalette &palette, const QColor &text, const QColor &window)
{
    const QColor faint = mixed(text, window, 0.55);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, mixed(window, text, 0.15));
}

QPalette made(const Tones &tones, const std::optional<QColor> &systemAccent)
{
    const QColor window(tones.window);
    const QColor raised(tones.raised);
    const QColor text(tones.text);
    const QColor accent = systemAccent.value_or(QColor(tones.accent));
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, raised);
    palette.setColor(QPalette::AlternateBase, mixed(raised, text, 0.03));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, mixed(raised, text, 0.03));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, legible(QColor(0xd5, 0x5e, 0x00), {window}, 4.5));
    palette.setColor(QPalette::ToolTipBase, raised);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, legible(mixed(text, raised, 0.45), {window, raised}, 4.5));
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, readableOn(accent));
    palette.setColor(QPalette::Link, legible(accent, {window, raised}, 4.5));
    palette.setColor(QPalette::LinkVisited, legible(mixed(accent, text, 0.3), {window, raised}, 4.5));
    // Fusion outlines with shades of these.
    palette.setColor(QPalette::Light, mixed(window, Qt::white, 0.1));
    palette.setColor(QPalette::Midlight, mixed(window, text, 0.05));
    palette.setColor(QPalette::Mid, mixed(window, text, 0.18));
    palette.setColor(QPalette::Dark, mixed(window, text, 0.3));
    palette.setColor(QPalette::Shadow, Qt::black);
    setDisabled(palette, text, window);
    return palette;
}

} // namespace

QPalette lightPalette(const std::optional<QColor> &accent)
{
    return made(light, accent);
}

QPalette darkPalette(const std::optional<QColor> &accent)
{
    return made(dark, accent);
}

} // namespace lineside::theme
