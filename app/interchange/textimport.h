// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatrequest.h"
#include "core/target.h"
#include "core/workspace.h"
#include "interchange/curlimport.h"
#include "interchange/routeimport.h"

namespace lineside {

/// What a text from anywhere holds: requests, or routes.
struct ImportedText {
    std::vector<ImportedRequest> requests;
    ImportedRoutes routes;
    std::vector<FoundKey> routeKeys; ///< that stood in the routes in plain; they refer to them now
};

/// Finds out by itself what the text is: curl commands, a Postman or Bruno collection, routes of ADC, `apisix.yaml` or the Admin API. Runs
/// nothing and reads nothing else: of the files that a curl command names it takes those in `files`. Kind::BadRequest where it is none of these.
Result<ImportedText> importText(const QByteArray &text, const BodyFiles &files = {});

/// The route that a request of Kind::Route puts, with the id from its URL.
Result<ImportedRoutes> routeIn(const ImportedRequest &made);

/// Whom a chat in OpenAI's dialect can be asked of: what the user has set up for its URL, then the URL itself with the headers that were
/// given. Empty for any other request.
QList<Target> targetsOf(const ImportedRequest &made, const Workspace &workspace);

/// The chat of such a request, and what of it a chat cannot take over.
struct ImportedChat {
    ChatRequest request;
    QStringList warnings;
};
std::optional<ImportedChat> chatIn(const ImportedRequest &made);

/// The request refers to that one of its keys by another name from now on.
void renameKey(ImportedRequest &made, std::size_t key, const SecretRef &reference);
void renameRouteKey(ImportedText &made, std::size_t key, const SecretRef &reference);

} // namespace lineside
