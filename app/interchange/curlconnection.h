// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectionsettings.h"
#include "interchange/curlcall.h"

namespace lineside {

/// Takes over what an option says of how the connection is made; others change nothing. Passwords are left out, with a warning.
void readConnection(const GivenOption &option, ConnectionSettings &connection, QStringList &warnings);

} // namespace lineside
