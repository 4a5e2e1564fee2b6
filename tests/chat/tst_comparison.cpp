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
    void showsVersions();
    void showsVersionsOfAQuestion();
    void showsNoMoreThanThereMayBe();
    void asksMoreBesideAReply();
    void asksAgainInAColumn();
    void removesAndPutsBack();
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

void TestComparison::showsVersions()
{
    ManyRuns backend;
    const auto session = talked(backend);
    session->regenerate(1, target(u"second"_s));
    say(backend.run, u"no"_s);
    backend.run->complete();
    session->send(u"and then?"_s);
    backend.run->complete();
    backend.calls.clear();
    Comparison comparison(backend, *session);
    QSignalSpy changed(&comparison, &Comparison::columnsChanged);
    QVERIFY(!comparison.showVersions(-1));
    QVERIFY(!comparison.showVersions(9));
    QVERIFY(comparison.showVersions(1));
    QCOMPARE(changed.count(), 1);
    QVERIFY(backend.calls.isEmpty());
    QCOMPARE(comparison.count(), 2);
    QCOMPARE(comparison.reply(0)->text, u"yes"_s);
    QCOMPARE(comparison.reply(1)->text, u"no"_s);
    QCOMPARE(requestedModel(*comparison.column(1)->target()), u"second"_s);
    QCOMPARE(comparison.firstOwnTurn(), 1);
    QVERIFY(comparison.isChosen(1));
    QVERIFY(comparison.choose(0));
    QVERIFY(comparison.isChosen(0));
    QCOMPARE(session->turns().size(), 2);
}

void TestComparison::showsVersionsOfAQuestion()
{
    ManyRuns backend;
    const auto session = talked(backend);
    session->edit(0, u"before that"_s);
    say(backend.run, u"perhaps"_s);
    backend.run->complete();
    Comparison comparison(backend, *session);
    QVERIFY(comparison.showVersions(0));
    QCOMPARE(comparison.count(), 2);
    QCOMPARE(comparison.column(0)->turns().at(0).text, u"before"_s);
    QCOMPARE(comparison.reply(0)->text, u"yes"_s);
    QCOMPARE(comparison.column(1)->turns().at(0).text, u"before that"_s);
    QCOMPARE(comparison.reply(1)->text, u"perhaps"_s);
    QVERIFY(!comparison.canAskMore()); // which of the questions?
    QVERIFY(!comparison.askMore({target(u"a"_s)}));
    QVERIFY(comparison.retry(0));
    say(backend.run, u"indeed"_s);
    backend.run->complete();
    QVERIFY(comparison.choose(0));
    QCOMPARE(session->turns().at(0).text, u"before"_s);
    QCOMPARE(session->turns().at(1).text, u"indeed"_s);
}

void TestComparison::showsNoMoreThanThereMayBe()
{
    ManyRuns backend;
    const auto session = talked(backend);
    for (int i = 0; i < Comparison::MostVersions + 3; ++i) {
        session->regenerate(1);
        say(backend.run, QString::number(i));
        backend.run->complete();
    }
    session->showBranch(1, 0);
    Comparison comparison(backend, *session);
    QVERIFY(comparison.showVersions(1));
    QCOMPARE(comparison.count(), Comparison::MostVersions);
    QCOMPARE(comparison.versionCount(), Comparison::MostVersions + 4);
    QCOMPARE(comparison.reply(0)->text, u"yes"_s); // what is shown is there, however old
    QCOMPARE(comparison.reply(comparison.count() - 1)->text, QString::number(Comparison::MostVersions + 2));
}

void TestComparison::asksMoreBesideAReply()
{
    ManyRuns backend;
    const auto session = talked(backend);
    Comparison comparison(backend, *session);
    QVERIFY(!comparison.canAskMore());
    QVERIFY(!comparison.showReply(0)); // a question
    QVERIFY(comparison.showReply(1));
    QCOMPARE(comparison.count(), 1);
    QVERIFY(!comparison.askMore({}));
    QVERIFY(comparison.askMore({target(u"other"_s)}));
    QCOMPARE(comparison.count(), 2);
    QCOMPARE(textsOf(backend.calls.constLast().request.messages), (QStringList{u"Be brief."_s, u"before"_s}));
    say(backend.run, u"no"_s);
    backend.run->complete();
    QCOMPARE(session->branchAt(1).count, 2);
    QCOMPARE(session->turns().at(1).text, u"yes"_s);
}

void TestComparison::asksAgainInAColumn()
{
    ManyRuns backend;
    const auto session = talked(backend);
    Comparison comparison(backend, *session);
    comparison.ask(u"which?"_s, {}, {target(u"a"_s), target(u"b"_s)});
    say(backend.runs.at(0), u"from a"_s);
    backend.runs.at(0)->complete();
    QVERIFY(!comparison.retry(1)); // it is still asked
    backend.runs.at(1)->fail({.kind = Error::Kind::Network, .message = u"no"_s, .hint = {}, .details = {}, .httpStatus = 0});
    QCOMPARE(session->branchAt(3).count, 2);
    QSignalSpy busy(&comparison, &Comparison::busyChanged);
    QVERIFY(comparison.retry(1));
    QCOMPARE(requestedModel(backend.calls.constLast().target), u"b"_s);
    QCOMPARE(session->branchAt(3).count, 1); // what said nothing made room
    say(backend.runs.at(2), u"from b"_s);
    backend.runs.at(2)->complete();
    QCOMPARE(busy.count(), 2);
    QCOMPARE(session->branchAt(3).count, 2);
    QVERIFY(comparison.retry(1)); // and one that said something stays
    say(backend.runs.at(3), u"from b again"_s);
    backend.runs.at(3)->complete();
    QCOMPARE(session->branchAt(3).count, 3);
    QVERIFY(comparison.choose(1));
    QCOMPARE(session->turns().at(3).text, u"from b again"_s);
}

void TestComparison::removesAndPutsBack()
{
    ManyRuns backend;
    const auto session = talked(backend);
    session->regenerate(1, target(u"second"_s));
    say(backend.run, u"no"_s);
    backend.run->complete();
    Comparison comparison(backend, *session);
    QVERIFY(comparison.showVersions(1));
    QSignalSpy changed(&comparison, &Comparison::columnsChanged);
    QVERIFY(!comparison.undoRemove());
    QVERIFY(comparison.remove(0)); // which is not shown
    QCOMPARE(comparison.count(), 1);
    QCOMPARE(session->branchAt(1).count, 1);
    QCOMPARE(session->turns().at(1).text, u"no"_s);
    QVERIFY(comparison.undoRemove());
    QCOMPARE(comparison.count(), 2);
    QCOMPARE(comparison.reply(0)->text, u"yes"_s);
    QCOMPARE(session->branchAt(1).count, 2);
    QVERIFY(comparison.remove(1)); // which is shown
    QCOMPARE(session->turns().at(1).text, u"yes"_s);
    QVERIFY(comparison.undoRemove());
    QCOMPARE(session->turns().at(1).text, u"no"_s);
    QCOMPARE(changed.count(), 4);
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
