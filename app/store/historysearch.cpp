// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historysearch.h"

#include "store/historyindex.h"
#include "store/historyreader.h"
#include "store/sqlconnection.h"
#include "store/turnjson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int mostHits = 1000;
constexpr int mostTitles = 20'000;
constexpr int mostSigns = 50'000; // messages that are read for a question without a word

qint64 millisecondsFrom(const QDate &from)
{
    return from.isValid() ? from.startOfDay().toMSecsSinceEpoch() : std::numeric_limits<qint64>::min();
}

qint64 millisecondsTo(const QDate &to)
{
    return to.isValid() ? to.addDays(1).startOfDay().toMSecsSinceEpoch() : std::numeric_limits<qint64>::max();
}

FoundLine beginningOf(const QString &text)
{
    constexpr qsizetype most = 200;
    return {text.section(u'\n', 0, 0).left(most), {}};
}

// Few messages have files, so their names are fetched only where the text does not hold what was found.
bool addFileNames(SqlConnection &connection, StoredMessage &message)
{
    SqlStatement row(connection, u"SELECT name FROM attachments WHERE conversation = ? AND message = ? ORDER BY position"_s);
    row.with(qint64(message.conversation), qint64(message.turn.id));
    while (row.next())
        message.turn.attachments.append({row.text(0), {}, {}});
    return !message.turn.attachments.isEmpty();
}

} // namespace

struct HistorySearch::Question {
    const HistoryQuery &query;
    const QSet<ConversationId> &without;
    QList<SearchTerm> terms;
    qint64 from = 0;
    qint64 to = 0; ///< the first moment after
    qint64 before = 0;
    qsizetype limit = 0;
};

std::optional<HistoryHit> hitIn(const StoredMessage &message, const HistoryQuery &query, const QList<SearchTerm> &terms)
{
    const ChatTurn &turn = message.turn;
    const qint64 at = turn.createdAt.toMSecsSinceEpoch();
    if ((query.from.isValid() || query.to.isValid()) && (!turn.createdAt.isValid() || at < millisecondsFrom(query.from) || at >= millisecondsTo(query.to)))
        return std::nullopt;
    if (query.before != MessageId::None && turn.id >= query.before)
        return std::nullopt;
    if (!query.model.isEmpty() || !query.path.isEmpty()) {
        const QString model = turn.model.isEmpty() ? requestedModel(turn.target) : turn.model;
        const bool fits = (query.model.isEmpty() || model == query.model) && (query.path.isEmpty() || describePath(turn.target) == query.path);
        if (turn.role != Role::Assistant || !fits)
            return std::nullopt;
    }
    const QString text = searchableText(turn);
    const auto found = terms.isEmpty() ? std::optional(beginningOf(text)) : findTerms(text, terms);
    if (!found)
        return std::nullopt;
    return HistoryHit{message.conversation, turn.id, {}, turn.role, turn.createdAt, found->line, found->marks};
}

HistorySearch::HistorySearch(SqlConnection &connection, HistoryReader &reader, HistoryIndex &index)
    : m_connection(connection)
    , m_reader(reader)
    , m_index(index)
{
}

QList<HistoryHit> HistorySearch::find(const HistoryQuery &query, const QSet<ConversationId> &without)
{
    Question question{query, without, parseSearch(query.text), millisecondsFrom(query.from), millisecondsTo(query.to),
                      query.before == MessageId::None ? std::numeric_limits<qint64>::max() : qint64(query.before), qBound(0, query.limit, mostHits)};
    QList<HistoryHit> hits;
    if (question.limit == 0 || (question.terms.isEmpty() && query.model.isEmpty() && query.path.isEmpty()))
        return hits;
    const Take take = [&hits, &question](HistoryHit hit) {
        if (!question.without.contains(hit.conversation))
            hits.append(std::move(hit));
        return hits.size() < question.limit;
    };
    findIndexed(question, take);
    const MessageId newerThan = hits.size() < question.limit ? MessageId::None : hits.last().message;
    const qsizetype indexed = hits.size();
    const Take takeWaiting = [&](HistoryHit hit) {
        if (!question.without.contains(hit.conversation))
            hits.append(std::move(hit));
        return hits.size() - indexed < question.limit;
    };
    findOneByOne(question, newerThan, takeWaiting);
    findByTitle(question, hits);
    std::ranges::sort(hits, std::ranges::greater(), &HistoryHit::message);
    if (hits.size() > question.limit)
        hits.resize(question.limit);
    return hits;
}

