// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/transcriptstyle.h"

#include "ui/theme/codecolors.h"
#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>

#include <cmath>

namespace lineside {

namespace {

// The transcript's text is a little larger than the program's. Three sizes are enough, and code looks as large as text when it is smaller.
constexpr qreal textFactor = 1.05;
constexpr qreal smallFactor = 0.87 * textFactor;
constexpr qreal largeFactor = 1.25 * textFactor;
constexpr qreal codeFactor = 0.96;
constexpr qreal smallCodeFactor = 0.87 * codeFactor;
constexpr qreal textLineHeight = 1.45;
constexpr qreal largeLineHeight = 1.3;
constexpr int columnCharacters = 76;

QFont sized(QFont font, const QFont &base, qreal factor)
{
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * factor);
    else
        font.setPixelSize(qMax(1, qRound(base.pixelSize() * factor)));
    return font;
}

static_assert(std::tuple_size_v<decltype(TranscriptStyle::codeColours)> == size_t(CodeToken::Error) + 1);

TextFace measured(const QFont &font, qreal lineHeight, const TranscriptStyle &style)
{
    const QFontMetricsF metrics(font);
    TextFace face;
    face.font = font;
    const qreal natural = metrics.ascent() + metrics.descent();
    face.lineHeight = style.snappedUp(qMax(natural, QFontInfo(font).pixelSize() * lineHeight));
    face.baseline = style.snapped((face.lineHeight - natural) / 2 + metrics.ascent());
    face.character = metrics.averageCharWidth();
    face.space = metrics.horizontalAdvance(u' ');
    return face;
}

} // namespace

TranscriptStyle TranscriptStyle::from(const QPalette &palette, const QFont &base, qreal zoom, qreal devicePixelRatio)
{
    TranscriptStyle style;
    style.devicePixelRatio = devicePixelRatio;
    style.hair = 1 / devicePixelRatio;
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    style.text = measured(sized(base, base, zoom * textFactor), textLineHeight, style);
    style.small = measured(sized(base, base, zoom * smallFactor), textLineHeight, style);
    style.large = measured(sized(base, base, zoom * largeFactor), largeLineHeight, style);
    style.code = measured(sized(fixed, base, zoom * codeFactor), textLineHeight, style);
    style.smallCode = measured(sized(fixed, base, zoom * smallCodeFactor), textLineHeight, style);
    style.columnWidth = style.snapped(style.text.character * columnCharacters);

    style.palette = palette;
    style.ink = palette.color(QPalette::WindowText);
    style.window = palette.color(QPalette::Window);
    style.quiet = theme::quietTextColor(palette);
    style.link = palette.color(QPalette::Link);
    style.codePanel = theme::codeColor(palette);
    style.codeTint = theme::mixed(style.window, style.ink, theme::isDark(palette) ? 0.11 : 0.07);
    style.hairline = theme::hairlineColor(palette);
    style.userTint = theme::userTintColor(palette);
    for (size_t token = 0; token < style.codeColours.size(); ++token)
        style.codeColours[token] = theme::codeTokenColor(CodeToken(token), palette);
    // Mixed so that text of any colour can still be read on them.
    style.selection = theme::mixed(style.window, palette.color(QPalette::Highlight), theme::isDark(palette) ? 0.55 : 0.3);
    const QColor caution = theme::signalColor(theme::Signal::Caution, palette);
    style.found = theme::mixed(style.window, caution, 0.3);
    style.foundCurrent = theme::mixed(style.window, caution, theme::isDark(palette) ? 0.5 : 0.6);
    style.differs = theme::mixed(style.window, theme::signalColor(theme::Signal::Information, palette), theme::isDark(palette) ? 0.4 : 0.2);
    return style;
}

qreal TranscriptStyle::snapped(qreal length) const
{
    return std::round(length * devicePixelRatio) / devicePixelRatio;
}

qreal TranscriptStyle::snappedUp(qreal length) const
{
    return std::ceil(length * devicePixelRatio - 0.001) / devicePixelRatio;
}

} // namespace lineside
