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

    // A key whose pieces lie in several events is nowhere to be masked on the wire.
    void forgetsARecordInWhichAKeyIsSaidInPieces_data()
    {
        QTest::addColumn<QByteArrayList>("events");
        QTest::addColumn<bool>("forgotten");
        const auto text = [](const char *said) { return ScriptedServer::textEvent(said); };
        QTest::newRow("in one event") << QByteArrayList{text("it is sk-12345678."), text("so"), text("there")} << false;
        QTest::newRow("in two") << QByteArrayList{text("it is sk-12"), text("345678.")} << true;
        QTest::newRow("letter by letter") << QByteArrayList{text("s"), text("k"), text("-"), text("1"), text("2"), text("345"), text("67"), text("8")} << true;
        QTest::newRow("first whole, then in pieces") << QByteArrayList{text("sk-12345678"), text("sk-1"), text("2345678")} << true;
        QTest::newRow("not quite") << QByteArrayList{text("sk-1234"), text("5679"), text("8")} << false;
        const QByteArray reasoning = "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"sk-123\"}}]}\n\n";
        QTest::newRow("half in the reasoning") << QByteArrayList{reasoning, text("45678")} << false;
        QTest::newRow("in the reasoning") << QByteArrayList{reasoning, QByteArray(reasoning).replace("sk-123", "45678")} << true;
    }
    void forgetsARecordInWhichAKeyIsSaidInPieces()
    {
        QFETCH(QByteArrayList, events);
        QFETCH(bool, forgotten);
        const auto mailbox = std::make_shared<ChatMailbox>(this, [] {});
        const auto order = std::make_shared<ResolvedRequest>();
        order->keys.emplace_back(QByteArrayView("sk-12345678"));
        const auto recorder = std::make_shared<WireRecorder>(HttpRequest());
        recorder->expectKeys(order->keys);
        ChatAnswer answer(mailbox, order, recorder);
        HttpHead head;
        head.status = 200;
        head.headers = {{"Content-Type", "text/event-stream"}};
        answer.takeHead(head, 1us);
        for (const QByteArray &event : events)
            answer.takeBytes(event, 2us);
        QCOMPARE(recorder->isForgotten(), forgotten);
        mailbox->close();
    }
};

QTEST_GUILESS_MAIN(TestChatAnswer)
#include "tst_chatanswer.moc"
