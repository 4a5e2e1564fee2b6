// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/messageitems.h"
#include "ui/transcript/messagepieces.h"
#include "ui/transcript/messagetext.h"
#include "ui/transcript/textattributes.h"

#include "sampleturns.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

QList<TranscriptPiece> piecesOf(const ChatTurn &turn, const BranchPlace &branch = {})
{
    MessagePieces pieces;
    pieces.update(turn, branch, true);
    return pieces.pieces();
}

/// The text of the pieces between who speaks and the footer, as a message's text.
MessageText bodyOf(const QString &markdown)
{
    QList<TranscriptPiece> pieces = piecesOf(test::reply(markdown));
    pieces.removeFirst();
    pieces.removeLast();
    return MessageText(pieces);
}

QString cut(const MessageText &text, const MessageText::Stretch &stretch)
{
    return text.text().sliced(stretch.begin, stretch.end - stretch.begin);
}

/// Every item in a line: its kind's number is not told, but what it is called, what it does and how deep it is.
QStringList described(const QList<MessageItem> &items)
{
    static const QHash<TranscriptAction::Kind, QString> does{{TranscriptAction::Kind::None, u""_s},
                                                             {TranscriptAction::Kind::OpenLink, u" opens"_s},
                                                             {TranscriptAction::Kind::CopyCode, u" copies"_s},
                                                             {TranscriptAction::Kind::ToggleReasoning, u" folds"_s},
                                                             {TranscriptAction::Kind::Retry, u" retries"_s},
                                                             {TranscriptAction::Kind::PreviousBranch, u" previous"_s},
                                                             {TranscriptAction::Kind::NextBranch, u" next"_s},
                                                             {TranscriptAction::Kind::OpenAttachment, u" attachment"_s}};
    QStringList lines;
    for (const MessageItem &item : items) {
        QString indent;
        for (int parent = item.parent; parent >= 0; parent = items.at(parent).parent)
            indent += u'>';
        lines.append(indent + item.name + does.value(item.action.kind, u" ?"_s));
    }
    return lines;
}

} // namespace

