// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/answerdescription.h"

#include <QElapsedTimer>
#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

HttpHead headOf(const QByteArray &contentType, int status = 200)
{
    HttpHead head{.status = status, .reason = {}, .version = "1.1", .headers = {}};
    if (!contentType.isEmpty())
        head.headers.append({"Content-Type", contentType});
    return head;
}

QString count(const std::optional<qint64> &value)
{
    return value ? QString::number(*value) : u"-"_s;
}

QString inWords(const ChatEvent &event)
{
    const auto choice = [](int index) { return index == 0 ? QString() : u"@%1"_s.arg(index); };
    return std::visit(overloaded{
                          [](const Started &started) { return u"start(%1,%2)"_s.arg(started.model, started.responseId); },
                          [&choice](const TextDelta &delta) { return u"text%1(%2)"_s.arg(choice(delta.choice), delta.text); },
                          [&choice](const ReasoningDelta &delta) { return u"think%1(%2)"_s.arg(choice(delta.choice), delta.text); },
                          [&choice](const RefusalDelta &delta) { return u"refusal%1(%2)"_s.arg(choice(delta.choice), delta.text); },
                          [&choice](const ToolCallDelta &call) {
                              return u"tool%1(%2,%3,%4,%5)"_s.arg(choice(call.choice), QString::number(call.index), call.id, call.name, call.arguments);
                          },
                          [](const UsageReport &report) {
                              return u"usage(%1/%2/%3)"_s.arg(count(report.usage.input), count(report.usage.output), count(report.usage.totalReported));
                          },
                          [&choice](const Finished &finished) { return u"finish%1(%2)"_s.arg(choice(finished.choice), finished.raw); },
                      },
                      event);
}

QString inWords(const QList<ChatEvent> &events)
{
    QStringList words;
    for (const ChatEvent &event : events)
        words.append(inWords(event));
    return words.join(u' ');
}

QString inWords(const AnswerEnd &end)
{
    static const QStringList shapes{u"empty"_s, u"stream"_s, u"json"_s, u"html"_s, u"other"_s};
    QString words = shapes.at(int(end.shape));
    const std::pair<bool, QString> flags[] = {
        {end.done, u" done"_s}, {end.finished, u" finished"_s}, {end.complete, u" complete"_s}, {end.malformed, u" malformed"_s}, {end.error.has_value(), u" error"_s}};
    for (const auto &[isSet, word] : flags)
        words += isSet ? word : QString();
    return words;
}

QByteArray chunk(const QByteArray &delta, const QByteArray &more = {})
{
    return "data: {\"choices\":[{\"index\":0,\"delta\":" + delta + more + "}]}\n\n";
}

QByteArray message(const QByteArray &json, const QByteArray &more = {})
{
    return "{\"choices\":[{\"message\":" + json + more + "}]}";
}

QByteArray toolChunk(const QByteArray &calls)
{
    return chunk("{\"tool_calls\":" + calls + "}");
}

QByteArray googleThought(const QByteArray &content)
{
    return chunk("{\"content\":\"" + content + "\",\"extra_content\":{\"google\":{\"thought\":true}}}");
}

const QByteArray done = "data: [DONE]\n\n";
const QByteArray stopped = ",\"finish_reason\":\"stop\"";

// The same text may come in more or fewer deltas, so events of equal kind that stand side by side are joined for comparison.
QList<ChatEvent> joined(const QList<ChatEvent> &events)
{
    QList<ChatEvent> result;
    for (const ChatEvent &event : events) {
        if (const auto *text = std::get_if<TextDelta>(&event); text && !result.isEmpty()) {
            if (auto *last = std::get_if<TextDelta>(&result.last()); last && last->choice == text->choice) {
                last->text += text->text;
                continue;
            }
        }
        if (const auto *thought = std::get_if<ReasoningDelta>(&event); thought && !result.isEmpty()) {
            if (auto *last = std::get_if<ReasoningDelta>(&result.last()); last && last->choice == thought->choice) {
                last->text += thought->text;
                continue;
            }
        }
        result.append(event);
    }
    return result;
}

} // namespace

class TestAnswerDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void errors_data();
    void errors();
    void tellsWhichChatCameWithWhichEvent();
    void knowsItsWayAtTheFirstByte_data();
    void knowsItsWayAtTheFirstByte();
    void keepsALimitedErrorBody();
    void stopsAtItsLimits();
    void readsFastWhateverIsSent();

