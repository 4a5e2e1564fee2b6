// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/suites/suitecasesmodel.h"
#include "ui/suites/suitechecksmodel.h"
#include "ui/suites/suiteresultsmodel.h"
#include "ui/suites/suiterunsmodel.h"
#include "ui/suites/suitewords.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

using Kind = SuiteCheck::Kind;

TargetChoice routeChoice()
{
    Gateway gateway;
    gateway.id = GatewayId(u"gw"_s);
    gateway.name = u"Gateway"_s;
    Route route;
    route.id = RouteId(u"r"_s);
    return choiceFor(RouteTarget{.gateway = gateway, .route = route, .model = {}});
}

TargetChoice providerChoice()
{
    Provider provider;
    provider.id = ProviderId(u"p"_s);
    provider.name = u"Provider"_s;
    provider.model = u"m"_s;
    return choiceFor(DirectTarget{.provider = provider, .model = u"m"_s});
}

} // namespace

class TestSuiteModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void casesAreEditedInPlace()
    {
        SuiteCasesModel model;
        const QAbstractItemModelTester tester(&model);
        model.setChoices({routeChoice(), providerChoice()});
        QSignalSpy edited(&model, &SuiteCasesModel::edited);
        SuiteCase first;
        first.name = u"one"_s;
        model.insert(0, first);
        QCOMPARE(edited.size(), 1);
        const auto at = [&model](int column) { return model.index(0, column); };
        QCOMPARE(at(SuiteCasesModel::TargetColumn).data().toString(), u"Choose a target"_s);
        QVERIFY(model.setData(at(SuiteCasesModel::TargetColumn), routeChoice().key));
        QCOMPARE(model.cases().constFirst().route, RouteId(u"r"_s));
        QCOMPARE(at(SuiteCasesModel::TargetColumn).data().toString(), u"route r · Gateway"_s);
        QVERIFY(model.setData(at(SuiteCasesModel::TargetColumn), providerChoice().key));
        QVERIFY(!model.cases().constFirst().route && !model.cases().constFirst().gateway);
        QCOMPARE(at(SuiteCasesModel::TargetColumn).data().toString(), u"direct · Provider"_s);
        QVERIFY(!model.setData(at(SuiteCasesModel::TargetColumn), u"route/nobody/nothing"_s));
        QVERIFY(model.setData(at(SuiteCasesModel::RunsColumn), 0));
        QCOMPARE(model.cases().constFirst().runs, 1);
        QVERIFY(model.setData(at(SuiteCasesModel::StreamColumn), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(!model.cases().constFirst().stream);
        QVERIFY(model.setData(at(SuiteCasesModel::QuestionColumn), u"Why?"_s));
        QCOMPARE(edited.size(), 5); // the runs did not change
        model.setChecks(0, {{.kind = Kind::Complete}});
        QCOMPARE(at(SuiteCasesModel::ChecksColumn).data().toString(), u"1"_s);
        QCOMPARE(model.take(0).question, u"Why?"_s);
        QCOMPARE(model.rowCount(), 0);
    }

    void aTargetThatIsGoneIsNamed()
    {
        SuiteCasesModel model;
        SuiteCase lost;
        lost.gateway = GatewayId(u"gw"_s);
        lost.route = RouteId(u"lost"_s);
        model.setCases({lost});
        QCOMPARE(model.index(0, SuiteCasesModel::TargetColumn).data().toString(), u"Not there: lost"_s);
    }

    void checksAreEditedByTheirKind_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("hasName");
        QTest::addColumn<bool>("hasValue");
        for (const Kind kind : suitewords::kinds()) {
            const bool isPlain = kind == Kind::Streamed || kind == Kind::Complete || kind == Kind::UsagePresent;
            QTest::newRow(qPrintable(suitewords::kindName(kind))) << int(kind) << (kind == Kind::Header) << !isPlain;
        }
    }

    void checksAreEditedByTheirKind()
    {
        QFETCH(int, kind);
        SuiteChecksModel model;
        const QAbstractItemModelTester tester(&model);
        model.append({.kind = Kind(kind) == Kind::Cost ? Kind::Status : Kind::Cost});
        QVERIFY(model.setData(model.index(0, SuiteChecksModel::KindColumn), kind));
        const SuiteCheck &check = model.checks().constFirst();
        QCOMPARE(int(check.kind), kind);
        QCOMPARE(check.value, suitewords::suggestedValue(Kind(kind)));
        QTEST(model.flags(model.index(0, SuiteChecksModel::HeaderColumn)).testFlag(Qt::ItemIsEditable), "hasName");
        QTEST(model.flags(model.index(0, SuiteChecksModel::ValueColumn)).testFlag(Qt::ItemIsEditable), "hasValue");
        QVERIFY(!model.index(0, SuiteChecksModel::WordsColumn).data().toString().isEmpty());
    }

    void everyKindOfCheckIsOffered()
    {
        QCOMPARE(suitewords::kinds().size(), qsizetype(int(Kind::Cost)) + 1);
    }

    void whatCannotBeJudgedIsSaid_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("status") << int(Kind::Status) << QString() << u"200"_s << true;
        QTest::newRow("no number") << int(Kind::Status) << QString() << u"ok"_s << false;
        QTest::newRow("nothing expected") << int(Kind::Model) << QString() << QString() << false;
        QTest::newRow("a pattern") << int(Kind::TextMatches) << QString() << u"^P.*s$"_s << true;
        QTest::newRow("a broken pattern") << int(Kind::TextMatches) << QString() << u"(P"_s << false;
        QTest::newRow("a schema") << int(Kind::TextSchema) << QString() << u"{}"_s << true;
        QTest::newRow("no schema") << int(Kind::TextSchema) << QString() << u"[1"_s << false;
        QTest::newRow("a header that must be there") << int(Kind::Header) << u"Server"_s << QString() << true;
        QTest::newRow("a header without a name") << int(Kind::Header) << QString() << u"x"_s << false;
        QTest::newRow("complete") << int(Kind::Complete) << QString() << QString() << true;
    }

    void whatCannotBeJudgedIsSaid()
    {
        QFETCH(int, kind);
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(bool, isGood);
        QCOMPARE(suitewords::problemOf({.kind = Kind(kind), .name = name, .value = value}).isEmpty(), isGood);
    }

    void aGrowingRunKeepsItsRows()
    {
        SuiteResultsModel model;
        const QAbstractItemModelTester tester(&model);
        SuiteRunResult run;
        run.suite = SuiteId(u"s"_s);
        run.startedAt = QDateTime::fromSecsSinceEpoch(1, Qt::UTC);
        run.cases = {{.asked = {.name = u"a"_s, .model = {}, .question = {}, .checks = {}}, .problem = {}, .answers = {}}};
        model.setResult(run);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        run.cases[0].problem = Error{.kind = Error::Kind::Configuration, .message = u"No such route."_s, .hint = {}, .details = {}};
        model.setResult(run);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(model.index(0, SuiteResultsModel::FailureColumn).data().toString(), u"No such route."_s);
    }

    void aRunIsAsGoodAsItsWorstCase_data()
    {
        QTest::addColumn<QList<int>>("cases");
        QTest::addColumn<int>("verdict");
        const auto id = [](SuiteVerdict verdict) { return int(verdict); };
        QTest::newRow("all passed") << QList<int>{0, 0} << id(SuiteVerdict::Passed);
        QTest::newRow("one failed") << QList<int>{0, 1, 3} << id(SuiteVerdict::Failed);
        QTest::newRow("one unclear") << QList<int>{0, 2, 3} << id(SuiteVerdict::Unclear);
        QTest::newRow("stopped") << QList<int>{0, 3} << id(SuiteVerdict::NotAsked);
        QTest::newRow("empty") << QList<int>() << id(SuiteVerdict::Unclear);
    }

    void aRunIsAsGoodAsItsWorstCase()
    {
        QFETCH(QList<int>, cases);
        SuiteRunRecord run{.id = 1, .suite = SuiteId(u"s"_s), .name = {}, .startedAt = {}, .elapsedMs = 0, .cancelled = false, .cases = {}};
        for (const int verdict : cases)
            run.cases.append({.name = {}, .verdict = SuiteVerdict(verdict)});
        QTEST(int(suitewords::verdictOf(run)), "verdict");
        SuiteRunsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setRuns({run});
        QTEST(model.index(0, 0).data(SuiteRunsModel::VerdictRole).toInt(), "verdict");
    }
};

QTEST_MAIN(TestSuiteModels)
#include "tst_suitemodels.moc"
