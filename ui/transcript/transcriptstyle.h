// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

#include <array>

namespace lineside {

/// A font of the transcript with what was measured of it. Heights are whole device pixels.
struct TextFace {
    QFont font;
    qreal lineHeight = 0;
    qreal baseline = 0;  ///< from a line's top
    qreal character = 0; ///< the mean width of one
    qreal space = 0;

    friend bool operator==(const TextFace &, const TextFace &) = default;
};

/// What the transcript looks like: fonts, colours, measures. Made once for a palette, a font, a zoom and a screen.
struct TranscriptStyle {
    TextFace text;
    TextFace small;
    TextFace large;
    TextFace code;
    TextFace smallCode;
    QPalette palette;
    QColor ink;
    QColor quiet;
    QColor link;
    QColor window;
    QColor codePanel;
    QColor codeTint; ///< behind code within text
    QColor hairline;
    QColor userTint;
    QColor selection;
    QColor found;
    QColor foundCurrent;
    QColor differs;
    std::array<QColor, 16> codeColours; ///< by CodeToken
    qreal devicePixelRatio = 1;
    qreal columnWidth = 0; ///< of about 76 characters
    qreal hair = 1; ///< one device pixel
    bool showsMath = false; ///< tells formulas between \( \), \[ \] and $$ apart

    /// `base` is the program's text font; `zoom` is 1 for its size.
    static TranscriptStyle from(const QPalette &palette, const QFont &base, qreal zoom, qreal devicePixelRatio);

    qreal snapped(qreal length) const; ///< to the nearest whole device pixel
    qreal snappedUp(qreal length) const; ///< to the next one that is not less

    friend bool operator==(const TranscriptStyle &, const TranscriptStyle &) = default;
};

} // namespace lineside