private:
    void streamRows();
    void channelRows();
    void toolRows();
    void usageRows();
    void wholeRows();
    void shapeRows();
};

void TestAnswerDecoder::answers_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("chat");
    QTest::addColumn<QString>("end");
    streamRows();
    channelRows();
    toolRows();
    usageRows();
    wholeRows();
    shapeRows();
}

void TestAnswerDecoder::streamRows()
{
    const QByteArray sse = "text/event-stream";
    const QByteArray hi = chunk("{\"content\":\"Hi\"}");
    QTest::newRow("a stream") << sse << QByteArray() + "data: {\"id\":\"r1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n" + hi + chunk("{}", stopped) + done
                              << u"start(m,r1) text(Hi) finish(stop)"_s << u"stream done finished complete"_s;
    QTest::newRow("finish with the last text") << sse << chunk("{\"content\":\"Hi\"}", stopped) << u"start(,) text(Hi) finish(stop)"_s << u"stream finished complete"_s;
    QTest::newRow("done without a finish reason") << sse << hi + done << u"start(,) text(Hi)"_s << u"stream done complete"_s;
    QTest::newRow("done without an end of line") << sse << hi + "data: [DONE]" << u"start(,) text(Hi)"_s << u"stream done complete"_s;
    QTest::newRow("done with words behind it") << sse << hi + "data:  [DONE] bye \n\n" << u"start(,) text(Hi)"_s << u"stream done complete"_s;
    QTest::newRow("nothing counts after done") << sse << hi + done + hi << u"start(,) text(Hi)"_s << u"stream done complete"_s;
    QTest::newRow("cut after an event") << sse << hi << u"start(,) text(Hi)"_s << u"stream"_s;
    QTest::newRow("cut inside an event") << sse << hi + "data: {\"choices\":[{\"delta\":{\"cont" << u"start(,) text(Hi)"_s << u"stream malformed"_s;
    QTest::newRow("cut inside a field's name") << sse << hi + "da" << u"start(,) text(Hi)"_s << u"stream malformed"_s;
    QTest::newRow("the last event is not terminated") << sse << hi + "data: {\"choices\":[{\"delta\":{\"content\":\"!\"},\"finish_reason\":\"stop\"}]}" << u"start(,) text(Hi!) finish(stop)"_s << u"stream finished complete"_s;
    QTest::newRow("an event that is no JSON") << sse << hi + "data: nonsense\n\n" + chunk("{}", stopped) << u"start(,) text(Hi) finish(stop)"_s << u"stream finished complete malformed"_s;
    QTest::newRow("empty finish reason is none") << sse << chunk("{\"content\":\"Hi\"}", ",\"finish_reason\":\"\"") << u"start(,) text(Hi)"_s << u"stream"_s;
    QTest::newRow("null finish reason is none") << sse << chunk("{\"content\":\"Hi\"}", ",\"finish_reason\":null") << u"start(,) text(Hi)"_s << u"stream"_s;
    QTest::newRow("a finish reason twice") << sse << chunk("{\"content\":\"Hi\"}", stopped) + chunk("{}", stopped) << u"start(,) text(Hi) finish(stop)"_s << u"stream finished complete"_s;
    QTest::newRow("an unknown finish reason") << sse << chunk("{}", ",\"finish_reason\":\"insufficient_system_resource\"") << u"start(,) finish(insufficient_system_resource)"_s << u"stream finished complete"_s;
    QTest::newRow("null fields everywhere") << sse << QByteArray() + "data: {\"id\":null,\"model\":null,\"usage\":null,\"error\":null,\"choices\":[{\"index\":null,\"delta\":{\"role\":null,\"content\":null,\"tool_calls\":null,\"function_call\":null,\"refusal\":null,\"reasoning\":null},\"logprobs\":null,\"finish_reason\":null}]}\n\n" + hi
                                            << u"start(,) text(Hi)"_s << u"stream"_s;
    QTest::newRow("delta is null") << sse << chunk("null") + hi << u"start(,) text(Hi)"_s << u"stream"_s;
    QTest::newRow("role in every delta") << sse << chunk("{\"role\":\"assistant\",\"content\":\"H\"}") + chunk("{\"role\":\"\",\"content\":\"i\"}") << u"start(,) text(Hi)"_s << u"stream"_s;
    QTest::newRow("empty choices first") << sse << QByteArray() + "data: {\"choices\":[],\"prompt_filter_results\":[]}\n\n" + hi << u"start(,) text(Hi)"_s << u"stream"_s;
    QTest::newRow("choices are no array") << sse << QByteArray() + "data: {\"choices\":{}}\n\ndata: {\"choices\":\"x\"}\n\ndata: {\"choices\":[7,null]}\n\n" + hi << u"start(,) text(Hi)"_s << u"stream"_s;
    QTest::newRow("several choices") << sse << QByteArray() + "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"b\"}}]}\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n\n"
                                     << u"start(,) text@1(b) text(a) finish(stop)"_s << u"stream"_s;
    QTest::newRow("several choices, all finished") << sse << QByteArray() + "data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"},{\"delta\":{\"content\":\"b\"},\"finish_reason\":\"length\"}]}\n\n"
                                                   << u"start(,) text(a) finish(stop) text@1(b) finish@1(length)"_s << u"stream finished complete"_s;
    QTest::newRow("absurd choice numbers") << sse << QByteArray() + "data: {\"choices\":[{\"index\":1000000000,\"delta\":{\"content\":\"x\"}},{\"index\":-1,\"delta\":{\"content\":\"y\"}}]}\n\n" << u"start(,) text@1(y)"_s << u"stream"_s;
    QTest::newRow("comments and pings") << sse << ": OPENROUTER PROCESSING\n\nevent: ping\ndata: {}\n\n" + hi + ": keep-alive\n\n" + done << u"start(,) text(Hi)"_s << u"stream done complete"_s;
    QTest::newRow("a model that is named late") << sse << hi + "data: {\"id\":\"r\",\"model\":\"models/m\",\"choices\":[]}\n\n" << u"start(,) text(Hi) start(models/m,r)"_s << u"stream"_s;
    QTest::newRow("CR line ends") << sse << QByteArray("data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\r\rdata: [DONE]\r\r") << u"start(,) text(Hi)"_s << u"stream done complete"_s;
    QTest::newRow("BOM before the stream") << sse << "\xEF\xBB\xBF" + hi + done << u"start(,) text(Hi)"_s << u"stream done complete"_s;
    QTest::newRow("invalid UTF-8 in text") << sse << chunk("{\"content\":\"a\xFFz\"}") << u"start(,) text(a\uFFFDz)"_s << u"stream"_s;
    QTest::newRow("the older completions") << sse << QByteArray("data: {\"choices\":[{\"text\":\"Hi\",\"index\":0}]}\n\n") << u"start(,) text(Hi)"_s << u"stream"_s;
}

