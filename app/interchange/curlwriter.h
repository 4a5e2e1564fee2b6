// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/result.h"
#include "core/secret.h"
#include "interchange/commandshell.h"
#include "interchange/exportedtext.h"

#include <QString>

#include <map>

namespace lineside {

struct CurlOptions {
    enum class Form {
        Short,     ///< all in one text, unless the body is too long for it
        BodyFile,  ///< the body in a file beside it
        Variables, ///< curl fills the keys in by itself, so that they show in no list of processes; needs curl 8.3
    };
    bool oneLine = false; ///< no line is broken between arguments; line breaks of the body itself stay
    CommandShell shell = CommandShell::Posix;
    Form form = Form::Short;
    QByteArray httpVersion = {}; ///< "1.1" or "2" where the request was made so; empty: curl decides
    /// The keys to be written out instead of referred to. Only for a user who asked for exactly that.
    const std::map<SecretRef, Secret> *writtenKeys = nullptr;
};

/// The request as a command for a shell: run there it sends the same method, URL, headers and body. Needs curl 7.76.
///
/// The text never holds a key: a request holds references, and each becomes an environment variable's expansion; the command refuses to
/// run where that is not set. Keys stand in JSON bodies as they are, so a key with a quote or a backslash in it does not fit there,
/// except in Form::Variables. For the shells of Windows a JSON body is written in ASCII and on one line: other bytes, the same JSON.
/// Fails with Kind::Configuration for what a command cannot carry: NUL, a body that is not UTF-8 text, a line break in a
/// header, a name or method that is none, a URL that is not http, or one with a password in it.
Result<ExportedText> exportCurl(const HttpRequest &request, const CurlOptions &options = {});

/// The short form for POSIX shells, all in one text.
Result<QString> curlCommand(const HttpRequest &request, const CurlOptions &options = {});

} // namespace lineside
