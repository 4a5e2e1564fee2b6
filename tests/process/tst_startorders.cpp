// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "process/startorders.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestStartOrders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wordsAreFilesOrAddresses_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("url");
        QTest::newRow("a file here") << u"notes.txt"_s << u"/home/ada/notes.txt"_s << QString();
        QTest::newRow("a file above") << u"../b.png"_s << u"/home/b.png"_s << QString();
        QTest::newRow("a whole path") << u"/tmp/a b.png"_s << u"/tmp/a b.png"_s << QString();
        QTest::newRow("a file's address") << u"file:///tmp/a%20b.png"_s << u"/tmp/a b.png"_s << QString();
        QTest::newRow("https") << u"https://host/v1/chat/completions"_s << QString() << u"https://host/v1/chat/completions"_s;
        QTest::newRow("http with a port") << u"http://127.0.0.1:9080/chat"_s << QString() << u"http://127.0.0.1:9080/chat"_s;
        QTest::newRow("another scheme is a name like any") << u"javascript:alert(1)"_s << u"/home/ada/javascript:alert(1)"_s << QString();
        QTest::newRow("an address without a host") << u"http:///x"_s << u"/home/ada/http:/x"_s << QString();
    }

    void wordsAreFilesOrAddresses()
    {
        QFETCH(QString, word);
        QFETCH(QString, file);
        QFETCH(QString, url);
        const StartOrders orders = startOrders({word}, u"/home/ada"_s);
        QCOMPARE(orders.files, file.isEmpty() ? QStringList() : QStringList{file});
        QCOMPARE(orders.urls, url.isEmpty() ? QList<QUrl>() : QList<QUrl>{QUrl(url)});
    }

    void ordersComeBack()
    {
        const StartOrders orders{{u"/tmp/ä.txt"_s, u"/b"_s}, {QUrl(u"https://host/x"_s)}, true, u"token"_s};
        QCOMPARE(readStartOrders(writeStartOrders(orders)), std::optional(orders));
        QCOMPARE(readStartOrders(writeStartOrders({})), std::optional(StartOrders()));
    }

    void whatIsCutOrStrangeIsNoOrder()
    {
        const QByteArray whole = writeStartOrders({{u"/a"_s}, {QUrl(u"https://host/x"_s)}, true, u"token"_s});
        for (qsizetype cut = 0; cut < whole.size(); ++cut)
            QVERIFY2(!readStartOrders(whole.first(cut)), qPrintable(QString::number(cut)));
        QVERIFY(!readStartOrders(whole + 'x'));
        QVERIFY(!readStartOrders("GET / HTTP/1.1\r\n\r\n"));
        QVERIFY(!readStartOrders(writeStartOrders({{u"not/absolute"_s}, {}, false, {}})));
        QVERIFY(!readStartOrders(writeStartOrders({{}, {QUrl(u"file:///etc/passwd"_s)}, false, {}})));
        QVERIFY(!readStartOrders(writeStartOrders({QStringList(101, u"/a"_s), {}, false, {}})));
        QVERIFY(!readStartOrders(writeStartOrders({{}, {}, false, QString(1001, u't')})));
    }
};

QTEST_GUILESS_MAIN(TestStartOrders)
#include "tst_startorders.moc"
