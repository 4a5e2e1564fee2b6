// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/chatanswer.h"
#include "support/scriptedserver.h"

#include <QRegularExpression>
#include <QTest>

using namespace lineside;
using namespace std::chrono_literals;
using test::ScriptedServer;

/// How an answer's bytes are judged, whatever the pieces that the network hands them over in.
class TestChatAnswer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aLineWithoutEndIsGivenUp_data()
    {
        QTest::addColumn<int>("pieceSize");
        QTest::addColumn<int>("lineSize");
        QTest::addColumn<bool>("givenUp");
        const int megabyte = 1024 * 1024;
        QTest::newRow("in pieces") << megabyte << 50 * megabyte << true;
        QTest::newRow("in pieces that are no round number") << 3 * megabyte + 7 << 50 * megabyte << true;
        QTest::newRow("all at once, behind an event") << 100 * megabyte << 50 * megabyte << true;
        QTest::newRow("short enough, in pieces") << megabyte << 40 * megabyte << false;
        QTest::newRow("short enough, all at once") << 100 * megabyte << 40 * megabyte << false;
    }

    void aLineWithoutEndIsGivenUp()
    {
        QFETCH(int, pieceSize);
        QFETCH(int, lineSize);
        QFETCH(bool, givenUp);
        const auto mailbox = std::make_shared<ChatMailbox>(this, [] {});
        ChatAnswer answer(mailbox, std::make_shared<ResolvedRequest>());
        HttpHead head;
        head.status = 200;
        head.headers = {{"Content-Type", "text/event-stream"}};
        QCOMPARE(answer.takeHead(head, 1us), StreamSink::Flow::More);
        const QByteArray bytes = ScriptedServer::textEvent("half") + "data: " + QByteArray(lineSize, 'x');
        auto flow = StreamSink::Flow::More;
        for (qsizetype at = 0; at < bytes.size() && flow == StreamSink::Flow::More; at += pieceSize)
            flow = answer.takeBytes(QByteArrayView(bytes).sliced(at, std::min<qsizetype>(pieceSize, bytes.size() - at)), 2us);
        QCOMPARE(flow, givenUp ? StreamSink::Flow::Enough : StreamSink::Flow::More);
        mailbox->close();
    }
};

QTEST_GUILESS_MAIN(TestChatAnswer)
#include "tst_chatanswer.moc"
