// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace lineside::test {

/// A look into an SQLite file past the store.
class RawDatabase
{
public:
    explicit RawDatabase(const QString &fileName)
        : m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw")))
    {
        m_database.setDatabaseName(fileName);
        m_database.open();
    }
    ~RawDatabase()
    {
        m_database = {};
        QSqlDatabase::removeDatabase(QStringLiteral("raw"));
    }
    Q_DISABLE_COPY_MOVE(RawDatabase)

    bool run(const QString &sql) { return QSqlQuery(m_database).exec(sql); }
    QVariant ask(const QString &sql)
    {
        QSqlQuery query(m_database);
        return query.exec(sql) && query.next() ? query.value(0) : QVariant();
    }

private:
    QSqlDatabase m_database;
};

inline QVariant askRaw(const QString &fileName, const QString &sql)
{
    return RawDatabase(fileName).ask(sql);
}

} // namespace lineside::test
