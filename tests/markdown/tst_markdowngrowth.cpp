// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/corpus.h"
#include "markdown/describe.h"
#include "markdown/markdowndocument.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

/// A view that knows nothing but the changes it is told.
class Follower
{
public:
    void follow(MarkdownDocument &document)
    {
        const MarkdownDocument::Change change = document.takeChange();
        m_seen.remove(change.firstChanged, change.removed);
        for (qsizetype i = 0; i < change.inserted; ++i)
            m_seen.insert(change.firstChanged + i, document.elements().at(change.firstChanged + i));
    }
    const QList<MarkdownElement> &seen() const { return m_seen; }

private:
    QList<MarkdownElement> m_seen;
};

/// Where the first difference is after one of the pieces, or nothing.
QString differenceIn(const QString &text, const std::function<qsizetype()> &nextLength)
{
    MarkdownDocument document;
    Follower follower;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype length = std::min(nextLength(), text.size() - at);
        document.append(QStringView(text).sliced(at, length));
        at += length;
        if (at < text.size() && text.at(at - 1).isHighSurrogate())
            continue;
        const QList<MarkdownElement> whole = markdownElements(text.first(at));
        if (document.elements() != whole)
            return u"after %1 of:\n%2\npieces:\n%3\nwhole:\n%4"_s.arg(at).arg(text, describe(document.elements()), describe(whole));
        follower.follow(document);
        if (follower.seen() != whole)
            return u"untold change after %1 of:\n%2"_s.arg(at).arg(text);
    }
    return {};
}

qint64 parsedBytesFor(const QString &text, qsizetype delta)
{
    MarkdownDocument document;
    for (qsizetype at = 0; at < text.size(); at += delta)
        document.append(QStringView(text).sliced(at, std::min(delta, text.size() - at)));
    return document.parsedBytes();
}

qint64 millisecondsToRead(const QString &text)
{
    QElapsedTimer timer;
    timer.start();
    MarkdownDocument document;
    document.append(text);
    document.finish();
    return std::max<qint64>(timer.elapsed(), 1);
}

} // namespace

class TestMarkdownGrowth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smallDocumentsCutEverywhere();
    void specificationCutEverywhere();
    void specificationJoinedCutAtRandom();
    void jumblesCutAtRandom();
    void longRepliesCutAtRandom();
    void everyCutInTwo();
    void workGrowsWithTheText_data();
    void workGrowsWithTheText();
    void settledElementsStay();
    void aLaterBlankLineLoosensTheList();
    void aLaterDefinitionTouchesItsReferencesAlone();
    void noChangeWithoutText();
    void hostileText_data();
    void hostileText();
};

