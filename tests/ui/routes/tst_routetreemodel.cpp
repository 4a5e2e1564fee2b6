// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/fakeworkspacestore.h"
#include "support/soon.h"
#include "ui/routes/routesside.h"
#include "ui/routes/routetreemodel.h"
#include "ui/widgets/actionregistry.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include <ctime>
#include <functional>

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

QList<Route> routes(int first, int count)
{
    QList<Route> made;
    for (int i = first; i < first + count; ++i)
        made.append(route(u"r%1"_s.arg(i, 5, 10, QChar(u'0'))));
    return made;
}

// As little at a time as there can be.
constexpr RouteTreeModel::Portion oneStep { .time = std::chrono::microseconds(0), .leastRows = 1 };

} // namespace

Q_DECLARE_METATYPE(std::function<void(Catalog &, RouteTreeModel &)>)

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

    QStringList ids(const RouteTreeModel &model, const GatewayId &id = here)
    {
        QStringList rows;
        const QModelIndex parent = model.find(id);
        for (int i = RouteTreeModel::FirstRoute; parent.isValid() && i < model.rowCount(parent); ++i)
            rows.append(model.index(i, 0, parent).data(RouteTreeModel::RouteIdRole).toString());
        return rows;
    }

    // Drafts first, then what the gateway has besides.
    QStringList expected(RouteTreeModel &model, const GatewayId &id = here)
    {
        QStringList all;
        for (const Route &draft : m_catalog->routesOf(id))
            all.append(draft.id.toString());
        for (const Route &listed : model.listing().routes(id))
            all.append(listed.id.toString());
        all.removeDuplicates();
        return all;
    }

    void startInSteps()
    {
        m_tester.reset();
        m_model = std::make_unique<RouteTreeModel>(*m_catalog, oneStep, nullptr);
        m_model->settle();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_resets = std::make_unique<QSignalSpy>(m_model.get(), &QAbstractItemModel::modelReset);
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

    void manyComeInPortions()
    {
        startInSteps();
        const QPersistentModelIndex two = m_model->find(here, RouteId(u"two"_s));
        m_model->listing().setAll(here, routes(0, 800));
        QVERIFY(!m_model->isSettled());
        QCOMPARE(m_model->routeCount(here), 2);
        QList<int> counts;
        connect(m_model.get(), &QAbstractItemModel::rowsInserted, this, [this, &counts] {
            counts.append(m_model->routeCount(here));
            QCOMPARE(ids(*m_model), expected(*m_model).first(counts.constLast())); // nothing but the end is missing
        });
        SOON_VERIFY(m_model->isSettled());
        QVERIFY(counts.size() > 1);
        QCOMPARE(ids(*m_model), expected(*m_model));
        QCOMPARE(two.data().toString(), u"two"_s);
        SOON_VERIFY(m_model->drift(here, RouteId(u"two"_s)) == Drift::OnlyHere && m_model->isSettled());
        QCOMPARE(Drift(two.data(RouteTreeModel::DriftRole).toInt()), Drift::OnlyHere);
        disconnect(m_model.get(), &QAbstractItemModel::rowsInserted, this, nullptr);
    }

    void whatIsAskedForAtOnceIsThere()
    {
        startInSteps();
        m_model->listing().setAll(here, routes(0, 800));
        QVERIFY(!m_model->find(here, RouteId(u"r00799"_s)).isValid());
        m_model->settle();
        QVERIFY(m_model->find(here, RouteId(u"r00799"_s)).isValid());
        QCOMPARE(ids(*m_model), expected(*m_model));
    }

    void somethingNewComesInTheMiddle_data()
    {
        using Change = std::function<void(Catalog &, RouteTreeModel &)>;
        QTest::addColumn<Change>("change");
        QTest::newRow("another listing") << Change([](Catalog &, RouteTreeModel &model) { model.listing().setAll(here, routes(200, 300)); });
        QTest::newRow("a shorter one") << Change([](Catalog &, RouteTreeModel &model) { model.listing().setAll(here, routes(390, 3)); });
        QTest::newRow("an empty one") << Change([](Catalog &, RouteTreeModel &model) { model.listing().setAll(here, {}); });
        QTest::newRow("another order") << Change([](Catalog &, RouteTreeModel &model) {
            QList<Route> turned = routes(0, 60);
            std::reverse(turned.begin(), turned.end());
            model.listing().setAll(here, turned);
        });
        QTest::newRow("an id twice") << Change([](Catalog &, RouteTreeModel &model) { model.listing().setAll(here, routes(0, 300) + routes(0, 300)); });
        QTest::newRow("one route") << Change([](Catalog &, RouteTreeModel &model) { model.listing().setOne(here, route(u"two"_s, u"/new"_s)); });
        QTest::newRow("one that goes") << Change([](Catalog &, RouteTreeModel &model) { model.listing().removeOne(here, RouteId(u"r00001"_s)); });
        QTest::newRow("nothing is known") << Change([](Catalog &, RouteTreeModel &model) { model.listing().forget(here); });
        QTest::newRow("a new draft") << Change([](Catalog &catalog, RouteTreeModel &) { catalog.put(here, route(u"r00399"_s)); });
        QTest::newRow("a draft is deleted") << Change([](Catalog &catalog, RouteTreeModel &) { catalog.remove(here, RouteId(u"one"_s)); });
        QTest::newRow("the gateway goes") << Change([](Catalog &catalog, RouteTreeModel &) { catalog.remove(here); });
        QTest::newRow("the gateway before it goes") << Change([](Catalog &catalog, RouteTreeModel &) {
            catalog.remove(here);
            catalog.undoRemove();
        });
    }

    void somethingNewComesInTheMiddle()
    {
        using Change = std::function<void(Catalog &, RouteTreeModel &)>;
        QFETCH(Change, change);
        startInSteps();
        bool isDone = false;
        connect(m_model.get(), &RouteTreeModel::tookPortion, this, [&] {
            if (m_model->routeCount(here) > 2 && !m_model->isSettled() && !std::exchange(isDone, true))
                change(*m_catalog, *m_model);
        });
        m_model->listing().setAll(here, routes(0, 400));
        SOON_VERIFY(isDone && m_model->isSettled());
        // An id that a gateway tells twice is shown as often; nothing else is.
        QStringList rows = ids(*m_model);
        if (QLatin1StringView(QTest::currentDataTag()) == "an id twice"_L1) {
            QCOMPARE(rows.size(), 602);
            QCOMPARE(rows.removeDuplicates(), 300);
        }
        QCOMPARE(rows, expected(*m_model));
        QCOMPARE(m_model->find(here).isValid(), m_catalog->gateway(here).has_value());
        disconnect(m_model.get(), &RouteTreeModel::tookPortion, this, nullptr);
    }

    // Someone who looks at a change of rows may answer with a change of the drafts.
    void aChangeFromWithinIsTakenInAfterwards()
    {
        startInSteps();
        bool isDone = false;
        connect(m_model.get(), &QAbstractItemModel::rowsInserted, this, [this, &isDone] {
            if (!std::exchange(isDone, true))
                m_catalog->remove(GatewayId(u"b"_s));
        });
        m_model->listing().setAll(here, routes(0, 700));
        SOON_VERIFY(m_model->isSettled());
        QVERIFY(isDone);
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(ids(*m_model), expected(*m_model));
        disconnect(m_model.get(), &QAbstractItemModel::rowsInserted, this, nullptr);
    }

    void selectionAndScrollStayMeanwhile()
    {
        for (const Route &each : routes(3'000, 120))
            m_catalog->put(here, each);
        startInSteps();
        m_tester.reset();
        ActionRegistry actions;
        QWidget window;
        RoutesSide side(*m_model, addRouteActions(actions, &window), nullptr);
        side.resize(240, 400);
        side.show();
        QTreeView &tree = side.tree();
        tree.expandAll();
        const QModelIndex chosen = m_model->find(here, RouteId(u"r03060"_s));
        tree.setCurrentIndex(chosen);
        tree.scrollTo(chosen, QAbstractItemView::PositionAtTop);
        QCOMPARE(tree.indexAt({ 5, 5 }).data(RouteTreeModel::RouteIdRole).toString(), u"r03060"_s);
        QSignalSpy current(tree.selectionModel(), &QItemSelectionModel::currentChanged);
        m_model->listing().setAll(here, routes(0, 400));
        SOON_VERIFY(m_model->isSettled());
        for (int i = 3'000; i < 3'060; i += 20)
            m_catalog->remove(here, RouteId(u"r0%1"_s.arg(i))); // above it
        SOON_VERIFY(m_model->isSettled());
        QCoreApplication::processEvents();
        QVERIFY(tree.isExpanded(m_model->find(here)));
        QCOMPARE(current.size(), 0);
        QCOMPARE(tree.currentIndex().data(RouteTreeModel::RouteIdRole).toString(), u"r03060"_s);
        QVERIFY(tree.selectionModel()->isSelected(tree.currentIndex()));
        QCOMPARE(tree.indexAt({ 5, 5 }).data(RouteTreeModel::RouteIdRole).toString(), u"r03060"_s);
        m_model.reset(); // before the view's end it would be told of the catalog's
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
        SOON_COMPARE(m_model->routeCount(here), 5'002);
        QVERIFY(inserted.size() <= 5'002 / LeafSync::StepRows + 1);
        SOON_VERIFY(m_model->drift(here, RouteId(u"one"_s)) == Drift::OnlyHere);
        const qint64 compared = clock.nsecsElapsed();
        there.removeFirst();
        there[100].name = u"another"_s;
        const double before = spent();
        m_model->listing().setAll(here, there);
        const double again = spent() - before;
        SOON_COMPARE(m_model->routeCount(here), 5'001);
        QCOMPARE(removed.size(), 1);
        SOON_VERIFY(m_model->drift(here, RouteId(u"one"_s)) == Drift::OnlyHere);
        SOON_VERIFY(m_model->isSettled());
        QVERIFY(told.size() < 2 * 5'002 / LeafSync::StepRows);
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
