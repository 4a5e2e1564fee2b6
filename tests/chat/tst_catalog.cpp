// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/catalog.h"
#include "support/fakeworkspacestore.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

Provider provider(const QString &id, const QString &name = {})
{
    Provider made;
    made.id = ProviderId(id);
    made.name = name;
    return made;
}

Gateway gateway(const QString &id, bool demo = false)
{
    Gateway made;
    made.id = GatewayId(id);
    made.isDemo = demo;
    return made;
}

Route route(const QString &id, const QString &name = {})
{
    Route made;
    made.id = RouteId(id);
    made.name = name;
    return made;
}

} // namespace

class TestCatalog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void loadsWhatIsStored()
    {
        test::FakeWorkspaceStore store;
        store.stored = Workspace{{provider(u"a"_s)}, {gateway(u"g"_s)}, {{GatewayId(u"g"_s), route(u"r"_s)}}};
        Catalog catalog(store);
        QSignalSpy changed(&catalog, &Catalog::changed);
        QVERIFY(catalog.load());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(store.saves, 0);
        QVERIFY(catalog.provider(ProviderId(u"a"_s)));
        QVERIFY(!catalog.provider(ProviderId(u"b"_s)));
        QCOMPARE(catalog.routesOf(GatewayId(u"g"_s)).size(), 1);
        QVERIFY(catalog.route(GatewayId(u"g"_s), RouteId(u"r"_s)));
        QVERIFY(!catalog.route(GatewayId(u"other"_s), RouteId(u"r"_s)));
    }

    void isUsableAfterADamagedFile()
    {
        test::FakeWorkspaceStore store;
        store.stored = failure(Error::Kind::Storage, u"kept aside as workspace.json.broken"_s);
        Catalog catalog(store);
        const Result<void> loaded = catalog.load();
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().message, u"kept aside as workspace.json.broken"_s);
        QVERIFY(catalog.workspace() == Workspace{});
        catalog.put(provider(u"a"_s));
        QVERIFY(catalog.provider(ProviderId(u"a"_s)));
    }

    void putReplacesByIdAndNamesTheNameless()
    {
        test::FakeWorkspaceStore store;
        Catalog catalog(store);
        const ProviderId made = catalog.put(Provider{});
        QVERIFY(!made.isEmpty());
        QVERIFY(catalog.put(Provider{}) != made);
        catalog.put(provider(made.toString(), u"renamed"_s));
        QCOMPARE(catalog.workspace().providers.size(), 2);
        QCOMPARE(catalog.provider(made)->name, u"renamed"_s);
        QVERIFY(!catalog.put(Gateway{}).isEmpty());
        catalog.put(GatewayId(u"g"_s), route(u"r"_s, u"one"_s));
        catalog.put(GatewayId(u"g"_s), route(u"r"_s, u"two"_s));
        catalog.put(GatewayId(u"h"_s), route(u"r"_s, u"three"_s));
        QCOMPARE(catalog.workspace().routes.size(), 2);
        QCOMPARE(catalog.route(GatewayId(u"g"_s), RouteId(u"r"_s))->name, u"two"_s);
    }

    void everyChangeIsSavedAndTold()
    {
        test::FakeWorkspaceStore store;
        Catalog catalog(store);
        QSignalSpy changed(&catalog, &Catalog::changed);
        QSignalSpy saved(&catalog, &Catalog::saved);
        catalog.put(provider(u"a"_s));
        catalog.put(gateway(u"g"_s));
        catalog.put(GatewayId(u"g"_s), route(u"r"_s));
        catalog.remove(GatewayId(u"g"_s), RouteId(u"r"_s));
        QCOMPARE(changed.count(), 4);
        QCOMPARE(store.saves, 4);
        QTRY_COMPARE(saved.count(), 4);
        QVERIFY(*store.stored == catalog.workspace());
    }

    void aFailedSaveIsToldAndLosesNothing()
    {
        test::FakeWorkspaceStore store;
        store.saveError = Error{.kind = Error::Kind::Storage, .message = u"The disk is full."_s, .hint = {}, .details = {}, .httpStatus = 0};
        Catalog catalog(store);
        QSignalSpy failed(&catalog, &Catalog::saveFailed);
        catalog.put(provider(u"a"_s));
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.at(0).at(0).value<Error>().message, u"The disk is full."_s);
        QVERIFY(catalog.provider(ProviderId(u"a"_s)));
    }

    void demoEntriesAreNeverSaved()
    {
        test::FakeWorkspaceStore store;
        Catalog catalog(store);
        catalog.put(provider(u"own"_s));
        catalog.put(provider(u"demo"_s), true);
        catalog.put(gateway(u"demo-gateway"_s, true));
        catalog.put(GatewayId(u"demo-gateway"_s), route(u"r"_s));
        QCOMPARE(catalog.workspace().providers.size(), 2);
        QCOMPARE(store.stored->providers, QList<Provider>{provider(u"own"_s)});
        QVERIFY(store.stored->gateways.isEmpty());
        QVERIFY(store.stored->routes.isEmpty());
    }

    void undoBringsBackWhatWasRemovedAndKeepsWhatCameSince()
    {
        test::FakeWorkspaceStore store;
        Catalog catalog(store);
        catalog.put(gateway(u"g"_s));
        catalog.put(GatewayId(u"g"_s), route(u"r"_s));
        QVERIFY(!catalog.canUndoRemove());
        catalog.remove(GatewayId(u"g"_s));
        QVERIFY(catalog.workspace().routes.isEmpty());
        catalog.put(provider(u"since"_s));
        QVERIFY(catalog.undoRemove());
        QVERIFY(catalog.gateway(GatewayId(u"g"_s)));
        QVERIFY(catalog.route(GatewayId(u"g"_s), RouteId(u"r"_s)));
        QVERIFY(catalog.provider(ProviderId(u"since"_s)));
        QVERIFY(!catalog.undoRemove());
    }

    void keepsPrompts()
    {
        test::FakeWorkspaceStore store;
        Catalog catalog(store);
        const PromptId id = catalog.put(Prompt{PromptId(), u"Explain"_s, Prompt::Use::Question, u"Explain {{it}}."_s});
        QVERIFY(!id.isEmpty());
        const int before = store.saves;
        catalog.put(QList<Prompt>{{PromptId(), u"One"_s, Prompt::Use::System, u"1"_s}, {PromptId(), u"Two"_s, Prompt::Use::System, u"2"_s}});
        QCOMPARE(store.saves, before + 1);
        catalog.put(QList<Prompt>());
        QCOMPARE(store.saves, before + 1);
        QCOMPARE(catalog.workspace().prompts.size(), 3);
        catalog.remove({id, catalog.workspace().prompts.at(2).id});
        QCOMPARE(catalog.workspace().prompts.size(), 1);
        QVERIFY(!catalog.prompt(id));
        QVERIFY(catalog.undoRemove());
        QCOMPARE(catalog.workspace().prompts.size(), 3);
        QCOMPARE(catalog.prompt(id)->text, u"Explain {{it}}."_s);
        QCOMPARE(store.stored->prompts.size(), 3);
    }

    void keepsManyDraftsInOneChange()
    {
        test::FakeWorkspaceStore store;
        Catalog catalog(store);
        const GatewayId gateway = catalog.put(Gateway{});
        const auto draft = [&gateway](const QString &id, const QString &name) {
            Route route;
            route.id = RouteId(id);
            route.name = name;
            return GatewayRoute{gateway, route};
        };
        catalog.put(draft(u"one"_s, u"before"_s));
        const int before = store.saves;
        catalog.put(QList<GatewayRoute>{draft(u"one"_s, u"after"_s), draft(u"two"_s, {})});
        QCOMPARE(store.saves, before + 1);
        catalog.put(QList<GatewayRoute>());
        QCOMPARE(store.saves, before + 1);
        QCOMPARE(catalog.workspace().routes.size(), 2);
        QCOMPARE(catalog.route(gateway, RouteId(u"one"_s))->name, u"after"_s);
    }

    void removingTheUnknownChangesNothing()
    {
        test::FakeWorkspaceStore store;
        Catalog catalog(store);
        QSignalSpy changed(&catalog, &Catalog::changed);
        catalog.remove(ProviderId(u"x"_s));
        catalog.remove(GatewayId(u"x"_s));
        catalog.remove(GatewayId(u"x"_s), RouteId(u"y"_s));
        catalog.remove({PromptId(u"x"_s)});
        QCOMPARE(changed.count(), 0);
        QVERIFY(!catalog.canUndoRemove());
    }
};

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
