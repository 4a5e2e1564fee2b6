// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/fakechatbackend.h"
#include "support/fakesuitehistory.h"
#include "support/fakeworkspacestore.h"
#include "support/guitest.h"
#include "ui/suites/suitespanel.h"
#include "ui/suites/suitetrendchart.h"
#include "ui/verify/fakeprober.h"
#include "ui/verify/reports.h"
#include "ui/verify/signalpicture.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/questions.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

Workspace workspaceWith(int routes)
{
    Workspace workspace;
    Gateway gateway;
    gateway.id = GatewayId(u"demo"_s);
    gateway.name = u"Demo gateway"_s;
    gateway.dataUrl = QUrl(u"http://127.0.0.1:9080"_s);
    workspace.gateways = {gateway};
    for (int i = 0; i < routes; ++i) {
        Route route;
        route.id = RouteId(u"route-%1"_s.arg(i));
        route.uris = {u"/route-%1"_s.arg(i)};
        route.aiProxy = AiProxy{};
        route.aiProxy->provider = u"gemini"_s;
        route.aiProxy->model = u"gemini-2.5-flash"_s;
        workspace.routes.append({gateway.id, route});
    }
    return workspace;
}

struct Stage {
    explicit Stage(int routes = 2)
        : catalog(store)
    {
        store.stored = workspaceWith(routes);
        if (!catalog.load())
            qFatal("the workspace did not load");
        panel = std::make_unique<SuitesPanel>(SuitesPanel::Services{catalog, backend, prober, history, prices}, actions);
        panel->resize(1100, 900);
        panel->show();
        panel->activateWindow();
        if (!QTest::qWaitForWindowActive(panel.get()))
            qFatal("the panel did not become active");
    }
    template<class T>
    T *child(const QString &name) const
    {
        T *found = panel->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    void click(const QString &button) const { QTest::mouseClick(child<QPushButton>(button), Qt::LeftButton); }
    void makeSuite() const { QTest::mouseClick(child<QWidget>(u"suitesEmptyState"_s)->findChild<QPushButton *>(), Qt::LeftButton); }
    const Suite &suite() const { return catalog.workspace().suites.constFirst(); }
    QAbstractItemModel *results() const { return child<QTableView>(u"suiteResults"_s)->model(); }
    // Runs the suite, each case answered by the next report.
    void runWith(const QList<ProbeReport> &reports) const
    {
        const qsizetype before = prober.targets.size();
        click(u"runSuiteButton"_s);
        for (qsizetype i = 0; i < reports.size(); ++i) {
            if (!QTest::qWaitFor([&] { return prober.targets.size() == before + i + 1; }))
                qFatal("nothing was asked");
            prober.run->complete(reports.at(i));
        }
        const qsizetype kept = history.kept.size();
        if (!QTest::qWaitFor([&] { return history.kept.size() > kept || child<QPushButton>(u"runSuiteButton"_s)->isVisible(); }))
            qFatal("the run did not end");
    }

    test::FakeWorkspaceStore store;
    Catalog catalog;
    test::FakeChatBackend backend;
    mutable test::FakeProber prober;
    test::FakeSuiteHistory history;
    PriceBook prices;
    ActionRegistry actions;
    std::unique_ptr<SuitesPanel> panel;
};

} // namespace

class TestSuitesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup() { questions::setAnswers({}, {}); }

    void anEmptyWorkspaceOffersASuiteOfItsRoutes()
    {
        Stage stage;
        QVERIFY(stage.child<QWidget>(u"suitesEmptyState"_s)->isVisible());
        stage.makeSuite();
        QVERIFY(!stage.child<QWidget>(u"suitesEmptyState"_s)->isVisible());
        QCOMPARE(stage.suite().cases.size(), 2);
        QCOMPARE(stage.suite().cases.at(1).route, RouteId(u"route-1"_s));
        QCOMPARE(stage.child<QListWidget>(u"suiteList"_s)->count(), 1);
        QVERIFY(stage.child<QPushButton>(u"runSuiteButton"_s)->isEnabled());
    }

    void casesAndChecksAreEditedByKeys()
    {
        Stage stage;
        stage.makeSuite();
        auto *name = stage.child<QLineEdit>(u"suiteName"_s);
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, u"Nightly"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(stage.suite().name, u"Nightly"_s);
        QCOMPARE(stage.child<QListWidget>(u"suiteList"_s)->item(0)->text(), u"Nightly"_s);

        stage.click(u"addCaseButton"_s);
        QCOMPARE(stage.suite().cases.size(), 3);
        auto *cases = stage.child<QTableView>(u"suiteCases"_s);
        QTest::keyClick(cases, Qt::Key_F2);
        auto *cell = cases->findChild<QLineEdit *>();
        QVERIFY(cell);
        cell->selectAll();
        QTest::keyClicks(cell, u"Third"_s);
        QTest::keyClick(cell, Qt::Key_Return);
        QTRY_COMPARE(stage.suite().cases.at(2).name, u"Third"_s);

        stage.click(u"addCheckButton"_s);
        const qsizetype checks = stage.suite().cases.at(2).checks.size();
        QCOMPARE(stage.suite().cases.at(2).checks.constLast().kind, SuiteCheck::Kind::TimeToFirstToken);
        auto *table = stage.child<QTableView>(u"suiteChecks"_s);
        table->setCurrentIndex(table->model()->index(int(checks) - 1, 2));
        QTest::keyClick(table, Qt::Key_F2);
        auto *number = stage.child<QDoubleSpinBox>(u"checkValueEditor"_s);
        QVERIFY(number->suffix().contains(u"ms"_s));
        number->setValue(750);
        QTest::keyClick(number, Qt::Key_Return);
        QTRY_COMPARE(stage.suite().cases.at(2).checks.constLast().value, u"750"_s);
        // The case that is edited stays the one that is chosen.
        QCOMPARE(cases->currentIndex().row(), 2);
    }

    void whatIsTakenOutComesBack()
    {
        Stage stage;
        stage.makeSuite();
        const Suite before = stage.suite();
        auto *banner = stage.child<Banner>(u"suitesBanner"_s);
        const auto undo = [banner] {
            for (QPushButton *button : banner->findChildren<QPushButton *>()) {
                if (button->text() == u"Undo"_s)
                    QTest::mouseClick(button, Qt::LeftButton);
            }
        };
        stage.click(u"removeCaseButton"_s);
        QCOMPARE(stage.suite().cases.size(), 1);
        QCOMPARE(banner->message(), u"The case “route-0” was removed."_s);
        undo();
        QCOMPARE(stage.suite(), before);

        auto *checks = stage.child<QTableView>(u"suiteChecks"_s);
        checks->selectRow(0);
        stage.click(u"removeCheckButton"_s);
        QVERIFY(stage.suite().cases.constFirst().checks.isEmpty());
        undo();
        QCOMPARE(stage.suite(), before);

        stage.click(u"deleteSuiteButton"_s);
        QVERIFY(stage.catalog.workspace().suites.isEmpty());
        undo();
        QCOMPARE(stage.suite(), before);
    }

    void aRunShowsWhatCameOfEachCase()
    {
        Stage stage;
        stage.makeSuite();
        QSignalSpy status(stage.panel.get(), &SuitesPanel::statusMessage);
        stage.runWith({test::okReport(), test::unreachableReport()});
        QTRY_VERIFY(stage.child<QPushButton>(u"runSuiteButton"_s)->isVisible());
        QCOMPARE(stage.child<QTabWidget>(u"suiteTabs"_s)->currentIndex(), 1);
        QCOMPARE(stage.results()->rowCount(), 2);
        auto *table = stage.child<QTableView>(u"suiteResults"_s);
        table->selectRow(1);
        QVERIFY(stage.results()->index(1, 4).data().toString().contains(u"gateway-upstream-unreachable"_s));
        QCOMPARE(stage.child<SignalPicture>(u"signalPicture"_s)->way().sentence, u"The gateway could not reach the provider."_s);
        QCOMPARE(stage.child<QTableView>(u"suiteFindings"_s)->model()->rowCount(), 1);
        QCOMPARE(status.size(), 1);
        QVERIFY2(status.constFirst().constFirst().toString().contains(u"1 of 2 cases passed"_s), qPrintable(status.constFirst().constFirst().toString()));
        QTRY_COMPARE(stage.history.kept.size(), 1);
        table->selectRow(0);
        QVERIFY(stage.child<SignalPicture>(u"signalPicture"_s)->way().sentence.isEmpty());
    }

    void aRunIsCancelledByKey()
    {
        Stage stage;
        stage.makeSuite();
        stage.child<QListWidget>(u"suiteList"_s)->setFocus();
        QTest::keyClick(stage.panel.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.prober.targets.size(), 1);
        QVERIFY(stage.child<QPushButton>(u"cancelSuiteButton"_s)->isVisible());
        QCOMPARE(stage.child<QLabel>(u"suiteProgressText"_s)->text(), u"0 of 2 answers"_s);
        QVERIFY(!stage.child<QTableView>(u"suiteCases"_s)->isEnabled());
        QTest::keyClick(stage.panel.get(), Qt::Key_Escape);
        QTRY_VERIFY(stage.child<QPushButton>(u"runSuiteButton"_s)->isVisible());
        QCOMPARE(stage.prober.targets.size(), 1);
        QTRY_COMPARE(stage.history.kept.size(), 1);
        QVERIFY(stage.history.kept.constFirst().cancelled);
    }

    void runsAreDrawnAndCompared()
    {
        Stage stage(1);
        stage.makeSuite();
        stage.runWith({test::okReport()});
        QTRY_COMPARE(stage.history.kept.size(), 1);
        stage.runWith({test::unreachableReport()});
        QTRY_COMPARE(stage.history.kept.size(), 2);
        stage.child<QTabWidget>(u"suiteTabs"_s)->setCurrentIndex(2);
        auto *runs = stage.child<QTableView>(u"suiteRuns"_s);
        QTRY_COMPARE(runs->model()->rowCount(), 2);
        auto *changes = stage.child<QListWidget>(u"suiteChanges"_s);
        QTRY_COMPARE(changes->count(), 1);
        QVERIFY2(changes->item(0)->text().contains(u"route-0"_s), qPrintable(changes->item(0)->text()));
        auto *trend = stage.child<SuiteTrendChart>(u"suiteTrend"_s);
        QCOMPARE(trend->itemCount(), 1); // the second run has no first token
        auto *figure = stage.child<QComboBox>(u"trendFigureBox"_s);
        figure->setFocus();
        QTest::keyClick(figure, Qt::Key_End);
        QCOMPARE(trend->itemCount(), 2);
        trend->setFocus(Qt::TabFocusReason);
        QTest::keyClick(trend, Qt::Key_End);
        QVERIFY2(trend->readout().endsWith(u"0 %, failed"_s), qPrintable(trend->readout()));
        runs->selectRow(1);
        QCOMPARE(stage.child<QLabel>(u"comparedRuns"_s)->text(), u"There is no earlier run to compare with."_s);
    }

    void theReportIsSaved_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("beginning");
        QTest::addColumn<QByteArray>("holds");
        QTest::newRow("page") << u"r.html"_s << QByteArray("<!DOCTYPE html>") << QByteArray("<svg");
        QTest::newRow("junit") << u"r.xml"_s << QByteArray("<?xml") << QByteArray("<testcase");
        QTest::newRow("json") << u"r.json"_s << QByteArray("{") << QByteArray("lineside.report/1");
    }

    void theReportIsSaved()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, beginning);
        QFETCH(QByteArray, holds);
        const QTemporaryDir folder;
        questions::setAnswers({}, [&](questions::FileFor) { return folder.filePath(file); });
        Stage stage(1);
        stage.makeSuite();
        QVERIFY(!stage.child<QPushButton>(u"saveSuiteButton"_s)->isEnabled());
        stage.runWith({test::okReport()});
        QTRY_VERIFY(stage.child<QPushButton>(u"saveSuiteButton"_s)->isEnabled());
        stage.click(u"saveSuiteButton"_s);
        QTRY_VERIFY(QFile::exists(folder.filePath(file)));
        QFile written(folder.filePath(file));
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray bytes = written.readAll();
        QVERIFY2(bytes.startsWith(beginning), bytes.left(40).constData());
        QVERIFY(bytes.contains(holds));
    }

    void aHistoryThatCannotBeKeptIsTold()
    {
        Stage stage(1);
        stage.history.error = Error{.kind = Error::Kind::Storage, .message = u"The disk is full."_s, .hint = {}, .details = {}};
        stage.makeSuite();
        QTRY_COMPARE(stage.child<QLabel>(u"suiteHistoryEmpty"_s)->text(), u"The disk is full."_s);
        stage.runWith({test::okReport()});
        QTRY_COMPARE(stage.child<Banner>(u"suitesBanner"_s)->message(), u"The disk is full."_s);
    }
};

QTEST_MAIN(TestSuitesPanel)
#include "tst_suitespanel.moc"
