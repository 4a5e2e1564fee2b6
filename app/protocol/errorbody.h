// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "core/httpmessage.h"

#include <QByteArrayView>
#include <QString>

namespace lineside {

/// An error's body in one form, whoever wrote it (shapes measured on APISIX 3.18 and listed for other gateways and providers).
struct ErrorBody {
    enum class Shape {
        Empty,
        ErrorMsg,      ///< {"error_msg": …}, with or without "description": APISIX
        Message,       ///< {"message": …}: APISIX plugins, Kong
        ErrorObject,   ///< {"error": {…}}: OpenAI, Azure, most providers
        ErrorString,   ///< {"error": "…"}
        ErrorArray,    ///< [{"error": {…}}]: Gemini
        AnthropicError,///< {"type":"error","error":{…}}
        Detail,        ///< {"detail": …}: FastAPI
        OtherJson,
        Html,
        Text,
    };
    Shape shape = Shape::Empty;
    QString message; ///< at most 2000 characters; never empty unless the shape is Empty
    QString type;
    QString code;  ///< numbers as text
    QString param; ///< the field complained of, where named
    QString status; ///< Gemini's INVALID_ARGUMENT and the like
    QString retryDelay; ///< Gemini's RetryInfo, "37s"
    bool isGatewayHtml = false; ///< the page that OpenResty or APISIX makes by itself
    friend bool operator==(const ErrorBody &, const ErrorBody &) = default;
};

ErrorBody parseErrorBody(QByteArrayView body);

/// The error behind an answer with a status of 400 and above, or an error body inside a 200.
Error errorFromAnswer(const HttpHead &head, const ErrorBody &body);

} // namespace lineside
