// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/gatewayreply.h"
#include "mock/resourcestore.h"
#include "mock/serverrequest.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace lineside {

/// A request on its way through a route's plugins.
struct Passage {
    ServerRequest request;
    QString routeId;
    QJsonObject plugins;
    QString consumer;   ///< whose key it was; empty without key-auth
    QString credential;
    QList<RawHeader> answerHeaders; ///< what limits add to the answer, whoever makes it
};

/// The plugins that look at a request before it goes anywhere. Each gives the answer of its refusal, or nothing.
using Refusal = std::optional<GatewayReply>;
Refusal checkKeyAuth(Passage &passage, const ResourceStore &store);
Refusal checkConsumerRestriction(const Passage &passage);
Refusal checkPromptGuard(const Passage &passage);
Refusal checkAiRequest(const Passage &passage, const QJsonObject &proxy, const QString &provider);

} // namespace lineside
