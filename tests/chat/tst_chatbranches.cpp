// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/chatsession.h"
#include "support/fakechatbackend.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

Target target(const QString &model = u"m"_s)
{
    return UrlTarget{QUrl(u"https://fake.example"_s), model, {}, {}};
}

Error error(Error::Kind kind = Error::Kind::Network)
{
    return {.kind = kind, .message = u"It broke."_s, .hint = {}, .details = {}, .httpStatus = 0};
}

QStringList textsOf(const QList<ChatTurn> &turns)
{
    QStringList texts;
    for (const ChatTurn &turn : turns)
        texts.append(turn.text);
    return texts;
}

QStringList textsOf(const ChatCall &call)
{
    QStringList texts;
    for (const ChatMessage &message : call.request.messages)
        texts.append(message.text);
    return texts;
}

/// Follows a session by its signals alone, as a view does, and says where they and the session differ.
class Follower : public QObject
{
    Q_OBJECT
public:
    explicit Follower(ChatSession &session)
        : m_session(session)
        , m_ids(idsOf(session))
    {
        connect(&session, &ChatSession::turnAdded, this, [this](int index) {
            check(index == m_ids.size() && index == m_session.turns().size() - 1, u"added"_s);
            m_ids.append(m_session.turns().constLast().id);
            check(m_ids == idsOf(m_session), u"after added"_s);
        });
        connect(&session, &ChatSession::turnRemoved, this, [this](int index) {
            check(index == m_ids.size() - 1, u"removed"_s);
            m_ids.removeLast();
            check(m_ids == idsOf(m_session), u"after removed"_s);
        });
        connect(&session, &ChatSession::turnsReplaced, this, [this](int first) {
            check(first <= m_ids.size(), u"replaced"_s);
            m_ids = m_ids.first(std::min<qsizetype>(first, m_ids.size())) + idsOf(m_session).sliced(first);
            check(m_ids == idsOf(m_session), u"after replaced"_s);
        });
    }
    bool isSame() const { return m_ids == idsOf(m_session); }
    QStringList wrong;

private:
    static QList<MessageId> idsOf(const ChatSession &session)
    {
        QList<MessageId> ids;
        for (const ChatTurn &turn : session.turns())
            ids.append(turn.id);
        return ids;
    }
    void check(bool holds, const QString &what)
    {
        if (!holds)
            wrong.append(what);
    }

    ChatSession &m_session;
    QList<MessageId> m_ids;
};

struct Stage {
    Stage() { session.setTarget(target()); }
    void ask(const QString &question, const QString &answer)
    {
        session.send(question);
        reply(answer);
    }
    void reply(const QString &answer)
    {
        if (!answer.isEmpty())
            backend.run->arrive({TextDelta{0, answer}});
        backend.run->complete();
    }
    QStringList texts() const { return textsOf(session.turns()); }

    test::FakeChatBackend backend;
    ChatSession session{backend};
    Follower follower{session};
};

} // namespace

