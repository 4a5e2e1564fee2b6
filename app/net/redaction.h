// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"

#include <QLoggingCategory>

namespace lineside {

Q_DECLARE_LOGGING_CATEGORY(netLog)

/// Headers as one line for a log: names always, values only of those known to be harmless. Whatever is not on the list
/// may be a key.
QString loggable(const QList<RawHeader> &headers);

/// An address for a log or a sentence: scheme, host, port and path; no query, no user.
QString loggable(const QUrl &url);

/// "example.org" or "127.0.0.1:8080": the port only where it is not the scheme's own.
QString hostOf(const QUrl &url);

} // namespace lineside
