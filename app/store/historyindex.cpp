// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historyindex.h"

#include "store/searchtext.h"
#include "store/sqlconnection.h"
#include "store/turnjson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// Big enough that a million messages need few tables, small enough that the beginning of a word is looked up in a millisecond.
constexpr qint64 messagesInPart = 65'536;
constexpr int mostNames = 2000;
constexpr int mostWaiting = 5000;

} // namespace

QString searchableText(const ChatTurn &turn)
{
    QStringList parts{turn.text, turn.refusal, turn.reasoning};
    for (const Attachment &attachment : turn.attachments)
        parts.append(attachment.name);
    parts.removeAll(QString());
    return parts.join(u'\n');
}

HistoryIndex::HistoryIndex(SqlConnection &connection)
    : m_connection(connection)
{
}

QString HistoryIndex::tableName(qint64 part)
{
    return u"search_%1"_s.arg(part);
}

bool HistoryIndex::isAvailable()
{
    if (!m_isAvailable)
        m_isAvailable = m_connection.ask(u"SELECT sqlite_compileoption_used('ENABLE_FTS5')"_s) == 1;
    return *m_isAvailable;
}

int HistoryIndex::addSome(int most)
{
    QList<qint64> ids;
    {
        SqlStatement row(m_connection, u"SELECT t.message FROM to_index t LEFT JOIN messages m ON m.id = t.message WHERE m.state IS NULL OR m.state NOT IN (?, ?) "
                                       "ORDER BY t.message LIMIT ?"_s);
        row.with(int(ReplyState::Waiting), int(ReplyState::Growing), most);
        while (row.next())
            ids.append(row.number(0));
    }
    for (const qint64 id : std::as_const(ids)) {
        const auto from = source(id);
        const auto part = from ? partFor(id) : std::nullopt;
        if (part) {
            SqlStatement(m_connection, u"INSERT INTO %1 (rowid, words) VALUES (?, ?)"_s.arg(tableName(*part)))
                .with(id, indexedText(from->text, from->labels))
                .run();
            SqlStatement(m_connection, u"UPDATE search_parts SET messages = messages + 1, last = max(last, ?), earliest = min(earliest, ?), "
                                       "latest = max(latest, ?) WHERE id = ?"_s)
                .with(id, from->at, from->at, *part)
                .run();
        }
        SqlStatement(m_connection, u"DELETE FROM to_index WHERE message = ?"_s).with(id).run();
        if (!m_connection.isFine())
            return 0;
    }
    return int(ids.size());
}

void HistoryIndex::remove(MessageId message)
{
    const qint64 id = qint64(message);
    if (SqlStatement(m_connection, u"SELECT 1 FROM to_index WHERE message = ?"_s).with(id).next())
        return;
    const auto part = partOf(id);
    const auto from = part ? source(id) : std::nullopt;
    if (!from)
        return;
    // What holds words alone must be told them again to forget them.
    SqlStatement(m_connection, u"INSERT INTO %1 (%1, rowid, words) VALUES ('delete', ?, ?)"_s.arg(tableName(*part)))
        .with(id, indexedText(from->text, from->labels))
        .run();
    SqlStatement(m_connection, u"UPDATE search_parts SET messages = messages - 1 WHERE id = ?"_s).with(*part).run();
}

void HistoryIndex::beginAnew()
{
    QStringList tables;
    {
        SqlStatement row(m_connection, u"SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'search_[0-9]*' AND sql LIKE 'CREATE VIRTUAL%'"_s);
        while (row.next())
            tables.append(row.text(0));
    }
    for (const QString &table : tables)
        m_connection.run(u"DROP TABLE \"%1\""_s.arg(QString(table).replace(u'"', u"\"\""_s)));
    m_connection.run(u"DELETE FROM search_parts"_s);
    m_connection.run(u"INSERT OR IGNORE INTO to_index (message) SELECT id FROM messages"_s);
}

std::optional<QStringList> HistoryIndex::labels(const QString &model, const QString &path)
{
    QStringList found;
    for (const auto &[letter, name] : {std::pair(u'm', model), std::pair(u'p', path)}) {
        if (name.isEmpty())
            continue;
        const auto id = nameId(name);
        if (!id)
            return std::nullopt;
        found.append(letter + QString::number(*id));
    }
    return found;
}