void TestAnswerDecoder::channelRows()
{
    const QByteArray sse = "text/event-stream";
    QTest::newRow("reasoning_content") << sse << chunk("{\"reasoning_content\":\"hm\",\"content\":null}") + chunk("{\"content\":\"Hi\"}") << u"start(,) think(hm) text(Hi)"_s << u"stream"_s;
    QTest::newRow("reasoning") << sse << chunk("{\"reasoning\":\"hm\",\"content\":\"\"}") << u"start(,) think(hm)"_s << u"stream"_s;
    QTest::newRow("both are taken once") << sse << chunk("{\"reasoning\":\"hm\",\"reasoning_content\":\"hm\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"hm\"}]}") << u"start(,) think(hm)"_s << u"stream"_s;
    QTest::newRow("reasoning_details alone") << sse << chunk("{\"reasoning_details\":[{\"type\":\"reasoning.summary\",\"summary\":\"h\"},{\"type\":\"reasoning.encrypted\",\"data\":\"=\"},{\"text\":\"m\"}]}") << u"start(,) think(hm)"_s << u"stream"_s;
    QTest::newRow("reasoning is no text") << sse << chunk("{\"reasoning\":{\"effort\":1},\"content\":\"Hi\"}") << u"start(,) text(Hi)"_s << u"stream"_s;
    QTest::newRow("content in parts") << sse << chunk("{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"hm\"}]},{\"type\":\"text\",\"text\":\"Hi\"},\"!\",7,{\"type\":\"image_url\"}]}") << u"start(,) think(hm) text(Hi!)"_s << u"stream"_s;
    QTest::newRow("thinking is a text") << sse << chunk("{\"content\":[{\"type\":\"thinking\",\"thinking\":\"hm\"}]}") << u"start(,) think(hm)"_s << u"stream"_s;
    QTest::newRow("content is one part") << sse << chunk("{\"content\":{\"type\":\"text\",\"text\":\"Hi\"}}") << u"start(,) text(Hi)"_s << u"stream"_s;
    QTest::newRow("flagged thought") << sse << googleThought("<thought>h") + googleThought("m") + chunk("{\"content\":\"</thought>Hi\"}") << u"start(,) think(hm) text(Hi)"_s << u"stream"_s;
    QTest::newRow("a cut thought") << sse << googleThought("<thought>hm </tho") << u"start(,) think(hm </tho)"_s << u"stream"_s;
    QTest::newRow("tags without a flag are text") << sse << chunk("{\"content\":\"<thought>x</thought>\"}") << u"start(,) text(<thought>x</thought>)"_s << u"stream"_s;
    QTest::newRow("refusal") << sse << chunk("{\"refusal\":\"I can\"}") + chunk("{\"refusal\":\"not.\"}") << u"start(,) refusal(I can) refusal(not.)"_s << u"stream"_s;
}

