// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historyrecovery.h"

#include "store/historyfile.h"
#include "store/jsonfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <array>
#include <set>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::History)
};

constexpr qsizetype pageSize = 4096;
constexpr char leafOfTable = 0x0d; // what the page of a table's rows begins with
constexpr int rowsAtOnce = 1000;
constexpr std::array companions{"-wal"_L1, "-shm"_L1};

struct TableShape {
    QLatin1StringView name;
    QLatin1StringView key;
    QLatin1StringView columns;
    int count;
    QLatin1StringView index; ///< that knows the keys too, should the table's own pages not
};

// In an order in which what is referred to comes first.
constexpr std::array tables{
    TableShape{"names"_L1, "id"_L1, "id, name"_L1, 2, "sqlite_autoindex_names_1"_L1},
    TableShape{"targets"_L1, "id"_L1, "id, hash, json, model, path"_L1, 5, "sqlite_autoindex_targets_1"_L1},
    TableShape{"conversations"_L1, "id"_L1,
               "id, pinned, archived, title_by_user, created_at, updated_at, removed_at, leaf, target, title, tags, parameters, system_prompt, draft"_L1, 14,
               {}},
    TableShape{"messages"_L1, "id"_L1,
               "id, conversation, parent, role, state, created_at, target, model, finish_reason, deltas, text, reasoning, details"_L1, 13, "messages_of"_L1},
    TableShape{"chunks"_L1, {}, "message, number, deltas, text, reasoning"_L1, 5, {}},
    TableShape{"blobs"_L1, "id"_L1, "id, hash, data"_L1, 3, "sqlite_autoindex_blobs_1"_L1},
    TableShape{"attachments"_L1, "id"_L1, "id, conversation, message, position, blob, name, media_type"_L1, 7, "attachments_of"_L1},
    TableShape{"usage"_L1, "message"_L1, "message, at, counts, model, path, input, cached, cache_write, output, reasoning, total"_L1, 11, "usage_at"_L1}};

// By what a row of one table is told from rows of the others that are read as if they were of this one.
struct RowSign {
    QLatin1StringView table;
    QLatin1StringView condition;
};
constexpr std::array signsOfRows{
    RowSign{"messages"_L1, "id > 4294967296 AND conversation > 4294967296 AND role BETWEEN 0 AND 3 AND state BETWEEN 0 AND 5 AND typeof(details) = 'text'"_L1},
    RowSign{"conversations"_L1, "id > 4294967296 AND pinned IN (0, 1) AND archived IN (0, 1) AND title_by_user IN (0, 1) AND typeof(tags) = 'text'"_L1},
    RowSign{"usage"_L1, "message > 4294967296 AND at > 1000000000 AND counts IN (0, 1)"_L1}};

// What was copied row by row fits together again after these.
constexpr std::array repairs{
    "INSERT OR IGNORE INTO names (id, name) SELECT DISTINCT m, 'unknown ' || m FROM (SELECT model AS m FROM targets UNION SELECT path FROM targets UNION SELECT "
    "model FROM usage UNION SELECT path FROM usage) WHERE m NOT IN (SELECT id FROM names)"_L1,
    "UPDATE messages SET target = NULL WHERE target NOT IN (SELECT id FROM targets)"_L1,
    "UPDATE messages SET model = NULL WHERE model NOT IN (SELECT id FROM names)"_L1,
    "UPDATE conversations SET target = NULL WHERE target NOT IN (SELECT id FROM targets)"_L1,
    "DELETE FROM chunks WHERE message NOT IN (SELECT id FROM messages)"_L1,
    "DELETE FROM attachments WHERE blob NOT IN (SELECT id FROM blobs) OR message NOT IN (SELECT id FROM messages)"_L1,
    "INSERT OR IGNORE INTO conversations (id, pinned, archived, title_by_user, created_at, updated_at, title, tags, parameters, system_prompt, draft) SELECT "
    "conversation, 0, 0, 0, min(created_at), max(created_at), '', '[]', '{}', '', '' FROM messages GROUP BY conversation"_L1,
    "INSERT OR IGNORE INTO conversations (id, pinned, archived, title_by_user, title, tags, parameters, system_prompt, draft) SELECT DISTINCT "
    "conversation, 0, 0, 0, '', '[]', '{}', '', '' FROM attachments"_L1,
    "UPDATE conversations SET title = substr((SELECT text FROM messages WHERE conversation = conversations.id ORDER BY id LIMIT 1), 1, 60) WHERE title = '' "
    "AND EXISTS (SELECT 1 FROM messages WHERE conversation = conversations.id)"_L1,
    // A message whose predecessor is lost follows what is left before it.
    "UPDATE messages SET parent = (SELECT max(p.id) FROM messages p WHERE p.conversation = messages.conversation AND p.id < messages.id) WHERE parent IS NOT "
    "NULL AND parent NOT IN (SELECT id FROM messages)"_L1,
    "INSERT OR IGNORE INTO to_index (message) SELECT id FROM messages"_L1};

