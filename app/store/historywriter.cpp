// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historywriter.h"

#include "store/historyindex.h"
#include "store/historyreader.h"
#include "store/sqlconnection.h"
#include "store/targetjson.h"
#include "store/turnjson.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype mostRemembered = 4096;
constexpr int purgedAtOnce = 200;

QVariant sqlNull()
{
    return QVariant(QMetaType::fromType<qint64>());
}

template<class Value>
QVariant orNull(const std::optional<Value> &value)
{
    return value ? QVariant(qint64(*value)) : sqlNull();
}

QVariant orNull(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : sqlNull();
}

QVariant orNull(MessageId id)
{
    return id == MessageId::None ? sqlNull() : QVariant(qint64(id));
}

QString ascii(const QByteArray &json)
{
    return QString::fromUtf8(json);
}

bool isOpenEnded(const ChatTurn &turn)
{
    return turn.state == ReplyState::Waiting || turn.state == ReplyState::Growing;
}

// All but what a chunk holds.
StoredMessage withoutGrowth(const StoredMessage &message)
{
    StoredMessage rest = message;
    rest.turn.text.clear();
    rest.turn.reasoning.clear();
    rest.turn.deltas = 0;
    return rest;
}

} // namespace

bool countsAsReply(const ChatTurn &turn)
{
    if (turn.role != Role::Assistant || isOpenEnded(turn))
        return false;
    return turn.state != ReplyState::Failed || turn.deltas > 0 || !turn.usage.isEmpty();
}

HistoryWriter::HistoryWriter(SqlConnection &connection, HistoryReader &reader, HistoryIndex &index)
    : m_connection(connection)
    , m_reader(reader)
    , m_index(index)
{
}

void HistoryWriter::put(const Conversation &one)
{
    const QVariant target = one.target ? QVariant(targetId(*one.target)) : sqlNull();
    SqlStatement(m_connection,
                 u"INSERT INTO conversations (id, pinned, archived, title_by_user, created_at, updated_at, leaf, target, title, tags, parameters, "
                 "system_prompt, draft) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET pinned = excluded.pinned, "
                 "archived = excluded.archived, title_by_user = excluded.title_by_user, created_at = excluded.created_at, updated_at = "
                 "excluded.updated_at, leaf = excluded.leaf, target = excluded.target, title = excluded.title, tags = excluded.tags, parameters = "
                 "excluded.parameters, system_prompt = excluded.system_prompt, draft = excluded.draft"_s)
        .with(qint64(one.id), int(one.pinned), int(one.archived), int(one.titleByUser), orNull(one.createdAt), orNull(one.updatedAt), orNull(one.leaf),
              target, sqlText(one.title), ascii(writeTexts(one.tags)), ascii(writeParameters(one.parameters)), sqlText(one.systemPrompt),
              sqlText(one.draft))
        .run();
    m_conversations.insert(one.id);
    // The files of a draft come with every key that is typed.
    const auto known = m_drafts.constFind(one.id);
    if (known != m_drafts.cend() && *known == one.draftAttachments)
        return;
    writeAttachments(one.id, MessageId::None, one.draftAttachments);
    if (m_drafts.size() >= mostRemembered)
        m_drafts.clear();
    m_drafts.insert(one.id, one.draftAttachments);
}

void HistoryWriter::put(const StoredMessage &message)
{
    if (append(message))
        return;
    writeWhole(message);
    count(message);
}

void HistoryWriter::putUncounted(const StoredMessage &message)
{
    writeWhole(message);
}

bool HistoryWriter::append(const StoredMessage &message)
{
    const auto known = m_growing.find(message.turn.id);
    if (known == m_growing.end() || !isOpenEnded(message.turn))
        return false;
    const StoredMessage &written = known->written;
    if (!message.turn.text.toString().startsWith(written.turn.text) || !message.turn.reasoning.toString().startsWith(written.turn.reasoning)
        || message.turn.attachments != written.turn.attachments || message.conversation != written.conversation)
        return false;
    if (withoutGrowth(message) != withoutGrowth(written)) {
        writeRow(message, {}, {});
        count(message);
    }
    writeChunk(*known, message, written.turn.text.size(), written.turn.reasoning.size());
    return true;
}

