// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineside {

/// Whether an answer's model is the one that was asked for: “models/x”, “provider/x” and a dated or numbered edition of x are x.
bool sameModel(const QString &requested, const QString &answered);

} // namespace lineside
