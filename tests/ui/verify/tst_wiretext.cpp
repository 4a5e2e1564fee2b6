// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/probewords.h"
#include "ui/verify/reports.h"
#include "ui/verify/wiretext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestWireText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRequestShowsReferencesInPlaceOfKeys()
    {
        HttpRequest request;
        request.url = QUrl(u"http://127.0.0.1:9080/anything"_s);
        request.headers = {{"apikey", ValueTemplate::withKey({}, SecretRef::environment(u"ALICE"_s))}};
        request.body = R"({"messages":[]})";
        const QString text = wireText(request, test::okReport());
        QVERIFY(text.contains(u"POST http://127.0.0.1:9080/anything\napikey: {env:ALICE}\n\n{\"messages\":[]}"_s));
        QVERIFY(text.contains(u"HTTP/1.1 200 OK\nContent-Type: text/event-stream"_s));
        QVERIFY(text.contains(u"214 ms  message"_s));
        QVERIFY(text.contains(u"[DONE]"_s));
    }

    void whatIsLongIsCutAndSaysSo()
    {
        ProbeReport report;
        report.head.status = 200;
        report.bodyStart = QByteArray(1024 * 1024, 'x');
        for (int i = 0; i < 5000; ++i)
            report.events.append({.at = double(i), .name = u"message"_s, .data = QByteArray(10'000, 'y'), .isToken = true});
        const QString text = wireText({}, report);
        QVERIFY(text.size() < 3'000'000);
        QVERIFY(text.contains(u"more events: 4000"_s) || text.contains(u"more events: 4,000"_s));
        QVERIFY(text.contains(u"bytes are shown"_s));
    }

    void controlCharactersBecomeVisible()
    {
        ProbeReport report;
        report.head.status = 200;
        report.bodyStart = QByteArray("a\0b\x1b[31m\xff", 9);
        const QString text = wireText({}, report);
        QVERIFY(!text.contains(QChar(0x1b)));
        QVERIFY(text.contains(QChar(0x241b)));
        QVERIFY(text.contains(QChar(QChar::ReplacementCharacter)));
    }

    void usageIsShownAsReported()
    {
        const auto lines = usageLines(test::okReport().usage);
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines.at(0).second, u"15"_s);
        QCOMPARE(lines.at(1).second, u"8"_s);
        QCOMPARE(lines.at(2).second, u"41"_s);
        QCOMPARE(lines.at(3).second, u"18"_s);
        QVERIFY(usageLines({}).isEmpty());
    }

    void durations_data()
    {
        QTest::addColumn<double>("time");
        QTest::addColumn<QString>("text");
        QTest::newRow("micro") << 0.123 << u"0.12 ms"_s;
        QTest::newRow("tens") << 12.34 << u"12.3 ms"_s;
        QTest::newRow("hundreds") << 214.4 << u"214 ms"_s;
        QTest::newRow("seconds") << 1720.0 << u"1.72 s"_s;
    }

    void durations()
    {
        QFETCH(double, time);
        QTEST(probewords::duration(time), "text");
    }

    void unknownIdsAreShownAsTheyAre()
    {
        QCOMPARE(probewords::causeSentence(u"tomorrows-cause"_s), u"tomorrows-cause"_s);
        QCOMPARE(probewords::checkName(u"tomorrows-check"_s), u"tomorrows-check"_s);
        QVERIFY(probewords::causeSentence(u"stream-truncated"_s) != u"stream-truncated"_s);
    }
};

QTEST_MAIN(TestWireText)
#include "tst_wiretext.moc"
