// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/describe.h"
#include "markdown/markdowndocument.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestMarkdownElements : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void tellsTheSource_data();
    void tellsTheSource();
    void cellsAreRangesOfTheRow();
    void leavesOutContainersThatAreTooDeep();
    void charactersAreSafe();
};

void TestMarkdownElements::reads_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("elements");
    const auto row
        = [](const char *name, const QString &markdown, const QString &elements) { QTest::newRow(name) << markdown << elements; };
    row("nothing", u""_s, u""_s);
    row("paragraphs", u"one\ntwo\n\nthree"_s, u"p one two\np three"_s);
    row("hard breaks", u"one  \ntwo\\\nthree"_s, u"p one⏎two⏎three"_s);
    row("headings", u"# a\n## b ##\nc\n==="_s, u"h1 a\nh2 b\nh1 c"_s);
    row("empty heading", u"#"_s, u"h1"_s);
    row("rules", u"---\n* * *"_s, u"rule\nrule"_s);
    row("emphasis", u"*a* **b** ***c*** ~~d~~ `e`"_s, u"p {i|a} {b|b} {bi|c} {s|d} {c|e}"_s);
    row("formats in formats", u"**a *b* `c`**"_s, u"p {b|a }{bi|b}{b| }{bc|c}"_s);
    row("link", u"[a *b*](http://c \"d\")"_s, u"p {<http://c d>|a }{i<http://c d>|b}"_s);
    row("bare links", u"https://a.b www.c.d e@f.g <http://h>"_s,
        u"p {<https://a.b>|https://a.b} {<http://www.c.d>|www.c.d} {<mailto:e@f.g>|e@f.g} {<http://h>|http://h}"_s);
    row("reference", u"[a][B] [b]\n\n[b]: /c 'd'"_s, u"p {</c d>|a} {</c d>|b}"_s);
    row("defined twice", u"[b]\n\n[b]: /first\n[B]: /second"_s, u"p {</first>|b}"_s);
    row("not defined", u"[b] [b][c]"_s, u"p [b] [b][c]"_s);
    row("image alone", u"![a](b)"_s, u"image {!<b>|a}"_s);
    row("image in text", u"see ![](b.png)"_s, u"p see {!<b.png>|b.png}"_s);
    row("image in a link", u"[![a](b)](c)"_s, u"image {<c>!<b>|a}"_s);
    row("tight list", u"- a\n- b"_s, u"- p a\n- p b"_s);
    row("loose list", u"- a\n\n- b"_s, u"-loose p a\n-loose p b"_s);
    row("paragraphs in an item", u"- a\n\n  b\n- c"_s, u"-loose p a\n(-)loose p b\n-loose p c"_s);
    row("numbers", u"7. a\n7. b"_s, u"7. p a\n8. p b"_s);
    row("nested list", u"- a\n  1. b\n  2. c\n- d"_s, u"- p a\n(-) 1. p b\n(-) 2. p c\n- p d"_s);
    row("list at once in a list", u"- - a\n  - b"_s, u"- - p a\n(-) - p b"_s);
    row("tasks", u"- [ ] a\n- [x] b\n- c"_s, u"-[ ] p a\n-[x] p b\n- p c"_s);
    row("empty item", u"-\n- a"_s, u"- p\n- p a"_s);
    row("quote", u"> a\nb\n\n> c"_s, u"> p a b\n> p c"_s);
    row("quotes in quotes", u"> a\n> > b"_s, u"> p a\n(>) > p b"_s);
    row("everything in a quote", u"> # a\n> - b\n> ```c\n> d\n> ```"_s, u"> h1 a\n(>) - p b\n(>) code:c* d"_s);
    row("fenced code", u"```c++ title\na\n\n  b\n```"_s, u"code:c++* a\ncode:c++\ncode:c++   b"_s);
    row("code that has begun", u"```py"_s, u"code:py*"_s);
    row("code that goes on", u"```\na\n\n# b"_s, u"code* a\ncode\ncode # b"_s);
    row("indented code", u"    a\n\n      b"_s, u"indented* a\nindented\nindented   b"_s);
    row("code is not markup", u"```\n*a* &amp; <b>\n```"_s, u"code* *a* &amp; <b>"_s);
    row("table", u"|a|b|c|d|\n|---|:---|:---:|---:|\n|*1*|2|3|4|\n|5|"_s,
        u"header=<^> a ┊ b ┊ c ┊ d\nrow=<^> {i|1} ┊ 2 ┊ 3 ┊ 4\nrow=<^> 5 ┊  ┊  ┊"_s);
    row("html block", u"<div>\n*a*\n</div>"_s, u"html* <div>\nhtml *a*\nhtml </div>"_s);
    row("html in text", u"a <b>c</b>"_s, u"p a {h|<b>}c{h|</b>}"_s);
    row("entities", u"&amp; &copy; &#65; &#x1F600; &nothing; &#0;"_s, u"p & © A 😀 &nothing; \uFFFD"_s);
    row("escapes", u"\\*a\\* \\[b]"_s, u"p *a* [b]"_s);
    row("money", u"$4 and $5"_s, u"p $4 and $5"_s);
    row("line ends", u"a\r\nb\r\rc"_s, u"p a b\np c"_s);
}

