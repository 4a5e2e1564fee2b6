// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatturn.h"

#include <span>

namespace lineside {

/// The first words of the first question, or the name of what was attached to it; empty while there is none.
QString automaticTitle(std::span<const ChatTurn> turns);

} // namespace lineside
