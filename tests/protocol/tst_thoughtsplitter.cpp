// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/thoughtsplitter.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

// A piece as a test writes it: "!" in front of flagged ones.
using Pieces = QStringList;

struct Split {
    QString thought;
    QString answer;
};

void add(Split &split, const QList<ThoughtSplitter::Piece> &pieces)
{
    for (const ThoughtSplitter::Piece &piece : pieces)
        (piece.isThought ? split.thought : split.answer) += piece.text;
}

Split splitOf(const Pieces &pieces)
{
    ThoughtSplitter splitter;
    Split split;
    for (const QString &piece : pieces) {
        const bool flagged = piece.startsWith(u'!');
        add(split, splitter.feed(flagged ? piece.sliced(1) : piece, flagged));
    }
    add(split, splitter.finish());
    return split;
}

Pieces letterByLetter(const Pieces &pieces)
{
    Pieces letters;
    for (const QString &piece : pieces) {
        const bool flagged = piece.startsWith(u'!');
        for (const QChar letter : flagged ? piece.sliced(1) : piece)
            letters.append(flagged ? u"!"_s + letter : QString(letter));
    }
    return letters;
}

} // namespace

class TestThoughtSplitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splits_data();
    void splits();
    void splitsAWholeMessage();
};

void TestThoughtSplitter::splits_data()
{
    QTest::addColumn<QStringList>("pieces");
    QTest::addColumn<QString>("thought");
    QTest::addColumn<QString>("answer");

    QTest::newRow("plain text") << Pieces{u"Hello"_s} << u""_s << u"Hello"_s;
    QTest::newRow("as Gemini sends it") << Pieces{u"!<thought>First, "_s, u"!second."_s, u"</thought>Paris"_s, u"."_s} << u"First, second."_s << u"Paris."_s;
    QTest::newRow("closed under the flag") << Pieces{u"!<thought>hm</thought>"_s, u"Paris"_s} << u"hm"_s << u"Paris"_s;
    QTest::newRow("never closed") << Pieces{u"!<thought>hm"_s} << u"hm"_s << u""_s;
    QTest::newRow("closed by the flag's end alone") << Pieces{u"!<thought>hm"_s, u"Paris"_s} << u"hm"_s << u"Paris"_s;
    QTest::newRow("no opening tag") << Pieces{u"!hm"_s, u"</thought>Paris"_s} << u"hm"_s << u"Paris"_s;
    QTest::newRow("no tags at all") << Pieces{u"!hm"_s, u"Paris"_s} << u"hm"_s << u"Paris"_s;
    QTest::newRow("tags nobody flagged") << Pieces{u"Write <thought>"_s, u" and </thought>"_s} << u""_s << u"Write <thought> and </thought>"_s;
    QTest::newRow("what looks like a tag") << Pieces{u"!<thought>a </thou b"_s, u"</thought>c"_s} << u"a </thou b"_s << u"c"_s;
    QTest::newRow("two thoughts") << Pieces{u"!<thought>a"_s, u"</thought>b"_s, u"!<thought>c"_s, u"</thought>d"_s} << u"ac"_s << u"bd"_s;
    QTest::newRow("empty pieces") << Pieces{u"!"_s, u""_s, u"!<thought>"_s, u"!"_s, u"</thought>"_s, u"x"_s} << u""_s << u"x"_s;
}

void TestThoughtSplitter::splits()
{
    QFETCH(const QStringList, pieces);
    QFETCH(const QString, thought);
    QFETCH(const QString, answer);
    for (const Pieces &way : {pieces, letterByLetter(pieces)}) {
        const Split split = splitOf(way);
        QCOMPARE(split.thought, thought);
        QCOMPARE(split.answer, answer);
    }
}

void TestThoughtSplitter::splitsAWholeMessage()
{
    // Here the flag stands for the message as a whole, the answer included.
    const Split split = splitOf({u"!<thought>hm</thought>Paris"_s});
    QCOMPARE(split.thought, u"hm"_s);
    QCOMPARE(split.answer, u"Paris"_s);
}

QTEST_GUILESS_MAIN(TestThoughtSplitter)
#include "tst_thoughtsplitter.moc"