void TestMarkdownGrowth::smallDocumentsCutEverywhere()
{
    for (const QString &text : smallDocuments()) {
        const QString difference = differenceIn(text, [] { return qsizetype(1); });
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
}

void TestMarkdownGrowth::specificationCutEverywhere()
{
    const QStringList examples = specificationExamples();
    QCOMPARE(examples.size(), 652);
    for (const QString &text : examples) {
        const QString difference = differenceIn(text, [] { return qsizetype(1); });
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
}

void TestMarkdownGrowth::specificationJoinedCutAtRandom()
{
    QStringList examples = specificationExamples();
    std::mt19937 random(652);
    for (int round = 0; round < 4; ++round) {
        std::ranges::shuffle(examples, random);
        for (qsizetype i = 0; i + 6 <= examples.size(); i += 6) {
            const QString text = examples.sliced(i, 6).join(i % 4 == 0 ? u"\n\n"_s : QString());
            const QString difference = differenceIn(text, [&random] { return qsizetype(1 + random() % 9); });
            QVERIFY2(difference.isEmpty(), qPrintable(difference));
        }
    }
}

void TestMarkdownGrowth::jumblesCutAtRandom()
{
    std::mt19937 random(20261122);
    for (quint32 seed = 0; seed < 300; ++seed) {
        const QString difference = differenceIn(jumble(seed), [&random] { return qsizetype(1 + random() % 9); });
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
}

void TestMarkdownGrowth::longRepliesCutAtRandom()
{
    std::mt19937 random(7);
    for (quint32 seed = 0; seed < 3; ++seed) {
        const QString difference = differenceIn(longReply(5000, seed), [&random] { return qsizetype(1 + random() % 120); });
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
}

void TestMarkdownGrowth::everyCutInTwo()
{
    for (quint32 seed = 100; seed < 102; ++seed) {
        const QString text = longReply(250, seed) + jumble(seed);
        const QList<MarkdownElement> whole = markdownElements(text);
        for (qsizetype cut = 0; cut <= text.size(); ++cut) {
            MarkdownDocument document;
            document.append(QStringView(text).first(cut));
            document.append(QStringView(text).sliced(cut));
            QVERIFY2(document.elements() == whole, qPrintable(u"cut at %1 of:\n%2"_s.arg(cut).arg(text)));
        }
    }
}

void TestMarkdownGrowth::workGrowsWithTheText_data()
{
    QTest::addColumn<QString>("unit");
    QTest::newRow("replies") << QString();
    QTest::newRow("paragraphs") << u"Some words that make a line of a paragraph.\n\n"_s;
    QTest::newRow("bullets") << u"- an item with `code` in it\n"_s;
    QTest::newRow("numbers") << u"1. an item with a [link](x)\n"_s;
    QTest::newRow("loose items") << u"- an item\n\n  with a second paragraph\n\n"_s;
    QTest::newRow("code") << u"    int x = 1; // in a fence\n"_s;
    QTest::newRow("table") << u"| 1 | *two* |\n"_s;
    QTest::newRow("headings") << u"## A heading\n\n"_s;
}

void TestMarkdownGrowth::workGrowsWithTheText()
{
    QFETCH(QString, unit);
    const auto text = [&unit](qsizetype size) {
        if (unit.isEmpty())
            return longReply(size, 5);
        const QString before = unit.startsWith(u' ') ? u"```cpp\n"_s : unit.startsWith(u'|') ? u"| a | b |\n|---|---|\n"_s : QString();
        return (before + unit.repeated(size / unit.size() + 1)).first(size);
    };
    const double small = double(parsedBytesFor(text(10000), 4));
    const double large = double(parsedBytesFor(text(40000), 4));
    // Four times the text; parsing everything again for each piece would cost sixteen times as much.
    QVERIFY2(large < small * 5.6, qPrintable(u"%1 bytes, then %2"_s.arg(small).arg(large)));
    QVERIFY2(large < 40000 * 120.0, qPrintable(u"%1 bytes"_s.arg(large)));
}

void TestMarkdownGrowth::settledElementsStay()
{
    MarkdownDocument document;
    document.append(longReply(20000, 3) + u"\n\nA new paragraph\n"_s);
    document.takeChange();
    const qsizetype before = document.elements().size();
    document.append(u"goes on"_s);
    QCOMPARE(document.takeChange(), (MarkdownDocument::Change { before - 1, 1, 1 }));
    document.append(u"\n\nnext"_s);
    QCOMPARE(document.takeChange(), (MarkdownDocument::Change { before, 0, 1 }));
}

void TestMarkdownGrowth::aLaterBlankLineLoosensTheList()
{
    MarkdownDocument document;
    document.append(u"text\n\n- a\n- b\n- c\n- d\n"_s);
    document.takeChange();
    QVERIFY(document.elements().at(1).containers.first().tight);
    document.append(u"\n- e\n"_s);
    QCOMPARE(document.takeChange(), (MarkdownDocument::Change { 1, 4, 5 }));
    for (qsizetype i = 1; i < 6; ++i)
        QVERIFY(!document.elements().at(i).containers.first().tight);
}

void TestMarkdownGrowth::aLaterDefinitionTouchesItsReferencesAlone()
{
    MarkdownDocument document;
    for (int i = 0; i < 200; ++i) {
        document.append(i == 100 ? u"Here is [one] reference.\n\n"_s : u"Some paragraph or other with nothing in it.\n\n"_s);
    }
    document.append(u"The last one.\n\n"_s);
    document.takeChange();
    const qint64 parsed = document.parsedBytes();
    document.append(u"[one]: https://example.org\n"_s);
    QCOMPARE(document.elements().at(100).links.first().target, u"https://example.org"_s);
    const MarkdownDocument::Change change = document.takeChange();
    QCOMPARE(change, (MarkdownDocument::Change { 100, 1, 1 }));
    QVERIFY2(document.parsedBytes() - parsed < 1000, qPrintable(QString::number(document.parsedBytes() - parsed)));
}

void TestMarkdownGrowth::noChangeWithoutText()
{
    MarkdownDocument document;
    QVERIFY(document.takeChange().isEmpty());
    document.append(u"a"_s);
    QCOMPARE(document.takeChange(), (MarkdownDocument::Change { 0, 0, 1 }));
    document.append({});
    QVERIFY(document.takeChange().isEmpty());
    document.finish();
    QVERIFY(document.takeChange().isEmpty());
}

void TestMarkdownGrowth::hostileText_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("middle");
    QTest::addColumn<QString>("unitAfter");
    QTest::newRow("one word") << u"x"_s << QString() << QString();
    QTest::newRow("quotes in quotes") << u"> "_s << u"x\n"_s << u"> "_s;
    QTest::newRow("items in items") << u"- "_s << u"x\n"_s << QString();
    QTest::newRow("items in items, then blank lines") << u"- "_s << u"x\n"_s << u"\n"_s;
    QTest::newRow("numbers in numbers") << u"1. "_s << u"x\n"_s << u"\n"_s;
    QTest::newRow("brackets") << u"["_s << QString() << u"]"_s;
    QTest::newRow("images") << u"!["_s << QString() << u"](x)"_s;
    QTest::newRow("stars") << u"*a **b "_s << QString() << QString();
    QTest::newRow("backticks") << u"` `` "_s << QString() << QString();
    QTest::newRow("open tags") << u"<a "_s << QString() << QString();
    QTest::newRow("open comments") << u"a <!-- "_s << QString() << QString();
    QTest::newRow("columns") << u"|a"_s << u"\n"_s << u"|-"_s;
    QTest::newRow("definitions") << u"[a]: b\n"_s << QString() << u"[a] "_s;
    QTest::newRow("labels") << u"[a]: "_s << QString() << QString();
    QTest::newRow("blank lines") << u"\n"_s << QString() << QString();
    QTest::newRow("spaces") << u" "_s << QString() << QString();
    QTest::newRow("zeros") << QString(QChar(0)) << QString() << QString();
    QTest::newRow("direction") << QString(QChar(0x202e)) << QString() << QString();
    QTest::newRow("half characters") << QString(QChar(0xd83d)) << QString() << QString(QChar(0xde00));
    QTest::newRow("entities") << u"&amp;"_s << QString() << QString();
}

void TestMarkdownGrowth::hostileText()
{
    QFETCH(QString, unit);
    QFETCH(QString, middle);
    QFETCH(QString, unitAfter);
    const auto text = [&](qsizetype size) {
        const qsizetype half = unitAfter.isEmpty() ? size : size / 2;
        return unit.repeated(half / unit.size()) + middle + unitAfter.repeated(half / std::max<qsizetype>(unitAfter.size(), 1));
    };
    const qint64 small = millisecondsToRead(text(10000));
    const qint64 large = millisecondsToRead(text(40000));
    // Four times the text in less than ten times the time, apart from what a busy machine adds; never the sixteen of a square.
    QVERIFY2(large < 10 * small + 60, qPrintable(u"%1 ms, then %2 ms"_s.arg(small).arg(large)));
}

QTEST_GUILESS_MAIN(TestMarkdownGrowth)
#include "tst_markdowngrowth.moc"
