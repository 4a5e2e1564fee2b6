// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "recordingserver.h"

#include <QMap>
#include <QRandomGenerator>
#include <QString>

namespace lineside::testing {

using Environment = QMap<QString, QString>;

/// A request of any method, path, headers and body; some of it refers to the key `env:KEY`.
HttpRequest anyRequest(QRandomGenerator &random, const QUrl &base);

/// What differs between the request as it was meant and as it came; empty where nothing does.
QString difference(const HttpRequest &meant, const RecordedRequest &came, const Environment &environment);

/// A key that the shells may well trip over, were it not for the quotes around its expansion.
inline const QString awkwardKey = QStringLiteral("AIza-$HOME `id` 'q' *?!{a,b} ~");

} // namespace lineside::testing
