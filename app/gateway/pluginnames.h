// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/route.h"

#include <QStringList>

namespace lineside {

/// The names of a route's plugins, in the order the draft has them; those that hand the request on come last.
QStringList pluginNames(const Route &route);

} // namespace lineside
