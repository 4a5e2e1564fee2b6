// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/target.h"
#include "core/workspace.h"
#include "interchange/textimport.h"

#include <QList>
#include <QString>

#include <optional>

namespace lineside {

/// Where in the window something that was pasted can be opened.
struct PastedPlace {
    QString title;
    std::optional<Target> chat = {};       ///< as a chat with that target
    std::optional<GatewayId> gateway = {}; ///< as a draft for that gateway; with neither it is a request to be verified
};

/// The likeliest first; none where the request says too little.
QList<PastedPlace> placesFor(const ImportedRequest &made, const Workspace &workspace);
QList<PastedPlace> placesForRoutes(const Workspace &workspace);

} // namespace lineside
