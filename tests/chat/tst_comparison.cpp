// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/comparison.h"
#include "support/fakechatbackend.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

Target target(const QString &model)
{
    return UrlTarget{QUrl(u"https://fake.example"_s), model, {}, {}};
}

/// Keeps every run, where the fake backend keeps the last one.
class ManyRuns : public test::FakeChatBackend
{
public:
    std::unique_ptr<ChatRun> start(const ChatCall &call) override
    {
        auto made = FakeChatBackend::start(call);
        runs.append(run);
        return made;
    }
    QList<QPointer<test::FakeChatRun>> runs;
};

void say(const QPointer<test::FakeChatRun> &run, const QString &text)
{
    run->arrive({TextDelta{0, text}});
}

/// A conversation of one question and one reply.
std::unique_ptr<ChatSession> talked(ManyRuns &backend)
{
    auto session = std::make_unique<ChatSession>(backend);
    session->setTarget(target(u"first"_s));
    session->setSystemPrompt(u"Be brief."_s);
    session->send(u"before"_s);
    say(backend.run, u"yes"_s);
    backend.run->complete();
    backend.runs.clear();
    backend.calls.clear();
    return session;
}

QStringList textsOf(const QList<ChatMessage> &messages)
{
    QStringList texts;
    for (const ChatMessage &message : messages)
        texts.append(message.text);
    return texts;
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void refuses_data();
    void refuses();
    void asksEachTarget();
    void repliesBecomeBranches();
    void choosesOne();
    void keepsWhatGrows();
    void keepsWhatWasCutByClosing();
    void failuresAreKeptToo();
    void asksAgain();
    void stopsAll();
};

void TestComparison::refuses_data()
{
    QTest::addColumn<int>("targets");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("asked");
    QTest::newRow("one") << 1 << u"x"_s << false;
    QTest::newRow("two") << 2 << u"x"_s << true;
    QTest::newRow("four") << 4 << u"x"_s << true;
    QTest::newRow("five") << 5 << u"x"_s << false;
    QTest::newRow("blank") << 2 << u" \n"_s << false;
}

void TestComparison::refuses()
{
    QFETCH(int, targets);
    QFETCH(QString, text);
    QFETCH(bool, asked);
    ManyRuns backend;
    ChatSession session(backend);
    Comparison comparison(backend, session);
    QCOMPARE(comparison.ask(text, {}, QList<Target>(targets, target(u"m"_s))), asked);
    QCOMPARE(session.turns().size(), asked ? 1 : 0);
    QCOMPARE(backend.calls.size(), asked ? targets : 0);
    if (asked)
        QVERIFY(!comparison.ask(text, {}, QList<Target>(targets, target(u"m"_s)))); // busy
}

void TestComparison::asksEachTarget()
{
    ManyRuns backend;
    const auto session = talked(backend);
    Comparison comparison(backend, *session);
    QVERIFY(comparison.ask(u"which?"_s, {{u"a.txt"_s, "text/plain", "A"}}, {target(u"a"_s), target(u"b"_s)}));
    QCOMPARE(backend.calls.size(), 2);
    QCOMPARE(requestedModel(backend.calls.at(0).target), u"a"_s);
    QCOMPARE(requestedModel(backend.calls.at(1).target), u"b"_s);
    for (const ChatCall &call : std::as_const(backend.calls)) {
        QCOMPARE(textsOf(call.request.messages), (QStringList{u"Be brief."_s, u"before"_s, u"yes"_s, u"which?"_s}));
        QCOMPARE(call.request.messages.constLast().attachments.size(), 1);
    }
}

void TestComparison::repliesBecomeBranches()
{
    ManyRuns backend;
    const auto session = talked(backend);
    Comparison comparison(backend, *session);
    QSignalSpy busy(&comparison, &Comparison::busyChanged);
    QSignalSpy kept(session.get(), &ChatSession::messagesChanged);
    comparison.ask(u"which?"_s, {}, {target(u"a"_s), target(u"b"_s), target(u"c"_s)});
    kept.clear();
    say(backend.runs.at(1), u"from b"_s);
    backend.runs.at(1)->complete();
    QCOMPARE(session->turns().size(), 4);
    QCOMPARE(session->turns().at(3).text, u"from b"_s);
    QVERIFY(comparison.isBusy());
    say(backend.runs.at(0), u"from a"_s);
    backend.runs.at(0)->complete();
    say(backend.runs.at(2), u"from c"_s);
    backend.runs.at(2)->complete(false);
    QCOMPARE(session->branchAt(3).count, 3);
    QCOMPARE(session->turns().at(3).text, u"from b"_s); // nobody is led away
    QCOMPARE(session->messages().size(), 6);
    QCOMPARE(kept.count(), 3);
    QCOMPARE(busy.count(), 2);
    QVERIFY(!comparison.isBusy());
    QCOMPARE(comparison.reply(2)->state, ReplyState::Cut);
}

