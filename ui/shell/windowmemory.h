// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historyid.h"

#include <QByteArray>

namespace lineside {

/// Where the window was and what it showed; kept on this machine, apart from the preferences.
class WindowMemory
{
public:
    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    ConversationId conversation() const; ///< the one that was shown last
    void setConversation(ConversationId conversation);
};

} // namespace lineside
