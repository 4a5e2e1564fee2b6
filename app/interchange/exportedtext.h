// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace lineside {

/// A file that has to lie beside an exported text for it to work.
struct ExportedFile {
    QString name; ///< without a folder, or below the text's own
    QByteArray bytes;
    friend bool operator==(const ExportedFile &, const ExportedFile &) = default;
};

/// What an export made, and what of the original it could not say.
struct ExportedText {
    QString text;
    QList<ExportedFile> files = {};
    QStringList warnings = {};
    friend bool operator==(const ExportedText &, const ExportedText &) = default;
};

} // namespace lineside
