// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// perf_driftwindow --routes N: the Routes workspace with N drafts, half of which differ from the N routes of a gateway on loopback.
// Refreshes it until every route's state is in the tree, refreshes again after somebody changed a hundred there, types into a field, and
// refreshes it without any draft.
// Writes what each took and the longest turn of the window's thread meanwhile, in its own processor time, as a JSON object.
#include "gateway/gatewayadmin.h"
#include "net/lowdelay.h"
#include "net/qnamhttpclient.h"
#include "perf/programs/servedroutes.h"
#include "support/fakesecretstore.h"
#include "support/fakeworkspacestore.h"
#include "ui/routes/routespage.h"
#include "ui/routes/routetreemodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionregistry.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QTreeView>

#include <cstdio>
#include <cstdlib>

using namespace lineside;
using namespace lineside::perf;
using namespace Qt::StringLiterals;

namespace {

const GatewayId served(u"g"_s);

Workspace workspaceFor(const ServedRoutes &routes, int count)
{
    Gateway gateway;
    gateway.id = served;
    gateway.name = u"Gateway"_s;
    gateway.adminUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(routes.port()));
    gateway.adminKey = SecretRef::keychain(u"admin"_s);
    gateway.connection.proxyMode = ConnectionSettings::Proxy::None;
    Workspace workspace { .providers = {}, .gateways = { gateway }, .routes = {} };
    for (int i = 0; i < count; ++i)
        workspace.routes.append({ served, routeFromJson(routeJson(i, i % 2 ? "theirs" : "ours")).value_or(Route()) });
    return workspace;
}

// How many routes of the tree have that state.
int countOf(const RoutesPage &page, Drift drift)
{
    const QAbstractItemModel *model = page.findChild<QTreeView *>(u"routeTree"_s)->model();
    const QModelIndex gateway = model->index(0, 0);
    int count = 0;
    for (int row = 0; row < model->rowCount(gateway); ++row) {
        const QVariant state = model->index(row, 0, gateway).data(RouteTreeModel::DriftRole);
        count += state.isValid() && Drift(state.toInt()) == drift ? 1 : 0;
    }
    return count;
}

// What passed until as many have that state and it is known of all; looks only when the window has nothing else to do.
double msUntil(const RoutesPage &page, Drift drift, int wanted, const QElapsedTimer &clock, TurnWatch &watch, double *longest)
{
    const QDeadlineTimer limit(60'000);
    while (!limit.hasExpired()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        const double passed = double(clock.nsecsElapsed()) / 1e6;
        watch.note();
        *longest = watch.longestMs();
        const bool isDone = countOf(page, drift) == wanted && countOf(page, Drift::Unknown) == 0;
        watch.skip(); // counting is none of the window's work
        if (isDone)
            return passed;
    }
    fprintf(stderr, "not all states came\n");
    std::exit(1);
}

} // namespace

int main(int argc, char **argv)
{
    LowDelay<QApplication> application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({ u"routes"_s, {}, u"N"_s, u"5000"_s });
    parser.process(application);
    const int count = parser.value(u"routes"_s).toInt();
    theme::apply(application, {});
    ServedRoutes routes(count);
    test::FakeSecretStore secrets;
    secrets.remember(SecretRef::keychain(u"admin"_s), Secret(QByteArrayView("key")));
    QnamHttpClient client(secrets);
    test::FakeWorkspaceStore store;
    store.stored = workspaceFor(routes, count);
    Catalog catalog(store);
    if (!catalog.load())
        return 1;
    ActionRegistry actions;
    RoutesPage page(catalog, client, secrets, actions);
    page.resize(1280, 800);
    page.show();
    const QDeadlineTimer settled(2'000); // painted, and the gateway asked for its schemas
    while (!settled.hasExpired())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);

    QJsonObject told;
    double longest = 0;
    TurnWatch watch;
    QElapsedTimer clock;
    clock.start();
    watch.start();
    page.refresh();
    told[u"totalMs"_s] = msUntil(page, Drift::InSync, count / 2, clock, watch, &longest);
    told[u"longestMs"_s] = longest;

    const int others = qMin(count, 200) / 2;
    for (int i = 0; i < others; ++i)
        routes.put(2 * i + 1, "changed there");
    clock.start();
    watch.start();
    page.refresh();
    told[u"againMs"_s] = msUntil(page, Drift::InSync, count / 2 - others, clock, watch, &longest);
    told[u"againLongestMs"_s] = longest;

    page.openRoute(served, RouteId(u"r%1"_s.arg(count - 1)));
    QCoreApplication::processEvents();
    auto *model = page.findChild<QLineEdit *>(u"routeModelEdit"_s);
    clock.start();
    watch.start();
    model->setText(u"typed"_s);
    told[u"editMs"_s] = msUntil(page, Drift::InSync, count / 2 - others - 1, clock, watch, &longest);
    told[u"editLongestMs"_s] = longest;

    const Gateway gateway = catalog.workspace().gateways.constFirst();
    catalog.remove(gateway.id);
    catalog.put(gateway); // without a draft: all that it has is new to the tree
    QCoreApplication::processEvents();
    clock.start();
    watch.start();
    page.refresh();
    told[u"newMs"_s] = msUntil(page, Drift::OnlyThere, count, clock, watch, &longest);
    told[u"newLongestMs"_s] = longest;
    fputs(QJsonDocument(told).toJson(QJsonDocument::Compact).constData(), stdout);
    return 0;
}
