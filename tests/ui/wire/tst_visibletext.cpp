// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/wire/visibletext.h"

using namespace lineside;
using namespace Qt::StringLiterals;

class TestVisibleText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void showsWhatWouldNotShow_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("lines");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &text, const QString &lines) {
            QTest::newRow(name) << bytes << text << lines;
        };
        row("plain", "data: x", u"data: x"_s, u"data: x"_s);
        row("nothing", "", QString(), QString());
        row("letters and signs", "Grüße 你好 🔑", u"Grüße 你好 🔑"_s, u"Grüße 你好 🔑"_s);
        row("a line feed", "a\nb", u"a␊b"_s, u"a\nb"_s);
        row("both kinds of line ends", "a\r\nb\rc", u"a␍␊b␍c"_s, u"a\nb␍c"_s);
        row("a tab", "a\tb", u"a␉b"_s, u"a\tb"_s);
        row("NUL and escape", QByteArray("a\0b\x1B[31m", 8), u"a␀b␛[31m"_s, u"a␀b␛[31m"_s);
        row("delete", "a\x7F", u"a␡"_s, u"a␡"_s);
        row("a control character beyond ASCII", "a\xC2\x85z", u"a<U+0085>z"_s, u"a<U+0085>z"_s);
        row("text turned around", "a\u202Ez\u2066y", u"a<U+202E>z<U+2066>y"_s, u"a<U+202E>z<U+2066>y"_s);
        row("no width", "a\u200Bb\uFEFF", u"a<U+200B>b<U+FEFF>"_s, u"a<U+200B>b<U+FEFF>"_s);
        row("a separator of lines, and a tab", "a\u2028b\t", u"a<U+2028>b␉"_s, u"a<U+2028>b\t"_s);
        row("no UTF-8", "a\xFFz", u"a\uFFFDz"_s, u"a\uFFFDz"_s);
    }

    void showsWhatWouldNotShow()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        QFETCH(QString, lines);
        QCOMPARE(visibleText(bytes), text);
        QCOMPARE(visibleLines(bytes), lines);
    }
};

QTEST_GUILESS_MAIN(TestVisibleText)
#include "tst_visibletext.moc"
