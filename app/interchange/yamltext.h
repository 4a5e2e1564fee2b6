// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonValue>
#include <QList>

namespace lineside {

/// The value as a YAML document without a `---`. Texts are quoted wherever a reader of YAML 1.1 or 1.2 could take them for something else.
/// Names and ids come first, as people write them; the rest in the order of the alphabet.
QString toYaml(const QJsonValue &value);

/// The documents in the text. Kind::BadRequest names the line of what is no YAML, and refuses what grows without bounds: more than
/// 4 MiB, 100 levels or 200,000 values, aliases counted where they are used.
Result<QList<QJsonValue>> fromYaml(const QByteArray &text);

} // namespace lineside
