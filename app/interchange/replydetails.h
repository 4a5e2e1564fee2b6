// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatturn.h"

#include <QStringList>

namespace lineside {

/// What is told under a reply in a file: the way it took, tokens as they were reported, times. Nothing that is not known.
QStringList replyDetails(const ChatTurn &reply);

} // namespace lineside
