// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QPalette>

#include <optional>

namespace lineside::theme {

/// Our own palettes. An accent the desktop has chosen is taken where text on it can be read.
QPalette lightPalette(const std::optional<QColor> &accent = {});
QPalette darkPalette(const std::optional<QColor> &accent = {});

} // namespace lineside::theme
