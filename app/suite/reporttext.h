// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineside {

/// Text that any report can hold: what XML has no way to write (control characters, halves of pairs, U+FFFE and U+FFFF) and marks that
/// reorder what is read are replaced. Line breaks and tabs stay.
QString reportText(const QString &untrusted);

} // namespace lineside
