// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/sqlconnection.h"

#include <QSqlError>
#include <QUrl>

#include <array>
#include <atomic>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// From sqlite3.h, whose numbers are part of the format's promise.
enum SqliteCode {
    SqlError = 1,
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CantOpen = 14,
    TooBig = 18,
    Constraint = 19,
    Mismatch = 20,
    NotADatabase = 26,
    IoErrorWrite = IoError | 3 << 8,
    CorruptVirtualTable = Corrupt | 1 << 8,
};

constexpr size_t mostKept = 300;

QString nextConnectionName()
{
    static std::atomic<int> count = 0;
    return u"lineside-history-%1"_s.arg(++count);
}

} // namespace

bool SqlFault::isBusy() const
{
    return primary() == Busy || primary() == Locked;
}

bool SqlFault::isDamage() const
{
    return (primary() == Corrupt && code != CorruptVirtualTable) || primary() == NotADatabase;
}

bool SqlFault::isFull() const
{
    return primary() == Full || code == IoErrorWrite;
}

bool SqlFault::isReadOnly() const
{
    return primary() == ReadOnly || primary() == CantOpen;
}

bool SqlFault::isOfValue() const
{
    return primary() == TooBig || primary() == Constraint || primary() == Mismatch;
}

bool SqlFault::isOfIndex() const
{
    return code == CorruptVirtualTable || primary() == SqlError;
}

QVariant sqlText(const QString &text)
{
    if (text.isNull())
        return u""_s;
    if (text.isValidUtf16() && !text.contains(QChar(QChar::Null)))
        return text;
    QByteArray units;
    units.reserve(text.size() * 2);
    for (const QChar unit : text)
        units.append(char(unit.cell())).append(char(unit.row()));
    return units;
}

QString textOfSql(const QVariant &value)
{
    if (value.typeId() != QMetaType::QByteArray)
        return value.toString();
    const QByteArray units = value.toByteArray();
    QString text(units.size() / 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i)
        text[i] = QChar(uchar(units[2 * i]), uchar(units[2 * i + 1]));
    return text;
}

SqlStatement::SqlStatement(SqlConnection &connection, const QString &sql)
    : m_connection(connection)
{
    if (!connection.isFine())
        return;
    auto found = connection.m_kept.find(sql);
    if (found != connection.m_kept.end() && !found->second.inUse) {
        m_inUse = &found->second.inUse;
        *m_inUse = true;
        m_query = &found->second.query;
        return;
    }
    QSqlQuery query(connection.m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql)) {
        connection.note(query.lastError());
        return;
    }
    if (found != connection.m_kept.end() || connection.m_kept.size() >= mostKept) {
        m_own = std::move(query);
        m_query = &*m_own;
        return;
    }
    found = connection.m_kept.emplace(sql, SqlConnection::Kept{std::move(query), true}).first;
    m_query = &found->second.query;
    m_inUse = &found->second.inUse;
}

SqlStatement::~SqlStatement()
{
    if (!m_query)
        return;
    m_query->finish(); // or it would hold its snapshot and no checkpoint could pass
    if (m_inUse)
        *m_inUse = false;
}

void SqlStatement::bind(int place, const QVariant &value)
{
    if (m_query)
        m_query->bindValue(place, value);
}

bool SqlStatement::run()
{
    if (!m_query || !m_connection.isFine())
        return false;
    m_ran = true;
    if (m_query->exec())
        return true;
    m_connection.note(m_query->lastError());
    return false;
}

bool SqlStatement::next()
{
    if (!m_ran && !run())
        return false;
    if (!m_query || !m_connection.isFine())
        return false;
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        m_connection.note(m_query->lastError());
    return false;
}

bool SqlStatement::isNull(int column) const
{
    return m_query->isNull(column);
}

qint64 SqlStatement::number(int column) const
{
    return m_query->value(column).toLongLong();
}

std::optional<qint64> SqlStatement::optional(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(number(column));
}

QString SqlStatement::text(int column) const
{
    return textOfSql(m_query->value(column));
}

QByteArray SqlStatement::bytes(int column) const
{
    return m_query->value(column).toByteArray();
}

qint64 SqlStatement::insertedId() const
{
    return m_query ? m_query->lastInsertId().toLongLong() : 0;
}

SqlConnection::~SqlConnection()
{
    close();
}

bool SqlConnection::open(const QString &fileName, Access access)
{
    static constexpr std::array options{"QSQLITE_BUSY_TIMEOUT=2000"_L1, "QSQLITE_BUSY_TIMEOUT=2000;QSQLITE_OPEN_READONLY"_L1,
                                        "QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_L1};
    close();
    m_fileName = fileName;
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, nextConnectionName());
    m_database.setConnectOptions(options.at(size_t(access)));
    if (access == Access::Immutable)
        m_database.setDatabaseName(QUrl::fromLocalFile(fileName).toString(QUrl::FullyEncoded) + u"?immutable=1"_s);
    else
        m_database.setDatabaseName(fileName);
    if (!m_database.open())
        note(m_database.lastError());
    return isFine();
}

void SqlConnection::close()
{
    rollback();
    m_kept.clear();
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = {};
    if (!name.isEmpty())
        QSqlDatabase::removeDatabase(name);
    m_fault.reset();
}

bool SqlConnection::run(const QString &sql)
{
    if (!isFine())
        return false;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql)) {
        note(query.lastError());
        return false;
    }
    while (query.next()) { } // some pragmas do their work row by row
    if (query.lastError().isValid())
        note(query.lastError());
    return isFine();
}

qint64 SqlConnection::ask(const QString &sql)
{
    SqlStatement statement(*this, sql);
    return statement.next() ? statement.number(0) : 0;
}

bool SqlConnection::begin()
{
    m_writing = SqlStatement(*this, u"BEGIN IMMEDIATE"_s).run();
    return m_writing;
}

bool SqlConnection::commit()
{
    if (!SqlStatement(*this, u"COMMIT"_s).run())
        return false;
    m_writing = false;
    return true;
}

void SqlConnection::rollback()
{
    if (!m_writing)
        return;
    m_writing = false;
    // SQLite may have rolled back by itself already; that it then has nothing to do is no fault.
    QSqlQuery(m_database).exec(u"ROLLBACK"_s);
}

std::optional<SqlFault> SqlConnection::takeFault()
{
    return std::exchange(m_fault, std::nullopt);
}

void SqlConnection::note(const QSqlError &error)
{
    if (!m_fault)
        m_fault = SqlFault{error.nativeErrorCode().toInt(), error.databaseText().left(500)};
}

} // namespace lineside
