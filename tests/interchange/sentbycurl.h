// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anyrequest.h"
#include "interchange/exportedtext.h"

#include <QStringList>

namespace lineside::testing {

/// Runs curl with arguments that a shell of Windows made of an exported command, in a folder with the command's files. What differs between
/// the request as it was meant and as it came to the server; empty where nothing does but the writing of a JSON body.
QString differenceAsSent(HttpRequest meant, const ExportedText &made, const QStringList &arguments, RecordingServer &server,
                         const Environment &environment);

} // namespace lineside::testing
