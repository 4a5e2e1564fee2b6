// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/chatboxexport.h"
#include "interchange/chatgptexport.h"
#include "interchange/conversationimport.h"
#include "interchange/conversationjson.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The tree as text: each message indented below its parent, the shown one's end marked.
QString outline(const ConversationRecord &record, MessageId parent = MessageId::None, int depth = 0)
{
    QString text;
    for (const StoredMessage &message : record.messages) {
        if (message.parent != parent)
            continue;
        text += QString(depth * 2, u' ');
        text += message.turn.role == Role::User ? u"? "_s : u"! "_s;
        text += message.turn.text;
        if (!message.turn.reasoning.isEmpty())
            text += u" ("_s + message.turn.reasoning + u')';
        for (const Attachment &attachment : message.turn.attachments)
            text += u" +"_s + attachment.name;
        if (message.turn.id == record.conversation.leaf)
            text += u" <-"_s;
        text += u'\n' + outline(record, message.turn.id, depth + 1);
    }
    return text;
}

QJsonObject objectFrom(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray sample(const QString &name)
{
    QFile file(QStringLiteral(LINESIDE_TEST_DATA "/conversations/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

/// Made after the form of ChatGPT's export: branches, hidden steps, thoughts, a tool, an image.
QByteArray chatGpt()
{
    return sample(u"chatgpt.json"_s);
}

/// Made after the form of Chatbox's export: a fork, a thread, old and new members of messages.
QByteArray chatbox()
{
    return sample(u"chatbox.json"_s);
}

ConversationRecord richRecord()
{
    ConversationRecord record;
    Conversation &conversation = record.conversation;
    conversation.id = ConversationId(newHistoryId());
    conversation.title = u"Title \"with\" \n 日本 🚀"_s;
    conversation.titleByUser = true;
    conversation.createdAt = QDateTime::fromMSecsSinceEpoch(1'790'000'000'123);
    conversation.updatedAt = conversation.createdAt.addSecs(60);
    conversation.pinned = true;
    conversation.archived = true;
    conversation.tags = {u"work"_s, u"ä"_s};
    conversation.systemPrompt = u"Be brief."_s;

    StoredMessage question;
    question.conversation = conversation.id;
    question.turn.id = MessageId(newHistoryId());
    question.turn.createdAt = conversation.createdAt;
    question.turn.text = QString(u"What"_s) + QChar(0) + u" is this?"_s;
    question.turn.attachments = {{u"a.png"_s, "image/png", QByteArray("\x89PNG\0\xff", 6)}};

    StoredMessage reply = question;
    reply.parent = question.turn.id;
    reply.turn = {};
    reply.turn.id = MessageId(newHistoryId());
    reply.turn.createdAt = conversation.createdAt.addMSecs(5);
    reply.turn.role = Role::Assistant;
    reply.turn.text = u"A picture."_s;
    reply.turn.reasoning = u"Look."_s;
    reply.turn.refusal = u"No."_s;
    reply.turn.toolCalls = {{u"c1"_s, u"look"_s, u"{\"x\":1}"_s}};
    reply.turn.state = ReplyState::Failed;
    reply.turn.error = Error{.kind = Error::Kind::RateLimited, .message = u"m"_s, .hint = u"h"_s, .details = u"d"_s, .httpStatus = 429};
    reply.turn.model = u"model-1"_s;
    reply.turn.usage = {.input = 15, .cached = 3, .cacheWrite = 1, .output = 8, .reasoning = 0, .totalReported = 41};
    reply.turn.finishReason = FinishReason::Length;
    reply.turn.finishReasonRaw = u"MAX_TOKENS"_s;
    reply.turn.facts.edit().head.status = 200;
    reply.turn.facts.edit().streamed = true;
    reply.turn.facts.edit().times = {.requestSent = 1us, .firstByte = 2us, .firstToken = 3us, .lastToken = 4us, .total = 5us};
    reply.turn.deltas = 7;
    DirectTarget target;
    target.provider.name = u"Gemini"_s;
    target.model = u"gemini-x"_s;
    reply.turn.target = target;

    StoredMessage result = reply;
    result.parent = reply.turn.id;
    result.turn = {};
    result.turn.id = MessageId(newHistoryId());
    result.turn.createdAt = conversation.createdAt.addMSecs(9);
    result.turn.role = Role::Tool;
    result.turn.toolCallId = u"c1"_s;
    result.turn.text = u"seen"_s;
    conversation.leaf = result.turn.id;
    record.messages = {question, reply, result};
    return record;
}

/// What a second export of an import has in common with the first: all but the identifiers.
QByteArray withoutIds(const QJsonObject &object)
{
    QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Indented);
    QStringList names;
    for (const QJsonValue &message : object.value("messages"_L1).toArray())
        names.append(message["id"_L1].toString());
    for (qsizetype i = 0; i < names.size(); ++i)
        text.replace(names.at(i).toLatin1(), "id" + QByteArray::number(i));
    return text;
}

} // namespace

class TestConversationFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownFormKeepsEverything();
    void ownFormHoldsNoAddress();
    void importsBesideItself();
    void refusesWhatIsNoConversation_data();
    void refusesWhatIsNoConversation();
    void chatGptTree();
    void chatGptStrangeTrees_data();
    void chatGptStrangeTrees();
    void chatboxSession();
    void chatboxNeverKeepsKeys();
    void files_data();
    void files();
    void tellsProgress();
    void saysNothingAfterCancel();
};

void TestConversationFiles::ownFormKeepsEverything()
{
    const QJsonObject first = conversationToJson(richRecord());
    const Result<ConversationRecord> read = conversationFromJson(first);
    QVERIFY(read);
    QCOMPARE(read->messages.size(), 3);
    QCOMPARE(read->messages.at(0).turn.attachments, richRecord().messages.at(0).turn.attachments);
    QCOMPARE(read->messages.at(1).turn.error, richRecord().messages.at(1).turn.error);
    QCOMPARE(read->messages.at(1).turn.usage, richRecord().messages.at(1).turn.usage);
    QCOMPARE(read->conversation.leaf, read->messages.at(2).turn.id);
    QCOMPARE(describe(read->messages.at(1).turn.target), u"gemini-x · direct · Gemini"_s);
    QCOMPARE(withoutIds(conversationToJson(*read)), withoutIds(first));
}

void TestConversationFiles::ownFormHoldsNoAddress()
{
    ConversationRecord record = richRecord();
    DirectTarget target;
    target.provider.name = u"P"_s;
    target.provider.baseUrl = u"https://internal.example/v1"_s;
    target.provider.extraHeaders.append({"X-Key", ValueTemplate::parse(u"{env:SOME_KEY}"_s)});
    record.messages[1].turn.target = target;
    record.messages[1].turn.facts.edit().head.headers = {{"Set-Cookie", "secret=1"}};
    const QByteArray file = conversationsToJson({record});
    for (const char *hidden : {"internal.example", "SOME_KEY", "Set-Cookie", "secret=1"})
        QVERIFY2(!file.contains(hidden), hidden);
}

void TestConversationFiles::importsBesideItself()
{
    const ConversationRecord record = richRecord();
    const Result<ConversationRecord> copy = conversationFromJson(conversationToJson(record));
    QVERIFY(copy);
    QVERIFY(copy->conversation.id != record.conversation.id);
    for (qsizetype i = 0; i < record.messages.size(); ++i) {
        QVERIFY(copy->messages.at(i).turn.id != record.messages.at(i).turn.id);
        QCOMPARE(copy->messages.at(i).conversation, copy->conversation.id);
    }
}

void TestConversationFiles::refusesWhatIsNoConversation_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray("{}");
    QTest::newRow("messages are no list") << QByteArray(R"({"messages": {}})");
    QTest::newRow("unknown role") << QByteArray(R"({"messages": [{"role": "robot", "text": "x"}]})");
    QTest::newRow("message is no object") << QByteArray(R"({"messages": [1]})");
}

