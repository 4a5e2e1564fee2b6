// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace lineside::cli {

/// Are a POSIX shell and curl here?
bool canRunCurl();

/// Runs a command with sh, with these variables in its environment only. What it wrote; Kind::Network with its own words if it failed.
Result<QByteArray> runInShell(const QString &command, const QList<std::pair<QString, QByteArray>> &variables);

} // namespace lineside::cli
