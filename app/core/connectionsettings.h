// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace lineside {

/// How a connection is made, the same for chat, administration and probes.
struct ConnectionSettings {
    enum class Proxy {
        System, ///< what the system or the environment says
        None,
        Fixed,  ///< `proxy`
    };
    Proxy proxyMode = Proxy::System;
    QUrl proxy;                ///< http://, https:// or socks5://; without a password (a proxy's key is a reference of its own)
    QString caFile;            ///< PEM; trusted besides the system's authorities. Empty: those alone.
    QString clientCertificate; ///< PEM; empty: none
    QString clientKey;         ///< PEM; empty: in the certificate's file

    std::chrono::milliseconds connectLimit{10'000};
    std::chrono::milliseconds firstByteLimit{120'000}; ///< from the request sent to the first byte of the answer
    std::chrono::milliseconds idleLimit{120'000};      ///< between two reads of the answer
    std::optional<std::chrono::milliseconds> totalLimit;

    friend bool operator==(const ConnectionSettings &, const ConnectionSettings &) = default;
};

} // namespace lineside
