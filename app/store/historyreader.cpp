// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historyreader.h"

#include "store/sqlconnection.h"
#include "store/targetjson.h"
#include "store/turnjson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int mostMessages = 200'000;             // of one conversation
constexpr qsizetype mostUnits = 256 * 1024 * 1024; // of text in one answer
constexpr qsizetype mostRemembered = 4096;
constexpr int mostRows = 1'000'000;

const QString messageColumns
    = u"SELECT m.id, m.conversation, m.parent, m.role, m.state, m.created_at, m.target, m.model, m.finish_reason, m.deltas, m.text, m.reasoning, "
      "m.details, u.input, u.cached, u.cache_write, u.output, u.reasoning, u.total FROM messages m LEFT JOIN usage u ON u.message = m.id WHERE "_s;

QDateTime timeAt(const SqlStatement &row, int column)
{
    return row.isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(row.number(column));
}

template<class Enum>
Enum inRange(qint64 value, Enum last, Enum otherwise)
{
    return value >= 0 && value <= qint64(last) ? Enum(value) : otherwise;
}

Usage usageAt(const SqlStatement &row, int column)
{
    return {row.optional(column),     row.optional(column + 1), row.optional(column + 2),
            row.optional(column + 3), row.optional(column + 4), row.optional(column + 5)};
}

} // namespace

HistoryReader::HistoryReader(SqlConnection &connection)
    : m_connection(connection)
    , m_usageDays(connection)
{
}

HistoryReader::Presence HistoryReader::presence(ConversationId id)
{
    SqlStatement row(m_connection, u"SELECT removed_at FROM conversations WHERE id = ?"_s);
    if (!row.with(qint64(id)).next())
        return Presence::Absent;
    return row.isNull(0) ? Presence::Kept : Presence::Removed;
}

bool HistoryReader::has(MessageId id)
{
    return SqlStatement(m_connection, u"SELECT 1 FROM messages WHERE id = ?"_s).with(qint64(id)).next();
}

std::optional<Conversation> HistoryReader::conversation(ConversationId id)
{
    SqlStatement row(m_connection, u"SELECT pinned, archived, title_by_user, created_at, updated_at, leaf, target, title, tags, parameters, "
                                   "system_prompt, draft FROM conversations WHERE id = ?"_s);
    if (!row.with(qint64(id)).next())
        return std::nullopt;
    Conversation found;
    found.id = id;
    found.pinned = row.number(0) != 0;
    found.archived = row.number(1) != 0;
    found.titleByUser = row.number(2) != 0;
    found.createdAt = timeAt(row, 3);
    found.updatedAt = timeAt(row, 4);
    found.leaf = MessageId(row.number(5));
    if (const auto kept = row.optional(6))
        found.target = target(*kept);
    found.title = row.text(7);
    found.tags = readTexts(row.bytes(8));
    found.parameters = readParameters(row.bytes(9));
    found.systemPrompt = row.text(10);
    found.draft = row.text(11);
    SqlStatement files(m_connection, u"SELECT a.name, a.media_type, b.data FROM attachments a JOIN blobs b ON b.id = a.blob "
                                     "WHERE a.conversation = ? AND a.message IS NULL ORDER BY a.position"_s);
    files.with(qint64(id));
    while (files.next())
        found.draftAttachments.append({files.text(0), files.text(1).toLatin1(), files.bytes(2)});
    return found;
}

QList<StoredMessage> HistoryReader::messages(ConversationId id)
{
    QList<StoredMessage> found = read(u"m.conversation = ? ORDER BY m.id LIMIT %1"_s.arg(mostMessages), qint64(id));
    addChunks(u"m.conversation = ?"_s, qint64(id), found);
    addAttachments(u"a.message IS NOT NULL"_s, qint64(id), found);
    mendTree(found);
    for (StoredMessage &message : found)
        message.turn.pack();
    return found;
}

std::optional<StoredMessage> HistoryReader::message(MessageId id)
{
    QList<StoredMessage> found = read(u"m.id = ?"_s, qint64(id));
    if (found.isEmpty())
        return std::nullopt;
    addChunks(u"m.id = ?"_s, qint64(id), found);
    addAttachments(u"a.message = ?"_s, qint64(found.first().conversation), found);
    return found.first();
}

QList<StoredMessage> HistoryReader::read(const QString &where, qint64 id)
{
    QList<StoredMessage> found;
    qsizetype units = 0;
    SqlStatement row(m_connection, messageColumns + where);
    row.with(id);
    while (row.next() && units < mostUnits) {
        StoredMessage message{ConversationId(row.number(1)), MessageId(row.number(2)), {}};
        ChatTurn &turn = message.turn;
        turn.id = MessageId(row.number(0));
        turn.role = inRange(row.number(3), Role::Tool, Role::User);
        turn.state = inRange(row.number(4), ReplyState::Failed, ReplyState::Cut);
        turn.createdAt = timeAt(row, 5);
        if (const auto kept = row.optional(6))
            turn.target = target(*kept);
        if (const auto kept = row.optional(7))
            turn.model = name(*kept);
        if (const auto reason = row.optional(8))
            turn.finishReason = inRange(*reason, FinishReason::Other, FinishReason::Other);
        turn.deltas = row.number(9);
        turn.text = row.text(10);
        turn.reasoning = row.text(11);
        readTurnDetails(row.bytes(12), turn);
        turn.usage = usageAt(row, 13);
        units += turn.text.size() + turn.reasoning.size();
        found.append(message);
    }
    return found;
}

