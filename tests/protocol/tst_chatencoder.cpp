// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/chatencoder.h"

#include <QJsonDocument>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestChatEncoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodes_data();
    void encodes();
    void writesContent_data();
    void writesContent();
};

void TestChatEncoder::encodes_data()
{
    QTest::addColumn<ChatRequest>("request");
    QTest::addColumn<QByteArray>("expected");

    const ChatMessage question{.role = Role::User, .text = u"Hi"_s, .toolCalls = {}, .toolCallId = {}};
    const ChatRequest plain{.model = u"m"_s, .messages = {question}, .parameters = {}, .stream = false};
    QTest::newRow("plain") << plain << QByteArray(R"({"model":"m","messages":[{"role":"user","content":"Hi"}]})");

    ChatRequest request = plain;
    request.stream = true;
    QTest::newRow("stream") << request << QByteArray(R"({"model":"m","messages":[{"role":"user","content":"Hi"}],"stream":true,"stream_options":{"include_usage":true}})");

    request = plain;
    request.model.clear();
    request.messages.prepend({.role = Role::System, .text = u"Say \"so\"\n\\ ✓ \u2028"_s, .toolCalls = {}, .toolCallId = {}});
    QTest::newRow("no model, a system message") << request
        << QByteArray("{\"messages\":[{\"role\":\"system\",\"content\":\"Say \\\"so\\\"\\n\\\\ ✓ \u2028\"},{\"role\":\"user\",\"content\":\"Hi\"}]}");

    request = plain;
    request.messages = {{.role = Role::Assistant, .text = {}, .toolCalls = {{.id = u"c1"_s, .name = u"f"_s, .arguments = u"{\"a\":1}"_s}}, .toolCallId = {}},
                        {.role = Role::Tool, .text = u"42"_s, .toolCalls = {}, .toolCallId = u"c1"_s},
                        {.role = Role::Assistant, .text = {}, .toolCalls = {}, .toolCallId = {}}};
    QTest::newRow("tool calls, and nothing is null") << request
        << QByteArray(R"({"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}]},{"role":"tool","content":"42","tool_call_id":"c1"},{"role":"assistant","content":""}]})");

    request = plain;
    request.parameters.temperature = 0.7;
    request.parameters.topP = 1;
    request.parameters.maxTokens = 9007199254740993;
    request.parameters.seed = 0;
    request.parameters.reasoningEffort = u"low"_s;
    QTest::newRow("parameters") << request
        << QByteArray(R"({"model":"m","messages":[{"role":"user","content":"Hi"}],"temperature":0.7,"top_p":1,"max_tokens":9007199254740993,"seed":0,"reasoning_effort":"low"})");

    request = plain;
    request.stream = true;
    request.parameters.temperature = 0.7;
    request.parameters.extra = {{u"temperature"_s, "1"}, {u"top_k"_s, " 40 "}, {u"stop"_s, "[ \"a\" ]"}, {u"stream_options"_s, "null"}, {u"new"_s, "null"}, {u"word"_s, "not json"}};
    QTest::newRow("extra fields win, null leaves out") << request
        << QByteArray(R"({"model":"m","messages":[{"role":"user","content":"Hi"}],"temperature":1,"stream":true,"stop":["a"],"top_k":40,"word":"not json"})");
}

void TestChatEncoder::encodes()
{
    QFETCH(const ChatRequest, request);
    QFETCH(const QByteArray, expected);
    const QByteArray body = encodeChatRequest(request);
    QCOMPARE(body, expected);
    QVERIFY(QJsonDocument::fromJson(body).isObject());
    QVERIFY(!body.contains("null"));
}

void TestChatEncoder::writesContent_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<Attachment>>("attachments");
    QTest::addColumn<QByteArray>("content");
    const Attachment image{u"a.png"_s, "image/png", "\x89PNG"};
    const auto file = [](const QString &name, const QByteArray &data) { return Attachment{name, "text/plain", data}; };
    const auto row = [](const char *name, const QString &text, const QList<Attachment> &attachments, const QByteArray &content) {
        QTest::newRow(name) << text << attachments << content;
    };
    row("text", u"Hi"_s, {}, R"("Hi")");
    row("nothing", {}, {}, R"("")");
    row("an image", u"What is it?"_s, {image},
        R"([{"type":"text","text":"What is it?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw=="}}])");
    row("an image alone", {}, {image}, R"([{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw=="}}])");
    row("an odd media type", {}, {{u"a"_s, "image/\",x", "x"}}, R"([{"type":"image_url","image_url":{"url":"data:image/png;base64,eA=="}}])");
    row("a text file stays plain text", u"Read:"_s, {file(u"a.txt"_s, "one\ntwo\n")}, R"("Read:\n\na.txt:\n```txt\none\ntwo\n```")");
    row("no suffix, no newline", {}, {file(u"Makefile"_s, "all:")}, R"("Makefile:\n```\nall:\n```")");
    row("an odd name", {}, {file(u"a`b\n.c++"_s, "x")}, R"("a`b .c++:\n```\nx\n```")");
    row("fences in it", {}, {file(u"a.md"_s, "````\n```\n````")}, R"("a.md:\n`````md\n````\n```\n````\n`````")");
    row("a byte order mark", {}, {file(u"a.txt"_s, "\xef\xbb\xbfx")}, R"("a.txt:\n```txt\nx\n```")");
    row("UTF-16", {}, {file(u"a.txt"_s, QByteArray("\xff\xfe\xe4\x00x\x00", 6))}, R"("a.txt:\n```txt\näx\n```")");
    row("Latin-1", {}, {file(u"a.txt"_s, "\xe4\xf6")}, R"("a.txt:\n```txt\näö\n```")");
    row("a zero byte", {}, {file(u"a.txt"_s, QByteArray("a\0b", 3))}, R"("a.txt:\n```txt\nab\n```")");
    row("an image and a file", u"q"_s, {file(u"b.json"_s, "{}"), image},
        R"([{"type":"text","text":"q"},{"type":"text","text":"b.json:\n```json\n{}\n```"},{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw=="}}])");
}

void TestChatEncoder::writesContent()
{
    QFETCH(const QString, text);
    QFETCH(const QList<Attachment>, attachments);
    QFETCH(const QByteArray, content);
    const ChatRequest request{.model = {}, .messages = {{.role = Role::User, .text = text, .attachments = attachments}}, .parameters = {}, .stream = false};
    const QByteArray body = encodeChatRequest(request);
    QCOMPARE(body, R"({"messages":[{"role":"user","content":)" + content + "}]}");
    QVERIFY(QJsonDocument::fromJson(body).isObject());
}

QTEST_GUILESS_MAIN(TestChatEncoder)
#include "tst_chatencoder.moc"
