// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/provider.h"
#include "core/result.h"
#include "core/target.h"

namespace lineside {

/// The request that asks this call, with references in place of keys. Pure. Fails with Kind::Configuration.
Result<HttpRequest> buildChatRequest(const ChatCall &call);

/// The request that lists a provider's models.
Result<HttpRequest> buildModelsRequest(const Provider &provider);

} // namespace lineside