void HistoryWriter::writeWhole(const StoredMessage &message)
{
    const MessageId id = message.turn.id;
    ensureConversation(message);
    const bool isOpen = isOpenEnded(message.turn);
    SqlStatement before(m_connection, u"SELECT state FROM messages WHERE id = ?"_s);
    const bool exists = before.with(qint64(id)).next();
    if (exists && !isGrowing(id))
        m_index.remove(id);
    writeRow(message, isOpen ? QString() : message.turn.text.toString(), isOpen ? QString() : message.turn.reasoning.toString());
    if (exists)
        SqlStatement(m_connection, u"DELETE FROM chunks WHERE message = ?"_s).with(qint64(id)).run();
    if (exists || !message.turn.attachments.isEmpty())
        writeAttachments(message.conversation, id, message.turn.attachments);
    SqlStatement(m_connection, u"INSERT OR IGNORE INTO to_index (message) VALUES (?)"_s).with(qint64(id)).run();
    if (isOpen)
        writeChunk(m_growing[id] = {}, message, 0, 0);
    else
        m_growing.remove(id);
}

void HistoryWriter::writeRow(const StoredMessage &message, const QString &text, const QString &reasoning)
{
    const ChatTurn &turn = message.turn;
    const QVariant target = turn.target == Target() ? sqlNull() : QVariant(targetId(turn.target));
    const QVariant model = turn.model.isEmpty() ? sqlNull() : QVariant(nameId(turn.model));
    SqlStatement(m_connection,
                 u"INSERT INTO messages (id, conversation, parent, role, state, created_at, target, model, finish_reason, deltas, text, reasoning, "
                 "details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET conversation = excluded.conversation, parent = "
                 "excluded.parent, role = excluded.role, state = excluded.state, created_at = excluded.created_at, target = excluded.target, model = "
                 "excluded.model, finish_reason = excluded.finish_reason, deltas = excluded.deltas, text = excluded.text, reasoning = "
                 "excluded.reasoning, details = excluded.details"_s)
        .with(qint64(turn.id), qint64(message.conversation), orNull(message.parent), int(turn.role), int(turn.state), orNull(turn.createdAt), target,
              model, orNull(turn.finishReason), turn.deltas, sqlText(text), sqlText(reasoning), ascii(writeTurnDetails(turn)))
        .run();
}