void removeWithCompanions(const QString &fileName)
{
    QFile::remove(fileName);
    for (const QLatin1StringView companion : companions)
        QFile::remove(fileName + companion);
}

// Copies rows from one connection to the other.
class RowCopy
{
public:
    RowCopy(SqlConnection &from, SqlConnection &to, RecoveredHistory &result)
        : m_from(from)
        , m_to(to)
        , m_result(result)
    {
    }

    bool isBroken() const { return m_isBroken; } ///< the way to some rows was not there

    void copy(const TableShape &table)
    {
        prepare(table);
        if (table.key.isEmpty())
            return copyForwardAndBackward(table);
        const std::set<qint64> keys = keysOf(table);
        const QString select = u"SELECT %1 FROM %2 WHERE %3 = ?"_s.arg(table.columns, table.name, table.key);
        for (const qint64 key : keys) {
            SqlStatement row(m_from, select);
            if (!row.with(key).next() || !insert(row))
                ++m_result.lost;
            m_from.takeFault();
            if (!m_to.isFine())
                return;
        }
    }

    // Whatever rows of that kind there are, without a way to them.
    void copyRows(const TableShape &table, QLatin1StringView condition)
    {
        prepare(table);
        SqlStatement row(m_from, u"SELECT %1 FROM %2 NOT INDEXED WHERE %3"_s.arg(table.columns, table.name, condition));
        while (row.next() && m_to.isFine())
            insert(row);
        m_from.takeFault();
    }

private:
    void prepare(const TableShape &table)
    {
        const QString marks = QStringList(table.count, u"?"_s).join(u", "_s);
        m_insert = u"INSERT OR IGNORE INTO %1 (%2) VALUES (%3)"_s.arg(table.name, table.columns, marks);
        m_count = table.count;
    }

    // From the front to where it breaks, from the back to where it breaks, and from an index, which lies elsewhere.
    std::set<qint64> keysOf(const TableShape &table)
    {
        std::set<qint64> keys;
        QStringList selects{u"SELECT %1 FROM %2 NOT INDEXED ORDER BY %1"_s.arg(table.key, table.name),
                            u"SELECT %1 FROM %2 NOT INDEXED ORDER BY %1 DESC"_s.arg(table.key, table.name)};
        if (!table.index.isEmpty())
            selects.append(u"SELECT %1 FROM %2 INDEXED BY %3"_s.arg(table.key, table.name, table.index));
        for (const QString &select : std::as_const(selects)) {
            {
                SqlStatement row(m_from, select);
                while (row.next())
                    keys.insert(row.number(0));
            }
            const bool wasWhole = !m_from.takeFault();
            if (wasWhole)
                break;
            m_isBroken = true;
        }
        return keys;
    }

    void copyForwardAndBackward(const TableShape &table)
    {
        for (const QLatin1StringView order : {""_L1, " DESC"_L1}) {
            SqlStatement row(m_from, u"SELECT %1 FROM %2 ORDER BY message%3, number%3"_s.arg(table.columns, table.name, order));
            while (row.next() && m_to.isFine())
                insert(row);
            if (!m_from.takeFault())
                return;
        }
    }

    bool insert(const SqlStatement &row)
    {
        SqlStatement statement(m_to, m_insert);
        for (int i = 0; i < m_count; ++i)
            statement.bind(i, row.value(i));
        statement.run();
        if (const auto fault = m_to.takeFault()) {
            if (!fault->isOfValue())
                m_to.putBack(*fault);
            return false;
        }
        if (++m_inserted % rowsAtOnce == 0 && m_to.commit())
            m_to.begin();
        return true;
    }

    SqlConnection &m_from;
    SqlConnection &m_to;
    RecoveredHistory &m_result;
    QString m_insert;
    int m_count = 0;
    int m_inserted = 0;
    bool m_isBroken = false;
};

bool isReadable(SqlConnection &connection)
{
    const bool hasTables = connection.ask(u"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('conversations', 'messages')"_s) == 2;
    return !connection.takeFault() && hasTables;
}

// A copy of the damaged file whose first page, with the list of the tables, is that of a new history.
bool copyWithFirstPageOf(const QString &newName, const QString &damagedName, const QString &copyName)
{
    removeWithCompanions(copyName);
    QFile fresh(newName);
    if (!QFile::copy(damagedName, copyName) || !fresh.open(QIODevice::ReadOnly))
        return false;
    QByteArray page = fresh.read(pageSize);
    QFile copy(copyName);
    if (page.size() != pageSize || !copy.open(QIODevice::ReadWrite))
        return false;
    const quint32 pages = quint32(copy.size() / pageSize);
    qToBigEndian(pages, page.data() + 28);
    qToBigEndian(quint32(0), page.data() + 32); // no free pages that it would know
    qToBigEndian(quint32(0), page.data() + 36);
    const bool isWritten = copy.write(page) == pageSize;
    copy.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return isWritten && copy.flush();
}

