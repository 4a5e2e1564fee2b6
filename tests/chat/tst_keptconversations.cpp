// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/conversationlistmodel.h"
#include "chat/historysearchmodel.h"
#include "store/sqlitehistorystore.h"
#include "support/fakechatbackend.h"
#include "support/soon.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

/// One run of the program, but for its windows.
struct Program {
    explicit Program(const QTemporaryDir &folder)
        : store(folder.filePath(u"history.db"_s))
        , model(store, backend)
    {
    }
    ~Program() { model.keepNow(); }
    ChatSession *opened(const QString &title)
    {
        (void)QTest::qWaitFor([&] { return rowOf(title).isValid(); }, 10'000);
        QSignalSpy spy(&model, &ConversationListModel::opened);
        model.open(model.id(rowOf(title)));
        (void)QTest::qWaitFor([&spy] { return spy.count() > 0; }, 10'000);
        return spy.isEmpty() ? nullptr : spy.at(0).at(0).value<ChatSession *>();
    }
    QModelIndex rowOf(const QString &title) const
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row).data().toString() == title)
                return model.index(row);
        }
        return {};
    }
    void reply(const QList<ChatEvent> &events)
    {
        backend.run->arrive(events);
        backend.run->facts.times.firstToken = std::chrono::milliseconds(120);
        backend.run->facts.head.status = 200;
        backend.run->complete();
    }

    test::FakeChatBackend backend;
    SqliteHistoryStore store;
    ConversationListModel model;
};

} // namespace

/// What was done in one run of the program is found in the next, in a history on disk.
class TestKeptConversations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void everythingIsFoundAgain()
    {
        Conversation conversation;
        QList<StoredMessage> messages;
        {
            Program program(*m_folder);
            ChatSession *session = program.model.add();
            session->setTarget(UrlTarget{QUrl(u"https://fake.example"_s), u"m"_s, {}, {}});
            session->setSystemPrompt(u"be brief"_s);
            session->send(u"What is in the picture?"_s, {{u"a.png"_s, "image/png", QByteArray("\x89PNG\0x", 6)}, {u"b.txt"_s, "text/plain", "words"}});
            program.reply({Started{u"m-1"_s, u"r"_s}, ReasoningDelta{0, u"hm"_s}, TextDelta{0, u"A cat."_s},
                           UsageReport{Usage{15, {}, {}, 8, {}, 41}}, Finished{0, FinishReason::Stop, u"stop"_s}});
            session->regenerate(1);
            program.reply({ToolCallDelta{0, 0, u"c"_s, u"look"_s, u"{}"_s}, Finished{0, FinishReason::ToolCalls, u"tool_calls"_s}});
            session->answerToolCall(u"c"_s, u"it purrs"_s);
            program.reply({TextDelta{0, u"A cat, 日本の猫."_s}});
            session->edit(0, u"And now?"_s);
            program.backend.run->fail({Error::Kind::Network, u"It broke."_s, u"Try again."_s, u"details"_s, 502});
            session->showBranch(0, 0);
            session->setTags({u"work"_s, u"cats"_s});
            session->setPinned(true);
            session->setDraft(u"half a thou"_s, {{u"c.txt"_s, "text/plain", "more"}});
            conversation = session->conversation();
            messages = session->messages();
        }
        Program again(*m_folder);
        ChatSession *session = again.opened(u"What is in the picture?"_s);
        QVERIFY(session);
        QCOMPARE(session->messages().size(), messages.size());
        for (qsizetype i = 0; i < messages.size(); ++i) {
            QCOMPARE(session->messages().at(i).parent, messages.at(i).parent);
            QVERIFY2(session->messages().at(i).turn == messages.at(i).turn, qPrintable(u"message %1"_s.arg(i)));
        }
        QVERIFY(session->conversation() == conversation);
        QCOMPARE(session->turns().size(), 4);
        QVERIFY(session->showBranch(1, 0));
        QCOMPARE(session->turns().constLast().text, u"A cat."_s);
    }

    void emptyOnesLeaveNothing()
    {
        {
            Program program(*m_folder);
            program.model.add()->setSystemPrompt(u"be brief"_s);
            program.model.keepNow();
        }
        Program again(*m_folder);
        SOON_VERIFY(again.store.state() == HistoryStore::State::Ready);
        bool isAnswered = false;
        again.store.conversations(false, 0, 10, this, [&isAnswered](const Result<QList<ConversationRow>> &rows) {
            QVERIFY(rows && rows->isEmpty());
            isAnswered = true;
        });
        SOON_VERIFY(isAnswered);
    }

    void searchLeadsToTheBranch()
    {
        {
            Program program(*m_folder);
            ChatSession *session = program.model.add();
            session->setTarget(UrlTarget{QUrl(u"https://fake.example"_s), u"m"_s, {}, {}});
            session->send(u"Name a bird."_s);
            program.reply({TextDelta{0, u"The kingfisher is one."_s}});
            session->regenerate(1);
            program.reply({TextDelta{0, u"The heron is one."_s}});
        }
        Program again(*m_folder);
        HistorySearchModel search(again.store);
        HistoryQuery query;
        query.text = u"kingfi"_s;
        search.setQuery(query);
        (void)QTest::qWaitFor([&search] { return search.rowCount() == 1; }, 1000);
        for (int times = 0; times < 100 && search.rowCount() == 0; ++times) { // the index is filled behind
            search.searchAgain();
            (void)QTest::qWaitFor([&search] { return !search.isSearching(); }, 1000);
        }
        QCOMPARE(search.rowCount(), 1);
        const HistoryHit hit = *search.hit(search.index(0));
        ChatSession *session = again.opened(u"Name a bird."_s);
        QVERIFY(session);
        QCOMPARE(session->turns().constLast().text, u"The heron is one."_s);
        QCOMPARE(session->showMessage(hit.message), 1);
        QCOMPARE(session->turns().constLast().text, u"The kingfisher is one."_s);
    }

    void whatIsRemovedIsGoneUnlessItIsTakenBack()
    {
        Program program(*m_folder);
        for (const QString &question : {u"one"_s, u"two"_s, u"three"_s}) {
            ChatSession *session = program.model.add();
            session->setTarget(UrlTarget{QUrl(u"https://fake.example"_s), u"m"_s, {}, {}});
            session->send(question);
            program.reply({TextDelta{0, u"answer to "_s + question}});
        }
        program.model.remove({program.model.id(program.rowOf(u"one"_s)), program.model.id(program.rowOf(u"two"_s))});
        QCOMPARE(program.model.rowCount(), 1);
        Program other(*m_folder); // what it sees is what is kept
        SOON_VERIFY(other.rowOf(u"three"_s).isValid());
        QCOMPARE(other.model.rowCount(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestKeptConversations)
#include "tst_keptconversations.moc"
