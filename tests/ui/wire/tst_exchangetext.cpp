// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/wire/exchangetext.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lineside;

class TestExchangeText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void indentsJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *json, const QString &text) { QTest::newRow(name) << QByteArray(json) << text; };
        row("object", "{'a':1,'b':[true,null]}", u"{\n  'a': 1,\n  'b': [\n    true,\n    null\n  ]\n}"_s);
        row("empty", "{'a':{},'b':[]}", u"{\n  'a': {},\n  'b': []\n}"_s);
        row("signs inside a string", "{'a':'{,:[]}'}", u"{\n  'a': '{,:[]}'\n}"_s);
        row("a quote inside a string", "{'a':'x\\',y'}", u"{\n  'a': 'x\\',y'\n}"_s);
        row("spaces", "{ 'a' :\n 1 }", u"{\n  'a': 1\n}"_s);
        row("cut", "{'a':[1,", u"{\n  'a': [\n    1,\n    "_s);
        row("too many ends", "[]]]", u"[]\n]\n]"_s);
        row("no JSON", "a, b: {c}", u"a, b: {c}"_s);
        row("nothing", "", QString());
    }

    void indentsJson()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, text);
        // The rows have single quotes for double ones.
        QCOMPARE(indentedJson(json.replace('\'', '"')), text.replace(u'\'', u'"'));
    }

    void requestShowsReferences()
    {
        HttpRequest request;
        request.url = QUrl(u"https://user:pass@api.example/v1/chat/completions?x=1"_s);
        request.headers.append({"Authorization", ValueTemplate::withKey(u"Bearer "_s, SecretRef::keychain(u"gemini"_s))});
        request.body = "{}";
        QCOMPARE(wireText(request), u"POST https://api.example/v1/chat/completions?x=1\nAuthorization: Bearer {keychain:gemini}\n\n{}"_s);
    }

    void showsTheBodyAsItIsSent()
    {
        HttpRequest request;
        request.url = QUrl(u"https://api.example/v1"_s);
        request.body = "{\"a\":[1, 2],\r\n\"b\":\"\u202e\"}";
        const QString text = wireText(request, BodyForm::AsSent);
        QVERIFY2(text.endsWith(u"\n\n{\"a\":[1, 2],\n\"b\":\"<U+202E>\"}"_s), qPrintable(text));
    }

    void headShowsStatusAndHeaders()
    {
        HttpHead head;
        head.status = 429;
        head.reason = "Too Many Requests";
        head.version = "1.1";
        head.headers = {{"Retry-After", "3"}};
        QCOMPARE(wireText(head), u"HTTP/1.1 429 Too Many Requests\nRetry-After: 3"_s);
        QCOMPARE(wireText(HttpHead{}), u"No status line was read."_s);
    }

    void timesAreThoseThatAreKnown()
    {
        ReplyTimes times;
        times.firstByte = 12340us;
        times.total = 2s;
        QCOMPARE(timesText(times), u"First byte: 12.3 ms\nTotal: 2,000.0 ms"_s);
    }

    void longBodiesAreCut()
    {
        QVERIFY(indentedJson(QByteArray(10'000'000, 'x')).size() < 70'000);
        QVERIFY(indentedJson(QByteArray(1'000'000, '[')).size() < 20'000'000);
    }
};

QTEST_MAIN(TestExchangeText)
#include "tst_exchangetext.moc"
