// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatrequest.h"

#include <QByteArray>

namespace lineside {

/// The body of a chat request in OpenAI's dialect: compact JSON, only what is set, `stream_options.include_usage` with a stream.
/// Files that go along are written as `encodeContent` says.
QByteArray encodeChatRequest(const ChatRequest &request);

} // namespace lineside
