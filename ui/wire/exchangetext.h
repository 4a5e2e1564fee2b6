// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatbackend.h"
#include "core/httpmessage.h"

#include <QString>

namespace lineside {

/// JSON with line breaks and indentation added between its tokens; text that is no JSON stays readable. Cut to a size.
QString indentedJson(const QByteArray &json);
enum class BodyForm { Indented, AsSent };
/// The request as it would be written on the wire, with references in place of keys. Cut to a size.
QString wireText(const HttpRequest &request, BodyForm form = BodyForm::Indented);
/// Status line and headers of an answer. Untrusted text, cut to a size.
QString wireText(const HttpHead &head);
/// When things happened, one line each: "First byte  120 ms".
QString timesText(const ReplyTimes &times);

} // namespace lineside
