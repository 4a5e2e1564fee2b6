// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QStringList>

class QMimeData;

namespace lineside {

/// What a drop or the clipboard offers to attach.
struct OfferedFiles {
    QStringList paths; ///< of local files
    QImage image;      ///< where there are no files

    bool isEmpty() const { return paths.isEmpty() && image.isNull(); }
};

/// Is there anything to attach? Text goes before a picture of it, as programs that copy tables offer both.
bool offersFiles(const QMimeData &data);
OfferedFiles offeredFiles(const QMimeData &data);

} // namespace lineside
