// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/suiterunfile.h"

#include "core/background.h"
#include "store/schemamigrations.h"
#include "store/sqlconnection.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <functional>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Store)
};

constexpr qint64 applicationId = 0x4c6e7373; // "Lnss"; 001-suite-runs.sql writes it
constexpr int mostRunsKept = 1000;

tl::unexpected<Error> storageFailure(const QString &message, const QString &hint)
{
    return failure(Error::Kind::Storage, message, hint);
}

tl::unexpected<Error> failureOf(const SqlFault &fault, const QString &fileName)
{
    const QString folder = QFileInfo(fileName).absolutePath();
    if (fault.isFull())
        return storageFailure(Tr::tr("The disk with %1 is full.").arg(folder), Tr::tr("Make room there."));
    if (fault.isReadOnly())
        return storageFailure(Tr::tr("The file %1 cannot be opened or written.").arg(fileName), Tr::tr("Allow writing to its folder."));
    if (fault.isBusy())
        return storageFailure(Tr::tr("Another program keeps %1 for itself.").arg(fileName), Tr::tr("Close that program, and try again."));
    if (fault.isDamage())
        return storageFailure(Tr::tr("The file %1 is damaged.").arg(fileName), Tr::tr("Move it away; a new one is made."));
    return storageFailure(Tr::tr("The file %1 cannot be used: %2.").arg(fileName, fault.text), {});
}

// SQLite gives its other files the permissions of this one.
void makeFile(const QString &fileName)
{
    const QString folder = QFileInfo(fileName).absolutePath();
    constexpr auto mine = QFile::ReadOwner | QFile::WriteOwner;
    if (!QFileInfo::exists(folder) && QDir().mkpath(folder))
        QFile::setPermissions(folder, mine | QFile::ExeOwner);
    QFile file(fileName);
    if (file.open(QIODevice::NewOnly | QIODevice::WriteOnly))
        file.setPermissions(mine);
}

// Triggers and views are code, and there are none of ours.
bool isOurs(SqlConnection &connection)
{
    const qint64 things = connection.ask(u"SELECT count(*) FROM sqlite_schema"_s);
    const qint64 code = connection.ask(u"SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')"_s);
    return things == 0 || (code == 0 && connection.ask(u"PRAGMA application_id"_s) == applicationId);
}

// The connection's fault, or what it asks for.
template<class T>
Result<T> result(SqlConnection &connection, T value)
{
    if (const auto fault = connection.takeFault())
        return failureOf(*fault, connection.fileName());
    return value;
}

Result<void> open(SqlConnection &connection, const QString &fileName, const QString &migrations)
{
    const SchemaMigrations versions(migrations);
    connection.open(fileName, SqlConnection::Access::ReadWrite);
    connection.run(u"PRAGMA trusted_schema = OFF"_s);
    const bool isKnown = isOurs(connection);
    const qint64 version = connection.ask(u"PRAGMA user_version"_s);
    if (connection.isFine() && !isKnown)
        return storageFailure(Tr::tr("%1 holds no runs of suites, and was not touched.").arg(fileName), Tr::tr("Name another file."));
    if (connection.isFine() && version > versions.latest())
        return storageFailure(Tr::tr("%1 was written by a newer Lineside, and was not touched.").arg(fileName), Tr::tr("Use that version of Lineside."));
    versions.apply(connection);
    return result(connection, true).map([](bool) {});
}

