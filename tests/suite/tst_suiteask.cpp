// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "suite/suiteask.h"

#include "suite/samplesuite.h"

#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(lineside::SuiteCase)

namespace {

Workspace sampleWorkspace()
{
    Workspace workspace;
    Provider provider;
    provider.id = ProviderId(u"p"_s);
    provider.model = u"usual"_s;
    workspace.providers = {provider};
    for (const QString &id : {u"g"_s, u"h"_s}) {
        Gateway gateway;
        gateway.id = GatewayId(id);
        gateway.dataUrl = QUrl(u"http://127.0.0.1:9080"_s);
        workspace.gateways.append(gateway);
    }
    const auto route = [&workspace](const QString &gateway, const QString &id) {
        GatewayRoute entry;
        entry.gateway = GatewayId(gateway);
        entry.route.id = RouteId(id);
        entry.route.uris = {u"/"_s + gateway};
        workspace.routes.append(entry);
    };
    route(u"g"_s, u"r"_s);
    route(u"h"_s, u"r"_s);
    route(u"h"_s, u"only"_s);
    route(u"nowhere"_s, u"lost"_s);
    workspace.suites = {{SuiteId(u"one"_s), u"First"_s, {}}, {SuiteId(u"two"_s), u"Twice"_s, {}}, {SuiteId(u"three"_s), u"Twice"_s, {}}};
    return workspace;
}

SuiteCase routed(const std::optional<QString> &gateway, const QString &route)
{
    SuiteCase one = caseNamed(u"c"_s);
    one.gateway = gateway ? std::optional(GatewayId(*gateway)) : std::nullopt;
    one.route = RouteId(route);
    return one;
}

SuiteCase direct(const QString &provider, const QString &model)
{
    SuiteCase one = caseNamed(u"c"_s);
    one.gateway.reset();
    one.route.reset();
    one.provider = ProviderId(provider);
    one.model = model;
    return one;
}

} // namespace

class TestSuiteAsk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheTarget_data()
    {
        QTest::addColumn<SuiteCase>("asked");
        QTest::addColumn<QString>("path");  // of the call
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("problem"); // part of it; empty: none
        QTest::newRow("a route") << routed(u"h"_s, u"r"_s) << u"/h"_s << QString() << QString();
        QTest::newRow("a route of one gateway") << routed({}, u"only"_s) << u"/h"_s << QString() << QString();
        QTest::newRow("a route of two gateways") << routed({}, u"r"_s) << QString() << QString() << u"Several gateways"_s;
        QTest::newRow("no route") << routed(u"g"_s, u"x"_s) << QString() << QString() << u"no route “x”"_s;
        QTest::newRow("a route of another gateway") << routed(u"g"_s, u"only"_s) << QString() << QString() << u"no route “only”"_s;
        QTest::newRow("no gateway") << routed({}, u"lost"_s) << QString() << QString() << u"no gateway “nowhere”"_s;
        QTest::newRow("a provider") << direct(u"p"_s, {}) << QString() << u"usual"_s << QString();
        QTest::newRow("a provider's model") << direct(u"p"_s, u"m"_s) << QString() << u"m"_s << QString();
        QTest::newRow("no provider") << direct(u"x"_s, {}) << QString() << QString() << u"no provider “x”"_s;
        SuiteCase nobody = direct(u"p"_s, {});
        nobody.provider.reset();
        QTest::newRow("nobody") << nobody << QString() << QString() << u"must name a route or a provider"_s;
        SuiteCase silent = direct(u"p"_s, {});
        silent.question.clear();
        QTest::newRow("nothing asked") << silent << QString() << QString() << u"asks nothing"_s;
    }

    void findsTheTarget()
    {
        QFETCH(SuiteCase, asked);
        QFETCH(QString, path);
        QFETCH(QString, model);
        QFETCH(QString, problem);
        const Result<ChatCall> call = callOf(asked, sampleWorkspace());
        QCOMPARE(call.has_value(), problem.isEmpty());
        if (!call) {
            QCOMPARE(int(call.error().kind), int(Error::Kind::Configuration));
            QVERIFY2(call.error().message.contains(problem), qPrintable(call.error().message));
            return;
        }
        QCOMPARE(call->request.model, model);
        QCOMPARE(call->request.messages.size(), 1);
        QCOMPARE(call->request.messages.first().text, asked.question);
        if (const auto *way = std::get_if<RouteTarget>(&call->target))
            QCOMPARE(way->route.uris.value(0), path);
        else
            QVERIFY(path.isEmpty());
    }

    void findsTheSuite_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("id"); // empty: an error
        QTest::addColumn<QString>("says");
        QTest::newRow("by id") << u"two"_s << u"two"_s << QString();
        QTest::newRow("by name") << u"First"_s << u"one"_s << QString();
        QTest::newRow("two of a name") << u"Twice"_s << QString() << u"Several suites"_s;
        QTest::newRow("none") << u"x"_s << QString() << u"no suite “x”"_s;
    }

    void findsTheSuite()
    {
        QFETCH(QString, name);
        QFETCH(QString, id);
        QFETCH(QString, says);
        const Result<Suite> suite = suiteNamed(name, sampleWorkspace());
        QCOMPARE(suite.has_value(), !id.isEmpty());
        if (suite)
            QCOMPARE(suite->id.toString(), id);
        else
            QVERIFY2(suite.error().message.contains(says), qPrintable(suite.error().message));
    }
};

QTEST_GUILESS_MAIN(TestSuiteAsk)
#include "tst_suiteask.moc"
