// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineside {

/// Can there be a keychain at all? What is known before the first key is asked for.
struct KeychainProbe {
    enum class Finding {
        Present,
        NoBus,     ///< no session bus, or none that answers
        NoService, ///< nobody on the bus keeps secrets, and nobody can be started to
        NoLibrary, ///< the library that speaks to the service is not installed
    };
    Finding finding = Finding::NoBus;
    bool secretService = false; ///< the service is org.freedesktop.secrets, which can be asked about what it holds
};

/// Looks for a keychain; blocks, so it belongs in a worker thread. On success the bus stays connected under `connectionName`.
/// Prompts for nothing.
KeychainProbe probeKeychain(const QString &connectionName, const QString &library);

} // namespace lineside
