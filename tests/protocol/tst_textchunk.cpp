// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The quick reader of text chunks against the one that reads everything: whatever the first takes, the second takes alike.
#include "protocol/chunkreader.h"
#include "protocol/ssedecoder.h"
#include "support/wirerecording.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray first = R"({"id":"a","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]})";

QByteArray chunkWith(const QByteArray &delta)
{
    return R"({"id":"a","model":"m","choices":[{"index":0,"delta":)" + delta + R"(,"finish_reason":null}],"usage":null})";
}

// What was said, alike for both readers.
struct Said {
    QList<ChatEvent> events;
    bool malformed = false;
    bool toldError = false;
    friend bool operator==(const Said &, const Said &) = default;
};

void readWhole(ChunkReader &reader, const QByteArray &json, Said &said)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonObject chunk = document.isArray() ? document[0].toObject() : document.object();
    said.malformed = said.malformed || document.isNull();
    said.toldError = said.toldError || !ChunkReader::errorIn(chunk).isEmpty();
    reader.read(chunk, said.events);
}

struct Readings {
    Said whole;
    Said quick;
    QList<bool> taken; ///< by the quick reader
};

Readings readings(const QByteArrayList &chunks)
{
    Readings all;
    ChunkReader whole;
    ChunkReader either;
    TextChunkReader text;
    for (const QByteArray &json : chunks) {
        readWhole(whole, json, all.whole);
        const auto chunk = text.read(json);
        all.taken.append(chunk && either.take(*chunk, all.quick.events));
        if (!all.taken.constLast())
            readWhole(either, json, all.quick);
    }
    whole.finish(all.whole.events);
    either.finish(all.quick.events);
    return all;
}

// Inserts, drops, replaces and repeats a few bytes, more often such as JSON is made of.
QByteArray damaged(QByteArray json, QRandomGenerator &random)
{
    static const QByteArray telling = "{}[]\",:\\ntf0-.eE \t\"\"";
    for (int edits = random.bounded(1, 4); edits > 0 && !json.isEmpty(); --edits) {
        const qsizetype at = random.bounded(int(json.size()));
        const char byte = random.bounded(2) ? telling[random.bounded(int(telling.size()))] : char(random.bounded(1, 127));
        switch (random.bounded(4)) {
        case 0:
            json.insert(at, byte);
            break;
        case 1:
            json.remove(at, random.bounded(1, 6));
            break;
        case 2:
            json[at] = byte;
            break;
        default:
            json.insert(random.bounded(int(json.size())), json.mid(at, random.bounded(1, 40)));
            break;
        }
    }
    return json;
}

} // namespace

class TestTextChunk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isLikeTheWholeReader_data();
    void isLikeTheWholeReader();
    void isLikeTheWholeReaderOnRecordings();
    void isLikeTheWholeReaderOnDamagedChunks();
};

