// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace lineside {

/// What a gateway's administration tells about itself.
struct GatewayInfo {
    enum class Mode {
        Unknown,
        Traditional,      ///< routes are put one by one (etcd behind it)
        StandaloneApi,    ///< only the whole configuration can be put
        AdminUnavailable, ///< the gateway serves, but nothing answers as an admin API
    };
    enum class KeyRole {
        Unknown, ///< it was accepted for reading; only a write proves more
        Viewer,  ///< reads only
        Admin,
    };
    Mode mode = Mode::Unknown;
    QString version;        ///< "3.18.0"; empty where the gateway hides it
    bool keyAccepted = false;
    bool readOnlyKey = false; ///< as far as is known: only a write proves the contrary
    KeyRole role = KeyRole::Unknown;
    QStringList plugins = {}; ///< those that are switched on; empty where it does not tell
    std::optional<std::chrono::seconds> clockAhead = {}; ///< the gateway's clock against ours; none where they agree to two seconds

    QStringList aiPlugins() const;
    friend bool operator==(const GatewayInfo &, const GatewayInfo &) = default;
};

/// Is it that version or a later one? No where the version is not known.
bool isAtLeast(const QString &version, int major, int minor);

} // namespace lineside