void TestAnswerDecoder::toolRows()
{
    const QByteArray sse = "text/event-stream";
    QTest::newRow("a call in pieces") << sse << toolChunk(R"([{"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":""}}])") + toolChunk(R"([{"index":0,"function":{"arguments":"{\"a\":"}}])") + toolChunk(R"([{"index":0,"function":{"arguments":"1}"}}])")
                                      << uR"(start(,) tool(0,c1,f,) tool(0,,,{"a":) tool(0,,,1}))"_s << u"stream"_s;
    QTest::newRow("two calls by index") << sse << toolChunk(R"([{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}},{"index":1,"id":"b","function":{"name":"g","arguments":"{}"}}])")
                                        << u"start(,) tool(0,a,f,{}) tool(1,b,g,{})"_s << u"stream"_s;
    QTest::newRow("interleaved by index") << sse << toolChunk(R"([{"index":5,"id":"a","function":{"name":"f"}}])") + toolChunk(R"([{"index":3,"id":"b","function":{"name":"g"}}])") + toolChunk(R"([{"index":5,"function":{"arguments":"x"}}])")
                                          << u"start(,) tool(0,a,f,) tool(1,b,g,) tool(0,,,x)"_s << u"stream"_s;
    QTest::newRow("no index, ids differ") << sse << toolChunk(R"([{"id":"a","function":{"name":"f","arguments":"{}"}}])") + toolChunk(R"([{"index":null,"id":"b","function":{"name":"f","arguments":"{}"}}])")
                                          << u"start(,) tool(0,a,f,{}) tool(1,b,f,{})"_s << u"stream"_s;
    QTest::newRow("neither index nor id") << sse << toolChunk(R"([{"function":{"name":"f","arguments":"{}"}},{"id":"","function":{"name":"f","arguments":"{}"}}])")
                                          << u"start(,) tool(0,,f,{}) tool(1,,f,{})"_s << u"stream"_s;
    QTest::newRow("all have index 0") << sse << toolChunk(R"([{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}])") + toolChunk(R"([{"index":0,"id":"b","function":{"name":"f","arguments":"{\"x\":1}"}}])") + toolChunk(R"([{"index":0,"function":{"name":"f","arguments":"{}"}}])")
                                      << uR"(start(,) tool(0,a,f,{}) tool(1,b,f,{"x":1}) tool(2,,f,{}))"_s << u"stream"_s;
    QTest::newRow("name repeated in each piece") << sse << toolChunk(R"([{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\""}}])") + toolChunk(R"([{"index":0,"id":"a","function":{"name":"f","arguments":":1}"}}])")
                                                 << uR"(start(,) tool(0,a,f,{"x") tool(0,,,:1}))"_s << u"stream"_s;
    QTest::newRow("id without index continues") << sse << toolChunk(R"([{"id":"a","function":{"name":"f","arguments":"{"}}])") + toolChunk(R"([{"id":"a","function":{"arguments":"}"}}])") + toolChunk(R"([{"function":{"arguments":" "}}])")
                                                << u"start(,) tool(0,a,f,{) tool(0,,,}) tool(0,,, )"_s << u"stream"_s;
    QTest::newRow("arguments are an object") << sse << toolChunk(R"([{"index":0,"function":{"name":"f","arguments":{"a":1}}}])") << uR"(start(,) tool(0,,f,{"a":1}))"_s << u"stream"_s;
    QTest::newRow("calls are no array") << sse << toolChunk(R"({"id":"a","function":{"name":"f","arguments":""}})") + toolChunk("\"x\"") + toolChunk("[1,null,[]]") << u"start(,) tool(0,a,f,)"_s << u"stream"_s;
    QTest::newRow("the older function_call") << sse << chunk(R"({"function_call":{"name":"f","arguments":""}})") + chunk(R"({"function_call":{"arguments":"{}"}})", ",\"finish_reason\":\"function_call\"")
                                             << u"start(,) tool(0,,f,) tool(0,,,{}) finish(function_call)"_s << u"stream finished complete"_s;
}

