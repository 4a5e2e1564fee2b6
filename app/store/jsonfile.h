// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace lineside {

/// The bytes of a file; empty where there is none. Kind::Storage with the name for one that cannot be read or is over 32 MiB.
Result<std::optional<QByteArray>> readWholeFile(const QString &fileName);

/// Replaces the file as a whole, or leaves it as it was. Makes its folder. Kind::Storage with the name.
Result<void> replaceFile(const QString &fileName, const QByteArray &bytes);

/// A JSON object; Kind::Storage with line and column for what is none.
Result<QJsonObject> parseObject(const QByteArray &bytes);

/// Names sorted, indented, one newline at the end: made to be compared line by line.
QByteArray toText(const QJsonObject &object);

/// Moves a file out of the way as `<name>.damaged-<UTC time>`, never over another file. The new name.
Result<QString> setAside(const QString &fileName);

/// "20261122T093320Z", for names of files that are kept.
QString fileTimeStamp();

} // namespace lineside
