// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/route.h"
#include "gateway/gatewayresource.h"

#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace lineside {

/// What a push did.
struct PushOutcome {
    bool created = false; ///< false: an existing route was replaced
    Route asStored;       ///< from a fresh read, secrets masked
};

/// Why a push was not made: the gateway's route is not the one that was last seen.
struct RouteConflict {
    Route ours;
    std::optional<Route> theirs; ///< as it is there now, secrets masked; none: it was deleted there
    friend bool operator==(const RouteConflict &, const RouteConflict &) = default;
};

using PushAttempt = std::variant<PushOutcome, RouteConflict>;

enum class PushMode { UnlessChanged, Overwrite };

struct ResourcePushOutcome {
    bool created = false;
    GatewayResource asStored;
    friend bool operator==(const ResourcePushOutcome &, const ResourcePushOutcome &) = default;
};

struct ResourceConflict {
    GatewayResource ours;
    std::optional<GatewayResource> theirs;
    friend bool operator==(const ResourceConflict &, const ResourceConflict &) = default;
};

using ResourcePushAttempt = std::variant<ResourcePushOutcome, ResourceConflict>;

/// What an order to delete did.
struct ResourceDeletion {
    bool deleted = false;      ///< false: there was none, or it is in use
    QList<ResourceKey> usedBy; ///< what refers to it, and kept it from being deleted
    friend bool operator==(const ResourceDeletion &, const ResourceDeletion &) = default;
};

/// A key of a draft beside the gateway's.
struct KeyComparison {
    enum class Finding {
        Same,
        Different,
        OnlyHere,
        OnlyThere,
        CipherText, ///< what the gateway has is no key but the cipher text of one: an answer of its own was put back
        Unknown,    ///< the draft's is a mask
    };
    QString place; ///< path in dots
    Finding finding = Finding::Unknown;
    friend bool operator==(const KeyComparison &, const KeyComparison &) = default;
};

} // namespace lineside
