// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <optional>
#include <unordered_map>

namespace lineside {

/// Why SQLite did not do what it was asked.
struct SqlFault {
    int code = 0; ///< SQLite's own, extended
    QString text;

    int primary() const { return code & 0xff; }
    bool isBusy() const;
    bool isDamage() const;
    bool isFull() const;
    bool isReadOnly() const;
    bool isOfValue() const; ///< what was to be written broke a rule of its table
    bool isOfIndex() const; ///< of the search index alone
};

class SqlConnection;

/// One use of a statement that its connection keeps prepared. After a fault of the connection nothing is run any more.
class SqlStatement
{
public:
    SqlStatement(SqlConnection &connection, const QString &sql);
    ~SqlStatement();
    Q_DISABLE_COPY_MOVE(SqlStatement)

    template<class... Values>
    SqlStatement &with(const Values &...values)
    {
        int place = 0;
        (bind(place++, QVariant(values)), ...);
        return *this;
    }
    void bind(int place, const QVariant &value);
    bool run();  ///< executes; true if there was no fault
    bool next(); ///< executes at first; true while there is a row
    bool isNull(int column) const;
    qint64 number(int column) const;
    std::optional<qint64> optional(int column) const;
    QString text(int column) const; ///< as `sqlText` wrote it
    QByteArray bytes(int column) const;
    QVariant value(int column) const { return m_query->value(column); }
    qint64 insertedId() const;

private:


    SqlConnection &m_connection;
    QSqlQuery *m_query = nullptr;
    bool *m_inUse = nullptr;        ///< of the kept one
    std::optional<QSqlQuery> m_own; ///< where the kept one is in use
    bool m_ran = false;
};

/// A text for a column: TEXT, or a BLOB of UTF-16LE where TEXT would not give it back as it is. Never NULL.
QVariant sqlText(const QString &text);
/// The way back.
QString textOfSql(const QVariant &value);

/// One connection to an SQLite file, for the thread that opens it. The first fault stays until it is taken, and stops everything.
class SqlConnection
{
public:
    enum class Access {
        ReadWrite,
        ReadOnly,
        Immutable, ///< nothing beside the file is looked at or made: for media that cannot be written
    };
    SqlConnection() = default;
    ~SqlConnection();
    Q_DISABLE_COPY_MOVE(SqlConnection)

    bool open(const QString &fileName, Access access);
    void close();
    bool isOpen() const { return m_database.isOpen(); }
    QString fileName() const { return m_fileName; }

    bool run(const QString &sql); ///< one statement that is not worth keeping
    qint64 ask(const QString &sql); ///< the number that it gives; 0 if none
    bool begin(); ///< at once as a writer, so that nobody comes between
    bool commit();
    void rollback();
    bool isWriting() const { return m_writing; }

    bool isFine() const { return !m_fault; }
    std::optional<SqlFault> takeFault();
    void putBack(const SqlFault &fault) { m_fault = fault; }

private:
    friend class SqlStatement;
    struct Kept {
        QSqlQuery query;
        bool inUse = false;
    };
    void note(const QSqlError &error);

    QSqlDatabase m_database;
    QString m_fileName;
    std::unordered_map<QString, Kept> m_kept;
    std::optional<SqlFault> m_fault;
    bool m_writing = false;
};

} // namespace lineside
