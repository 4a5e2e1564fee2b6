// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/conversationhtml.h"
#include "interchange/conversationmarkdown.h"
#include "interchange/markdownhtml.h"
#include "interchange/shownbranch.h"
#include "markdown/corpus.h"
#include "markdown/markdowndocument.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestConversationPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void html_data();
    void html();
    void htmlIsWellFormed();
    void htmlDoesNothing_data();
    void htmlDoesNothing();
    void branch_data();
    void branch();
    void pages();
    void namesMakeNoStructure();
    void fencesHold();
};

namespace {

ConversationRecord record(const QString &question, const QString &answer)
{
    ConversationRecord made;
    made.conversation.title = u"A title"_s;
    StoredMessage first;
    first.turn.id = MessageId(1);
    first.turn.text = question;
    StoredMessage second;
    second.parent = MessageId(1);
    second.turn.id = MessageId(2);
    second.turn.role = Role::Assistant;
    second.turn.text = answer;
    second.turn.model = u"model-1"_s;
    made.messages = {first, second};
    made.conversation.leaf = MessageId(2);
    return made;
}

} // namespace

void TestConversationPages::html_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("html");
    QTest::newRow("paragraph") << u"a **b** *c* `d` ~~e~~"_s << u"<p>a <strong>b</strong> <em>c</em> <code>d</code> <s>e</s></p>"_s;
    QTest::newRow("escapes") << u"1 < 2 & \"x\""_s << u"<p>1 &lt; 2 &amp; &quot;x&quot;</p>"_s;
    QTest::newRow("link") << u"[a](https://x.example/?b=1&c)"_s
                          << u"<p><a href=\"https://x.example/?b=1&amp;c\" rel=\"noreferrer noopener\">a</a></p>"_s;
    QTest::newRow("break") << u"a\\\nb"_s << u"<p>a<br/>b</p>"_s;
    QTest::newRow("heading") << u"## A *b*"_s << u"<h2>A <em>b</em></h2>"_s;
    QTest::newRow("code") << u"```c\na < b\n\nc\n```\nx"_s << u"<pre><code>a &lt; b\n\nc\n</code></pre>\n<p>x</p>"_s;
    QTest::newRow("two blocks of code") << u"```\na\n```\n```\nb\n```"_s << u"<pre><code>a\n</code></pre>\n<pre><code>b\n</code></pre>"_s;
    QTest::newRow("table") << u"| a | b |\n|---|--:|\n| *1* | 2 |"_s
                           << u"<table>\n<tr><th>a</th><th align=\"right\">b</th></tr>\n<tr><td><em>1</em></td><td align=\"right\">2</td></tr>\n</table>"_s;
    QTest::newRow("list") << u"- a\n- b"_s << u"<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li></ul>"_s;
    QTest::newRow("numbers") << u"3. a\n4. b"_s << u"<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li></ol>"_s;
    QTest::newRow("nested") << u"- a\n  - b\n- c"_s << u"<ul>\n<li><p>a</p>\n<ul>\n<li><p>b</p>\n</li></ul>\n</li>\n<li><p>c</p>\n</li></ul>"_s;
    QTest::newRow("tasks") << u"- [x] a\n- [ ] b"_s << u"<ul>\n<li>☑ <p>a</p>\n</li>\n<li>☐ <p>b</p>\n</li></ul>"_s;
    QTest::newRow("quote") << u"> a\n>\n> b\n\nc"_s << u"<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n<p>c</p>"_s;
    QTest::newRow("rule") << u"a\n\n---\n"_s << u"<p>a</p>\n<hr/>"_s;
}

void TestConversationPages::html()
{
    QFETCH(QString, markdown);
    QFETCH(QString, html);
    QCOMPARE(markdownToHtml(markdown).trimmed(), html);
}

void TestConversationPages::htmlIsWellFormed()
{
    QStringList texts = specificationExamples() + smallDocuments();
    for (quint32 seed = 0; seed < 100; ++seed)
        texts.append(jumble(seed));
    QVERIFY(texts.size() > 700);
    for (const QString &text : std::as_const(texts)) {
        // XML has no control characters at all; what they look like is not asked here.
        QString html = markdownToHtml(text);
        html.removeIf([](QChar c) { return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t'; });
        QXmlStreamReader reader(u"<div>"_s + html + u"</div>"_s);
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(text + u"\n--\n"_s + html + u"\n--\n"_s + reader.errorString()));
    }
}

void TestConversationPages::htmlDoesNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("script") << u"<script>alert(1)</script>"_s;
    QTest::newRow("tag in a line") << u"a <img src=x onerror=alert(1)> b"_s;
    QTest::newRow("script link") << u"[a](javascript:alert(1))"_s;
    QTest::newRow("script link, disguised") << u"[a](JaVa&#x53;cript:alert(1))"_s;
    QTest::newRow("data link") << u"[a](data:text/html,<script>)"_s;
    QTest::newRow("file link") << u"[a](file:///etc/passwd)"_s;
    QTest::newRow("picture") << u"![a](https://x.example/p.png)"_s;
    QTest::newRow("quote in a link") << u"[a](https://x.example/\"onclick=\"x)"_s;
    QTest::newRow("quote in a title") << u"[a](https://x.example 't\"onclick=\"x')"_s;
    QTest::newRow("language") << u"```\"><script>\na\n```"_s;
    QTest::newRow("style") << u"<style>*{display:none}</style>"_s;
}

