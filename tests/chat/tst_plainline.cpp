// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/plainline.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestPlainLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatAReaderSees_data()
    {
        QTest::addColumn<QString>("markdown"); // «» stand around what is marked
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char16_t *markdown, const char16_t *expected) {
            QTest::newRow(name) << QString::fromUtf16(markdown) << QString::fromUtf16(expected);
        };
        row("plain", u"The «total» is 41.", u"The «total» is 41.");
        row("empty", u"", u"");
        row("strong", u"The **«total»** is 41.", u"The «total» is 41.");
        row("strong and more in the mark", u"The «**total** is» 41.", u"The «total is» 41.");
        row("emphasis", u"The *«total»* and _more_.", u"The «total» and more.");
        row("strong emphasis", u"***«all»*** of it", u"«all» of it");
        row("struck through", u"~~«old»~~ new", u"«old» new");
        row("a heading", u"## The «total»", u"The «total»");
        row("a list in a quote", u"> - [x] «done» so far", u"«done» so far");
        row("a numbered list keeps its number", u"3. «third»", u"3. «third»");
        row("a table's row", u"| «Hop» | What it does |", u"«Hop» | What it does ");
        row("code", u"call `«total»(usage)` now", u"call «total»(usage) now");
        row("code is as it was written", u"`a_*b*_ [x](y)` «z»", u"a_*b*_ [x](y) «z»");
        row("code with a fence in it", u"``a`«b»`` c", u"a`«b» c");
        row("the beginning of a block of code", u"```«cpp»", u"«cpp»");
        row("a link", u"see [the «guide»](https://host/x_y_z) for more", u"see the «guide» for more");
        row("a picture", u"![a «cat»](cat.png)", u"a «cat»");
        row("a link that was found by its address", u"see [this](https://host/«guide»)", u"see [this](https://host/«guide»)");
        row("words with underlines", u"«snake_case_name» and __init__", u"«snake_case_name» and init");
        row("arithmetic", u"2 * «3» * 4 and 2**3", u"2 * «3» * 4 and 2**3");
        row("a list's sign alone", u"-5 is «less»", u"-5 is «less»");
        row("escapes", u"\\*not\\* «strong» C:\\temp", u"*not* «strong» C:\\temp");
        row("cut at both ends", u"…ends here** and «goes» **on…", u"…ends here and «goes» on…");
        row("an open bracket", u"[«a» and (b", u"[«a» and (b");
        row("many", u"«*»*_`[~>#|\\", u"");
        row("characters of two units", u"**🙂 «日本»**", u"🙂 «日本»");
    }

    void showsWhatAReaderSees()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, expected);
        const PlainLine marked = unmarked(markdown);
        const PlainLine shown = plainLine(marked.text, marked.marks);
        if (QByteArray(QTest::currentDataTag()) == "many") {
            QVERIFY(shown.text.size() <= marked.text.size()); // whatever is made of it
            return;
        }
        QCOMPARE(shown, unmarked(expected));
    }

    void marksOutsideTheLineDoNoHarm()
    {
        QCOMPARE(plainLine(u"**a**"_s, {{-3, 4}, {1, 100}, {50, 2}}).marks, (QList<std::pair<qsizetype, qsizetype>>{{0, 1}}));
    }

private:
    static PlainLine unmarked(const QString &text)
    {
        PlainLine line;
        for (const QChar character : text) {
            if (character == u'«')
                line.marks.append({line.text.size(), 0});
            else if (character == u'»')
                line.marks.last().second = line.text.size() - line.marks.last().first;
            else
                line.text.append(character);
        }
        return line;
    }
};

QTEST_GUILESS_MAIN(TestPlainLine)
#include "tst_plainline.moc"
