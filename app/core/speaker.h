// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineside {

struct ChatTurn;

/// Who says it: "You", or the model as it named itself.
QString speakerOf(const ChatTurn &turn);

} // namespace lineside
