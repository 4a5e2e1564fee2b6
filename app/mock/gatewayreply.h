// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "mock/serverexchange.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace lineside {

/// An answer that the demo gateway makes by itself.
struct GatewayReply {
    int status = 200;
    QList<RawHeader> headers; ///< beyond those that every answer has
    QByteArray body;
    bool chunked = true;

    void sendTo(ServerExchange &exchange) const;
};

/// What stands in the Server header of every answer.
RawHeader gatewayServerHeader();

GatewayReply htmlReply(int status, QList<RawHeader> headers = {});           ///< the page that OpenResty makes
GatewayReply textReply(int status, const QByteArray &text);                  ///< bare text
GatewayReply plainJsonReply(int status, const QJsonObject &object);          ///< JSON that APISIX labels text/plain
/// The words of the gateway's JSON parser about what is wrong.
QString jsonFault(const QByteArray &json);

} // namespace lineside
