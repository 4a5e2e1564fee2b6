// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/replayserver.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

// The server that other tests rely on: it must say exactly what was recorded.
class TestReplayServer : public QObject
{
    Q_OBJECT

    static void ask(QTcpSocket &socket, const QUrl &url, const QString &below = {})
    {
        socket.connectToHost(url.host(), quint16(url.port()));
        socket.write("POST " + (url.path() + below).toLatin1() + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void playsWhatWasRecorded_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : WireRecording::names())
            QTest::newRow(qPrintable(name)) << name;
    }

    void playsWhatWasRecorded()
    {
        QFETCH(QString, name);
        const QByteArray wanted = WireRecording::load(name).rawResponse;
        ReplayServer server(0);
        QTcpSocket socket;
        ask(socket, server.url(name));
        QTRY_COMPARE(socket.bytesAvailable(), wanted.size());
        QCOMPARE(socket.readAll(), wanted);
        QCOMPARE(server.played(), 1);
        if (wanted.contains("Connection: close"))
            QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        else
            QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
    }

    void keepsThePace()
    {
        ReplayServer server(0.25);
        QTcpSocket socket;
        QElapsedTimer clock;
        clock.start();
        ask(socket, server.url(u"stream-01-gemini"_s), u"/chat/completions"_s);
        QTRY_VERIFY(socket.bytesAvailable() > 0);
        QVERIFY(socket.bytesAvailable() < 2000); // not all at once
        QTRY_COMPARE(socket.bytesAvailable(), WireRecording::load(u"stream-01-gemini"_s).rawResponse.size());
        QVERIFY(clock.elapsed() >= 280); // 1232 ms were recorded
    }

    void unknownNameIs404()
    {
        ReplayServer server(0);
        QTcpSocket socket;
        ask(socket, server.url(u"../../etc"_s));
        QTRY_VERIFY(socket.bytesAvailable() > 0);
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 404"));
    }
};

QTEST_GUILESS_MAIN(TestReplayServer)
#include "tst_replayserver.moc"