class TestMessageItems : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhatIsInAMessage_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QStringList>("items");
        QTest::newRow("plain") << u"Just *text*."_s << QStringList{};
        QTest::newRow("a link") << u"See [**the** site](https://example.org/a)."_s << QStringList{u"the site opens"_s};
        QTest::newRow("two links") << u"[a](https://a.example/) [b](https://b.example/)"_s << QStringList{u"a opens"_s, u"b opens"_s};
        QTest::newRow("what is not opened is no link") << u"[a](file:///etc/passwd) [b](javascript:alert%281%29)"_s << QStringList{};
        QTest::newRow("code") << u"```cpp\nint a;\nint b;\n```\n"_s << QStringList{u"Code: cpp"_s, u">Copy this code copies"_s};
        QTest::newRow("a table") << u"| Hop | ms |\n|---|---|\n| gateway | 2 |\n| [model](https://m.example/) | 240 |\n"_s
                                 << QStringList{u"Table with 2 columns"_s, u">Hop; ms"_s, u">Hop: gateway; ms: 2"_s, u">Hop: model; ms: 240"_s, u">>model opens"_s};
        QTest::newRow("right to left") << u"ראו [קישור](https://example.org/)"_s << QStringList{u"קישור opens"_s};
    }

    void findsWhatIsInAMessage()
    {
        QFETCH(QString, markdown);
        QFETCH(QStringList, items);
        QList<MessageItem> found = itemsOf(piecesOf(test::reply(markdown)));
        QVERIFY(!found.isEmpty());
        QCOMPARE(found.constLast().kind, MessageItem::Kind::Footer);
        found.removeLast();
        // The names of plurals come from translations, which tests do not have.
        QStringList told = described(found);
        told.replaceInStrings(u"%n"_s, u"2"_s);
        QCOMPARE(told, items);
    }

    void findsWhatStandsAroundTheText()
    {
        ChatTurn turn = test::reply(u"Half"_s);
        turn.reasoning = u"Hm."_s;
        turn.state = ReplyState::Failed;
        turn.error = Error{Error::Kind::Network, u"No answer."_s, {}, {}};
        const QStringList told = described(itemsOf(piecesOf(turn, BranchPlace{.index = 1, .count = 3})));
        QVERIFY2(told.value(0).endsWith(u" folds"_s), qPrintable(told.join(u'|')));
        QVERIFY2(told.contains(u">Try again retries"_s), qPrintable(told.join(u'|')));
        QVERIFY(told.contains(u"Previous version, 1 of 3 previous"_s));
        QVERIFY(told.contains(u"Next version, 3 of 3 next"_s));
    }

    void textIsCutAtBorders_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<int>("position");
        QTest::addColumn<QAccessible::TextBoundaryType>("boundary");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("after");
        const QString two = u"One two. Three four.\n\nFive"_s;
        QTest::newRow("letter") << two << 1 << QAccessible::CharBoundary << u"O"_s << u"n"_s << u"e"_s;
        QTest::newRow("word") << two << 5 << QAccessible::WordBoundary << u"One"_s << u"two"_s << u"."_s;
        QTest::newRow("sentence") << two << 2 << QAccessible::SentenceBoundary << u""_s << u"One two. "_s << u"Three four."_s;
        QTest::newRow("line") << two << 3 << QAccessible::LineBoundary << u""_s << u"One two. Three four."_s << u"Five"_s;
        QTest::newRow("paragraph") << two << 22 << QAccessible::ParagraphBoundary << u"One two. Three four."_s << u"Five"_s << u""_s;
        QTest::newRow("word over the break") << two << 22 << QAccessible::WordBoundary << u"."_s << u"Five"_s << u""_s;
        QTest::newRow("the break") << two << 20 << QAccessible::CharBoundary << u"."_s << u"\n"_s << u"F"_s;
        QTest::newRow("all") << two << 3 << QAccessible::NoBoundary << u""_s << u"One two. Three four.\nFive"_s << u""_s;
        QTest::newRow("emoji is one letter of two units") << u"a🚦b"_s << 2 << QAccessible::CharBoundary << u"a"_s << u"🚦"_s << u"b"_s;
        QTest::newRow("joined emoji") << u"👩‍💻x"_s << 3 << QAccessible::CharBoundary << u""_s << u"👩‍💻"_s << u"x"_s;
        QTest::newRow("combining") << u"e\u0301x"_s << 0 << QAccessible::CharBoundary << u""_s << u"e\u0301"_s << u"x"_s;
        QTest::newRow("right to left") << u"שלום עולם"_s << 6 << QAccessible::WordBoundary << u"שלום"_s << u"עולם"_s << u""_s;
        QTest::newRow("outside") << two << 99 << QAccessible::WordBoundary << u""_s << u""_s << u""_s;
        QTest::newRow("before the begin") << two << -1 << QAccessible::LineBoundary << u""_s << u""_s << u""_s;
    }

    void textIsCutAtBorders()
    {
        QFETCH(QString, markdown);
        QFETCH(int, position);
        QFETCH(QAccessible::TextBoundaryType, boundary);
        const MessageText text = bodyOf(markdown);
        QTEST(cut(text, text.before(position, boundary)), "before");
        QTEST(cut(text, text.at(position, boundary)), "at");
        QTEST(cut(text, text.after(position, boundary)), "after");
    }

    void placesAndPositionsAgree()
    {
        QRandomGenerator random(3);
        const QString markdown = test::someMarkdown(random, 12) + QString(20'000, u'w');
        const QList<TranscriptPiece> pieces = piecesOf(test::reply(markdown));
        const MessageText text(pieces);
        for (qsizetype position = 0; position <= text.size(); position += 1 + position / 500) {
            const MessageText::Place place = text.placeAt(position);
            const QString &piece = pieces.at(place.piece).element.text;
            QVERIFY(place.offset <= piece.size());
            QVERIFY(text.positionOf(place) == position || pieces.at(place.piece).continues);
            if (place.offset < piece.size() && piece.at(place.offset) != QChar::LineSeparator)
                QCOMPARE(text.text().at(position), piece.at(place.offset));
        }
        QVERIFY(text.text().contains(QString(20'000, u'w'))); // its slices are one line
        QCOMPARE(MessageText().placeAt(5), MessageText::Place());
    }

    void looksAreTold_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("stretch");
        const QString mixed = u"a **b** *c* `d` ~~e~~ [f](https://x.example/)"_s;
        QTest::newRow("plain") << mixed << 0 << u""_s << u"a "_s;
        QTest::newRow("bold") << mixed << 2 << u"font-weight:bold;"_s << u"b"_s;
        QTest::newRow("italic") << mixed << 4 << u"font-style:italic;"_s << u"c"_s;
        QTest::newRow("code") << mixed << 6 << u"font-family:monospace;"_s << u"d"_s;
        QTest::newRow("gone") << mixed << 8 << u"text-line-through-type:single;"_s << u"e"_s;
        QTest::newRow("link") << mixed << 10 << u"text-underline-type:single;text-underline-style:solid;"_s << u"f"_s;
        QTest::newRow("heading") << u"# Title *x*"_s << 0 << u"font-weight:bold;"_s << u"Title "_s;
        QTest::newRow("code line") << u"    code"_s << 1 << u"font-family:monospace;"_s << u"code"_s;
    }

    void looksAreTold()
    {
        QFETCH(QString, markdown);
        QFETCH(int, offset);
        const QList<TranscriptPiece> pieces = piecesOf(test::reply(markdown));
        const auto body = std::ranges::find_if(pieces, [](const TranscriptPiece &piece) { return piece.kind == TranscriptPiece::Kind::Markdown; });
        QVERIFY(body != pieces.end());
        const TextAttributes attributes = attributesAt(*body, offset);
        QTEST(attributes.told, "told");
        QTEST(body->element.text.sliced(attributes.begin, attributes.end - attributes.begin), "stretch");
    }
};

QTEST_GUILESS_MAIN(TestMessageItems)
#include "tst_messageitems.moc"
