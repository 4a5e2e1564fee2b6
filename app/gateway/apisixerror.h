// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "core/httpmessage.h"

#include <QString>
#include <QUrl>

namespace lineside {

/// What an answer means that the Admin API does not give where all is well. `url` is the Admin API's. The gateway's own words go to
/// `details`; the copy of the request that it puts beside them does not.
Error apisixError(const HttpResponse &response, const QUrl &url);

/// The field that a refusal complains of, as a path in dots: "plugins.ai-proxy.auth.bearer"; empty where it names none.
QString refusedField(const QString &words);

/// What a refusal means, in our words; empty where it is none of the known ones.
QString refusalReason(const QString &words);

/// Is it the answer of the port that serves the routes, where the Admin API was meant?
bool isDataPlaneAnswer(const HttpResponse &response);

} // namespace lineside
