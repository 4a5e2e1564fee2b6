// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/attachment.h"
#include "core/result.h"

#include <QImage>
#include <QSize>

#include <atomic>

namespace lineside {

/// What may go along with one question. Larger requests are turned down by most servers, and by gateways before them.
struct AttachmentLimits {
    int count = 10;
    qint64 fileBytes = qint64(20) << 20; ///< of a file as it is read
    qint64 textBytes = qint64(1) << 20;
    qint64 allBytes = qint64(30) << 20;  ///< of all together, as they are sent
    qint64 pixels = 100'000'000;         ///< of an image as it is read
};

/// An attachment and what a chip shows of it.
struct PreparedAttachment {
    Attachment attachment;
    QImage thumbnail; ///< null for a text
    QSize pixels;     ///< of the image as it is sent
};

/// "1.5 MB"
QString sizeText(qint64 bytes);

/// What is in the file, recognised by its content: an image, or text in UTF-8. Images are always written anew, as JPEG where they came as one
/// and as PNG otherwise, upright and without what a camera wrote beside the picture; `longSide` above 0 scales larger ones down to it.
/// Takes a while: not for the window's thread.
Result<PreparedAttachment> prepareAttachment(const QString &name, const QByteArray &bytes, int longSide, const AttachmentLimits &limits = {});
Result<PreparedAttachment> prepareAttachment(const QString &name, const QImage &image, int longSide);

/// Reads a regular file up to the limit. Stops with Kind::Cancelled once `cancelled` is set.
Result<QByteArray> readAttachmentFile(const QString &path, const std::atomic<bool> &cancelled, const AttachmentLimits &limits = {});

} // namespace lineside
