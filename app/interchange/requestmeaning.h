// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatrequest.h"
#include "interchange/curlimport.h"

#include <optional>

namespace lineside {

/// What a request asks for, by its path and body.
struct RequestMeaning {
    ImportedRequest::Kind kind = ImportedRequest::Kind::Plain;
    QString dialect;
    friend bool operator==(const RequestMeaning &, const RequestMeaning &) = default;
};

RequestMeaning meaningOf(const HttpRequest &request);

/// A chat's body in OpenAI's dialect as a conversation that can be taken up; nothing where it is none. Fields without a name in
/// ChatParameters go to its `extra`, parts of a message that are no text stay behind.
std::optional<ChatRequest> readChatRequest(const QByteArray &body);

} // namespace lineside