void TestAnswerDecoder::usageRows()
{
    const QByteArray sse = "text/event-stream";
    const QByteArray hi = chunk("{\"content\":\"Hi\"}");
    QTest::newRow("usage in a chunk of its own") << sse << hi + R"(data: {"choices":[],"usage":{"prompt_tokens":15,"completion_tokens":8,"total_tokens":41}})" + "\n\n" + done
                                                 << u"start(,) text(Hi) usage(15/8/41)"_s << u"stream done complete"_s;
    QTest::newRow("usage in every chunk") << sse << QByteArray(R"(data: {"choices":[{"delta":{"content":"H"}}],"usage":{"prompt_tokens":15,"completion_tokens":1,"total_tokens":16}})") + "\n\n" + R"(data: {"choices":[{"delta":{"content":"i"}}],"usage":{"prompt_tokens":15,"completion_tokens":2,"total_tokens":17}})" + "\n\n"
                                          << u"start(,) text(H) usage(15/1/16) text(i) usage(15/2/17)"_s << u"stream"_s;
    QTest::newRow("the same usage again") << sse << QByteArray(R"(data: {"usage":{"prompt_tokens":15}})") + "\n\n" + R"(data: {"usage":{"prompt_tokens":15}})" + "\n\ndata: {\"usage\":null}\n\n" << u"usage(15/-/-)"_s << u"stream"_s;
    QTest::newRow("usage in parts") << sse << QByteArray(R"(data: {"usage":{"input_tokens":15}})") + "\n\n" + R"(data: {"usage":{"output_tokens":8}})" + "\n\n" << u"usage(15/-/-) usage(15/8/-)"_s << u"stream"_s;
    QTest::newRow("x_groq.usage") << sse << QByteArray(R"(data: {"choices":[{"delta":{}}],"x_groq":{"id":"req_1","usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}})") + "\n\n" << u"start(,req_1) usage(1/2/3)"_s << u"stream"_s;
    QTest::newRow("usage of a choice") << sse << QByteArray(R"(data: {"choices":[{"delta":{},"usage":{"prompt_tokens":1}}]})") + "\n\n" << u"start(,) usage(1/-/-)"_s << u"stream"_s;
    QTest::newRow("usage is nonsense") << sse << QByteArray("data: {\"usage\":[1]}\n\ndata: {\"usage\":\"x\"}\n\ndata: {\"usage\":{\"prompt_tokens\":-1}}\n\n") << QString() << u"stream"_s;
}

