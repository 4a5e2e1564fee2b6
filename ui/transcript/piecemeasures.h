// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"
#include "ui/transcript/laidpiece.h"
#include "ui/transcript/textbox.h"

namespace lineside {

// Measures that a layout, the guess of its height and the spaces around it agree upon.
namespace measures {

inline constexpr qreal tiny = theme::Tiny;
inline constexpr qreal small = theme::Small;
inline constexpr qreal panelSide = 12;  ///< between the edge of a panel and what is on it
inline constexpr qreal panelEdge = 8;
inline constexpr qreal cellSide = 12;
inline constexpr qreal cellEdge = 5;
inline constexpr qreal sliderHeight = 4;
inline constexpr qreal sliderLane = 8; ///< with the space around it

} // namespace measures

inline constexpr QStringView footerSeparator = u" · ";
inline constexpr qsizetype mostAddress = 300; ///< of an image's address that is shown

/// The face of a text piece: of its heading's level, of quiet text, of code.
TextBoxSetting textSettingOf(const TranscriptPiece &piece, const TranscriptStyle &style);
/// The widths that a table's columns get: what they want, if there is room, and never less than a few words.
QList<qreal> fittedColumns(const QList<qreal> &wanted, qreal width, const TranscriptStyle &style);
qreal lampSize(const TranscriptStyle &style);
qreal buttonHeight(const TranscriptStyle &style);
/// How far down its panel or tinted block a piece begins and ends, besides the space above.
qreal edgeAbove(const TranscriptPiece &piece);
qreal edgeBelow(const TranscriptPiece &piece);

} // namespace lineside
