// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QUrlQuery>

namespace lineside {

/// A request as a server of ours has read it.
struct ServerRequest {
    QByteArray method;
    QByteArray target; ///< as it came: path and query
    QList<RawHeader> headers;
    QByteArray body;
    bool keepAlive = true;
    bool takesChunks = true; ///< false with HTTP/1.0

    QByteArray path() const; ///< without the query, percent-decoded
    QUrlQuery query() const;
    QByteArray header(QByteArrayView name) const; ///< the first of that name, in any case; null if there is none
    friend bool operator==(const ServerRequest &, const ServerRequest &) = default;
};

} // namespace lineside

Q_DECLARE_METATYPE(lineside::ServerRequest)
