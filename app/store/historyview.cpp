// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historyview.h"

#include "store/historyreader.h"
#include "store/historysearch.h"
#include "store/historywriter.h"
#include "store/unsavedhistory.h"

#include <algorithm>
#include <tuple>

namespace lineside {

namespace {

void add(std::optional<qint64> &to, const std::optional<qint64> &more)
{
    if (more)
        to = to.value_or(0) + *more;
}

void add(Usage &sum, const Usage &more)
{
    add(sum.input, more.input);
    add(sum.cached, more.cached);
    add(sum.cacheWrite, more.cacheWrite);
    add(sum.output, more.output);
    add(sum.reasoning, more.reasoning);
    add(sum.totalReported, more.totalReported);
}

} // namespace

HistoryView::HistoryView(HistoryReader *reader, HistorySearch *search, const UnsavedHistory &unsaved)
    : m_reader(reader)
    , m_search(search)
    , m_unsaved(unsaved)
{
}

// With what is unsaved; none if it is removed.
std::optional<Conversation> HistoryView::present(ConversationId id) const
{
    const auto presence = m_reader ? m_reader->presence(id) : HistoryReader::Presence::Absent;
    if (m_unsaved.isRemoved(id, presence == HistoryReader::Presence::Removed))
        return std::nullopt;
    if (const Conversation *unsaved = m_unsaved.conversation(id))
        return *unsaved;
    if (presence != HistoryReader::Presence::Absent)
        return m_reader->conversation(id);
    if (!m_unsaved.conversationsWithChangedMessages().contains(id))
        return std::nullopt;
    Conversation begun; // a message came before its conversation
    begun.id = id;
    return begun;
}

std::optional<Conversation> HistoryView::conversation(ConversationId id) const
{
    return present(id);
}

QList<StoredMessage> HistoryView::merged(ConversationId id) const
{
    return m_unsaved.messages(id, m_reader ? m_reader->messages(id) : QList<StoredMessage>());
}

std::optional<QList<StoredMessage>> HistoryView::messages(ConversationId id) const
{
    return present(id) ? std::optional(merged(id)) : std::nullopt;
}

QList<ConversationRow> HistoryView::rows(bool archived, int offset, int limit) const
{
    const QSet<ConversationId> changed = m_unsaved.changedConversations();
    if (changed.isEmpty())
        return m_reader ? m_reader->rows(archived, offset, limit) : QList<ConversationRow>();
    QList<ConversationRow> rows;
    if (m_reader)
        rows = m_reader->rows(archived, 0, qMax(0, offset) + qMax(0, limit) + int(changed.size()));
    rows.removeIf([&changed](const ConversationRow &row) { return changed.contains(row.id); });
    for (const ConversationId id : changed) {
        if (const auto one = present(id); one && one->archived == archived)
            rows.append({one->id, one->title, one->updatedAt, one->pinned, one->archived, one->tags});
    }
    std::ranges::sort(rows, std::ranges::greater(), [](const ConversationRow &row) { return std::tuple(row.pinned, row.updatedAt, row.id); });
    return rows.mid(qMax(0, offset), qMax(0, limit));
}

QList<HistoryHit> HistoryView::find(const HistoryQuery &query) const
{
    // Conversations with something unsaved are searched as a whole in memory, and by the tables not at all.
    QSet<ConversationId> inMemory = m_unsaved.conversationsWithChangedMessages();
    inMemory.unite(m_unsaved.changedConversations());
    QList<HistoryHit> hits = m_search ? m_search->find(query, inMemory) : QList<HistoryHit>();
    const QList<SearchTerm> terms = parseSearch(query.text);
    if (inMemory.isEmpty() || (terms.isEmpty() && query.model.isEmpty() && query.path.isEmpty()))
        return hits;
    for (const ConversationId id : inMemory) {
        const auto conversation = present(id);
        if (!conversation || (conversation->archived && !query.archivedToo))
            continue;
        const QList<StoredMessage> messages = merged(id);
        for (const StoredMessage &message : messages) {
            if (auto hit = hitIn(message, query, terms)) {
                hit->title = conversation->title;
                hits.append(std::move(*hit));
            }
        }
    }
    std::ranges::sort(hits, std::ranges::greater(), &HistoryHit::message);
    return hits.mid(0, qMax(0, query.limit));
}

ReplyNames HistoryView::replyNames() const
{
    ReplyNames names = m_search ? m_search->replyNames() : ReplyNames();
    const QList<StoredMessage> unsaved = m_unsaved.allMessages();
    for (const StoredMessage &message : unsaved) {
        if (message.turn.role != Role::Assistant)
            continue;
        names.models.append(message.turn.model.isEmpty() ? requestedModel(message.turn.target) : message.turn.model);
        names.paths.append(describePath(message.turn.target));
    }
    for (QStringList *each : {&names.models, &names.paths}) {
        each->removeDuplicates();
        each->removeAll(QString());
        each->sort(Qt::CaseInsensitive);
    }
    return names;
}

QList<UsageRow> HistoryView::usage(const QDate &from, const QDate &to) const
{
    QMap<std::tuple<QDate, QString, QString>, UsageRow> sums;
    QSet<MessageId> unsaved;
    const QList<StoredMessage> messages = m_unsaved.allMessages();
    for (const StoredMessage &message : messages) {
        const ChatTurn &turn = message.turn;
        unsaved.insert(turn.id);
        const QDate day = turn.createdAt.toLocalTime().date();
        if (!countsAsReply(turn) || !day.isValid() || day < from || day > to)
            continue;
        UsageRow &row = sums[{day, turn.model.isEmpty() ? requestedModel(turn.target) : turn.model, describePath(turn.target)}];
        add(row.usage, turn.usage);
        ++row.replies;
        row.repliesWithoutUsage += turn.usage.isEmpty() ? 1 : 0;
    }
    QList<UsageRow> kept = m_reader ? m_reader->usage(from, to, unsaved) : QList<UsageRow>();
    if (sums.isEmpty()) { // years have many rows, and there is nothing to add
        std::ranges::sort(kept, {}, [](const UsageRow &row) { return std::tie(row.day, row.model, row.path); });
        return kept;
    }
    for (const UsageRow &one : std::as_const(kept)) {
        UsageRow &row = sums[{one.day, one.model, one.path}];
        add(row.usage, one.usage);
        row.replies += one.replies;
        row.repliesWithoutUsage += one.repliesWithoutUsage;
    }
    for (auto row = sums.begin(); row != sums.end(); ++row)
        std::tie(row->day, row->model, row->path) = row.key();
    return sums.values();
}

} // namespace lineside