void HistorySearch::findIndexed(const Question &question, const Take &take)
{
    const auto labels = m_index.labels(question.query.model, question.query.path);
    const QString expression = labels ? matchExpression(question.terms, *labels) : QString();
    if (expression.isEmpty())
        return;
    QList<qint64> parts;
    {
        SqlStatement part(m_connection, u"SELECT id FROM search_parts WHERE first < ? AND latest >= ? AND earliest < ? ORDER BY first DESC"_s);
        part.with(question.before, question.from, question.to);
        while (part.next())
            parts.append(part.number(0));
    }
    for (const qint64 part : std::as_const(parts)) {
        SqlStatement row(m_connection, u"SELECT m.id, m.conversation, m.role, m.created_at, m.text, m.reasoning, m.details, c.title FROM %1 CROSS JOIN messages m ON "
                                       "m.id = %1.rowid CROSS JOIN conversations c ON c.id = m.conversation WHERE %1 MATCH ? AND %1.rowid < ? AND "
                                       "c.removed_at IS NULL AND (? OR c.archived = 0) AND (? OR (m.created_at >= ? AND m.created_at < ?)) ORDER BY "
                                       "%1.rowid DESC"_s.arg(HistoryIndex::tableName(part)));
        const bool anyTime = !question.query.from.isValid() && !question.query.to.isValid();
        row.with(expression, question.before, int(question.query.archivedToo), int(anyTime), question.from, question.to);
        while (row.next()) {
            StoredMessage message{ConversationId(row.number(1)), MessageId::None, {}};
            message.turn.id = MessageId(row.number(0));
            message.turn.role = Role(qBound<qint64>(0, row.number(2), qint64(Role::Tool)));
            if (!row.isNull(3))
                message.turn.createdAt = QDateTime::fromMSecsSinceEpoch(row.number(3));
            message.turn.text = row.text(4);
            message.turn.reasoning = row.text(5);
            readTurnDetails(row.bytes(6), message.turn);
            auto hit = hitIn(message, {}, question.terms);
            if (!hit && addFileNames(m_connection, message))
                hit = hitIn(message, {}, question.terms);
            if (!hit)
                continue;
            hit->title = row.text(7);
            if (!take(std::move(*hit)))
                return;
        }
    }
}

// What the index does not hold yet; and, for signs that are no words, the newest of all.
void HistorySearch::findOneByOne(const Question &question, MessageId newerThan, const Take &take)
{
    const bool isWordless = !question.terms.isEmpty() && matchExpression(question.terms, {}).isEmpty();
    const QString source = isWordless ? u"(SELECT id AS message FROM messages ORDER BY id DESC LIMIT %1)"_s.arg(mostSigns) : u"to_index"_s;
    SqlStatement row(m_connection, u"SELECT t.message, c.title, c.archived FROM %1 t CROSS JOIN messages m ON m.id = t.message CROSS JOIN conversations c "
                                   "ON c.id = m.conversation WHERE t.message < ? AND t.message > ? AND c.removed_at IS NULL ORDER BY t.message DESC"_s
                                       .arg(source));
    row.with(question.before, qint64(newerThan));
    while (row.next()) {
        if (row.number(2) != 0 && !question.query.archivedToo)
            continue;
        const auto message = m_reader.message(MessageId(row.number(0)));
        auto hit = message ? hitIn(*message, question.query, question.terms) : std::nullopt;
        if (!hit)
            continue;
        hit->title = row.text(1);
        if (!take(std::move(*hit)))
            return;
    }
}

// A conversation's own words lead to it, unless it was renamed.
void HistorySearch::findByTitle(const Question &question, QList<HistoryHit> &hits)
{
    if (question.terms.isEmpty() || !question.query.model.isEmpty() || !question.query.path.isEmpty())
        return;
    QSet<MessageId> found;
    for (const HistoryHit &hit : std::as_const(hits))
        found.insert(hit.message);
    SqlStatement row(m_connection, u"SELECT id, title FROM conversations WHERE title_by_user = 1 AND removed_at IS NULL ORDER BY id DESC LIMIT ?"_s);
    row.with(mostTitles);
    while (row.next()) {
        const QString title = row.text(1);
        const auto line = findTerms(title, question.terms);
        if (!line || question.without.contains(ConversationId(row.number(0))))
            continue;
        SqlStatement first(m_connection, u"SELECT m.id, m.role, m.created_at, c.archived FROM messages m JOIN conversations c ON c.id = m.conversation "
                                         "WHERE m.conversation = ? ORDER BY m.id LIMIT 1"_s);
        if (!first.with(row.number(0)).next() || first.number(0) >= question.before || found.contains(MessageId(first.number(0)))
            || (first.number(3) != 0 && !question.query.archivedToo) || first.number(2) < question.from || first.number(2) >= question.to)
            continue;
        hits.append({ConversationId(row.number(0)), MessageId(first.number(0)), title, Role(qBound<qint64>(0, first.number(1), qint64(Role::Tool))),
                     QDateTime::fromMSecsSinceEpoch(first.number(2)), line->line, line->marks});
    }
}

} // namespace lineside
