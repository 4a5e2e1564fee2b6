// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/conversationlistmodel.h"
#include "chat/daygroup.h"
#include "support/fakechatbackend.h"
#include "support/fakehistorystore.h"
#include "support/soon.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr KeepingPace never{24h, 24h};
const QDateTime longAgo = QDateTime(QDate(2026, 1, 1), QTime(12, 0));

Target target()
{
    return UrlTarget{QUrl(u"https://fake.example"_s), u"m"_s, {}, {}};
}

/// Conversations 1 to `count`, the last one the newest, each with a question and an answer.
void fill(HistoryStore &store, int count)
{
    for (int i = 1; i <= count; ++i) {
        Conversation conversation;
        conversation.id = ConversationId(i);
        conversation.title = u"conversation %1"_s.arg(i);
        conversation.titleByUser = true;
        conversation.createdAt = longAgo;
        conversation.updatedAt = longAgo.addSecs(i);
        conversation.target = target();
        store.put(conversation);
        ChatTurn question;
        question.id = MessageId(2 * i);
        question.text = u"question %1"_s.arg(i);
        ChatTurn answer;
        answer.id = MessageId(2 * i + 1);
        answer.role = Role::Assistant;
        answer.text = u"answer %1"_s.arg(i);
        store.put(StoredMessage{conversation.id, MessageId::None, question});
        store.put(StoredMessage{conversation.id, question.id, answer});
    }
}

struct Stage {
    explicit Stage(int count = 0)
    {
        fill(store, count);
        model = std::make_unique<ConversationListModel>(store, backend, never);
        tester = std::make_unique<QAbstractItemModelTester>(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    QStringList titles() const
    {
        QStringList list;
        for (int row = 0; row < model->rowCount(); ++row)
            list.append(model->index(row).data().toString());
        return list;
    }
    ChatSession *opened(ConversationId id)
    {
        QSignalSpy spy(model.get(), &ConversationListModel::opened);
        model->open(id);
        if (spy.isEmpty())
            spy.wait(5000);
        return spy.count() == 1 ? spy.at(0).at(0).value<ChatSession *>() : nullptr;
    }

    test::FakeChatBackend backend;
    test::FakeHistoryStore store;
    std::unique_ptr<ConversationListModel> model;
    std::unique_ptr<QAbstractItemModelTester> tester;
};

ConversationId id(int number)
{
    return ConversationId(number);
}

} // namespace

class TestConversationListModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listsNewestFirst()
    {
        test::FakeChatBackend backend;
        ConversationListModel model(backend);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        ChatSession *first = model.add();
        QCOMPARE(model.add(), first); // still empty: no second empty one
        QCOMPARE(model.index(0).data(ConversationListModel::HasTitleRole).toBool(), false);
        QCOMPARE(model.index(0).data().toString(), u"New chat"_s);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        first->setTarget(UrlTarget{QUrl(u"https://fake.example"_s), u"m"_s, {}, {}});
        first->send(u"A question"_s);
        QVERIFY(changed.count() >= 2);
        QCOMPARE(model.index(0).data().toString(), u"A question"_s);
        QCOMPARE(model.index(0).data(ConversationListModel::BusyRole).toBool(), true);
        QCOMPARE(model.index(0).data(ConversationListModel::DayRole).value<DayGroup>(), DayGroup{});
        ChatSession *second = model.add();
        QVERIFY(second != first);
        QCOMPARE(model.session(model.index(0)), second);
        QCOMPARE(model.indexOf(first).row(), 1);
    }

    void removingABusyOneStopsIt()
    {
        test::FakeChatBackend backend;
        ConversationListModel model(backend);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        ChatSession *session = model.add();
        session->setTarget(UrlTarget{QUrl(u"https://fake.example"_s), u"m"_s, {}, {}});
        session->send(u"A question"_s);
        QSignalSpy leaving(&model, &ConversationListModel::aboutToRemove);
        model.remove(session);
        QCOMPARE(leaving.count(), 1);
        QCOMPARE(backend.run->stops, 1);
        QCOMPARE(model.rowCount(), 0);
        QTRY_VERIFY(!backend.run);
        model.remove(nullptr);
        QCOMPARE(model.session(QModelIndex()), nullptr);
    }

