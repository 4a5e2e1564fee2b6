// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/linediff.h"
#include "cli/output.h"

#include <QTest>

using namespace lineside;
using namespace lineside::cli;
using namespace Qt::StringLiterals;

class TestCliTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void differs_data();
    void differs();
    void letsNobodyElseDriveTheTerminal_data();
    void letsNobodyElseDriveTheTerminal();
    void exitCodes_data();
    void exitCodes();
};

void TestCliTexts::differs_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("diff");
    QTest::newRow("equal") << u"a b c"_s << u"a b c"_s << u""_s;
    QTest::newRow("changed") << u"a b c"_s << u"a x c"_s << u" a|-b|+x"_s;
    QTest::newRow("added at the end") << u"a"_s << u"a b"_s << u" a|+b"_s;
    QTest::newRow("removed at the start") << u"a b"_s << u"b"_s << u"-a"_s;
    QTest::newRow("two changes") << u"a b c d e"_s << u"x b c d"_s << u"-a|+x| d|-e"_s;
    QTest::newRow("all different") << u"a"_s << u"b"_s << u"-a|+b"_s;
}

void TestCliTexts::differs()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const QString, diff);
    QCOMPARE(lineDiff(from.split(u' '), to.split(u' ')).join(u'|'), diff);
}

void TestCliTexts::letsNobodyElseDriveTheTerminal_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("text") << u"Ünï\n\t✓ 😀"_s << u"Ünï\n\t✓ 😀"_s;
    QTest::newRow("escape") << u"\x1B[2J"_s << u"\uFFFD[2J"_s;
    QTest::newRow("carriage return") << u"a\rb"_s << u"a\uFFFD" u"b"_s;
    QTest::newRow("C1") << QString(QChar(0x9B)) << u"\uFFFD"_s;
    QTest::newRow("reordering") << QString(QChar(0x202E)) + u"x"_s << u"\uFFFDx"_s;
}

void TestCliTexts::letsNobodyElseDriveTheTerminal()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    QCOMPARE(printable(text), expected);
}

void TestCliTexts::exitCodes_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<int>("status");
    QTest::newRow("network") << Error::Kind::Network << 3;
    QTest::newRow("TLS") << Error::Kind::Tls << 3;
    QTest::newRow("timeout") << Error::Kind::Timeout << 3;
    QTest::newRow("keychain") << Error::Kind::Keychain << 3;
    QTest::newRow("configuration") << Error::Kind::Configuration << 2;
    QTest::newRow("storage") << Error::Kind::Storage << 2;
    QTest::newRow("cancelled") << Error::Kind::Cancelled << 130;
    QTest::newRow("auth") << Error::Kind::Auth << 1;
    QTest::newRow("server") << Error::Kind::Server << 1;
    QTest::newRow("protocol") << Error::Kind::Protocol << 1;
}

void TestCliTexts::exitCodes()
{
    QFETCH(const Error::Kind, kind);
    QFETCH(const int, status);
    QCOMPARE(exitCodeFor({.kind = kind, .message = {}, .hint = {}, .details = {}, .httpStatus = 0}), status);
}

QTEST_GUILESS_MAIN(TestCliTexts)
#include "tst_clitexts.moc"
