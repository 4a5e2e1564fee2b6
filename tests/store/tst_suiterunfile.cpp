// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/suiterunfile.h"

#include "store/answers.h"
#include "store/rawdatabase.h"
#include "support/smalldisk.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

SuiteRunRecord sampleRun(int minute = 0, const QString &suite = u"s"_s)
{
    SuiteCaseRecord full{.name = u"Größe 😀"_s, .verdict = SuiteVerdict::Failed, .answers = 3, .passed = 2};
    full.cause = u"route-not-found"_s;
    full.failure = u"Expected: a\nb. Seen: '\"; DROP TABLE runs; --."_s;
    full.firstTokenMs = 12.25;
    full.totalMs = 1e6;
    full.tokensPerSecond = 0.5;
    full.cost = Money{9'000'000'000'000'001, u"EUR"_s};
    SuiteCaseRecord bare{.name = QString(QChar(0)) + QChar(0xd800), .verdict = SuiteVerdict::NotAsked};
    return {.suite = SuiteId(suite),
            .name = u"Nightly"_s,
            .startedAt = QDateTime(QDate(2026, 11, 22), QTime(0, 0), Qt::UTC).addSecs(60 * minute),
            .elapsedMs = 1234.5,
            .cancelled = minute % 2 == 1,
            .cases = {full, bare}};
}

template<class T, class Start>
Result<T> answered(Start start)
{
    QObject context;
    Answer<T> answer;
    start(&context, answer.taker());
    if (!QTest::qWaitFor([&] { return answer.came(); }, 10'000))
        qFatal("no answer came");
    return *answer.result;
}

Result<qint64> add(SuiteHistory &history, const SuiteRunRecord &run)
{
    return answered<qint64>([&](QObject *context, const Callback<qint64> &done) { history.add(run, context, done); });
}

Result<QList<SuiteRunRecord>> runsOf(SuiteHistory &history, int limit = 100, const QString &suite = u"s"_s)
{
    return answered<QList<SuiteRunRecord>>(
        [&](QObject *context, const Callback<QList<SuiteRunRecord>> &done) { history.runs(SuiteId(suite), limit, context, done); });
}

} // namespace

class TestSuiteRunFile : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString fileName() const { return m_folder->filePath(u"data/suite-runs.db"_s); }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void givesBackWhatItWasGiven()
    {
        QList<SuiteRunRecord> meant;
        {
            SuiteRunFile file(fileName());
            for (const int minute : {1, 3, 2}) {
                SuiteRunRecord run = sampleRun(minute);
                const Result<qint64> id = add(file, run);
                QVERIFY2(id, id ? "" : qPrintable(id.error().message));
                run.id = *id;
                meant.append(run);
            }
            QVERIFY(add(file, sampleRun(9, u"another"_s)).has_value());
        }
        SuiteRunFile file(fileName());
        QCOMPARE(runsOf(file).value(), QList<SuiteRunRecord>({meant.at(1), meant.at(2), meant.at(0)}));
        QCOMPARE(runsOf(file, 1).value(), QList<SuiteRunRecord>({meant.at(1)}));
        QCOMPARE(runsOf(file, 100, u"another"_s)->size(), 1);
        QVERIFY(runsOf(file, 100, u"unknown"_s)->isEmpty());
        QCOMPARE(QFile::permissions(fileName()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
    }

    void aLookMakesNoFile()
    {
        SuiteRunFile file(fileName());
        QVERIFY(runsOf(file)->isEmpty());
        QVERIFY(!QFile::exists(fileName()));
    }

    void keepsWhatWasAddedWhenNobodyWaits()
    {
        {
            SuiteRunFile file(fileName());
            for (int minute = 0; minute < 5; ++minute) {
                QObject soonGone;
                file.add(sampleRun(minute), &soonGone, [](const Result<qint64> &) { QFAIL("nobody is there to be told"); });
            }
        }
        SuiteRunFile file(fileName());
        QCOMPARE(runsOf(file)->size(), 5);
    }

    void forgetsTheOldest()
    {
        {
            SuiteRunFile file(fileName());
            QVERIFY(add(file, sampleRun(0)).has_value());
            QVERIFY(add(file, sampleRun(0, u"another"_s)).has_value());
        }
        {
            RawDatabase database(fileName());
            QVERIFY(database.run(u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200) INSERT INTO runs (suite, name, started_at, elapsed_ms, cancelled) "
                                 "SELECT 's', '', 2000000000000 + i, 0, 0 FROM n"_s));
        }
        SuiteRunFile file(fileName());
        QVERIFY(add(file, sampleRun(1)).has_value()); // older than all these: it goes at once
        QCOMPARE(runsOf(file, 5000)->size(), 1000);
        QCOMPARE(runsOf(file, 5000)->last().startedAt.toMSecsSinceEpoch(), 2000000000201);
        QCOMPARE(runsOf(file, 5000, u"another"_s)->size(), 1);
        RawDatabase database(fileName());
        QCOMPARE(database.ask(u"SELECT count(*) FROM cases"_s).toInt(), 2);
    }

    void touchesNoFileOfOthers_data()
    {
        QTest::addColumn<QStringList>("statements"); // that make the file; none: text
        QTest::addColumn<QString>("says");
        QTest::newRow("text") << QStringList() << u"damaged"_s;
        QTest::newRow("another program's") << QStringList{u"CREATE TABLE theirs (x)"_s} << u"holds no runs of suites"_s;
        QTest::newRow("newer") << QStringList{u"PRAGMA application_id = 1282306931"_s, u"CREATE TABLE runs (x)"_s, u"PRAGMA user_version = 99"_s} << u"newer Lineside"_s;
        QTest::newRow("with code in it")
            << QStringList{u"PRAGMA application_id = 1282306931"_s, u"CREATE TABLE runs (x)"_s, u"CREATE VIEW v AS SELECT 1"_s} << u"holds no runs of suites"_s;
    }

    void touchesNoFileOfOthers()
    {
        QFETCH(QStringList, statements);
        QFETCH(QString, says);
        const QString name = m_folder->filePath(u"other.db"_s);
        if (statements.isEmpty()) {
            QFile text(name);
            QVERIFY(text.open(QIODevice::WriteOnly) && text.write(QByteArray("Dear diary, ").repeated(100)) > 0);
        } else {
            RawDatabase database(name);
            for (const QString &statement : statements)
                QVERIFY(database.run(statement));
        }
        const auto content = [&name] {
            QFile file(name);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray before = content();
        SuiteRunFile file(name);
        for (const Result<void> &answer : {add(file, sampleRun()).map([](qint64) {}), runsOf(file).map([](const QList<SuiteRunRecord> &) {})}) {
            QVERIFY(!answer);
            QCOMPARE(int(answer.error().kind), int(Error::Kind::Storage));
            QVERIFY2(answer.error().message.contains(says) && answer.error().message.contains(name), qPrintable(answer.error().message));
        }
        QCOMPARE(content(), before);
    }

    void diskFull()
    {
        const SmallDisk disk(m_folder->path(), "size=512k");
        if (!disk.isMounted())
            QSKIP(QByteArray("a small file system cannot be mounted here: " + disk.problem()).constData());
        SuiteRunFile file(fileName());
        QVERIFY(add(file, sampleRun(1)).has_value());
        QFile filler(m_folder->filePath(u"filler"_s));
        QVERIFY(filler.open(QIODevice::WriteOnly));
        while (filler.write(QByteArray(4096, 'x')) == 4096 && filler.flush()) { }
        filler.close();
        SuiteRunRecord large = sampleRun(2);
        for (int i = 0; i < 100; ++i)
            large.cases.append(large.cases.first());
        const Result<qint64> refused = add(file, large);
        QVERIFY(!refused);
        QCOMPARE(int(refused.error().kind), int(Error::Kind::Storage));
        QVERIFY2(refused.error().message.contains(u"is full"_s), qPrintable(refused.error().message));
        QVERIFY(filler.remove());
        QCOMPARE(runsOf(file)->size(), 1);
        QVERIFY(add(file, large).has_value());
        QCOMPARE(runsOf(file)->first().cases.size(), 102);
    }

    void diskReadOnly()
    {
        const SmallDisk disk(m_folder->path(), "size=512k");
        if (!disk.isMounted() || !disk.remount(MS_RDONLY, ""))
            QSKIP("a read-only file system cannot be mounted here");
        SuiteRunFile file(fileName());
        const Result<qint64> refused = add(file, sampleRun(1));
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(u"cannot be opened or written"_s), qPrintable(refused.error().message));
    }
};

QTEST_GUILESS_MAIN(TestSuiteRunFile)
#include "tst_suiterunfile.moc"