    void showsWhatIsKept()
    {
        Stage stage(3);
        ChatSession *fresh = stage.model->add();
        SOON_COMPARE(stage.titles(), (QStringList{u"New chat"_s, u"conversation 3"_s, u"conversation 2"_s, u"conversation 1"_s}));
        QCOMPARE(stage.model->session(stage.model->index(0)), fresh);
        QCOMPARE(stage.model->session(stage.model->index(1)), nullptr);
        QCOMPARE(stage.model->id(stage.model->index(1)), id(3));
        QVERIFY(!stage.store.has(fresh->id()));
        fresh->setTarget(target());
        fresh->send(u"hello"_s);
        QVERIFY(stage.store.has(fresh->id()));
        QCOMPARE(stage.titles().first(), u"hello"_s);
    }

    void opensWhatIsKept()
    {
        Stage stage(3);
        ChatSession *session = stage.opened(id(2));
        QVERIFY(session);
        QCOMPARE(session->turns().size(), 2);
        QCOMPARE(session->turns().at(1).text, u"answer 2"_s);
        QCOMPARE(session->title(), u"conversation 2"_s);
        QCOMPARE(stage.opened(id(2)), session); // at once
        const qsizetype puts = stage.store.messagePuts.size();
        session->send(u"more"_s);
        QCOMPARE(stage.store.messagePuts.size(), puts + 2);
        SOON_COMPARE(stage.titles().first(), u"conversation 2"_s); // something was said in it just now
    }

    void onlyTheLastChoiceIsOpened()
    {
        Stage stage(3);
        QSignalSpy opened(stage.model.get(), &ConversationListModel::opened);
        stage.store.holdAnswers(true);
        stage.model->open(id(1));
        stage.model->open(id(2));
        stage.model->open(id(3));
        stage.model->open(id(2));
        stage.store.holdAnswers(false);
        SOON_COMPARE(opened.count(), 1);
        QCOMPARE(opened.at(0).at(0).value<ChatSession *>()->id(), id(2));
        QCoreApplication::processEvents();
        QCOMPARE(opened.count(), 1);
    }

    void whatCannotBeReadIsSaid_data()
    {
        QTest::addColumn<bool>("isGone");
        QTest::addColumn<int>("rows");
        QTest::newRow("it is gone") << true << 2;
        QTest::newRow("the disk fails") << false << 3;
    }

    void whatCannotBeReadIsSaid()
    {
        QFETCH(bool, isGone);
        Stage stage(3);
        SOON_COMPARE(stage.model->rowCount(), 3);
        QSignalSpy failed(stage.model.get(), &ConversationListModel::openFailed);
        if (isGone)
            stage.store.remove({id(2)});
        else
            stage.store.readError = Error{.kind = Error::Kind::Storage, .message = u"It cannot be read."_s, .hint = {}, .details = {}, .httpStatus = 0};
        stage.model->open(id(2));
        SOON_COMPARE(failed.count(), 1);
        QTEST(stage.model->rowCount(), "rows");
        stage.store.readError.reset();
        QCOMPARE(stage.opened(id(3))->turns().size(), 2);
    }

    void changesNeedNoOpening()
    {
        Stage stage(3);
        SOON_COMPARE(stage.model->rowCount(), 3);
        stage.store.holdAnswers(true);
        stage.model->change({id(1)}, {.title = u"first "_s, .pinned = {}, .archived = {}, .tags = {}});
        stage.model->change({id(1), id(2)}, {.title = {}, .pinned = true, .archived = {}, .tags = QStringList{u"work"_s}});
        QCOMPARE(stage.titles(), (QStringList{u"conversation 2"_s, u"first"_s, u"conversation 3"_s}));
        QCOMPARE(stage.model->index(0).data(ConversationListModel::DayRole).value<DayGroup>().kind, DayGroup::Kind::Pinned);
        stage.store.holdAnswers(false);
        SOON_VERIFY(stage.store.kept(id(2)).pinned);
        QCOMPARE(stage.store.kept(id(1)).title, u"first"_s);
        QVERIFY(stage.store.kept(id(1)).titleByUser);
        QCOMPARE(stage.store.kept(id(1)).tags, QStringList{u"work"_s});
        QCOMPARE(stage.store.kept(id(1)).target, target());
        QCOMPARE(stage.model->session(stage.model->indexOf(id(1))), nullptr);
    }

