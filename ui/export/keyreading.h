// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secretstore.h"

#include <QList>

#include <functional>
#include <map>

namespace lineside {

/// Keys that were read together.
struct ReadKeys {
    std::map<SecretRef, Secret> keys;
    QList<SecretRef> missing;  ///< there is no such key, or it cannot be read
    bool isWhole = true;       ///< otherwise the keychain did not answer in time
};

/// Reads these keys and tells once, in the context's thread; after some seconds what was read until then, for a keychain may be asking its
/// user. Not told if the context goes before.
void readKeys(SecretStore &secrets, const QList<SecretRef> &references, QObject *context, std::function<void(ReadKeys)> done);

} // namespace lineside
