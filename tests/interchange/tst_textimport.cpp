// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/exportfile.h"
#include "interchange/keyreferences.h"
#include "interchange/textimport.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

ImportedRequest only(const QString &curl)
{
    Result<ImportedText> made = importText(curl.toUtf8());
    if (!made || made->requests.size() != 1)
        qFatal("no request in %s", qPrintable(curl));
    return std::move(made->requests.front());
}

const QString body = u" -d '{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}'"_s;

} // namespace

class TestTextImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void findsWhomToAsk_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QStringList>("targets");
        QTest::newRow("a route's URL") << u"http://127.0.0.1:9080/chat"_s << QStringList{u"route r · Edge"_s, u"http://127.0.0.1:9080/chat"_s};
        QTest::newRow("a provider's URL") << u"https://api.example.com/v1/chat/completions"_s << QStringList{u"direct · Example"_s, u"https://api.example.com/v1/chat/completions"_s};
        QTest::newRow("with a slash at the end") << u"https://api.example.com/v1/chat/completions/"_s << QStringList{u"direct · Example"_s, u"https://api.example.com/v1/chat/completions/"_s};
        QTest::newRow("another port") << u"http://127.0.0.1:9081/chat"_s << QStringList{u"http://127.0.0.1:9081/chat"_s};
        QTest::newRow("a query of its own") << u"http://127.0.0.1:9080/chat?a=b"_s << QStringList{u"http://127.0.0.1:9080/chat"_s};
    }

    void findsWhomToAsk()
    {
        QFETCH(QString, url);
        QFETCH(QStringList, targets);
        Workspace workspace;
        Gateway gateway;
        gateway.id = GatewayId(u"g"_s);
        gateway.name = u"Edge"_s;
        gateway.dataUrl = QUrl(u"http://127.0.0.1:9080"_s);
        workspace.gateways = {gateway};
        Route route;
        route.id = RouteId(u"r"_s);
        route.uris = {u"/chat"_s};
        workspace.routes = {{.gateway = GatewayId(u"g"_s), .route = route}};
        Provider provider;
        provider.name = u"Example"_s;
        provider.baseUrl = u"https://api.example.com/v1"_s;
        workspace.providers = {provider};
        QStringList found;
        for (const Target &target : targetsOf(only(u"curl '"_s + url + u"'"_s + body), workspace))
            found.append(describePath(target));
        QCOMPARE(found, targets);
    }

    void isNoChat_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("a plain request") << u"curl https://h/"_s;
        QTest::newRow("another dialect") << u"curl https://h/v1/messages"_s + body;
        QTest::newRow("a host from the environment") << u"curl https://$HOST/v1/chat/completions"_s + body;
        QTest::newRow("a role that is none") << u"curl https://h/v1/chat/completions -d '{\"messages\":[{\"role\":\"cat\",\"content\":\"Hi\"}]}'"_s;
    }

    void isNoChat()
    {
        QFETCH(QString, command);
        const ImportedRequest made = only(command);
        QVERIFY(!chatIn(made));
        QVERIFY(targetsOf(made, {}).isEmpty());
    }

    void tellsWhatAChatLeavesOut()
    {
        const auto chat = chatIn(only(u"curl https://h/v1/chat/completions -d '{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"},{\"type\":\"image_url\"}]}]}'"_s));
        QVERIFY(chat);
        QCOMPARE(chat->request.messages.constFirst().text, u"Hi"_s);
        QCOMPARE(chat->warnings.size(), 1);
    }

    void renamesAKeyEverywhere()
    {
        ImportedRequest made = only(u"curl 'https://h.example/v1?key=0123456789abcdef0123' -H 'X-Api-Key: 0123456789abcdef0123' -d '{\"note\":\"0123456789abcdef0123\"}'"_s);
        QCOMPARE(made.keys.size(), std::size_t(1));
        const SecretRef before = made.keys.front().reference;
        renameKey(made, 0, SecretRef::keychain(u"mine"_s));
        const QString all = made.url + QString::fromUtf8(made.request.url.toEncoded() + made.request.body) + made.request.header("X-Api-Key")->value.toString();
        QCOMPARE(all.count(u"keychain:mine"_s), 4);
        QVERIFY(!all.contains(before.toString()));
    }

    void keysOfAWorkspace()
    {
        Workspace workspace;
        Route route;
        AiProxy proxy;
        proxy.authHeader = {{"Authorization", ValueTemplate::withKey(u"Bearer "_s, SecretRef::keychain(u"second"_s))}};
        proxy.options = R"({"extra":"{env:IN_OPTIONS}"})";
        ProxyInstance instance;
        instance.proxy = proxy;
        route.aiProxyMulti.emplace().instances = {instance};
        route.plugins = R"({"key-auth":{"key":"{keychain:plugin}"}})";
        workspace.routes = {{.gateway = GatewayId(u"g"_s), .route = route}};
        const QList<SecretRef> all = keyReferences(workspace);
        for (const SecretRef &wanted : {SecretRef::keychain(u"second"_s), SecretRef::environment(u"IN_OPTIONS"_s), SecretRef::keychain(u"plugin"_s)})
            QVERIFY2(all.contains(wanted), qPrintable(wanted.toString()));
        for (const SecretRef &each : all)
            QCOMPARE(all.count(each), 1);
    }

    void namesFiles_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("file");
        QTest::newRow("words") << u"curl"_s << u"route gemini · Demo (mock)"_s << u"route-gemini-Demo-mock.sh"_s;
        QTest::newRow("a path") << u"curl-cmd"_s << u"../../etc/passwd"_s << u"etc-passwd.cmd"_s;
        QTest::newRow("a hidden file") << u"go"_s << u".bashrc"_s << u"bashrc.go"_s;
        QTest::newRow("nothing") << u"python"_s << u"///"_s << u"request.py"_s;
        QTest::newRow("other scripts") << u"hurl"_s << u"東京"_s << u"東京.hurl"_s;
        QTest::newRow("ADC") << u"adc"_s << u"any"_s << u"adc.yaml"_s;
        QTest::newRow("apisix.yaml") << u"apisix-yaml"_s << u"any"_s << u"apisix.yaml"_s;
        QTest::newRow("Postman") << u"postman"_s << u"a"_s << u"a.postman_collection.json"_s;
    }

    void namesFiles()
    {
        QFETCH(QString, form);
        QFETCH(QString, name);
        QFETCH(QString, file);
        QCOMPARE(exportFileName(name, *exportForm(form)), file);
    }
};

QTEST_GUILESS_MAIN(TestTextImport)
#include "tst_textimport.moc"
