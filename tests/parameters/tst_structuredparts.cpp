// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "parameters/structuredparts.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(ResponseFormat)

class TestStructuredParts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void formats_data()
    {
        QTest::addColumn<ResponseFormat>("format");
        QTest::addColumn<QByteArray>("json"); // empty: not set
        using Kind = ResponseFormat::Kind;
        QTest::newRow("unset") << ResponseFormat{} << QByteArray();
        QTest::newRow("text") << ResponseFormat{.kind = Kind::Text} << QByteArray(R"({"type":"text"})");
        QTest::newRow("JSON") << ResponseFormat{.kind = Kind::JsonObject} << QByteArray(R"({"type":"json_object"})");
        QTest::newRow("by a schema") << ResponseFormat{.kind = Kind::JsonSchema, .name = u"city"_s, .strict = true, .schema = R"({"type":"object"})"}
            << QByteArray(R"({"json_schema":{"name":"city","schema":{"type":"object"},"strict":true},"type":"json_schema"})");
    }

    void formats()
    {
        QFETCH(ResponseFormat, format);
        QFETCH(QByteArray, json);
        QCOMPARE(writeResponseFormat(format).value_or(QByteArray()), json);
        QCOMPARE(readResponseFormat(json.isEmpty() ? std::nullopt : std::optional(json)), format);
    }

    void tools_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says"); // empty: nothing is wrong
        QTest::newRow("none") << u"[]"_s << QString();
        QTest::newRow("a tool") << u"[{'name':'a','description':'d','parameters':{'type':'object'}}]"_s << QString();
        QTest::newRow("in its frame") << u"[{'type':'function','function':{'name':'a'}}]"_s << QString();
        QTest::newRow("no list") << u"{}"_s << u"not a JSON array"_s;
        QTest::newRow("no JSON") << u"[{'name':'a',}]"_s << u"Line 1, column"_s;
        QTest::newRow("no name") << u"[{'name':'a'},{'description':'d'}]"_s << u"Tool 2 needs a name"_s;
        QTest::newRow("a name with a space") << u"[{'name':'a b'}]"_s << u"Tool 1 needs a name"_s;
        QTest::newRow("no object") << u"[7]"_s << u"Tool 1 is not an object"_s;
        QTest::newRow("parameters as a list") << u"[{'name':'a','parameters':[]}]"_s << u"not a JSON Schema"_s;
        QTest::newRow("a description as a number") << u"[{'name':'a','description':1}]"_s << u"not a text"_s;
        QTest::newRow("twice") << u"[{'name':'a'},{'name':'a'}]"_s << u"Two tools have the name “a”"_s;
    }

    void tools()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto mistake = findToolsMistake(text.replace(u'\'', u'"'));
        QCOMPARE(mistake.has_value(), !says.isEmpty());
        if (mistake)
            QVERIFY2(mistake->text().contains(says), qPrintable(mistake->text()));
    }

    void toolsAreWrittenInTheirFrame()
    {
        const auto json = writeTools(uR"([{"name":"a","parameters":{"type":"object"}},{"type":"function","function":{"name":"b"}}])"_s);
        QCOMPARE(*json, R"([{"function":{"name":"a","parameters":{"type":"object"}},"type":"function"},{"function":{"name":"b"},"type":"function"}])");
        QCOMPARE(toolNames(json), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(writeTools(toolsText(json)), json);
        QCOMPARE(writeTools(u"[]"_s), std::nullopt);
        QVERIFY(toolNames(std::nullopt).isEmpty());
        QCOMPARE(callTool(u"a"_s), R"({"function":{"name":"a"},"type":"function"})");
    }
};

QTEST_GUILESS_MAIN(TestStructuredParts)
#include "tst_structuredparts.moc"