void TestTextChunk::isLikeTheWholeReader_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("taken");
    const auto delta = [](const char *name, const QByteArray &json, bool taken) { QTest::newRow(name) << chunkWith(json) << taken; };
    const auto chunk = [](const char *name, const QByteArray &json, bool taken) { QTest::newRow(name) << json << taken; };
    delta("text", R"({"content":"Hello"})", true);
    delta("escapes", R"({"content":"a\n\"b\"\\ \u00e9\ud83d\ude00\u0000c"})", true);
    delta("UTF-8", "{\"content\":\"caf\xC3\xA9 \xF0\x9F\x98\x80\"}", true);
    delta("unpaired surrogate", R"({"content":"a\ud800b"})", false);
    delta("byte order mark first", "{\"content\":\"\xEF\xBB\xBFx\"}", false);
    delta("byte order mark later", "{\"content\":\"x\xEF\xBB\xBFx\"}", true);
    delta("empty text", R"({"content":""})", true);
    delta("null text", R"({"content":null})", true);
    delta("role alone", R"({"role":"assistant"})", true);
    delta("no field", R"({})", false);
    delta("text twice", R"({"content":"a","content":"b"})", false);
    delta("text in parts", R"({"content":[{"type":"text","text":"a"}]})", false);
    delta("text as a number", R"({"content":7})", false);
    delta("reasoning", R"({"reasoning_content":"hm","content":null})", true);
    delta("reasoning by its other name", R"({"reasoning":"hm"})", true);
    delta("both names of reasoning", R"({"reasoning":"hm","reasoning_content":"ah","content":"so"})", true);
    delta("both names, one empty", R"({"reasoning":"hm","reasoning_content":""})", true);
    delta("reasoning details", R"({"reasoning_details":[{"text":"hm"}],"content":"a"})", false);
    delta("flagged thought", R"({"content":"<thought>a","extra_content":{"google":{"thought":true}}})", false);
    delta("tool calls", R"({"tool_calls":[{"index":0,"function":{"name":"f","arguments":"{}"}}]})", false);
    delta("tool calls null", R"({"content":"a","tool_calls":null,"function_call":null})", true);
    delta("refusal", R"({"refusal":"no"})", false);
    delta("refusal null", R"({"refusal":null,"content":"a"})", true);
    delta("field of no interest", R"({"content":"a","annotations":[{"x":[1,2.5e3,true]}]})", true);
    chunk("another model", R"({"model":"n","choices":[{"index":0,"delta":{"content":"a"}}]})", false);
    chunk("no model", R"({"choices":[{"index":0,"delta":{"content":"a"}}]})", true);
    chunk("model null", R"({"model":null,"choices":[{"index":0,"delta":{"content":"a"}}]})", true);
    chunk("model as a number", R"({"model":3,"choices":[{"index":0,"delta":{"content":"a"}}]})", false);
    chunk("no index", R"({"model":"m","choices":[{"delta":{"content":"a"}}]})", true);
    chunk("second choice", R"({"model":"m","choices":[{"index":1,"delta":{"content":"a"}}]})", true);
    chunk("index too large", R"({"model":"m","choices":[{"index":128,"delta":{"content":"a"}}]})", false);
    chunk("index not whole", R"({"model":"m","choices":[{"index":1.5,"delta":{"content":"a"}}]})", false);
    chunk("index negative", R"({"model":"m","choices":[{"index":-1,"delta":{"content":"a"}}]})", false);
    chunk("index as text", R"({"model":"m","choices":[{"index":"1","delta":{"content":"a"}}]})", false);
    chunk("two choices", R"({"model":"m","choices":[{"index":0,"delta":{"content":"a"}},{"index":1,"delta":{"content":"b"}}]})", false);
    chunk("no choices", R"({"model":"m","choices":[]})", false);
    chunk("finish", R"({"model":"m","choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"stop"}]})", false);
    chunk("finish empty", R"({"model":"m","choices":[{"index":0,"delta":{"content":"a"},"finish_reason":""}]})", true);
    chunk("message", R"({"model":"m","choices":[{"index":0,"message":{"content":"a"}}]})", false);
    chunk("older completion", R"({"model":"m","choices":[{"index":0,"text":"a","delta":{"content":"b"}}]})", false);
    chunk("usage", R"({"model":"m","choices":[{"index":0,"delta":{"content":"a"}}],"usage":{"prompt_tokens":3}})", false);
    chunk("usage in the choice", R"({"model":"m","choices":[{"index":0,"delta":{"content":"a"},"usage":{"prompt_tokens":3}}]})", false);
    chunk("error", R"({"model":"m","choices":[{"index":0,"delta":{"content":"a"}}],"error":{"message":"e"}})", false);
    chunk("error in the choice", R"({"model":"m","choices":[{"index":0,"delta":{"content":"a"},"error":{"message":"e"}}]})", false);
    chunk("Groq's corner", R"({"model":"m","choices":[{"index":0,"delta":{"content":"a"}}],"x_groq":{"error":"e"}})", false);
    chunk("in an array", R"([{"model":"m","choices":[{"index":0,"delta":{"content":"a"}}]}])", false);
    chunk("cut", R"({"model":"m","choices":[{"index":0,"delta":{"content":"a"}}])", false);
    chunk("more after it", R"({"model":"m","choices":[{"index":0,"delta":{"content":"a"}}]} x)", false);
    chunk("broken where nobody looks", R"({"model":"m","choices":[{"index":0,"delta":{"content":"a"}}],"x":tru})", false);
    chunk("number beyond all", R"({"model":"m","choices":[{"index":0,"delta":{"content":"a"}}],"x":1e999})", false);
    chunk("deep", R"({"model":"m","choices":[{"index":0,"delta":{"content":"a"}}],"x":)" + QByteArray(60, '[') + QByteArray(60, ']') + '}', false);
    chunk("long", chunkWith(R"({"content":")" + QByteArray(70'000, 'x') + R"("})"), false);
    chunk("nothing", "", false);
    chunk("spaces", R"( { "choices" : [ { "delta" : { "content" : "a" } } ] } )", true);
}

void TestTextChunk::isLikeTheWholeReader()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, taken);
    const Readings read = readings({first, json, chunkWith(R"({"content":"end"})")});
    QCOMPARE(read.taken.at(1), taken);
    QCOMPARE(read.quick.events, read.whole.events);
    QCOMPARE(read.quick, read.whole);
}

void TestTextChunk::isLikeTheWholeReaderOnRecordings()
{
    qsizetype taken = 0;
    for (const QString &name : WireRecording::names()) {
        SseDecoder decoder;
        QByteArrayList chunks;
        for (const SseEvent &event : decoder.feed(WireRecording::load(name).response.body))
            chunks.append(event.data);
        const Readings read = readings(chunks);
        QVERIFY2(read.quick == read.whole, qPrintable(name));
        taken += read.taken.count(true);
    }
    QVERIFY(taken > 0);
}

void TestTextChunk::isLikeTheWholeReaderOnDamagedChunks()
{
    QRandomGenerator random(20261122);
    const QByteArray whole[] = {
        chunkWith(R"({"content":"He said \"no\",\n\u00e9"})"),
        R"({"id":"x","object":"chat.completion.chunk","created":1741569952,"model":"m","choices":[{"index":0,"delta":{"content":" a","reasoning":null,"refusal":null},"logprobs":null,"finish_reason":null}],"usage":null})",
        R"({"choices":[{"delta":{"reasoning_content":"so","role":"assistant"},"finish_reason":"","index":2}],"model":"m","x":[1,-2.5,{"y":true}]})",
    };
    qsizetype taken = 0;
    for (int round = 0; round < 30'000; ++round) {
        const QByteArray json = damaged(whole[round % std::size(whole)], random);
        const Readings read = readings({first, json});
        QVERIFY2(read.quick == read.whole, json.toPercentEncoding(" {}[]\":,").constData());
        taken += read.taken.count(true);
    }
    QVERIFY(taken > 1000);
}

QTEST_GUILESS_MAIN(TestTextChunk)
#include "tst_textchunk.moc"
