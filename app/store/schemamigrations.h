// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace lineside {

class SqlConnection;

/// The numbered files NNN-*.sql of a folder, each of which takes a database from version NNN - 1 to NNN.
class SchemaMigrations
{
public:
    explicit SchemaMigrations(const QString &folder = QStringLiteral(":/lineside/sql"));
    int latest() const { return m_files.isEmpty() ? 0 : m_files.lastKey(); }

    /// Takes the database to the latest version, each step in a transaction of its own. A database with something in it is copied
    /// beside itself before each step. False after a fault of the connection; the step that failed left nothing.
    bool apply(SqlConnection &connection) const;

    /// Where the copy that was made of that version is.
    static QString backupName(const QString &fileName, int version);

private:
    bool step(SqlConnection &connection, int version) const;

    QMap<int, QString> m_files;
};

} // namespace lineside
