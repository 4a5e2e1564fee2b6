// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/fakeworkspacestore.h"
#include "support/soon.h"
#include "ui/routes/routetreemodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

Gateway gateway(const QString &id)
{
    Gateway made;
    made.id = GatewayId(id);
    made.name = u"Gateway "_s + id;
    made.adminUrl = QUrl(u"http://127.0.0.1:9180/apisix/admin"_s);
    return made;
}

Route route(const QString &id, const QString &uri = u"/chat"_s)
{
    Route made;
    made.id = RouteId(id);
    made.uris = { uri };
    return made;
}

const GatewayId here(u"a"_s);

} // namespace

class TestRouteTreeModel : public QObject
{
    Q_OBJECT

    QStringList shown(const RouteTreeModel &model, const GatewayId &id = here)
    {
        QStringList rows;
        const QModelIndex parent = model.find(id);
        for (int i = RouteTreeModel::FirstRoute; i < model.rowCount(parent); ++i) {
            const QModelIndex row = model.index(i, 0, parent);
            rows.append(row.data().toString() + u": "_s + driftName(Drift(row.data(RouteTreeModel::DriftRole).toInt())));
        }
        return rows;
    }

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<test::FakeWorkspaceStore>();
        m_store->stored = Workspace { .providers = {},
                                      .gateways = { gateway(u"a"_s), gateway(u"b"_s) },
                                      .routes = { { here, route(u"one"_s) }, { here, route(u"two"_s) } } };
        m_catalog = std::make_unique<Catalog>(*m_store);
        QVERIFY(m_catalog->load());
        m_model = std::make_unique<RouteTreeModel>(*m_catalog);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_resets = std::make_unique<QSignalSpy>(m_model.get(), &QAbstractItemModel::modelReset);
    }

    void cleanup()
    {
        QCOMPARE(m_resets->size(), 0);
        m_tester.reset();
        m_model.reset();
        m_catalog.reset();
    }

    void beforeAListingNothingIsKnown()
    {
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(shown(*m_model), (QStringList { u"one: unknown"_s, u"two: unknown"_s }));
        QVERIFY(m_model->index(0, 0).data(RouteTreeModel::RouteIdRole).isNull());
    }

    void whatIsThereBesidesRoutesHasARow()
    {
        const QModelIndex resources = m_model->findResources(here);
        QCOMPARE(resources.data().toString(), u"Resources"_s);
        QVERIFY(resources.data(RouteTreeModel::ResourcesRole).toBool());
        QCOMPARE(resources.data(RouteTreeModel::GatewayIdRole).toString(), here.toString());
        QVERIFY(resources.data(RouteTreeModel::RouteIdRole).isNull());
        QVERIFY(resources.data(RouteTreeModel::DriftRole).isNull());
        QVERIFY(!m_model->find(here, RouteId(u"one"_s)).data(RouteTreeModel::ResourcesRole).toBool());
        QVERIFY(!m_model->findResources(GatewayId(u"none"_s)).isValid());
    }

    void aListingTellsTheDrift()
    {
        m_model->listing().setAll(here, { route(u"three"_s), route(u"two"_s, u"/other"_s) });
        QCOMPARE(shown(*m_model), (QStringList { u"one: only here"_s, u"two: changed on both sides"_s, u"three: only there"_s }));
        m_model->listing().setOne(here, route(u"two"_s));
        m_model->listing().removeOne(here, RouteId(u"three"_s));
        QCOMPARE(shown(*m_model), (QStringList { u"one: only here"_s, u"two: in sync"_s }));
        m_model->listing().forget(here);
        QCOMPARE(shown(*m_model), (QStringList { u"one: unknown"_s, u"two: unknown"_s }));
    }

    void oneRouteCanBeKnownAlone()
    {
        m_model->listing().setOne(here, route(u"two"_s));
        QCOMPARE(shown(*m_model), (QStringList { u"one: unknown"_s, u"two: in sync"_s }));
        QVERIFY(!m_model->isListed(here));
    }

    void changesAreToldRowByRow()
    {
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_catalog->put(here, route(u"three"_s));
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted.constFirst().at(1).toInt(), RouteTreeModel::FirstRoute + 2);
        QCOMPARE(changed.size(), 0);

        Route renamed = route(u"one"_s);
        renamed.name = u"First"_s;
        m_catalog->put(here, renamed);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(shown(*m_model).constFirst(), u"First: unknown"_s);

        m_catalog->remove(here, RouteId(u"one"_s));
        QCOMPARE(removed.size(), 1);
        m_catalog->undoRemove();
        QCOMPARE(inserted.size(), 2);
        QVERIFY(shown(*m_model).contains(u"First: unknown"_s));
    }

    // The comparison runs in another thread; what the window's own thread does at a time is printed, and counted in steps.
    void thousandsOfRoutesComeInFewRanges()
    {
        QList<Route> there;
        for (int i = 0; i < 5'000; ++i) {
            Route listed = route(u"r"_s + QString::number(i), u"/r"_s + QString::number(i));
            listed.aiProxy = AiProxy {};
            listed.aiProxy->provider = u"gemini"_s;
            listed.aiProxy->model = u"gemini-2.5-flash"_s;
            there.append(listed);
        }
        m_tester.reset(); // looks at every row after each change, which is not what is measured
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy told(m_model.get(), &QAbstractItemModel::dataChanged);
        const auto spent = [begin = std::clock()] { return 1e3 * double(std::clock() - begin) / CLOCKS_PER_SEC; };
        QElapsedTimer clock;
        clock.start();
        m_model->listing().setAll(here, there);
        const double shown = spent();
        QCOMPARE(m_model->routeCount(here), 5'002);
        QCOMPARE(inserted.size(), 1);
        SOON_VERIFY(m_model->drift(here, RouteId(u"one"_s)) == Drift::OnlyHere);
        const qint64 compared = clock.nsecsElapsed();
        there.removeFirst();
        there[100].name = u"another"_s;
        const double before = spent();
        m_model->listing().setAll(here, there);
        const double again = spent() - before;
        QCOMPARE(removed.size(), 1);
        QCOMPARE(m_model->routeCount(here), 5'001);
        SOON_VERIFY(m_model->drift(here, RouteId(u"one"_s)) == Drift::OnlyHere);
        QVERIFY(told.size() < 10);
        qInfo("5000 routes: shown in %.1f ms of processor time, compared after %.0f ms, shown again in %.1f ms", shown,
              double(compared) / 1e6, again);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    void gatewaysComeAndGo()
    {
        const QPersistentModelIndex leaf = m_model->find(here, RouteId(u"two"_s));
        m_catalog->put(GatewayId(u"b"_s), route(u"other"_s));
        m_catalog->put(gateway(u"c"_s));
        QCOMPARE(m_model->rowCount(), 3);
        m_catalog->remove(GatewayId(u"b"_s));
        QCOMPARE(m_model->rowCount(), 2);
        QVERIFY(leaf.isValid());
        QCOMPARE(leaf.data().toString(), u"two"_s);
        m_catalog->remove(here);
        QVERIFY(!leaf.isValid());
        QCOMPARE(m_model->rowCount(), 1);
    }

private:
    std::unique_ptr<test::FakeWorkspaceStore> m_store;
    std::unique_ptr<Catalog> m_catalog;
    std::unique_ptr<RouteTreeModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_resets;
};

QTEST_MAIN(TestRouteTreeModel)
#include "tst_routetreemodel.moc"
