// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/chatsession.h"
#include "support/fakechatbackend.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

Target target(const QString &model = u"gemini-2.5-flash"_s)
{
    return UrlTarget{QUrl(u"https://fake.example"_s), model, {}, {}};
}

Error error(Error::Kind kind)
{
    return {.kind = kind, .message = u"It broke."_s, .hint = {}, .details = {}, .httpStatus = 0};
}

QStringList textsOf(const ChatCall &call)
{
    QStringList texts;
    for (const ChatMessage &message : call.request.messages)
        texts.append(message.text);
    return texts;
}

} // namespace

class TestChatSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void sendsNothingItShouldNot_data()
    {
        QTest::addColumn<bool>("withTarget");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("sent");
        QTest::newRow("a question") << true << u"hello"_s << true;
        QTest::newRow("no target") << false << u"hello"_s << false;
        QTest::newRow("nothing") << true << QString() << false;
        QTest::newRow("blanks") << true << u" \n\t"_s << false;
    }

    void sendsNothingItShouldNot()
    {
        QFETCH(bool, withTarget);
        QFETCH(QString, text);
        test::FakeChatBackend backend;
        ChatSession session(backend);
        if (withTarget)
            session.setTarget(target());
        QTEST(session.send(text), "sent");
        QTEST(session.isBusy(), "sent");
    }

    void aReplyGrowsAndEndsOnce()
    {
        test::FakeChatBackend backend;
        ChatSession session(backend);
        session.setTarget(target());
        QSignalSpy added(&session, &ChatSession::turnAdded);
        QSignalSpy grew(&session, &ChatSession::replyGrew);
        QSignalSpy ended(&session, &ChatSession::replyEnded);
        QSignalSpy busy(&session, &ChatSession::busyChanged);
        session.setSystemPrompt(u"be brief"_s);
        QVERIFY(session.send(u"What is the capital of France?"_s));
        QCOMPARE(added.count(), 2);
        QCOMPARE(session.turns().at(1).state, ReplyState::Waiting);
        QCOMPARE(textsOf(backend.calls.at(0)), (QStringList{u"be brief"_s, u"What is the capital of France?"_s}));
        QVERIFY(!session.send(u"too early"_s));

        backend.run->arrive({Started{u"gemini-2.5-flash-001"_s, u"r"_s}});
        QCOMPARE(grew.count(), 0);
        backend.run->arrive({ReasoningDelta{0, u"hm"_s}, TextDelta{0, u"The capital "_s}, TextDelta{1, u"another choice"_s}});
        backend.run->arrive({TextDelta{0, u"is Paris."_s}, UsageReport{Usage{15, {}, {}, 8, {}, 41}},
                             Finished{0, FinishReason::Stop, u"stop"_s}});
        QCOMPARE(grew.count(), 2);
        backend.run->facts.times.firstToken = std::chrono::milliseconds(100);
        backend.run->facts.times.lastToken = std::chrono::milliseconds(300);
        backend.run->complete();
        QCOMPARE(ended.count(), 1);
        QCOMPARE(busy.count(), 2);
        QVERIFY(!session.isBusy());

        const ChatTurn &reply = session.turns().at(1);
        QCOMPARE(reply.state, ReplyState::Complete);
        QCOMPARE(reply.text, u"The capital is Paris."_s);
        QCOMPARE(reply.reasoning, u"hm"_s);
        QCOMPARE(reply.model, u"gemini-2.5-flash-001"_s);
        QCOMPARE(reply.deltas, 3);
        QCOMPARE(reply.usage.unaccounted().value_or(0), 18);
        QCOMPARE(reply.finishReasonRaw, u"stop"_s);
        QCOMPARE(reply.tokensPerSecond().value_or(0), 40.0);
        QCOMPARE(session.title(), u"What is the capital of France?"_s);
    }

    void howItEnds_data()
    {
        QTest::addColumn<int>("way"); // -1 complete, -2 cut, otherwise an Error::Kind
        QTest::addColumn<ReplyState>("state");
        QTest::addColumn<bool>("hasError");
        QTest::newRow("whole") << -1 << ReplyState::Complete << false;
        QTest::newRow("cut") << -2 << ReplyState::Cut << false;
        QTest::newRow("stopped") << int(Error::Kind::Cancelled) << ReplyState::Stopped << false;
        QTest::newRow("network") << int(Error::Kind::Network) << ReplyState::Failed << true;
        QTest::newRow("auth") << int(Error::Kind::Auth) << ReplyState::Failed << true;
    }

    void howItEnds()
    {
        QFETCH(int, way);
        test::FakeChatBackend backend;
        ChatSession session(backend);
        session.setTarget(target());
        session.send(u"q"_s);
        backend.run->arrive({TextDelta{0, u"half"_s}});
        if (way == int(Error::Kind::Cancelled))
            session.stop();
        else if (way >= 0)
            backend.run->fail(error(Error::Kind(way)));
        else
            backend.run->complete(way == -1);
        QTEST(session.turns().at(1).state, "state");
        QTEST(session.turns().at(1).error.has_value(), "hasError");
        QCOMPARE(session.turns().at(1).text, u"half"_s);
        QVERIFY(session.send(u"next"_s));
        QCOMPARE(textsOf(backend.calls.at(1)), (QStringList{u"q"_s, u"half"_s, u"next"_s}));
    }

    void aReplyThatSaidNothingIsNotSentBack()
    {
        test::FakeChatBackend backend;
        ChatSession session(backend);
        session.setTarget(target());
        session.send(u"q"_s);
        backend.run->fail(error(Error::Kind::Network));
        session.send(u"again"_s);
        QCOMPARE(textsOf(backend.calls.at(1)), (QStringList{u"q"_s, u"again"_s}));
    }

    void retryAsksTheSameAgain()
    {
        test::FakeChatBackend backend;
        ChatSession session(backend);
        session.setTarget(target());
        QVERIFY(!session.retry());
        session.send(u"q"_s);
        QVERIFY(!session.retry());
        backend.run->fail(error(Error::Kind::Network));
        QSignalSpy removed(&session, &ChatSession::turnRemoved);
        QVERIFY(session.retry());
        QCOMPARE(removed.at(0).at(0).toInt(), 1);
        QCOMPARE(session.turns().size(), 2);
        QCOMPARE(session.turns().at(1).state, ReplyState::Waiting);
        QCOMPARE(textsOf(backend.calls.at(1)), QStringList{u"q"_s});
    }

    void callBehindAReplyIsTheOneThatWasMade()
    {
        test::FakeChatBackend backend;
        ChatSession session(backend);
        session.setSystemPrompt(u"s"_s);
        session.setTarget(target(u"first"_s));
        session.send(u"q1"_s);
        backend.run->arrive({TextDelta{0, u"a1"_s}});
        backend.run->complete();
        session.setTarget(target(u"second"_s));
        ChatParameters warmer;
        warmer.temperature = 0.5;
        session.setParameters(warmer);
        session.send(u"q2"_s);
        backend.run->complete();
        QCOMPARE(session.callBehind(1), backend.calls.at(0));
        QCOMPARE(session.callBehind(3), backend.calls.at(1));
        QCOMPARE(session.callBehind(2).request.messages.size(), 4); // no reply: all that was said
        QCOMPARE(session.callBehind(99).request.messages.size(), 4);
    }

    void lastRequestIsTheOneThatWasSent()
    {
        test::FakeChatBackend backend;
        ChatSession session(backend);
        QVERIFY(!session.requestFor(u"q"_s));
        session.setTarget(target(u"first"_s));
        QCOMPARE(session.requestFor(u"q"_s)->body, "q\n");
        session.send(u"q"_s);
        backend.run->arrive({TextDelta{0, u"a"_s}});
        backend.run->complete();
        session.setTarget(target(u"second"_s));
        QCOMPARE(session.lastRequest()->url.path(), u"/first"_s);
        QCOMPARE(session.lastRequest()->body, "q\n");
        QCOMPARE(session.requestFor(u"more"_s)->url.path(), u"/second"_s);
        QCOMPARE(session.requestFor(u"more"_s)->body, "q\na\nmore\n");
    }

    void toolCallsArePutTogether()
    {
        test::FakeChatBackend backend;
        ChatSession session(backend);
        session.setTarget(target());
        session.send(u"q"_s);
        backend.run->arrive({ToolCallDelta{0, 1, u"b"_s, u"second"_s, {}}, ToolCallDelta{0, 0, u"a"_s, u"first"_s, u"{\"x\""_s},
                             ToolCallDelta{0, 0, {}, {}, u":1}"_s}, ToolCallDelta{0, 2'000'000, u"c"_s, {}, {}}});
        const QList<ToolCall> expected{{u"a"_s, u"first"_s, u"{\"x\":1}"_s}, {u"b"_s, u"second"_s, {}}};
        QVERIFY(session.turns().at(1).toolCalls == expected);
    }

    void theTitleIsShortAndWhole_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("title");
        QTest::newRow("short") << u"Hello\n  there"_s << u"Hello there"_s;
        QTest::newRow("long") << u"word "_s.repeated(40) << u"word "_s.repeated(12).trimmed() + u'…';
        QTest::newRow("one long word") << u"x"_s.repeated(100) << u"x"_s.repeated(60) + u'…';
        QTest::newRow("no half character") << u"x"_s.repeated(59) + u"\U0001F600 tail"_s << u"x"_s.repeated(59) + u'…';
    }

    void theTitleIsShortAndWhole()
    {
        QFETCH(QString, question);
        test::FakeChatBackend backend;
        ChatSession session(backend);
        session.setTarget(target());
        QCOMPARE(session.title(), QString());
        session.send(question);
        QTEST(session.title(), "title");
    }

    void deletingTheSessionDeletesTheRun()
    {
        test::FakeChatBackend backend;
        auto session = std::make_unique<ChatSession>(backend);
        session->setTarget(target());
        session->send(u"q"_s);
        QVERIFY(backend.run);
        session.reset();
        QVERIFY(!backend.run);
    }
};

QTEST_GUILESS_MAIN(TestChatSession)
#include "tst_chatsession.moc"
