// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "interchange/commandshell.h"

#include <QList>

namespace lineside {

/// The words of one line of a command.
using CommandLineWords = QList<CommandWord>;

/// What the first line says: how curl behaves, the method and the URL.
CommandLineWords curlFirstLine(const HttpRequest &request, const QByteArray &httpVersion);
/// Proxy and certificates, a line each.
QList<CommandLineWords> curlConnection(const ConnectionSettings &connection);
/// The headers, a line each, and those that keep curl from adding its own.
QList<CommandLineWords> curlHeaders(const HttpRequest &request);

} // namespace lineside
