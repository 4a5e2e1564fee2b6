// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/fakehistorystore.h"

#include <QPointer>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

Usage added(const Usage &a, const Usage &b)
{
    Usage sum = a;
    const auto add = [](std::optional<qint64> &to, const std::optional<qint64> &more) {
        if (more)
            to = to.value_or(0) + *more;
    };
    add(sum.input, b.input);
    add(sum.cached, b.cached);
    add(sum.cacheWrite, b.cacheWrite);
    add(sum.output, b.output);
    add(sum.reasoning, b.reasoning);
    add(sum.totalReported, b.totalReported);
    return sum;
}

QString modelOf(const ChatTurn &turn)
{
    return turn.model.isEmpty() ? requestedModel(turn.target) : turn.model;
}

// A reply that ended and was more than a refusal at the door.
bool countsAsReply(const ChatTurn &turn)
{
    if (turn.role != Role::Assistant || turn.state == ReplyState::Waiting || turn.state == ReplyState::Growing)
        return false;
    return turn.state != ReplyState::Failed || turn.deltas > 0 || !turn.usage.isEmpty();
}

bool fits(const HistoryQuery &query, const ChatTurn &turn)
{
    const QDate day = turn.createdAt.toLocalTime().date();
    const bool isReply = turn.role == Role::Assistant;
    return (query.model.isEmpty() || (isReply && modelOf(turn) == query.model))
        && (query.path.isEmpty() || (isReply && describePath(turn.target) == query.path)) && (!query.from.isValid() || day >= query.from)
        && (!query.to.isValid() || day <= query.to) && (query.before == MessageId::None || turn.id < query.before);
}

} // namespace

FakeHistoryStore::FakeHistoryStore(QObject *parent)
    : HistoryStore(parent)
{
    setState(State::Ready, {});
}

void FakeHistoryStore::put(const Conversation &conversation)
{
    conversationPuts.append(conversation);
    m_conversations.insert(conversation.id, conversation);
}

void FakeHistoryStore::put(const StoredMessage &message)
{
    messagePuts.append(message);
    m_messages.insert(message.turn.id, message);
    if (countsAsReply(message.turn))
        m_used.insert(message.turn.id,
                      {message.turn.createdAt, modelOf(message.turn), describePath(message.turn.target), message.turn.usage});
}

void FakeHistoryStore::removeMessages(ConversationId conversation, const QList<MessageId> &messages)
{
    QSet<MessageId> doomed(messages.begin(), messages.end());
    for (bool more = true; more;) {
        const qsizetype before = doomed.size();
        for (const StoredMessage &message : std::as_const(m_messages)) {
            if (message.parent != MessageId::None && doomed.contains(message.parent))
                doomed.insert(message.turn.id);
        }
        more = doomed.size() > before;
    }
    m_messages.removeIf([&](const auto &entry) { return entry.value().conversation == conversation && doomed.contains(entry.key()); });
}

void FakeHistoryStore::remove(const QList<ConversationId> &conversations)
{
    for (const ConversationId id : conversations)
        m_removed.insert(id);
}

void FakeHistoryStore::restore(const QList<ConversationId> &conversations)
{
    for (const ConversationId id : conversations)
        m_removed.remove(id);
}

void FakeHistoryStore::conversation(ConversationId id, QObject *context, Callback<Conversation> done)
{
    Result<Conversation> found = failure(Error::Kind::NotFound, u"no such conversation"_s);
    if (has(id))
        found = m_conversations.value(id);
    answer(context, std::move(done), std::move(found));
}

void FakeHistoryStore::messages(ConversationId id, QObject *context, Callback<QList<StoredMessage>> done)
{
    Result<QList<StoredMessage>> found = failure(Error::Kind::NotFound, u"no such conversation"_s);
    if (has(id))
        found = keptMessages(id);
    answer(context, std::move(done), std::move(found));
}

void FakeHistoryStore::conversations(bool archived, int offset, int limit, QObject *context, Callback<QList<ConversationRow>> done)
{
    QList<ConversationRow> rows;
    for (const Conversation &one : std::as_const(m_conversations)) {
        if (one.archived == archived && has(one.id))
            rows.append({one.id, one.title, one.updatedAt, one.pinned, one.archived, one.tags});
    }
    std::ranges::sort(rows, std::ranges::greater(), [](const ConversationRow &row) { return std::tuple(row.pinned, row.updatedAt, row.id); });
    answer<QList<ConversationRow>>(context, std::move(done), rows.mid(offset, limit));
}

void FakeHistoryStore::search(const HistoryQuery &query, QObject *context, Callback<QList<HistoryHit>> done)
{
    answer<QList<HistoryHit>>(context, std::move(done), find(query));
}

