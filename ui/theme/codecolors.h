// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "highlight/codehighlighter.h"

#include <QColor>
#include <QPalette>

namespace lineside::theme {

/// The colour of a kind of code; at least 4.5:1 on every surface that code is shown on, and what matters is told apart by
/// colour-blind eyes as well. Kinds that seldom meet share a hue.
QColor codeTokenColor(CodeToken token, const QPalette &palette);

} // namespace lineside::theme
