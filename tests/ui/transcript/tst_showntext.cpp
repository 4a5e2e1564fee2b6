// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/indentedjson.h"
#include "ui/transcript/openablelink.h"
#include "ui/transcript/showntext.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

const QString gap(u'\u202f');

QString boxed(const QString &name)
{
    return gap + name + gap;
}

} // namespace

class TestShownText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shows_data();
    void shows();
    void placesAgree_data() { shows_data(); }
    void placesAgree();
    void everyControlIsSeen();
    void labelsAreWhereTheyAre();
    void directions_data();
    void directions();
    void longTextIsCutShort();
    void joinedEmoji();
    void json_data();
    void json();
    void openableLinks_data();
    void openableLinks();
};

void TestShownText::shows_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"plain text"_s << u"plain text"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("tab and umlaut") << u"\tä"_s << u"\tä"_s;
    QTest::newRow("line separators") << u"a\u2028b\u2029c\nd"_s << u"a\u2028b\u2028c\u2028d"_s;
    QTest::newRow("override") << u"user\u202egpj.exe"_s << u"user"_s + boxed(u"RLO"_s) + u"gpj.exe"_s;
    QTest::newRow("isolate") << u"\u2066x\u2069"_s << boxed(u"LRI"_s) + u"x"_s + boxed(u"PDI"_s);
    QTest::newRow("marks of direction") << u"\u200e\u200f\u061c"_s << boxed(u"LRM"_s) + boxed(u"RLM"_s) + boxed(u"ALM"_s);
    QTest::newRow("NUL and bell") << QString::fromUtf8("a\0b\a", 4) << u"a\u2400b\u2407"_s;
    QTest::newRow("delete") << u"a\u007f"_s << u"a\u2421"_s;
    QTest::newRow("C1") << u"a\u0085"_s << u"a"_s + boxed(u"x85"_s);
    QTest::newRow("lone high half") << QString(QChar(0xd83d)) + u'x' << u"\ufffdx"_s;
    QTest::newRow("lone low half") << u'x' + QString(QChar(0xde00)) << u"x\ufffd"_s;
    QTest::newRow("one that takes no room") << u"long\u200bword"_s << u"long\u200bword"_s;
    QTest::newRow("many that take no room") << u"a\u200b\u2060\ufeffb"_s << u"a"_s + boxed(u"3 hidden"_s) + u"b"_s;
    QTest::newRow("words in tags") << u"a\U000e0068\U000e0069b"_s << u"a"_s + boxed(u"2 hidden"_s) + u"b"_s;
    QTest::newRow("words in selectors") << u"a\U000e0101\U000e0102b"_s << u"a"_s + boxed(u"2 hidden"_s) + u"b"_s;
    QTest::newRow("flag of a region") << u"\U0001f3f4\U000e0067\U000e0062\U000e007f"_s << u"\U0001f3f4\U000e0067\U000e0062\U000e007f"_s;
    QTest::newRow("joined emoji") << u"\U0001f469\u200d\U0001f4bb"_s << u"\U0001f469\u200d\U0001f4bb"_s;
    QTest::newRow("too many to name") << QString(100, QChar(0x202e)) << boxed(u"RLO"_s).repeated(64) + QString(36, QChar(0x2426));
    QTest::newRow("accents") << u"e\u0301\u0302"_s << u"e\u0301\u0302"_s;
    QTest::newRow("tower of accents") << u'e' + QString(500, QChar(0x301)) + u'x' << u'e' + QString(12, QChar(0x301)) + u'x';
    QTest::newRow("accents on nothing") << QString(500, QChar(0x301)) << QString(12, QChar(0x301));
}

void TestShownText::shows()
{
    QFETCH(QString, source);
    QFETCH(QString, shown);
    QCOMPARE(ShownText(source).text(), shown);
}

void TestShownText::placesAgree()
{
    QFETCH(QString, source);
    const ShownText shown(source);
    QCOMPARE(shown.shownPosition(source.size()), shown.text().size());
    QCOMPARE(shown.sourcePosition(shown.text().size()), source.size());
    qsizetype last = 0;
    for (qsizetype at = 0; at <= source.size(); ++at) {
        const qsizetype place = shown.shownPosition(at);
        QVERIFY(place >= last && place <= shown.text().size());
        QVERIFY(shown.sourcePosition(place) <= at);
        QCOMPARE(shown.shownPosition(shown.sourcePosition(place)), place);
        last = place;
    }
    for (qsizetype at = 0; at <= shown.text().size(); ++at)
        QVERIFY(shown.sourcePosition(at) >= 0 && shown.sourcePosition(at) <= source.size());
}