class TestChatBranches : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void retryKeepsWhatWasSaid_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("thought");
        QTest::addColumn<int>("branches");
        QTest::newRow("half an answer") << u"half"_s << QString() << 2;
        QTest::newRow("only thoughts") << QString() << u"hm"_s << 2;
        QTest::newRow("nothing") << QString() << QString() << 1;
    }

    void retryKeepsWhatWasSaid()
    {
        QFETCH(QString, said);
        QFETCH(QString, thought);
        QFETCH(int, branches);
        Stage stage;
        stage.session.send(u"q"_s);
        stage.backend.run->arrive({TextDelta{0, said}, ReasoningDelta{0, thought}});
        stage.backend.run->fail(error());
        QSignalSpy gone(&stage.session, &ChatSession::messagesRemoved);
        QVERIFY(stage.session.retry());
        QCOMPARE(gone.count(), branches == 1 ? 1 : 0);
        QCOMPARE(stage.session.branchAt(1), (BranchPlace{branches - 1, branches}));
        QCOMPARE(textsOf(stage.backend.calls.at(1)), QStringList{u"q"_s});
        stage.reply(u"whole"_s);
        QCOMPARE(stage.texts(), (QStringList{u"q"_s, u"whole"_s}));
        QCOMPARE(stage.session.showBranch(1, 0), branches == 2);
        QCOMPARE(stage.follower.wrong, QStringList());
    }

    void aReplyWithoutWordsStaysWhereMoreFollowsIt()
    {
        Stage stage;
        stage.session.send(u"q1"_s);
        stage.backend.run->fail(error());
        stage.ask(u"q2"_s, u"a2"_s);
        QVERIFY(stage.session.regenerate(1));
        stage.reply(u"a1"_s);
        QCOMPARE(stage.texts(), (QStringList{u"q1"_s, u"a1"_s}));
        QVERIFY(stage.session.showBranch(1, 0));
        QCOMPARE(stage.texts(), (QStringList{u"q1"_s, QString(), u"q2"_s, u"a2"_s}));
    }

    void regenerateAsksAnotherWay()
    {
        Stage stage;
        stage.ask(u"q1"_s, u"a1"_s);
        stage.ask(u"q2"_s, u"a2"_s);
        QVERIFY(!stage.session.regenerate(-1));
        QVERIFY(!stage.session.regenerate(4));
        QVERIFY(stage.session.regenerate(1, target(u"other"_s)));
        QVERIFY(!stage.session.regenerate(1)); // busy
        QCOMPARE(stage.texts(), (QStringList{u"q1"_s, QString()}));
        QCOMPARE(requestedModel(stage.backend.calls.constLast().target), u"other"_s);
        QCOMPARE(requestedModel(*stage.session.target()), u"m"_s);
        QCOMPARE(requestedModel(stage.session.turns().at(1).target), u"other"_s);
        stage.reply(u"b1"_s);
        QCOMPARE(stage.session.branchAt(1), (BranchPlace{1, 2}));
        QVERIFY(stage.session.showBranch(1, 0));
        QCOMPARE(stage.texts(), (QStringList{u"q1"_s, u"a1"_s, u"q2"_s, u"a2"_s}));
        QVERIFY(stage.session.regenerate(2)); // of a question: what answers it
        stage.reply(u"b2"_s);
        QCOMPARE(stage.texts(), (QStringList{u"q1"_s, u"a1"_s, u"q2"_s, u"b2"_s}));
        QCOMPARE(stage.follower.wrong, QStringList());
        QVERIFY(stage.follower.isSame());
    }

    void editAsksBesideTheOldQuestion_data()
    {
        QTest::addColumn<int>("turn");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("edited");
        QTest::addColumn<QStringList>("texts");
        QTest::addColumn<BranchPlace>("place");
        QTest::newRow("the first") << 0 << u"Q"_s << true << QStringList{u"Q"_s, u"new"_s} << BranchPlace{1, 2};
        QTest::newRow("a later one") << 2 << u"Q"_s << true << QStringList{u"q1"_s, u"a1"_s, u"Q"_s, u"new"_s} << BranchPlace{1, 2};
        QTest::newRow("not changed: asked again") << 2 << u"q2"_s << true << QStringList{u"q1"_s, u"a1"_s, u"q2"_s, u"new"_s} << BranchPlace{0, 1};
        const QStringList old{u"q1"_s, u"a1"_s, u"q2"_s, u"a2"_s};
        QTest::newRow("blank") << 2 << u" "_s << false << old << BranchPlace{0, 1};
        QTest::newRow("a reply") << 1 << u"Q"_s << false << old << BranchPlace{0, 1};
        QTest::newRow("none such") << 9 << u"Q"_s << false << old << BranchPlace{};
    }

    void editAsksBesideTheOldQuestion()
    {
        QFETCH(int, turn);
        QFETCH(QString, text);
        QFETCH(bool, edited);
        Stage stage;
        stage.ask(u"q1"_s, u"a1"_s);
        stage.ask(u"q2"_s, u"a2"_s);
        QSignalSpy branches(&stage.session, &ChatSession::branchesChanged);
        QCOMPARE(stage.session.edit(turn, text), edited);
        QCOMPARE(branches.count(), edited ? 1 : 0);
        if (edited)
            stage.reply(u"new"_s);
        QTEST(stage.texts(), "texts");
        QTEST(stage.session.branchAt(turn), "place");
        QCOMPARE(stage.follower.wrong, QStringList());
    }

    void attachmentsGoAlong()
    {
        const QList<Attachment> picture{{u"a.png"_s, "image/png", "bytes"}};
        const QList<Attachment> file{{u"b.txt"_s, "text/plain", "words"}};
        Stage stage;
        QVERIFY(!stage.session.send(u" "_s));
        QVERIFY(stage.session.send(QString(), picture));
        QCOMPARE(stage.session.title(), u"a.png"_s);
        QCOMPARE(stage.backend.calls.at(0).request.messages.at(0).attachments, picture);
        stage.reply(u"a"_s);
        QVERIFY(stage.session.edit(0, u"look"_s)); // keeps them
        QCOMPARE(stage.backend.calls.at(1).request.messages.at(0).attachments, picture);
        stage.reply(u"b"_s);
        QVERIFY(stage.session.edit(0, u"look"_s, file));
        QCOMPARE(stage.backend.calls.at(2).request.messages.at(0).attachments, file);
        stage.reply(u"c"_s);
        QVERIFY(!stage.session.edit(0, QString(), QList<Attachment>()));
        QCOMPARE(stage.session.branchAt(0), (BranchPlace{2, 3}));
        QCOMPARE(stage.session.callBehind(1).request.messages.at(0).attachments, file);
    }

    void aReplyGrowsOnUnseen()
    {
        Stage stage;
        stage.ask(u"q"_s, u"first"_s);
        stage.session.regenerate(1);
        stage.backend.run->arrive({TextDelta{0, u"sec"_s}});
        QSignalSpy grew(&stage.session, &ChatSession::replyGrew);
        QSignalSpy ended(&stage.session, &ChatSession::replyEnded);
        QVERIFY(stage.session.showBranch(1, 0));
        stage.backend.run->arrive({TextDelta{0, u"ond"_s}});
        QCOMPARE(grew.count(), 0);
        QVERIFY(stage.session.isBusy());
        QVERIFY(!stage.session.send(u"too early"_s));
        QVERIFY(stage.session.showBranch(1, 1));
        stage.backend.run->arrive({TextDelta{0, u" answer"_s}});
        QCOMPARE(grew.count(), 1);
        QVERIFY(stage.session.showBranch(1, 0));
        stage.backend.run->complete();
        QCOMPARE(ended.count(), 0);
        QVERIFY(!stage.session.isBusy());
        QCOMPARE(stage.texts(), (QStringList{u"q"_s, u"first"_s}));
        QVERIFY(stage.session.showBranch(1, 1));
        QCOMPARE(stage.session.turns().at(1).text, u"second answer"_s);
        QCOMPARE(stage.session.turns().at(1).state, ReplyState::Complete);
        QCOMPARE(stage.follower.wrong, QStringList());
    }

    void removedBranchesComeBack()
    {
        Stage stage;
        stage.ask(u"q1"_s, u"a1"_s);
        stage.ask(u"q2"_s, u"a2"_s);
        stage.session.edit(2, u"Q2"_s);
        QVERIFY(!stage.session.removeBranch(2)); // a reply grows in there
        stage.reply(u"A2"_s);
        const QList<StoredMessage> all = stage.session.messages();
        QSignalSpy gone(&stage.session, &ChatSession::messagesRemoved);
        QSignalSpy back(&stage.session, &ChatSession::messagesChanged);
        QVERIFY(stage.session.removeBranch(2));
        QCOMPARE(stage.texts(), (QStringList{u"q1"_s, u"a1"_s, u"q2"_s, u"a2"_s}));
        QCOMPARE(stage.session.branchAt(2), BranchPlace());
        QVERIFY(stage.session.removeBranch(1));
        QCOMPARE(stage.texts(), QStringList{u"q1"_s});
        QCOMPARE(gone.count(), 2);
        QCOMPARE(gone.at(1).at(0).value<QList<MessageId>>().size(), 3);
        QVERIFY(stage.session.undoRemoveBranch());
        QVERIFY(stage.session.undoRemoveBranch());
        QVERIFY(!stage.session.undoRemoveBranch());
        QCOMPARE(back.count(), 2);
        QCOMPARE(stage.session.messages(), all);
        QCOMPARE(stage.texts(), (QStringList{u"q1"_s, u"a1"_s, u"Q2"_s, u"A2"_s}));
        QCOMPARE(stage.session.branchAt(2), (BranchPlace{1, 2}));
        QCOMPARE(stage.follower.wrong, QStringList());
    }

    void continuingFromAnEarlierTurnMakesABranch()
    {
        Stage stage;
        stage.ask(u"q1"_s, u"a1"_s);
        stage.ask(u"q2"_s, u"a2"_s);
        QVERIFY(!stage.session.continueFrom(3)); // it is the end
        QVERIFY(!stage.session.hasMoreBelow());
        QVERIFY(stage.session.continueFrom(1));
        QCOMPARE(stage.texts(), (QStringList{u"q1"_s, u"a1"_s}));
        QVERIFY(stage.session.hasMoreBelow());
        QVERIFY(stage.session.showBelow());
        QCOMPARE(stage.texts(), (QStringList{u"q1"_s, u"a1"_s, u"q2"_s, u"a2"_s}));
        stage.session.continueFrom(1);
        stage.ask(u"q3"_s, u"a3"_s);
        QCOMPARE(stage.session.branchAt(2), (BranchPlace{1, 2}));
        QCOMPARE(textsOf(stage.backend.calls.constLast()), (QStringList{u"q1"_s, u"a1"_s, u"q3"_s}));
        QCOMPARE(stage.session.showMessage(stage.session.turns().at(1).id), 1);
        const MessageId old = stage.session.messages().at(2).turn.id;
        QCOMPARE(stage.session.showMessage(old), 2);
        QCOMPARE(stage.texts(), (QStringList{u"q1"_s, u"a1"_s, u"q2"_s, u"a2"_s}));
        QCOMPARE(stage.session.showMessage(MessageId(12345)), -1);
        QCOMPARE(stage.follower.wrong, QStringList());
    }

    void toolResultsAreSentWhenAllAreThere()
    {
        Stage stage;
        stage.session.send(u"weather?"_s);
        stage.backend.run->arrive({ToolCallDelta{0, 0, u"x"_s, u"here"_s, u"{}"_s}, ToolCallDelta{0, 1, {}, u"there"_s, u"{}"_s},
                                   ToolCallDelta{0, 2, u"x"_s, u"again"_s, u"{}"_s}});
        QCOMPARE(stage.session.openToolCalls(), QList<ToolCall>());
        stage.backend.run->complete();
        // Calls without an identifier of their own got one.
        const QList<ToolCall> calls = stage.session.openToolCalls();
        QCOMPARE(calls.size(), 3);
        QCOMPARE((QStringList{calls.at(0).id, calls.at(1).id, calls.at(2).id}), (QStringList{u"x"_s, u"call_1"_s, u"call_2"_s}));
        QVERIFY(!stage.session.answerToolCall(u"none"_s, u"?"_s));
        QVERIFY(stage.session.answerToolCall(u"call_2"_s, u"three"_s));
        QVERIFY(!stage.session.answerToolCall(u"call_2"_s, u"twice"_s));
        QVERIFY(stage.session.answerToolCall(u"x"_s, u"one"_s));
        QCOMPARE(stage.backend.calls.size(), 1);
        QVERIFY(stage.session.answerToolCall(u"call_1"_s, u"two"_s));
        QCOMPARE(stage.backend.calls.size(), 2);
        // The results follow their calls in the order of the calls.
        const QList<ChatMessage> sent = stage.backend.calls.at(1).request.messages;
        QCOMPARE(sent.size(), 5);
        QCOMPARE(sent.at(1).toolCalls, calls);
        QCOMPARE(textsOf(stage.backend.calls.at(1)).sliced(2), (QStringList{u"one"_s, u"two"_s, u"three"_s}));
        QCOMPARE(sent.at(3).toolCallId, u"call_1"_s);
        stage.reply(u"rain"_s);

        QVERIFY(stage.session.edit(3, u"ONE"_s)); // turns: question, calls, three, one, two, rain
        QCOMPARE(textsOf(stage.backend.calls.at(2)).sliced(2), (QStringList{u"ONE"_s, u"two"_s, u"three"_s}));
        QCOMPARE(stage.session.branchAt(3), (BranchPlace{1, 2}));
        QCOMPARE(stage.follower.wrong, QStringList());
    }

    void unansweredToolCallsAreLeftOut()
    {
        Stage stage;
        stage.session.send(u"q"_s);
        stage.backend.run->arrive({TextDelta{0, u"let me see"_s}, ToolCallDelta{0, 0, u"a"_s, u"f"_s, {}}, ToolCallDelta{0, 1, u"b"_s, u"g"_s, {}}});
        stage.backend.run->complete();
        stage.session.answerToolCall(u"b"_s, u"B"_s);
        stage.ask(u"never mind"_s, u"ok"_s);
        const QList<ChatMessage> sent = stage.backend.calls.constLast().request.messages;
        QCOMPARE(textsOf(stage.backend.calls.constLast()), (QStringList{u"q"_s, u"let me see"_s, u"B"_s, u"never mind"_s}));
        QCOMPARE(sent.at(1).toolCalls.size(), 1);
        QCOMPARE(sent.at(1).toolCalls.at(0).id, u"b"_s);
    }

    void whatWasKeptComesBack()
    {
        Stage stage;
        stage.ask(u"q1"_s, u"a1"_s);
        stage.ask(u"q2"_s, u"a2"_s);
        stage.session.regenerate(1);
        stage.reply(u"b1"_s);
        stage.session.showBranch(1, 0);
        stage.session.setSystemPrompt(u"brief"_s);
        stage.session.setPinned(true);
        stage.session.setTags({u"work"_s});
        stage.session.setDraft(u"half a th"_s, {{u"a.txt"_s, "text/plain", "x"}});
        test::FakeChatBackend backend;
        ChatSession again(backend);
        QSignalSpy replaced(&again, &ChatSession::turnsReplaced);
        QSignalSpy added(&again, &ChatSession::turnAdded);
        QSignalSpy changed(&again, &ChatSession::conversationChanged);
        again.restore(stage.session.conversation(), stage.session.messages());
        QCOMPARE(replaced.count(), 1);
        QCOMPARE(added.count() + changed.count(), 0);
        QCOMPARE(again.conversation(), stage.session.conversation());
        QCOMPARE(again.messages(), stage.session.messages());
        QCOMPARE(again.turns(), stage.session.turns());
        QVERIFY(again.repairs().isEmpty());
        QVERIFY(again.showBranch(1, 1));
        QCOMPARE(textsOf(again.turns()), (QStringList{u"q1"_s, u"b1"_s}));
    }

    void whatGrewWhenTheProgramEndedIsCut()
    {
        Stage stage;
        stage.ask(u"q1"_s, u"a1"_s);
        stage.session.send(u"q2"_s);
        stage.backend.run->arrive({TextDelta{0, u"hal"_s}});
        test::FakeChatBackend backend;
        ChatSession again(backend);
        again.restore(stage.session.conversation(), stage.session.messages());
        QCOMPARE(again.turns().at(1).state, ReplyState::Complete);
        QCOMPARE(again.turns().at(3).state, ReplyState::Cut);
        QCOMPARE(again.turns().at(3).text, u"hal"_s);
        QVERIFY(!again.isBusy());
    }

    void theTitleFollowsUntilItIsGiven()
    {
        Stage stage;
        QSignalSpy titles(&stage.session, &ChatSession::titleChanged);
        stage.ask(u"first words"_s, u"a"_s);
        QCOMPARE(stage.session.title(), u"first words"_s);
        stage.session.edit(0, u"other words"_s);
        stage.reply(u"b"_s);
        QCOMPARE(stage.session.title(), u"other words"_s);
        stage.session.rename(u"  My\n title "_s);
        QCOMPARE(stage.session.title(), u"My title"_s);
        QVERIFY(stage.session.conversation().titleByUser);
        stage.session.showBranch(0, 0);
        QCOMPARE(stage.session.title(), u"My title"_s);
        stage.session.rename(QString());
        QCOMPARE(stage.session.title(), u"first words"_s);
        QCOMPARE(titles.count(), 4);
    }

    void sendingEndsTheDraft()
    {
        Stage stage;
        QSignalSpy drafts(&stage.session, &ChatSession::draftChanged);
        stage.session.setDraft(u"q"_s, {});
        stage.session.setDraft(u"q"_s, {});
        QCOMPARE(drafts.count(), 1);
        stage.session.send(u"q"_s);
        QCOMPARE(stage.session.draft(), QString());
        QCOMPARE(drafts.count(), 2);
    }

    /// Whatever is done, a view that follows the signals shows what the session has, and what is told to the history is all there is.
    void randomOrders_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 30; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void randomOrders()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        Stage stage;
        QMap<MessageId, StoredMessage> kept;
        connect(&stage.session, &ChatSession::messagesChanged, this, [&](const QList<MessageId> &messages) {
            for (const MessageId id : messages)
                kept.insert(id, *stage.session.message(id));
        });
        connect(&stage.session, &ChatSession::messagesRemoved, this, [&](const QList<MessageId> &messages) {
            for (const MessageId id : messages)
                kept.remove(id);
        });
        for (int step = 0; step < 150; ++step) {
            const int count = int(stage.session.turns().size());
            const int turn = count == 0 ? 0 : random.bounded(count);
            switch (random.bounded(9)) {
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
                stage.session.removeBranch(turn);
                break;
            case 5:
                stage.session.undoRemoveBranch();
                break;
            case 6:
                random.bounded(2) == 0 ? stage.session.continueFrom(turn) : stage.session.showBelow();
                break;
            default:
                if (!stage.backend.run || !stage.session.isBusy())
                    break;
                stage.backend.run->arrive({TextDelta{0, u"a%1"_s.arg(step)}});
                if (random.bounded(3) == 0)
                    stage.backend.run->fail(error());
                else
                    stage.backend.run->complete();
            }
            QCOMPARE(stage.follower.wrong, QStringList());
            QVERIFY(stage.follower.isSame());
            QCOMPARE(kept.keys().size(), stage.session.messages().size());
        }
        if (stage.session.isBusy())
            stage.backend.run->complete();
        QCOMPARE(kept.values(), stage.session.messages());
        ChatSession again(stage.backend);
        again.restore(stage.session.conversation(), kept.values());
        QCOMPARE(again.turns(), stage.session.turns());
        QVERIFY(again.repairs().isEmpty());
    }
};

Q_DECLARE_METATYPE(lineside::BranchPlace)

QTEST_GUILESS_MAIN(TestChatBranches)
#include "tst_chatbranches.moc"
