// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/corpus.h"
#include "ui/transcript/elementpieces.h"
#include "ui/transcript/messagepieces.h"

#include <QTest>

#include <functional>
#include <random>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

using Kind = TranscriptPiece::Kind;

ChatTurn growingReply()
{
    ChatTurn turn;
    turn.role = Role::Assistant;
    turn.model = u"model"_s;
    turn.state = ReplyState::Growing;
    return turn;
}

ChatTurn wholeReply(const QString &text)
{
    ChatTurn turn = growingReply();
    turn.text = text;
    turn.state = ReplyState::Complete;
    return turn;
}

QList<TranscriptPiece> piecesOf(const ChatTurn &turn, bool reasoningOpen = false)
{
    MessagePieces message;
    message.setReasoningOpen(reasoningOpen);
    message.update(turn, {}, true);
    return message.pieces();
}

/// A view that knows nothing but the changes it is told.
class PieceFollower
{
public:
    /// Whether the change was needed at both its ends.
    bool follow(const MessagePieces::Change &change, const QList<TranscriptPiece> &pieces)
    {
        const QList<TranscriptPiece> removed = m_seen.sliced(change.first, change.removed);
        const QList<TranscriptPiece> inserted = pieces.sliced(change.first, change.inserted);
        m_seen = m_seen.first(change.first) + inserted + m_seen.sliced(change.first + change.removed);
        return removed.isEmpty() || inserted.isEmpty() || (removed.constFirst() != inserted.constFirst() && removed.constLast() != inserted.constLast());
    }
    const QList<TranscriptPiece> &seen() const { return m_seen; }

private:
    QList<TranscriptPiece> m_seen;
};

/// What goes wrong when the text comes in pieces, or nothing.
QString differenceIn(const QString &text, bool asReasoning, const std::function<qsizetype()> &nextLength)
{
    ChatTurn turn = growingReply();
    MessagePieces message;
    message.setReasoningOpen(asReasoning);
    PieceFollower follower;
    CompactText &grown = asReasoning ? turn.reasoning : turn.text;
    for (qsizetype at = 0; at < text.size();) {
        at = std::min(at + nextLength(), text.size());
        grown = text.first(at);
        follower.follow(message.update(turn, {}, true), message.pieces());
        if (at < text.size() && text.at(at - 1).isHighSurrogate())
            continue;
        if (message.pieces() != piecesOf(turn, asReasoning))
            return u"after %1 of:\n%2"_s.arg(at).arg(text);
        if (follower.seen() != message.pieces())
            return u"untold change after %1 of:\n%2"_s.arg(at).arg(text);
    }
    turn.state = ReplyState::Complete;
    follower.follow(message.update(turn, {}, true), message.pieces());
    return message.pieces() == piecesOf(turn, asReasoning) && follower.seen() == message.pieces() ? QString() : u"at the end of:\n"_s + text;
}

QString describe(const QList<TranscriptPiece> &pieces)
{
    static const char *const kinds[] = {"author", "attachment", "reasoning", "markdown", "plain", "codehead", "toolcall", "toolresult", "notice", "error", "footer", "branches"};
    QStringList lines;
    for (const TranscriptPiece &piece : pieces)
        lines.append(QString::fromLatin1(kinds[int(piece.kind)]) + u':' + piece.element.text);
    return lines.join(u'\n').replace(QChar::LineSeparator, u'/');
}

} // namespace

class TestMessagePieces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smallDocumentsCutEverywhere();
    void jumblesCutAtRandom();
    void longRepliesCutAtRandom();
    void reasoningCutAtRandom();
    void changesAreSmall();
    void turns_data();
    void turns();
    void foldingReasoning();
    void whileThinkingOnlyTheHeadlineTells();
    void anotherTextIsTakenWhole();
    void longParagraphsComeInSlices();
    void slicesStayWhenTheTextGrows();
    void restIsNotSeen();
    void sources_data();
    void sources();
    void codeOfABlock();
    void linesOfTheUser();
};

