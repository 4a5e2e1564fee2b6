// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

namespace lineside {

class HistoryReader;
class HistorySearch;
class UnsavedHistory;

/// What the tables hold, where there are any, with what could not be saved on top.
class HistoryView
{
public:
    HistoryView(HistoryReader *reader, HistorySearch *search, const UnsavedHistory &unsaved);

    std::optional<Conversation> conversation(ConversationId id) const;
    std::optional<QList<StoredMessage>> messages(ConversationId id) const;
    QList<ConversationRow> rows(bool archived, int offset, int limit) const;
    QList<HistoryHit> find(const HistoryQuery &query) const;
    ReplyNames replyNames() const;
    QList<UsageRow> usage(const QDate &from, const QDate &to) const;

private:
    std::optional<Conversation> present(ConversationId id) const;
    QList<StoredMessage> merged(ConversationId id) const;

    HistoryReader *m_reader; ///< null with `m_search`: there are no tables
    HistorySearch *m_search;
    const UnsavedHistory &m_unsaved;
};

} // namespace lineside