void TestAnswerDecoder::wholeRows()
{
    const QByteArray json = "application/json";
    QTest::newRow("JSON") << json << QByteArray(R"({"id":"r","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}],"usage":{"prompt_tokens":15,"completion_tokens":8,"total_tokens":41}})")
                          << u"start(m,r) text(Hi) finish(stop) usage(15/8/41)"_s << u"json finished complete"_s;
    QTest::newRow("JSON without a finish reason") << json << message("{\"content\":\"Hi\"}") << u"start(,) text(Hi)"_s << u"json complete"_s;
    QTest::newRow("blank lines before it") << json << "\n\n \r\n\t " + message("{\"content\":\"Hi\"}") + "\n" << u"start(,) text(Hi)"_s << u"json complete"_s;
    QTest::newRow("BOM before it") << json << "\xEF\xBB\xBF" + message("{\"content\":\"Hi\"}") << u"start(,) text(Hi)"_s << u"json complete"_s;
    QTest::newRow("JSON where a stream was labelled") << QByteArray("text/event-stream") << message("{\"content\":\"Hi\"}") << u"start(,) text(Hi)"_s << u"json complete"_s;
    QTest::newRow("done glued to it") << json << message("{\"content\":\"{\\\"}]\"}") + "data: [DONE]\n\n" << u"start(,) text({\"}])"_s << u"json done complete"_s;
    QTest::newRow("nonsense glued to it") << json << message("{\"content\":\"Hi\"}") + "}}} x" << u"start(,) text(Hi)"_s << u"json complete"_s;
    QTest::newRow("cut JSON") << json << message("{\"content\":\"Hi\"}").chopped(4) << QString() << u"json malformed error"_s;
    QTest::newRow("thought in a whole answer") << json << message(R"({"content":"<thought>hm</thought>Hi","extra_content":{"google":{"thought":true}}})") << u"start(,) think(hm) text(Hi)"_s << u"json complete"_s;
    QTest::newRow("content in parts") << json << message(R"({"content":[{"type":"text","text":"Hi"}],"tool_calls":[{"id":"c","function":{"name":"f","arguments":"{}"}}]})", ",\"finish_reason\":\"tool_calls\"")
                                      << u"start(,) text(Hi) tool(0,c,f,{}) finish(tool_calls)"_s << u"json finished complete"_s;
    QTest::newRow("no choices") << json << QByteArray("{\"object\":\"chat.completion\",\"choices\":[]}") << QString() << u"json error"_s;
    QTest::newRow("another JSON") << json << QByteArray("{\"status\":\"up\"}") << QString() << u"json error"_s;
    QTest::newRow("a JSON array") << json << QByteArray("[1,2]") << QString() << u"json error"_s;
    QTest::newRow("deep nesting") << json << QByteArray(5000, '[') << QString() << u"json malformed error"_s;
}

void TestAnswerDecoder::shapeRows()
{
    const QByteArray hi = chunk("{\"content\":\"Hi\"}");
    QTest::newRow("nothing") << QByteArray("application/json") << QByteArray() << QString() << u"empty error"_s;
    QTest::newRow("blanks only") << QByteArray("text/event-stream") << QByteArray("\n \n\t\r\n") << QString() << u"empty error"_s;
    QTest::newRow("comments only") << QByteArray("text/event-stream") << QByteArray(": ping\n\n: ping\n\n") << QString() << u"stream error"_s;
    QTest::newRow("half a BOM") << QByteArray("text/event-stream") << QByteArray("\xEF\xBB") << QString() << u"stream malformed error"_s;
    QTest::newRow("a stream labelled JSON") << QByteArray("application/json") << hi + done << u"start(,) text(Hi)"_s << u"stream done complete"_s;
    QTest::newRow("a stream labelled plain text") << QByteArray("text/plain; charset=utf-8") << "\n" + hi << u"start(,) text(Hi)"_s << u"stream"_s;
    QTest::newRow("a stream without a label") << QByteArray() << ": hello\n\nevent: x\n" + hi << u"start(,) text(Hi)"_s << u"stream"_s;
    QTest::newRow("a web page") << QByteArray("text/html") << QByteArray("<!doctype html><title>Log in</title>") << QString() << u"html error"_s;
    QTest::newRow("a web page labelled as a stream") << QByteArray("text/event-stream") << QByteArray("  <html></html>") << QString() << u"html error"_s;
    QTest::newRow("plain text") << QByteArray("text/plain") << QByteArray("date: today") << QString() << u"other error"_s;
    QTest::newRow("the start of a field's name") << QByteArray("text/plain") << QByteArray("eve") << QString() << u"other error"_s;
    QTest::newRow("gzip without a header") << QByteArray("text/event-stream") << QByteArray("\x1F\x8B\x08\x00\x00", 5) << QString() << u"other error"_s;
}

void TestAnswerDecoder::answers()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, chat);
    QFETCH(const QString, end);
    const HttpHead head = headOf(type);
    const Decoded whole = decodePieces(head, {body});
    QCOMPARE(inWords(joined(whole.chat)), chat);
    QCOMPARE(inWords(whole.end), end);
    QVERIFY2(decodeInSizes(head, body, 1) == whole, "byte by byte");
    for (qsizetype cut = 0; cut <= body.size(); ++cut)
        QVERIFY2(decodePieces(head, {body.first(cut), {}, body.sliced(cut)}) == whole, qPrintable(u"cut at %1"_s.arg(cut)));
}

