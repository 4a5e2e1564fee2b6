// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/markdownsplitter.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestMarkdownSplitter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cuts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("settled");
        QTest::addColumn<QString>("tail");
        QTest::newRow("a line") << u"Hello"_s << QStringList{} << u"Hello"_s;
        QTest::newRow("a paragraph may go on") << u"Hello\nworld\n"_s << QStringList{} << u"Hello\nworld\n"_s;
        QTest::newRow("a blank line ends it") << u"Hello\n\nworld"_s << QStringList{u"Hello\n\n"_s} << u"world"_s;
        QTest::newRow("a heading stands alone") << u"Hi\n# Title\nText"_s << QStringList{u"Hi\n"_s, u"# Title\n"_s} << u"Text"_s;
        QTest::newRow("no heading") << u"#hash\n\nx"_s << QStringList{u"#hash\n\n"_s} << u"x"_s;
        QTest::newRow("a list waits for its next item") << u"- a\n\n"_s << QStringList{} << u"- a\n\n"_s;
        QTest::newRow("a loose list is one list") << u"1. a\n\n2. b\n\n   more\n\nText\n\n"_s
                                                  << QStringList{u"1. a\n\n2. b\n\n   more\n\n"_s, u"Text\n\n"_s} << QString();
        QTest::newRow("code with blank lines") << u"```cpp\na\n\nb\n```\nx"_s << QStringList{u"```cpp\na\n\nb\n```\n"_s} << u"x"_s;
        QTest::newRow("code after text") << u"So:\n```\na\n"_s << QStringList{u"So:\n"_s} << u"```\na\n"_s;
        QTest::newRow("a shorter fence does not close") << u"````\n```\n````\n"_s << QStringList{u"````\n```\n````\n"_s} << QString();
        QTest::newRow("no heading inside code") << u"~~~\n# no\n"_s << QStringList{} << u"~~~\n# no\n"_s;
        QTest::newRow("not a fence") << u"``` a ` b\n\nx"_s << QStringList{u"``` a ` b\n\n"_s} << u"x"_s;
        QTest::newRow("code inside a list") << u"- a\n  ```\n  b\n\n  c\n  ```\n\nx\n"_s
                                           << QStringList{u"- a\n  ```\n  b\n\n  c\n  ```\n\n"_s} << u"x\n"_s;
        QTest::newRow("blank lines alone") << u"\n\n\n"_s << QStringList{} << QString();
    }

    void cuts()
    {
        QFETCH(QString, text);
        MarkdownSplitter whole;
        QTEST(whole.feed(text), "settled");
        QTEST(whole.tail(), "tail");
        for (qsizetype cut = 0; cut <= text.size(); ++cut) {
            MarkdownSplitter pieces;
            QStringList settled = pieces.feed(QStringView(text).first(cut));
            settled += pieces.feed(QStringView(text).sliced(cut));
            QTEST(settled, "settled");
            QTEST(pieces.finish(), "tail");
            QCOMPARE(pieces.tail(), QString());
        }
    }

    void theTailStaysSmall_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("more");
        QTest::newRow("a paragraph without an end") << QString() << u"word "_s;
        QTest::newRow("one endless word") << QString() << u"word"_s;
        QTest::newRow("code") << u"```\n"_s << u"int a = 1;\n"_s;
        QTest::newRow("a list") << QString() << u"- item\n"_s;
        QTest::newRow("a table") << u"| a | b |\n|---|---|\n"_s << u"| 1 | 2 |\n"_s;
    }

    void theTailStaysSmall()
    {
        QFETCH(QString, start);
        QFETCH(QString, more);
        MarkdownSplitter splitter;
        splitter.feed(start);
        QString all;
        for (int i = 0; i < 20'000; ++i) {
            all += splitter.feed(more).join(QString());
            QVERIFY(splitter.tail().size() < 8 * 1024);
        }
        all += splitter.finish();
        QCOMPARE(all.count(more.trimmed()), 20'000); // nothing is lost
    }
};

QTEST_APPLESS_MAIN(TestMarkdownSplitter)
#include "tst_markdownsplitter.moc"
