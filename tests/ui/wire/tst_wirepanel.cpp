// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/wirerecorder.h"
#include "support/guitest.h"
#include "support/scriptedserver.h"
#include "ui/widgets/questions.h"
#include "ui/wire/wirechart.h"
#include "ui/wire/wirepanel.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolButton>

using namespace lineside;
using namespace lineside::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const HttpHead streamHead{.status = 200, .reason = "OK", .version = "1.1", .headers = {{"Content-Type", "text/event-stream"}}};

HttpRequest someRequest()
{
    HttpRequest request;
    request.url = QUrl(u"https://model.example/v1/chat/completions"_s);
    request.headers = {{"Authorization", ValueTemplate::withKey(u"Bearer "_s, SecretRef::keychain(u"work"_s))}};
    request.body = "{\"model\":\"m\"}";
    return request;
}

std::shared_ptr<WireRecorder> streamOf(int events, WireLimits limits = {})
{
    auto recorder = std::make_shared<WireRecorder>(someRequest(), limits);
    recorder->putSent(2ms);
    recorder->putHead(streamHead, 10ms);
    QByteArray read;
    for (int i = 0; i < events; ++i) {
        read += ScriptedServer::textEvent("word" + QByteArray::number(i));
        if (i % 50 == 49 || i + 1 == events) {
            recorder->putBytes(read, 10ms + i * 1ms);
            read.clear();
        }
    }
    return recorder;
}

WireSubject subject(qint64 id, const std::shared_ptr<const WireLog> &log, ReplyState state = ReplyState::Complete)
{
    WireSubject made;
    made.reply.id = MessageId(id);
    made.reply.role = Role::Assistant;
    made.reply.state = state;
    made.reply.createdAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
    made.reply.facts.edit().head = streamHead;
    made.title = u"Reply %1"_s.arg(id);
    made.log = log;
    return made;
}

struct Stage {
    WirePanel panel;

    Stage()
    {
        panel.resize(400, 800);
        panel.show();
    }
    template<class T>
    T *part(const QString &name) const
    {
        T *found = panel.findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    QTableView *events() const { return part<QTableView>(u"wireEvents"_s); }
    QTableView *bytes() const { return part<QTableView>(u"wireBytes"_s); }
    int eventCount() const { return events()->model()->rowCount(); }
    QString label(const QString &name) const { return part<QLabel>(name)->text(); }
    QString text(const QString &name) const { return part<QPlainTextEdit>(name)->toPlainText(); }
    void openTab(int tab) const { part<QTabWidget>(u"wireTabs"_s)->setCurrentIndex(tab); }
};

} // namespace

class TestWirePanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup() { questions::setAnswers({}, {}); }

    void showsTheNextRequestWhileThereIsNoReply()
    {
        Stage stage;
        stage.panel.setNext(someRequest());
        QVERIFY(stage.text(u"wireRequest"_s).startsWith(u"POST https://model.example/v1/chat/completions\nAuthorization: Bearer {keychain:work}\n"_s));
        QVERIFY(!stage.part<QToolButton>(u"wireSave"_s)->isEnabled());
        QSignalSpy asked(&stage.panel, &WirePanel::curlRequested);
        stage.part<QToolButton>(u"wireCurl"_s)->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(0).value<HttpRequest>(), someRequest());
        stage.panel.setNext(failure(Error::Kind::Configuration, u"No model is chosen."_s));
        QCOMPARE(stage.text(u"wireRequest"_s), u"No model is chosen."_s);
    }

    void showsAReply()
    {
        Stage stage;
        const auto recorder = streamOf(120);
        recorder->putBytes(ScriptedServer::doneEvent(), 400ms);
        recorder->putEnd(401ms);
        const QAbstractItemModelTester events(stage.events()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester bytes(stage.bytes()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        stage.panel.setReplies({subject(1, recorder)});
        QTRY_COMPARE(stage.eventCount(), 121);
        QTRY_VERIFY(stage.label(u"wireSummary"_s).startsWith(u"200 OK · 401 ms · "_s));
        QVERIFY(stage.label(u"wireSummary"_s).endsWith(u"events: 121"_s));
        QVERIFY(stage.label(u"wireLimits"_s).isEmpty());
        QCOMPARE(stage.events()->model()->index(120, 2).data().toString(), u"done"_s);
        QCOMPARE(stage.events()->model()->index(120, 3).data().toString(), u"[DONE]"_s);
        QCOMPARE(stage.events()->model()->index(120, 0).data().toString(), u"400.0"_s);
        QCOMPARE(stage.bytes()->model()->index(0, 0).data().toString().left(6), u"Read 1"_s);
        QVERIFY(stage.part<WireChart>(u"wireChart"_s)->accessibleDescription().startsWith(u"First token after 59.0 ms. Gaps between 120 tokens"_s));
        stage.events()->selectRow(3);
        QVERIFY(stage.text(u"wireEvent"_s).contains(u"word3"_s) && stage.text(u"wireEvent"_s).contains(u'\n'));
    }

    void followsAReplyUntilTheReaderGoesUp()
    {
        Stage stage;
        stage.openTab(2);
        const auto recorder = streamOf(200);
        stage.panel.setReplies({subject(1, recorder, ReplyState::Growing)});
        QTRY_COMPARE(stage.eventCount(), 200);
        QScrollBar *bar = stage.events()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
        recorder->putBytes(ScriptedServer::textEvent("more"), 500ms);
        QTRY_COMPARE(stage.eventCount(), 201);
        QCOMPARE(bar->value(), bar->maximum());
        auto *follow = stage.part<QToolButton>(u"wireFollow"_s);
        QVERIFY(follow->isChecked());
        stage.events()->setFocus();
        QTest::keyClick(stage.events(), Qt::Key_Home, Qt::ControlModifier);
        QVERIFY(!follow->isChecked());
        const int place = bar->value();
        recorder->putBytes(ScriptedServer::textEvent("more"), 501ms);
        QTRY_COMPARE(stage.eventCount(), 202);
        QCOMPARE(bar->value(), place);
        follow->click();
        QCOMPARE(bar->value(), bar->maximum());
    }

    void holdsTwentyThousandEvents()
    {
        Stage stage;
        const auto recorder = streamOf(20'010);
        recorder->putEnd(30s);
        stage.openTab(2);
        stage.panel.setReplies({subject(1, recorder)});
        QTRY_COMPARE_WITH_TIMEOUT(stage.eventCount(), 20'000, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(stage.label(u"wireLimits"_s), u"Only the first 20,000 events are listed."_s, 30'000);
        auto *search = stage.part<QLineEdit>(u"wireEventSearch"_s);
        QTest::keyClicks(search, u"WORD19999"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(stage.eventCount(), 1);
        QCOMPARE(stage.label(u"wireEventCount"_s), u"1 of 20,000"_s);
    }

    void tellsOfItsLimits()
    {
        Stage stage;
        const auto recorder = streamOf(100, {.bytes = 1000});
        recorder->putEnd(1s);
        stage.panel.setReplies({subject(1, recorder)});
        QTRY_COMPARE(stage.label(u"wireLimits"_s), u"Only the first 1,000 B of the answer are kept."_s);
    }

    void copiesAnEvent()
    {
        Stage stage;
        const auto recorder = std::make_shared<WireRecorder>(someRequest());
        recorder->putHead(streamHead, 1ms);
        recorder->putBytes(": ping\n\nevent: note\ndata: one\ndata: two\n\ndata: three\n\n", 2ms);
        recorder->putEnd(3ms);
        stage.openTab(2);
        stage.panel.setReplies({subject(1, recorder)});
        QTRY_COMPARE(stage.eventCount(), 2);
        stage.events()->selectRow(0);
        stage.part<QAction>(u"wireCopyData"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"one\ntwo"_s);
        stage.part<QAction>(u"wireCopyEvent"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u": ping\n\nevent: note\ndata: one\ndata: two\n\n"_s);
        stage.events()->selectAll();
        stage.part<QAction>(u"wireCopyData"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"one\ntwo\nthree"_s);
    }

    // What is unsafe to look at is shown as what it is, and no key is anywhere.
    void untrustedTextStaysText()
    {
        Stage stage;
        const QByteArray key = "sk-proj-Ab3dEf6hIj9kLm2n";
        std::vector<Secret> keys;
        keys.emplace_back(QByteArrayView(key));
        const auto recorder = std::make_shared<WireRecorder>(someRequest());
        recorder->expectKeys(keys);
        recorder->putHead(streamHead, 1ms);
        recorder->putBytes("data: <b>\x1B[31m\u202E" + key + " " + key.toBase64() + " " + key.toHex() + "</b>\n\n", 2ms);
        recorder->putEnd(3ms);
        stage.panel.setReplies({subject(1, recorder)});
        QTRY_COMPARE(stage.eventCount(), 1);
        stage.events()->selectRow(0);
        stage.part<QToolButton>(u"wireAsText"_s)->click();
        QString all = stage.text(u"wireEvent"_s) + stage.text(u"wireRequest"_s) + stage.text(u"wireResponse"_s);
        all += stage.events()->model()->index(0, 3).data().toString() + stage.bytes()->model()->index(1, 0).data().toString();
        QVERIFY(all.contains(u"<b>␛[31m<U+202E>"_s));
        QVERIFY(!all.contains(QChar(0x202E)) && !all.contains(QChar(0x1B)));
        for (const QByteArray &form : {key, key.toHex(), key.toBase64().chopped(2)})
            QVERIFY(!all.contains(QString::fromLatin1(form)));
    }

    void saves_data()
    {
        QTest::addColumn<QString>("action");
        QTest::newRow("bytes") << u"wireSaveBytes"_s;
        QTest::newRow("exchange") << u"wireSaveExchange"_s;
    }

    void saves()
    {
        QFETCH(QString, action);
        Stage stage;
        const QTemporaryDir folder;
        const QString fileName = folder.filePath(u"saved"_s);
        questions::setAnswers({}, [&fileName](questions::FileFor) { return fileName; });
        const auto recorder = streamOf(3);
        recorder->putEnd(1s);
        stage.panel.setReplies({subject(1, recorder)});
        QTRY_COMPARE(stage.eventCount(), 3);
        QSignalSpy told(&stage.panel, &WirePanel::statusMessage);
        stage.part<QAction>(action)->trigger();
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told.at(0).at(0).toString(), u"Saved as %1."_s.arg(fileName));
        QFile file(fileName);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const QByteArray body = ScriptedServer::textEvent("word0") + ScriptedServer::textEvent("word1") + ScriptedServer::textEvent("word2");
        if (action == u"wireSaveBytes"_s)
            QCOMPARE(bytes, body);
        else
            QVERIFY(bytes.contains("\"version\": \"1.2\"") && bytes.contains("Bearer {keychain:work}") && bytes.contains("2026-01-02T03:04:05.000Z"));
        questions::setAnswers({}, [&folder](questions::FileFor) { return folder.filePath(u"no/such/folder/file"_s); });
        stage.part<QAction>(action)->trigger();
        QTRY_COMPARE(told.size(), 2);
        QVERIFY(told.at(1).at(0).toString().contains(u"could not be written"_s));
    }

    void goesToAReplyAndBackToTheNewest()
    {
        Stage stage;
        const auto first = streamOf(1);
        first->putEnd(1s);
        const auto second = streamOf(2);
        second->putEnd(1s);
        stage.panel.setReplies({subject(1, first), subject(2, second)});
        QTRY_COMPARE(stage.eventCount(), 2);
        auto *choice = stage.part<QComboBox>(u"wireSubject"_s);
        QCOMPARE(choice->currentText(), u"Reply 2"_s);
        stage.panel.showReply(MessageId(1));
        QTRY_COMPARE(stage.eventCount(), 1);
        QCOMPARE(choice->currentText(), u"Reply 1"_s);
        const auto third = streamOf(3);
        stage.panel.setReplies({subject(1, first), subject(2, second), subject(3, third)});
        QCOMPARE(stage.eventCount(), 1);
        stage.panel.showReply(MessageId(3));
        QTRY_COMPARE(stage.eventCount(), 3);
        stage.panel.setReplies({});
        QCOMPARE(stage.eventCount(), 0);
        QCOMPARE(choice->currentText(), u"The next request"_s);
    }

    void tellsWhereNothingWasRecorded()
    {
        Stage stage;
        stage.panel.setReplies({subject(1, nullptr)});
        QVERIFY(stage.label(u"wireLimits"_s).contains(u"in memory alone"_s));
        QCOMPARE(stage.text(u"wireResponse"_s), u"HTTP/1.1 200 OK\nContent-Type: text/event-stream"_s);
        const auto recorder = streamOf(5);
        recorder->putEnd(1s);
        stage.panel.setReplies({subject(1, recorder)});
        QTRY_COMPARE(stage.eventCount(), 5);
        recorder->forget();
        stage.panel.setReplies({subject(1, recorder)});
        QCOMPARE(stage.eventCount(), 0);
        QVERIFY(stage.label(u"wireLimits"_s).contains(u"in memory alone"_s));
    }

    // A panel that nobody sees reads nothing.
    void readsOnlyWhileItIsSeen()
    {
        Stage stage;
        stage.panel.hide();
        const auto recorder = streamOf(5);
        stage.panel.setReplies({subject(1, recorder, ReplyState::Growing)});
        QCoreApplication::processEvents();
        QCOMPARE(stage.eventCount(), 0);
        stage.panel.show();
        QTRY_COMPARE(stage.eventCount(), 5);
    }

    void theChartIsReadByKeyboard()
    {
        Stage stage;
        const auto recorder = streamOf(200);
        recorder->putEnd(1s);
        stage.panel.setReplies({subject(1, recorder)});
        auto *chart = stage.part<WireChart>(u"wireChart"_s);
        QTRY_VERIFY(chart->readout().contains(u"200 tokens"_s));
        QTest::keyClick(chart, Qt::Key_End);
        QVERIFY(chart->readout().startsWith(u"Token "_s));
        QCOMPARE(chart->accessibleDescription(), chart->readout());
        QTest::keyClick(chart, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"200 tokens"_s));
    }
};

QTEST_MAIN(TestWirePanel)
#include "tst_wirepanel.moc"