/// None of the characters that Unicode calls controls or formats gets through but those that scripts and emoji need.
void TestShownText::everyControlIsSeen()
{
    for (char32_t c = 0; c < 0x3000; ++c) {
        const QChar::Category category = QChar::category(c);
        if (category != QChar::Other_Control && !(c >= 0x200e && c <= 0x200f) && !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069))
            continue;
        const QString shown = ShownText(u"a"_s + QChar(char16_t(c)) + u'b').text();
        if (c == u'\t')
            continue;
        QVERIFY2(c == u'\n' || !shown.contains(QChar(char16_t(c))), qPrintable(QString::number(c, 16)));
        QVERIFY(shown.size() >= 3);
    }
}

void TestShownText::labelsAreWhereTheyAre()
{
    const ShownText shown(u"ab\u202ecd\u200b\u200be"_s);
    QCOMPARE(shown.labels().size(), 2);
    QCOMPARE(shown.text().sliced(shown.labels().at(0).begin, shown.labels().at(0).length), boxed(u"RLO"_s));
    QCOMPARE(shown.text().sliced(shown.labels().at(1).begin, shown.labels().at(1).length), boxed(u"2 hidden"_s));
}

void TestShownText::directions_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("base");
    QTest::addColumn<bool>("anywhere");
    QTest::newRow("Latin") << u"abc"_s << false << false;
    QTest::newRow("Hebrew") << u"\u05d0bc"_s << true << true;
    QTest::newRow("Arabic after digits") << u"12 - \u0639"_s << true << true;
    QTest::newRow("Latin first") << u"a \u05d0"_s << false << true;
    QTest::newRow("Chinese first") << u"\u4e2d \u05d0"_s << false << true;
    QTest::newRow("a control does not count") << u"\u202eabc"_s << false << false;
    QTest::newRow("nor does a mark") << u"\u200fabc"_s << false << false;
    QTest::newRow("none") << u"12"_s << false << false;
}

void TestShownText::directions()
{
    QFETCH(QString, source);
    QFETCH(bool, base);
    QFETCH(bool, anywhere);
    QCOMPARE(ShownText(source).isRightToLeft(), base);
    QCOMPARE(ShownText(source).hasRightToLeft(), anywhere);
}

void TestShownText::longTextIsCutShort()
{
    const QString source = QString(100, u'x') + QString::fromUcs4(U"\U0001f600") + QString(1000, u'y');
    const ShownText shown(source, 101);
    QCOMPARE(shown.text(), QString(100, u'x') + boxed(u"… 1,002 more characters"_s));
    QCOMPARE(shown.sourceLength(), source.size());
    QCOMPARE(shown.shownPosition(600), 100);
    QCOMPARE(shown.sourcePosition(shown.text().size()), source.size());
}

void TestShownText::joinedEmoji()
{
    const ShownText shown(u"a \U0001f469\u200d\U0001f4bb, 1\ufe0f\u20e3 and \U0001f600"_s);
    QCOMPARE(shown.joinedEmoji().size(), 2);
    QCOMPARE(shown.joinedEmoji().at(0).begin, 2);
    QCOMPARE(shown.joinedEmoji().at(0).length, 5);
    QCOMPARE(shown.joinedEmoji().at(1).length, 3);
}

void TestShownText::json_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("indented");
    QTest::newRow("object") << u"{\"b\":1.50,\"a\":[ ]}"_s << u"{\n  \"b\": 1.50,\n  \"a\": []\n}"_s;
    QTest::newRow("indented already") << u"{\n  \"a\": 1\n}"_s << u"{\n  \"a\": 1\n}"_s;
    QTest::newRow("signs in a string") << u"[\"{,:\\\"]\"]"_s << u"[\n  \"{,:\\\"]\"\n]"_s;
    QTest::newRow("unfinished") << u"{\"city\":\"Z"_s << u"{\n  \"city\": \"Z"_s;
    QTest::newRow("ends in an escape") << u"[\"\\"_s << u"[\n  \"\\"_s;
    QTest::newRow("too many ends") << u"[]]]"_s << u"[]\n]\n]"_s;
    QTest::newRow("no JSON") << u" sunny, 21 degrees "_s << u" sunny, 21 degrees "_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestShownText::json()
{
    QFETCH(QString, text);
    QTEST(indentedJson(text), "indented");
}

void TestShownText::openableLinks_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("openable");
    QTest::newRow("https") << u"https://example.org/a?b#c"_s << true;
    QTest::newRow("http") << u"HTTP://example.org"_s << true;
    QTest::newRow("mail") << u"mailto:a@example.org"_s << true;
    QTest::newRow("mail to nobody") << u"mailto:"_s << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("data") << u"data:text/html,x"_s << false;
    QTest::newRow("no host") << u"https:///x"_s << false;
    QTest::newRow("relative") << u"page.html"_s << false;
    QTest::newRow("of another program") << u"vscode://open"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void TestShownText::openableLinks()
{
    QFETCH(QString, target);
    QTEST(isOpenableLink(target), "openable");
}

QTEST_GUILESS_MAIN(TestShownText)
#include "tst_showntext.moc"
