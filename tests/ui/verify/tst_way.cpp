// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/reports.h"
#include "ui/verify/way.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

ProbeReport failure(const ProbeTarget &target, Origin origin, const QString &cause, bool tokensCame = false)
{
    ProbeReport report;
    report.target = target;
    report.verdict = Verdict::Fail;
    report.origin = origin;
    report.cause = cause;
    if (tokensCame)
        report.times.firstToken = 10;
    return report;
}

// One letter a lamp, from You on; '|' where the line is broken.
QString picture(const Way &way)
{
    QString text;
    for (int i = 0; i < way.stations.size(); ++i) {
        if (way.breakKind == Way::Break::BeforeStation && i == way.breakStation)
            text += u'|';
        switch (way.stations.at(i).lamp) {
        case theme::Signal::Go:
            text += u'g';
            break;
        case theme::Signal::Caution:
            text += u'c';
            break;
        case theme::Signal::Stop:
            text += u's';
            break;
        case theme::Signal::Unknown:
            text += u'u';
            break;
        case theme::Signal::Information:
            text += u'i';
            break;
        }
    }
    return text;
}

} // namespace

class TestWay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stationsFollowThePath()
    {
        const Way direct = plannedWay(test::directTarget(), {});
        QCOMPARE(direct.stations.size(), 2);
        QCOMPARE(direct.stations.constLast().kind, StationKind::Provider);
        const Way routed = plannedWay(test::gatewayTarget(), u"proxy.example:3128"_s);
        QCOMPARE(routed.stations.size(), 5);
        QCOMPARE(routed.stations.at(1).kind, StationKind::Proxy);
        QCOMPARE(routed.stations.at(2).title, u"Demo gateway"_s);
        QCOMPARE(routed.stations.at(3).plates.size(), 3);
        QCOMPARE(picture(routed), u"uuuuu"_s);
        QVERIFY(!routed.proven);
    }

    void aFailureBreaksTheWayWhereItIs_data()
    {
        QTest::addColumn<bool>("throughGateway");
        QTest::addColumn<Origin>("origin");
        QTest::addColumn<QString>("cause");
        QTest::addColumn<bool>("tokensCame");
        QTest::addColumn<QString>("expected");
        QTest::newRow("refused, direct") << false << Origin::Network << u"connection-refused"_s << false << u"g|u"_s;
        QTest::newRow("refused, gateway") << true << Origin::Network << u"connection-refused"_s << false << u"g|uuu"_s;
        QTest::newRow("no route") << true << Origin::Gateway << u"route-not-found"_s << false << u"gg|uu"_s;
        QTest::newRow("a plugin of the route") << true << Origin::Gateway << u"gateway-auth-missing"_s << false << u"ggsu"_s;
        QTest::newRow("the gateway itself") << true << Origin::Gateway << u"prompt-denied"_s << false << u"gsuu"_s;
        QTest::newRow("the proxy plugin") << true << Origin::Gateway << u"gateway-bad-json"_s << false << u"ggsu"_s;
        QTest::newRow("upstream unreachable") << true << Origin::Gateway << u"gateway-upstream-unreachable"_s << false << u"ggg|u"_s;
        QTest::newRow("upstream timeout") << true << Origin::Gateway << u"gateway-upstream-timeout"_s << false << u"ggg|u"_s;
        QTest::newRow("empty answer") << true << Origin::Gateway << u"empty-answer"_s << false << u"ggg|u"_s;
        QTest::newRow("provider, direct") << false << Origin::Provider << u"provider-auth-failed"_s << false << u"gs"_s;
        QTest::newRow("provider, gateway") << true << Origin::Provider << u"provider-model-not-found"_s << false << u"gggs"_s;
        QTest::newRow("cut behind the gateway") << true << Origin::Provider << u"stream-truncated"_s << true << u"ggg|c"_s;
        QTest::newRow("cut before the gateway") << true << Origin::Network << u"stream-truncated"_s << true << u"g|ccc"_s;
        QTest::newRow("error in the stream") << true << Origin::Provider << u"stream-error-event"_s << true << u"gggs"_s;
        QTest::newRow("here") << false << Origin::Client << u"client-certificate-required"_s << false << u"su"_s;
        QTest::newRow("a cause of tomorrow") << true << Origin::Gateway << u"gateway-novelty"_s << false << u"gsuu"_s;
    }

    void aFailureBreaksTheWayWhereItIs()
    {
        QFETCH(bool, throughGateway);
        QFETCH(Origin, origin);
        QFETCH(QString, cause);
        QFETCH(bool, tokensCame);
        const Way way = wayOf(failure(throughGateway ? test::gatewayTarget() : test::directTarget(), origin, cause, tokensCame), {});
        QTEST(picture(way), "expected");
        QVERIFY(way.proven);
        QVERIFY(!way.sentence.isEmpty());
        QVERIFY(way.breakStation >= 0);
    }

    void theProxyBreaksBeforeItself()
    {
        const Way way = wayOf(failure(test::gatewayTarget(), Origin::Network, u"proxy-unreachable"_s), u"proxy.example:3128"_s);
        QCOMPARE(picture(way), u"g|uuuu"_s);
        const Way beyond = wayOf(failure(test::gatewayTarget(), Origin::Network, u"dns-failure"_s), u"proxy.example:3128"_s);
        QCOMPARE(picture(beyond), u"gg|uuu"_s);
    }

    void onlyThePluginThatCanHaveSaidItIsBlamed()
    {
        const Way way = wayOf(test::authMissingReport(), {});
        const QList<Plate> &plates = way.stations.at(2).plates;
        QCOMPARE(plates.at(0), (Plate{u"key-auth"_s, true}));
        QCOMPARE(plates.at(1), (Plate{u"limit-count"_s, false}));
        QCOMPARE(plates.at(2), (Plate{u"ai-proxy"_s, false}));
    }

    void aPassIsGreenAllAlong()
    {
        const Way way = wayOf(test::okReport(), {});
        QCOMPARE(picture(way), u"gggg"_s);
        QCOMPARE(way.breakKind, Way::Break::None);
        QVERIFY(way.sentence.isEmpty());
    }

    void aRemarkSparesTheLine()
    {
        ProbeReport report = test::okReport();
        report.verdict = Verdict::Warn;
        report.cause = u"stream-buffered"_s;
        report.origin = Origin::Gateway;
        QCOMPARE(picture(wayOf(report, {})), u"gcgg"_s);
        report.cause = u"length-cutoff"_s;
        report.origin = Origin::Provider;
        const Way way = wayOf(report, {});
        QCOMPARE(picture(way), u"gggc"_s);
        QCOMPARE(way.breakKind, Way::Break::None);
        QVERIFY(!way.sentence.isEmpty());
    }

    void evidenceTellsWhatWasSeen()
    {
        const Way way = wayOf(test::okReport(), {});
        const auto has = [&way](int station, const QString &value) {
            for (const StationFact &evidence : way.stations.at(station).evidence) {
                if (evidence.value == value)
                    return true;
            }
            return false;
        };
        QVERIFY(has(1, u"Apache APISIX 3.18.0"_s));
        QVERIFY(has(1, u"200 OK"_s));
        QVERIFY(has(2, u"/anything"_s));
        QVERIFY(has(3, u"gemini-2.5-flash"_s));
        QVERIFY(has(3, u"stop"_s));
        QVERIFY(has(3, u"41"_s));
    }

    void theTextAlternativeTellsTheWholeWay()
    {
        QCOMPARE(describe(wayOf(test::unreachableReport(), {})),
                 u"You: go\nGateway Demo gateway: go\nRoute gemini-chat, with the plugins key-auth, limit-count, ai-proxy: go\n"
                 "The line ends here: The gateway could not reach the provider.\nProvider gemini: unknown"_s);
    }
};

QTEST_MAIN(TestWay)
#include "tst_way.moc"
