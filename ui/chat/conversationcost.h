// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historyid.h"
#include "ui/usage/usagefigures.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>

namespace lineside {

class ChatHeader;
class PriceBook;
class ShownChat;
struct ChatTurn;

/// Tells in the header what the replies of the conversation that is shown used and cost, those of all branches: each was paid for. Counts a long
/// conversation in spare time, piece by piece.
class ConversationCost : public QObject
{
    Q_OBJECT
public:
    ConversationCost(ShownChat &shown, const PriceBook &prices, ChatHeader &header, QObject *parent);

private:
    void begin();
    void countSome();
    void follow(const QList<MessageId> &messages);
    void count(const ChatTurn &turn);
    void tell() const;

    ShownChat &m_shown;
    const PriceBook &m_prices;
    ChatHeader &m_header;
    std::unique_ptr<QObject> m_life; ///< connections to the conversation
    QList<StoredMessage> m_toCount;  ///< the next one last
    bool m_isToRead = false;         ///< they are still to be listed
    QTimer m_spareTime;
    QHash<MessageId, PricedUsage> m_replies;
};

} // namespace lineside