void HistoryWriter::count(const StoredMessage &message)
{
    const ChatTurn &turn = message.turn;
    const bool counts = countsAsReply(turn);
    if (!counts && turn.usage.isEmpty())
        return;
    const QString model = turn.model.isEmpty() ? requestedModel(turn.target) : turn.model;
    const Usage &usage = turn.usage;
    m_reader.usageDays().forgetSums(turn.id, turn.createdAt);
    SqlStatement(m_connection, u"INSERT OR REPLACE INTO usage (message, at, counts, model, path, input, cached, cache_write, output, reasoning, total) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s)
        .with(qint64(turn.id), orNull(turn.createdAt), int(counts), nameId(model), nameId(describePath(turn.target)), orNull(usage.input),
              orNull(usage.cached), orNull(usage.cacheWrite), orNull(usage.output), orNull(usage.reasoning), orNull(usage.totalReported))
        .run();
}

void HistoryWriter::writeChunk(Growing &growing, const StoredMessage &message, qsizetype textFrom, qsizetype reasoningFrom)
{
    const ChatTurn &turn = message.turn;
    const QString text = turn.text.toString().sliced(textFrom);
    const QString reasoning = turn.reasoning.toString().sliced(reasoningFrom);
    if (!text.isEmpty() || !reasoning.isEmpty() || turn.deltas != growing.written.turn.deltas)
        SqlStatement(m_connection, u"INSERT INTO chunks (message, number, deltas, text, reasoning) VALUES (?, ?, ?, ?, ?)"_s)
            .with(qint64(turn.id), growing.chunks++, turn.deltas, sqlText(text), sqlText(reasoning))
            .run();
    growing.written = message;
}

void HistoryWriter::writeAttachments(ConversationId conversation, MessageId message, const QList<Attachment> &attachments)
{
    SqlStatement(m_connection, u"DELETE FROM attachments WHERE conversation = ? AND message IS ?"_s).with(qint64(conversation), orNull(message)).run();
    m_mayHaveOrphans = true;
    for (int i = 0; i < attachments.size(); ++i) {
        const Attachment &one = attachments[i];
        SqlStatement(m_connection, u"INSERT INTO attachments (conversation, message, position, blob, name, media_type) VALUES (?, ?, ?, ?, ?, ?)"_s)
            .with(qint64(conversation), orNull(message), i, blobId(one.data), sqlText(one.name), sqlText(QString::fromLatin1(one.mediaType)))
            .run();
    }
}

// A message may come before its conversation; it is not lost for that.
void HistoryWriter::ensureConversation(const StoredMessage &message)
{
    if (m_conversations.contains(message.conversation))
        return;
    const QVariant at = orNull(message.turn.createdAt);
    SqlStatement(m_connection, u"INSERT OR IGNORE INTO conversations (id, pinned, archived, title_by_user, created_at, updated_at, title, tags, parameters, "
                               "system_prompt, draft) VALUES (?, 0, 0, 0, ?, ?, '', '[]', '{}', '', '')"_s)
        .with(qint64(message.conversation), at, at)
        .run();
    m_conversations.insert(message.conversation);
}

void HistoryWriter::removeMessages(ConversationId conversation, const QList<MessageId> &messages)
{
    QMultiHash<MessageId, MessageId> children;
    QSet<MessageId> present;
    {
        SqlStatement row(m_connection, u"SELECT id, parent FROM messages WHERE conversation = ?"_s);
        row.with(qint64(conversation));
        while (row.next()) {
            present.insert(MessageId(row.number(0)));
            children.insert(MessageId(row.number(1)), MessageId(row.number(0)));
        }
    }
    QList<MessageId> doomed = messages;
    while (!doomed.isEmpty()) {
        const MessageId id = doomed.takeLast();
        if (id == MessageId::None || !present.remove(id))
            continue;
        deleteMessage(id);
        doomed += children.values(id);
    }
}

void HistoryWriter::deleteMessage(MessageId id)
{
    m_index.remove(id);
    for (const QString &table : {u"chunks"_s, u"attachments"_s, u"to_index"_s})
        SqlStatement(m_connection, u"DELETE FROM %1 WHERE message = ?"_s.arg(table)).with(qint64(id)).run();
    SqlStatement(m_connection, u"DELETE FROM messages WHERE id = ?"_s).with(qint64(id)).run();
    m_growing.remove(id);
    m_mayHaveOrphans = true;
}

void HistoryWriter::setRemoved(const QList<ConversationId> &conversations, const std::optional<QDateTime> &at)
{
    for (const ConversationId id : conversations)
        SqlStatement(m_connection, u"UPDATE conversations SET removed_at = ? WHERE id = ?"_s).with(orNull(at.value_or(QDateTime())), qint64(id)).run();
}

void HistoryWriter::discard(const QList<ConversationId> &conversations)
{
    for (const ConversationId id : conversations) {
        QList<MessageId> counted;
        {
            SqlStatement row(m_connection, u"SELECT u.message FROM messages m CROSS JOIN usage u ON u.message = m.id WHERE m.conversation = ?"_s);
            row.with(qint64(id));
            while (row.next())
                counted.append(MessageId(row.number(0)));
        }
        for (const MessageId message : std::as_const(counted)) {
            m_reader.usageDays().forgetSums(message, {});
            SqlStatement(m_connection, u"DELETE FROM usage WHERE message = ?"_s).with(qint64(message)).run();
        }
    }
    setRemoved(conversations, QDateTime::fromMSecsSinceEpoch(0));
}

bool HistoryWriter::purge(const QDateTime &removedBefore)
{
    SqlStatement next(m_connection, u"SELECT id FROM conversations WHERE removed_at < ? LIMIT 1"_s);
    if (!next.with(removedBefore.toMSecsSinceEpoch()).next())
        return deleteOrphans();
    const ConversationId id = ConversationId(next.number(0));
    QList<MessageId> messages;
    {
        SqlStatement row(m_connection, u"SELECT id FROM messages WHERE conversation = ? LIMIT ?"_s);
        row.with(qint64(id), purgedAtOnce);
        while (row.next())
            messages.append(MessageId(row.number(0)));
    }
    for (const MessageId message : messages)
        deleteMessage(message);
    if (messages.isEmpty()) {
        SqlStatement(m_connection, u"DELETE FROM attachments WHERE conversation = ?"_s).with(qint64(id)).run();
        SqlStatement(m_connection, u"DELETE FROM conversations WHERE id = ?"_s).with(qint64(id)).run();
        m_conversations.remove(id);
        m_drafts.remove(id);
    }
    return true;
}

bool HistoryWriter::deleteOrphans()
{
    if (!m_mayHaveOrphans)
        return false;
    SqlStatement(m_connection, u"DELETE FROM blobs WHERE id NOT IN (SELECT blob FROM attachments)"_s).run();
    m_mayHaveOrphans = false;
    return true;
}

void HistoryWriter::endAbandoned()
{
    QList<MessageId> abandoned;
    {
        // Only what is not indexed yet can be growing, and that is little.
        SqlStatement row(m_connection, u"SELECT m.id FROM to_index t CROSS JOIN messages m ON m.id = t.message WHERE m.state IN (?, ?)"_s);
        row.with(int(ReplyState::Waiting), int(ReplyState::Growing));
        while (row.next()) {
            if (!isGrowing(MessageId(row.number(0))))
                abandoned.append(MessageId(row.number(0)));
        }
    }
    for (const MessageId id : std::as_const(abandoned)) {
        if (auto message = m_reader.message(id)) {
            message->turn.state = ReplyState::Cut;
            writeWhole(*message);
            count(*message);
        }
    }
}

void HistoryWriter::forget()
{
    m_growing.clear();
    m_conversations.clear();
    m_drafts.clear();
    m_names.clear();
    m_targets.clear();
    m_mayHaveOrphans = true;
}

void HistoryWriter::forgetOthers()
{
    m_conversations.clear();
    m_drafts.clear();
    m_mayHaveOrphans = true;
}

qint64 HistoryWriter::nameId(const QString &name)
{
    if (const auto known = m_names.constFind(name); known != m_names.cend())
        return *known;
    SqlStatement(m_connection, u"INSERT OR IGNORE INTO names (name) VALUES (?)"_s).with(sqlText(name)).run();
    SqlStatement row(m_connection, u"SELECT id FROM names WHERE name = ?"_s);
    const qint64 id = row.with(sqlText(name)).next() ? row.number(0) : 0;
    if (m_names.size() >= mostRemembered)
        m_names.clear();
    return *m_names.insert(name, id);
}

qint64 HistoryWriter::targetId(const Target &target)
{
    const QByteArray json = writeTarget(target);
    const QByteArray hash = QCryptographicHash::hash(json, QCryptographicHash::Sha256);
    if (const auto known = m_targets.constFind(hash); known != m_targets.cend())
        return *known;
    SqlStatement(m_connection, u"INSERT OR IGNORE INTO targets (hash, json, model, path) VALUES (?, ?, ?, ?)"_s)
        .with(hash, ascii(json), nameId(requestedModel(target)), nameId(describePath(target)))
        .run();
    SqlStatement row(m_connection, u"SELECT id FROM targets WHERE hash = ?"_s);
    const qint64 id = row.with(hash).next() ? row.number(0) : 0;
    if (m_targets.size() >= mostRemembered)
        m_targets.clear();
    return *m_targets.insert(hash, id);
}

qint64 HistoryWriter::blobId(const QByteArray &data)
{
    const QByteArray hash = QCryptographicHash::hash(data, QCryptographicHash::Sha256);
    SqlStatement row(m_connection, u"SELECT id FROM blobs WHERE hash = ?"_s);
    if (row.with(hash).next())
        return row.number(0);
    SqlStatement insert(m_connection, u"INSERT INTO blobs (hash, data) VALUES (?, ?)"_s);
    insert.with(hash, data.isNull() ? QByteArray("") : data).run();
    return insert.insertedId();
}

} // namespace lineside
