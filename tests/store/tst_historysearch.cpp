// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historyanswers.h"
#include "store/rawdatabase.h"
#include "store/samplehistory.h"
#include "store/sqlitehistorystore.h"
#include "support/soon.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

class TestHistorySearch : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteHistoryStore> m_store;
    QList<ConversationId> m_conversations;

    QString fileName() const { return m_folder->filePath(u"history.db"_s); }
    ConversationId begin(const QString &title)
    {
        Conversation one;
        one.id = newConversation();
        one.title = title;
        one.createdAt = one.updatedAt = sampleTime(0);
        m_store->put(one);
        m_conversations.append(one.id);
        return one.id;
    }
    MessageId say(ConversationId conversation, const QString &text, int seconds = 1)
    {
        const StoredMessage message = sampleQuestion(conversation, text, seconds);
        m_store->put(message);
        return message.turn.id;
    }
    MessageId answer(ConversationId conversation, const QString &text, const Target &target, const QString &model)
    {
        StoredMessage message = sampleQuestion(conversation, text);
        message.turn.role = Role::Assistant;
        message.turn.target = target;
        message.turn.model = model;
        m_store->put(message);
        return message.turn.id;
    }
    QStringList lines(const HistoryQuery &query)
    {
        QStringList found;
        const auto hits = hitsOf(*m_store, query);
        if (!hits)
            return {hits.error().message};
        for (const HistoryHit &hit : *hits)
            found.append(hit.line);
        return found;
    }
    static HistoryQuery words(const QString &text)
    {
        HistoryQuery query;
        query.text = text;
        return query;
    }
    bool isIndexed() { return askRaw(fileName(), u"SELECT count(*) FROM to_index"_s) == 0; }
    void settle(bool indexed)
    {
        QVERIFY(flushed(*m_store));
        if (indexed)
            SOON_VERIFY(isIndexed());
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<SqliteHistoryStore>(fileName());
        m_conversations.clear();
    }
    void cleanup() { m_store.reset(); }

    void finds_data()
    {
        QTest::addColumn<bool>("indexed");
        QTest::addColumn<QString>("question");
        QTest::addColumn<QStringList>("lines");
        struct Case {
            const char *name;
            QString question;
            QStringList lines;
        };
        const QList<Case> cases{
            {"a word, newest first", u"database"_s, {u"a database again"_s, u"the first database"_s}},
            {"a begun word", u"datab"_s, {u"a database again"_s, u"the first database"_s}},
            {"two Chinese characters", u"数据"_s, {u"我们的数据库"_s}},
            {"Korean", u"한국"_s, {u"한국어를"_s}},
            {"without umlauts", u"hauser"_s, {u"viele Häuser"_s}},
            {"a name of code", u"put_message"_s, {u"store.put_message(x)"_s}},
            {"a part of a name", u"session "_s, {u"class ChatSession"_s}},
            {"what was refused", u"cannot"_s, {u"I cannot do that"_s}},
            {"what was thought", u"pondering"_s, {u"pondering deeply"_s}},
            {"a file's name", u"holiday"_s, {u"holiday.png"_s}},
            {"signs alone", u"\"(x)\""_s, {u"store.put_message(x)"_s}},
            {"a phrase", u"\"first database\""_s, {u"the first database"_s}},
            {"nothing", u"zebra"_s, {}},
            {"no question", u""_s, {}},
            {"words of the index", u"m1"_s, {}},
            {"a renamed conversation", u"steuer"_s, {u"Steuer 2026"_s}},
        };
        for (const bool indexed : {false, true}) {
            for (const Case &one : cases)
                QTest::addRow("%s, %s", one.name, indexed ? "indexed" : "waiting") << indexed << one.question << one.lines;
        }
    }
    void finds()
    {
        QFETCH(bool, indexed);
        QFETCH(QString, question);
        QFETCH(QStringList, lines);
        const ConversationId id = begin(u"title"_s);
        for (const QString &text : {u"the first database"_s, u"我们的数据库"_s, u"한국어를"_s, u"viele Häuser"_s, u"store.put_message(x)"_s, u"class ChatSession"_s})
            say(id, text);
        StoredMessage odd = sampleQuestion(id, u"odd"_s);
        odd.turn.refusal = u"I cannot do that"_s;
        odd.turn.reasoning = u"hm\npondering deeply"_s;
        odd.turn.attachments = {{u"holiday.png"_s, "image/png", "x"}};
        m_store->put(odd);
        Conversation renamed = sampleConversation(newConversation());
        renamed.title = u"Steuer 2026"_s;
        m_store->put(renamed);
        say(renamed.id, u"a database again"_s);
        if (!indexed) {
            QCOMPARE(this->lines(words(question)), lines);
            return;
        }
        settle(true);
        QCOMPARE(this->lines(words(question)), lines);
    }

    void findsAGrowingReply()
    {
        const ConversationId id = begin(u"title"_s);
        StoredMessage reply = sampleReply(id, MessageId::None, u"it begins "_s);
        reply.turn.state = ReplyState::Growing;
        m_store->put(reply);
        reply.turn.text += u"and goes on"_s;
        m_store->put(reply);
        QCOMPARE(lines(words(u"\"begins and goes\""_s)), QStringList{u"it begins and goes on"_s});
        reply.turn.state = ReplyState::Complete;
        reply.turn.text += u" to the end"_s;
        m_store->put(reply);
        settle(true);
        QCOMPARE(lines(words(u"\"begins and goes on to\""_s)), QStringList{u"it begins and goes on to the end"_s});
    }

    void forgetsWhatWasChangedOrRemoved()
    {
        const ConversationId id = begin(u"title"_s);
        StoredMessage message = sampleQuestion(id, u"the old words"_s);
        m_store->put(message);
        const MessageId other = say(id, u"other words"_s);
        settle(true);
        message.turn.text = u"the new words"_s;
        m_store->put(message);
        QCOMPARE(lines(words(u"old "_s)), QStringList());
        QCOMPARE(lines(words(u"new "_s)), QStringList{u"the new words"_s});
        settle(true);
        QCOMPARE(lines(words(u"old "_s)), QStringList());
        QCOMPARE(lines(words(u"words "_s)), (QStringList{u"other words"_s, u"the new words"_s}));
        m_store->removeMessages(id, {other});
        QCOMPARE(lines(words(u"words "_s)), QStringList{u"the new words"_s});
        settle(true);
        // The index itself must have forgotten, not only its reader.
        QCOMPARE(askRaw(fileName(), u"SELECT count(*) FROM search_1 WHERE search_1 MATCH 'other OR old'"_s).toInt(), 0);
        QCOMPARE(askRaw(fileName(), u"SELECT count(*) FROM search_1 WHERE search_1 MATCH 'new'"_s).toInt(), 1);
        m_store->remove({id});
        QCOMPARE(lines(words(u"words "_s)), QStringList());
        m_store->restore({id});
        QCOMPARE(lines(words(u"words "_s)), QStringList{u"the new words"_s});
    }

    void purgesWhatWasRemovedLongAgo()
    {
        const ConversationId id = begin(u"title"_s);
        StoredMessage message = sampleQuestion(id, u"secret words"_s);
        message.turn.attachments = {{u"f"_s, "text/plain", QByteArray(5000, 'q')}};
        m_store->put(message);
        say(begin(u"other"_s), u"these words stay"_s);
        settle(true);
        m_store->remove({id});
        m_store.reset();
        QVERIFY(RawDatabase(fileName()).run(u"UPDATE conversations SET removed_at = removed_at - 86400001 WHERE removed_at IS NOT NULL"_s));
        m_store = std::make_unique<SqliteHistoryStore>(fileName());
        m_store->open();
        SOON_VERIFY(askRaw(fileName(), u"SELECT count(*) FROM conversations"_s) == 1);
        SOON_VERIFY(askRaw(fileName(), u"SELECT count(*) FROM blobs"_s) == 0);
        QCOMPARE(askRaw(fileName(), u"SELECT count(*) FROM messages"_s).toInt(), 1);
        QCOMPARE(askRaw(fileName(), u"SELECT count(*) FROM search_1 WHERE search_1 MATCH 'secret'"_s).toInt(), 0);
        QCOMPARE(lines(words(u"words "_s)), QStringList{u"these words stay"_s});
    }

    void filters_data()
    {
        QTest::addColumn<bool>("indexed");
        QTest::newRow("waiting") << false;
        QTest::newRow("indexed") << true;
    }
    void filters()
    {
        QFETCH(bool, indexed);
        const ConversationId id = begin(u"title"_s);
        Conversation archived = sampleConversation(newConversation());
        archived.archived = true;
        archived.titleByUser = false;
        m_store->put(archived);
        const Target direct = sampleDirectTarget();
        const Target routed = sampleRouteTarget();
        say(id, u"word asked"_s);
        answer(id, u"word direct"_s, direct, {});
        answer(id, u"word named"_s, direct, u"named-model"_s);
        answer(id, u"word routed"_s, routed, {});
        say(archived.id, u"word archived"_s);
        const StoredMessage late = sampleQuestion(id, u"word late"_s, 3 * 86400);
        m_store->put(late);
        settle(indexed);
        HistoryQuery query = words(u"word"_s);
        QCOMPARE(lines(query).size(), 6);
        query.archivedToo = false;
        QCOMPARE(lines(query).size(), 5);
        query = words(u"word"_s);
        query.model = requestedModel(direct);
        QCOMPARE(lines(query), QStringList{u"word direct"_s});
        query.model = u"named-model"_s;
        QCOMPARE(lines(query), QStringList{u"word named"_s});
        query.model = u"no such model"_s;
        QCOMPARE(lines(query), QStringList());
        query.model.clear();
        query.path = describePath(direct);
        QCOMPARE(lines(query), (QStringList{u"word named"_s, u"word direct"_s}));
        query.text.clear(); // everything that came by there
        QCOMPARE(lines(query), (QStringList{u"word named"_s, u"word direct"_s}));
        query = words(u"word"_s);
        query.from = late.turn.createdAt.date();
        QCOMPARE(lines(query), QStringList{u"word late"_s});
        query.from = query.from.addDays(1);
        QCOMPARE(lines(query), QStringList());
        query = words(u"word"_s);
        query.to = late.turn.createdAt.date();
        QCOMPARE(lines(query).size(), 6);
        query.to = query.to.addDays(-1);
        QCOMPARE(lines(query).size(), 5);
    }

    void turnsPages_data() { filters_data(); }
    void turnsPages()
    {
        QFETCH(bool, indexed);
        const ConversationId id = begin(u"title"_s);
        for (int i = 0; i < 25; ++i)
            say(id, u"page %1"_s.arg(i));
        settle(indexed);
        say(id, u"page 25"_s); // waits in any case
        HistoryQuery query = words(u"page"_s);
        query.limit = 10;
        QStringList all;
        for (int page = 0; page < 4; ++page) {
            const auto hits = hitsOf(*m_store, query);
            for (const HistoryHit &hit : hits.value())
                all.append(hit.line);
            QCOMPARE(all.size(), qMin(26, 10 * (page + 1)));
            query.before = hits->isEmpty() ? query.before : hits->last().message;
        }
        for (int i = 0; i < 26; ++i)
            QCOMPARE(all[i], u"page %1"_s.arg(25 - i));
    }

    void tellsWhoEverAnswered_data()
    {
        QTest::addColumn<bool>("indexed");
        QTest::newRow("while it waits to be indexed") << false;
        QTest::newRow("when it is indexed") << true;
    }

    void tellsWhoEverAnswered()
    {
        QFETCH(bool, indexed);
        const ConversationId one = begin(u"one"_s);
        DirectTarget asked = sampleDirectTarget();
        asked.model = u"alias"_s; // which answers by another name
        answer(one, u"a"_s, asked, u"Zeta-2"_s);
        answer(one, u"b"_s, asked, u"beta-1"_s);
        UrlTarget other{QUrl(u"https://fake.example/v1"_s), u"as-asked"_s, {}, {}};
        answer(one, u"c"_s, other, {});
        say(one, u"a question names nobody"_s);
        settle(indexed);
        const auto names = waitFor<ReplyNames>([&](QObject *context, auto done) { m_store->replyNames(context, done); });
        QVERIFY(names.has_value());
        QCOMPARE(names->models, (QStringList{u"as-asked"_s, u"beta-1"_s, u"Zeta-2"_s}));
        QStringList paths{describePath(asked), describePath(other)};
        paths.sort(Qt::CaseInsensitive);
        QCOMPARE(names->paths, paths);
        // Each of them finds something.
        for (const QString &model : names->models) {
            HistoryQuery query;
            query.model = model;
            QCOMPARE(lines(query).size(), 1);
        }
    }

    void hitsTellWhereTheyAre()
    {
        const ConversationId id = begin(u"the title"_s);
        const MessageId message = say(id, u"one\ntwo words\nthree"_s, 42);
        const HistoryHit expected{id, message, u"the title"_s, Role::User, sampleTime(42), u"two words"_s, {{4, 5}}};
        QVERIFY(hitsOf(*m_store, words(u"words"_s)).value() == QList{expected});
        settle(true);
        QVERIFY(hitsOf(*m_store, words(u"words"_s)).value() == QList{expected});
    }

    void beginsAnewWhereTheIndexIsBroken_data()
    {
        QTest::addColumn<QString>("harm");
        QTest::newRow("a table is gone") << u"DROP TABLE search_1"_s;
        QTest::newRow("its data is gone") << u"DELETE FROM search_1_data WHERE id > 10"_s;
        QTest::newRow("its data is nonsense") << u"UPDATE search_1_data SET block = x'00ff00ff00ff' WHERE id > 10"_s;
    }
    void beginsAnewWhereTheIndexIsBroken()
    {
        QFETCH(QString, harm);
        const ConversationId id = begin(u"title"_s);
        for (int i = 0; i < 5; ++i)
            say(id, u"word %1"_s.arg(i));
        settle(true);
        m_store.reset();
        QVERIFY(RawDatabase(fileName()).run(harm));
        m_store = std::make_unique<SqliteHistoryStore>(fileName());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"reading failed.*"_s));
        QCOMPARE(lines(words(u"word"_s)).size(), 5);
        settle(true);
        QCOMPARE(lines(words(u"word"_s)).size(), 5);
    }
};

QTEST_GUILESS_MAIN(TestHistorySearch)
#include "tst_historysearch.moc"
