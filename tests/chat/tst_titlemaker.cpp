// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/titlemaker.h"
#include "support/fakechatbackend.h"
#include "support/fakehistorystore.h"
#include "support/soon.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

const Target ownTarget = UrlTarget{QUrl(u"https://fake.example"_s), u"m"_s, {}, {}};

struct Stage {
    test::FakeChatBackend backend;
    test::FakeHistoryStore store;
    TitleMaker titles{store, backend};
    QSignalSpy made{&titles, &TitleMaker::made};
    QSignalSpy failed{&titles, &TitleMaker::failed};

    ConversationId keep(const QString &question, const QString &answer)
    {
        ChatSession session(backend);
        session.setTarget(ownTarget);
        session.send(question);
        backend.run->arrive({TextDelta{0, answer}, Finished{}});
        backend.run->complete();
        store.put(session.conversation());
        for (const StoredMessage &message : session.messages())
            store.put(message);
        backend.calls.clear();
        return session.id();
    }
};

} // namespace

class TestTitleMaker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void titlesAreCleaned_data()
    {
        QTest::addColumn<QString>("reply");
        QTest::addColumn<QString>("title");
        QTest::newRow("plain") << u"Capitals of Europe"_s << u"Capitals of Europe"_s;
        QTest::newRow("in quotes") << u"\"Capitals of Europe\""_s << u"Capitals of Europe"_s;
        QTest::newRow("in other quotes") << u"„Hauptstädte“"_s << u"Hauptstädte"_s;
        QTest::newRow("with a full stop") << u"Capitals of Europe."_s << u"Capitals of Europe"_s;
        QTest::newRow("as a heading, named") << u"## **Title:** Capitals of Europe"_s << u"Capitals of Europe"_s;
        QTest::newRow("after blank lines, and explained") << u"\n\n  Capitals  of\tEurope \nThis fits because"_s << u"Capitals of Europe"_s;
        QTest::newRow("after reasoning") << u"<think>Long\nthoughts</think>\nCapitals"_s << u"Capitals"_s;
        QTest::newRow("Chinese") << u"《欧洲首都》"_s << u"欧洲首都"_s;
        QTest::newRow("with signs that turn the text") << u"Capitals \u202eeporuE fo"_s << u"Capitals eporuE fo"_s;
        QTest::newRow("a code fence") << u"```\nCapitals\n```"_s << u"Capitals"_s;
        QTest::newRow("nothing") << u" \n \"\" "_s << u"\"\""_s;
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("too long") << u"The capitals of all countries of Europe and of some others beyond it"_s
                                  << u"The capitals of all countries of Europe and of some others…"_s;
        QTest::newRow("too long, in one word") << QString(100, u'a') << QString(59, u'a') + u'…';
        QTest::newRow("cut between halves") << QString(58, u'a') + u"🙂🙂"_s << QString(58, u'a') + u'…';
    }

    void titlesAreCleaned()
    {
        QFETCH(QString, reply);
        QFETCH(QString, title);
        QCOMPARE(titleIn(reply), title);
        QVERIFY(titleIn(reply).size() <= 60);
    }

    void theConversationsOwnModelIsAsked()
    {
        Stage stage;
        const ConversationId id = stage.keep(u"What is the capital of France?"_s, u"Paris."_s);
        stage.titles.make(id);
        QVERIFY(stage.titles.isAsking());
        SOON_COMPARE(stage.backend.calls.size(), 1);
        const ChatCall &call = stage.backend.calls.constFirst();
        QCOMPARE(call.target, ownTarget);
        QCOMPARE(call.request.messages.size(), 1);
        const QString asked = call.request.messages.constFirst().text;
        QVERIFY2(asked.contains(u"User: What is the capital of France?\n\nAssistant: Paris."_s), qPrintable(asked));
        stage.backend.run->arrive({TextDelta{0, u"Capital"_s}});
        stage.backend.run->arrive({TextDelta{0, u" of France\n"_s}, Finished{}});
        QVERIFY(stage.made.isEmpty());
        stage.backend.run->complete();
        QCOMPARE(stage.made.size(), 1);
        QCOMPARE(stage.made.constFirst().at(0).value<ConversationId>(), id);
        QCOMPARE(stage.made.constFirst().at(1).toString(), u"Capital of France"_s);
        QVERIFY(stage.failed.isEmpty());
        QVERIFY(!stage.titles.isAsking());
    }

    void onlyTheBeginningIsShown()
    {
        QList<ChatTurn> turns;
        for (int i = 0; i < 20; ++i) {
            ChatTurn turn;
            turn.role = i % 2 ? Role::Assistant : Role::User;
            turn.text = QString(10'000, QChar(u'a' + i));
            turns.append(turn);
        }
        const QString asked = titleCall(ownTarget, turns).request.messages.constFirst().text;
        QVERIFY(asked.contains(QString(1500, u'd')) && !asked.contains(u"eee"_s));
        QVERIFY(asked.size() < 7000);
    }

    void whatGoesWrongIsSaid_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("nothing was said") << u"empty"_s << Error::Kind::Configuration;
        QTest::newRow("the model fails") << u"fails"_s << Error::Kind::RateLimited;
        QTest::newRow("the model says nothing") << u"silent"_s << Error::Kind::Protocol;
        QTest::newRow("the conversation is gone") << u"gone"_s << Error::Kind::NotFound;
        QTest::newRow("there is no model") << u"no target"_s << Error::Kind::Configuration;
    }

    void whatGoesWrongIsSaid()
    {
        QFETCH(QString, what);
        QFETCH(Error::Kind, kind);
        Stage stage;
        ChatSession session(stage.backend);
        const ConversationId id = stage.keep(u"q"_s, u"a"_s);
        if (what == "empty"_L1)
            session.setTarget(ownTarget);
        if (what == "empty"_L1 || what == "no target"_L1)
            stage.titles.make(session);
        else
            stage.titles.make(what == "gone"_L1 ? ConversationId(4711) : id);
        if (what == "fails"_L1 || what == "silent"_L1)
            SOON_COMPARE(stage.backend.calls.size(), 1);
        if (what == "fails"_L1)
            stage.backend.run->fail(Error{.kind = Error::Kind::RateLimited, .message = u"Too many."_s, .hint = {}, .details = {}, .httpStatus = 429});
        if (what == "silent"_L1)
            stage.backend.run->complete();
        SOON_COMPARE(stage.failed.size(), 1);
        QCOMPARE(stage.failed.constFirst().at(1).value<Error>().kind, kind);
        QVERIFY(stage.made.isEmpty());
        QVERIFY(!stage.titles.isAsking());
    }

    void aModelThatTalksWithoutEndIsStopped()
    {
        Stage stage;
        stage.titles.make(stage.keep(u"q"_s, u"a"_s));
        SOON_COMPARE(stage.backend.calls.size(), 1);
        stage.backend.run->arrive({TextDelta{0, u"Questions and answers\n"_s + QString(5000, u'x')}});
        QCOMPARE(stage.made.size(), 1);
        QCOMPARE(stage.made.constFirst().at(1).toString(), u"Questions and answers"_s);
        SOON_VERIFY(stage.backend.run.isNull()); // the connection is closed
    }

    void whoCancelsHearsNothingMore()
    {
        Stage stage;
        const ConversationId id = stage.keep(u"q"_s, u"a"_s);
        stage.titles.make(id);
        stage.titles.cancel();
        QVERIFY(!stage.titles.isAsking());
        stage.titles.make(id);
        SOON_COMPARE(stage.backend.calls.size(), 1);
        stage.titles.cancel();
        QVERIFY(stage.backend.run.isNull());
        QVERIFY(stage.made.isEmpty() && stage.failed.isEmpty());
        stage.titles.make(id); // the second of two that follow each other
        stage.titles.make(id);
        SOON_COMPARE(stage.backend.calls.size(), 2);
        stage.backend.run->arrive({TextDelta{0, u"T"_s}});
        stage.backend.run->complete();
        QCOMPARE(stage.made.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestTitleMaker)
#include "tst_titlemaker.moc"
