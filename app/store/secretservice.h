// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace lineside {

/// How many entries the secret service holds for a key, by whether it could hand them out right now.
struct EntryCount {
    qsizetype open = 0;
    qsizetype locked = 0;
};

/// Counts the entries of `service` with the id, without unlocking anything. A read cannot tell "not there" from "locked" and a
/// delete in a locked keychain reports success, so this is the only sound answer to "is it there". Empty: it was not told.
/// `done` is not called if the context is deleted first.
void countEntries(const QString &connectionName, const QString &service, const QString &id, std::chrono::milliseconds limit, QObject *context,
                  std::function<void(std::optional<EntryCount>)> done);

} // namespace lineside
