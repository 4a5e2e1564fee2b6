// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The outline of a JSON text, and changing one without touching the rest.
#include "gateway/jsonmerge.h"
#include "gateway/jsonoutline.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

using Trouble = JsonTrouble::Kind;

class TestJsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void troublesAreFoundWhereTheyAre_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<JsonTrouble>>("troubles");
        const auto row
            = [](const char *name, const QString &text, const QList<JsonTrouble> &troubles) { QTest::newRow(name) << text << troubles; };
        row("good", u"{\"a\": [1, -2.5e3, true, null, \"x\\n\\u00e9\"], \"b\": {}}"_s, {});
        row("nothing", QString(), { { Trouble::NoValue, 0, 1 } });
        row("no colon", u"{\"a\" 1}"_s, { { Trouble::NoColon, 1, 4 } });
        row("no value", u"{\"a\": }"_s, { { Trouble::NoValue, 6, 7 } });
        row("no comma", u"{\"a\": 1 \"b\": 2}"_s, { { Trouble::NoComma, 7, 8 } });
        row("comma too many", u"[1, 2,]"_s, { { Trouble::ExtraComma, 5, 6 } });
        row("open text", u"{\"a\": \"x\n}"_s, { { Trouble::OpenText, 6, 8 } });
        row("word", u"{\"a\": yes}"_s, { { Trouble::BadWord, 6, 9 } });
        row("name without quotes", u"{a: 1}"_s, { { Trouble::NoKey, 1, 2 } });
        row("not closed", u"{\"a\": [1}"_s, { { Trouble::WrongClosing, 8, 9 }, { Trouble::NotClosed, 0, 1 } });
        row("after the end", u"{} x"_s, { { Trouble::AfterEnd, 3, 4 } });
        row("escape", u"[\"\\q\"]"_s, { { Trouble::BadText, 2, 4 } });
        row("the same name", u"{\"a\":1,\"a\":2}"_s, { { Trouble::SameKey, 7, 10 } });
        row("two at once", u"{\"a\": x, \"b\" 2}"_s, { { Trouble::BadWord, 6, 7 }, { Trouble::NoColon, 9, 12 } });
    }

    void troublesAreFoundWhereTheyAre()
    {
        QFETCH(QString, text);
        QTEST(jsonOutline(text).troubles, "troubles");
    }

    // Every beginning of a text ends, and is JSON only where Qt says so too.
    void everyBeginningIsRead()
    {
        const QString whole
            = u"{\"id\": \"a\", \"uris\": [\"/x\", \"/y\"], \"plugins\": {\"ai-proxy\": {\"auth\": {\"header\": {\"A\": \"\\u0041{\"}}, \"n\": -1.5e2}}}"_s;
        for (qsizetype length = 0; length <= whole.size(); ++length) {
            const QString text = whole.first(length);
            QCOMPARE(jsonOutline(text).troubles.isEmpty(), QJsonDocument::fromJson(text.toUtf8()).isObject());
            jsonPlace(text, length);
        }
        QVERIFY(!jsonOutline(QString(100'000, u'[')).troubles.isEmpty());
        QVERIFY(jsonOutline(QString(u"{\"a\""_s).repeated(1'000)).troubles.size() <= 20);
    }

    void placesAreFound_data()
    {
        QTest::addColumn<QString>("value");
        QTest::newRow("uri") << u"\"/x\""_s;
        QTest::newRow("plugins.a-b.key.with.dots") << u"7"_s;
        QTest::newRow("plugins.list[1].name") << u"\"two\""_s;
        QTest::newRow("plugins.list.0.name") << u"\"one\""_s;
        QTest::newRow("plugins.list[1].missing") << u"{\"name\": \"two\"}"_s;
        QTest::newRow("missing") << QString();
    }

    void placesAreFound()
    {
        QFETCH(QString, value);
        const QString text
            = u"{\"uri\": \"/x\", \"plugins\": {\"a-b\": {\"key.with.dots\": 7}, \"list\": [{\"name\": \"one\"}, {\"name\": \"two\"}]}}"_s;
        const JsonOutline outline = jsonOutline(text);
        const JsonNode *node = nodeAtPlace(outline, QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY(node);
        QCOMPARE(text.sliced(node->begin, node->end - node->begin), value.isEmpty() ? text : value);
    }

    void whatIsBeingTyped_data()
    {
        QTest::addColumn<QString>("text"); // the bar is the cursor
        QTest::addColumn<QStringList>("path");
        QTest::addColumn<bool>("isKey");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("typed");
        const QStringList plugin { u"plugins"_s, u"ai-proxy"_s };
        QTest::newRow("a name") << u"{\"na|}"_s << QStringList() << true << QString() << u"na"_s;
        QTest::newRow("an empty object") << u"{|}"_s << QStringList() << true << QString() << QString();
        QTest::newRow("a value") << u"{\"name\": \"x|\"}"_s << QStringList() << false << u"name"_s << u"x"_s;
        QTest::newRow("a bare value") << u"{\"status\": tr|}"_s << QStringList() << false << u"status"_s << u"tr"_s;
        QTest::newRow("a name inside") << u"{\"plugins\": {\"ai-proxy\": {\"provider\": \"gemini\", \"ti|\" }}}"_s << plugin << true
                                       << QString() << u"ti"_s;
        QTest::newRow("a value inside") << u"{\"plugins\": {\"ai-proxy\": {\"provider\": \"|\" }}}"_s << plugin << false << u"provider"_s
                                        << QString();
        QTest::newRow("after a comma") << u"{\"a\": 1, |}"_s << QStringList() << true << QString() << QString();
        QTest::newRow("in a list") << u"{\"methods\": [\"GET\", \"P|\"]}"_s << QStringList { u"methods"_s } << false << QString() << u"P"_s;
        QTest::newRow("in an item") << u"{\"l\": [{\"a\": 1}, {\"|\"}]}"_s << QStringList { u"l"_s, u"1"_s } << true << QString()
                                    << QString();
    }

    void whatIsBeingTyped()
    {
        QFETCH(QString, text);
        const qsizetype cursor = text.indexOf(u'|');
        const JsonPlace place = jsonPlace(text.remove(u'|'), cursor);
        QTEST(place.path, "path");
        QTEST(place.isKey, "isKey");
        QTEST(place.key, "key");
        QTEST(place.typed, "typed");
    }

    void namesThatAreThereAreKnown()
    {
        const QString text = u"{\"plugins\": {\"ai-proxy\": {\"provider\": \"gemini\", \"ti\", \"auth\": {}}}}"_s;
        QCOMPARE(jsonPlace(text, text.indexOf(u"ti"_s) + 2).siblings, (QStringList { u"provider"_s, u"auth"_s }));
    }

    void aMergeTouchesOnlyWhatDiffers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("wanted");
        QTest::addColumn<QString>("merged");
        const QString own = u"{\n  \"uri\": \"/x\",\n  \"id\" : \"a\"\n}"_s;
        QTest::newRow("the same") << own << QByteArray(R"({"id":"a","uri":"/x"})") << own;
        QTest::newRow("a value") << own << QByteArray(R"({"id":"b","uri":"/x"})") << u"{\n  \"uri\": \"/x\",\n  \"id\" : \"b\"\n}"_s;
        QTest::newRow("one more") << own << QByteArray(R"({"id":"a","uri":"/x","n":1})")
                                  << u"{\n  \"uri\": \"/x\",\n  \"id\" : \"a\",\n  \"n\": 1\n}"_s;
        QTest::newRow("the first goes") << own << QByteArray(R"({"id":"a"})") << u"{\n  \"id\" : \"a\"\n}"_s;
        QTest::newRow("the last goes") << own << QByteArray(R"({"uri":"/x"})") << u"{\n  \"uri\": \"/x\"\n}"_s;
        QTest::newRow("all go") << own << QByteArray("{}") << u"{}"_s;
        QTest::newRow("inside") << u"{\"p\": {\"b\": 1, \"a\": [1, 2]}}"_s << QByteArray(R"({"p":{"a":[1,3],"b":1}})")
                                << u"{\"p\": {\"b\": 1, \"a\": [1, 3]}}"_s;
        QTest::newRow("a longer list") << u"{\"a\": [1, 2]}"_s << QByteArray(R"({"a":[1,2,3]})") << u"{\"a\": [1, 2, 3]}"_s;
        QTest::newRow("a shorter list") << u"{\"a\": [1, 2]}"_s << QByteArray(R"({"a":[1]})") << u"{\"a\": [1]}"_s;
        QTest::newRow("no JSON") << u"{\"a\": "_s << QByteArray(R"({"a":1})") << u"{\n    \"a\": 1\n}"_s;
        QTest::newRow("nothing") << QString() << QByteArray(R"({"a":1})") << u"{\n    \"a\": 1\n}"_s;
    }

    void aMergeTouchesOnlyWhatDiffers()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, wanted);
        QTEST(mergedJsonText(text, wanted), "merged");
    }

    // Whatever is wanted is what the merged text means.
    void aMergeMeansWhatIsWanted()
    {
        const QByteArrayList jsons { R"({})",
                                     R"({"a":1})",
                                     R"({"a":{"b":[{"c":1},{"d":"x"}]},"e":null})",
                                     R"({"a":{"b":[{"c":2}]},"f":[[],{}]})",
                                     R"({"a":[],"e":"\u0041\n"})",
                                     R"({"a":{"b":[]},"e":{"x":{"y":{"z":1}}}})" };
        for (const QByteArray &from : jsons) {
            for (const QByteArray &to : jsons) {
                for (const auto format : { QJsonDocument::Compact, QJsonDocument::Indented }) {
                    const QString text = QString::fromUtf8(QJsonDocument::fromJson(from).toJson(format));
                    QCOMPARE(QJsonDocument::fromJson(mergedJsonText(text, to).toUtf8()), QJsonDocument::fromJson(to));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
