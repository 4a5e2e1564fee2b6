// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectionsettings.h"
#include "core/valuetemplate.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QUrl>

#include <optional>

namespace lineside {

struct HttpHeader {
    QByteArray name;
    ValueTemplate value;
    friend bool operator==(const HttpHeader &, const HttpHeader &) = default;
};

/// A request as it is meant, with references in place of keys: it can be shown, exported and kept. What sends it puts the keys
/// in at the last moment (core/resolve.h). Sent, probed and exported requests are the same value.
struct HttpRequest {
    enum class Body {
        Plain,        ///< the bytes as they are; a `{env:X}` in them is the user's own text
        JsonTemplate, ///< JSON whose strings hold references; keys are put in JSON-escaped
    };
    QByteArray method = "POST";
    QUrl url;
    QList<HttpHeader> headers;
    QByteArray body;
    Body bodyKind = Body::Plain;
    bool expectsStream = false; ///< asks for server-sent events
    ConnectionSettings connection;

    const HttpHeader *header(QByteArrayView name) const; ///< the first of that name, in any case; null if there is none
    bool carriesKey() const;                             ///< some header or the body holds a reference
    friend bool operator==(const HttpRequest &, const HttpRequest &) = default;
};

/// A header as it came. Names keep the case they had on the wire.
struct RawHeader {
    QByteArray name;
    QByteArray value;
    friend bool operator==(const RawHeader &, const RawHeader &) = default;
};

/// The head of an answer.
struct HttpHead {
    int status = 0; ///< 0: no status line was read
    QByteArray reason;
    QByteArray version; ///< "1.0", "1.1", "2"; empty where it is not known
    QList<RawHeader> headers;

    std::optional<QByteArray> header(QByteArrayView name) const; ///< the first of that name, in any case
    QByteArray contentType() const;                              ///< lower case, without parameters; empty if there is none
    friend bool operator==(const HttpHead &, const HttpHead &) = default;
};

/// A whole answer.
struct HttpResponse {
    HttpHead head;
    QByteArray body;
    bool bodyCut = false; ///< the size limit was reached and the rest was not read
    friend bool operator==(const HttpResponse &, const HttpResponse &) = default;
};

} // namespace lineside

Q_DECLARE_METATYPE(lineside::HttpHead)
Q_DECLARE_METATYPE(lineside::HttpResponse)
