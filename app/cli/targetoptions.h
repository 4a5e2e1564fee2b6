// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commandline.h"
#include "core/httpmessage.h"
#include "core/result.h"
#include "core/target.h"
#include "core/workspace.h"

#include <QList>
#include <QString>

namespace lineside::cli {

/// The options by which chat, verify and export are told whom to ask: --provider, --route with --gateway, --url, --model, --header.
void addTargetOptions(CommandLine &line);

/// The target they name. Without any: the workspace's only provider or route. `route` stands for --route where it is not empty.
Result<Target> targetFrom(const CommandLine &line, const Workspace &workspace, const QString &route = {});

/// The value of each --header 'N: V'. A key in plain text is refused: keys are references.
Result<QList<HttpHeader>> headersFrom(const CommandLine &line);

/// The target with further headers in its requests.
Result<Target> withHeaders(const Target &target, const QList<HttpHeader> &headers);

/// A gateway of the workspace by id or name, or its only one where the name is empty.
Result<Gateway> gatewayNamed(const QString &name, const Workspace &workspace);

} // namespace lineside::cli
