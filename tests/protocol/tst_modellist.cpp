// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/modellist.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestModelList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lists_data();
    void lists();
    void refuses_data();
    void refuses();
};

void TestModelList::lists_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");

    QTest::newRow("OpenAI") << QByteArray(R"({"object":"list","data":[{"id":"gpt","object":"model","owned_by":"openai"},{"id":"b"}]})") << u"gpt by openai, b by "_s;
    QTest::newRow("Gemini keeps its prefix") << QByteArray(R"({"data":[{"id":"models/gemini-2.5-flash","owned_by":"google"}]})") << u"models/gemini-2.5-flash by google"_s;
    QTest::newRow("Together: a bare array") << QByteArray(R"([{"id":"llama","organization":"Meta"}])") << u"llama by Meta"_s;
    QTest::newRow("Ollama: models by name") << QByteArray(R"({"models":[{"name":"llama3:8b","model":"llama3:8b"}]})") << u"llama3:8b by "_s;
    QTest::newRow("texts") << QByteArray(R"({"data":["a","b"]})") << u"a by , b by "_s;
    QTest::newRow("empty") << QByteArray(R"({"data":[]})") << u""_s;
    QTest::newRow("Lua's empty list") << QByteArray(R"({"data":{}})") << u""_s;
    QTest::newRow("nonsense between") << QByteArray(R"({"data":[null,7,{},{"id":""},{"id":"a"}]})") << u"a by "_s;
}

void TestModelList::lists()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    const auto models = parseModelList(body);
    QVERIFY(models.has_value());
    QStringList words;
    for (const ModelInfo &model : *models)
        words.append(model.id + u" by "_s + model.ownedBy);
    QCOMPARE(words.join(u", "_s), expected);
}

void TestModelList::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("details");

    QTest::newRow("nothing") << QByteArray() << u""_s;
    QTest::newRow("a page") << QByteArray("<title>Log in</title>") << u"Log in"_s;
    QTest::newRow("an error") << QByteArray(R"({"error":{"message":"No list here"}})") << u"No list here"_s;
    QTest::newRow("Gemini's error") << QByteArray(R"([{"error":{"message":"No key"}}])") << u"No key"_s;
    QTest::newRow("cut") << QByteArray(R"({"data":[{"id":"a")") << uR"({"data":[{"id":"a")"_s;
    QTest::newRow("another object") << QByteArray(R"({"data":{"id":"a"}})") << uR"({"data":{"id":"a"}})"_s;
}

void TestModelList::refuses()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, details);
    const auto models = parseModelList(body);
    QVERIFY(!models.has_value());
    QCOMPARE(models.error().kind, Error::Kind::Protocol);
    QCOMPARE(models.error().details, details);
}

QTEST_GUILESS_MAIN(TestModelList)
#include "tst_modellist.moc"
