// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historyanswers.h"
#include "store/historychild.h"
#include "store/rawdatabase.h"
#include "store/samplehistory.h"
#include "store/sqlitehistorystore.h"
#include "support/soon.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <thread>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int addingRuns = 8;
constexpr int usualRuns = 40; // LINESIDE_CRASH_RUNS for more

// What the children said of one message.
struct Expected {
    qint64 conversation = 0;
    int leastPieces = 0; ///< said to be on disk
    int mostPieces = 0;  ///< ordered
    bool isFinished = false; ///< said to be on disk so
    bool mayBeGone = false;
    bool isGone = false;
};

} // namespace

// A process that is killed while it writes, and several at once.
class TestHistoryCrash : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QMap<qint64, Expected> m_expected;

    QString fileName() const { return m_folder->filePath(u"history.db"_s); }
    QString logName(int child) const { return m_folder->filePath(u"log%1"_s.arg(child)); }

    // A child that was killed has told what it knew; what it ordered within the last second may be there or not.
    void readLog(int child, qint64 killedAt)
    {
        QFile log(logName(child));
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = log.readAll().split('\n');
        for (const QByteArray &line : lines) {
            const QList<QByteArray> words = line.split(' ');
            if (words.size() < 6)
                continue;
            Expected &one = m_expected[words[2].toLongLong()];
            one.conversation = words[1].toLongLong();
            const bool isOld = words[5].toLongLong() < killedAt - 1000;
            const int pieces = words[3].toInt();
            if (words[0] == "put")
                one.mostPieces = qMax(one.mostPieces, pieces);
            if (words[0] == "kept" || (words[0] == "put" && isOld)) {
                one.leastPieces = qMax(one.leastPieces, pieces);
                one.isFinished |= words[4].toInt() == int(ReplyState::Complete);
            }
            one.mayBeGone |= words[0] == "drop";
            one.isGone |= words[0] == "gone" || (words[0] == "drop" && isOld);
        }
    }

    void expectAll()
    {
        SqliteHistoryStore store(fileName());
        QMap<qint64, QList<StoredMessage>> conversations;
        for (auto one = m_expected.begin(); one != m_expected.end(); ++one) {
            if (!conversations.contains(one->conversation)) {
                const auto messages = messagesOf(store, ConversationId(one->conversation));
                QVERIFY(messages || one->leastPieces == 0); // never a conversation
                conversations[one->conversation] = messages.value_or(QList<StoredMessage>());
            }
            const auto &messages = conversations[one->conversation];
            const auto found = std::ranges::find_if(messages, [&](const StoredMessage &message) { return qint64(message.turn.id) == one.key(); });
            if (found == messages.end()) {
                QVERIFY2(one->mayBeGone || one->leastPieces == 0, qPrintable(QString::number(one.key())));
                continue;
            }
            QVERIFY(!one->isGone);
            int pieces = one->leastPieces;
            while (pieces < one->mostPieces && found->turn.text != grownText(pieces))
                ++pieces;
            QCOMPARE(found->turn.text, grownText(pieces));
            if (one->isFinished)
                QCOMPARE(found->turn.state, ReplyState::Complete);
        }
        SOON_COMPARE(store.state(), HistoryStore::State::Ready); // nothing was asked where nothing had been said
        QCOMPARE(store.stateReason(), QString());
    }

    static qint64 repliesIn(HistoryStore &store)
    {
        qint64 replies = 0;
        const auto rows = usageOf(store, sampleTime(0).date().addDays(-1), sampleTime(0).date().addDays(1));
        for (const UsageRow &row : rows.value())
            replies += row.replies;
        return replies;
    }

    std::unique_ptr<QProcess> start(int child, int steps = -1)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedChannels);
        process->start(QStringLiteral(HISTORY_CHILD), {fileName(), logName(child), QString::number(steps)});
        return process;
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_expected.clear();
    }

    void findsWhatWasKeptAfterEveryKill()
    {
        const int wanted = qEnvironmentVariableIntValue("LINESIDE_CRASH_RUNS");
        const int runs = wanted > 0 ? wanted : usualRuns;
        int said = 0;
        for (int run = 0; run < runs; ++run) {
            auto child = start(run);
            QVERIFY(child->waitForStarted());
            // From before the first order to the middle of many, at any moment.
            if (QRandomGenerator::global()->bounded(10) != 0)
                SOON_VERIFY(QFileInfo(logName(run)).size() > 0);
            QThread::usleep(QRandomGenerator::global()->bounded(60'000U));
            child->kill();
            const qint64 killedAt = QDateTime::currentMSecsSinceEpoch();
            QVERIFY(child->waitForFinished());
            if (QFileInfo::exists(logName(run)))
                readLog(run, killedAt);
            expectAll();
            for (const Expected &one : std::as_const(m_expected))
                said += one.leastPieces > 0 ? 1 : 0;
            // Only the newest are checked again and again.
            if (m_expected.size() > 200)
                m_expected.clear();
        }
        QVERIFY(said > runs); // the children did work
        QCOMPARE(askRaw(fileName(), u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    }

    void addsAllOrNothingWhenItIsKilled()
    {
        int nothing = 0;
        for (int run = 0; run < addingRuns; ++run) {
            m_folder = std::make_unique<QTemporaryDir>();
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedChannels);
            child.start(QStringLiteral(HISTORY_CHILD), {fileName(), logName(0), u"add"_s});
            QVERIFY(child.waitForStarted());
            SOON_VERIFY(QFileInfo(logName(0)).size() > run % 4 || child.state() == QProcess::NotRunning); // so many portions
            child.kill();
            QVERIFY(child.waitForFinished());
            SqliteHistoryStore store(fileName());
            const qsizetype rows = rowsOf(store)->size();
            QVERIFY2(rows == 0 || rows == addedByChild, qPrintable(QString::number(rows)));
            const qint64 replies = repliesIn(store);
            QCOMPARE(replies, rows == 0 ? 0 : addedByChild * 30);
            nothing += rows == 0 ? 1 : 0;
        }
        QVERIFY(nothing > 0); // it was killed in the middle at least once
    }

    void keepsWhatTwoProcessesWriteAtOnce()
    {
        SqliteHistoryStore watching(fileName());
        QVERIFY(flushed(watching));
        QSignalSpy elsewhere(&watching, &HistoryStore::changedElsewhere);
        std::vector<std::unique_ptr<QProcess>> children;
        for (int child = 0; child < 2; ++child)
            children.push_back(start(child, 150));
        const ConversationRecord ours{sampleConversation(newConversation()), {}};
        watching.put(ours.conversation);
        QVERIFY(flushed(watching));
        for (const auto &child : children) {
            QVERIFY(child->waitForFinished(60'000));
            QCOMPARE(child->exitStatus(), QProcess::NormalExit);
            QCOMPARE(child->exitCode(), 0);
        }
        SOON_VERIFY(!elsewhere.isEmpty());
        readLog(0, QDateTime::currentMSecsSinceEpoch() + 5000);
        readLog(1, QDateTime::currentMSecsSinceEpoch() + 5000);
        QVERIFY(m_expected.size() > 10);
        expectAll();
        QCOMPARE(conversationOf(watching, ours.conversation.id).value(), ours.conversation);
        QCOMPARE(askRaw(fileName(), u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    }

    // Longer than a single attempt waits.
    void closesAfterAnotherProgramHasWritten()
    {
        const Conversation last = sampleConversation(newConversation());
        std::thread other;
        {
            SqliteHistoryStore store(fileName());
            QVERIFY(flushed(store));
            std::promise<void> hasBegun;
            other = std::thread([this, &hasBegun] {
                RawDatabase raw(fileName());
                const bool isWriting = raw.run(u"BEGIN IMMEDIATE"_s);
                hasBegun.set_value();
                std::this_thread::sleep_for(std::chrono::milliseconds(2600));
                if (isWriting)
                    raw.run(u"COMMIT"_s);
            });
            hasBegun.get_future().wait();
            store.put(last);
        }
        other.join();
        SqliteHistoryStore store(fileName());
        QCOMPARE(conversationOf(store, last.id).value(), last);
    }

    void takesUpAFileThatWasPutInPlaceOfItsOwn()
    {
        SqliteHistoryStore store(fileName());
        store.put(sampleConversation(newConversation()));
        QVERIFY(flushed(store));
        QSignalSpy elsewhere(&store, &HistoryStore::changedElsewhere);
        QVERIFY(QFile::rename(fileName(), fileName() + u".away"_s));
        const Conversation after = sampleConversation(newConversation());
        store.put(after);
        SOON_VERIFY(!elsewhere.isEmpty());
        const Conversation later = sampleConversation(newConversation());
        store.put(later);
        QVERIFY(flushed(store));
        QVERIFY(askRaw(fileName(), u"SELECT count(*) FROM conversations WHERE id = %1"_s.arg(qint64(later.id))) == 1);
    }
};

QTEST_GUILESS_MAIN(TestHistoryCrash)
#include "tst_historycrash.moc"
