// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "sampleturns.h"
#include "support/guitest.h"
#include "ui/transcript/messagepieces.h"
#include "ui/transcript/transcriptcopy.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

TranscriptExtract all(const QList<ChatTurn> &turns)
{
    TranscriptExtract extract{turns, {}, {}};
    MessagePieces pieces;
    pieces.update(turns.constLast(), {}, false);
    extract.span.end = {turns.size() - 1, pieces.pieces().size() - 1, pieces.pieces().constLast().element.text.size()};
    return extract;
}

/// The stretch of that text in the message.
TranscriptExtract stretch(const ChatTurn &turn, const QString &from, const QString &to)
{
    TranscriptExtract extract{{turn}, {}, {}};
    MessagePieces pieces;
    pieces.update(turn, {}, false);
    for (qsizetype piece = 0; piece < pieces.pieces().size(); ++piece) {
        const QString &text = pieces.pieces().at(piece).element.text;
        if (pieces.pieces().at(piece).kind == TranscriptPiece::Kind::Author)
            continue;
        if (text.contains(from) && extract.span.begin == TextPlace())
            extract.span.begin = {0, piece, text.indexOf(from)};
        if (text.contains(to))
            extract.span.end = {0, piece, text.indexOf(to) + to.size()};
    }
    return extract;
}

} // namespace

class TestTranscriptCopy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void copiesAsSeenAndAsWritten_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("markdown");
        QTest::newRow("a word") << u"One **two** three"_s << u"two"_s << u"two"_s << u"two"_s << u"**two**"_s;
        QTest::newRow("within a line") << u"One **two** `three`"_s << u"two"_s << u"thr"_s << u"two thr"_s << u"**two** `thr`"_s;
        QTest::newRow("paragraphs") << u"One\ntwo.\n\nThree."_s << u"two"_s << u"Three."_s << u"two.\n\nThree."_s << u"two.\n\nThree."_s;
        QTest::newRow("a list") << u"- one\n- two\n  1. in\n  2. side"_s << u"one"_s << u"side"_s << u"• one\n• two\n  1. in\n  2. side"_s
                                << u"- one\n- two\n  1. in\n  2. side"_s;
        QTest::newRow("tasks") << u"- [ ] open\n- [x] done"_s << u"open"_s << u"done"_s << u"☐ open\n☑ done"_s << u"- [ ] open\n- [x] done"_s;
        QTest::newRow("part of an item has no mark") << u"- one\n- two"_s << u"ne"_s << u"two"_s << u"ne\n• two"_s << u"ne\n\n- two"_s;
        QTest::newRow("code") << u"See\n\n```cpp\nint a;\n\nint b;\n```\n\nDone"_s << u"See"_s << u"Done"_s << u"See\n\nint a;\n\nint b;\n\nDone"_s
                              << u"See\n\n```cpp\nint a;\n\nint b;\n```\n\nDone"_s;
        QTest::newRow("lines of code") << u"```cpp\nint a;\nint b;\nint c;\n```"_s << u"int a"_s << u"int b;"_s << u"int a;\nint b;"_s << u"int a;\nint b;"_s;
        QTest::newRow("a table") << u"| a | b |\n|---|--:|\n| 1 | **2** |\n"_s << u"a"_s << u"2"_s << u"a\tb\n1\t2"_s << u"| a | b |\n|---|--:|\n| 1 | **2** |"_s;
        QTest::newRow("a hard break") << u"one\\\ntwo"_s << u"one"_s << u"two"_s << u"one\ntwo"_s << u"one\\\ntwo"_s;
        QTest::newRow("a link") << u"See [this](https://example.org/) now"_s << u"See"_s << u"now"_s << u"See this now"_s << u"See [this](https://example.org/) now"_s;
        QTest::newRow("an angle is an angle") << u"a < b <i>c</i>"_s << u"a"_s << u"</i>"_s << u"a < b <i>c</i>"_s << u"a < b <i>c</i>"_s;
    }

    void copiesAsSeenAndAsWritten()
    {
        QFETCH(QString, source);
        QFETCH(QString, from);
        QFETCH(QString, to);
        const CopiedText text = copied(stretch(test::reply(source), from, to));
        QTEST(text.plain, "plain");
        QTEST(text.markdown, "markdown");
    }

    void namesWhoSpeaks()
    {
        const CopiedText text = copied(all({test::question(u"What *is* it?\nSay."_s), test::reply(u"It is **this**.\n\n- one\n- two\n"_s)}));
        QCOMPARE(text.plain, u"You:\nWhat *is* it?\nSay.\n\ngemini-2.5-flash:\nIt is this.\n\n• one\n• two"_s);
        QCOMPARE(text.markdown, u"**You:**\n\nWhat *is* it?\nSay.\n\n**gemini-2.5-flash:**\n\nIt is **this**.\n\n- one\n- two"_s);
    }

    void aNameStaysAName()
    {
        ChatTurn turn = test::reply(u"a"_s);
        turn.model = u"x_1*\n# <b>"_s;
        QVERIFY(copied(all({test::question(u"q"_s), turn})).markdown.contains(u"**x\\_1\\* \\# \\<b\\>:**"_s));
    }

    /// Everything copied is all that was written, whoever wrote it.
    void everythingIsAllSources()
    {
        const QList<ChatTurn> turns = test::conversation(60);
        QString expected;
        for (const ChatTurn &turn : turns) {
            const QString name = turn.role == Role::User ? u"You"_s : turn.model;
            expected += (expected.isEmpty() ? u"**"_s : u"\n\n**"_s) + name + u":**\n\n"_s + turn.text;
            while (expected.endsWith(u'\n'))
                expected.chop(1);
        }
        QCOMPARE(copied(all(turns)).markdown, expected);
    }

    void foldedReasoningIsNotCopied()
    {
        ChatTurn turn = test::reply(u"Answer."_s);
        turn.reasoning = u"Thinking."_s;
        TranscriptExtract extract = all({test::question(u"q"_s), turn});
        QVERIFY(!copied(extract).plain.contains(u"Thinking."_s));
        extract.openReasoning.insert(1);
        extract.span.end.piece += 1;
        QCOMPARE(copied(extract).plain, u"You:\nq\n\ngemini-2.5-flash:\nThinking.\n\nAnswer."_s);
    }

    void endsWhenItIsToldTo()
    {
        int asked = 0;
        const CopiedText text = copied(all(test::conversation(40)), [&asked] { return ++asked > 3; });
        QCOMPARE(asked, 4);
        QCOMPARE(text.markdown.count(u"**You:**"_s), 2);
    }
};

QTEST_GUILESS_MAIN(TestTranscriptCopy)
#include "tst_transcriptcopy.moc"
