// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// perf_drift --routes N: lists N routes of a gateway on loopback and compares each with a draft, half of which differ. The gateway runs in
// a thread of its own. Writes the times as a JSON object, and the longest that the asking thread was busy without a pause, in
// processor time: what a window would have stood still.
#include "gateway/gatewayadmin.h"
#include "gateway/routedrift.h"
#include "gateway/routesync.h"
#include "net/qnamhttpclient.h"
#include "perf/programs/servedroutes.h"
#include "support/fakesecretstore.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace lineside;
using namespace lineside::perf;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"routes"_s, {}, u"N"_s, u"5000"_s});
    parser.process(application);
    const int count = parser.value(u"routes"_s).toInt();
    const ServedRoutes served(count);
    QList<GatewayRoute> drafts;
    for (int i = 0; i < count; ++i)
        drafts.append({GatewayId(u"g"_s), routeFromJson(routeJson(i, i % 2 ? "theirs" : "ours")).value()});

    test::FakeSecretStore secrets;
    secrets.remember(SecretRef::keychain(u"admin"_s), Secret(QByteArrayView("key")));
    QnamHttpClient client(secrets);
    Gateway gateway;
    gateway.adminUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(served.port()));
    gateway.adminKey = SecretRef::keychain(u"admin"_s);
    gateway.connection.proxyMode = ConnectionSettings::Proxy::None;
    const auto admin = makeGatewayAdmin(gateway, client);

    QJsonObject told;
    QElapsedTimer clock;
    int status = 1;
    TurnWatch watch;
    watch.start();
    clock.start();
    admin->listRoutes(&application, [&](const Result<QList<Route>> &routes) {
        if (!routes || routes->size() != count) {
            fprintf(stderr, "%s\n", qPrintable(routes ? u"not all routes came"_s : routes.error().message));
            QCoreApplication::quit();
            return;
        }
        told[u"listMs"_s] = double(clock.nsecsElapsed()) / 1e6;
        compareInBackground(drafts, *routes, GatewaySchemas::shipped(), &application, [&](const Result<QList<RouteDrift>> &drifts) {
            told[u"totalMs"_s] = double(clock.nsecsElapsed()) / 1e6;
            const auto differ = std::count_if(drifts->begin(), drifts->end(), [](const RouteDrift &drift) { return drift.state != DriftState::InSync; });
            status = differ == (count + 1) / 2 ? 0 : 1;
            QCoreApplication::quit();
        });
    });
    QCoreApplication::exec();
    told[u"longestMs"_s] = watch.longestMs();
    fputs(QJsonDocument(told).toJson(QJsonDocument::Compact).constData(), stdout);
    return status;
}
