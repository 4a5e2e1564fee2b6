// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace lineside::cli {

/// The lines that differ, "-" before what only `from` has and "+" before what only `to` has, in their order, with the unchanged
/// line above each change for orientation; empty where nothing differs. Meant for texts of some hundred lines.
QStringList lineDiff(const QStringList &from, const QStringList &to);

} // namespace lineside::cli
