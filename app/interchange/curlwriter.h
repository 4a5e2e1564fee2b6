// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/result.h"

#include <QString>

namespace lineside {

struct CurlOptions {
    bool oneLine = false; ///< no line is broken between arguments; line breaks of the body itself stay
};

/// The request as a command for any POSIX shell: run there it sends the same method, URL, headers and body. Needs curl 7.76.
///
/// The text never holds a key: a request holds references, and each becomes `"${NAME:?set NAME first}"`, which refuses to run
/// where NAME is not set. Keys stand in JSON bodies as they are, so a key with a quote or a backslash in it does not fit there.
/// Fails with Kind::Configuration for what a command cannot carry: NUL, a body that is not UTF-8 text, a line break in a
/// header, a name or method that is none, a URL that is not http, or one with a password in it.
Result<QString> curlCommand(const HttpRequest &request, CurlOptions options = {});

} // namespace lineside