// Of replies that grow or were broken off. `messages` is in the order of ids, as the chunks are.
void HistoryReader::addChunks(const QString &where, qint64 id, QList<StoredMessage> &messages)
{
    SqlStatement row(m_connection, u"SELECT c.message, c.deltas, c.text, c.reasoning FROM chunks c CROSS JOIN messages m ON m.id = c.message WHERE "_s + where
                         + u" ORDER BY c.message, c.number"_s);
    row.with(id);
    auto message = messages.begin();
    qsizetype units = 0;
    while (row.next() && units < mostUnits) {
        while (message != messages.end() && qint64(message->turn.id) < row.number(0))
            ++message;
        if (message == messages.end())
            return;
        if (qint64(message->turn.id) != row.number(0))
            continue;
        message->turn.deltas = row.number(1);
        const QString text = row.text(2);
        const QString reasoning = row.text(3);
        message->turn.text += text;
        message->turn.reasoning += reasoning;
        units += text.size() + reasoning.size();
    }
}

// `where` may ask for the first message alone.
void HistoryReader::addAttachments(const QString &where, qint64 conversation, QList<StoredMessage> &messages)
{
    QHash<qint64, QByteArray> contents; // the same file is attached again and again
    qsizetype bytes = 0;
    SqlStatement row(m_connection, u"SELECT a.message, a.name, a.media_type, a.blob FROM attachments a WHERE a.conversation = ? AND "_s + where
                         + u" ORDER BY a.message, a.position"_s);
    if (where.contains(u'?'))
        row.with(conversation, qint64(messages.first().turn.id));
    else
        row.with(conversation);
    auto message = messages.begin();
    while (row.next() && bytes < mostUnits) {
        while (message != messages.end() && qint64(message->turn.id) < row.number(0))
            ++message;
        if (message == messages.end())
            return;
        if (qint64(message->turn.id) != row.number(0))
            continue;
        const qint64 blob = row.number(3);
        if (!contents.contains(blob)) {
            SqlStatement content(m_connection, u"SELECT data FROM blobs WHERE id = ?"_s);
            if (!content.with(blob).next())
                continue;
            contents.insert(blob, content.bytes(0));
            bytes += contents[blob].size();
        }
        message->turn.attachments.append({row.text(1), row.text(2).toLatin1(), contents[blob]});
    }
}

QList<ConversationRow> HistoryReader::rows(bool archived, int offset, int limit)
{
    QList<ConversationRow> found;
    SqlStatement row(m_connection, u"SELECT id, title, updated_at, pinned, tags FROM conversations WHERE archived = ? AND removed_at IS NULL "
                                   "ORDER BY pinned DESC, updated_at DESC, id DESC LIMIT ? OFFSET ?"_s);
    row.with(archived ? 1 : 0, qBound(0, limit, mostRows), qMax(0, offset));
    while (row.next())
        found.append({ConversationId(row.number(0)), row.text(1), timeAt(row, 2), row.number(3) != 0, archived, readTexts(row.bytes(4))});
    return found;
}

QList<UsageRow> HistoryReader::usage(const QDate &from, const QDate &to, const QSet<MessageId> &without)
{
    QList<UsageRow> found;
    for (const UsageSum &sum : m_usageDays.read(from, to, without))
        found.append({sum.day, name(sum.model), name(sum.path), sum.usage, sum.replies, sum.notReported});
    return found;
}

void HistoryReader::forget()
{
    m_names.clear();
    m_targets.clear();
    m_usageDays.lookAgain();
}

QString HistoryReader::name(qint64 id)
{
    if (const auto known = m_names.constFind(id); known != m_names.cend())
        return *known;
    SqlStatement row(m_connection, u"SELECT name FROM names WHERE id = ?"_s);
    const QString found = row.with(id).next() ? row.text(0) : QString();
    if (m_names.size() < mostRemembered)
        m_names.insert(id, found);
    return found;
}

Shared<Target> HistoryReader::target(qint64 id)
{
    if (const auto known = m_targets.constFind(id); known != m_targets.cend())
        return *known;
    SqlStatement row(m_connection, u"SELECT json FROM targets WHERE id = ?"_s);
    const Shared<Target> found = row.with(id).next() ? Shared<Target>(readTarget(row.text(0).toUtf8())) : Shared<Target>();
    if (m_targets.size() < mostRemembered)
        m_targets.insert(id, found);
    return found;
}

void mendTree(QList<StoredMessage> &messages)
{
    QHash<MessageId, StoredMessage *> byId;
    for (StoredMessage &message : messages)
        byId.insert(message.turn.id, &message);
    QHash<MessageId, MessageId> walkOf; // by which walk a message was reached, so that each is walked over once
    for (StoredMessage &message : messages) {
        for (StoredMessage *at = &message; !walkOf.contains(at->turn.id);) {
            walkOf.insert(at->turn.id, message.turn.id);
            StoredMessage *parent = byId.value(at->parent);
            const bool isCircle = parent && walkOf.value(parent->turn.id) == message.turn.id;
            if (!parent || isCircle) {
                at->parent = MessageId::None;
                break;
            }
            at = parent;
        }
    }
}

} // namespace lineside
