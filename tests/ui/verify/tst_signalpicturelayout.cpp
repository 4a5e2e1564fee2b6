// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/reports.h"
#include "ui/verify/signalpicturelayout.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

PictureMetrics metrics()
{
    QFont small;
    small.setPointSizeF(small.pointSizeF() * 0.87);
    return {QFontMetricsF(QFont()), QFontMetricsF(small), QFontMetricsF(QFont())};
}

ProbeReport longNames()
{
    ProbeReport report = test::unreachableReport();
    report.target.gateway = u"Datenverarbeitungsgateway der Hauptniederlassung"_s;
    report.target.route = u"ein-sehr-langer-routenname-fuer-die-kundenbetreuung"_s;
    report.target.provider = u"openai-compatible.internal.example.com"_s;
    report.target.plugins = {u"key-auth"_s, u"limit-count"_s, u"ai-prompt-decorator"_s, u"ai-prompt-guard"_s, u"ai-rate-limiting"_s, u"ai-proxy"_s};
    return report;
}

} // namespace

class TestSignalPictureLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingFits_data()
    {
        QTest::addColumn<ProbeReport>("report");
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<qreal>("width");
        const QString proxy = u"proxy.example.com:3128"_s;
        for (const qreal width : {520.0, 820.0, 1500.0}) {
            const QByteArray size = QByteArray::number(int(width));
            QTest::addRow("ok at %s", size.constData()) << test::okReport() << QString() << width;
            QTest::addRow("key at %s", size.constData()) << test::authMissingReport() << QString() << width;
            QTest::addRow("unreachable at %s", size.constData()) << test::unreachableReport() << proxy << width;
            QTest::addRow("truncated at %s", size.constData()) << test::truncatedReport() << QString() << width;
            QTest::addRow("refused at %s", size.constData()) << test::refusedReport() << QString() << width;
            QTest::addRow("long names at %s", size.constData()) << longNames() << proxy << width;
        }
    }

    void everythingFits()
    {
        QFETCH(ProbeReport, report);
        QFETCH(QString, proxy);
        QFETCH(qreal, width);
        const Way way = wayOf(report, proxy);
        const SignalPictureLayout layout = layOut(way, width, metrics());
        QCOMPARE(layout.stations.size(), way.stations.size());

        const QRectF all(0, 0, width, layout.height);
        for (const StationBox &station : layout.stations) {
            QVERIFY(all.contains(station.box));
            QVERIFY(all.contains(station.lamp));
            QVERIFY(station.lamp.bottom() < station.box.top());
            QVERIFY(station.box.contains(station.title));
            QVERIFY(station.box.contains(station.detail));
            QVERIFY(metrics().title.horizontalAdvance(station.titleText) <= station.title.width() + 0.5);
            for (const PlateBox &plate : station.plates) {
                QVERIFY(station.box.contains(plate.rect));
                QVERIFY(!plate.rect.intersects(station.title));
                QVERIFY(!plate.rect.intersects(station.detail));
            }
        }
        for (int i = 1; i < layout.stations.size(); ++i)
            QVERIFY(layout.stations.at(i).box.left() - layout.stations.at(i - 1).box.right() >= 35);
        if (!way.sentence.isEmpty()) {
            QVERIFY(all.contains(layout.sentence));
            for (const StationBox &station : layout.stations)
                QVERIFY(!layout.sentence.intersects(station.box));
        }
    }

    void platesDoNotOverlap()
    {
        const SignalPictureLayout layout = layOut(wayOf(longNames(), {}), 820, metrics());
        const QList<PlateBox> &plates = layout.stations.at(2).plates;
        QCOMPARE(plates.size(), 6);
        for (int i = 0; i < plates.size(); ++i) {
            for (int j = i + 1; j < plates.size(); ++j)
                QVERIFY(!plates.at(i).rect.intersects(plates.at(j).rect));
        }
    }

    void theLineIsOneAndHorizontal()
    {
        const SignalPictureLayout layout = layOut(wayOf(test::okReport(), {}), 820, metrics());
        QCOMPARE(layout.links.size(), 3);
        QVERIFY(!layout.breakLamp);
        for (int i = 0; i < layout.links.size(); ++i) {
            const LinkLine &link = layout.links.at(i);
            QCOMPARE(link.line.y1(), layout.links.constFirst().line.y1());
            QCOMPARE(link.line.y2(), link.line.y1());
            QCOMPARE(link.line.x1(), layout.stations.at(i).box.right());
            QCOMPARE(link.line.x2(), layout.stations.at(i + 1).box.left());
            QVERIFY(link.reached);
        }
    }

    void aBrokenLineEndsInTheLampWithTheSentenceUnderIt()
    {
        const SignalPictureLayout layout = layOut(wayOf(test::unreachableReport(), {}), 820, metrics());
        QVERIFY(layout.breakLamp);
        QCOMPARE(layout.links.size(), 4);
        const QRectF lamp = *layout.breakLamp;
        QVERIFY(lamp.left() > layout.stations.at(2).box.right());
        QVERIFY(lamp.right() < layout.stations.at(3).box.left());
        QCOMPARE(layout.links.at(2).line.x2(), lamp.left());
        QVERIFY(layout.links.at(2).reached);
        QVERIFY(!layout.links.at(3).reached);
        QCOMPARE(lamp.center().y(), layout.links.at(0).line.y1());
        QVERIFY(layout.sentence.left() <= lamp.center().x() && layout.sentence.right() >= lamp.center().x());
        QCOMPARE(layout.pointer.x1(), lamp.center().x());
    }

    void beyondARefusalNothingIsReached()
    {
        const SignalPictureLayout layout = layOut(wayOf(test::authMissingReport(), {}), 820, metrics());
        QVERIFY(!layout.breakLamp);
        QCOMPARE(layout.links.size(), 3);
        QVERIFY(layout.links.at(0).reached);
        QVERIFY(layout.links.at(1).reached);
        QVERIFY(!layout.links.at(2).reached);
    }

    void aWideWindowKeepsThePictureTogether()
    {
        const SignalPictureLayout layout = layOut(wayOf(test::okReport(), {}), 2400, metrics());
        const qreal left = layout.stations.constFirst().box.left();
        const qreal right = layout.stations.constLast().box.right();
        QVERIFY(right - left < 1500);
        QVERIFY(qAbs(left - (2400 - right)) <= 2); // whole pixels
    }

    void rightToLeftIsTheMirror()
    {
        const Way way = wayOf(test::unreachableReport(), {});
        const SignalPictureLayout there = layOut(way, 820, metrics());
        const SignalPictureLayout back = layOut(way, 820, metrics(), Qt::RightToLeft);
        for (int i = 0; i < there.stations.size(); ++i)
            QCOMPARE(back.stations.at(i).box.right(), 820 - there.stations.at(i).box.left());
        QCOMPARE(back.breakLamp->center().x(), 820 - there.breakLamp->center().x());
    }

    void aPointFindsItsStation()
    {
        const SignalPictureLayout layout = layOut(wayOf(test::okReport(), {}), 820, metrics());
        for (int i = 0; i < layout.stations.size(); ++i) {
            QCOMPARE(layout.stationAt(layout.stations.at(i).box.center()), i);
            QCOMPARE(layout.stationAt(layout.stations.at(i).lamp.center()), i);
        }
        QCOMPARE(layout.stationAt(layout.links.at(0).line.center()), -1);
        QCOMPARE(layOut({}, 820, metrics()).stationAt({1, 1}), -1);
    }
};

QTEST_MAIN(TestSignalPictureLayout)
#include "tst_signalpicturelayout.moc"
