// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "parameters/replycheck.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

// JSON with single quotes, for the eye.
QByteArray json(const QByteArray &quoted)
{
    return QByteArray(quoted).replace('\'', '"');
}

QString text(const char *quoted)
{
    return QString::fromUtf8(json(quoted));
}

const QByteArray city = json("{'type':'object','required':['name'],'additionalProperties':false, 'properties':{'name':{'type':'string','minLength':1},'people':{'type':'integer','minimum':0},'twins':{'type':'array','items':{'type':'string'}}}}");

} // namespace

class TestReplyCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void replies_data()
    {
        QTest::addColumn<QString>("reply");
        QTest::addColumn<QString>("says"); // empty: it fits
        QTest::newRow("fits") << text("{'name':'Łódź','people':670000,'twins':['Lyon']}") << QString();
        QTest::newRow("in a fence") << u"```json\n{\"name\":\"a\"}\n```"_s << QString();
        QTest::newRow("a member is missing") << u"{}"_s << u"name"_s;
        QTest::newRow("a member too many") << text("{'name':'a','mayor':'b'}") << u"mayor"_s;
        QTest::newRow("another type, and where") << text("{'name':'a','twins':['b',7]}") << u"[twins][1]"_s;
        QTest::newRow("below the least") << text("{'name':'a','people':-1}") << u"[people]"_s;
        QTest::newRow("cut") << u"{\"name\":\"a"_s << u"parse error"_s;
        QTest::newRow("words before it") << u"Here you are: {\"name\":\"a\"}"_s << u"parse error"_s;
        QTest::newRow("nothing") << QString() << u"parse error"_s;
    }

    void replies()
    {
        QFETCH(QString, reply);
        QFETCH(QString, says);
        const Result<void> result = checkReply(reply, city);
        QCOMPARE(result.has_value(), says.isEmpty());
        if (!result) {
            QCOMPARE(result.error().kind, Error::Kind::Protocol);
            QVERIFY2(result.error().details.contains(says), qPrintable(result.error().details));
        }
    }

    void whatCannotBeTold_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QString>("reply");
        QTest::newRow("a schema that is no JSON") << QByteArray("{") << u"{}"_s;
        QTest::newRow("a type that is none") << json("{'type':'number-like'}") << u"{}"_s;
        QTest::newRow("another document") << json("{'$ref':'https://example.org/schema.json'}") << u"{}"_s;
        QTest::newRow("a bad pattern") << json("{'type':'string','pattern':'[a'}") << u"\"a\""_s;
        QTest::newRow("a long text for a pattern") << json("{'type':'string','pattern':'^(a|b)*$'}") << u'"' + QString(200'000, u'a') + u'"';
    }

    void whatCannotBeTold()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QString, reply);
        const Result<void> result = checkReply(reply, schema);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Configuration);
    }

    void schemas()
    {
        QVERIFY(checkSchema(city));
        QVERIFY(checkSchema(json("{'$defs':{'a':{'type':'string'}},'properties':{'x':{'$ref':'#/$defs/a'}}}")));
        QVERIFY(!checkSchema("[]x"));
    }

    void survivesDepth()
    {
        const QString deep = QString(50'000, u'[') + QString(50'000, u']');
        QVERIFY(!checkReply(deep, city));
        QVERIFY(checkReply(deep, json("{'type':'array'}")));
    }
};

QTEST_GUILESS_MAIN(TestReplyCheck)
#include "tst_replycheck.moc"
