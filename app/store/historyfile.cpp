// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historyfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QtEndian>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::History)
};

using Outcome = HistoryOpening::Outcome;

constexpr qint64 leastRoom = 128 * 1024;
constexpr quint32 applicationId = 0x4c6e7364; // "Lnsd"; 001-history.sql writes it

// What the first bytes of the file say, read without SQLite, which would begin to work on a file of its own.
struct Header {
    bool isDatabase = false;
    quint32 version = 0;
    quint32 application = 0;
};

Header headerOf(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.read(100);
    if (bytes.size() < 100 || !bytes.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return {};
    return {true, qFromBigEndian<quint32>(bytes.constData() + 60), qFromBigEndian<quint32>(bytes.constData() + 68)};
}

void makeFile(const QString &fileName)
{
    const QFileInfo info(fileName);
    const QString folder = info.absolutePath();
    constexpr auto mine = QFile::ReadOwner | QFile::WriteOwner;
    if (!QFileInfo::exists(folder)) {
        QDir().mkpath(folder);
        QFile::setPermissions(folder, mine | QFile::ExeOwner);
    }
    // SQLite gives its other files the permissions of this one.
    QFile file(fileName);
    if (!file.exists() && file.open(QIODevice::NewOnly | QIODevice::WriteOnly))
        file.setPermissions(mine);
    else if (file.exists() && (file.permissions() & (QFile::ReadGroup | QFile::ReadOther)))
        file.setPermissions(mine);
}

bool prepare(SqlConnection &connection)
{
    for (const QLatin1StringView pragma : {"trusted_schema = OFF"_L1, "cell_size_check = ON"_L1, "secure_delete = ON"_L1, "synchronous = NORMAL"_L1, "temp_store = MEMORY"_L1,
                                           "journal_size_limit = 16777216"_L1, "cache_size = -16000"_L1})
        connection.run(u"PRAGMA "_s + pragma);
    return connection.isFine();
}

// Triggers and views are code, and there are none of ours.
bool isOurs(SqlConnection &connection)
{
    const qint64 tables = connection.ask(u"SELECT count(*) FROM sqlite_schema"_s);
    const qint64 code = connection.ask(u"SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')"_s);
    const bool isNamed = connection.ask(u"PRAGMA application_id"_s) == qint64(applicationId);
    return tables == 0 || (isNamed && code == 0);
}

bool hasTables(SqlConnection &connection)
{
    return connection.ask(u"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('names', 'targets', 'conversations', 'messages', "
                          "'chunks', 'blobs', 'attachments', 'usage', 'usage_days', 'to_index', 'search_parts')"_s)
        == 11;
}

HistoryOpening faulty(SqlConnection &connection)
{
    const SqlFault fault = connection.takeFault().value_or(SqlFault());
    return {fault.isDamage() ? Outcome::Damaged : Outcome::Closed, fault};
}

HistoryOpening openToWrite(SqlConnection &connection, const QString &fileName, const SchemaMigrations &migrations)
{
    if (!connection.open(fileName, SqlConnection::Access::ReadWrite) || !prepare(connection) || !connection.ask(u"SELECT count(*) + 1 FROM sqlite_schema"_s))
        return faulty(connection);
    if (!isOurs(connection))
        return connection.isFine() ? HistoryOpening{Outcome::Foreign, {}} : faulty(connection);
    const int version = int(connection.ask(u"PRAGMA user_version"_s));
    if (version > migrations.latest())
        return {Outcome::Newer, {}};
    if (version == 0)
        connection.run(u"PRAGMA auto_vacuum = INCREMENTAL"_s); // only before there is a table
    connection.run(u"PRAGMA journal_mode = WAL"_s);
    if (!migrations.apply(connection))
        return faulty(connection);
    if (!hasTables(connection))
        return connection.isFine() ? HistoryOpening{Outcome::Damaged, {}} : faulty(connection);
    connection.run(u"PRAGMA foreign_keys = ON"_s);
    return connection.isFine() ? HistoryOpening{Outcome::Writable, {}} : faulty(connection);
}

HistoryOpening openToRead(SqlConnection &connection, const QString &fileName, const SchemaMigrations &migrations, const SqlFault &why)
{
    for (const SqlConnection::Access access : {SqlConnection::Access::ReadOnly, SqlConnection::Access::Immutable}) {
        if (connection.open(fileName, access) && prepare(connection) && isOurs(connection)
            && connection.ask(u"PRAGMA user_version"_s) == migrations.latest() && hasTables(connection))
            return {Outcome::ReadOnly, why};
        connection.close();
    }
    return {Outcome::Closed, why};
}

// It has many codes.
bool isForLackOfRoom(const SqlFault &fault, const QString &folder)
{
    const QStorageInfo disk(folder);
    const bool noRoom = disk.isValid() && !disk.isReadOnly() && disk.bytesAvailable() < leastRoom;
    return fault.isFull() || (noRoom && !fault.isBusy());
}

} // namespace

