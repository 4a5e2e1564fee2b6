// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "interchange/curlwriter.h"
#include "recordingserver.h"

#include <QMap>
#include <QRandomGenerator>
#include <QString>

namespace lineside::testing {

using Environment = QMap<QString, QString>;

/// A request of any method, path, headers and body; some of it refers to the key `env:KEY`.
HttpRequest anyRequest(QRandomGenerator &random, const QUrl &base);

/// How many of them a test takes: LINESIDE_CURL_REQUESTS, or 100.
int requestCount();

/// The options for the command of the request with that number: each form and way of breaking lines has its turn.
CurlOptions optionsFor(CommandShell shell, int number);

/// What differs between the request as it was meant and as it came; empty where nothing does.
QString difference(const HttpRequest &meant, const RecordedRequest &came, const Environment &environment);

/// A key that the shells may well trip over, were it not for the quotes around its expansion.
inline const QString awkwardKey = QStringLiteral("AIza-$HOME `id` 'q' *?!{a,b} ~");

} // namespace lineside::testing
