// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/historykeeper.h"
#include "support/fakechatbackend.h"
#include "support/fakehistorystore.h"
#include "support/soon.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr KeepingPace atOnce{0ms, 0ms};
constexpr KeepingPace never{24h, 24h};

struct Stage {
    explicit Stage(KeepingPace pace)
        : keeper(store, pace)
    {
        session.setTarget(UrlTarget{QUrl(u"https://fake.example"_s), u"m"_s, {}, {}});
        keeper.watch(session, false);
    }
    StoredMessage kept(int turn) const { return store.keptMessage(session.turns().at(turn).id).value_or(StoredMessage()); }

    test::FakeChatBackend backend;
    test::FakeHistoryStore store;
    ChatSession session{backend};
    HistoryKeeper keeper;
};

} // namespace

class TestHistoryKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keepsNothingOfAnEmptyConversation_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("kept");
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("a system prompt") << u"prompt"_s << false;
        QTest::newRow("a blank draft") << u"blank"_s << false;
        QTest::newRow("a draft") << u"draft"_s << true;
        QTest::newRow("an attachment") << u"attachment"_s << true;
        QTest::newRow("a name") << u"name"_s << true;
        QTest::newRow("a pin") << u"pin"_s << true;
        QTest::newRow("a question") << u"question"_s << true;
    }

    void keepsNothingOfAnEmptyConversation()
    {
        QFETCH(QString, what);
        Stage stage(never);
        if (what == "prompt"_L1)
            stage.session.setSystemPrompt(u"be brief"_s);
        else if (what == "blank"_L1)
            stage.session.setDraft(u" \n"_s, {});
        else if (what == "draft"_L1)
            stage.session.setDraft(u"half a"_s, {});
        else if (what == "attachment"_L1)
            stage.session.setDraft(QString(), {{u"a.png"_s, "image/png", "x"}});
        else if (what == "name"_L1)
            stage.session.rename(u"mine"_s);
        else if (what == "pin"_L1)
            stage.session.setPinned(true);
        else if (what == "question"_L1)
            stage.session.send(u"q"_s);
        stage.keeper.keepNow();
        QTEST(stage.store.has(stage.session.id()), "kept");
        QTEST(stage.keeper.isKept(stage.session), "kept");
        if (stage.store.has(stage.session.id()))
            QCOMPARE(stage.store.kept(stage.session.id()), stage.session.conversation());
    }

    void aDraftThatIsGivenUpLeavesNothing()
    {
        Stage stage(atOnce);
        stage.session.setDraft(u"half"_s, {});
        SOON_VERIFY(stage.store.has(stage.session.id()));
        stage.session.setDraft(QString(), {});
        SOON_VERIFY(!stage.store.has(stage.session.id()));
        stage.session.setDraft(u"after all"_s, {});
        SOON_VERIFY(stage.store.has(stage.session.id()));
        QCOMPARE(stage.store.kept(stage.session.id()).draft, u"after all"_s);
    }

    void whatBeginsAndEndsIsPutAtOnce()
    {
        Stage stage(never);
        stage.session.send(u"q"_s);
        QCOMPARE(stage.kept(0).turn.text, u"q"_s);
        QCOMPARE(stage.kept(1).turn.state, ReplyState::Waiting);
        QCOMPARE(stage.kept(1).parent, stage.session.turns().at(0).id);
        const qsizetype before = stage.store.messagePuts.size();
        for (int i = 0; i < 100; ++i)
            stage.backend.run->arrive({TextDelta{0, u"word "_s}});
        QCOMPARE(stage.store.messagePuts.size(), before); // not for each
        stage.backend.run->complete();
        QCOMPARE(stage.store.messagePuts.size(), before + 1);
        QCOMPARE(stage.kept(1).turn, stage.session.turns().at(1));
        QCOMPARE(stage.store.kept(stage.session.id()).leaf, stage.session.turns().at(1).id);
        QCOMPARE(stage.store.conversationPuts.constLast().title, u"q"_s);
    }

    void growthIsPutNowAndThen()
    {
        Stage stage(atOnce);
        stage.session.send(u"q"_s);
        stage.backend.run->arrive({TextDelta{0, u"one "_s}});
        SOON_COMPARE(stage.kept(1).turn.text, u"one "_s);
        QCOMPARE(stage.kept(1).turn.state, ReplyState::Growing);
        stage.backend.run->arrive({TextDelta{0, u"two"_s}});
        SOON_COMPARE(stage.kept(1).turn.text, u"one two"_s);
        const qsizetype puts = stage.store.messagePuts.size();
        stage.keeper.keepNow(); // nothing has come since
        QCOMPARE(stage.store.messagePuts.size(), puts);
    }

    void theUsualPaceLosesAtMostASecond()
    {
        const KeepingPace pace;
        QVERIFY(pace.growth * 1.05 < 1s);
        QVERIFY(pace.draft * 1.05 < 1s);
    }

    void manyChangesAreOnePut()
    {
        Stage stage(never);
        stage.session.send(u"q"_s);
        stage.backend.run->complete();
        QCoreApplication::processEvents();
        const qsizetype before = stage.store.conversationPuts.size();
        stage.session.rename(u"a"_s);
        stage.session.setPinned(true);
        stage.session.setTags({u"t"_s});
        SOON_COMPARE(stage.store.conversationPuts.size(), before + 1);
        QCOMPARE(stage.store.kept(stage.session.id()), stage.session.conversation());
        stage.session.setPinned(false);
        stage.session.setPinned(true);
        QCoreApplication::processEvents();
        QCOMPARE(stage.store.conversationPuts.size(), before + 1); // as it was
    }

    void branchesAreRemovedAndComeBack()
    {
        Stage stage(never);
        stage.session.send(u"q"_s);
        stage.backend.run->arrive({TextDelta{0, u"a"_s}});
        stage.backend.run->complete();
        stage.session.regenerate(1);
        stage.backend.run->complete();
        const QList<StoredMessage> all = stage.session.messages();
        QCOMPARE(stage.store.keptMessages(stage.session.id()), all);
        stage.session.removeBranch(0);
        QCOMPARE(stage.store.keptMessages(stage.session.id()), QList<StoredMessage>());
        stage.session.undoRemoveBranch();
        QCOMPARE(stage.store.keptMessages(stage.session.id()), all);
    }

    void leavingPutsWhatWaits()
    {
        Stage stage(never);
        stage.session.send(u"q"_s);
        stage.backend.run->arrive({TextDelta{0, u"half"_s}});
        stage.session.setDraft(u"next"_s, {});
        stage.keeper.leave(stage.session);
        QCOMPARE(stage.kept(1).turn.text, u"half"_s);
        QCOMPARE(stage.store.kept(stage.session.id()).draft, u"next"_s);
        const qsizetype puts = stage.store.messagePuts.size();
        stage.backend.run->complete();
        QCOMPARE(stage.store.messagePuts.size(), puts);
    }

    void aStoreThatCannotSaveIsToldAllTheSame()
    {
        Stage stage(never);
        stage.store.pretend(HistoryStore::State::NotSaving, u"The disk is full."_s);
        stage.session.send(u"q"_s);
        stage.backend.run->arrive({TextDelta{0, u"a"_s}});
        stage.backend.run->complete();
        QCOMPARE(stage.session.turns().at(1).text, u"a"_s);
        QCOMPARE(stage.store.keptMessages(stage.session.id()), stage.session.messages());
    }

    /// After any orders, a program that begins anew finds what this one had, but what grew since the last put.
    void randomOrdersAreFoundAgain_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void randomOrdersAreFoundAgain()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        Stage stage(never);
        for (int step = 0; step < 80; ++step) {
            const int count = int(stage.session.turns().size());
            const int turn = count == 0 ? 0 : random.bounded(count);
            switch (random.bounded(8)) {
            case 0:
                stage.session.send(u"q%1"_s.arg(step));
                break;
            case 1:
                stage.session.regenerate(turn);
                break;
            case 2:
                stage.session.edit(turn, u"e%1"_s.arg(step));
                break;
            case 3:
                stage.session.showBranch(turn, random.bounded(3));
                break;
            case 4:
                random.bounded(2) == 0 ? stage.session.removeBranch(turn) : stage.session.undoRemoveBranch();
                break;
            case 5:
                stage.session.setDraft(u"d%1"_s.arg(step), {});
                break;
            default:
                if (!stage.session.isBusy())
                    break;
                stage.backend.run->arrive({TextDelta{0, u"a%1"_s.arg(step)}});
                stage.backend.run->complete(random.bounded(2) == 0);
            }
        }
        stage.keeper.keepNow();
        ChatSession again(stage.backend);
        again.restore(stage.store.kept(stage.session.id()), stage.store.keptMessages(stage.session.id()));
        if (stage.session.isBusy())
            stage.session.stop();
        QCOMPARE(again.turns().size(), stage.session.turns().size());
        QCOMPARE(again.messages().size(), stage.session.messages().size());
        for (qsizetype i = 0; i < again.turns().size(); ++i)
            QCOMPARE(again.turns().at(i).text, stage.session.turns().at(i).text);
        QCOMPARE(again.draft(), stage.session.draft());
        QVERIFY(again.repairs().isEmpty());
    }
    /// Two programs on one history, each of which takes up what the other did whenever it comes to it: in the end both have what is kept.
    void twoProgramsMeet_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 30; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void twoProgramsMeet()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        Stage first(never);
        first.session.send(u"q"_s);
        first.backend.run->complete();
        test::FakeChatBackend backend;
        ChatSession other(backend);
        other.restore(first.store.kept(first.session.id()), first.store.keptMessages(first.session.id()));
        HistoryKeeper otherKeeper(first.store, never);
        otherKeeper.watch(other, true);

        const auto takeUp = [&first](ChatSession &session, HistoryKeeper &keeper, const std::function<void()> &meanwhile) {
            keeper.keepNow();
            const ConversationRecord before{session.conversation(), session.messages()};
            const ConversationRecord theirs{first.store.kept(session.id()), first.store.keptMessages(session.id())};
            meanwhile();
            keeper.keepNow();
            session.takeUp(before, theirs);
            keeper.settle(session);
        };
        const auto act = [&random](ChatSession &session, test::FakeChatBackend &its, int step) {
            const int count = int(session.turns().size());
            const int turn = count == 0 ? 0 : random.bounded(count);
            switch (random.bounded(9)) {
            case 0:
            case 1:
                session.send(u"q%1"_s.arg(step));
                break;
            case 2:
                session.regenerate(turn);
                break;
            case 3:
                session.edit(turn, u"e%1"_s.arg(step));
                break;
            case 4:
                session.showBranch(turn, random.bounded(3));
                break;
            case 5:
                session.removeBranch(turn);
                break;
            case 6:
                session.rename(u"title %1"_s.arg(step));
                break;
            default:
                if (!session.isBusy())
                    break;
                its.run->arrive({TextDelta{0, u"a%1"_s.arg(step)}});
                its.run->complete();
            }
        };
        for (int step = 0; step < 60; ++step) {
            const bool isFirst = random.bounded(2) == 0;
            ChatSession &session = isFirst ? first.session : other;
            test::FakeChatBackend &its = isFirst ? first.backend : backend;
            HistoryKeeper &keeper = isFirst ? first.keeper : otherKeeper;
            if (random.bounded(2) == 0)
                act(session, its, step);
            else
                takeUp(session, keeper, [&] { act(session, its, step); });
        }
        first.session.stop();
        other.stop();
        for (int round = 0; round < 3; ++round) {
            takeUp(first.session, first.keeper, [] {});
            takeUp(other, otherKeeper, [] {});
        }
        QCOMPARE(first.session.messages(), first.store.keptMessages(first.session.id()));
        QCOMPARE(other.messages(), first.session.messages());
        QCOMPARE(other.title(), first.session.title());
    }
};

QTEST_GUILESS_MAIN(TestHistoryKeeper)
#include "tst_historykeeper.moc"