// Makes one page after the other the root of a table, and so reads rows that no page leads to any more. In a copy.
void copyLeaves(const QString &copyName, SqlConnection &target, RecoveredHistory &result)
{
    QFile pages(copyName);
    SqlConnection source;
    if (!pages.open(QIODevice::ReadOnly) || !source.open(copyName, SqlConnection::Access::ReadWrite))
        return;
    source.run(u"PRAGMA journal_mode = OFF"_s);
    source.run(u"PRAGMA synchronous = OFF"_s);
    RowCopy copy(source, target, result);
    const qint64 count = pages.size() / pageSize;
    for (qint64 page = 2; page <= count && target.isFine(); ++page) {
        char kind = 0;
        if (!pages.seek((page - 1) * pageSize) || !pages.getChar(&kind) || kind != leafOfTable)
            continue;
        for (const RowSign &sign : signsOfRows) {
            source.run(u"PRAGMA writable_schema = ON"_s);
            source.run(u"UPDATE sqlite_schema SET rootpage = %1 WHERE name = '%2'"_s.arg(QString::number(page), sign.table));
            source.run(u"PRAGMA writable_schema = RESET"_s); // reads the schema again
            source.takeFault();
            copy.copyRows(*std::ranges::find(tables, sign.table, &TableShape::name), sign.condition);
        }
    }
}

void repair(SqlConnection &connection, RecoveredHistory &result)
{
    for (const QLatin1StringView statement : repairs)
        connection.run(statement);
    connection.commit();
    result.conversations = connection.ask(u"SELECT count(*) FROM conversations WHERE removed_at IS NULL"_s);
    result.messages = connection.ask(u"SELECT count(*) FROM messages"_s);
}

bool moveIntoPlace(const QString &fileName, const QString &newName, RecoveredHistory &result)
{
    const auto kept = setAside(fileName);
    if (!kept)
        return false;
    result.keptAs = *kept;
    for (const QLatin1StringView companion : companions)
        QFile::rename(fileName + companion, *kept + companion);
    return QFile::rename(newName, fileName);
}

} // namespace

RecoveredHistory recoverHistory(const QString &fileName, const SchemaMigrations &migrations)
{
    RecoveredHistory result;
    const QString newName = fileName + u".new"_s;
    const QString copyName = fileName + u".mended"_s;
    removeWithCompanions(newName);
    SqlConnection target;
    const HistoryOpening opening = openHistory(target, newName, migrations);
    result.fault = opening.fault;
    if (opening.outcome != HistoryOpening::Outcome::Writable)
        return result;
    target.run(u"PRAGMA foreign_keys = OFF"_s);
    target.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);

    SqlConnection source;
    bool canRead = source.open(fileName, SqlConnection::Access::ReadOnly) && isReadable(source);
    if (!canRead && copyWithFirstPageOf(newName, fileName, copyName))
        canRead = source.open(copyName, SqlConnection::Access::ReadWrite) && isReadable(source);
    target.begin();
    if (canRead) {
        RowCopy copy(source, target, result);
        for (const TableShape &table : tables)
            copy.copy(table);
        source.close();
        if (copy.isBroken() && copyWithFirstPageOf(newName, fileName, copyName)) {
            const qint64 before = target.ask(u"SELECT count(*) FROM messages"_s);
            copyLeaves(copyName, target, result);
            result.lost = qMax<qint64>(0, result.lost + before - target.ask(u"SELECT count(*) FROM messages"_s));
        }
        repair(target, result);
    } else {
        target.commit();
    }
    source.close();
    removeWithCompanions(copyName);
    if (const auto fault = target.takeFault()) {
        result.fault = *fault;
        target.close();
        removeWithCompanions(newName);
        return result;
    }
    target.close();
    result.isDone = moveIntoPlace(fileName, newName, result);
    return result;
}

void adoptRecovered(const QString &fileName)
{
    const QString newName = fileName + u".new"_s;
    if (QFileInfo::exists(newName) && !QFileInfo::exists(fileName))
        QFile::rename(newName, fileName);
}

QString describeRecovery(const RecoveredHistory &recovered, const QString &fileName)
{
    const QString begin = Tr::tr("The history %1 was damaged. It was kept as %2.").arg(fileName, recovered.keptAs) + u' ';
    if (recovered.messages == 0 && recovered.conversations == 0)
        return begin + Tr::tr("Nothing of it could be read, so a new one was begun.");
    const QString counts = Tr::tr("What could be read is here again: conversations: %1, messages: %2.")
                               .arg(QString::number(recovered.conversations), QString::number(recovered.messages));
    if (recovered.lost == 0)
        return begin + counts;
    return begin + counts + u' ' + Tr::tr("Entries that could not be read: %1.").arg(recovered.lost);
}

} // namespace lineside
