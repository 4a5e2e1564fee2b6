// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/result.h"
#include "core/secret.h"
#include "interchange/bodyfiles.h"
#include "interchange/commandshell.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace lineside {

/// A key that stood in an imported text in plain. The request refers to it; whoever imports may keep it under that reference.
struct FoundKey {
    SecretRef reference;
    Secret value;
    QString place; ///< "Authorization", "key in the URL", "body"
};

/// What one curl command asks for.
struct ImportedRequest {
    enum class Kind {
        Chat,  ///< a question to a model, in the dialect `dialect`
        Route, ///< a route that is put to APISIX's Admin API
        Plain,
    };
    Kind kind = Kind::Plain;
    QString dialect;     ///< "openai", "responses", "anthropic", "gemini"; empty where it is no chat
    HttpRequest request; ///< without a URL where that depends on the environment
    QString url;         ///< as it was written, keys in it replaced by references
    QString bodyFile;    ///< the file that curl would read the body from, or a part of it; the first that was not read
    QMap<QString, QString> options = {}; ///< what the command sets besides, by curl's long names: "http2", "max-time" …
    std::vector<FoundKey> keys = {};
    QStringList warnings = {};
};

/// What the curl commands in a text ask for, one entry a request (`--next` and several URLs make several). Nothing is run and nothing is
/// read from disk or environment: `@file` is named unless `files` has it, `$NAME` becomes `{env:NAME}`, and keys in plain become references.
/// Kind::BadRequest where there is no command, a quote is not closed, options come from a file (-K), or curl itself would refuse.
Result<std::vector<ImportedRequest>> importCurl(const QString &text, std::optional<CommandShell> shell = {}, const BodyFiles &files = {});

} // namespace lineside
