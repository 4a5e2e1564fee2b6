// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/usagereader.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

QString inWords(const Usage &usage)
{
    const auto word = [](const std::optional<qint64> &count) { return count ? QString::number(*count) : u"-"_s; };
    return u"in %1 cached %2 written %3 out %4 think %5 total %6 open %7"_s.arg(
        word(usage.input), word(usage.cached), word(usage.cacheWrite), word(usage.output), word(usage.reasoning), word(usage.totalReported), word(usage.unaccounted()));
}

} // namespace

class TestUsageReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
};

void TestUsageReader::reads_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected");

    QTest::newRow("Gemini: thinking is in the total only") << QByteArray(R"({"prompt_tokens":15,"completion_tokens":8,"total_tokens":41})") << u"in 15 cached - written - out 8 think - total 41 open 18"_s;
    QTest::newRow("OpenAI: reasoning is inside the output") << QByteArray(R"({"prompt_tokens":10,"completion_tokens":50,"total_tokens":60,"prompt_tokens_details":{"cached_tokens":4,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":40}})")
                                                            << u"in 10 cached 4 written - out 50 think 40 total 60 open -"_s;
    QTest::newRow("xAI: reasoning is outside, and explains the total") << QByteArray(R"({"prompt_tokens":15,"completion_tokens":8,"total_tokens":41,"completion_tokens_details":{"reasoning_tokens":18}})") << u"in 15 cached - written - out 8 think 18 total 41 open -"_s;
    QTest::newRow("reasoning explains a part") << QByteArray(R"({"prompt_tokens":15,"completion_tokens":8,"total_tokens":41,"completion_tokens_details":{"reasoning_tokens":10}})") << u"in 15 cached - written - out 8 think 10 total 41 open 8"_s;
    QTest::newRow("DeepSeek") << QByteArray(R"({"prompt_tokens":9,"prompt_cache_hit_tokens":6,"prompt_cache_miss_tokens":3,"completion_tokens":2,"total_tokens":11})") << u"in 9 cached 6 written - out 2 think - total 11 open -"_s;
    QTest::newRow("OpenRouter") << QByteArray(R"({"prompt_tokens":9,"completion_tokens":2,"total_tokens":11,"cost":0.1,"prompt_tokens_details":{"cached_tokens":3,"cache_write_tokens":4}})") << u"in 9 cached 3 written 4 out 2 think - total 11 open -"_s;
    QTest::newRow("Responses") << QByteArray(R"({"input_tokens":9,"input_tokens_details":{"cached_tokens":3},"output_tokens":5,"output_tokens_details":{"reasoning_tokens":2},"total_tokens":14})") << u"in 9 cached 3 written - out 5 think 2 total 14 open -"_s;
    QTest::newRow("Anthropic: the input leaves out the cache") << QByteArray(R"({"input_tokens":9,"cache_creation_input_tokens":20,"cache_read_input_tokens":100,"output_tokens":5,"output_tokens_details":{"thinking_tokens":1}})") << u"in 129 cached 100 written 20 out 5 think 1 total - open -"_s;
    QTest::newRow("Gemini native") << QByteArray(R"({"promptTokenCount":15,"candidatesTokenCount":8,"thoughtsTokenCount":18,"cachedContentTokenCount":2,"totalTokenCount":41})") << u"in 15 cached 2 written - out 8 think 18 total 41 open -"_s;
    QTest::newRow("zero is a report") << QByteArray(R"({"prompt_tokens":0,"completion_tokens":0,"total_tokens":0})") << u"in 0 cached - written - out 0 think - total 0 open -"_s;
    QTest::newRow("numerals in strings") << QByteArray(R"({"prompt_tokens":"15","completion_tokens":" 8 ","total_tokens":"x"})") << u"in 15 cached - written - out 8 think - total - open -"_s;
    QTest::newRow("floats") << QByteArray(R"({"prompt_tokens":15.0,"completion_tokens":7.6,"total_tokens":4.1e1})") << u"in 15 cached - written - out 8 think - total 41 open 18"_s;
    QTest::newRow("negatives, nulls, other types") << QByteArray(R"({"prompt_tokens":-1,"completion_tokens":null,"total_tokens":true,"prompt_tokens_details":null,"completion_tokens_details":[1]})") << u"in - cached - written - out - think - total - open -"_s;
    QTest::newRow("the cap") << QByteArray(R"({"prompt_tokens":9007199254740992,"completion_tokens":1e300,"total_tokens":"inf"})") << u"in 9007199254740992 cached - written - out 9007199254740992 think - total - open -"_s;
    QTest::newRow("a total below the sum") << QByteArray(R"({"prompt_tokens":15,"completion_tokens":8,"total_tokens":20})") << u"in 15 cached - written - out 8 think - total 20 open -"_s;
    QTest::newRow("the first name that holds a count") << QByteArray(R"({"prompt_tokens":null,"input_tokens":3})") << u"in 3 cached - written - out - think - total - open -"_s;
    QTest::newRow("empty") << QByteArray("{}") << u"in - cached - written - out - think - total - open -"_s;
    QTest::newRow("no object") << QByteArray("[1]") << u"in - cached - written - out - think - total - open -"_s;
}

void TestUsageReader::reads()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, expected);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonValue value = document.isObject() ? QJsonValue(document.object()) : QJsonValue(7);
    QCOMPARE(inWords(readUsage(value)), expected);
}

QTEST_GUILESS_MAIN(TestUsageReader)
#include "tst_usagereader.moc"
