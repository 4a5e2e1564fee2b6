// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/paste/pastedplaces.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::PastedPlaces)
};

bool isAdminOf(const QUrl &url, const Gateway &gateway)
{
    return url.host() == gateway.adminUrl.host() && url.port() == gateway.adminUrl.port();
}

} // namespace

QList<PastedPlace> placesForRoutes(const Workspace &workspace)
{
    QList<PastedPlace> places;
    for (const Gateway &gateway : workspace.gateways)
        places.append({.title = Tr::tr("Routes: a draft for %1").arg(gateway.name), .gateway = gateway.id});
    return places;
}

QList<PastedPlace> placesFor(const ImportedRequest &made, const Workspace &workspace)
{
    if (made.request.url.isEmpty())
        return {};
    QList<PastedPlace> places;
    if (made.kind == ImportedRequest::Kind::Route) {
        for (const Gateway &gateway : workspace.gateways) {
            PastedPlace place{.title = Tr::tr("Routes: a draft for %1").arg(gateway.name), .gateway = gateway.id};
            places.insert(isAdminOf(made.request.url, gateway) ? 0 : places.size(), place);
        }
    }
    for (const Target &target : targetsOf(made, workspace)) {
        const bool isAsWritten = std::holds_alternative<UrlTarget>(target);
        places.append({.title = isAsWritten ? Tr::tr("Chat: the URL with the headers of the command") : Tr::tr("Chat: %1").arg(describe(target)), .chat = target});
    }
    places.append({.title = Tr::tr("Verify: this request as it stands")});
    return places;
}

} // namespace lineside
