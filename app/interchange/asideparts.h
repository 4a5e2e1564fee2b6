// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/attachment.h"
#include "core/target.h"

#include <QJsonObject>

namespace lineside {

/// A part of an imported message that is not understood, as an attachment with its JSON.
Attachment asidePart(const QString &kind, const QJsonObject &part);
/// Who answered elsewhere: names alone, nothing that could be asked again.
Target importedTarget(const QString &program, const QString &model);

} // namespace lineside
