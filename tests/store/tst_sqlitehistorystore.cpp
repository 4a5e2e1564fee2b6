// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/sqlitehistorystore.h"
#include "store/historyanswers.h"
#include "store/samplehistory.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

// A valid pair, halves of pairs, a NUL, a private and a non-character, all planes' ends.
QString everyKindOfText()
{
    QString text = u"a\nÄß\t數據庫 한국어 🙂 \u202e\ufeff"_s;
    text += QChar(0xd83d);
    text += u'x';
    text += QChar(0xde00);
    text += QChar(QChar::Null);
    text += u"\ufffe\uffff after"_s;
    return text;
}

} // namespace

class TestSqliteHistoryStore : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteHistoryStore> m_store;

    QString fileName() const { return m_folder->filePath(u"data/history.db"_s); }
    void reopen()
    {
        m_store.reset();
        m_store = std::make_unique<SqliteHistoryStore>(fileName());
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        reopen();
    }
    void cleanup() { m_store.reset(); }

    void keepsEveryFieldOfAConversation_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("usual") << u"hello"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("all of Unicode") << everyKindOfText();
        QTest::newRow("long") << QString(300'000, u'ä');
        QTest::newRow("quotes") << u"'\"; DROP TABLE messages; --"_s;
    }
    void keepsEveryFieldOfAConversation()
    {
        QFETCH(QString, text);
        Conversation one = sampleConversation(newConversation());
        one.title = text;
        one.draft = text;
        one.systemPrompt = text;
        one.tags = {text, u"two"_s};
        one.target = sampleDirectTarget();
        m_store->put(one);
        QCOMPARE(conversationOf(*m_store, one.id).value(), one);
        reopen();
        QCOMPARE(conversationOf(*m_store, one.id).value(), one);
    }

    void keepsTargets_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("direct") << 0;
        QTest::newRow("route") << 1;
        QTest::newRow("url") << 2;
    }
    void keepsTargets()
    {
        QFETCH(int, which);
        const QList<Target> targets{sampleDirectTarget(), sampleRouteTarget(), sampleUrlTarget()};
        Conversation one = sampleConversation(newConversation());
        one.target = targets[which];
        m_store->put(one);
        StoredMessage reply = sampleReply(one.id, MessageId::None, u"x"_s);
        reply.turn.target = targets[which];
        m_store->put(reply);
        reopen();
        QVERIFY(conversationOf(*m_store, one.id)->target == targets[which]);
        QVERIFY(messagesOf(*m_store, one.id)->first().turn.target == targets[which]);
    }

    void keepsEveryFieldOfAMessage_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("role");
        QTest::addColumn<QString>("text");
        for (const int state : {0, 1, 2, 3, 4, 5}) {
            for (const int role : {0, 1, 2, 3})
                QTest::addRow("state %d, role %d", state, role) << state << role << u"some text"_s;
            QTest::addRow("state %d, all of Unicode", state) << state << 2 << everyKindOfText();
            QTest::addRow("state %d, no text", state) << state << 2 << QString();
        }
    }
    void keepsEveryFieldOfAMessage()
    {
        QFETCH(int, state);
        QFETCH(int, role);
        QFETCH(QString, text);
        const Conversation one = sampleConversation(newConversation());
        m_store->put(one);
        StoredMessage message = sampleReply(one.id, MessageId::None, text);
        message.turn.role = Role(role);
        message.turn.state = ReplyState(state);
        message.turn.reasoning = text;
        message.turn.refusal = text;
        message.turn.toolCalls = {{text, text, text}, {}};
        message.turn.finishReasonRaw = text;
        Error error = *message.turn.error;
        error.details = text;
        message.turn.error = error;
        message.turn.attachments = {{text, "text/plain", "hello"}, {u"b"_s, "image/png", {}}, {u"c"_s, {}, "hello"}};
        m_store->put(message);
        QCOMPARE(difference(messagesOf(*m_store, one.id).value(), QList{message}), QString());
        QVERIFY(flushed(*m_store));
        QCOMPARE(difference(messagesOf(*m_store, one.id).value(), QList{message}), QString());
    }

    void keepsErrorsAndReasons()
    {
        const ConversationId id = newConversation();
        QList<StoredMessage> messages;
        for (int kind = 0; kind <= int(Error::Kind::Configuration); ++kind) {
            StoredMessage message = sampleQuestion(id, u"x"_s);
            message.turn.error = Error{Error::Kind(kind), u"m"_s, {}, {}, 0};
            message.turn.finishReason = FinishReason(kind % 5);
            messages.append(message);
            m_store->put(message);
        }
        reopen();
        QCOMPARE(difference(messagesOf(*m_store, id).value(), messages), QString());
    }

    void growsAReplyPieceByPiece()
    {
        const ConversationId id = newConversation();
        StoredMessage reply = sampleReply(id, MessageId::None, {});
        reply.turn.state = ReplyState::Waiting;
        reply.turn.usage = {};
        m_store->put(reply);
        for (int i = 0; i < 50; ++i) {
            reply.turn.state = ReplyState::Growing;
            reply.turn.text += i % 7 == 3 ? QString(QChar(0xd83d)) : u"piece %1 "_s.arg(i);
            reply.turn.reasoning += i % 3 == 0 ? u"hm "_s : QString();
            reply.turn.deltas = i;
            if (i == 30)
                reply.turn.usage.output = 12;
            m_store->put(reply);
            QCOMPARE(difference(messagesOf(*m_store, id).value(), QList{reply}), QString());
        }
        reply.turn.text = u"thought better of it"_s; // not what it was, and more
        m_store->put(reply);
        QCOMPARE(difference(messagesOf(*m_store, id).value(), QList{reply}), QString());
        reply.turn.state = ReplyState::Complete;
        m_store->put(reply);
        reopen();
        QCOMPARE(difference(messagesOf(*m_store, id).value(), QList{reply}), QString());
    }

    void endsRepliesThatNobodyGrows()
    {
        const ConversationId id = newConversation();
        StoredMessage reply = sampleReply(id, MessageId::None, u"half an ans"_s);
        reply.turn.state = ReplyState::Growing;
        m_store->put(reply);
        reopen();
        reply.turn.state = ReplyState::Cut;
        QCOMPARE(difference(messagesOf(*m_store, id).value(), QList{reply}), QString());
    }

    void keepsATreeAndRemovesBranches()
    {
        const ConversationId id = newConversation();
        const StoredMessage root = sampleQuestion(id, u"root"_s);
        const StoredMessage left = sampleReply(id, root.turn.id, u"left"_s);
        const StoredMessage right = sampleReply(id, root.turn.id, u"right"_s);
        const StoredMessage below = sampleReply(id, left.turn.id, u"below left"_s);
        for (const StoredMessage &message : {root, left, right, below})
            m_store->put(message);
        QCOMPARE(difference(messagesOf(*m_store, id).value(), (QList{root, left, right, below})), QString());
        m_store->removeMessages(newConversation(), {left.turn.id}); // of another conversation
        QCOMPARE(messagesOf(*m_store, id)->size(), 4);
        m_store->removeMessages(id, {left.turn.id});
        QCOMPARE(difference(messagesOf(*m_store, id).value(), (QList{root, right})), QString());
        reopen();
        QCOMPARE(difference(messagesOf(*m_store, id).value(), (QList{root, right})), QString());
    }

    void listsPinnedFirstThenNewest()
    {
        QList<ConversationId> ids;
        for (int i = 0; i < 6; ++i) {
            Conversation one;
            one.id = newConversation();
            one.title = QString::number(i);
            one.updatedAt = sampleTime(i == 2 ? 100 : i);
            one.pinned = i == 0;
            one.archived = i == 4;
            ids.append(one.id);
            m_store->put(one);
        }
        const auto titles = [this](bool archived, int offset, int limit) {
            QStringList found;
            const auto rows = rowsOf(*m_store, archived, offset, limit);
            for (const ConversationRow &row : rows.value())
                found.append(row.title);
            return found.join(u' ');
        };
        QCOMPARE(titles(false, 0, 100), u"0 2 5 3 1"_s);
        QCOMPARE(titles(false, 1, 2), u"2 5"_s);
        QCOMPARE(titles(false, 0, 0), QString());
        QCOMPARE(titles(true, 0, 100), u"4"_s);
        m_store->remove({ids[2], ids[0]});
        QCOMPARE(titles(false, 0, 100), u"5 3 1"_s);
        QCOMPARE(conversationOf(*m_store, ids[2]).error().kind, Error::Kind::NotFound);
        QCOMPARE(messagesOf(*m_store, ids[2]).error().kind, Error::Kind::NotFound);
        reopen();
        QCOMPARE(titles(false, 0, 100), u"5 3 1"_s);
        m_store->restore({ids[2]});
        QCOMPARE(titles(false, 0, 100), u"2 5 3 1"_s);
    }

    void storesAFileOnce()
    {
        const ConversationId id = newConversation();
        const QByteArray big(3'000'000, 'x');
        for (int i = 0; i < 20; ++i) {
            StoredMessage message = sampleQuestion(id, u"look"_s);
            message.turn.attachments = {{u"big"_s, "text/plain", big}};
            m_store->put(message);
        }
        m_store.reset();
        QVERIFY(QFileInfo(fileName()).size() < 4'000'000);
    }

    void sumsUsage()
    {
        const ConversationId id = newConversation();
        QDate day = sampleTime(0).date();
        for (int i = 0; i < 4; ++i) {
            StoredMessage reply = sampleReply(id, MessageId::None, u"x"_s);
            reply.turn.createdAt = QDateTime(day.addDays(i / 3), QTime(23, 59, 59, 999));
            reply.turn.usage = i == 1 ? Usage{} : Usage{10, {}, {}, 1, {}, {}};
            m_store->put(reply);
        }
        StoredMessage failed = sampleReply(id, MessageId::None, {});
        failed.turn.state = ReplyState::Failed;
        failed.turn.deltas = 0;
        failed.turn.usage = {};
        m_store->put(failed);
        const QString path = describePath(failed.turn.target);
        const QList<UsageRow> expected{{day, u"gpt-4o-2024"_s, path, {20, {}, {}, 2, {}, {}}, 3, 1},
                                       {day.addDays(1), u"gpt-4o-2024"_s, path, {10, {}, {}, 1, {}, {}}, 1, 0}};
        QCOMPARE(usageOf(*m_store, day, day.addDays(9)).value(), expected);
        QCOMPARE(usageOf(*m_store, day, day).value(), expected.mid(0, 1));
        QCOMPARE(usageOf(*m_store, day.addDays(2), day.addDays(9)).value(), QList<UsageRow>());
        m_store->removeMessages(id, {failed.turn.id});
        m_store->remove({id});
        QCOMPARE(usageOf(*m_store, day, day.addDays(9)).value(), expected);
    }

    void keepsNoKey()
    {
        const QString key = u"sk-abcdefghijklmnopqrstuvwxyz123456"_s;
        const ConversationId id = newConversation();
        StoredMessage reply = sampleReply(id, MessageId::None, u"text"_s);
        reply.turn.facts.edit().head.headers = {{"Set-Cookie", key.toLatin1()},   {"Authorization", key.toLatin1()}, {"x-request-id", key.toLatin1()},
                                         {"X-Api-Key", "short-key"},       {"x-portkey-api-key", "abcdefghijk"}, {"X-Account", "me"},
                                         {"Server", "APISIX"}};
        reply.turn.parameters.edit().extra = {{u"api_key"_s, "\"" + key.toLatin1() + "\""}, {u"metadata"_s, "{\"token\":\"abcdefghij\"}"}};
        UrlTarget url = sampleUrlTarget();
        url.url = QUrl(u"https://user:hunter2hunter2@example.org/v1?key=%1"_s.arg(key));
        url.headers = {{"Authorization", ValueTemplate::literal(u"Bearer "_s + key)}, {"x-mixed", ValueTemplate::parse(u"{env:A} "_s + key)}};
        url.connection.proxy = QUrl(u"http://me:geheimgeheim@proxy:8080"_s);
        reply.turn.target = url;
        m_store->put(reply);
        RouteTarget routed = sampleRouteTarget();
        routed.route.aiProxy->authHeader = {{"x-odd", ValueTemplate::literal(u"nobodyknows12"_s)}};
        routed.route.plugins = "{\"key-auth\":{\"key\":\"" + key.toLatin1() + "\"}}";
        Conversation one = sampleConversation(id);
        one.target = routed;
        m_store->put(one);
        m_store.reset();
        QFile file(fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const char *secret : {"sk-abcdef", "hunter2", "short-key", "abcdefghij", "geheimgeheim", "nobodyknows", "X-Account"})
            QVERIFY2(!bytes.contains(secret), secret);
        QVERIFY(bytes.contains("APISIX"));
        reopen();
        QCOMPARE(messagesOf(*m_store, id)->first().turn.facts->head.headers, (QList<RawHeader>{{"Server", "APISIX"}}));
    }

    void addsWholeConversations()
    {
        QList<ConversationRecord> records;
        for (int i = 0; i < 3; ++i) {
            const Conversation one = sampleConversation(newConversation());
            const StoredMessage question = sampleQuestion(one.id, u"asked"_s);
            records.append({one, {question, sampleReply(one.id, question.turn.id, u"answered"_s)}});
        }
        QVERIFY(added(*m_store, records));
        reopen();
        for (const ConversationRecord &record : records) {
            QCOMPARE(conversationOf(*m_store, record.conversation.id).value(), record.conversation);
            QCOMPARE(difference(messagesOf(*m_store, record.conversation.id).value(), record.messages), QString());
        }
    }

    void isPrivate()
    {
        QVERIFY(flushed(*m_store));
        m_store->put(sampleConversation(newConversation()));
        QVERIFY(flushed(*m_store));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeGroup | QFile::ExeOther;
        for (const QString &name : {fileName(), fileName() + u"-wal"_s, fileName() + u"-shm"_s, QFileInfo(fileName()).absolutePath()})
            QVERIFY2(QFileInfo::exists(name) && !(QFile::permissions(name) & others), qPrintable(name));
    }

    void answersInTheOrderOfTheCalls()
    {
        QStringList order;
        QObject context;
        const ConversationId id = newConversation();
        m_store->conversation(id, &context, [&](auto result) { order.append(result ? u"there"_s : u"none"_s); });
        m_store->put(sampleConversation(id));
        m_store->conversation(id, &context, [&](auto result) { order.append(result ? u"there"_s : u"none"_s); });
        m_store->remove({id});
        m_store->conversation(id, &context, [&](auto result) { order.append(result ? u"there"_s : u"none"_s); });
        auto gone = std::make_unique<QObject>();
        m_store->conversation(id, gone.get(), [&](auto) { order.append(u"called a context that is gone"_s); });
        gone.reset();
        QVERIFY(order.isEmpty());
        QVERIFY(flushed(*m_store));
        QTRY_COMPARE(order.join(u' '), u"none there none"_s);
        QCOMPARE(m_store->state(), HistoryStore::State::Ready);
        QCOMPARE(m_store->stateReason(), QString());
    }
};

QTEST_GUILESS_MAIN(TestSqliteHistoryStore)
#include "tst_sqlitehistorystore.moc"
