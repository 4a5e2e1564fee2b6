// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commandline.h"
#include "core/httpmessage.h"
#include "core/result.h"
#include "core/target.h"

namespace lineside::cli {

/// The question that is asked where the user gave none: short, and the same everywhere, so that runs compare.
ChatRequest exampleRequest(bool stream);

/// The options of commands that send or write one request: --body, --stream, --no-stream.
void addRequestOptions(CommandLine &line);

/// The request to that target: with the body of --body as it is, otherwise with the example question. Headers of --header included.
Result<HttpRequest> requestTo(const Target &target, const CommandLine &line);

} // namespace lineside::cli