    void aChangeMeetsAnOpening()
    {
        Stage stage(3);
        stage.store.holdAnswers(true);
        stage.model->change({id(1)}, {.title = u"first"_s, .pinned = {}, .archived = {}, .tags = {}});
        QSignalSpy opened(stage.model.get(), &ConversationListModel::opened);
        stage.model->open(id(1));
        stage.model->change({id(1)}, {.title = {}, .pinned = true, .archived = {}, .tags = {}});
        stage.store.holdAnswers(false);
        SOON_COMPARE(opened.count(), 1);
        const Conversation conversation = stage.model->session(stage.model->indexOf(id(1)))->conversation();
        QCOMPARE(conversation.title, u"first"_s);
        QVERIFY(conversation.pinned);
        stage.model->keepNow();
        QCOMPARE(stage.store.kept(id(1)), conversation);
    }

    void theArchiveIsApart()
    {
        Stage stage(3);
        ChatSession *open = stage.opened(id(3));
        stage.model->change({id(1), id(3)}, {.title = {}, .pinned = {}, .archived = true, .tags = {}});
        SOON_COMPARE(stage.titles(), QStringList{u"conversation 2"_s});
        stage.model->keepNow();
        SOON_VERIFY(stage.store.kept(id(1)).archived && stage.store.kept(id(3)).archived);
        stage.model->showArchived(true);
        SOON_COMPARE(stage.titles(), (QStringList{u"conversation 3"_s, u"conversation 1"_s}));
        open->setArchived(false);
        QCOMPARE(stage.titles(), QStringList{u"conversation 1"_s});
        stage.model->showArchived(false);
        SOON_COMPARE(stage.titles(), (QStringList{u"conversation 3"_s, u"conversation 2"_s}));
    }

    void whatIsRemovedComesBack()
    {
        Stage stage(3);
        SOON_COMPARE(stage.model->rowCount(), 3);
        ChatSession *busy = stage.opened(id(2));
        busy->send(u"more"_s);
        QSignalSpy leaving(stage.model.get(), &ConversationListModel::aboutToRemove);
        QSignalSpy removed(stage.model.get(), &ConversationListModel::removed);
        stage.model->remove(QList{id(1), id(2)});
        QCOMPARE(stage.titles(), QStringList{u"conversation 3"_s});
        QCOMPARE(leaving.count(), 1);
        QCOMPARE(removed.count(), 1);
        QVERIFY(!busy->isBusy());
        QVERIFY(!stage.store.has(id(1)) && !stage.store.has(id(2)));
        stage.model->restore(removed.at(0).at(0).value<QList<ConversationId>>());
        QVERIFY(stage.store.has(id(1)) && stage.store.has(id(2)));
        QCOMPARE(stage.titles(), (QStringList{u"conversation 2"_s, u"conversation 3"_s, u"conversation 1"_s}));
        QCOMPARE(stage.opened(id(2))->turns().size(), 4);
        QCOMPARE(stage.opened(id(1))->turns().size(), 2);
    }

