// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/prompttemplate.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestPromptTemplate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsPlaceholders_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found"); // "name", "name|fallback"
        QTest::newRow("none") << u"Explain this."_s << QStringList();
        QTest::newRow("one") << u"Explain {{topic}}."_s << QStringList{u"topic"_s};
        QTest::newRow("spaces around") << u"{{ topic }}"_s << QStringList{u"topic"_s};
        QTest::newRow("several words") << u"{{target language}}"_s << QStringList{u"target language"_s};
        QTest::newRow("fallback") << u"in {{language|English}}"_s << QStringList{u"language|English"_s};
        QTest::newRow("empty fallback") << u"{{tone|}}"_s << QStringList{u"tone"_s};
        QTest::newRow("fallback of several lines") << u"{{form|one\ntwo}}"_s << QStringList{u"form|one\ntwo"_s};
        QTest::newRow("each once, first fallback") << u"{{a}} {{b}} {{a|x}} {{a|y}}"_s << QStringList{u"a|x"_s, u"b"_s};
        QTest::newRow("other scripts") << u"{{话题}} {{größe}}"_s << QStringList{u"话题"_s, u"größe"_s};
        QTest::newRow("another program's") << u"{{ user.name }} {{#if x}} {{f(x)}} {%x%} {single}"_s << QStringList();
        QTest::newRow("never closed") << u"{{topic} {{"_s << QStringList();
        QTest::newRow("empty") << u"{{}} {{ }} {{|x}}"_s << QStringList();
        QTest::newRow("begins with a digit") << u"{{1}}"_s << QStringList();
        QTest::newRow("too long") << u"{{"_s + QString(61, u'a') + u"}}"_s << QStringList();
        QTest::newRow("longest") << u"{{"_s + QString(60, u'a') + u"}}"_s << QStringList{QString(60, u'a')};
    }
    void findsPlaceholders()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, found);
        QStringList told;
        for (const Placeholder &placeholder : placeholdersIn(text))
            told.append(placeholder.fallback.isEmpty() ? placeholder.name : placeholder.name + u'|' + placeholder.fallback);
        QCOMPARE(told, found);
        if (found.isEmpty())
            QCOMPARE(filledPrompt(text, {{u"topic"_s, u"never"_s}}), text); // unknown text stays text
    }

    void knowsThoseThatFillThemselvesIn()
    {
        const QList<Placeholder> found = placeholdersIn(u"{{selection}}{{clipboard|none}}{{date}}{{Date}}"_s);
        QCOMPARE(found.size(), 4);
        QCOMPARE(found.at(0).kind, Placeholder::Kind::Selection);
        QCOMPARE(found.at(1).kind, Placeholder::Kind::Clipboard);
        QCOMPARE(found.at(2).kind, Placeholder::Kind::Date);
        QCOMPARE(found.at(3).kind, Placeholder::Kind::Asked);
        const QHash<QString, QString> values = valuesFrom({u"chosen"_s, QString(), QDate(2026, 11, 22)});
        QCOMPARE(filledPrompt(u"{{selection}}, {{clipboard|none}}, {{clipboard}}"_s, values), u"chosen, none, none"_s);
        QVERIFY(filledPrompt(u"{{date}}"_s, values).contains(u"2026"_s));
    }

    void fillsIn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("filled");
        QTest::newRow("value") << u"about {{topic}}!"_s << u"about trains!"_s;
        QTest::newRow("value before fallback") << u"{{topic|ships}}"_s << u"trains"_s;
        QTest::newRow("emptied value") << u"<{{empty|x}}>"_s << u"<>"_s;
        QTest::newRow("fallback everywhere") << u"{{tone}} {{tone|dry}}"_s << u"dry dry"_s;
        QTest::newRow("no value") << u"{{other}} {{topic}}"_s << u"{{other}} trains"_s;
        QTest::newRow("values are not read again") << u"{{nested}}"_s << u"{{topic}}"_s;
        QTest::newRow("side by side") << u"{{topic}}{{topic}}{{{topic}}}"_s << u"trainstrains{trains}"_s;
        QTest::newRow("hostile") << QString(100'000, u'{') << QString(100'000, u'{');
    }
    void fillsIn()
    {
        QFETCH(QString, text);
        QFETCH(QString, filled);
        QCOMPARE(filledPrompt(text, {{u"topic"_s, u"trains"_s}, {u"empty"_s, QString()}, {u"nested"_s, u"{{topic}}"_s}}), filled);
    }
};

QTEST_GUILESS_MAIN(TestPromptTemplate)
#include "tst_prompttemplate.moc"
