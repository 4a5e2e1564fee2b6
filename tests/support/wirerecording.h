// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/recordedresponse.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace lineside::test {

/// One recorded exchange of tests/data/wire: what was sent, what came back, and when.
struct WireRecording {
    /// One read of the socket. A read may hold framing only; it then brings no body.
    struct Read {
        double ms = 0; ///< after the request
        qsizetype rawFrom = 0;
        qsizetype rawSize = 0;
        qsizetype bodyFrom = 0;
        qsizetype bodySize = 0;
    };
    QString name; ///< the folder's, "stream-01-gemini"
    QByteArray rawRequest;
    QByteArray method;
    QByteArray target; ///< path and query
    QList<RawHeader> requestHeaders;
    QByteArray requestBody;
    QByteArray rawResponse;
    RecordedResponse response;
    QList<Read> reads;
    QString end; ///< "complete", or how else the connection ended

    /// Fails the program with the reason where the recording cannot be read.
    static WireRecording load(const QString &name, const QString &family = QStringLiteral("apisix"));
    /// All names of a family, in order.
    static QStringList names(const QString &family = QStringLiteral("apisix"));
};

} // namespace lineside::test