// A name may be only of what was asked for, and never have answered: the index knows.
ReplyNames HistoryIndex::replyNames()
{
    ReplyNames found;
    QList<qint64> parts;
    {
        SqlStatement part(m_connection, u"SELECT id FROM search_parts ORDER BY first DESC"_s);
        while (part.next())
            parts.append(part.number(0));
    }
    SqlStatement row(m_connection, u"SELECT id, name FROM names ORDER BY id DESC LIMIT ?"_s);
    row.with(mostNames);
    while (row.next()) {
        const QString id = QString::number(row.number(0));
        if (holds(u'm' + id, parts))
            found.models.append(row.text(1));
        if (holds(u'p' + id, parts))
            found.paths.append(row.text(1));
    }
    SqlStatement waiting(m_connection, u"SELECT DISTINCT a.name, p.name FROM (SELECT message FROM to_index ORDER BY message DESC LIMIT ?) w CROSS JOIN messages m "
                                       "ON m.id = w.message LEFT JOIN targets t ON t.id = m.target LEFT JOIN names a ON a.id = coalesce(m.model, t.model) "
                                       "LEFT JOIN names p ON p.id = t.path WHERE m.role = ?"_s);
    waiting.with(mostWaiting, int(Role::Assistant));
    while (waiting.next()) {
        found.models.append(waiting.text(0));
        found.paths.append(waiting.text(1));
    }
    return found;
}

bool HistoryIndex::holds(const QString &label, const QList<qint64> &parts)
{
    const QString expression = matchExpression({}, {label});
    return std::ranges::any_of(parts, [&](qint64 part) {
        return SqlStatement(m_connection, u"SELECT 1 FROM %1 WHERE %1 MATCH ? LIMIT 1"_s.arg(tableName(part))).with(expression).next();
    });
}

std::optional<HistoryIndex::Source> HistoryIndex::source(qint64 id)
{
    ChatTurn turn;
    SqlStatement row(m_connection, u"SELECT m.text, m.reasoning, m.details, m.created_at, coalesce(m.model, t.model), t.path, m.role, m.conversation "
                                   "FROM messages m LEFT JOIN targets t ON t.id = m.target WHERE m.id = ?"_s);
    if (!row.with(id).next())
        return std::nullopt;
    turn.text = row.text(0);
    turn.reasoning = row.text(1);
    readTurnDetails(row.bytes(2), turn);
    SqlStatement file(m_connection, u"SELECT name FROM attachments WHERE conversation = ? AND message = ? ORDER BY position"_s);
    file.with(row.number(7), id);
    while (file.next())
        turn.attachments.append({file.text(0), {}, {}});
    Source found{searchableText(turn), {}, row.number(3)};
    const bool isReply = row.number(6) == qint64(Role::Assistant);
    if (isReply && !row.isNull(4))
        found.labels.append(u'm' + QString::number(row.number(4)));
    if (isReply && !row.isNull(5))
        found.labels.append(u'p' + QString::number(row.number(5)));
    return found;
}

std::optional<qint64> HistoryIndex::partOf(qint64 id)
{
    SqlStatement row(m_connection, u"SELECT id FROM search_parts WHERE first <= ? ORDER BY first DESC LIMIT 1"_s);
    return row.with(id).next() ? std::optional(row.number(0)) : std::nullopt;
}

std::optional<qint64> HistoryIndex::partFor(qint64 id)
{
    qint64 first = 0;
    qint64 number = 1;
    {
        SqlStatement row(m_connection, u"SELECT id, messages, last, (SELECT max(id) FROM search_parts) FROM search_parts WHERE first <= ? ORDER BY first DESC LIMIT 1"_s);
        if (row.with(id).next()) {
            // Only behind the last of all: the tables' ranges stay apart, and none is split.
            const bool isFull = row.number(1) >= messagesInPart && id > row.number(2) && row.number(0) == row.number(3);
            if (!isFull)
                return row.number(0);
            first = id;
            number = row.number(3) + 1;
        }
    }
    m_connection.run(u"CREATE VIRTUAL TABLE %1 USING fts5 (words, content = '', tokenize = ascii)"_s.arg(tableName(number)));
    SqlStatement(m_connection, u"INSERT INTO search_parts (id, first, last, earliest, latest, messages) VALUES (?, ?, ?, ?, ?, 0)"_s)
        .with(number, first, id, std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min())
        .run();
    return m_connection.isFine() ? std::optional(number) : std::nullopt;
}

std::optional<qint64> HistoryIndex::nameId(const QString &name)
{
    SqlStatement row(m_connection, u"SELECT id FROM names WHERE name = ?"_s);
    return row.with(sqlText(name)).next() ? std::optional(row.number(0)) : std::nullopt;
}

} // namespace lineside