void TestAnswerDecoder::errors_data()
{
    QTest::addColumn<HttpHead>("head");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("details");
    QTest::addColumn<QString>("text"); // what had come before

    using Kind = Error::Kind;
    const HttpHead sse = headOf("text/event-stream");
    const HttpHead json = headOf("application/json");
    const QByteArray hi = chunk("{\"content\":\"Hi\"}");
    QTest::newRow("an error in a stream") << sse << hi + R"(data: {"error":{"code":503,"message":"Overloaded","status":"UNAVAILABLE"}})" + "\n\n" << Kind::Server << u"Overloaded"_s << u"start(,) text(Hi)"_s;
    QTest::newRow("with a text code") << sse << hi + R"(data: {"error":{"code":"429","type":"None","param":"None","message":"Slow down"}})" + "\n\n" << Kind::RateLimited << u"Slow down"_s << u"start(,) text(Hi)"_s;
    QTest::newRow("beside choices") << sse << QByteArray(R"(data: {"error":{"code":502,"message":"Gone"},"choices":[{"delta":{"content":"x"},"finish_reason":"error"}]})") + "\n\n" << Kind::Server << u"Gone"_s << u"start(,) text(x) finish(error)"_s;
    QTest::newRow("of a choice") << sse << QByteArray(R"(data: {"choices":[{"delta":{},"error":{"code":401,"message":"No"}}]})") + "\n\n" << Kind::Auth << u"No"_s << u"start(,)"_s;
    QTest::newRow("of x_groq") << sse << QByteArray(R"(data: {"x_groq":{"error":"over capacity"}})") + "\n\n" << Kind::Server << u"over capacity"_s << QString();
    QTest::newRow("in an array") << sse << QByteArray(R"(data: [{"error":{"code":400,"message":"Bad"}}])") + "\n\n" << Kind::BadRequest << u"Bad"_s << QString();
    QTest::newRow("event: error") << sse << hi + "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Busy\"}}\n\n" << Kind::Server << u"Busy"_s << u"start(,) text(Hi)"_s;
    QTest::newRow("event: error in plain text") << sse << QByteArray("event: error\ndata: it broke\n\n") << Kind::Server << u"it broke"_s << QString();
    QTest::newRow("the field error") << sse << QByteArray("error: {\"code\":500,\"message\":\"slot\"}\n\n") << Kind::Server << u"slot"_s << QString();
    QTest::newRow("the first error counts") << sse << QByteArray("data: {\"error\":\"one\"}\n\ndata: {\"error\":\"two\"}\n\n") << Kind::Server << u"one"_s << QString();
    QTest::newRow("an error in a 200") << json << QByteArray(R"({"error":{"message":"Unexpected endpoint","code":404}})") << Kind::NotFound << u"Unexpected endpoint"_s << QString();
    QTest::newRow("error_msg in a 200") << json << QByteArray(R"({"error_msg":"no"})") << Kind::Server << u"no"_s << QString();
    QTest::newRow("error body") << headOf("application/json", 429) << QByteArray(R"([{"error":{"code":429,"message":"Quota","status":"RESOURCE_EXHAUSTED"}}])") << Kind::RateLimited << u"Quota"_s << QString();
    QTest::newRow("empty error body") << headOf({}, 502) << QByteArray() << Kind::Server << QString() << QString();
    QTest::newRow("error body that looks like a chat") << headOf("application/json", 403) << message("{\"content\":\"Hi\"}") << Kind::Auth << uR"({"choices":[{"message":{"content":"Hi"}}]})"_s << QString();
    QTest::newRow("a stream with an error status") << headOf("text/event-stream", 503) << QByteArray("event: error\ndata: {\"error\":{\"message\":\"Full\"}}\n\n") << Kind::Server << u"Full"_s << QString();
    QTest::newRow("text with an error status and a stream's label") << headOf("text/event-stream", 401) << QByteArray("who are you") << Kind::Auth << u"who are you"_s << QString();
    QTest::newRow("a web page") << headOf("text/html") << QByteArray("<html><head><title>Log &amp; in</title></head></html>") << Kind::Protocol << u"Log & in"_s << QString();
    QTest::newRow("another JSON keeps its values to itself") << json << QByteArray(R"({"key":"/routes/1","value":{"secret":"hidden"}})") << Kind::Protocol << u"Its fields are: key, value"_s << QString();
}