void TestMessagePieces::smallDocumentsCutEverywhere()
{
    for (const QString &text : smallDocuments()) {
        const QString difference = differenceIn(text, false, [] { return qsizetype(1); });
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
}

void TestMessagePieces::jumblesCutAtRandom()
{
    std::mt19937 random(11);
    for (quint32 seed = 0; seed < 200; ++seed) {
        const QString difference = differenceIn(jumble(seed), false, [&random] { return qsizetype(1 + random() % 9); });
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
}

void TestMessagePieces::longRepliesCutAtRandom()
{
    std::mt19937 random(7);
    const QString paragraph = QString(u"A sentence that is said again. "_s).repeated(400);
    for (const QString &text : {longReply(5000, 1), longReply(5000, 2), paragraph, u"```\n"_s + paragraph + u"\nmore"_s}) {
        const QString difference = differenceIn(text, false, [&random] { return qsizetype(1 + random() % 300); });
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
}

void TestMessagePieces::reasoningCutAtRandom()
{
    std::mt19937 random(5);
    const QString difference = differenceIn(longReply(3000, 3), true, [&random] { return qsizetype(1 + random() % 100); });
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

/// What stays is not told, however long the reply is.
void TestMessagePieces::changesAreSmall()
{
    const QString text = longReply(40000, 4);
    ChatTurn turn = growingReply();
    MessagePieces message;
    PieceFollower follower;
    qsizetype told = 0;
    for (qsizetype at = 0; at < text.size(); at += 50) {
        turn.text = text.first(at);
        const MessagePieces::Change change = message.update(turn, {}, true);
        QVERIFY(follower.follow(change, message.pieces()));
        told += change.inserted;
    }
    QVERIFY2(told < 4 * text.size() / 50, qPrintable(QString::number(told)));
    QVERIFY(message.update(turn, {}, true).isEmpty());
}

void TestMessagePieces::turns_data()
{
    QTest::addColumn<ChatTurn>("turn");
    QTest::addColumn<QString>("expected"); // without the footer

    ChatTurn waiting = growingReply();
    waiting.state = ReplyState::Waiting;
    QTest::newRow("waiting") << waiting << u"author:model\nnotice:Waiting for the answer …"_s;
    QTest::newRow("text") << wholeReply(u"a\n\n- b"_s) << u"author:model\nmarkdown:a\nmarkdown:b"_s;
    QTest::newRow("code") << wholeReply(u"```py\nx\ny\n```"_s) << u"author:model\ncodehead:py\nmarkdown:x\nmarkdown:y"_s;
    ChatTurn call = wholeReply({});
    call.toolCalls = {{u"1"_s, u"f"_s, u"{\"a\":[1,{}],\"b\":\"x,y\"}"_s}};
    QTest::newRow("tool call") << call << u"author:model\ntoolcall:Tool call: f/{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": \"x,y\"\n}"_s;
    ChatTurn refused = wholeReply({});
    refused.refusal = u"I will not."_s;
    QTest::newRow("refusal") << refused << u"author:model\nnotice:I will not."_s;
    ChatTurn cut = wholeReply(u"half"_s);
    cut.state = ReplyState::Cut;
    QTest::newRow("cut") << cut << u"author:model\nmarkdown:half\nnotice:The answer was cut off: it ended without a finish reason."_s;
    ChatTurn limit = wholeReply(u"half"_s);
    limit.finishReason = FinishReason::Length;
    QTest::newRow("limit of tokens") << limit << u"author:model\nmarkdown:half\nnotice:The answer ended because it reached the limit of tokens."_s;
    ChatTurn failed = wholeReply({});
    failed.state = ReplyState::Failed;
    failed.error = Error{Error::Kind::Auth, u"Refused."_s, {}, u"401: no"_s, 401};
    QTest::newRow("error") << failed << u"author:model\nerror:Refused./401: no"_s;
    ChatTurn thought = wholeReply(u"a"_s);
    thought.reasoning = u"hm"_s;
    QTest::newRow("reasoning, folded") << thought << u"author:model\nreasoning:Reasoning · characters: 2\nmarkdown:a"_s;
    ChatTurn question;
    question.text = u"*as* is\n\n# so"_s;
    question.attachments = {{u"a.txt"_s, "text/plain", "abc"}};
    QTest::newRow("question") << question << u"attachment:a.txt\nplain:*as* is\nplain:\nplain:# so"_s;
    ChatTurn system;
    system.role = Role::System;
    system.text = u"Be brief."_s;
    QTest::newRow("system") << system << u"author:System\nplain:Be brief."_s;
    ChatTurn result;
    result.role = Role::Tool;
    result.toolCallId = u"c1"_s;
    result.text = u"not json"_s;
    QTest::newRow("tool result") << result << u"toolresult:Result of the tool call c1/not json"_s;
}

void TestMessagePieces::turns()
{
    QFETCH(ChatTurn, turn);
    QFETCH(QString, expected);
    QList<TranscriptPiece> pieces = piecesOf(turn);
    const bool isEnded = turn.role == Role::Assistant && turn.state != ReplyState::Waiting;
    QCOMPARE(pieces.constLast().kind == Kind::Footer, isEnded);
    if (isEnded)
        pieces.removeLast();
    QCOMPARE(describe(pieces), expected);
    MessagePieces branched;
    branched.update(turn, BranchPlace{1, 3}, true);
    QCOMPARE(branched.pieces().constLast().kind, Kind::Branches);
    QCOMPARE(branched.pieces().constLast().element.text, u"2/3"_s);
}

void TestMessagePieces::foldingReasoning()
{
    ChatTurn turn = wholeReply(u"answer"_s);
    turn.reasoning = u"one\n\ntwo"_s;
    MessagePieces message;
    PieceFollower follower;
    follower.follow(message.update(turn, {}, true), message.pieces());
    const QList<TranscriptPiece> folded = message.pieces();
    follower.follow(message.setReasoningOpen(true), message.pieces());
    QCOMPARE(message.pieces(), piecesOf(turn, true));
    QCOMPARE(follower.seen(), message.pieces());
    QCOMPARE(message.pieces().size(), folded.size() + 2);
    QVERIFY(message.pieces().at(2).isQuiet);
    QVERIFY(message.setReasoningOpen(true).isEmpty());
    follower.follow(message.setReasoningOpen(false), message.pieces());
    QCOMPARE(message.pieces(), folded);
    QCOMPARE(follower.seen(), folded);
}

void TestMessagePieces::whileThinkingOnlyTheHeadlineTells()
{
    ChatTurn turn = growingReply();
    MessagePieces message;
    turn.reasoning = u"hm"_s;
    message.update(turn, {}, true);
    QCOMPARE(describe(message.pieces()), u"author:model\nreasoning:Reasoning … · characters: 2"_s);
    turn.reasoning += u", well"_s;
    QCOMPARE(message.update(turn, {}, true), (MessagePieces::Change{1, 1, 1}));
    message.setReasoningOpen(true);
    turn.reasoning += u". So"_s;
    QCOMPARE(message.update(turn, {}, true), (MessagePieces::Change{2, 1, 1})); // the text itself tells
}

void TestMessagePieces::anotherTextIsTakenWhole()
{
    MessagePieces message;
    PieceFollower follower;
    for (const QString &text : {u"first"_s, u"another one"_s, u"short"_s, QString(), u"# again"_s}) {
        follower.follow(message.update(wholeReply(text), {}, true), message.pieces());
        QCOMPARE(message.pieces(), piecesOf(wholeReply(text)));
        QCOMPARE(follower.seen(), message.pieces());
    }
    ChatTurn question;
    question.text = u"now a question"_s;
    follower.follow(message.update(question, {}, true), message.pieces());
    QCOMPARE(follower.seen(), piecesOf(question));
}

void TestMessagePieces::longParagraphsComeInSlices()
{
    const QString sentence = u"Some **bold words** and [a link](https://x.org/), that is all. "_s;
    const QString text = u"> - "_s + sentence.repeated(300).trimmed();
    const QList<TranscriptPiece> pieces = piecesOf(wholeReply(text));
    const QString whole = markdownElements(text).constFirst().text;
    QString together;
    for (const TranscriptPiece &piece : pieces) {
        if (piece.kind != Kind::Markdown)
            continue;
        QVERIFY(piece.element.text.size() <= 4096);
        QCOMPARE(piece.continues, !together.isEmpty());
        QCOMPARE(piece.element.containers.size(), 2);
        QCOMPARE(piece.element.containers.last().starts, together.isEmpty());
        for (const MarkdownRun &run : piece.element.runs)
            QVERIFY(run.begin >= 0 && run.length > 0 && run.begin + run.length <= piece.element.text.size());
        together += piece.element.text;
    }
    QCOMPARE(together, whole);
    QVERIFY(pieces.size() >= 5);
}

void TestMessagePieces::slicesStayWhenTheTextGrows()
{
    const QString words = u"word and word; "_s.repeated(2000);
    const QString marks = u'a' + QString(20000, QChar(0x301));
    const QString pairs = QString::fromUcs4(U"\U0001f600").repeated(9000);
    const QString one(20000, u'x');
    for (const QString &text : {words, marks, pairs, one, marks + words}) {
        const QList<qsizetype> ends = sliceEnds(text);
        QCOMPARE(ends.constLast(), text.size());
        qsizetype begin = 0;
        for (const qsizetype end : ends) {
            QVERIFY(end > begin && end - begin <= 4096);
            QVERIFY(end == text.size() || !(text.at(end).isLowSurrogate() && text.at(end - 1).isHighSurrogate()));
            begin = end;
        }
        for (qsizetype size = 4097; size < text.size(); size += 977) {
            const QList<qsizetype> earlier = sliceEnds(text.first(size));
            QCOMPARE(earlier.first(earlier.size() - 1), ends.first(earlier.size() - 1));
        }
    }
}

void TestMessagePieces::restIsNotSeen()
{
    QStringList texts = smallDocuments();
    texts += longReply(5000, 3);
    for (const QString &text : texts) {
        ChatTurn turn = wholeReply(text);
        turn.reasoning = text;
        turn.pack();
        MessagePieces awake;
        MessagePieces resting;
        awake.update(turn, {}, true);
        resting.update(turn, {}, true);
        for (const bool isOpen : {false, true, false, true}) {
            resting.rest(turn);
            QVERIFY(resting.update(turn, {}, true).isEmpty());
            QCOMPARE(resting.setReasoningOpen(isOpen), awake.setReasoningOpen(isOpen));
            QCOMPARE(resting.pieces(), awake.pieces());
            const qsizetype last = awake.pieces().size() - 1;
            const qsizetype end = awake.pieces().constLast().element.text.size();
            QCOMPARE(resting.sourceOf(0, 0, last, end), awake.sourceOf(0, 0, last, end));
        }
        const ChatTurn other = wholeReply(u"Another answer."_s);
        resting.update(other, {}, true);
        QCOMPARE(resting.pieces(), piecesOf(other, true));
    }
}

void TestMessagePieces::sources_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("from"); // the letters that the stretch begins and ends with
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected");
    const QString rich = u"# Head\n\nSome **bold** and `co de` [link](https://x.org).\n\n- one\n- two\n\n```py\na = 1\nb = 2\n```\n\n| x | y |\n|---|---|\n| 1 | 2 |"_s;
    QTest::newRow("everything") << rich << u"Head"_s << u"1\t2"_s << rich;
    QTest::newRow("a heading") << rich << u"Head"_s << u"Head"_s << u"# Head"_s;
    QTest::newRow("within a word") << rich << u"om"_s << u"e"_s << u"ome"_s;
    QTest::newRow("a bold word") << rich << u"bold"_s << u"bold"_s << u"**bold**"_s;
    QTest::newRow("a part of a bold word") << rich << u"ol"_s << u"ol"_s << u"**ol**"_s;
    QTest::newRow("code and link") << rich << u"co de"_s << u"link"_s << u"`co de` [link](https://x.org)"_s;
    QTest::newRow("a line of code") << rich << u"a = 1"_s << u"a = 1"_s << u"a = 1"_s;
    QTest::newRow("code without its headline") << rich << u"a = 1"_s << u"b = 2"_s << u"a = 1\nb = 2"_s;
    QTest::newRow("code with its headline") << rich << u"py"_s << u"b = 2"_s << u"```py\na = 1\nb = 2\n```"_s;
    QTest::newRow("items") << rich << u"one"_s << u"two"_s << u"- one\n- two"_s;
    QTest::newRow("from within to an item") << rich << u"link"_s << u"one"_s << u"[link](https://x.org).\n\n- one"_s;
}

void TestMessagePieces::sources()
{
    QFETCH(QString, text);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, expected);
    MessagePieces message;
    message.update(wholeReply(text), {}, true);
    const auto find = [&message](const QString &letters, qsizetype first) {
        for (qsizetype piece = first; piece < message.pieces().size(); ++piece) {
            if (message.pieces().at(piece).element.text.contains(letters))
                return piece;
        }
        return qsizetype(-1);
    };
    const qsizetype first = find(from, 1);
    const qsizetype last = find(to, first);
    QVERIFY(first > 0 && last >= first);
    const qsizetype begin = message.pieces().at(first).element.text.indexOf(from);
    const qsizetype end = message.pieces().at(last).element.text.indexOf(to, first == last ? begin : 0) + to.size();
    QCOMPARE(message.sourceOf(first, begin, last, end), expected);
}

void TestMessagePieces::codeOfABlock()
{
    MessagePieces message;
    const QString wide(9000, u'x');
    message.update(wholeReply(u"text\n\n```\na\n\n"_s + wide + u"\n```\n\n    other"_s), {}, true);
    const QString code = u"a\n\n"_s + wide + u'\n';
    for (qsizetype piece = 0; piece < message.pieces().size(); ++piece) {
        const TranscriptPiece &shown = message.pieces().at(piece);
        const bool isOther = piece > 0 && (shown.element.text == u"other" || (piece + 1 < message.pieces().size() && message.pieces().at(piece + 1).element.text == u"other"));
        const bool isCode = shown.kind == Kind::CodeHead || (shown.kind == Kind::Markdown && shown.element.kind == MarkdownElement::Kind::CodeLine);
        if (shown.kind == Kind::CodeHead || !shown.continues)
            QCOMPARE(message.codeAt(piece), !isCode ? QString() : isOther && shown.kind == Kind::CodeHead ? u"other\n"_s : shown.element.text == u"other" ? u"other\n"_s : code);
    }
}

void TestMessagePieces::linesOfTheUser()
{
    ChatTurn question;
    question.text = u"one\r\n\ntwo "_s + QString(9000, u'x');
    const QList<TranscriptPiece> pieces = piecesOf(question);
    QCOMPARE(pieces.size(), 5);
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        QVERIFY(pieces.at(i).isUser);
        QCOMPARE(pieces.at(i).element.startsBlock, i == 0);
        QCOMPARE(pieces.at(i).endsBlock, i == pieces.size() - 1);
        QCOMPARE(pieces.at(i).continues, i > 2);
    }
    ChatTurn fenced;
    fenced.text = u"see\n```py\n# not a heading\n~~~\n```\nend"_s;
    QString codeLines;
    for (const TranscriptPiece &piece : piecesOf(fenced))
        codeLines += piece.element.kind == MarkdownElement::Kind::CodeLine ? u'c' : u't';
    QCOMPARE(codeLines, u"tcccct"_s);
    MessagePieces message;
    message.update(question, {}, true);
    QCOMPARE(message.sourceOf(0, 1, 2, 3), u"ne\n\ntwo"_s);
    QCOMPARE(message.sourceOf(2, 0, 4, pieces.at(4).element.text.size()), u"two "_s + QString(9000, u'x'));
}

QTEST_MAIN(TestMessagePieces)
#include "tst_messagepieces.moc"
