// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/promptfile.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestPromptFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWent()
    {
        const QList<Prompt> prompts{{PromptId(u"1"_s), u"Explain \"it\""_s, Prompt::Use::Question, u"Explain {{topic|日本}}\nin one line."_s},
                                    {PromptId(u"2"_s), u"Brief"_s, Prompt::Use::System, u"Be brief."_s}};
        const auto read = promptsFromJson(promptsToJson(prompts));
        QVERIFY(read.has_value());
        QList<Prompt> expected = prompts;
        for (Prompt &prompt : expected)
            prompt.id = PromptId();
        QCOMPARE(*read, expected);
        QVERIFY(newAmong(*read, prompts).isEmpty());
        QCOMPARE(newAmong(*read, {prompts.constLast()}).size(), 1);
        QCOMPARE(newAmong(*read + *read, {}).size(), 2);
    }

    void refusesOtherFiles_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("conversations") << QByteArray(R"({"lineside":"conversations","prompts":[]})");
        QTest::newRow("no list") << QByteArray(R"({"lineside":"prompts","prompts":{}})");
        QTest::newRow("newer") << QByteArray(R"({"lineside":"prompts","version":2,"prompts":[]})");
    }
    void refusesOtherFiles()
    {
        QFETCH(QByteArray, json);
        const auto read = promptsFromJson(json);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, Error::Kind::Protocol);
    }

    void takesWhatCanBeUsed()
    {
        const auto read = promptsFromJson(R"({"lineside":"prompts","version":1,"prompts":[{"text":"  "},{"text":7},3,{"text":"Say\n it"},{"name":"  n  m ","use":"comet","text":"t"}]})");
        QVERIFY(read.has_value());
        QCOMPARE(read->size(), 2);
        QCOMPARE(read->at(0).name, u"Say it"_s);
        QCOMPARE(read->at(1).name, u"n m"_s);
        QCOMPARE(read->at(1).use, Prompt::Use::Question);
    }
};

QTEST_GUILESS_MAIN(TestPromptFile)
#include "tst_promptfile.moc"
