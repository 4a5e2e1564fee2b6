// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "store/keychainprobe.h"

#include <QString>

#include <chrono>

/// What is said when the keychain does not do what it was asked. `details` are the keychain's own words; they are cut.
namespace lineside::keychainerrors {

QString absence(KeychainProbe::Finding finding); ///< why there is no keychain
QString silence(std::chrono::milliseconds patience);
QString broken(const QString &details);

Error unreachable(const QString &id, const QString &reason);
Error readFailed(const QString &id, const QString &details);
Error readLocked(const QString &id);
Error notFound(const QString &id);
Error notFoundOrLocked(const QString &id); ///< where the keychain cannot tell
Error writeFailed(const QString &id, const QString &details);
Error writeLocked(const QString &id, const QString &details);
Error notText(const QString &id);
Error removeFailed(const QString &id, const QString &details);
Error removeLocked(const QString &id, const QString &details);
Error unanswered(std::chrono::milliseconds patience, bool isWrite);

} // namespace lineside::keychainerrors
