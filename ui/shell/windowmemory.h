// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historyid.h"

#include <QByteArray>
#include <QThreadPool>

namespace lineside {

/// Where the window was and what it showed; kept on this machine, apart from the preferences. Written by a thread of its own, in the order of
/// the calls; its destruction waits for that.
class WindowMemory
{
public:
    WindowMemory();

    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    ConversationId conversation() const; ///< the one that was shown last
    void setConversation(ConversationId conversation);

private:
    void write(const QString &key, const QVariant &value);

    QThreadPool m_writer;
};

} // namespace lineside