HistoryOpening openHistory(SqlConnection &connection, const QString &fileName, const SchemaMigrations &migrations)
{
    const Header header = headerOf(fileName);
    if (header.isDatabase && header.version != 0 && header.application != applicationId)
        return {Outcome::Foreign, {}};
    if (header.isDatabase && header.version > quint32(migrations.latest()))
        return {Outcome::Newer, {}};
    makeFile(fileName);
    const HistoryOpening opening = openToWrite(connection, fileName, migrations);
    if (opening.outcome == Outcome::Writable)
        return opening;
    connection.close();
    if (opening.outcome == Outcome::Closed && !opening.fault.isBusy())
        return openToRead(connection, fileName, migrations, opening.fault);
    return opening;
}

QString describeFault(const SqlFault &fault, const QString &fileName)
{
    const QString folder = QFileInfo(fileName).absolutePath();
    if (isForLackOfRoom(fault, folder))
        return Tr::tr("The disk with %1 is full, so what is new is only in memory. Make room there; it is saved as soon as there is some.").arg(folder);
    if (fault.isBusy())
        return Tr::tr("Another program keeps %1 for itself, so what is new is only in memory. Close that program; it is saved as soon as it can be.")
            .arg(fileName);
    if (fault.isReadOnly())
        return Tr::tr("%1 cannot be written, so what is new is only in memory. Allow writing to that folder; it is saved as soon as it can be.")
            .arg(folder);
    return Tr::tr("The history %1 could not be written (%2), so what is new is only in memory. It is tried again all the time.")
        .arg(fileName, fault.text);
}

QString describeRefusal(const SqlFault &fault, const QString &fileName)
{
    const QString folder = QFileInfo(fileName).absolutePath();
    if (isForLackOfRoom(fault, folder))
        return Tr::tr("The disk with %1 is full, so nothing was added. Make room there and try again.").arg(folder);
    return Tr::tr("The history %1 could not be written (%2), so nothing was added.").arg(fileName, fault.text);
}

QString describeClash()
{
    return Tr::tr("Some of this has the same number as something in the history, so nothing was added. Try again: it gets other numbers.");
}

QString describeReading(const QString &fileName)
{
    return Tr::tr("The history %1 could not be read.").arg(fileName);
}

QString describeOpening(const HistoryOpening &opening, const QString &fileName)
{
    switch (opening.outcome) {
    case Outcome::Writable:
        return {};
    case Outcome::ReadOnly:
    case Outcome::Closed:
        return describeFault(opening.fault, fileName);
    case Outcome::Newer:
        return Tr::tr("The history %1 was written by a newer Lineside and was not touched. Use that version; what you do here is kept until you quit.")
            .arg(fileName);
    case Outcome::Foreign:
        return Tr::tr("%1 is not a history of Lineside and was not touched. Move it away; what you do here is kept until you quit.").arg(fileName);
    case Outcome::Damaged:
        break;
    }
    return Tr::tr("The history %1 is damaged, and another Lineside works with it. Close the other one and start again; what you do here is kept until you quit.")
        .arg(fileName);
}

QByteArray fileIdentity(const QString &fileName)
{
#ifdef Q_OS_UNIX
    struct stat about = {};
    if (::stat(QFile::encodeName(fileName).constData(), &about) == 0)
        return QByteArray::number(quint64(about.st_dev)) + ':' + QByteArray::number(quint64(about.st_ino));
    return {};
#else
    return QFileInfo(fileName).birthTime().toString(Qt::ISODateWithMs).toLatin1();
#endif
}

} // namespace lineside
