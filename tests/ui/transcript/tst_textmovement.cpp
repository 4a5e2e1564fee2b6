// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/transcript/textmovement.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

using Places = QList<qsizetype>;

Places walked(const QString &text, qsizetype from, qsizetype to, qsizetype (*step)(const QString &, qsizetype))
{
    Places places;
    for (qsizetype at = from; at != to && places.size() < 100;) {
        at = step(text, at);
        places.append(at);
    }
    return places;
}

} // namespace

class TestTextMovement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void movesOverText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Places>("characters");
        QTest::addColumn<Places>("words");
        QTest::newRow("nothing") << QString() << Places{} << Places{};
        QTest::newRow("letters") << u"ab c"_s << Places{1, 2, 3, 4} << Places{3, 4};
        QTest::newRow("several spaces") << u"a   b"_s << Places{1, 2, 3, 4, 5} << Places{4, 5};
        QTest::newRow("a contraction is a word") << u"don't go"_s << Places{1, 2, 3, 4, 5, 6, 7, 8} << Places{6, 8};
        QTest::newRow("signs") << u"f(x);"_s << Places{1, 2, 3, 4, 5} << Places{1, 2, 3, 4, 5};
        QTest::newRow("umlauts of one character") << u"\u00fcb \u00e4"_s << Places{1, 2, 3, 4} << Places{3, 4};
        QTest::newRow("combining marks") << u"u\u0308b e\u0301"_s << Places{2, 3, 4, 6} << Places{4, 6};
        QTest::newRow("emoji") << u"a\U0001F6A6 b"_s << Places{1, 3, 4, 5} << Places{1, 4, 5};
        QTest::newRow("joined emoji") << u"\U0001F469\u200D\U0001F52C x"_s << Places{5, 6, 7} << Places{6, 7};
        QTest::newRow("a flag") << u"\U0001F1E9\U0001F1EA!"_s << Places{4, 5} << Places{4, 5};
        QTest::newRow("hebrew") << u"\u05e9\u05dc \u05d0"_s << Places{1, 2, 3, 4} << Places{3, 4};
        QTest::newRow("table row") << u"one\ttwo"_s << Places{1, 2, 3, 4, 5, 6, 7} << Places{4, 7};
        QTest::newRow("code") << u"    a_b = 1"_s << Places{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11} << Places{4, 8, 10, 11};
    }

    void movesOverText()
    {
        QFETCH(QString, text);
        QFETCH(Places, characters);
        QFETCH(Places, words);
        const auto backwards = [](Places places) {
            std::reverse(places.begin(), places.end());
            if (!places.isEmpty()) {
                places.removeFirst();
                places.append(0);
            }
            return places;
        };
        QCOMPARE(walked(text, 0, text.size(), textmovement::nextCharacter), characters);
        QCOMPARE(walked(text, 0, text.size(), textmovement::nextWord), words);
        QCOMPARE(walked(text, text.size(), 0, textmovement::previousCharacter), backwards(characters));
        QCOMPARE(walked(text, text.size(), 0, textmovement::previousWord), backwards(words));
        QCOMPARE(textmovement::nextCharacter(text, text.size()), text.size());
        QCOMPARE(textmovement::previousCharacter(text, 0), 0);
    }

    void findsTheWord_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qsizetype>("position");
        QTest::addColumn<QString>("word");
        QTest::newRow("begin") << u"one two"_s << qsizetype(0) << u"one"_s;
        QTest::newRow("middle") << u"one two"_s << qsizetype(1) << u"one"_s;
        QTest::newRow("the character behind counts") << u"one two"_s << qsizetype(4) << u"two"_s;
        QTest::newRow("end") << u"one two"_s << qsizetype(7) << u"two"_s;
        QTest::newRow("spaces") << u"one   two"_s << qsizetype(4) << u"   "_s;
        QTest::newRow("a sign") << u"f(x)"_s << qsizetype(1) << u"("_s;
        QTest::newRow("underlines join") << u"a snake_case b"_s << qsizetype(8) << u"snake_case"_s;
        QTest::newRow("decimal") << u"is 3.14 pi"_s << qsizetype(4) << u"3.14"_s;
        QTest::newRow("combining marks") << u"cafe\u0301s x"_s << qsizetype(3) << u"cafe\u0301s"_s;
        QTest::newRow("joined emoji") << u"a \U0001F469\u200D\U0001F52C b"_s << qsizetype(2) << u"\U0001F469\u200D\U0001F52C"_s;
        QTest::newRow("hebrew") << u"\u05e9\u05dc\u05d5\u05dd x"_s << qsizetype(2) << u"\u05e9\u05dc\u05d5\u05dd"_s;
        QTest::newRow("a cell of a table") << u"one\ttwo"_s << qsizetype(4) << u"two"_s;
        QTest::newRow("nothing") << QString() << qsizetype(0) << QString();
        QTest::newRow("far into a long line") << u"word "_s.repeated(10000) << qsizetype(25001) << u"word"_s;
    }

    void findsTheWord()
    {
        QFETCH(QString, text);
        QFETCH(qsizetype, position);
        const TextSpan span = textmovement::wordAt(text, position);
        QTEST(text.sliced(span.begin, span.end - span.begin), "word");
        QVERIFY(span.begin <= position && position <= span.end);
    }

    void followsTheLetters_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<qsizetype>("position");
        QTest::addColumn<QString>("after");
        QTest::addColumn<qsizetype>("place");
        QTest::newRow("grew") << u"one tw"_s << qsizetype(5) << u"one two three"_s << qsizetype(5);
        QTest::newRow("signs became bold") << u"This is **bold"_s << qsizetype(12) << u"This is bold"_s << qsizetype(10);
        QTest::newRow("cells") << u"| a | b |"_s << qsizetype(7) << u"a\tb"_s << qsizetype(3);
        QTest::newRow("shorter") << u"abcdef"_s << qsizetype(6) << u"xyz"_s << qsizetype(3);
        QTest::newRow("gone") << u"abc"_s << qsizetype(3) << QString() << qsizetype(0);
    }

    void followsTheLetters()
    {
        QFETCH(QString, before);
        QFETCH(qsizetype, position);
        QFETCH(QString, after);
        QTEST(textmovement::placeAfter(before, position, after), "place");
    }
};

QTEST_GUILESS_MAIN(TestTextMovement)
#include "tst_textmovement.moc"
