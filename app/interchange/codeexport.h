// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/result.h"
#include "interchange/exportedtext.h"

namespace lineside {

// Requests as programs and as files of other tools. Each streams if the request does and the tool can; keys come from the environment, and
// it refuses to run where one is not set or empty. Kind::Configuration for what cannot be said, as for a curl command.

Result<ExportedText> pythonRequests(const HttpRequest &request);
Result<ExportedText> javaScriptFetch(const HttpRequest &request);
Result<ExportedText> goProgram(const HttpRequest &request);
Result<ExportedText> cSharpProgram(const HttpRequest &request);
Result<ExportedText> javaProgram(const HttpRequest &request);

/// With the official packages, which append `/chat/completions` to what they are given: only for requests that go there.
Result<ExportedText> pythonOpenAi(const HttpRequest &request);
Result<ExportedText> javaScriptOpenAi(const HttpRequest &request);

Result<ExportedText> httpieCommand(const HttpRequest &request);
Result<ExportedText> hurlFile(const HttpRequest &request);
Result<ExportedText> k6Script(const HttpRequest &request);

} // namespace lineside
