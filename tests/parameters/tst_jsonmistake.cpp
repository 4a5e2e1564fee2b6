// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "parameters/jsonmistake.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestJsonMistake : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isArray");
        QTest::addColumn<bool>("fits");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("an object") << u"{}"_s << false << true << 0 << 0;
        QTest::newRow("an array") << u" [1]\n"_s << true << true << 0 << 0;
        QTest::newRow("the other") << u"{}"_s << true << false << 0 << 0;
        QTest::newRow("the other way") << u"[]"_s << false << false << 0 << 0;
        QTest::newRow("a comma too many") << u"{\n  \"a\": 1,\n}"_s << false << false << 3 << 2; // behind the brace that came too early
        QTest::newRow("an open end") << u"{\n  \"a\": "_s << false << false << 2 << 8;
        QTest::newRow("after wide characters") << u"{\"äö😀\": x}"_s << false << false << 1 << 10;
        QTest::newRow("empty") << QString() << false << false << 1 << 1;
    }

    void finds()
    {
        QFETCH(QString, text);
        QFETCH(bool, isArray);
        QFETCH(bool, fits);
        const auto mistake = findJsonMistake(text, isArray ? JsonShape::Array : JsonShape::Object);
        QCOMPARE(!mistake.has_value(), fits);
        if (!mistake)
            return;
        QTEST(mistake->line, "line");
        QTEST(mistake->column, "column");
        QVERIFY(!mistake->problem.isEmpty());
        QCOMPARE(mistake->text().startsWith(u"Line "_s), mistake->line > 0);
    }

    void writes()
    {
        QCOMPARE(compactedJson(u"{ \"a\" :\n [1, 2] }"_s), R"({"a":[1,2]})");
        QCOMPARE(prettyJson("{\"a\":1}"), u"{\n    \"a\": 1\n}"_s);
        QCOMPARE(prettyJson("none"), u"none"_s);
    }
};

QTEST_GUILESS_MAIN(TestJsonMistake)
#include "tst_jsonmistake.moc"