void FakeHistoryStore::replyNames(QObject *context, Callback<ReplyNames> done)
{
    QSet<QString> models;
    QSet<QString> paths;
    for (const StoredMessage &message : std::as_const(m_messages)) {
        if (message.turn.role != Role::Assistant || !has(message.conversation))
            continue;
        models.insert(modelOf(message.turn));
        paths.insert(describePath(message.turn.target));
    }
    models.remove(QString());
    ReplyNames names{models.values(), paths.values()};
    names.models.sort(Qt::CaseInsensitive);
    names.paths.sort(Qt::CaseInsensitive);
    answer<ReplyNames>(context, std::move(done), names);
}

void FakeHistoryStore::usage(const QDate &from, const QDate &to, QObject *context, Callback<QList<UsageRow>> done)
{
    answer<QList<UsageRow>>(context, std::move(done), sum(from, to));
}

void FakeHistoryStore::add(const QList<ConversationRecord> &records, QObject *context, Callback<void> done, std::function<void(qsizetype)> added)
{
    send([this, context = QPointer(context), records, done = std::move(done), added = std::move(added)] {
        if (!context)
            return;
        if (readError) {
            done(failure(*readError));
            return;
        }
        for (const ConversationRecord &record : records) {
            put(record.conversation);
            for (const StoredMessage &message : record.messages)
                put(message);
        }
        if (added)
            added(records.size());
        if (context)
            done({});
    });
}

void FakeHistoryStore::flush(QObject *context, Callback<void> done)
{
    Result<void> result;
    if (state() == State::NotSaving || state() == State::Unusable)
        result = failure(Error::Kind::Storage, stateReason());
    send([context = QPointer(context), done = std::move(done), result] {
        if (context)
            done(result);
    });
}

void FakeHistoryStore::holdAnswers(bool hold)
{
    m_hold = hold;
    if (hold)
        return;
    for (std::function<void()> &deliver : std::exchange(m_waiting, {}))
        send(std::move(deliver));
}

QList<StoredMessage> FakeHistoryStore::keptMessages(ConversationId id) const
{
    QList<StoredMessage> found;
    for (const StoredMessage &message : m_messages) {
        if (message.conversation == id) {
            found.append(message);
            if (!m_messages.contains(message.parent))
                found.last().parent = MessageId::None;
        }
    }
    return found;
}

std::optional<StoredMessage> FakeHistoryStore::keptMessage(MessageId id) const
{
    const auto found = m_messages.constFind(id);
    return found == m_messages.cend() ? std::nullopt : std::optional(*found);
}

template<class T>
void FakeHistoryStore::answer(QObject *context, Callback<T> done, Result<T> result)
{
    if (readError)
        result = failure(*readError);
    send([context = QPointer(context), done = std::move(done), result = std::move(result)] {
        if (context)
            done(result);
    });
}

void FakeHistoryStore::send(std::function<void()> deliver)
{
    if (m_hold)
        m_waiting.push_back(std::move(deliver));
    else
        QMetaObject::invokeMethod(this, std::move(deliver), Qt::QueuedConnection);
}

QList<HistoryHit> FakeHistoryStore::find(const HistoryQuery &query) const
{
    QList<HistoryHit> hits;
    const QStringList words = query.text.split(u' ', Qt::SkipEmptyParts);
    const auto holdsWord = [](const QString &text) {
        return [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); };
    };
    for (const StoredMessage &message : m_messages) {
        const Conversation conversation = m_conversations.value(message.conversation);
        if (!has(message.conversation) || (conversation.archived && !query.archivedToo) || !fits(query, message.turn)
            || words.isEmpty() || !std::ranges::all_of(words, holdsWord(message.turn.text)))
            continue;
        HistoryHit hit{message.conversation, message.turn.id, conversation.title, message.turn.role, message.turn.createdAt, {}, {}};
        const QStringList lines = message.turn.text.toString().split(u'\n');
        hit.line = *std::ranges::find_if(lines, [&words](const QString &line) { return line.contains(words.first(), Qt::CaseInsensitive); });
        for (const QString &word : words) {
            if (const qsizetype at = hit.line.indexOf(word, 0, Qt::CaseInsensitive); at >= 0)
                hit.marks.append({at, word.size()});
        }
        std::ranges::sort(hit.marks);
        hits.prepend(hit);
    }
    return hits.first(qMin(hits.size(), qsizetype(query.limit)));
}

QList<UsageRow> FakeHistoryStore::sum(const QDate &from, const QDate &to) const
{
    QMap<std::tuple<QDate, QString, QString>, UsageRow> sums;
    for (const Used &used : m_used) {
        const QDate day = used.at.toLocalTime().date();
        if (day < from || day > to)
            continue;
        UsageRow &row = sums[{day, used.model, used.path}];
        row.day = day;
        row.model = used.model;
        row.path = used.path;
        row.usage = added(row.usage, used.usage);
        ++row.replies;
        row.repliesWithoutUsage += used.usage.isEmpty() ? 1 : 0;
    }
    return sums.values();
}

} // namespace lineside::test
