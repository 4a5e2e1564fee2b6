// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/formdocument.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

FormDocument documentOf(const QByteArray &json)
{
    return FormDocument::fromJson(json).value();
}

} // namespace

class TestFormDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void whatIsNoObjectIsRefused()
    {
        QVERIFY(!FormDocument::fromJson("[]"));
        QVERIFY(!FormDocument::fromJson("{"));
        QVERIFY(FormDocument::fromJson("  "));
        QCOMPARE(FormDocument().toJson(), QByteArray());
    }

    void changes_data()
    {
        using Change = std::function<void(FormDocument &)>;
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const Change &change, const QByteArray &after) {
            QTest::newRow(name) << before << change << after;
        };
        row(
            "a text keeps what is unknown", R"({"x":{"y":1}})", [](FormDocument &d) { d.setText({ u"a"_s }, u"b"_s); },
            R"({"a":"b","x":{"y":1}})");
        row(
            "groups come with their first field", "",
            [](FormDocument &d) {
                d.setSwitch({ u"a"_s, u"b"_s }, true);
            },
            R"({"a":{"b":true}})");
        row(
            "and go with the last", R"({"a":{"b":{"c":1}},"d":1})",
            [](FormDocument &d) {
                d.remove({ u"a"_s, u"b"_s, u"c"_s });
            },
            R"({"d":1})");
        row(
            "what is not there is not removed", R"({"a":{}})",
            [](FormDocument &d) {
                d.remove({ u"a"_s, u"b"_s });
            },
            R"({"a":{}})");
        row(
            "whole number", "", [](FormDocument &d) { d.setNumber({ u"n"_s }, u" 30000 "_s); }, R"({"n":30000})");
        row(
            "number", "", [](FormDocument &d) { d.setNumber({ u"n"_s }, u"0.5"_s); }, R"({"n":0.5})");
        row(
            "no number", "", [](FormDocument &d) { d.setNumber({ u"n"_s }, u"12a"_s); }, R"({"n":"12a"})");
        row(
            "not a number", "", [](FormDocument &d) { d.setNumber({ u"n"_s }, u"nan"_s); }, R"({"n":"nan"})");
        row(
            "texts", "",
            [](FormDocument &d) {
                d.setTexts({ u"l"_s }, { u"a"_s, u"b"_s });
            },
            R"({"l":["a","b"]})");
        row(
            "numbers", "",
            [](FormDocument &d) {
                d.setNumbers({ u"l"_s }, { u"1"_s, u"x"_s });
            },
            R"({"l":[1,"x"]})");
        row(
            "json", "", [](FormDocument &d) { d.setJson({ u"j"_s }, R"([1,{"a":null}])"); }, R"({"j":[1,{"a":null}]})");
        row(
            "plain json", "", [](FormDocument &d) { d.setJson({ u"j"_s }, "7"); }, R"({"j":7})");
        row(
            "no json", R"({"j":1})", [](FormDocument &d) { d.setJson({ u"j"_s }, "{"); }, R"({"j":1})");
        row(
            "two values are no json", R"({"j":1})", [](FormDocument &d) { d.setJson({ u"j"_s }, "1,2"); }, R"({"j":1})");
        row(
            "the whole is an object", R"({"j":1})", [](FormDocument &d) { d.setJson({}, "[]"); }, R"({"j":1})");
        row(
            "a field of an item", R"({"l":[{"a":1},{"a":2}]})",
            [](FormDocument &d) {
                d.setText({ u"l"_s, u"1"_s, u"b"_s }, u"x"_s);
            },
            R"({"l":[{"a":1},{"a":2,"b":"x"}]})");
        row(
            "an item stays when it is emptied", R"({"l":[{"a":1}]})",
            [](FormDocument &d) {
                d.remove({ u"l"_s, u"0"_s, u"a"_s });
            },
            R"({"l":[{}]})");
        row(
            "an item goes", R"({"l":[{"a":1},{"a":2}]})",
            [](FormDocument &d) {
                d.remove({ u"l"_s, u"0"_s });
            },
            R"({"l":[{"a":2}]})");
        row(
            "an item is added", "", [](FormDocument &d) { d.insertItem({ u"l"_s }, 9); }, R"({"l":[{}]})");
        row(
            "an item is doubled", R"({"l":[{"a":1},{"a":2}]})", [](FormDocument &d) { d.duplicateItem({ u"l"_s }, 0); },
            R"({"l":[{"a":1},{"a":1},{"a":2}]})");
        row(
            "an item is moved", R"({"l":[1,2,3]})", [](FormDocument &d) { d.moveItem({ u"l"_s }, 0, 2); }, R"({"l":[2,3,1]})");
        row(
            "moved too far", R"({"l":[1]})", [](FormDocument &d) { d.moveItem({ u"l"_s }, 0, 1); }, R"({"l":[1]})");
        row(
            "far beyond a list", R"({"l":[1]})",
            [](FormDocument &d) {
                d.setText({ u"l"_s, u"5"_s }, u"x"_s);
            },
            R"({"l":[1]})");
        row(
            "a name", R"({"m":{"a":"1","b":"2"}})",
            [](FormDocument &d) {
                d.rename({ u"m"_s, u"a"_s }, u"c"_s);
            },
            R"({"m":{"b":"2","c":"1"}})");
        row(
            "a group where a number was", R"({"a":7})",
            [](FormDocument &d) {
                d.setText({ u"a"_s, u"b"_s }, u"x"_s);
            },
            R"({"a":{"b":"x"}})");
    }

    void changes()
    {
        QFETCH(QByteArray, before);
        QFETCH(std::function<void(FormDocument &)>, change);
        FormDocument document = documentOf(before);
        change(document);
        QTEST(document.toJson(), "after");
    }

    void valuesAreShownAsTheyWouldBeTyped_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("shown");
        QTest::newRow("text") << QByteArray(R"("a b")") << u"a b"_s;
        QTest::newRow("number") << QByteArray("30000") << u"30000"_s;
        QTest::newRow("list") << QByteArray(R"(["a",1,true])") << u"a, 1, true"_s;
        QTest::newRow("list of objects") << QByteArray(R"([{"a":1}])") << u"[{\"a\":1}]"_s;
        QTest::newRow("object") << QByteArray(R"({"a":1})") << u"{\"a\":1}"_s;
        QTest::newRow("null") << QByteArray("null") << u"null"_s;
    }

    void valuesAreShownAsTheyWouldBeTyped()
    {
        QFETCH(QByteArray, value);
        const FormDocument document = documentOf("{\"v\":" + value + '}');
        QTEST(document.shown({ u"v"_s }), "shown");
        QCOMPARE(document.shown({ u"v"_s, u"7"_s, u"x"_s }), QString());
    }
};

Q_DECLARE_METATYPE(std::function<void(lineside::FormDocument &)>)

QTEST_GUILESS_MAIN(TestFormDocument)
#include "tst_formdocument.moc"