void TestMarkdownElements::reads()
{
    QFETCH(QString, markdown);
    QFETCH(QString, elements);
    QCOMPARE(describe(markdownElements(markdown)), elements);
    MarkdownDocument document;
    document.append(markdown);
    document.finish();
    QCOMPARE(describe(document.elements()), elements);
}

void TestMarkdownElements::tellsTheSource_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("source");
    const QString reply = u"# Title\n\nText *here*\n\n- a\n- b\n\n```py\none\ntwo\n```\n\n|x|y|\n|---|---|\n|1|2|\n\n> q\n\n---\n\nÄnd\n"_s;
    const auto row = [&reply](const char *name, int first, int count, const QString &source) {
        QTest::newRow(name) << reply << first << count << source;
    };
    row("heading", 0, 1, u"# Title"_s);
    row("paragraph", 1, 1, u"Text *here*"_s);
    row("item", 3, 1, u"- b"_s);
    row("items", 2, 2, u"- a\n- b"_s);
    row("code with its fences", 4, 2, u"```py\none\ntwo\n```"_s);
    row("last code line", 5, 1, u"two\n```"_s);
    row("table", 6, 2, u"|x|y|\n|---|---|\n|1|2|"_s);
    row("row", 7, 1, u"|1|2|"_s);
    row("quote", 8, 1, u"> q"_s);
    row("rule", 9, 1, u"---"_s);
    row("last", 10, 1, u"Änd"_s);
    row("all", 0, 11, reply.trimmed());
    row("past the end", 10, 5, u"Änd"_s);
    row("nothing", 11, 1, QString());
}

void TestMarkdownElements::tellsTheSource()
{
    QFETCH(QString, markdown);
    QFETCH(int, first);
    QFETCH(int, count);
    QFETCH(QString, source);
    MarkdownDocument document;
    document.append(markdown);
    QCOMPARE(document.sourceOf(first, count), source);
}

void TestMarkdownElements::cellsAreRangesOfTheRow()
{
    const MarkdownElement row = markdownElements(u"|a|b|\n|---|---:|\n|one|**two**|"_s).last();
    QCOMPARE(row.text, u"one\ttwo"_s);
    QCOMPARE(row.cells, (QList<MarkdownCell> { { 0, 3, CellAlignment::Default }, { 4, 3, CellAlignment::Right } }));
    QCOMPARE(row.runs.first().begin, 4);
}

void TestMarkdownElements::leavesOutContainersThatAreTooDeep()
{
    const QList<MarkdownElement> elements = markdownElements(u"> "_s.repeated(500) + u"deep"_s);
    QCOMPARE(elements.size(), 1);
    QCOMPARE(elements.first().containers.size(), MarkdownElement::DeepestContainer);
    QVERIFY(elements.first().text.endsWith(u"deep"_s));
}

void TestMarkdownElements::charactersAreSafe()
{
    const QString text = u"a\u202Eb"_s + QChar(0) + u"c\u0007"_s + QChar(0xd800) + u'd';
    const QString seen = markdownElements(text).first().text;
    QCOMPARE(seen, u"a\u202Eb\uFFFDc\u0007\uFFFDd"_s);
}

QTEST_GUILESS_MAIN(TestMarkdownElements)
#include "tst_markdownelements.moc"
