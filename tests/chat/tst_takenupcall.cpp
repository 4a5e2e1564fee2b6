// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/chatsession.h"
#include "chat/takenupcall.h"
#include "support/fakechatbackend.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestTakenUpCall : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void standsWhereTheCallDoes_data()
    {
        QTest::addColumn<QString>("said"); // s, u, a, t: system, user, assistant, tool
        QTest::addColumn<QString>("turns");
        QTest::addColumn<QString>("draft");
        QTest::addColumn<bool>("isWhole");
        QTest::newRow("nothing") << QString() << QString() << QString() << true;
        QTest::newRow("a question") << u"u"_s << QString() << u"u0"_s << true;
        QTest::newRow("with a system prompt") << u"su"_s << QString() << u"u1"_s << true;
        QTest::newRow("a conversation") << u"suauau"_s << u"u1 a2 u3 a4"_s << u"u5"_s << true;
        QTest::newRow("a conversation that waits") << u"ua"_s << u"u0 a1"_s << QString() << true;
        QTest::newRow("questions without a reply") << u"uuau"_s << u"u1 a2"_s << u"u3"_s << false;
        QTest::newRow("a reply first") << u"au"_s << QString() << u"u1"_s << false;
        QTest::newRow("a tool's result") << u"uatau"_s << u"u0 a1"_s << u"u4"_s << false;
    }

    void standsWhereTheCallDoes()
    {
        QFETCH(QString, said);
        QFETCH(QString, turns);
        QFETCH(QString, draft);
        QFETCH(bool, isWhole);
        ChatCall call{.target = UrlTarget{.url = QUrl(u"https://h/v1/chat/completions"_s), .model = u"m"_s, .headers = {}, .connection = {}}, .request = {}};
        call.request.parameters.temperature = 0.5;
        for (qsizetype i = 0; i < said.size(); ++i) {
            const QChar c = said.at(i);
            const Role role = c == u's' ? Role::System : c == u'u' ? Role::User : c == u'a' ? Role::Assistant : Role::Tool;
            call.request.messages.append({.role = role, .text = c + QString::number(i)});
        }
        test::FakeChatBackend backend;
        ChatSession session(backend);
        QCOMPARE(takeUpCall(session, call), isWhole);
        QStringList shown;
        for (const ChatTurn &turn : session.turns())
            shown.append(turn.text);
        QCOMPARE(shown.join(u' '), turns);
        QCOMPARE(session.draft(), draft);
        QCOMPARE(session.systemPrompt(), said.startsWith(u's') ? u"s0"_s : QString());
        QCOMPARE(session.target(), std::optional<Target>(call.target));
        QCOMPARE(session.parameters().temperature, std::optional(0.5));
        QVERIFY(backend.calls.isEmpty()); // nobody was asked
    }
};

QTEST_GUILESS_MAIN(TestTakenUpCall)
#include "tst_takenupcall.moc"
