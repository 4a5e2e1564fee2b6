// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QRect>
#include <QSize>

namespace lineside {

/// Places for boxes that stand in lines from left to right, as many in a line as fit; a box that is too wide has a line of its own, cut to it.
QList<QRect> flow(const QList<QSize> &boxes, int width, int gap);

} // namespace lineside
