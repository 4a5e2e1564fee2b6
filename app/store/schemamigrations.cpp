// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/schemamigrations.h"

#include "store/sqlconnection.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int digits = 3;

QStringList statementsOf(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList statements;
    const QStringList parts = QString::fromUtf8(file.readAll()).split(u"\n\n"_s, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QStringList lines = part.split(u'\n', Qt::SkipEmptyParts);
        const bool isRemark = std::ranges::all_of(lines, [](const QString &line) { return line.startsWith("--"_L1); });
        if (!isRemark)
            statements.append(part);
    }
    return statements;
}

// VACUUM INTO fills an empty file, which so gets its permissions before its content.
bool backUp(SqlConnection &connection, const QString &target)
{
    const QString unfinished = target + u".unfinished"_s;
    QFile::remove(unfinished);
    QFile file(unfinished);
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.close();
    }
    if (!SqlStatement(connection, u"VACUUM INTO ?"_s).with(unfinished).run())
        return false;
    QFile::remove(target);
    return QFile::rename(unfinished, target);
}

} // namespace

SchemaMigrations::SchemaMigrations(const QString &folder)
{
    const QStringList names = QDir(folder).entryList({u"*.sql"_s}, QDir::Files);
    for (const QString &name : names) {
        if (const int version = name.first(qMin(name.size(), digits)).toInt(); version > 0)
            m_files.insert(version, folder + u'/' + name);
    }
}

QString SchemaMigrations::backupName(const QString &fileName, int version)
{
    return fileName + u".version-%1"_s.arg(version);
}

bool SchemaMigrations::apply(SqlConnection &connection) const
{
    const int found = int(connection.ask(u"PRAGMA user_version"_s));
    for (int version = found; connection.isFine() && version < latest(); ++version) {
        if (found > 0 && !backUp(connection, backupName(connection.fileName(), version)))
            return false;
        if (!step(connection, version + 1))
            return false;
    }
    return connection.isFine();
}

bool SchemaMigrations::step(SqlConnection &connection, int version) const
{
    if (!connection.begin())
        return false;
    // Another program may have done it meanwhile.
    const bool isDone = connection.ask(u"PRAGMA user_version"_s) >= version;
    const QStringList statements = isDone ? QStringList() : statementsOf(m_files.value(version));
    for (const QString &statement : statements)
        connection.run(statement);
    if (!isDone)
        connection.run(u"PRAGMA user_version = %1"_s.arg(version));
    if (connection.isFine() && connection.commit())
        return true;
    connection.rollback();
    return false;
}

} // namespace lineside
