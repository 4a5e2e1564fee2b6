// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QSizeF>

namespace lineside {

/// The room that a picture gets in the transcript, whatever its own size.
QSizeF thumbnailBox();

/// A small copy of an attached image, sharp on a screen of that ratio; null for what is no image, too large, or of a kind that could
/// hold more than pixels. Takes long for large images, so it is for another thread than the window's.
QImage thumbnailOf(const QByteArray &data, qreal devicePixelRatio);

} // namespace lineside