void TestConversationFiles::refusesWhatIsNoConversation()
{
    QFETCH(QByteArray, json);
    const Result<ConversationRecord> record = conversationFromJson(QJsonDocument::fromJson(json).object());
    QVERIFY(!record);
    QCOMPARE(record.error().kind, Error::Kind::Protocol);
}

void TestConversationFiles::chatGptTree()
{
    ImportNotes notes;
    const QJsonObject object = objectFrom(chatGpt());
    QVERIFY(isChatGptConversation(object));
    const ConversationRecord record = chatGptConversation(object, notes);
    QCOMPARE(outline(record), u"? First\n\nway\n  ! One.\n? Second way +image-asset-pointer.json\n  ! Two. (Hm.\n\nWell) +code.json +execution-output.json <-\n"_s);
    QCOMPARE(record.conversation.title, u"Plan"_s);
    QCOMPARE(record.conversation.systemPrompt, u"Answer in verse."_s);
    QVERIFY(record.conversation.archived);
    QCOMPARE(record.conversation.createdAt.toMSecsSinceEpoch(), 1736209400500);
    QCOMPARE(record.messages.at(1).turn.model, u"o3"_s);
    QCOMPARE(record.messages.at(3).turn.model, u"gpt-4o"_s);
    QCOMPARE(record.messages.at(3).turn.state, ReplyState::Cut);
    const QMap<QString, int> aside{{u"image_asset_pointer"_s, 1}, {u"code"_s, 1}, {u"execution_output"_s, 1}};
    QCOMPARE(notes.keptAside, aside);
    QVERIFY(record.messages.at(2).turn.attachments.first().data.contains("file-service://x"));
}

