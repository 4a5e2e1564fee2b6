// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectionsettings.h"
#include "core/secretref.h"
#include "core/strongid.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace lineside {

/// An AI gateway that the user has set up: where it is administered and where it serves. Apache APISIX for now.
struct Gateway {
    GatewayId id;
    QString name;
    QUrl adminUrl; ///< with the prefix, e.g. http://127.0.0.1:9180/apisix/admin; a bare host gets it
    std::optional<SecretRef> adminKey;
    QUrl dataUrl; ///< e.g. http://127.0.0.1:9080
    QByteArray consumerHeader = "apikey";
    std::optional<SecretRef> consumerKey;
    ConnectionSettings connection;
    bool isDemo = false;
    friend bool operator==(const Gateway &, const Gateway &) = default;
};

} // namespace lineside
