// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routedrift.h"
#include "ui/routes/routefields.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestRouteFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesBelongToFields_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<RouteField>("field");
        QTest::newRow("id") << u"id"_s << RouteField::Id;
        QTest::newRow("uri") << u"uri"_s << RouteField::Uri;
        QTest::newRow("uris") << u"uris[1]"_s << RouteField::Uri;
        QTest::newRow("hosts") << u"hosts"_s << RouteField::Hosts;
        QTest::newRow("key") << u"plugins.ai-proxy.auth.header.Authorization"_s << RouteField::Key;
        QTest::newRow("model") << u"plugins.ai-proxy.options.model"_s << RouteField::Model;
        QTest::newRow("options") << u"plugins.ai-proxy.options"_s << RouteField::Options;
        QTest::newRow("endpoint") << u"plugins.ai-proxy.override.endpoint"_s << RouteField::Endpoint;
        QTest::newRow("timeout") << u"plugins.ai-proxy.timeout"_s << RouteField::Timeout;
        QTest::newRow("another plugin") << u"plugins.limit-count.count"_s << RouteField::Plugins;
        QTest::newRow("ai-proxy-multi is another plugin") << u"plugins.ai-proxy-multi.instances"_s << RouteField::Plugins;
        QTest::newRow("no field") << u"vars"_s << RouteField::None;
        QTest::newRow("a longer name") << u"identity"_s << RouteField::None;
    }

    void placesBelongToFields()
    {
        QFETCH(QString, place);
        QFETCH(RouteField, field);
        QCOMPARE(fieldOfPlace(place), field);
    }

    void errorsNameTheirField_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("details");
        QTest::addColumn<RouteField>("field");
        QTest::newRow("message") << u"The gateway refused the field plugins.ai-proxy.timeout."_s << QString() << RouteField::Timeout;
        QTest::newRow("uri") << u"The gateway refused the field uri."_s << QString() << RouteField::Uri;
        QTest::newRow("details") << u"Abgelehnt."_s
                                 << u"failed to check the configuration of plugin ai-proxy err: property \"provider\" validation failed"_s
                                 << RouteField::Provider;
        QTest::newRow("nothing") << u"The gateway asks for an admin key."_s << QString() << RouteField::None;
    }

    void errorsNameTheirField()
    {
        QFETCH(QString, message);
        QFETCH(QString, details);
        QFETCH(RouteField, field);
        QCOMPARE(fieldOfError({ .kind = Error::Kind::BadRequest, .message = message, .hint = {}, .details = details, .httpStatus = 400 }),
                 field);
    }

    void keysInClear_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("isClear");
        QTest::newRow("reference") << QByteArray("Authorization") << u"Bearer {env:GEMINI_API_KEY}"_s << false;
        QTest::newRow("bare reference") << QByteArray("x-api-key") << u"keychain:work"_s << false;
        QTest::newRow("key") << QByteArray("Authorization") << u"Bearer AIzaXXXX"_s << true;
        QTest::newRow("key in another header") << QByteArray("X-Api-Key") << u"AIzaXXXX"_s << true;
        QTest::newRow("unfinished reference") << QByteArray("Authorization") << u"Bearer {env:"_s << true;
        QTest::newRow("mask") << QByteArray("Authorization") << u"••••"_s << false;
        QTest::newRow("empty") << QByteArray("Authorization") << QString() << false;
        QTest::newRow("the gateway's own secret") << QByteArray("Authorization") << u"$secret://vault/1/key"_s << false;
        QTest::newRow("no key by its name") << QByteArray("OpenAI-Organization") << u"acme"_s << false;
    }

    void keysInClear()
    {
        QFETCH(QByteArray, name);
        QFETCH(QString, value);
        QFETCH(bool, isClear);
        QCOMPARE(isKeyInClear(name, value), isClear);
    }

    void wordsAreSplitAndJoined()
    {
        QCOMPARE(splitWords(u" GET,  POST ,,PUT"_s), (QStringList { u"GET"_s, u"POST"_s, u"PUT"_s }));
        QCOMPARE(joinWords(splitWords(u"/a /b"_s)), u"/a, /b"_s);
        QVERIFY(splitWords(u" , "_s).isEmpty());
    }

    void referencesOfTheWorkspaceComeFirst()
    {
        Workspace workspace;
        Provider gemini;
        gemini.kind = u"gemini"_s;
        gemini.key = SecretRef::keychain(u"gemini"_s);
        workspace.providers = { gemini };
        QCOMPARE(knownReferences(workspace).constFirst(), u"keychain:gemini"_s);
        QVERIFY(knownReferences(workspace).contains(u"env:GEMINI_API_KEY"_s));
    }
};

QTEST_MAIN(TestRouteFields)
#include "tst_routefields.moc"
