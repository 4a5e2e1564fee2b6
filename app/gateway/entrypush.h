// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/apisixapi.h"

#include <functional>
#include <optional>

namespace lineside {

/// What is to be put, and under which conditions.
struct EntryPush {
    ResourceKey key;
    QJsonObject draft; ///< references as they are written; masks stand for the gateway's own keys
    bool readsFirst = false;
    /// With what is there now: must it stay as it is?
    std::function<bool(const std::optional<ApisixEntry> &)> isConflict = {};
    /// Makes the draft out of what is there now (secrets masked), in place of `draft`.
    std::function<QJsonObject(const QJsonObject &masked)> edit = {};
};

struct EntryPushed {
    bool conflict = false; ///< nothing was written
    bool created = false;
    std::optional<ApisixEntry> entry; ///< from a fresh read; of a conflict, what is there
};

/// Fresh GET where it is needed, PUT, and a GET again: what the PUT itself answers holds cipher text.
void pushEntry(const ApisixApi &api, const EntryPush &push, QObject *context, Callback<EntryPushed> done);

/// The request that puts it. Fails with Kind::Configuration where a mask is left.
Result<HttpRequest> putRequest(const ApisixApi &api, const ResourceKey &key, const QJsonObject &draft);

} // namespace lineside
