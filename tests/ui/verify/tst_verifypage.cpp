// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/fakechatbackend.h"
#include "support/fakeworkspacestore.h"
#include "support/guitest.h"
#include "ui/verify/fakeprober.h"
#include "ui/verify/reports.h"
#include "ui/verify/signalpicture.h"
#include "ui/verify/stationevidence.h"
#include "ui/verify/verifypage.h"
#include "ui/verify/waterfall.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

Workspace demoWorkspace()
{
    Gateway gateway;
    gateway.id = GatewayId(u"demo"_s);
    gateway.name = u"Demo gateway"_s;
    gateway.adminUrl = QUrl(u"http://127.0.0.1:9180/apisix/admin"_s);
    gateway.dataUrl = QUrl(u"http://127.0.0.1:9080"_s);
    Route route;
    route.id = RouteId(u"gemini-chat"_s);
    route.uris = {u"/anything"_s};
    route.aiProxy = AiProxy{};
    route.aiProxy->provider = u"gemini"_s;
    route.aiProxy->model = u"gemini-2.5-flash"_s;
    route.plugins = R"({"key-auth":{},"limit-count":{"count":2}})";
    Provider provider;
    provider.id = ProviderId(u"example"_s);
    provider.name = u"Example"_s;
    provider.kind = u"openai-compatible"_s;
    provider.baseUrl = u"https://api.example.com/v1"_s;
    provider.model = u"gpt-4.1-mini"_s;
    return {.providers = {provider}, .gateways = {gateway}, .routes = {{gateway.id, route}}};
}

// A page with all it needs, shown.
struct Stage {
    explicit Stage(const Workspace &workspace = demoWorkspace())
        : catalog(store)
    {
        store.stored = workspace;
        if (!catalog.load())
            qFatal("the workspace did not load");
        page = std::make_unique<VerifyPage>(catalog, backend, prober, actions);
        page->resize(900, 1000);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the page did not become active");
    }
    template<class T>
    T *child(const QString &name) const
    {
        return page->findChild<T *>(name);
    }
    void click(const QString &button) const { QTest::mouseClick(child<QWidget>(button), Qt::LeftButton); }
    QString verdict() const { return child<QLabel>(u"verdictLabel"_s)->text(); }

    test::FakeWorkspaceStore store;
    Catalog catalog;
    test::FakeChatBackend backend;
    test::FakeProber prober;
    ActionRegistry actions;
    std::unique_ptr<VerifyPage> page;
};

} // namespace

class TestVerifyPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void withoutTargetsItAsksForAGateway()
    {
        Stage stage{Workspace{}};
        QSignalSpy asked(stage.page.get(), &VerifyPage::connectGatewayRequested);
        auto *empty = stage.child<QWidget>(u"verifyEmptyState"_s);
        QVERIFY(empty->isVisible());
        QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);

        stage.catalog.put(demoWorkspace().providers.constFirst());
        QVERIFY(!empty->isVisible());
        QVERIFY(stage.child<QPushButton>(u"verifyButton"_s)->isEnabled());
    }

    void targetsAreRoutesThenProviders()
    {
        Stage stage;
        auto *box = stage.child<QComboBox>(u"verifyTargetBox"_s);
        QCOMPARE(box->count(), 2);
        QVERIFY(box->itemText(0).contains(u"gemini-chat"_s));
        QVERIFY(box->itemText(1).contains(u"Example"_s));
        // The way is planned as soon as a target is chosen.
        QCOMPARE(stage.child<SignalPicture>(u"signalPicture"_s)->way().stations.size(), 4);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(stage.child<SignalPicture>(u"signalPicture"_s)->way().stations.size(), 2);
    }

    void aProbeIsToldOfItsWay()
    {
        Stage stage;
        stage.click(u"verifyButton"_s);
        QCOMPARE(stage.prober.targets.size(), 1);
        const ProbeTarget &target = stage.prober.targets.constFirst();
        QCOMPARE(target.path, u"gateway"_s);
        QCOMPARE(target.gateway, u"Demo gateway"_s);
        QCOMPARE(target.route, u"gemini-chat"_s);
        QCOMPARE(target.provider, u"gemini"_s);
        QCOMPARE(target.plugins, (QStringList{u"key-auth"_s, u"limit-count"_s, u"ai-proxy"_s}));
        QCOMPARE(target.requestedModel, u"gemini-2.5-flash"_s);
        QVERIFY(target.askedForStream);
    }

    void aRunGoesThroughItsPhasesAndEndsWithAReport()
    {
        Stage stage;
        QSignalSpy status(stage.page.get(), &VerifyPage::statusMessage);
        stage.child<QLineEdit>(u"verifyPrompt"_s)->setFocus();
        QTest::keyClick(stage.child<QLineEdit>(u"verifyPrompt"_s), Qt::Key_Return);
        QVERIFY(stage.prober.run);
        QVERIFY(!stage.child<QWidget>(u"verifyButton"_s)->isVisible());
        QVERIFY(stage.child<QWidget>(u"cancelVerifyButton"_s)->isVisible());
        stage.prober.run->enter(u"waiting"_s);
        QVERIFY(stage.verdict().startsWith(u"Waiting for the first byte"_s));

        stage.prober.run->complete(test::okReport());
        QCOMPARE(stage.verdict(), u"The answer came whole and as asked."_s);
        QVERIFY(stage.child<QWidget>(u"verifyButton"_s)->isVisible());
        QCOMPARE(stage.child<QTableView>(u"checksTable"_s)->model()->rowCount(), 7);
        QCOMPARE(stage.child<Waterfall>(u"waterfall"_s)->itemCount(), 7);
        QCOMPARE(stage.child<QTextBrowser>(u"verifyReply"_s)->toPlainText(), u"The capital of France is Paris."_s);
        QVERIFY(stage.child<QPlainTextEdit>(u"verifyWire"_s)->toPlainText().contains(u"HTTP/1.1 200 OK"_s));
        const QList<QLabel *> usage = stage.child<QWidget>(u"verifyUsage"_s)->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(usage, [](const QLabel *label) { return label->text() == u"18"_s; }));
        QCOMPARE(stage.child<QTableView>(u"runsTable"_s)->model()->rowCount(), 1);
        QCOMPARE(status.size(), 1);
    }

    void aFailureSaysWhyAndWhatToDo_data()
    {
        QTest::addColumn<ProbeReport>("report");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("key") << test::authMissingReport() << u"The gateway wants a key and got none."_s;
        QTest::newRow("upstream") << test::unreachableReport() << u"The gateway could not reach the provider."_s;
        QTest::newRow("cut") << test::truncatedReport() << u"The answer was cut before its end."_s;
    }

    void aFailureSaysWhyAndWhatToDo()
    {
        QFETCH(ProbeReport, report);
        Stage stage;
        stage.click(u"verifyButton"_s);
        stage.prober.run->complete(report);
        QTEST(stage.verdict(), "sentence");
        QCOMPARE(stage.child<SignalPicture>(u"signalPicture"_s)->way().sentence, stage.verdict());
        QCOMPARE(stage.child<QLabel>(u"verdictExplanation"_s)->text(), report.explanation);
        QVERIFY(stage.child<QLabel>(u"verdictFix"_s)->text().endsWith(report.fix));
        QVERIFY(stage.child<QLabel>(u"verdictNote"_s)->text().endsWith(report.cause));
    }

    void cancelEndsTheRun()
    {
        Stage stage;
        stage.click(u"verifyButton"_s);
        const QPointer<test::FakeProbeRun> run = stage.prober.run;
        stage.click(u"cancelVerifyButton"_s);
        QVERIFY(stage.verdict().startsWith(u"Cancelled"_s));
        QVERIFY(stage.child<QWidget>(u"verifyButton"_s)->isVisible());
        QTRY_VERIFY(!run);
        QCOMPARE(stage.child<QTableView>(u"runsTable"_s)->model()->rowCount(), 0);
    }

    void keysVerifyAndCancel()
    {
        Stage stage;
        stage.child<QWidget>(u"verifyTargetBox"_s)->setFocus();
        QTest::keyClick(stage.page.get(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(stage.prober.run);
        QTest::keyClick(stage.page.get(), Qt::Key_Escape);
        QVERIFY(stage.verdict().startsWith(u"Cancelled"_s));
    }

    void theFocusWaitsOnCancelAndComesBack()
    {
        Stage stage;
        auto *prompt = stage.child<QLineEdit>(u"verifyPrompt"_s);
        prompt->setFocus();
        QTest::keyClick(prompt, Qt::Key_Return);
        QVERIFY(stage.child<QWidget>(u"cancelVerifyButton"_s)->hasFocus());
        stage.prober.run->complete(test::okReport());
        QVERIFY(prompt->hasFocus());
    }

    void aGivenCallIsVerifiedAsItIs()
    {
        Stage stage;
        const Workspace workspace = demoWorkspace();
        ChatCall call{.target = RouteTarget{.gateway = workspace.gateways.constFirst(), .route = workspace.routes.constFirst().route, .model = {}},
                      .request = {}};
        call.request.messages = {{.role = Role::System, .text = u"Be brief."_s, .toolCalls = {}, .toolCallId = {}},
                                 {.role = Role::User, .text = u"Why?"_s, .toolCalls = {}, .toolCallId = {}}};
        call.request.stream = false;
        stage.page->verify(call);
        QCOMPARE(stage.prober.targets.size(), 1);
        QVERIFY(!stage.prober.targets.constFirst().askedForStream);
        QCOMPARE(stage.child<QLineEdit>(u"verifyPrompt"_s)->text(), u"Why?"_s);
        QVERIFY(!stage.child<QCheckBox>(u"verifyStreamBox"_s)->isChecked());

        // A second call gives up the first, and a target outside of the catalog is offered too.
        const QPointer<test::FakeProbeRun> first = stage.prober.run;
        stage.page->verify({.target = UrlTarget{.url = QUrl(u"http://127.0.0.1:1/v1/chat/completions"_s), .model = u"m"_s, .headers = {}, .connection = {}},
                            .request = call.request});
        QCOMPARE(stage.prober.targets.size(), 2);
        QCOMPARE(stage.prober.targets.constLast().path, u"direct"_s);
        QTRY_VERIFY(!first);
    }

    void runsAreKeptByTargetAndShownAgain()
    {
        Stage stage;
        stage.click(u"verifyButton"_s);
        stage.prober.run->complete(test::okReport());
        stage.click(u"verifyButton"_s);
        stage.prober.run->complete(test::authMissingReport());
        auto *runs = stage.child<QTableView>(u"runsTable"_s);
        QCOMPARE(runs->model()->rowCount(), 2);
        Q_EMIT runs->activated(runs->model()->index(1, 0));
        QCOMPARE(stage.verdict(), u"The answer came whole and as asked."_s);

        auto *box = stage.child<QComboBox>(u"verifyTargetBox"_s);
        box->setCurrentIndex(1);
        QCOMPARE(runs->model()->rowCount(), 0);
        QCOMPARE(stage.verdict(), u"Not verified yet."_s);
        box->setCurrentIndex(0);
        QCOMPARE(runs->model()->rowCount(), 2);
        QCOMPARE(stage.verdict(), u"The gateway wants a key and got none."_s);
    }

    void aStationShowsItsEvidenceByKeyboardAndMouse()
    {
        Stage stage;
        stage.click(u"verifyButton"_s);
        stage.prober.run->complete(test::okReport());
        auto *picture = stage.child<SignalPicture>(u"signalPicture"_s);
        auto *evidence = stage.child<StationEvidence>(u"stationEvidence"_s);
        QVERIFY(!evidence->isVisible());
        picture->setFocus(Qt::TabFocusReason);
        QTest::keyClick(picture, Qt::Key_Right);
        QCOMPARE(picture->currentItem(), 1);
        QTest::keyClick(picture, Qt::Key_Return);
        QVERIFY(evidence->isVisible());
        QVERIFY(evidence->text().contains(u"Apache APISIX 3.18.0"_s));
        QTest::keyClick(picture, Qt::Key_Right);
        QVERIFY(evidence->text().contains(u"key-auth, limit-count, ai-proxy"_s));
        QTest::mouseClick(picture, Qt::LeftButton, {}, picture->itemRect(3).center());
        QVERIFY(evidence->text().contains(u"gemini-2.5-flash"_s));
        QTest::mouseClick(evidence->findChild<QToolButton *>(u"closeEvidenceButton"_s), Qt::LeftButton);
        QVERIFY(!evidence->isVisible());
    }

    void theWaterfallReadsOut()
    {
        Stage stage;
        stage.click(u"verifyButton"_s);
        stage.prober.run->complete(test::okReport());
        auto *waterfall = stage.child<Waterfall>(u"waterfall"_s);
        QTest::mouseMove(waterfall, waterfall->itemRect(3).center());
        QTRY_VERIFY(waterfall->readout().startsWith(u"First byte: 212 ms"_s));
        waterfall->setFocus(Qt::TabFocusReason);
        QTest::keyClick(waterfall, Qt::Key_End);
        QTest::keyClick(waterfall, Qt::Key_Up);
        QTest::keyClick(waterfall, Qt::Key_Right);
        QVERIFY(waterfall->readout().startsWith(u"Event 1 of 8"_s));
        QTest::keyClick(waterfall, Qt::Key_Right);
        QVERIFY(waterfall->readout().startsWith(u"Event 2 of 8"_s));
    }

    void paintedThingsAreThereForAssistiveTechnology()
    {
        Stage stage;
        stage.click(u"verifyButton"_s);
        stage.prober.run->complete(test::unreachableReport());
        QAccessibleInterface *picture = QAccessible::queryAccessibleInterface(stage.child<SignalPicture>(u"signalPicture"_s));
        QVERIFY(picture);
        QCOMPARE(picture->role(), QAccessible::List);
        QCOMPARE(picture->childCount(), 4);
        QCOMPARE(picture->child(1)->text(QAccessible::Name), u"Gateway Demo gateway: go"_s);
        QVERIFY(picture->child(1)->text(QAccessible::Description).contains(u"500 Internal Server Error"_s));
        QVERIFY(picture->child(3)->text(QAccessible::Description).startsWith(u"The gateway could not reach the provider."_s));
        QCOMPARE(picture->indexOfChild(picture->child(2)), 2);
        QVERIFY(picture->text(QAccessible::Description).contains(u"The line ends here"_s));
        QAccessibleInterface *waterfall = QAccessible::queryAccessibleInterface(stage.child<Waterfall>(u"waterfall"_s));
        QCOMPARE(waterfall->child(0)->text(QAccessible::Name), u"Name lookup: 0.12 ms, from 0.00 ms to 0.12 ms"_s);
    }

    void whatIsVerifiedLeavesAsCurl()
    {
        Stage stage;
        QSignalSpy asked(stage.page.get(), &VerifyPage::curlRequested);
        stage.click(u"copyVerifyCurlButton"_s);
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked.at(0).at(0).value<ExportSource>().request);
    }

    void theReplyLoadsNothing()
    {
        Stage stage;
        stage.click(u"verifyButton"_s);
        ProbeReport report = test::okReport();
        report.answer.text = u"<b>bold</b> ![x](http://127.0.0.1:1/pixel.png) *em*"_s;
        stage.prober.run->complete(report);
        const QString shown = stage.child<QTextBrowser>(u"verifyReply"_s)->toPlainText();
        QVERIFY(shown.contains(u"<b>bold</b>"_s));
        QVERIFY(shown.contains(u"em"_s));
    }

    void aPageThatGoesAwayTakesItsRunAlong()
    {
        Stage stage;
        stage.click(u"verifyButton"_s);
        const QPointer<test::FakeProbeRun> run = stage.prober.run;
        stage.page.reset();
        QVERIFY(!run);
    }
};

QTEST_MAIN(TestVerifyPage)
#include "tst_verifypage.moc"
