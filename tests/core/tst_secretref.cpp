// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/secretref.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestSecretRef : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parse_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isReference");
        const auto yes = true;
        const auto no = false;
        QTest::newRow("keychain") << u"keychain:gemini-work"_s << yes;
        QTest::newRow("keychain, all characters") << u"keychain:Az09._-"_s << yes;
        QTest::newRow("environment") << u"env:GEMINI_API_KEY"_s << yes;
        QTest::newRow("environment, underscore first") << u"env:_KEY1"_s << yes;
        QTest::newRow("longest name") << u"keychain:"_s + QString(128, u'a') << yes;
        QTest::newRow("name too long") << u"keychain:"_s + QString(129, u'a') << no;
        QTest::newRow("empty") << QString() << no;
        QTest::newRow("no scheme") << u"gemini"_s << no;
        QTest::newRow("no name") << u"keychain:"_s << no;
        QTest::newRow("other scheme") << u"file:key"_s << no;
        QTest::newRow("scheme in capitals") << u"ENV:KEY"_s << no;
        QTest::newRow("space before") << u" env:KEY"_s << no;
        QTest::newRow("space in the name") << u"keychain:two words"_s << no;
        QTest::newRow("line break") << u"env:KEY\n"_s << no;
        QTest::newRow("brace") << u"env:KEY}"_s << no;
        QTest::newRow("slash") << u"keychain:a/b"_s << no;
        QTest::newRow("second colon") << u"keychain:a:b"_s << no;
        QTest::newRow("umlaut") << u"keychain:schlüssel"_s << no;
        QTest::newRow("digit of another script") << u"keychain:a٣"_s << no;
        QTest::newRow("environment with a dash") << u"env:MY-KEY"_s << no;
        QTest::newRow("environment with a dot") << u"env:MY.KEY"_s << no;
        QTest::newRow("environment with a digit first") << u"env:1KEY"_s << no;
        QTest::newRow("environment with a command in it") << u"env:A$(id)"_s << no;
    }

    void parse()
    {
        QFETCH(QString, text);
        QFETCH(bool, isReference);
        const auto reference = SecretRef::parse(text);
        QCOMPARE(reference.has_value(), isReference);
        if (reference)
            QCOMPARE(reference->toString(), text);
    }

    void environmentName_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("as it is") << u"env:My_Key"_s << u"My_Key"_s;
        QTest::newRow("dash") << u"keychain:gemini-work"_s << u"GEMINI_WORK"_s;
        QTest::newRow("dot") << u"keychain:a.b"_s << u"A_B"_s;
        QTest::newRow("digit first") << u"keychain:2nd"_s << u"_2ND"_s;
    }

    void environmentName()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto reference = SecretRef::parse(text);
        QVERIFY(reference.has_value());
        QCOMPARE(reference->environmentName(), expected);
        QVERIFY(SecretRef::parse(u"env:"_s + reference->environmentName()).has_value());
    }
};

QTEST_GUILESS_MAIN(TestSecretRef)
#include "tst_secretref.moc"
