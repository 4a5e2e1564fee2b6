// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"
#include "store/historyindex.h"
#include "store/searchtext.h"

#include <QSet>

#include <functional>

namespace lineside {

class HistoryReader;
class SqlConnection;

/// Answers a question from the index, from what is not in the index yet, and from titles that users gave.
class HistorySearch
{
public:
    HistorySearch(SqlConnection &connection, HistoryReader &reader, HistoryIndex &index);

    /// Newest first, but for these conversations.
    QList<HistoryHit> find(const HistoryQuery &query, const QSet<ConversationId> &without);
    ReplyNames replyNames() { return m_index.replyNames(); }

private:
    struct Question;
    using Take = std::function<bool(HistoryHit)>; ///< false: enough
    void findIndexed(const Question &question, const Take &take);
    void findOneByOne(const Question &question, MessageId newerThan, const Take &take);
    void findByTitle(const Question &question, QList<HistoryHit> &hits);

    SqlConnection &m_connection;
    HistoryReader &m_reader;
    HistoryIndex &m_index;
};

/// The hit in one message, if it answers the question.
std::optional<HistoryHit> hitIn(const StoredMessage &message, const HistoryQuery &query, const QList<SearchTerm> &terms);

} // namespace lineside
