// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historyanswers.h"
#include "store/rawdatabase.h"
#include "store/samplehistory.h"
#include "store/schemamigrations.h"
#include "store/sqlconnection.h"
#include "store/sqlitehistorystore.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

const QString oldHistories = QStringLiteral(LINESIDE_TEST_DATA "/history");

void write(const QString &fileName, const QByteArray &text)
{
    QFile file(fileName);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

// Each fixture is what `sqlite3 history.db .dump` wrote of a history of its version, with its numbers.
bool load(const QString &fixture, const QString &fileName)
{
    QFile file(fixture);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    RawDatabase database(fileName);
    const QStringList statements = QString::fromUtf8(file.readAll()).split(u";\n"_s, Qt::SkipEmptyParts);
    return std::ranges::all_of(statements, [&database](const QString &statement) { return statement.trimmed().isEmpty() || database.run(statement); });
}

} // namespace

class TestSchemaMigrations : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString fileName() const { return m_folder->filePath(u"history.db"_s); }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void readsEveryEarlierVersion_data()
    {
        QTest::addColumn<int>("version");
        const int latest = SchemaMigrations().latest();
        QVERIFY(latest >= 1);
        for (int version = 1; version <= latest; ++version)
            QTest::addRow("%03d", version) << version;
    }
    void readsEveryEarlierVersion()
    {
        QFETCH(int, version);
        const QString fixture = oldHistories + u"/%1.sql"_s.arg(version, 3, 10, QChar(u'0'));
        QVERIFY2(load(fixture, fileName()), qPrintable(u"A new version needs a history of the one before as "_s + fixture));
        QCOMPARE(askRaw(fileName(), u"PRAGMA user_version"_s).toInt(), version);

        SqliteHistoryStore store(fileName());
        const ConversationId id = ConversationId(912'345'678'901'234'567);
        const auto one = conversationOf(store, id);
        QVERIFY(one);
        Conversation expected = sampleConversation(id);
        expected.target = sampleDirectTarget();
        QCOMPARE(*one, expected);
        const auto messages = messagesOf(store, id);
        QVERIFY(messages);
        QCOMPARE(messages->size(), 3);
        StoredMessage question = sampleQuestion(id, u"a question\nin two lines"_s);
        question.turn.id = MessageId(912'345'678'901'234'570);
        question.turn.attachments = {{u"a.txt"_s, "text/plain", "hello"}};
        StoredMessage reply = sampleReply(id, question.turn.id, u"a reply 数据"_s);
        reply.turn.id = MessageId(912'345'678'901'234'571);
        StoredMessage broken = sampleReply(id, question.turn.id, u"broken off in the middle"_s);
        broken.turn.id = MessageId(912'345'678'901'234'572);
        broken.turn.state = ReplyState::Cut; // it was growing when the program ended
        QCOMPARE(difference(*messages, {question, reply, broken}), QString());
        const auto hits = hitsOf(store, {.text = u"数据"_s, .model = {}, .path = {}, .from = {}, .to = {}});
        QCOMPARE(hits->size(), 2); // the title that the user gave has it too
        const QDate day = question.turn.createdAt.date();
        QCOMPARE(usageOf(store, day, day)->first().usage.output.value_or(0), 80);
        const bool isOld = version < SchemaMigrations().latest();
        QCOMPARE(QFile::exists(SchemaMigrations::backupName(fileName(), version)), isOld);
    }

    void copiesBeforeEachStep()
    {
        const QDir steps(m_folder->filePath(u"steps"_s));
        QVERIFY(steps.mkpath(u"."_s));
        write(steps.filePath(u"001-a.sql"_s), "-- begins\n\nCREATE TABLE a (x)\n;\n\nINSERT INTO a VALUES (1);\n");
        {
            SqlConnection connection;
            QVERIFY(connection.open(fileName(), SqlConnection::Access::ReadWrite));
            QVERIFY(SchemaMigrations(steps.path()).apply(connection));
        }
        QVERIFY(!QFile::exists(SchemaMigrations::backupName(fileName(), 0)));
        write(steps.filePath(u"002-b.sql"_s), "UPDATE a SET x = 2;\n");
        write(steps.filePath(u"003-c.sql"_s), "UPDATE a SET x = 3;\n\nUPDATE nowhere SET x = 4;\n");
        {
            SqlConnection connection;
            QVERIFY(connection.open(fileName(), SqlConnection::Access::ReadWrite));
            QVERIFY(!SchemaMigrations(steps.path()).apply(connection));
            QVERIFY(connection.takeFault());
        }
        // What failed left nothing of itself, and what was before it is there.
        QCOMPARE(askRaw(fileName(), u"PRAGMA user_version"_s).toInt(), 2);
        QCOMPARE(askRaw(fileName(), u"SELECT x FROM a"_s).toInt(), 2);
        for (const auto &[version, value] : {std::pair(1, 1), std::pair(2, 2)}) {
            const QString copy = SchemaMigrations::backupName(fileName(), version);
            QCOMPARE(askRaw(copy, u"PRAGMA user_version"_s).toInt(), version);
            QCOMPARE(askRaw(copy, u"SELECT x FROM a"_s).toInt(), value);
            QCOMPARE(QFile::permissions(copy) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        }
        write(steps.filePath(u"003-c.sql"_s), "UPDATE a SET x = 3;\n");
        {
            SqlConnection connection;
            QVERIFY(connection.open(fileName(), SqlConnection::Access::ReadWrite));
            QVERIFY(SchemaMigrations(steps.path()).apply(connection));
            QVERIFY(SchemaMigrations(steps.path()).apply(connection)); // nothing is left to do
        }
        QCOMPARE(askRaw(fileName(), u"SELECT x FROM a"_s).toInt(), 3);
    }

    void nothingIsCopiedOfANewHistory()
    {
        {
            SqlConnection connection;
            QVERIFY(connection.open(fileName(), SqlConnection::Access::ReadWrite));
            QVERIFY(SchemaMigrations().apply(connection));
        }
        QCOMPARE(askRaw(fileName(), u"PRAGMA user_version"_s).toInt(), SchemaMigrations().latest());
        QCOMPARE(QDir(m_folder->path()).entryList({u"*.version-*"_s}, QDir::Files), QStringList());
    }

    // LINESIDE_WRITE_HISTORY=FILE makes the database that a fixture is dumped from; run it before a new version is begun.
    void writesAFixture()
    {
        const QString target = qEnvironmentVariable("LINESIDE_WRITE_HISTORY");
        if (target.isEmpty())
            QSKIP("only with LINESIDE_WRITE_HISTORY=FILE");
        const ConversationId id = ConversationId(912'345'678'901'234'567);
        SqliteHistoryStore store(target);
        Conversation one = sampleConversation(id);
        one.target = sampleDirectTarget();
        store.put(one);
        StoredMessage question = sampleQuestion(id, u"a question\nin two lines"_s);
        question.turn.id = MessageId(912'345'678'901'234'570);
        question.turn.attachments = {{u"a.txt"_s, "text/plain", "hello"}};
        store.put(question);
        StoredMessage reply = sampleReply(id, question.turn.id, u"a reply 数据"_s);
        reply.turn.id = MessageId(912'345'678'901'234'571);
        store.put(reply);
        reply.turn.id = MessageId(912'345'678'901'234'572);
        reply.turn.state = ReplyState::Growing;
        reply.turn.text = u"broken off "_s;
        store.put(reply);
        reply.turn.text += u"in the middle"_s;
        store.put(reply);
        QVERIFY(flushed(store));
    }
};

QTEST_GUILESS_MAIN(TestSchemaMigrations)
#include "tst_schemamigrations.moc"
