// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/markdowndocument.h"
#include "ui/transcript/messagepieces.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestFormulas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void manySignsAreReadOnce();
};

void TestFormulas::finds_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QStringList>("expected");
    const QStringList none;
    QTest::newRow("prices") << u"from $4 to $5"_s << none;
    QTest::newRow("one sign") << u"$x$"_s << none;
    QTest::newRow("round") << u"so \\(x^2\\) is"_s << QStringList{u"(x^2)"_s};
    QTest::newRow("square") << u"\\[ a + b \\]"_s << QStringList{u"[ a + b ]"_s};
    QTest::newRow("two signs") << u"$$\\frac{a}{b}$$"_s << QStringList{u"$$\\frac{a}{b}$$"_s};
    QTest::newRow("over lines") << u"$$\na\n  = b\n$$"_s << QStringList{u"$$ a = b $$"_s};
    QTest::newRow("several") << u"(x) \\(x\\) and \\(y\\)"_s << QStringList{u"(x)"_s, u"(y)"_s};
    QTest::newRow("plain brackets") << u"(x) and [y]"_s << none;
    QTest::newRow("in code") << u"`\\(x\\)` and `$$y$$`"_s << none;
    QTest::newRow("in a block of code") << u"~~~\n$$y$$\n~~~"_s << none;
    QTest::newRow("an escaped backslash") << u"\\\\(x\\\\)"_s << none;
    QTest::newRow("never closed") << u"\\(x and $$y"_s << none;
    QTest::newRow("nothing in it") << u"\\(\\) $$$$"_s << none;
    QTest::newRow("in a heading") << u"# The \\(n\\)th"_s << QStringList{u"(n)"_s};
}

void TestFormulas::finds()
{
    QFETCH(QString, markdown);
    ChatTurn turn;
    turn.role = Role::Assistant;
    turn.text = markdown;
    MessagePieces message;
    message.update(turn, {}, true);
    QStringList found;
    for (const TranscriptPiece &piece : message.pieces()) {
        for (const FormulaStretch &formula : piece.formulas)
            found.append(piece.element.text.sliced(formula.begin, formula.length));
    }
    QTEST(found, "expected");
}

/// Signs that open and never close are looked up once, or a long text of them would take minutes.
void TestFormulas::manySignsAreReadOnce()
{
    ChatTurn turn;
    turn.role = Role::Assistant;
    turn.text = u"\\( \\[ ` "_s.repeated(50'000);
    MessagePieces message;
    message.update(turn, {}, true);
    QVERIFY(message.pieces().size() > 50);
}

QTEST_GUILESS_MAIN(TestFormulas)
#include "tst_formulas.moc"
