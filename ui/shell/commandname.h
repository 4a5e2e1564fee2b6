// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QAction;

namespace lineside {

/// What an action is called where those of all workspaces stand in one list: "Routes: Push".
QString commandName(const QAction &action);

} // namespace lineside
