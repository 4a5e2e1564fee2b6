// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/corpus.h"

#include <QFile>

#include <random>

namespace lineside {
namespace {

using Random = std::mt19937;

// Chosen without the distributions of the library, which differ between libraries.
qsizetype below(Random &random, qsizetype limit)
{
    return qsizetype(random() % quint32(limit));
}

const char *const blocks[] = {
    "one line",
    "![]([)]()x",
    "[![a](b[c)](/u)\no*]",
    "two\nlines",
    "hard  \nbreak\\\nand soft\nbreak",
    "# Heading *one*",
    "### Closed heading ###",
    "#no heading",
    "####### seven",
    "#",
    "Setext one\n===",
    "Setext two\n---",
    "Two lines\nof setext\n===",
    "---",
    "* * *",
    " ___ ",
    "- a\n- b\n- c",
    "- a\n\n- b\n- c",
    "- a\n- b\n\n- c",
    "- a\n\n  second paragraph\n- b",
    "- a\n  - b\n    - c\n      - d\n- e",
    "- a\n  - b\n\n  - c\n- d",
    "- a\nlazy\n- b",
    "-\n- empty before\n-",
    "-\n  late content",
    "-\n\n  too late",
    "* a\n+ b\n- c",
    " - one\n  - two\n   - three",
    "1. a\n2. b\n7. c",
    "1. a\n\n   para\n\n2. b",
    "3) c\n4) d",
    "1. a\n1) b",
    "text\n2. no list\n1. but this",
    "text\n- a list",
    "text\n-",
    "0. zero\n1234567890. too many digits\n123456789. just right",
    "- [ ] open\n- [x] done\n- [X] done too\n- [y] none\n- [ ]\n1. [ ] ordered",
    "- ```sh\n  code\n\n  more\n  ```\n- next",
    "1. step\n   ```\n   code\n   ```\n2. step",
    "- # heading in item\n- > quote in item\n- ---",
    "- a\n\n\n\n- b",
    "-     code in item\n- b",
    "> quote",
    "> quote\n> of two\nlazy",
    "> a\n\n> b",
    "> a\n>\n> b",
    "> - item\n> - item\n>\n>   more",
    "> > nested\n> back\n>> again",
    ">no space\n>",
    "> ```\n> code\nno more",
    "> # heading\n> | a | b |\n> |---|---|\n> | 1 | 2 |",
    "```\ncode\n```",
    "```python title\ndef f():\n\n    return [1]: 2\n```",
    "~~~\ncode\n```\n~~~",
    "````\n```\n````",
    "```\nnever closed",
    "```",
    "``` not`a fence",
    "  ```\n  indented\n three\n  ```",
    "```c++\n\n\n```\nright after",
    "text\n```\ncode\n```\ntext",
    "    indented\n\n    code\n        more",
    "\ttab code",
    "text\n    not code",
    "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |",
    "| l | c | r | n |\n|:---|:---:|---:|---|\n| *1* | `2` | **3** | 4 |",
    "a | b\n---|---\n1 | 2\nno pipe\n\nafter",
    "| a |\n|---|\n| b \\| c | d |\n|  |",
    "| a | b |\n|---|\nno table",
    "two\nlines | x\n---|---",
    "| |\n|---|\n| |",
    "<div>\nhtml *not em*\n</div>\n\nafter",
    "<!-- comment\n\nstill -->\nafter",
    "<pre>\n\n*x*\n</pre>",
    "<script>\nx\n\ny</script> tail",
    "<a href=\"x\">\nseven\n\nafter",
    "text\n<a>\nno block",
    "text\n<div>\nblock",
    "<?php\n\n?>",
    "*em* **strong** ***both*** _em_ __strong__ ~~strike~~ ~one~",
    "**bold *nested* text** *a **b** c*",
    "un*frigging*believable snake_case_name 2 * 3 * 4",
    "`code` ``a ` b`` ` spaced ` `un closed",
    "[link](http://a.b \"title\") [empty]() [<x>](<a b>)",
    "![image](pic.png \"t\")",
    "![](pic.png) and ![alt *em*](x)",
    "[![badge](b.svg)](http://link)",
    "<http://auto.link> <mail@example.org> <not auto>",
    "https://bare.link/path?q=1. www.bare.org, me@example.org",
    "text <b>inline</b> <!-- x --> <br/>",
    "&amp; &copy; &#65; &#x1F600; &unknown; &#0; &",
    "\\*escaped\\* \\[x\\] \\\\ \\a",
    "[ref]\n\n[ref]: http://target 'title'",
    "[ref]: http://target\n[ref]",
    "[ref]: http://first\n[ref]: http://second\n\n[ref] [REF][] [text][Ref]",
    "[foo\nbar]: /split\n\n[foo bar]",
    "[t]: /x\n'title\nover lines'\n\n[t]",
    "[t]: /x\n'title never\n\nclosed\n\n[t]",
    "[t]: /x 'title' junk\n\n[t]",
    "[t]:\n/next\n\n[t]",
    "> [q]: /quoted\n\n[q]",
    "- [l]: /listed\n- [l]",
    "- [d]: /u\n  2. text\n\n[d]",
    "> [two\n> lines]: /u\n\n[two lines]",
    "[s\xc3\x9f]: /u\n\n[SS] [s\xc3\x9f] [\xe2\x84\xaa] [k]\n\n[k]: /kelvin",
    "[e\\]x]: /escaped\n\n[e\\]x]",
    "[t]: /x\n===\n\n[t]",
    "[a]: <b c> \"&quot;q\\\" \xc3\xa4\"\n\n[a] ![a]",
    "[a]\n\n[a]: /late\n",
    "![r]\n\n[r]: /image",
    "\xe4\xb8\xad\xe6\x96\x87 **\xe5\xbc\xba** \xf0\x9f\x98\x80 \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d e\xcc\x81",
    "\xe2\x80\xae"
    "reversed\xe2\x80\xac",
    "trailing spaces   \n\nnext",
    "a\n\n\n\n\nb",
    "tabs\there\n-\titem\n\n\tpara",
    "$4 and $5, \\(x\\) and $$y$$",
    "a\r\nb\r\n\r\n- c\r\n- d\re",
    "   three spaces\n    four",
    "Line\n***\nLine\n* * *\n- x",
    "- a\n***\n- b",
    "- foo\n\n      code\n- bar\n+ baz",
    "10. ten\n\n    deep\n11. eleven",
    "- a\n - b\n  - c\n   - d\n    - e",
    "[not]:\n\n[ref]:",
    "* [link](x)\n* `code`\n* ![i](j)\n* **b**",
    "- > p\n- [ ]\n- [x] b",
    "- ~~~\n\n~~~k\n\nafter",
    "p\n-\n\n[`]:\n=\n-",
    "\n\n- k\n\n\n  >",
    "`\n`\n\n`\n`",
    "![\n](x)\n\n![\n](x)",
    "[a]:]\n\n|\n|---",
    "-\n\n  -  x\n\n\ty",
    "<details>\n<summary>x</summary>\n\n- item\n\n</details>",
};

const char *const pieces[] = { "- ",
                               "* ",
                               "1. ",
                               "2. ",
                               "10) ",
                               "> ",
                               "```",
                               "```\n",
                               "~~~\n",
                               "    ",
                               "  ",
                               "   ",
                               "\t",
                               "\n",
                               "\n",
                               "\n\n",
                               "\n\n",
                               "| a | b |\n|---|---|\n",
                               "| 1 | 2 |\n",
                               "|",
                               "# ",
                               "---",
                               "---\n",
                               "===\n",
                               "[a]: /u\n",
                               "[b]: <x> \"t\"\n",
                               "[a]",
                               "[b][a]",
                               "![a]",
                               "[A\na]",
                               "<div>",
                               "<!--",
                               "-->",
                               "<pre>",
                               "</pre>",
                               "**",
                               "*",
                               "_",
                               "~~",
                               "`",
                               "&amp;",
                               "\\",
                               "http://a.b",
                               "[ ] ",
                               "[x] ",
                               "\r\n",
                               "\r",
                               "word",
                               "two words",
                               "'t",
                               "\"t\"",
                               "  \n",
                               "\xf0\x9f\x98\x80",
                               "\xc3\xa4",
                               ":" };

const char *const words[] = { "the",
                              "model",
                              "answers",
                              "with",
                              "**bold words**",
                              "and",
                              "`inlineCode()`",
                              "a",
                              "[link](https://example.org/page)",
                              "of",
                              "text",
                              "that",
                              "*leans*",
                              "over",
                              "several",
                              "lines,",
                              "then",
                              "ends.",
                              "Numbers",
                              "like",
                              "42",
                              "appear",
                              "too" };

QString sentence(Random &random, qsizetype count)
{
    QStringList parts;
    for (qsizetype i = 0; i < count; ++i)
        parts += QString::fromUtf8(words[below(random, std::ssize(words))]);
    return parts.join(u' ');
}

QString lines(Random &random, qsizetype count, const QString &before)
{
    QString text;
    for (qsizetype i = 0; i < count; ++i)
        text += QString(before).replace(QStringLiteral("%1"), QString::number(i + 1)) + sentence(random, 4 + below(random, 8)) + u'\n';
    return text;
}

QString block(Random &random)
{
    const qsizetype choice = below(random, 100);
    if (choice < 44)
        return sentence(random, 20 + below(random, 60)) + u'\n';
    if (choice < 53)
        return lines(random, 3 + below(random, 6), QStringLiteral("- "));
    if (choice < 61)
        return lines(random, 3 + below(random, 6), QStringLiteral("%1. "));
    if (choice < 76)
        return QStringLiteral("```cpp\n") + lines(random, 4 + below(random, 20), QStringLiteral("    ")) + QStringLiteral("```\n");
    if (choice < 90)
        return QStringLiteral("## ") + sentence(random, 4) + u'\n';
    if (choice < 95)
        return QStringLiteral("| a | b |\n|---|---|\n") + lines(random, 3 + below(random, 6), QStringLiteral("| %1 | "));
    return lines(random, 2, QStringLiteral("> "));
}

} // namespace

QStringList smallDocuments()
{
    QStringList documents;
    const qsizetype count = std::ssize(blocks);
    for (qsizetype i = 0; i < count; ++i) {
        const QString block = QString::fromUtf8(blocks[i]);
        documents += block;
        // Each beside two others, so that most ways to end and begin meet.
        documents += block + QStringLiteral("\n\n") + QString::fromUtf8(blocks[(i * 7 + 3) % count]) + u'\n';
        documents += block + u'\n' + QString::fromUtf8(blocks[(i * 11 + 5) % count]);
    }
    return documents;
}

QStringList specificationExamples()
{
    QFile file(QStringLiteral(LINESIDE_TEST_DATA "/commonmark/spec-0.31.2.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString fence(32, u'`');
    QStringList examples;
    bool isWithin = false;
    QString markdown;
    // An example is its Markdown, a line with a full stop, and the HTML that it becomes.
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        if (!isWithin && line == fence + QStringLiteral(" example")) {
            isWithin = true;
            markdown.clear();
        } else if (isWithin && line == QStringLiteral(".")) {
            examples.append(markdown);
            isWithin = false;
        } else if (isWithin) {
            markdown += QString(line).replace(u'→', u'\t') + u'\n';
        }
    }
    return examples;
}

QString longReply(qsizetype size, quint32 seed)
{
    Random random(seed);
    QString text;
    while (text.size() < size)
        text += block(random) + u'\n';
    return text.first(size);
}

QString jumble(quint32 seed)
{
    Random random(seed);
    QString text;
    const qsizetype count = 5 + below(random, 40);
    for (qsizetype i = 0; i < count; ++i)
        text += QString::fromUtf8(pieces[below(random, std::ssize(pieces))]);
    return text;
}

} // namespace lineside
