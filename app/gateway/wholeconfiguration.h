// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/route.h"
#include "gateway/gatewayresource.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace lineside {

/// What putting a whole configuration would change.
struct WholeConfigurationPlan {
    struct Change {
        enum class Kind { Created, Replaced, Dropped };
        Kind kind = Kind::Replaced;
        ResourceKey key;
        std::optional<Route> theirs = {}; ///< what would be replaced or dropped, keys masked
        friend bool operator==(const Change &, const Change &) = default;
    };
    QList<Change> changes;       ///< nothing else differs
    qsizetype untouched = 0;     ///< resources that stay as they are
    QByteArray basedOn;          ///< the digest of the configuration that was read
    QByteArray configuration;    ///< a JSON template of what would be put; the gateway's own keys are masks in it

    bool drops() const;
    friend bool operator==(const WholeConfigurationPlan &, const WholeConfigurationPlan &) = default;
};

} // namespace lineside
