// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/shellword.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestShellWord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void quotesText_data();
    void quotesText();
    void quotesReferences_data();
    void quotesReferences();
    void namesEachKeyOnce();
};

void TestShellWord::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestShellWord::quotesText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("empty") << u""_s << u"''"_s;
    QTest::newRow("plain") << u"/v1/chat"_s << u"'/v1/chat'"_s;
    QTest::newRow("single quote") << u"it's"_s << u"'it'\\''s'"_s;
    QTest::newRow("only a quote") << u"'"_s << u"''\\'''"_s;
    QTest::newRow("expansions stay text") << u"$HOME `id` $(id) !!"_s << u"'$HOME `id` $(id) !!'"_s;
    QTest::newRow("line break") << u"a\nb"_s << u"'a\nb'"_s;
}

void TestShellWord::quotesText()
{
    QFETCH(QString, text);
    QTEST(shellWord(text), "word");
}

void TestShellWord::quotesReferences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("no reference") << u"a b"_s << u"'a b'"_s;
    QTest::newRow("a reference alone") << u"{env:K}"_s << u"\"${K:?set K first}\""_s;
    QTest::newRow("plain prefix") << u"Authorization: Bearer {env:K}"_s << u"\"Authorization: Bearer ${K:?set K first}\""_s;
    QTest::newRow("keychain") << u"apikey: {keychain:team-a.1}"_s << u"\"apikey: ${TEAM_A_1:?set TEAM_A_1 first}\""_s;
    QTest::newRow("double quote in the text") << u"{\"k\":\"{env:K}\"}"_s << u"'{\"k\":\"'\"${K:?set K first}\"'\"}'"_s;
    QTest::newRow("backslash") << u"a\\{env:K}"_s << u"'a\\'\"${K:?set K first}\""_s;
    QTest::newRow("dollar") << u"$5 {env:K}"_s << u"'$5 '\"${K:?set K first}\""_s;
    QTest::newRow("exclamation mark") << u"wow! {env:K}"_s << u"'wow! '\"${K:?set K first}\""_s;
    QTest::newRow("backtick and quote") << u"`'{env:K}"_s << u"'`'\\'''\"${K:?set K first}\""_s;
    QTest::newRow("two keys") << u"{env:A}é{env:B}"_s << u"\"${A:?set A first}\"'é'\"${B:?set B first}\""_s;
}

void TestShellWord::quotesReferences()
{
    QFETCH(QString, text);
    const ValueTemplate value = ValueTemplate::parse(text);
    QTEST(shellWord(value.parts(), KeyVariables(value.references())), "word");
}

void TestShellWord::namesEachKeyOnce()
{
    const QList<SecretRef> keys{
        SecretRef::keychain(u"team-a"_s),      SecretRef::keychain(u"team.a"_s), SecretRef::environment(u"TEAM_A"_s),
        SecretRef::keychain(u"team-a"_s),      SecretRef::keychain(u"path"_s),   SecretRef::keychain(u"9lives"_s),
        SecretRef::environment(u"HOME_KEY"_s), SecretRef::keychain(u"home"_s),
    };
    const KeyVariables variables(keys);
    const auto expansion = [](const QString &name) { return u"${"_s + name + u":?set "_s + name + u" first}"_s; };
    QCOMPARE(variables.expansion(keys.at(2)), expansion(u"TEAM_A"_s)); // the user's own name wins
    QCOMPARE(variables.expansion(keys.at(0)), expansion(u"TEAM_A_2"_s));
    QCOMPARE(variables.expansion(keys.at(1)), expansion(u"TEAM_A_3"_s));
    QCOMPARE(variables.expansion(keys.at(4)), expansion(u"PATH_KEY"_s));
    QCOMPARE(variables.expansion(keys.at(5)), expansion(u"_9LIVES"_s));
    QCOMPARE(variables.expansion(keys.at(7)), expansion(u"HOME_KEY_2"_s));
    QCOMPARE(variables.expansions().size(), 7);
}

QTEST_GUILESS_MAIN(TestShellWord)
#include "tst_shellword.moc"
