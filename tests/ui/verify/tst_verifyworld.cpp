// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The workspace page against a real gateway's double: what it says is what happens.
#include "support/guitest.h"
#include "ui/verify/gapchart.h"
#include "ui/verify/signalpicture.h"
#include "ui/verify/stationevidence.h"
#include "ui/verify/verifyworld.h"
#include "ui/verify/waterfall.h"

#include <QAccessible>
#include <QLabel>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

using theme::Signal;

// One letter a lamp, from You on; '|' where the line is broken.
QString lampsOf(const Way &way)
{
    QString text;
    const QString letters = u"gcsui"_s; // go, caution, stop, unknown, information
    for (int i = 0; i < way.stations.size(); ++i) {
        const bool lineEnds = way.breakKind == Way::Break::BeforeStation || way.breakKind == Way::Break::BeforeBranches;
        if (lineEnds && i == way.breakStation)
            text += u'|';
        text += letters.at(int(way.stations.at(i).lamp));
    }
    return text;
}

} // namespace

class TestVerifyWorld : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::VerifyWorld> m_world;

    void verifyByKeys() const
    {
        m_world->press(Qt::Key_Return, Qt::ControlModifier);
        const auto *cancel = m_world->child<QWidget>(u"cancelVerifyButton"_s);
        QVERIFY(cancel->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!cancel->isVisible(), 20'000);
    }

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_world = std::make_unique<test::VerifyWorld>();
    }
    void cleanup() { m_world.reset(); }

    void whatHappensIsSaid_data()
    {
        QTest::addColumn<QString>("route");
        QTest::addColumn<int>("runs");
        QTest::addColumn<QString>("lamps");
        QTest::addColumn<QString>("sentence"); // in the verdict
        QTest::addColumn<QString>("pictured"); // at the station
        QTest::addColumn<QString>("cause");
        QTest::addColumn<int>("station"); // that is clicked
        QTest::addColumn<QString>("evidence");
        QTest::newRow("all green") << u"all-green"_s << 1 << u"gggg"_s << u"The answer came whole and as asked."_s << QString() << QString() << 3
                                   << u"Model answered: good-model"_s;
        QTest::newRow("route not found") << u"not-pushed"_s << 1 << u"gg|uu"_s << u"The gateway has no route for this request."_s
                                         << u"The gateway has no route for this request."_s << u"route-not-found"_s << 1 << u"404 Not Found"_s;
        QTest::newRow("wrong provider key") << u"wrong-key"_s << 1 << u"gggs"_s << u"The provider does not accept the key."_s
                                            << u"The provider does not accept the key."_s << u"provider-auth-failed"_s << 1 << u"401 Unauthorized"_s;
        QTest::newRow("rate limited as 503") << u"limited"_s << 2 << u"ggsu"_s << u"The gateway's request limit is used up."_s
                                             << u"The gateway's request limit is used up."_s << u"gateway-rate-limited"_s << 1
                                             << u"503 Service Temporarily Unavailable"_s;
        QTest::newRow("buffered") << u"buffered"_s << 1 << u"gcgg"_s << u"The stream comes in bursts: something on the way holds it back."_s
                                  << u"The stream comes in bursts: something on the way holds it back."_s << u"stream-buffered"_s << 1 << u"200 OK"_s;
        QTest::newRow("cut") << u"cut"_s << 1 << u"ggg|c"_s << u"The answer was cut before its end."_s << u"The answer was cut before its end."_s
                             << u"stream-truncated"_s << 3 << u"Model answered: good-model"_s;
        QTest::newRow("fallback taken") << u"fallback"_s << 1 << u"gggcg"_s << u"The answer came whole and as asked."_s
                                        << u"The gateway passed “first” over and took “second”."_s << QString() << 3 << u"the gateway passed it over"_s;
        QTest::newRow("the one that was taken") << u"fallback"_s << 1 << u"gggcg"_s << u"The answer came whole and as asked."_s
                                                << u"The gateway passed “first” over and took “second”."_s << QString() << 4
                                                << u"names the model second-model, which this instance alone has"_s;
        QTest::newRow("all instances failed") << u"all-failed"_s << 1 << u"ggg|ss"_s << u"All instances behind the route failed."_s
                                              << u"All instances behind the route failed."_s << u"all-instances-failed"_s << 4 << u"with 503"_s;
    }

    void whatHappensIsSaid()
    {
        QFETCH(QString, route);
        QFETCH(int, runs);
        QFETCH(QString, lamps);
        QFETCH(QString, sentence);
        QFETCH(QString, pictured);
        QFETCH(QString, cause);
        QFETCH(int, station);
        QFETCH(QString, evidence);
        m_world->choose(route);
        for (int run = 0; run < runs; ++run)
            verifyByKeys();
        QCOMPARE(m_world->child<QLabel>(u"verdictLabel"_s)->text(), sentence);
        const QString note = m_world->child<QLabel>(u"verdictNote"_s)->text();
        QVERIFY2(cause.isEmpty() || note.endsWith(cause), qPrintable(note));
        auto *picture = m_world->child<SignalPicture>(u"signalPicture"_s);
        QCOMPARE(lampsOf(picture->way()), lamps);
        QCOMPARE(picture->way().sentence, pictured);

        auto *shown = m_world->child<StationEvidence>(u"stationEvidence"_s);
        QVERIFY(!shown->isVisible());
        QTest::mouseClick(picture, Qt::LeftButton, {}, picture->itemRect(station).center());
        QVERIFY(shown->isVisible());
        QVERIFY2(shown->text().contains(evidence), qPrintable(shown->text()));
        // The same by keys, and for those who do not see it.
        const QAccessibleInterface *access = QAccessible::queryAccessibleInterface(picture);
        QCOMPARE(access->childCount(), int(lamps.remove(u'|').size()));
        QVERIFY2(access->child(station)->text(QAccessible::Description).contains(evidence), qPrintable(access->child(station)->text(QAccessible::Description)));
        picture->setFocus(Qt::TabFocusReason);
        QTest::keyClick(picture, Qt::Key_Home);
        for (int i = 0; i < station; ++i)
            QTest::keyClick(picture, Qt::Key_Right);
        QTest::keyClick(picture, Qt::Key_Return);
        QVERIFY(shown->text().contains(evidence));
        m_world->keepShot(QString::fromLatin1(QTest::currentDataTag()));
    }

    void theStreamIsInTheCharts()
    {
        m_world->choose(u"all-green"_s);
        verifyByKeys();
        auto *gaps = m_world->child<GapChart>(u"gapChart"_s);
        QVERIFY(gaps->isVisible());
        QVERIFY(gaps->itemCount() >= 8);
        QVERIFY2(gaps->readout().startsWith(u"First token after "_s), qPrintable(gaps->readout()));
        gaps->setFocus(Qt::TabFocusReason);
        QVERIFY2(gaps->readout().startsWith(u"Token 2 of "_s), qPrintable(gaps->readout()));
        QTest::keyClick(gaps, Qt::Key_End);
        QCOMPARE(gaps->readout(), gaps->itemName(gaps->itemCount() - 1));
        m_world->choose(u"not-pushed"_s);
        verifyByKeys();
        QVERIFY(!gaps->isVisible());
        QVERIFY(m_world->child<Waterfall>(u"waterfall"_s)->itemCount() > 0);
    }

    void cancelEndsAProbeThatWaits()
    {
        m_world->choose(u"all-green"_s);
        m_world->press(Qt::Key_Return, Qt::ControlModifier);
        m_world->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_world->child<QWidget>(u"cancelVerifyButton"_s)->isVisible());
        QVERIFY(m_world->child<QLabel>(u"verdictLabel"_s)->text().startsWith(u"Cancelled"_s));
    }
};

QTEST_MAIN(TestVerifyWorld)
#include "tst_verifyworld.moc"
