// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/attachment.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace lineside {

/// The `content` of a message, as JSON: plain text as long as there is no image, as not every server and gateway plugin takes a list of
/// parts; otherwise a list, with images as `data:` URLs. A text file is text between fences, under its name.
QByteArray encodeContent(const QString &text, const QList<Attachment> &attachments);

/// The attached file as text between fences that do not occur in it.
QString fencedText(const Attachment &file);

} // namespace lineside
