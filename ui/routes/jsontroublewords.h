// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/jsonoutline.h"

namespace lineside {

/// What is wrong, and what to do, in a sentence.
QString describeTrouble(JsonTrouble::Kind trouble);

/// "Line 3, column 5: …"
QString withPlace(const QString &text, qsizetype place, const QString &sentence);

} // namespace lineside
