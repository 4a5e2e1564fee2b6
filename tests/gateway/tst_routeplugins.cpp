// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/gatewayadmin.h"
#include "gateway/routeplugins.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

Route sample()
{
    Route route = routeFromJson(R"({"id":"r","uri":"/x","vars":[["a","==","b"]],"plugins":{
        "response-rewrite":{"status_code":299},"unheard-of":{"x":1},
        "ai-proxy":{"provider":"gemini","auth":{"header":{"Authorization":"Bearer {env:K}"}},"odd":[1]},
        "key-auth":{"_meta":{"disable":true,"priority":7}}}})")
                      .value();
    route.modifiedIndex = 42;
    return route;
}

} // namespace

class TestRoutePlugins : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void theyComeAsTheGatewayRunsThem()
    {
        QCOMPARE(pluginsInOrder(sample()), (QStringList { u"key-auth"_s, u"ai-proxy"_s, u"response-rewrite"_s, u"unheard-of"_s }));
        QCOMPARE(pluginsInOrder(Route()), QStringList());
    }

    void oneIsReadAndReplaced()
    {
        const Route route = sample();
        QCOMPARE(pluginConfig(route, u"unheard-of"_s), QByteArray(R"({"x":1})"));
        QCOMPARE(pluginConfig(route, u"cors"_s), QByteArray());
        QVERIFY(pluginConfig(route, u"ai-proxy"_s).contains(R"("odd":[1])"));
        const Route changed = withPlugin(route, u"unheard-of"_s, R"({"x":2})");
        QCOMPARE(pluginConfig(changed, u"unheard-of"_s), QByteArray(R"({"x":2})"));
        QCOMPARE(withPlugin(changed, u"unheard-of"_s, R"({"x":1})"), route);
        QCOMPARE(withPlugin(route, u"unheard-of"_s, "[]"), route);
        QCOMPARE(pluginConfig(withPlugin(route, u"cors"_s, ""), u"cors"_s), QByteArray("{}"));
    }

    void aiProxyIsWhereItBelongs()
    {
        const Route changed = withPlugin(sample(), u"ai-proxy"_s, R"({"provider":"openai","auth":{},"timeout":5})");
        QCOMPARE(changed.aiProxy->provider, u"openai"_s);
        QCOMPARE(changed.aiProxy->timeoutMs, 5);
        QVERIFY(!withoutPlugin(changed, u"ai-proxy"_s).aiProxy);
        QVERIFY(!hasPlugin(withoutPlugin(changed, u"ai-proxy"_s), u"ai-proxy"_s));
        QCOMPARE(withoutPlugin(changed, u"ai-proxy"_s).modifiedIndex, 42);
    }

    void oneIsSwitchedOffAndOn()
    {
        Route route = sample();
        QVERIFY(isPluginDisabled(route, u"key-auth"_s));
        QVERIFY(!isPluginDisabled(route, u"ai-proxy"_s));
        route = withPluginDisabled(route, u"key-auth"_s, false);
        QCOMPARE(pluginConfig(route, u"key-auth"_s), QByteArray(R"({"_meta":{"priority":7}})"));
        route = withPluginDisabled(route, u"response-rewrite"_s, true);
        QVERIFY(isPluginDisabled(route, u"response-rewrite"_s));
        QCOMPARE(withPluginDisabled(route, u"response-rewrite"_s, false).plugins,
                 withPluginDisabled(sample(), u"key-auth"_s, false).plugins);
    }

    void otherFieldsAreReadAndReplaced()
    {
        const QByteArray fields = routeFieldsJson(sample());
        QVERIFY(!fields.contains("plugins"));
        QCOMPARE(withRouteFields(sample(), fields), sample());
        const Route changed = withRouteFields(sample(), R"({"id":"r","uris":["/a","/b"],"priority":3,"status":0})");
        QCOMPARE(changed.uris, (QStringList { u"/a"_s, u"/b"_s }));
        QCOMPARE(changed.rest, QByteArray(R"({"priority":3})"));
        QVERIFY(!changed.enabled);
        QCOMPARE(changed.aiProxy, sample().aiProxy);
        QCOMPARE(changed.plugins, sample().plugins);
    }

    void whatCannotBeReadIsNotLost()
    {
        Route route = sample();
        route.plugins = "{ broken";
        QCOMPARE(withPlugin(route, u"cors"_s, "{}").plugins, QByteArray("{ broken"));
        QCOMPARE(withoutPlugin(route, u"ai-proxy"_s), route);
    }
};

QTEST_GUILESS_MAIN(TestRoutePlugins)
#include "tst_routeplugins.moc"