void TestConversationFiles::chatGptStrangeTrees_data()
{
    QTest::addColumn<QByteArray>("mapping");
    QTest::addColumn<QString>("tree");
    QTest::newRow("empty") << QByteArray("{}") << u""_s;
    QTest::newRow("a ring has no beginning") << QByteArray(R"({"a": {"parent": "b", "children": ["b"]}, "b": {"parent": "a", "children": ["a"]}})") << u""_s;
    QTest::newRow("parent is not there") << QByteArray(R"({"a": {"parent": "gone", "message": {"author": {"role": "user"}, "content": {"content_type": "text", "parts": ["x"]}}}})") << u"? x\n"_s;
    QTest::newRow("child is not there") << QByteArray(R"({"a": {"children": ["gone"], "message": {"author": {"role": "user"}, "content": {"content_type": "text", "parts": ["x"]}}}})") << u"? x\n"_s;
    QTest::newRow("wrong types") << QByteArray(R"({"a": 1, "b": {"message": [], "children": 7}, "c": {"message": {"author": "me", "content": 3}}})") << u""_s;
}

void TestConversationFiles::chatGptStrangeTrees()
{
    QFETCH(QByteArray, mapping);
    QFETCH(QString, tree);
    ImportNotes notes;
    QCOMPARE(outline(chatGptConversation(objectFrom("{\"mapping\": " + mapping + "}"), notes)), tree);
}

void TestConversationFiles::chatboxSession()
{
    ImportNotes notes;
    const QList<ConversationRecord> records = chatboxConversations(u"session:s1"_s, objectFrom(chatbox()), notes);
    QCOMPARE(records.size(), 2);
    QCOMPARE(outline(records.at(0)), u"? Hi +image.json\n  ! old form (why) <-\n  ! another\n"_s);
    QCOMPARE(records.at(0).conversation.title, u"Talk"_s);
    QCOMPARE(records.at(0).conversation.systemPrompt, u"You help."_s);
    QVERIFY(records.at(0).conversation.pinned);
    QCOMPARE(records.at(0).messages.at(1).turn.usage.totalReported, 6);
    QCOMPARE(records.at(0).messages.at(1).turn.usage.cached, std::nullopt);
    QCOMPARE(records.at(1).conversation.title, u"Older"_s);
    QCOMPARE(outline(records.at(1)), u"? Before <-\n"_s);
    QCOMPARE(notes.keptAside, (QMap<QString, int>{{u"image"_s, 1}}));
}

void TestConversationFiles::chatboxNeverKeepsKeys()
{
    ImportNotes notes;
    QVERIFY(chatboxConversations(u"settings"_s, objectFrom(R"({"providers": {"openai": {"apiKey": "sk-never"}}})"), notes).isEmpty());
    QVERIFY(!conversationsToJson(chatboxConversations(u"session:s1"_s, objectFrom(chatbox()), notes)).contains("sk-never"));
}

