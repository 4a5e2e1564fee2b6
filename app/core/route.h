// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/strongid.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineside {

/// What an `ai-proxy` plugin is told.
struct AiProxy {
    QString provider;             ///< "gemini", "openai-compatible" and so on, as the gateway names them
    QList<HttpHeader> authHeader; ///< e.g. Authorization: Bearer {keychain:gemini}
    QList<HttpHeader> authQuery;
    QString model;                ///< options.model; empty: the client's request decides
    QByteArray options;           ///< a JSON object: the other options; empty if there are none
    QString endpoint;             ///< override.endpoint; empty: the provider's own
    std::optional<int> timeoutMs;
    QByteArray rest;              ///< a JSON object: whatever else the plugin holds, kept as it is; empty if nothing
    friend bool operator==(const AiProxy &, const AiProxy &) = default;
};

/// A gateway's route as it is drafted here. Fields that Lineside has no name for survive in `rest` and `plugins`.
struct Route {
    RouteId id;
    QString name;
    QString description;
    QStringList uris;
    QStringList methods; ///< empty: all
    QStringList hosts;   ///< empty: all
    bool enabled = true;
    std::optional<AiProxy> aiProxy;
    QByteArray plugins; ///< a JSON object: the plugins besides ai-proxy; empty if there are none
    QByteArray rest;    ///< a JSON object: the other fields; empty if there are none
    std::optional<qint64> modifiedIndex; ///< the gateway's revision when it was read; not part of the draft

    /// What a person calls it: the name, or the id.
    QString label() const { return name.isEmpty() ? id.toString() : name; }
    friend bool operator==(const Route &, const Route &) = default;
};

} // namespace lineside
