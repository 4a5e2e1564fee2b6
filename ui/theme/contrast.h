// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QList>

/// Arithmetic with colours: how well one can be read on another, and what to do about it.
namespace lineside::theme {

/// WCAG 2's contrast ratio, 1 to 21.
double contrastRatio(const QColor &a, const QColor &b);
/// `a` with `share` (0 to 1) of `b` in it.
QColor mixed(const QColor &a, const QColor &b, double share);
/// The colour, moved towards black or white just as far as it takes to reach `ratio` on every one of the backgrounds.
QColor legible(const QColor &color, const QList<QColor> &backgrounds, double ratio);

} // namespace lineside::theme
