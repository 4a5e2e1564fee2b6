// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "parameters/parametertext.h"

#include <QLocale>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

using Kind = ParameterSpec::Kind;

ParameterSpec spec(const QString &name, Kind kind, std::optional<double> least = {}, std::optional<double> most = {}, bool above = false)
{
    ParameterSpec made;
    made.name = name;
    made.kind = kind;
    made.least = least;
    made.most = most;
    made.above = above;
    return made;
}

const ParameterSpec temperature = spec(u"temperature"_s, Kind::Number, 0, 2);
const ParameterSpec topP = spec(u"top_p"_s, Kind::Number, 0, 1, true);
const ParameterSpec maxTokens = spec(u"max_tokens"_s, Kind::Whole, 1);
const ParameterSpec stop = spec(u"stop"_s, Kind::Texts, {}, 2);
const ParameterSpec seed = spec(u"seed"_s, Kind::Whole);
const ParameterSpec topK = spec(u"top_k"_s, Kind::Whole, 0);
const ParameterSpec user = spec(u"user"_s, Kind::Text);
const ParameterSpec flag = spec(u"logprobs"_s, Kind::Flag);
const ParameterSpec effort = spec(u"reasoning_effort"_s, Kind::Choice);
const ParameterSpec choice = spec(u"tool_choice"_s, Kind::Choice);

} // namespace

Q_DECLARE_METATYPE(ParameterSpec)

class TestParameterText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void reads_data()
    {
        QTest::addColumn<ParameterSpec>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("json"); // empty: not set
        QTest::addColumn<QString>("shown");
        QTest::newRow("a number") << temperature << u" 0.7 "_s << QByteArray("0.7") << u"0.7"_s;
        QTest::newRow("its limits") << temperature << u"2"_s << QByteArray("2") << u"2"_s;
        QTest::newRow("nothing") << temperature << u"  "_s << QByteArray() << QString();
        QTest::newRow("a whole number") << maxTokens << u"4096"_s << QByteArray("4096") << u"4096"_s;
        QTest::newRow("a large one") << seed << u"9007199254740992"_s << QByteArray("9007199254740992") << u"9007199254740992"_s;
        QTest::newRow("in extra") << topK << u"40"_s << QByteArray("40") << u"40"_s;
        QTest::newRow("a word") << effort << u"low"_s << QByteArray("\"low\"") << u"low"_s;
        QTest::newRow("a text with quotes") << user << u"a \"b\""_s << QByteArray("\"a \\\"b\\\"\"") << u"a \"b\""_s;
        QTest::newRow("a flag") << flag << u"true"_s << QByteArray("true") << u"true"_s;
        QTest::newRow("texts") << stop << u"END\n\\n\\n"_s << QByteArray("[\"END\",\"\\n\\n\"]") << u"END\n\\n\\n"_s;
        QTest::newRow("an object as a choice") << choice << u"{\"type\":\"function\"}"_s << QByteArray("{\"type\":\"function\"}") << u"{\"type\":\"function\"}"_s;
    }

    void reads()
    {
        QFETCH(ParameterSpec, field);
        QFETCH(QString, text);
        QFETCH(QByteArray, json);
        QFETCH(QString, shown);
        const auto read = readParameter(field, text);
        QVERIFY2(read, read ? "" : qPrintable(read.error()));
        QCOMPARE(read->value_or(QByteArray()), json);
        ChatParameters parameters;
        setParameter(parameters, field.name, *read);
        QCOMPARE(parameterValue(parameters, field.name), *read);
        QCOMPARE(parameterText(field, parameterValue(parameters, field.name)), shown);
        setParameter(parameters, field.name, std::nullopt);
        QCOMPARE(parameters, ChatParameters());
    }

    void refuses_data()
    {
        QTest::addColumn<ParameterSpec>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("above") << temperature << u"2.1"_s << u"It is a number, 0 to 2."_s;
        QTest::newRow("below") << temperature << u"-0.1"_s << u"It is a number, 0 to 2."_s;
        QTest::newRow("at a limit that is excluded") << topP << u"0"_s << u"It is a number, above 0, to 1."_s;
        QTest::newRow("a word") << temperature << u"warm"_s << u"It is a number, 0 to 2."_s;
        QTest::newRow("not a number at all") << temperature << u"nan"_s << u"It is a number, 0 to 2."_s;
        QTest::newRow("a half token") << maxTokens << u"1.5"_s << u"It is a whole number, from 1."_s;
        QTest::newRow("none") << maxTokens << u"0"_s << u"It is a whole number, from 1."_s;
        QTest::newRow("beyond exact numbers") << seed << u"1e300"_s << u"It is a whole number."_s;
        QTest::newRow("too many texts") << stop << u"a\nb\nc"_s << u"At most 2, one a line."_s;
    }

    void refuses()
    {
        QFETCH(ParameterSpec, field);
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto read = readParameter(field, text);
        QVERIFY(!read);
        QCOMPARE(read.error(), says);
    }

    void takesTheLocalesComma()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(readParameter(temperature, u"0,7"_s).value(), std::optional(QByteArray("0.7")));
        QCOMPARE(readParameter(temperature, u"0.7"_s).value(), std::optional(QByteArray("0.7")));
    }

    void theNamedFieldsAreMembers()
    {
        ChatParameters parameters;
        for (const auto &[name, json] : {std::pair(u"temperature"_s, "0.5"), {u"top_p"_s, "0.9"}, {u"max_tokens"_s, "7"}, {u"seed"_s, "8"}, {u"reasoning_effort"_s, "\"low\""}})
            setParameter(parameters, name, QByteArray(json));
        QCOMPARE(parameters.temperature, 0.5);
        QCOMPARE(parameters.topP, 0.9);
        QCOMPARE(parameters.maxTokens, 7);
        QCOMPARE(parameters.seed, 8);
        QCOMPARE(parameters.reasoningEffort, u"low"_s);
        QVERIFY(parameters.extra.isEmpty());
    }

    void whatIsLeftOutIsNotShown()
    {
        ChatParameters parameters;
        parameters.seed = 3;
        parameters.extra.insert(u"seed"_s, "null");
        QCOMPARE(parameterValue(parameters, u"seed"_s), std::nullopt);
        parameters.extra.insert(u"seed"_s, "9");
        QCOMPARE(parameterValue(parameters, u"seed"_s), QByteArray("9"));
    }
};

QTEST_GUILESS_MAIN(TestParameterText)
#include "tst_parametertext.moc"
