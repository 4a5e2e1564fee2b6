// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/compacttext.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestCompactText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesBackWhatItWas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("a letter") << u"a"_s;
        QTest::newRow("English") << u"The quick brown fox, and so on.\n"_s;
        QTest::newRow("as models write") << u"**Yes** \u2014 that\u2019s \u201cit\u201d \u2192 100 %"_s;
        QTest::newRow("Chinese") << u"\u4f60\u597d\uff0c\u4e16\u754c"_s;
        QTest::newRow("emoji") << u"a flag \U0001F1E9\U0001F1EA and a face \U0001F600"_s;
        QTest::newRow("NUL") << QString(u"a"_s + QChar(u'\0') + u"b"_s);
        QTest::newRow("a byte order mark") << u"\uFEFFtext that begins with a mark"_s;
        QTest::newRow("a lone surrogate") << QString(u"broken "_s + QChar(0xd83d) + u" pair"_s);
        QTest::newRow("the other half") << QString(QChar(0xdc00) + u"broken pair"_s);
    }

    void givesBackWhatItWas()
    {
        QFETCH(const QString, text);
        CompactText compact = text;
        const CompactText loose = text;
        compact.pack();
        QCOMPARE(compact.toString(), text);
        QCOMPARE(compact.size(), text.size());
        QCOMPARE(compact.isEmpty(), text.isEmpty());
        QVERIFY(compact == loose && loose == compact && compact == text);
        CompactText again = compact;
        again.pack();
        QVERIFY(again == compact);
        QVERIFY(!(compact == CompactText(text + u'.')));
        again += u" more"_s;
        QCOMPARE(again.toString(), text + u" more"_s);
        QCOMPARE(compact.toString(), text);
    }

    void othersOfTheSameLengthAreOthers()
    {
        CompactText one = u"text one"_s;
        CompactText two = u"text two"_s;
        QVERIFY(!(one == two));
        one.pack();
        QVERIFY(!(one == two));
        QVERIFY(!(one == u"text two"_s));
        two.pack();
        QVERIFY(!(one == two));
    }
};

QTEST_GUILESS_MAIN(TestCompactText)
#include "tst_compacttext.moc"
