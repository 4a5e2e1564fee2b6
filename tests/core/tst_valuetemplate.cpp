// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/valuetemplate.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

// "text|<env:X>|text": the parts with a bar between, references in angle brackets.
QString shape(const ValueTemplate &value)
{
    QStringList parts;
    for (const ValueTemplate::Part &part : value.parts()) {
        const auto *reference = std::get_if<SecretRef>(&part);
        parts.append(reference ? u'<' + reference->toString() + u'>' : std::get<QString>(part));
    }
    return parts.join(u'|');
}

} // namespace

class TestValueTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parse_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("plain") << u"application/json"_s << u"application/json"_s;
        QTest::newRow("bearer") << u"Bearer {env:KEY}"_s << u"Bearer |<env:KEY>"_s;
        QTest::newRow("reference alone") << u"keychain:work"_s << u"<keychain:work>"_s;
        QTest::newRow("reference in braces alone") << u"{keychain:work}"_s << u"<keychain:work>"_s;
        QTest::newRow("two") << u"{env:A}:{env:B}"_s << u"<env:A>|:|<env:B>"_s;
        QTest::newRow("two together") << u"{env:A}{env:B}"_s << u"<env:A>|<env:B>"_s;
        QTest::newRow("text after") << u"{env:A} tail"_s << u"<env:A>| tail"_s;
        QTest::newRow("bare reference inside a text") << u"see env:A"_s << u"see env:A"_s;
        QTest::newRow("braces of others") << u"{name} {env:} {env:1X} {}"_s << u"{name} {env:} {env:1X} {}"_s;
        QTest::newRow("brace before") << u"{{env:A}}"_s << u"{|<env:A>|}"_s;
        QTest::newRow("open brace before") << u"{ {env:A}"_s << u"{ |<env:A>"_s;
        QTest::newRow("unclosed") << u"{env:A"_s << u"{env:A"_s;
        QTest::newRow("JSON") << u"{\"a\":\"{env:A}\"}"_s << u"{\"a\":\"|<env:A>|\"}"_s;
        QTest::newRow("kept apart") << u"{{plain}env:A}"_s << u"{env:A}"_s;
        QTest::newRow("kept apart alone") << u"{plain}env:A"_s << u"env:A"_s;
        QTest::newRow("kept apart from the mark") << u"{{plain}plain}"_s << u"{plain}"_s;
    }

    void parse()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(shape(ValueTemplate::parse(text)), expected);
    }

    void comesBackFromText_data()
    {
        QTest::addColumn<ValueTemplate>("value");
        const SecretRef key = SecretRef::environment(u"KEY"_s);
        QTest::newRow("nothing") << ValueTemplate();
        QTest::newRow("text") << ValueTemplate::literal(u"text"_s);
        QTest::newRow("key") << ValueTemplate::withKey({}, key);
        QTest::newRow("prefix and key") << ValueTemplate::withKey(u"Bearer "_s, key);
        // What other people wrote stays text, also when it has been through a file.
        for (const QString &text : {u"{env:HOME}"_s, u"Bearer {keychain:work}"_s, u"env:HOME"_s, u"keychain:work"_s, u"{plain}"_s,
                                    u"{{plain}env:A}"_s, u"{plain}env:A"_s, u"{{env:A}}"_s, u"{{{{env:A}{env:B}"_s, u"{env:A"_s}) {
            QTest::addRow("literal %s", qPrintable(text)) << ValueTemplate::literal(text);
            QTest::addRow("prefix %s", qPrintable(text)) << ValueTemplate::withKey(text, key);
        }
    }

    void comesBackFromText()
    {
        QFETCH(ValueTemplate, value);
        const ValueTemplate back = ValueTemplate::parse(value.toString());
        QVERIFY2(back == value, qPrintable(value.toString() + u" became "_s + shape(back)));
    }

    void keepsOtherPeoplesJsonApart()
    {
        const QString json = u"{\"a\":{\"b\":\"{env:HOME}\"},\"c\":\"keychain:x {keychain:x}\"}"_s;
        const QString safe = ValueTemplate::literal(json).toString();
        QVERIFY(ValueTemplate::parse(safe).references().isEmpty());
        QCOMPARE(shape(ValueTemplate::parse(safe)), json);
        QVERIFY(!QJsonDocument::fromJson(safe.toUtf8()).object().isEmpty());
    }

    void namesItsReferences()
    {
        const auto references = ValueTemplate::parse(u"{env:A} and {keychain:b} and {env:A}"_s).references();
        QCOMPARE(references.size(), 3);
        QCOMPARE(references.at(1), SecretRef::keychain(u"b"_s));
    }

    // A text of braces must not take the square of its length.
    void isNotSlowedDownByBraces()
    {
        const QString braces = QString(1'000'000, u'{') + u'}';
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(ValueTemplate::literal(braces).toString().size(), braces.size());
        QCOMPARE(ValueTemplate::parse(braces).parts().size(), 1);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestValueTemplate)
#include "tst_valuetemplate.moc"
