// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/chatsession.h"

#include <QStringList>

namespace lineside {

/// "12 ms", "1.24 s".
QString spanText(std::chrono::microseconds span);
/// What is told under a reply, in this order: model, path, tokens as they were reported, what they cost, times, how it ended. Nothing that is not
/// known.
QStringList footerParts(const ChatTurn &reply, const QString &cost = {});

} // namespace lineside
