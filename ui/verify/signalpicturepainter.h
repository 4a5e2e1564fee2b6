// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/verify/signalpicturelayout.h"

#include <QPalette>

class QPainter;

namespace lineside {

/// The fonts as the picture is painted with.
PictureMetrics pictureMetrics();

/// Paints a way that was laid out: onto the screen, into an image, into a drawing of lines. Station `current` is shown as the one that the
/// keyboard is at; -1 for none.
void paintWay(QPainter &painter, const Way &way, const SignalPictureLayout &layout, const QPalette &palette, int current = -1);

} // namespace lineside
