// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/usage.h"

#include <QJsonValue>

namespace lineside {

/// Usage in whichever of the known namings, in the normal form. Empty where the value is no object or names no count.
/// Counts that are no counts (null, text, negative) are taken as not reported.
Usage readUsage(const QJsonValue &value);

} // namespace lineside