void TestComparison::choosesOne()
{
    ManyRuns backend;
    const auto session = talked(backend);
    Comparison comparison(backend, *session);
    comparison.ask(u"which?"_s, {}, {target(u"a"_s), target(u"b"_s)});
    QVERIFY(!comparison.choose(0));
    for (int i = 0; i < 2; ++i) {
        say(backend.runs.at(i), u"reply %1"_s.arg(i));
        backend.runs.at(i)->complete();
    }
    QVERIFY(comparison.choose(1));
    QCOMPARE(session->turns().at(3).text, u"reply 1"_s);
    QVERIFY(comparison.choose(0));
    QCOMPARE(session->turns().at(3).text, u"reply 0"_s);
    QVERIFY(session->send(u"go on"_s));
    QCOMPARE(textsOf(backend.calls.constLast().request.messages).constLast(), u"go on"_s);
    QVERIFY(textsOf(backend.calls.constLast().request.messages).contains(u"reply 0"_s));
}

void TestComparison::keepsWhatGrows()
{
    ManyRuns backend;
    const auto session = talked(backend);
    Comparison comparison(backend, *session);
    comparison.ask(u"which?"_s, {}, {target(u"a"_s), target(u"b"_s)});
    say(backend.runs.at(0), u"half"_s);
    QTRY_COMPARE(session->turns().size(), 4);
    QCOMPARE(session->turns().at(3).text, u"half"_s);
    QCOMPARE(session->turns().at(3).state, ReplyState::Growing);
    say(backend.runs.at(0), u" and whole"_s);
    backend.runs.at(0)->complete();
    QCOMPARE(session->turns().at(3).text, u"half and whole"_s);
    QCOMPARE(session->turns().at(3).state, ReplyState::Complete);
    QCOMPARE(session->branchAt(3).count, 1); // one that said nothing yet is no branch
}

void TestComparison::keepsWhatWasCutByClosing()
{
    ManyRuns backend;
    const auto session = talked(backend);
    {
        Comparison comparison(backend, *session);
        comparison.ask(u"which?"_s, {}, {target(u"a"_s), target(u"b"_s)});
        say(backend.runs.at(1), u"so far"_s);
    }
    QCOMPARE(session->turns().size(), 4);
    QCOMPARE(session->turns().at(3).text, u"so far"_s);
    QCOMPARE(session->turns().at(3).state, ReplyState::Stopped);
    QVERIFY(backend.runs.at(0).isNull());
}

void TestComparison::failuresAreKeptToo()
{
    ManyRuns backend;
    const auto session = talked(backend);
    Comparison comparison(backend, *session);
    comparison.ask(u"which?"_s, {}, {target(u"a"_s), target(u"b"_s)});
    backend.runs.at(0)->fail({.kind = Error::Kind::Auth, .message = u"no"_s, .hint = {}, .details = {}, .httpStatus = 401});
    say(backend.runs.at(1), u"yes"_s);
    backend.runs.at(1)->complete();
    QCOMPARE(session->branchAt(3).count, 2);
    QCOMPARE(comparison.reply(0)->error->httpStatus, 401);
}

void TestComparison::asksAgain()
{
    ManyRuns backend;
    const auto session = talked(backend);
    Comparison comparison(backend, *session);
    QVERIFY(!comparison.askAgain(1, {target(u"a"_s), target(u"b"_s)})); // a reply
    QVERIFY(!comparison.askAgain(7, {target(u"a"_s), target(u"b"_s)}));
    QVERIFY(comparison.askAgain(0, {target(u"a"_s), target(u"b"_s)}));
    for (int i = 0; i < 2; ++i) {
        say(backend.runs.at(i), u"reply %1"_s.arg(i));
        backend.runs.at(i)->complete();
    }
    QCOMPARE(session->branchAt(1).count, 3);
    QCOMPARE(session->turns().at(1).text, u"yes"_s);
    QVERIFY(comparison.choose(1));
    QCOMPARE(session->turns().at(1).text, u"reply 1"_s);
}

void TestComparison::stopsAll()
{
    ManyRuns backend;
    const auto session = talked(backend);
    Comparison comparison(backend, *session);
    comparison.ask(u"which?"_s, {}, {target(u"a"_s), target(u"b"_s)});
    comparison.stop();
    QVERIFY(!comparison.isBusy());
    QCOMPARE(comparison.reply(0)->state, ReplyState::Stopped);
    QCOMPARE(comparison.reply(1)->state, ReplyState::Stopped);
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
