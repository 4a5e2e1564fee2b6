// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/conversationjson.h"
#include "interchange/historyimport.h"
#include "interchange/samplefile.h"
#include "support/fakehistorystore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;
using Stage = HistoryImport::Stage;

namespace {

/// An import with everything that it says.
struct Imported {
    explicit Imported(HistoryStore &history, const QString &fileName)
        : import(std::make_unique<HistoryImport>(history, fileName))
        , asked(import.get(), &HistoryImport::asked)
        , finished(import.get(), &HistoryImport::finished)
        , failed(import.get(), &HistoryImport::failed)
        , cancelled(import.get(), &HistoryImport::cancelled)
    {
    }
    ImportSummary summary() const { return finished.first().first().value<ImportSummary>(); }
    qsizetype ends() const { return finished.count() + failed.count() + cancelled.count(); }

    std::unique_ptr<HistoryImport> import;
    QSignalSpy asked;
    QSignalSpy finished;
    QSignalSpy failed;
    QSignalSpy cancelled;
};

Conversation conversationAt(qint64 milliseconds, const QString &title)
{
    Conversation conversation;
    conversation.createdAt = QDateTime::fromMSecsSinceEpoch(milliseconds);
    conversation.updatedAt = conversation.createdAt.addSecs(500);
    conversation.title = title;
    return conversation;
}

} // namespace

class TestHistoryImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"conversations.json"_s);
    }

    void recognises_data()
    {
        QTest::addColumn<qint64>("rowBegun");
        QTest::addColumn<QString>("rowTitle");
        QTest::addColumn<qint64>("rowUpdated");
        QTest::addColumn<bool>("known");
        const qint64 begun = 1'790'000'000'400;
        QTest::newRow("the same") << begun << u"Trains"_s << begun + 500'000 << true;
        QTest::newRow("gone on since") << begun << u"Trains"_s << begun + 900'000 << true;
        QTest::newRow("renamed since") << begun << u"Ships"_s << begun + 500'000 << true;
        QTest::newRow("another, begun with it") << begun << u"Ships"_s << begun + 900'000 << false;
        QTest::newRow("kept to the millisecond") << begun + 700 << u"Trains"_s << begun << true;
        QTest::newRow("a moment later") << begun + 1'700 << u"Trains"_s << begun << false;
        QTest::newRow("before the second ends") << begun - 900 << u"Trains"_s << begun << true;
    }
    void recognises()
    {
        QFETCH(qint64, rowBegun);
        QFETCH(QString, rowTitle);
        QFETCH(qint64, rowUpdated);
        QFETCH(bool, known);
        ConversationRow row;
        row.id = ConversationId(historyIdAt(QDateTime::fromMSecsSinceEpoch(rowBegun)));
        row.title = rowTitle;
        row.updatedAt = QDateTime::fromMSecsSinceEpoch(rowUpdated);
        KnownConversations conversations;
        conversations.add({row});
        QCOMPARE(conversations.has(conversationAt(1'790'000'000'400, u"Trains"_s)), known);
    }

    void takesTheFileOnce()
    {
        const int count = test::writeSampleExport(m_file, 200'000);
        test::FakeHistoryStore history;
        Imported first(history, m_file);
        first.import->start();
        QTRY_COMPARE(first.ends(), 1);
        QCOMPARE(first.finished.count(), 1);
        QCOMPARE(first.summary(), (ImportSummary{.program = u"ChatGPT"_s, .conversations = count, .messages = count * 20, .known = 0, .notes = {}}));
        QCOMPARE(first.asked.count(), 0);

        Imported again(history, m_file);
        again.import->start();
        QTRY_COMPARE(again.asked.count(), 1);
        QCOMPARE(again.asked.first(), (QList<QVariant>{count, count}));
        QCOMPARE(again.import->stage(), Stage::Asking);
        again.import->goOn(HistoryImport::Known::LeaveOut);
        QTRY_COMPARE(again.ends(), 1);
        QCOMPARE(again.summary().conversations, 0);
        QCOMPARE(again.summary().known, count);
        QCOMPARE(rowsOf(history), count);

        Imported anyway(history, m_file);
        anyway.import->start();
        QTRY_COMPARE(anyway.asked.count(), 1);
        anyway.import->goOn(HistoryImport::Known::TakeAgain);
        anyway.import->goOn(HistoryImport::Known::TakeAgain); // a second answer counts nothing
        QTRY_COMPARE(anyway.ends(), 1);
        QCOMPARE(anyway.summary().conversations, count);
        QCOMPARE(rowsOf(history), 2 * count);
    }

    // Chatbox's older exports have no times; the file's own stands in, and is the same the next time.
    void knowsUndatedOnesAgain()
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"chat-sessions":[{"name":"A","messages":[{"role":"user","content":"q"}]},{"name":"B","messages":[{"role":"user","content":"r"}]}]})");
        file.close();
        test::FakeHistoryStore history;
        Imported first(history, m_file);
        first.import->start();
        QTRY_COMPARE(first.finished.count(), 1);
        QCOMPARE(first.summary().conversations, 2);
        Imported again(history, m_file);
        again.import->start();
        QTRY_COMPARE(again.asked.count(), 1);
        QCOMPARE(again.asked.first().first().toInt(), 2);
    }

    void knowsItsOwnExportAgain()
    {
        test::FakeHistoryStore history;
        Conversation conversation;
        conversation.id = ConversationId(newHistoryId());
        conversation.createdAt = QDateTime::currentDateTime();
        conversation.updatedAt = conversation.createdAt;
        conversation.title = u"Mine"_s;
        StoredMessage message;
        message.conversation = conversation.id;
        message.turn.id = MessageId(newHistoryId());
        message.turn.text = u"hello"_s;
        history.put(conversation);
        history.put(message);
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(conversationsToJson({{conversation, {message}}}));
        file.close();
        Imported again(history, m_file);
        again.import->start();
        QTRY_COMPARE(again.asked.count(), 1);
    }

    void leavesNothingWhenCancelled_data()
    {
        QTest::addColumn<int>("stage");
        QTest::newRow("reading") << int(Stage::Reading);
        QTest::newRow("comparing") << int(Stage::Comparing);
        QTest::newRow("asking") << int(Stage::Asking);
        QTest::newRow("saving") << int(Stage::Saving);
    }
    void leavesNothingWhenCancelled()
    {
        QFETCH(int, stage);
        const int count = test::writeSampleExport(m_file, 300'000);
        test::FakeHistoryStore history;
        int before = 0;
        if (Stage(stage) == Stage::Asking) {
            Imported first(history, m_file);
            first.import->start();
            QTRY_COMPARE(first.finished.count(), 1);
            before = count;
        }
        for (const bool byDeletion : {false, true}) {
            Imported import(history, m_file);
            connect(import.import.get(), &HistoryImport::stageChanged, this, [&history, stage](Stage now) {
                if (now == Stage(stage) && now != Stage::Asking)
                    history.holdAnswers(true);
            });
            import.import->start();
            if (Stage(stage) != Stage::Reading)
                QTRY_COMPARE(int(import.import->stage()), stage);
            if (byDeletion)
                import.import.reset();
            else
                import.import->cancel();
            history.holdAnswers(false);
            QCOMPARE(import.cancelled.count(), byDeletion ? 0 : 1);
            bool settled = false;
            history.flush(this, [&settled](const Result<void> &) { settled = true; });
            QTRY_VERIFY(settled);
            QTRY_COMPARE(rowsOf(history), before);
            QCOMPARE(import.finished.count() + import.failed.count(), 0);
        }
    }

    void saysWhyNothingWasTaken_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing in it") << QByteArray() << u"ends too early"_s;
        QTest::newRow("another file") << QByteArray("{\"a\":1}") << u"no conversations"_s;
        QTest::newRow("archive") << QByteArray("PK\x03\x04rest") << u"ZIP archive"_s;
    }
    void saysWhyNothingWasTaken()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        test::FakeHistoryStore history;
        Imported import(history, m_file);
        import.import->start();
        QTRY_COMPARE(import.ends(), 1);
        QCOMPARE(import.failed.count(), 1);
        QVERIFY2(import.failed.first().first().value<Error>().message.contains(says), qPrintable(import.failed.first().first().value<Error>().message));
    }

    void tellsBytes()
    {
        const qint64 megabytes = 12;
        const int count = test::writeSampleExport(m_file, megabytes * 1'000'000);
        test::FakeHistoryStore history;
        Imported import(history, m_file);
        QSignalSpy progressed(import.import.get(), &HistoryImport::progressed);
        import.import->start();
        QTRY_COMPARE_WITH_TIMEOUT(import.ends(), 1, 60'000);
        QCOMPARE(import.summary().conversations, count);
        QVERIFY(!progressed.isEmpty());
        qint64 last = 0;
        for (const QList<QVariant> &step : std::as_const(progressed)) {
            QVERIFY(step.at(0).toLongLong() >= last && step.at(0).toLongLong() <= step.at(1).toLongLong());
            QCOMPARE(step.at(1).toLongLong(), QFileInfo(m_file).size());
            last = step.at(0).toLongLong();
        }
    }

private:
    int rowsOf(HistoryStore &history)
    {
        int rows = -1;
        history.conversations(false, 0, 1'000'000, this, [&rows](const Result<QList<ConversationRow>> &found) { rows = int(found->size()); });
        return QTest::qWaitFor([&rows] { return rows >= 0; }) ? rows : -1;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestHistoryImport)
#include "tst_historyimport.moc"