void TestAnswerDecoder::errors()
{
    QFETCH(const HttpHead, head);
    QFETCH(const QByteArray, body);
    QFETCH(const Error::Kind, kind);
    QFETCH(const QString, details);
    QFETCH(const QString, text);
    const Decoded whole = decodePieces(head, {body});
    QVERIFY(whole.end.error.has_value());
    QCOMPARE(whole.end.error->kind, kind);
    QCOMPARE(whole.end.error->details, details);
    QCOMPARE(whole.end.error->httpStatus, head.status);
    QVERIFY(!whole.end.error->message.isEmpty());
    QCOMPARE(inWords(whole.chat), text);
    QVERIFY(!whole.end.complete || text.contains("finish"_L1));
    for (qsizetype cut = 0; cut <= body.size(); ++cut)
        QVERIFY2(decodePieces(head, {body.first(cut), body.sliced(cut)}) == whole, qPrintable(u"cut at %1"_s.arg(cut)));
}

void TestAnswerDecoder::tellsWhichChatCameWithWhichEvent()
{
    const Decoded decoded = decodePieces(headOf("text/event-stream"), {": c\n\nevent: ping\ndata: {}\n\n" + chunk("{\"content\":\"Hi\"}", stopped) + done});
    QCOMPARE(decoded.events.size(), 3);
    QCOMPARE(decoded.chatPerEvent, (QList<int>{0, 3, 0}));
    QCOMPARE(decoded.events.at(0).name, "ping");
    QCOMPARE(decoded.events.at(2).data, "[DONE]");
}

void TestAnswerDecoder::knowsItsWayAtTheFirstByte_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<bool>("isStream");

    QTest::newRow("labelled") << QByteArray("text/event-stream; charset=utf-8") << QByteArray("\n d") << true;
    QTest::newRow("labelled, but JSON") << QByteArray("text/event-stream") << QByteArray("{") << false;
    QTest::newRow("blank so far") << QByteArray("text/event-stream") << QByteArray("\n \n") << false;
    QTest::newRow("comment without a label") << QByteArray() << QByteArray(":") << true;
    QTest::newRow("data without a label") << QByteArray() << QByteArray("data:") << true;
    QTest::newRow("JSON") << QByteArray("application/json") << QByteArray(" [") << false;
}

void TestAnswerDecoder::knowsItsWayAtTheFirstByte()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, start);
    QFETCH(const bool, isStream);
    AnswerDecoder decoder(headOf(type));
    QVERIFY(!decoder.isStream());
    decoder.feed(start);
    QCOMPARE(decoder.isStream(), isStream);
    QVERIFY(!decoder.isDone());
}

void TestAnswerDecoder::keepsALimitedErrorBody()
{
    AnswerDecoder decoder(headOf("text/plain", 500));
    decoder.feed("It broke. ");
    for (int i = 0; i < 1000; ++i)
        decoder.feed(QByteArray(10'000, 'x'));
    DecodedPiece last;
    const AnswerEnd end = decoder.finish(last);
    QVERIFY(end.error->details.startsWith("It broke. "_L1));
    QVERIFY(end.error->details.size() <= 2000);
}

void TestAnswerDecoder::stopsAtItsLimits()
{
    const SseLimits limits{.line = 100, .event = 200};
    const QByteArray hi = chunk("{\"content\":\"Hi\"}");
    const Decoded line = decodePieces(headOf("text/event-stream"), {hi, "data: " + QByteArray(200, 'x') + "\n\n", hi}, limits);
    QCOMPARE(inWords(line.chat), u"start(,) text(Hi)"_s);
    QCOMPARE(inWords(line.end), u"stream malformed error"_s);
    QCOMPARE(line.end.error->kind, Error::Kind::Protocol);
    const Decoded json = decodePieces(headOf("application/json"), {message("{\"content\":\"" + QByteArray(300, 'x') + "\"}")}, limits);
    QCOMPARE(inWords(json.end), u"json error"_s);
    QVERIFY(json.end.error->message.contains("200"_L1));
}

void TestAnswerDecoder::readsFastWhateverIsSent()
{
    const QByteArray piece(64 * 1024, 'x');
    QElapsedTimer timer;
    timer.start();
    for (const QByteArray &start : {QByteArray("data: "), QByteArray("{\"a\":\""), QByteArray("<html>"), QByteArray("  ")}) {
        AnswerDecoder decoder(headOf("text/event-stream"));
        decoder.feed(start);
        for (qint64 sent = 0; sent < 100'000'000; sent += piece.size())
            decoder.feed(piece);
        DecodedPiece last;
        QVERIFY(decoder.finish(last).error.has_value());
    }
    QVERIFY2(timer.elapsed() < 20000, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestAnswerDecoder)
#include "tst_answerdecoder.moc"
