// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/searchtext.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestSearchText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsLines_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("marked"); ///< the line with ‹› around the marks; empty: not found
        const auto row = [](const char *name, const QString &text, const QString &question, const QString &marked) {
            QTest::newRow(name) << text << question << marked;
        };
        row("a word", u"one two three"_s, u"two "_s, u"one ‹two› three"_s);
        row("any case", u"One TWO three"_s, u"tWo "_s, u"One ‹TWO› three"_s);
        row("every place in the line", u"go to and go"_s, u"go "_s, u"‹go› to and ‹go›"_s);
        row("only its line", u"first\nthe second line\nthird"_s, u"second "_s, u"the ‹second› line"_s);
        row("the first hit's line", u"a b\nneedle\nneedle"_s, u"needle "_s, u"‹needle›"_s);
        row("not a part of a word", u"category"_s, u"cat "_s, QString());
        row("the beginning of the last word", u"a category"_s, u"cat"_s, u"a ‹cat›egory"_s);
        row("but not of others", u"category dog"_s, u"cat dog"_s, QString());
        row("one letter is a word", u"a and b"_s, u"a"_s, u"‹a› and b"_s);
        row("all words", u"red\ngreen and red"_s, u"green red "_s, u"‹red›"_s);
        row("a missing word", u"red and green"_s, u"red blue "_s, QString());
        row("quotes", u"to be or not to be"_s, u"\"not to be\""_s, u"to be or ‹not to be›"_s);
        row("quotes, another order", u"be not to"_s, u"\"not to be\""_s, QString());
        row("quotes, as they stand", u"foo, bar; foo bar"_s, u"\"foo bar\""_s, u"foo, bar; ‹foo bar›"_s);
        row("quotes with signs", u"a = b; a == b"_s, u"\"a == b\""_s, u"a = b; ‹a == b›"_s);
        row("quotes of signs alone", u"int x = {};"_s, u"\"{}\""_s, u"int x = ‹{}›;"_s);
        row("an open quote", u"not to be"_s, u"\"to be"_s, u"not ‹to be›"_s);
        row("umlauts without", u"die Häuser"_s, u"hauser "_s, u"die ‹Häuser›"_s);
        row("umlauts with", u"die Hauser"_s, u"Häuser "_s, u"die ‹Hauser›"_s);
        row("umlauts in parts", u"die Ha\u0308user da"_s, u"häuser "_s, u"die ‹Ha\u0308user› da"_s);
        row("sharp s", u"Die Straße"_s, u"strasse "_s, u"Die ‹Straße›"_s);
        row("sharp s, asked", u"Die STRASSE dort"_s, u"straße "_s, u"Die ‹STRASSE› dort"_s);
        row("after what folds to more", u"Straße zwei"_s, u"zwei "_s, u"Straße ‹zwei›"_s);
        row("two characters of Chinese", u"我们的数据库很大"_s, u"数据"_s, u"我们的‹数据›库很大"_s);
        row("one character", u"我们的数据库"_s, u"库"_s, u"我们的数据‹库›"_s);
        row("three characters", u"我们的数据库很大"_s, u"数据库"_s, u"我们的‹数据库›很大"_s);
        row("characters apart", u"数的据"_s, u"数据"_s, QString());
        row("characters with a sign between", u"数，据"_s, u"数据"_s, QString());
        row("Japanese", u"東京タワーへ行く"_s, u"タワー"_s, u"東京‹タワー›へ行く"_s);
        row("half-width Japanese", u"ﾀﾜｰ"_s, u"タワー"_s, u"‹ﾀﾜｰ›"_s);
        row("Korean with an ending", u"한국어를 배운다"_s, u"한국어"_s, u"‹한국어›를 배운다"_s);
        row("Korean in letters", u"\u1112\u1161\u11ab\u1100\u116e\u11a8"_s, u"한국"_s, u"‹한국›"_s);
        row("Thai", u"ภาษาไทยง่าย"_s, u"ไทย"_s, u"ภาษา‹ไทย›ง่าย"_s);
        row("Cyrillic", u"Привет, мир"_s, u"МИР "_s, u"Привет, ‹мир›"_s);
        row("Latin beside Chinese", u"用GPT模型"_s, u"gpt模型"_s, u"用‹GPT模型›"_s);
        row("full width", u"ＡＰＩ key"_s, u"api "_s, u"‹ＡＰＩ› key"_s);
        row("a name with underscores", u"call chat_session_put now"_s, u"chat_session_put "_s, u"call ‹chat_session_put› now"_s);
        row("a part with underscores", u"call chat_session_put now"_s, u"session "_s, u"call chat_‹session›_put now"_s);
        row("a part likeThis", u"the ChatSession here"_s, u"session "_s, u"the Chat‹Session› here"_s);
        row("the first part", u"the ChatSession here"_s, u"chat "_s, u"the ‹Chat›Session here"_s);
        row("parts of capitals", u"a HTTPServer"_s, u"server "_s, u"a HTTP‹Server›"_s);
        row("a whole name", u"the ChatSession here"_s, u"chatsession "_s, u"the ‹ChatSession› here"_s);
        row("no part", u"the ChatSession here"_s, u"essi "_s, QString());
        row("a path", u"see app/store/jsonfile.cpp there"_s, u"store/jsonfile.cpp "_s, u"see app/‹store/jsonfile.cpp› there"_s);
        row("a version", u"Qt 6.4.2 is"_s, u"6.4.2 "_s, u"Qt ‹6.4.2› is"_s);
        row("an emoji", u"well 🙂 then"_s, u"🙂 "_s, u"well ‹🙂› then"_s);
        row("half a pair", u"a "_s + QChar(0xd83d) + u" b"_s, u"b "_s, u"a "_s + QChar(0xd83d) + u" ‹b›"_s);
        row("a NUL", u"a"_s + QChar(QChar::Null) + u"b"_s, u"b "_s, u"a"_s + QChar(QChar::Null) + u"‹b›"_s);
        const QString word = u"lorem "_s;
        row("a long line", word.repeated(50) + u"needle "_s + word.repeated(50), u"needle "_s,
            u"…"_s + word.repeated(10) + u"‹needle› "_s + (word.repeated(50)).first(133) + u"…"_s);
    }
    void findsLines()
    {
        QFETCH(QString, text);
        QFETCH(QString, question);
        QFETCH(QString, marked);
        const auto found = findTerms(text, parseSearch(question));
        QString shown;
        if (found) {
            shown = found->line;
            for (auto mark = found->marks.crbegin(); mark != found->marks.crend(); ++mark) {
                shown.insert(mark->first + mark->second, u'›');
                shown.insert(mark->first, u'‹');
            }
        }
        QCOMPARE(shown, marked);
    }

    void asksTheIndex_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("expression");
        QTest::newRow("words") << u"Two WORDS "_s << u"\"two\" AND \"words\""_s;
        QTest::newRow("begun") << u"two wor"_s << u"\"two\" AND \"wor\"*"_s;
        QTest::newRow("a letter") << u"a"_s << u"\"a\""_s;
        QTest::newRow("quotes") << u"\"as it stands\""_s << u"\"as it stands\""_s;
        QTest::newRow("pairs") << u"数据库"_s << u"\"数据 据库\""_s;
        QTest::newRow("one character") << u"数"_s << u"\"数\"*"_s;
        QTest::newRow("signs") << u"{} \"++\""_s << QString();
        QTest::newRow("operators are words") << u"a AND NOT b* OR c^ "_s << u"\"a\" AND \"and\" AND \"not\" AND \"b\" AND \"or\" AND \"c\""_s;
        QTest::newRow("a name") << u"foo_bar "_s << u"\"foo bar\""_s;
        QTest::newRow("nothing") << u"   "_s << QString();
    }
    void asksTheIndex()
    {
        QFETCH(QString, question);
        QTEST(matchExpression(parseSearch(question), {}), "expression");
    }

    void asksForLabels()
    {
        QCOMPARE(matchExpression(parseSearch(u"a "_s), {u"m1"_s, u"p2"_s}), u"\"a\" AND \"\ufdd1m1\" AND \"\ufdd1p2\""_s);
        QCOMPARE(matchExpression({}, {u"m1"_s}), u"\"\ufdd1m1\""_s);
    }

    void givesTheIndexWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("words") << u"One, two!"_s << u"one two \ufdd0"_s;
        QTest::newRow("pairs") << u"数据库 a"_s << u"数据 据库 库 a \ufdd0"_s;
        QTest::newRow("parts") << u"ChatSession x"_s << u"chatsession x \ufdd0 chat session"_s;
        QTest::newRow("marks of ours") << u"a\ufdd1m1 b\ufdd0"_s << u"a m1 b \ufdd0"_s;
    }
    void givesTheIndexWords()
    {
        QFETCH(QString, text);
        QTEST(indexedText(text, {}), "words");
    }
};

QTEST_GUILESS_MAIN(TestSearchText)
#include "tst_searchtext.moc"
