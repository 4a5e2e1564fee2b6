// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace lineside {

/// A file that goes along with a question: an image, or text. Its bytes are shared, not copied.
struct Attachment {
    QString name;         ///< as the user knows it, without a path
    QByteArray mediaType; ///< "image/png", "text/plain"
    QByteArray data;

    bool isImage() const { return mediaType.startsWith("image/"); }
    friend bool operator==(const Attachment &, const Attachment &) = default;
};

} // namespace lineside