void insertCase(SqlConnection &connection, qint64 run, int position, const SuiteCaseRecord &one)
{
    const auto orNull = [](const std::optional<double> &value) { return value ? QVariant(*value) : QVariant(QMetaType(QMetaType::Double)); };
    SqlStatement(connection, u"INSERT INTO cases (run, position, name, verdict, answers, passed, cause, failure, first_token_ms, total_ms, tokens_per_second, cost, currency) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s)
        .with(run, position, sqlText(one.name), QString(idOf(one.verdict)), one.answers, one.passed, sqlText(one.cause), sqlText(one.failure), orNull(one.firstTokenMs),
              orNull(one.totalMs), orNull(one.tokensPerSecond), one.cost ? QVariant(one.cost->trillionths) : QVariant(QMetaType(QMetaType::LongLong)),
              one.cost ? QVariant(one.cost->currency) : QVariant(QMetaType(QMetaType::QString)))
        .run();
}

void forgetOldRuns(SqlConnection &connection, const SuiteId &suite)
{
    const QVariant id = sqlText(suite.toString());
    const QString old = u"SELECT id FROM runs WHERE suite = ? ORDER BY started_at DESC, id DESC LIMIT -1 OFFSET ?"_s;
    for (const QString &sql : {u"DELETE FROM cases WHERE run IN ("_s + old + u')', u"DELETE FROM runs WHERE id IN ("_s + old + u')'})
        SqlStatement(connection, sql).with(id, mostRunsKept).run();
}

Result<qint64> addTo(SqlConnection &connection, const SuiteRunRecord &run)
{
    connection.begin();
    qint64 id = 0;
    {
        SqlStatement insert(connection, u"INSERT INTO runs (suite, name, started_at, elapsed_ms, cancelled) VALUES (?, ?, ?, ?, ?)"_s);
        insert.with(sqlText(run.suite.toString()), sqlText(run.name), run.startedAt.toMSecsSinceEpoch(), run.elapsedMs, run.cancelled ? 1 : 0);
        if (insert.run())
            id = insert.insertedId();
    }
    for (int position = 0; position < run.cases.size(); ++position)
        insertCase(connection, id, position, run.cases.at(position));
    forgetOldRuns(connection, run.suite);
    if (connection.isFine())
        connection.commit();
    return result(connection, id);
}

QList<SuiteCaseRecord> casesOf(SqlConnection &connection, qint64 run)
{
    const auto orNone = [](const SqlStatement &row, int column) { return row.isNull(column) ? std::nullopt : std::optional(row.value(column).toDouble()); };
    QList<SuiteCaseRecord> cases;
    SqlStatement row(connection, u"SELECT name, verdict, answers, passed, cause, failure, first_token_ms, total_ms, tokens_per_second, cost, currency FROM cases "
                                 "WHERE run = ? ORDER BY position"_s);
    row.with(run);
    while (row.next()) {
        SuiteCaseRecord one{.name = row.text(0), .verdict = suiteVerdict(row.text(1)), .answers = int(row.number(2)), .passed = int(row.number(3))};
        one.cause = row.text(4);
        one.failure = row.text(5);
        one.firstTokenMs = orNone(row, 6);
        one.totalMs = orNone(row, 7);
        one.tokensPerSecond = orNone(row, 8);
        if (!row.isNull(9))
            one.cost = Money{row.number(9), row.text(10)};
        cases.append(one);
    }
    return cases;
}

Result<QList<SuiteRunRecord>> readRuns(SqlConnection &connection, const SuiteId &suite, int limit)
{
    QList<SuiteRunRecord> runs;
    {
        SqlStatement row(connection, u"SELECT id, name, started_at, elapsed_ms, cancelled FROM runs WHERE suite = ? ORDER BY started_at DESC, id DESC LIMIT ?"_s);
        row.with(sqlText(suite.toString()), qBound(0, limit, mostRunsKept));
        while (row.next())
            runs.append({.id = row.number(0),
                         .suite = suite,
                         .name = row.text(1),
                         .startedAt = QDateTime::fromMSecsSinceEpoch(row.number(2), Qt::UTC),
                         .elapsedMs = row.value(3).toDouble(),
                         .cancelled = row.number(4) != 0,
                         .cases = {}});
    }
    for (SuiteRunRecord &run : runs)
        run.cases = casesOf(connection, run.id);
    return result(connection, runs);
}

// Calls `work` in the thread, and `done` with what it gave in the context's.
template<class T>
void inThread(QThreadPool &thread, QObject *context, Callback<T> done, std::function<Result<T>()> work)
{
    thread.start([back = ContextPost(context), done = std::move(done), work = std::move(work)] {
        back.post([done, made = work()] { done(made); });
    });
}

} // namespace

SuiteRunFile::SuiteRunFile(const QString &fileName, const QString &migrations)
    : m_fileName(fileName)
    , m_migrations(migrations)
{
    m_thread.setMaxThreadCount(1);
}

SuiteRunFile::~SuiteRunFile()
{
    m_thread.waitForDone();
}

QString SuiteRunFile::defaultFileName()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/lineside/suite-runs.db"_s;
}

void SuiteRunFile::add(const SuiteRunRecord &run, QObject *context, Callback<qint64> done)
{
    inThread<qint64>(m_thread, context, std::move(done), [run, fileName = m_fileName, migrations = m_migrations]() -> Result<qint64> {
        makeFile(fileName);
        SqlConnection connection;
        return open(connection, fileName, migrations).and_then([&] { return addTo(connection, run); });
    });
}

void SuiteRunFile::runs(const SuiteId &suite, int limit, QObject *context, Callback<QList<SuiteRunRecord>> done)
{
    inThread<QList<SuiteRunRecord>>(m_thread, context, std::move(done), [suite, limit, fileName = m_fileName, migrations = m_migrations]() -> Result<QList<SuiteRunRecord>> {
        if (!QFileInfo::exists(fileName))
            return QList<SuiteRunRecord>(); // a look makes no file
        SqlConnection connection;
        return open(connection, fileName, migrations).and_then([&] { return readRuns(connection, suite, limit); });
    });
}

} // namespace lineside
