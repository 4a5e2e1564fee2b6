// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/reports.h"
#include "ui/verify/routebranches.h"
#include "ui/verify/signalpicturelayout.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

RouteBranch branch(const QString &name, const QString &model, int weight, int priority)
{
    return {.name = name, .provider = u"gemini"_s, .model = model, .address = {}, .weight = weight, .priority = priority};
}

// One letter a branch: answered, passed over, failed, unknown.
QString lettersOf(const BranchFinding &finding)
{
    QString letters;
    for (const BranchFinding::State state : finding.states)
        letters += u"uapf"_s.at(int(state));
    return letters;
}

PictureMetrics metrics()
{
    return {QFontMetricsF(QFont()), QFontMetricsF(QFont()), QFontMetricsF(QFont())};
}

} // namespace

class TestRouteBranches : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAnswerTellsWhoGaveIt_data()
    {
        QTest::addColumn<QList<RouteBranch>>("all");
        QTest::addColumn<bool>("fallsBack");
        QTest::addColumn<QString>("model"); // of the answer
        QTest::addColumn<QString>("limited"); // in the headers of a limit
        QTest::addColumn<QString>("letters");
        const QList<RouteBranch> ranked{branch(u"a"_s, u"m-a"_s, 3, 1), branch(u"b"_s, u"m-b"_s, 1, 0)};
        const QList<RouteBranch> equal{branch(u"a"_s, u"m-a"_s, 3, 0), branch(u"b"_s, u"m-b"_s, 1, 0)};
        const QList<RouteBranch> alike{branch(u"a"_s, u"m"_s, 3, 0), branch(u"b"_s, u"m"_s, 1, 0)};
        QTest::newRow("by its model") << equal << false << u"m-b"_s << QString() << u"ua"_s;
        QTest::newRow("by its model's edition") << equal << false << u"m-a-2025-01-31"_s << QString() << u"au"_s;
        QTest::newRow("the first by rank") << ranked << true << u"m-a"_s << QString() << u"au"_s;
        QTest::newRow("a fallback") << ranked << true << u"m-b"_s << QString() << u"pa"_s;
        QTest::newRow("no fallback without a strategy") << ranked << false << u"m-b"_s << QString() << u"ua"_s;
        QTest::newRow("the same model") << alike << false << u"m"_s << QString() << u"uu"_s;
        QTest::newRow("the same model, named by a limit") << alike << false << u"m"_s << u"b"_s << u"ua"_s;
        QTest::newRow("a limit misleads after a fallback") << alike << true << u"m"_s << u"b"_s << u"uu"_s;
        QTest::newRow("a model of none") << equal << false << u"other"_s << QString() << u"uu"_s;
        QTest::newRow("no model") << equal << false << QString() << QString() << u"uu"_s;
        QTest::newRow("only one") << QList<RouteBranch>{branch(u"a"_s, {}, 1, 0)} << false << u"other"_s << QString() << u"a"_s;
        QTest::newRow("none") << QList<RouteBranch>() << false << u"m"_s << QString() << QString();
    }

    void theAnswerTellsWhoGaveIt()
    {
        QFETCH(QList<RouteBranch>, all);
        QFETCH(bool, fallsBack);
        QFETCH(QString, model);
        QFETCH(QString, limited);
        ProbeReport report = test::okReport();
        report.answer.model = model;
        report.gateway.instance = limited;
        const BranchFinding finding = findBranches({all, fallsBack}, report);
        QTEST(lettersOf(finding), "letters");
        QCOMPARE(finding.answered >= 0, lettersOf(finding).contains(u'a'));
        QCOMPARE(finding.reason.isEmpty(), all.isEmpty());
    }

    void statusesGoToThoseWhoSaidThem_data()
    {
        QTest::addColumn<QList<int>>("ranks");
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("letters");
        QTest::addColumn<QStringList>("statuses");
        QTest::newRow("in the order of rank") << QList<int>{0, 5} << u"503, 500"_s << u"ff"_s << QStringList{u"500"_s, u"503"_s};
        QTest::newRow("of one rank") << QList<int>{1, 1} << u"503, 500"_s << u"ff"_s << QStringList{{}, {}};
        QTest::newRow("not all were asked") << QList<int>{9, 5, 0} << u"503, 500"_s << u"ffu"_s << QStringList{u"503"_s, u"500"_s, {}};
        QTest::newRow("not all of one rank") << QList<int>{1, 1, 1} << u"503, 500"_s << u"uuu"_s << QStringList{{}, {}, {}};
        QTest::newRow("one") << QList<int>{1, 0} << u"503"_s << u"uu"_s << QStringList{{}, {}};
    }

    void statusesGoToThoseWhoSaidThem()
    {
        QFETCH(QList<int>, ranks);
        QFETCH(QString, told);
        RouteBranches branches{.all = {}, .fallsBack = true};
        for (const int rank : ranks)
            branches.all.append(branch(QString::number(branches.all.size()), {}, 1, rank));
        ProbeReport report = test::unreachableReport();
        report.gateway.upstreamStatus = told;
        const BranchFinding finding = findBranches(branches, report);
        QTEST(lettersOf(finding), "letters");
        QTEST(finding.statuses, "statuses");
    }

    void branchesComeFromTheRoute()
    {
        Route route;
        route.aiProxyMulti = AiProxyMulti{};
        route.aiProxyMulti->fallback = {u"http_5xx"_s};
        ProxyInstance instance;
        instance.name = u"a"_s;
        instance.weight = 7;
        instance.priority = 2;
        instance.proxy.provider = u"openai"_s;
        instance.proxy.endpoint = u"https://user:word@api.example.com:8443/v1"_s;
        route.aiProxyMulti->instances = {instance};
        const RouteBranches branches = branchesOf(RouteTarget{.gateway = {}, .route = route, .model = u"asked"_s});
        QVERIFY(branches.fallsBack);
        QCOMPARE(branches.all.size(), 1);
        QCOMPARE(branches.all.constFirst(),
                 (RouteBranch{.name = u"a"_s, .provider = u"openai"_s, .model = u"asked"_s, .address = u"api.example.com:8443"_s, .weight = 7, .priority = 2}));
        QVERIFY(branchesOf(UrlTarget{}).all.isEmpty());
    }

    void branchesStandBesideEachOther_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<qreal>("width");
        for (const int count : {1, 2, 3, 8}) {
            for (const qreal width : {640.0, 1000.0, 1500.0})
                QTest::addRow("%d at %d", count, int(width)) << count << width;
        }
    }

    void branchesStandBesideEachOther()
    {
        QFETCH(int, count);
        QFETCH(qreal, width);
        RouteBranches branches{.all = {}, .fallsBack = true};
        for (int i = 0; i < count; ++i)
            branches.all.append(branch(u"instance-%1"_s.arg(i), u"m-%1"_s.arg(i), i + 1, -i));
        ProbeReport report = test::okReport();
        report.answer.model = u"m-%1"_s.arg(count - 1);
        const Way way = wayOf(report, {}, branches);
        const SignalPictureLayout layout = layOut(way, width, metrics());
        QCOMPARE(layout.stations.size(), 3 + count);
        const QRectF all(0, 0, width, layout.height);
        for (int i = 3; i < layout.stations.size(); ++i) {
            const StationBox &station = layout.stations.at(i);
            QVERIFY(all.contains(station.box));
            QVERIFY(station.lamp.right() < station.box.left());
            QVERIFY(station.mark.right() <= station.lamp.left());
            QVERIFY(station.mark.left() > layout.stations.at(2).box.right());
            QVERIFY(i == 3 || station.box.top() > layout.stations.at(i - 1).box.bottom());
        }
        // Only the line to the one that answered was gone along.
        const auto reached = [&layout](const StationBox &station) {
            return std::ranges::any_of(layout.links, [&station](const LinkLine &link) { return link.reached && link.line.p2().x() == station.box.left()
                                                                                         && link.line.p2().y() == station.box.center().y(); });
        };
        for (int i = 3; i < layout.stations.size(); ++i)
            QCOMPARE(reached(layout.stations.at(i)), i == 2 + count);
        if (count > 1) {
            for (const StationBox &station : layout.stations)
                QVERIFY(!layout.sentence.intersects(station.box));
            QVERIFY(layout.pointer.x1() > layout.stations.at(3).box.right());
            QVERIFY(all.contains(layout.sentence));
        }
    }
};

QTEST_MAIN(TestRouteBranches)
#include "tst_routebranches.moc"
