// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "sampleturns.h"
#include "support/guitest.h"
#include "ui/transcript/findquery.h"
#include "ui/transcript/searchedtext.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

using Places = QList<qsizetype>;

class TestFindQuery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<FindQuery>("query");
        QTest::addColumn<Places>("begins");
        const auto any = [](const QString &text) { return FindQuery{text, false, false}; };
        QTest::newRow("nothing typed") << u"abc"_s << any(QString()) << Places{};
        QTest::newRow("none") << u"abc"_s << any(u"d"_s) << Places{};
        QTest::newRow("any case") << u"One one ONE"_s << any(u"oNe"_s) << Places{0, 4, 8};
        QTest::newRow("that case") << u"One one ONE"_s << FindQuery{u"one"_s, true, false} << Places{4};
        QTest::newRow("apart from each other") << u"aaaa"_s << any(u"aa"_s) << Places{0, 2};
        QTest::newRow("whole words") << u"cat concat cat_2 cat."_s << FindQuery{u"cat"_s, false, true} << Places{0, 17};
        QTest::newRow("whole words behind part of one") << u"aab ab"_s << FindQuery{u"ab"_s, false, true} << Places{4};
        QTest::newRow("umlauts in any case") << u"\u00dcber \u00fcber"_s << any(u"\u00fcber"_s) << Places{0, 5};
        QTest::newRow("an umlaut is another letter") << u"uber \u00fcber"_s << any(u"uber"_s) << Places{0};
        QTest::newRow("an umlaut of two characters") << u"u\u0308ber"_s << any(u"\u00fcber"_s) << Places{0};
        QTest::newRow("typed as two characters") << u"\u00fcber"_s << any(u"u\u0308ber"_s) << Places{0};
        QTest::newRow("not half a letter") << u"u\u0308"_s << any(u"u"_s) << Places{};
        QTest::newRow("greek") << u"\u039f\u0394\u039f\u03a3"_s << any(u"\u03bf\u03b4"_s) << Places{0};
        QTest::newRow("cjk") << u"\u4fe1\u53f7\u673a\u4fe1"_s << any(u"\u4fe1"_s) << Places{0, 3};
        QTest::newRow("cjk whole") << u"\u4fe1\u53f7\u673a"_s << FindQuery{u"\u53f7"_s, false, true} << Places{1};
        QTest::newRow("emoji") << u"a \U0001F6A6 b"_s << any(u"\U0001F6A6"_s) << Places{2};
        QTest::newRow("over a forced end of line") << u"one\u2028two"_s << any(u"one two"_s) << Places{0};
        QTest::newRow("signs are signs") << u"a.b a+b"_s << any(u"a+"_s) << Places{4};
    }

    void finds()
    {
        QFETCH(QString, text);
        QFETCH(FindQuery, query);
        Places begins;
        for (const TextSpan &span : foundIn(text, query, 100))
            begins.append(span.begin);
        QTEST(begins, "begins");
    }

    void endsAtTheMost() { QCOMPARE(foundIn(u"a"_s.repeated(100), {u"a"_s, false, false}, 7).size(), 7); }

    void looksThroughWhatIsSaid_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("text");
        QTest::addColumn<qsizetype>("hits");
        QTest::newRow("over formats") << u"a **bo**ld `word`"_s << u"bold word"_s << qsizetype(1);
        QTest::newRow("not what is not shown") << u"[text](https://example.org/target)"_s << u"target"_s << qsizetype(0);
        QTest::newRow("code") << u"```\nint find_me;\n```"_s << u"find_me"_s << qsizetype(1);
        QTest::newRow("a table cell") << u"| a | b |\n|---|---|\n| x | find me |"_s << u"find me"_s << qsizetype(1);
        QTest::newRow("not over blocks") << u"one\n\ntwo"_s << u"one two"_s << qsizetype(0);
        QTest::newRow("over a cut in a long text") << u"x"_s.repeated(20000) + u"Y"_s + u"x"_s.repeated(20000) << u"x"_s.repeated(9000) << qsizetype(4);
        QTest::newRow("not who speaks") << u"text"_s << u"gemini"_s << qsizetype(0);
    }

    void looksThroughWhatIsSaid()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, text);
        const SearchedText searched(test::reply(markdown));
        QTEST(foundIn(searched.text(), {text, true, false}, 100).size(), "hits");
    }

    void knowsFoldedReasoning()
    {
        ChatTurn turn = test::reply(u"Answer here."_s);
        turn.reasoning = u"Think one.\n\nThink two."_s;
        const SearchedText searched(turn);
        const SearchedText::Place think = searched.placeOf(searched.text().indexOf(u"two"_s));
        QVERIFY(think.isInReasoning);
        const SearchedText::Place answer = searched.placeOf(searched.text().indexOf(u"here"_s));
        QVERIFY(!answer.isInReasoning);
        QCOMPARE(answer.offset, 7);
        for (const bool isOpen : {false, true}) {
            const qsizetype shown = searched.shownPiece(answer, isOpen);
            const auto part = searched.partOf(shown, isOpen);
            QVERIFY(part);
            QCOMPARE(searched.text().sliced(part->begin, part->end - part->begin), u"Answer here."_s);
        }
    }
};

QTEST_GUILESS_MAIN(TestFindQuery)
#include "tst_findquery.moc"
