// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/result.h"
#include "interchange/exportedtext.h"

#include <QByteArray>

namespace lineside {

// Requests as collections of other programs. Keys become the program's own variables, of which it asks the values.

/// A Postman collection, version 2.1, with one request.
Result<ExportedText> postmanCollection(const HttpRequest &request, const QString &name);
/// A request of Bruno's; the collection's folder around it is among the files.
Result<ExportedText> brunoRequest(const HttpRequest &request, const QString &name);
/// What a route offers to its clients, as OpenAPI 3.1: paths, methods, and how it asks for a key. Takes the route as it is pushed.
Result<ExportedText> openApiDocument(const QByteArray &routeTemplate, const QUrl &server);

} // namespace lineside
