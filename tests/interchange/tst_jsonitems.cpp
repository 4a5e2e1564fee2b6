// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/jsonitems.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestJsonItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void items_data();
    void items();
    void refused_data();
    void refused();
    void refusesAnItemThatIsTooLarge();
    void staysFailed();
};

namespace {

/// The items as text, or the error's message.
QString readInPieces(const QByteArray &json, qsizetype size)
{
    JsonItems cutter;
    QStringList seen;
    for (qsizetype at = 0; at < json.size(); at += size) {
        const Result<QList<JsonItem>> items = cutter.take(QByteArrayView(json).sliced(at, std::min(size, json.size() - at)));
        if (!items)
            return items.error().message;
        for (const JsonItem &item : *items)
            seen.append(item.key + u'=' + QString::fromUtf8(QJsonDocument(QJsonArray{item.value}).toJson(QJsonDocument::Compact)));
    }
    if (const Result<void> whole = cutter.finish(); !whole)
        return whole.error().message;
    return seen.join(u' ');
}

} // namespace

void TestJsonItems::items_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("items");
    QTest::newRow("empty array") << QByteArray(" [ ] \n") << u""_s;
    QTest::newRow("empty object") << QByteArray("{}") << u""_s;
    QTest::newRow("numbers") << QByteArray("[1, 2.5 ,-3]") << u"=[1] =[2.5] =[-3]"_s;
    QTest::newRow("one string") << QByteArray("[\"a,]}\\\"[\"]") << u"=[\"a,]}\\\"[\"]"_s;
    QTest::newRow("nested") << QByteArray("[{\"a\":[1,{}]},[[]],null]") << u"=[{\"a\":[1,{}]}] =[[[]]] =[null]"_s;
    QTest::newRow("members") << QByteArray("{\"a\": 1,\n\"b,:\": [1,2], \"\": {}}") << u"a=[1] b,:=[[1,2]] =[{}]"_s;
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf[1]") << u"=[1]"_s;
    QTest::newRow("unicode") << QByteArray("[\"\xe6\x97\xa5\xf0\x9f\x9a\x80\"]") << u"=[\"日🚀\"]"_s;
}

void TestJsonItems::items()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, items);
    for (qsizetype size = 1; size <= json.size(); ++size)
        QCOMPARE(readInPieces(json, size), items);
}

void TestJsonItems::refused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("why");
    QTest::newRow("nothing") << QByteArray() << u"it ends too early, at byte 0"_s;
    QTest::newRow("white space") << QByteArray("  \n") << u"it ends too early, at byte 3"_s;
    QTest::newRow("text") << QByteArray("hello") << u"it begins with neither [ nor {, at byte 0"_s;
    QTest::newRow("HTML") << QByteArray("<html>") << u"it begins with neither"_s;
    QTest::newRow("cut in an item") << QByteArray("[1, {\"a\":") << u"it ends too early"_s;
    QTest::newRow("cut between items") << QByteArray("[1,") << u"it ends too early"_s;
    QTest::newRow("cut in a string") << QByteArray("[\"abc") << u"it ends too early"_s;
    QTest::newRow("trailing comma") << QByteArray("[1,]") << u"an item is empty"_s;
    QTest::newRow("two commas") << QByteArray("[1,,2]") << u"an item is empty"_s;
    QTest::newRow("wrong end") << QByteArray("[1}") << u"brackets do not match"_s;
    QTest::newRow("wrong end within") << QByteArray("[{\"a\":1]]") << u"at byte"_s;
    QTest::newRow("two values") << QByteArray("[1 2]") << u"at byte"_s;
    QTest::newRow("member without value") << QByteArray("{\"a\"}") << u"at byte"_s;
    QTest::newRow("something behind") << QByteArray("[1] x") << u"something follows its end, at byte 4"_s;
    QTest::newRow("nested too deep") << QByteArray("[" + QByteArray(5000, '[') + QByteArray(5000, ']') + "]") << u"at byte"_s;
}

void TestJsonItems::refused()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, why);
    for (const qsizetype size : {qsizetype(1), qsizetype(3), std::max<qsizetype>(json.size(), 1)}) {
        const QString problem = readInPieces(json, size);
        QVERIFY2(problem.contains(why), qPrintable(problem));
    }
}

void TestJsonItems::refusesAnItemThatIsTooLarge()
{
    JsonItems cutter(1000);
    QVERIFY(cutter.take("[\"" + QByteArray(900, '1') + "\",\""));
    const Result<QList<JsonItem>> items = cutter.take(QByteArray(1100, 'a'));
    QVERIFY(!items);
    QVERIFY(items.error().message.contains(u"too large"_s));
}

void TestJsonItems::staysFailed()
{
    JsonItems cutter;
    QVERIFY(!cutter.take("x"));
    QVERIFY(!cutter.take("[1]"));
    QVERIFY(!cutter.finish());
}

QTEST_GUILESS_MAIN(TestJsonItems)
#include "tst_jsonitems.moc"
