// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/fuzzymatch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestFuzzyMatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void matches_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        QTest::newRow("nothing typed") << u""_s << u"Go to Chat"_s << true;
        QTest::newRow("beginnings") << u"gtc"_s << u"Go to Chat"_s << true;
        QTest::newRow("case") << u"CHAT"_s << u"Go to Chat"_s << true;
        QTest::newRow("spaces do not matter") << u"to ch"_s << u"Go to Chat"_s << true;
        QTest::newRow("wrong order") << u"tahc"_s << u"Go to Chat"_s << false;
        QTest::newRow("letter that is not there") << u"chatz"_s << u"Go to Chat"_s << false;
        QTest::newRow("the same letter twice") << u"oo"_s << u"Go"_s << false;
        QTest::newRow("empty text") << u"a"_s << u""_s << false;
        QTest::newRow("other scripts") << u"маш"_s << u"Новый Маршрут"_s << true;
    }

    void matches()
    {
        QFETCH(QString, typed);
        QFETCH(QString, text);
        QFETCH(bool, found);
        QCOMPARE(fuzzyScore(typed, text).has_value(), found);
    }

    void prefers_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("beginnings of words") << u"nc"_s << u"New chat"_s << u"Launch"_s;
        QTest::newRow("letters side by side") << u"chat"_s << u"New chat"_s << u"Copy the request at hand"_s;
        QTest::newRow("the later, better place") << u"ro"_s << u"Go to Routes"_s << u"Larger tool"_s;
        QTest::newRow("the shorter of equals") << u"chat"_s << u"Chat"_s << u"Chat with a long tail of words"_s;
    }

    void prefers()
    {
        QFETCH(QString, typed);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        QVERIFY(fuzzyScore(typed, better));
        QVERIFY(fuzzyScore(typed, better) > fuzzyScore(typed, worse));
    }
};

QTEST_GUILESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzymatch.moc"