void TestConversationPages::htmlDoesNothing()
{
    QFETCH(QString, text);
    for (const QString &html : {markdownToHtml(text), conversationToHtml(record(text, text)).section(u"</h1>"_s, 1)}) {
        QXmlStreamReader reader(u"<div>"_s + QString(html).remove(u"</body></html>"_s) + u"</div>"_s);
        while (!reader.atEnd()) {
            reader.readNext();
            if (!reader.isStartElement())
                continue;
            const QStringList harmless{u"div"_s, u"p"_s, u"h3"_s, u"a"_s, u"em"_s, u"code"_s, u"pre"_s, u"details"_s, u"summary"_s};
            QVERIFY2(harmless.contains(reader.name()), qPrintable(html));
            for (const QXmlStreamAttribute &attribute : reader.attributes()) {
                QVERIFY2(attribute.name() == u"href"_s || attribute.name() == u"rel"_s || attribute.name() == u"class"_s, qPrintable(html));
                QVERIFY2(attribute.name() != u"href"_s || attribute.value().startsWith(u"https://"_s), qPrintable(html));
            }
        }
        QVERIFY2(!reader.hasError(), qPrintable(html + reader.errorString()));
    }
}

void TestConversationPages::branch_data()
{
    QTest::addColumn<QList<std::pair<int, int>>>("messages"); // identifier and parent
    QTest::addColumn<int>("leaf");
    QTest::addColumn<QList<int>>("shown");
    const QList<std::pair<int, int>> tree{{1, 0}, {2, 1}, {3, 1}, {4, 3}};
    QTest::newRow("none") << QList<std::pair<int, int>>{} << 0 << QList<int>{};
    QTest::newRow("one way") << tree << 2 << QList<int>{1, 2};
    QTest::newRow("another") << tree << 4 << QList<int>{1, 3, 4};
    QTest::newRow("leaf within") << tree << 3 << QList<int>{1, 3};
    QTest::newRow("leaf not known") << tree << 99 << QList<int>{1, 3, 4};
    QTest::newRow("a ring") << QList<std::pair<int, int>>{{1, 2}, {2, 1}} << 2 << QList<int>{1, 2};
    QTest::newRow("parent is not there") << QList<std::pair<int, int>>{{5, 4}} << 5 << QList<int>{5};
}

void TestConversationPages::branch()
{
    using Pairs = QList<std::pair<int, int>>;
    QFETCH(Pairs, messages);
    QFETCH(int, leaf);
    QFETCH(QList<int>, shown);
    ConversationRecord tree;
    tree.conversation.leaf = MessageId(leaf);
    for (const auto &[id, parent] : messages) {
        StoredMessage message;
        message.turn.id = MessageId(id);
        message.parent = MessageId(parent);
        tree.messages.append(message);
    }
    QList<int> ids;
    for (const ChatTurn &turn : shownBranch(tree))
        ids.append(int(turn.id));
    QCOMPARE(ids, shown);
}

void TestConversationPages::pages()
{
    ConversationRecord made = record(u"Why <b>?\nReally?"_s, u"Because.\n\n```c\nx\n```"_s);
    made.conversation.systemPrompt = u"Be brief."_s;
    made.messages[0].turn.attachments = {{u"a.png"_s, "image/png", "PNG"}, {u"b.svg"_s, "image/svg+xml", "<svg/>"}};
    made.messages[1].turn.reasoning = u"Hm."_s;
    made.messages[1].turn.state = ReplyState::Cut;
    made.messages[1].turn.usage.output = 8;

    const QString markdown = conversationToMarkdown(made);
    QVERIFY(markdown.startsWith(u"# A title\n\n## System\n\nBe brief.\n\n## You\n\n- Attachment: a.png (image/png, "_s));
    QVERIFY(markdown.contains(u"\nWhy <b>?\nReally?\n\n## model-1\n"_s));
    QVERIFY(markdown.contains(u"```text\nHm.\n```"_s));
    QVERIFY(markdown.endsWith(u"Because.\n\n```c\nx\n```\n\n> The reply was cut off here.\n\n<sub>8 out</sub>\n"_s));

    const QString html = conversationToHtml(made);
    QVERIFY(html.contains(u"<h3>You</h3>"_s));
    QVERIFY(html.contains(u"src=\"data:image/png;base64,UE5H\""_s));
    QVERIFY(!html.contains(u"data:image/svg"_s));
    QVERIFY(html.contains(u"Why &lt;b&gt;?\nReally?"_s));
    QVERIFY(html.contains(u"<pre><code>x\n</code></pre>"_s));
    QVERIFY(html.contains(u"8 out"_s));
    QVERIFY(!html.contains(u"<script"_s));
}

void TestConversationPages::namesMakeNoStructure()
{
    ConversationRecord made = record(u"q"_s, u"a"_s);
    made.conversation.title = u"x\n\n# [y](http://z) <b>"_s;
    made.messages[1].turn.model = u"m`*\n# n"_s;
    const QList<MarkdownElement> elements = markdownElements(conversationToMarkdown(made));
    QCOMPARE(elements.size(), 5);
    QCOMPARE(elements.at(0).text, u"x # [y](http://z) <b>"_s);
    QVERIFY(elements.at(0).links.isEmpty());
    QCOMPARE(elements.at(3).text, u"m`* # n"_s);
}

void TestConversationPages::fencesHold()
{
    ConversationRecord made = record(u"q"_s, u"a"_s);
    made.messages[1].turn.reasoning = u"````\n```\n# no heading"_s;
    for (const MarkdownElement &element : markdownElements(conversationToMarkdown(made)))
        QVERIFY(element.kind != MarkdownElement::Kind::Heading || element.text != u"no heading"_s);
}

QTEST_GUILESS_MAIN(TestConversationPages)
#include "tst_conversationpages.moc"