    void manyHaveFewRowsUntilTheyAreScrolled()
    {
        Stage stage;
        stage.tester.reset(); // it fetches by itself
        stage.model.reset();
        fill(stage.store, 12'000);
        ConversationListModel model(stage.store, stage.backend, never);
        SOON_VERIFY(model.rowCount() > 0);
        QCOMPARE(model.rowCount(), 200);
        QVERIFY(model.canFetchMore({}));
        for (int times = 0; times < 5; ++times) {
            const int before = model.rowCount();
            model.fetchMore({});
            SOON_VERIFY(model.rowCount() > before);
        }
        QCOMPARE(model.index(1199).data().toString(), u"conversation 10801"_s);
        // A filter has the rest read, and has few rows again.
        model.setFilter({u"conversation 1177"_s, {}});
        SOON_COMPARE(model.rowCount(), 11);
        model.setFilter({u"conversation 7"_s, {}});
        QCOMPARE(model.rowCount(), 200);
        model.setFilter({u"conversation 7777"_s, {}});
        QCOMPARE(model.rowCount(), 1);
        model.setFilter({});
        QCOMPARE(model.rowCount(), 200);
        QCOMPARE(model.index(0).data().toString(), u"conversation 12000"_s);
    }

    void idleOnesAreClosed()
    {
        Stage stage(30);
        ChatSession *shown = stage.opened(id(30));
        stage.model->setShown(shown);
        ChatSession *busy = stage.opened(id(29));
        busy->send(u"more"_s);
        stage.opened(id(28))->setDraft(u"half a thought"_s, {});
        const auto countOpen = [&stage] {
            int count = 0;
            for (int number = 1; number <= 30; ++number)
                count += stage.model->session(stage.model->indexOf(id(number))) ? 1 : 0;
            return count;
        };
        for (int number = 1; number <= 20; ++number)
            QVERIFY(stage.opened(id(number)));
        QCOMPARE(countOpen(), 10); // the one that is shown, the busy one, and eight
        QCOMPARE(stage.model->session(stage.model->indexOf(id(30))), shown);
        QCOMPARE(stage.model->session(stage.model->indexOf(id(29))), busy);
        QCOMPARE(stage.store.kept(id(28)).draft, u"half a thought"_s);
        QCOMPARE(stage.opened(id(28))->draft(), u"half a thought"_s);
        // While nothing can be saved, all stay.
        stage.store.pretend(HistoryStore::State::NotSaving, u"The disk is full."_s);
        for (int number = 1; number <= 20; ++number)
            QVERIFY(stage.opened(id(number)));
        QCOMPARE(countOpen(), 23);
        stage.store.pretend(HistoryStore::State::Ready, {});
        SOON_COMPARE(countOpen(), 10);
    }

    void changesFromElsewhereAreTakenUp()
    {
        Stage stage(3);
        SOON_COMPARE(stage.model->rowCount(), 3);
        Conversation other = stage.store.kept(id(1));
        other.title = u"renamed elsewhere"_s;
        stage.store.put(other);
        stage.store.remove({id(2)});
        stage.store.pretendChangedElsewhere({id(1), id(2)});
        SOON_COMPARE(stage.titles(), (QStringList{u"conversation 3"_s, u"renamed elsewhere"_s}));
        stage.store.restore({id(2)});
        stage.store.pretendChangedElsewhere({});
        SOON_COMPARE(stage.titles(), (QStringList{u"conversation 3"_s, u"conversation 2"_s, u"renamed elsewhere"_s}));
    }

    void nothingThatIsDoneHereIsLostToElsewhere()
    {
        Stage stage(1);
        ChatSession *session = stage.opened(id(1));
        session->setDraft(u"half a thought"_s, {});
        session->send(u"asked here"_s);
        stage.backend.run->arrive({TextDelta{0, u"grow"_s}});
        // Another window asked a question below the old answer, renamed the conversation, and ...
        Conversation other = stage.store.kept(id(1));
        other.title = u"renamed elsewhere"_s;
        other.systemPrompt = u"be brief"_s;
        stage.store.put(other);
        ChatTurn question;
        question.id = MessageId{newHistoryId()};
        question.text = u"asked there"_s;
        stage.store.put(StoredMessage{id(1), MessageId(3), question});
        stage.store.holdAnswers(true);
        stage.store.pretendChangedElsewhere({id(1)});
        // ... here it went on meanwhile.
        session->setSystemPrompt(u"be long"_s);
        stage.backend.run->arrive({TextDelta{0, u"n"_s}});
        stage.store.holdAnswers(false);
        SOON_COMPARE(session->title(), u"renamed elsewhere"_s);
        SOON_COMPARE(session->branchAt(2), (BranchPlace{0, 2}));
        QCOMPARE(session->systemPrompt(), u"be long"_s);
        QCOMPARE(session->turns().size(), 4);
        QCOMPARE(session->turns().at(3).text, u"grown"_s);
        stage.backend.run->complete();
        QCOMPARE(session->turns().at(3).state, ReplyState::Complete);
        QVERIFY(session->showBranch(2, 1));
        QCOMPARE(session->turns().constLast().text, u"asked there"_s);
    }
};

QTEST_GUILESS_MAIN(TestConversationListModel)
#include "tst_conversationlistmodel.moc"
