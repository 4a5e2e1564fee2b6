// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/httpmessage.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestHttpMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesKey_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<HttpRequest::Body>("kind");
        QTest::addColumn<bool>("expected");
        QTest::newRow("nothing") << QString() << QByteArray() << HttpRequest::Body::Plain << false;
        QTest::newRow("header") << u"Bearer {env:KEY}"_s << QByteArray() << HttpRequest::Body::Plain << true;
        QTest::newRow("plain header") << u"Bearer"_s << QByteArray() << HttpRequest::Body::Plain << false;
        QTest::newRow("the user's own text") << QString() << QByteArray("{\"text\":\"{env:KEY}\"}") << HttpRequest::Body::Plain << false;
        QTest::newRow("body") << QString() << QByteArray("{\"text\":\"{env:KEY}\"}") << HttpRequest::Body::JsonTemplate << true;
        QTest::newRow("body without") << QString() << QByteArray("{\"text\":\"x\"}") << HttpRequest::Body::JsonTemplate << false;
    }

    void carriesKey()
    {
        QFETCH(QString, header);
        QFETCH(QByteArray, body);
        QFETCH(HttpRequest::Body, kind);
        QFETCH(bool, expected);
        HttpRequest request;
        request.headers = {{"Authorization", ValueTemplate::parse(header)}};
        request.body = body;
        request.bodyKind = kind;
        QCOMPARE(request.carriesKey(), expected);
    }

    void findsHeadersInAnyCase()
    {
        HttpRequest request;
        request.headers = {{"Content-Type", ValueTemplate::literal(u"a"_s)}, {"content-type", ValueTemplate::literal(u"b"_s)}};
        QVERIFY(request.header("CONTENT-TYPE"));
        QCOMPARE(request.header("CONTENT-TYPE")->value.toString(), u"a"_s);
        QVERIFY(!request.header("accept"));
        HttpHead head;
        head.headers = {{"X-Empty", ""}, {"Content-Type", " Text/Event-Stream ; charset=utf-8"}};
        QCOMPARE(head.contentType(), QByteArray("text/event-stream"));
        QVERIFY(head.header("x-empty").has_value());
        QVERIFY(!head.header("x-other").has_value());
        QCOMPARE(HttpHead().contentType(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestHttpMessage)
#include "tst_httpmessage.moc"
