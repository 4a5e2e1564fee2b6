// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/evidence.h"

#include <initializer_list>
#include <optional>

namespace lineside {

/// Who speaks in an error: told by the shape of its body and by the signs of the answer.
enum class Voice { Gateway, Provider };
Voice voiceOf(const Evidence &evidence);

bool gatewaySpeaks(const Evidence &evidence); ///< told an error, in the gateway's voice
bool providerSpeaks(const Evidence &evidence); ///< told an error, in the provider's voice

/// The words of an error hold one of the phrases, in any case. Looks at the message, type, code and status of the body.
bool says(const Evidence &evidence, std::initializer_list<QLatin1StringView> phrases);
/// The same for the plain body, for pages of HTML.
bool bodySays(const Evidence &evidence, std::initializer_list<QLatin1StringView> phrases);
/// The body is one of the forms that only gateways use for words of their own: {"error_msg"}, {"message"}, bare text.
bool plainWords(const Evidence &evidence);
/// There is no message at all: an HTML page or nothing.
bool wordless(const Evidence &evidence);

/// APISIX's version as a number, 3.15.0 as 315; nothing where it is another gateway or hidden.
std::optional<int> apisixVersion(const Evidence &evidence);
/// An APISIX that puts its own page in place of the provider's 429 and 5xx bodies: up to 3.17.
bool swallowsBodies(const Evidence &evidence);

} // namespace lineside