void TestConversationFiles::files_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("program"); // empty: it fails
    QTest::addColumn<int>("conversations");
    QTest::addColumn<int>("passedOver");
    const QByteArray gpt = chatGpt();
    QTest::newRow("own") << conversationsToJson({richRecord(), richRecord()}) << u"Lineside"_s << 2 << 0;
    QTest::newRow("own, none in it") << conversationsToJson({}) << u"Lineside"_s << 0 << 0;
    QTest::newRow("ChatGPT") << "[" + gpt + "," + gpt + "," + gpt + "]" << u"ChatGPT"_s << 3 << 0;
    QTest::newRow("ChatGPT with strangers") << "[" + gpt + ", {\"mapping\": {}}, 7, {\"title\": \"x\"}]" << u"ChatGPT"_s << 1 << 3;
    QTest::newRow("Chatbox") << R"({"__exported_items": [], "settings": {}, "chat-sessions-list": [], "session:s1": )" + chatbox() + "}" << u"Chatbox"_s << 2 << 0;
    QTest::newRow("Chatbox, older") << R"({"chat-sessions": [)" + chatbox() + "]}" << u"Chatbox"_s << 2 << 0;
    QTest::newRow("nothing") << QByteArray() << QString() << 0 << 0;
    QTest::newRow("something else") << QByteArray(R"({"name": "x", "version": 3})") << QString() << 0 << 0;
    QTest::newRow("cut") << ("[" + gpt + "," + gpt).chopped(40) << QString() << 0 << 0;
    QTest::newRow("own, damaged") << conversationsToJson({richRecord()}).replace("\"messages\"", "\"massages\"") << QString() << 0 << 0;
}

void TestConversationFiles::files()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, program);
    QFETCH(int, conversations);
    QFETCH(int, passedOver);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"export.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    ConversationImport import(file.fileName());
    QSignalSpy finished(&import, &ConversationImport::finished);
    QSignalSpy failed(&import, &ConversationImport::failed);
    import.start();
    QTRY_COMPARE(finished.count() + failed.count(), 1);
    if (program.isEmpty()) {
        QCOMPARE(failed.count(), 1);
        QVERIFY(!failed.first().first().value<Error>().message.isEmpty());
        return;
    }
    QCOMPARE(finished.count(), 1);
    const auto imported = finished.first().first().value<ImportedConversations>();
    QCOMPARE(imported.program, program);
    QCOMPARE(imported.records.size(), conversations);
    QCOMPARE(imported.notes.passedOver, passedOver);
}

void TestConversationFiles::tellsProgress()
{
    ConversationImport missing(u"/nowhere/at/all.json"_s);
    QSignalSpy failed(&missing, &ConversationImport::failed);
    missing.start();
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().value<Error>().kind, Error::Kind::Storage);

    QTemporaryDir folder;
    QFile file(folder.filePath(u"large.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray conversation = chatGpt();
    file.write("[");
    for (int i = 0; i < 6000; ++i)
        file.write(conversation + (i < 5999 ? ",\n" : "]"));
    file.close();
    ConversationImport import(file.fileName());
    QSignalSpy progressed(&import, &ConversationImport::progressed);
    QSignalSpy finished(&import, &ConversationImport::finished);
    import.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60000);
    QVERIFY(!progressed.isEmpty());
    double last = 0;
    for (const QList<QVariant> &step : std::as_const(progressed)) {
        QVERIFY(step.first().toDouble() >= last && step.first().toDouble() <= 1.0);
        last = step.first().toDouble();
    }
    QCOMPARE(finished.first().first().value<ImportedConversations>().records.size(), 6000);
}

void TestConversationFiles::saysNothingAfterCancel()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"export.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[" + chatGpt() + "]");
    file.close();
    auto import = std::make_unique<ConversationImport>(file.fileName());
    QSignalSpy finished(import.get(), &ConversationImport::finished);
    QSignalSpy failed(import.get(), &ConversationImport::failed);
    import->start();
    import->cancel();
    import->deleteLater();
    QSignalSpy gone(import.release(), &QObject::destroyed);
    QTRY_COMPARE(gone.count(), 1);
    QCOMPARE(finished.count() + failed.count(), 0);
}

QTEST_GUILESS_MAIN(TestConversationFiles)
#include "tst_conversationfiles.moc"
