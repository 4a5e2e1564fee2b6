// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/routecommands.h"

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/targetoptions.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

CommandLine routeLine()
{
    CommandLine line(u"route list|show|validate|push|pull|diff|delete"_s,
                     Tr::tr("Works on the routes of a gateway. list and show ask the gateway; validate checks a draft by rules and schema, and with --gateway also "
                            "asks for a dry run; push sends the workspace's route, unless somebody changed it meanwhile (exit status 1), or a file; pull takes a "
                            "route over into the workspace; diff compares both (exit status 1 if they differ)."),
                     u"lineside-cli route push --gateway http://127.0.0.1:9180 --admin-key env:APISIX_ADMIN_KEY --file route.json"_s);
    line.addArgument(u"ID"_s, Tr::tr("Which routes."), u"[ID…]"_s);
    line.addValue(u"gateway"_s, u"G"_s, Tr::tr("A gateway of the workspace by id or name, or the URL of its Admin API."));
    line.addValue(u"admin-key"_s, u"REF"_s, Tr::tr("For a gateway given by its URL: where its key is, env:NAME or keychain:ID."));
    line.addValue(u"file"_s, u"FILE"_s, Tr::tr("A route in the Admin API's JSON, for validate, push and diff; - is standard input."));
    line.addFlag(u"all"_s, Tr::tr("All routes: the workspace's of that gateway for push and diff, the gateway's for pull."));
    line.addFlag(u"force"_s, Tr::tr("push: overwrites what somebody else changed at the gateway since it was last seen; with --only-these, lets other routes go."));
    line.addFlag(u"only-these"_s, Tr::tr("push, to a gateway without a store of its own, which takes only whole configurations: it shall have these routes and no "
                                         "others. Tells what would change; takes nothing away without --force."));
    line.addValue(u"for-version"_s, u"V"_s, Tr::tr("validate: the APISIX version that the route is meant for, such as 3.15.0; with --gateway it is asked."));
    line.addFlag(u"json"_s, Tr::tr("Prints JSON on standard output, and nothing else there."));
    Session::addOptions(line);
    return line;
}

Result<Gateway> gatewayFrom(const CommandLine &line, const Workspace &workspace)
{
    const QString name = line.value(u"gateway"_s);
    if (!name.contains("://"_L1))
        return gatewayNamed(name, workspace);
    Gateway gateway;
    gateway.name = name;
    gateway.adminUrl = QUrl(name, QUrl::StrictMode);
    if (!gateway.adminUrl.isValid() || gateway.adminUrl.host().isEmpty())
        return failure(Error::Kind::Configuration, Tr::tr("“%1” is not a URL.").arg(name));
    if (line.has(u"admin-key"_s)) {
        gateway.adminKey = SecretRef::parse(line.value(u"admin-key"_s));
        if (!gateway.adminKey)
            return failure(Error::Kind::Configuration, Tr::tr("--admin-key takes a reference, not a key."), Tr::tr("Write env:NAME or keychain:ID."));
    }
    return gateway;
}

} // namespace

int runRoute(const QStringList &arguments, Interrupts &interrupts)
{
    CommandLine line = routeLine();
    if (const auto status = line.parse(arguments))
        return *status;
    const QStringList words = line.arguments();
    const QString action = words.value(0);
    const QList<RouteAction> actions = routeActions();
    const auto found = std::ranges::find(actions, action, &RouteAction::name);
    if (found == actions.end())
        return line.wrong(action.isEmpty() ? Tr::tr("What shall be done with the routes?") : Tr::tr("“%1” is nothing that can be done with routes.").arg(action));

    Session session(interrupts);
    if (const Result<void> opened = session.open(line); !opened)
        return fail(opened.error());
    RouteCall call{.session = session, .line = line, .gateway = {}, .admin = nullptr, .ids = words.mid(1), .asJson = line.has(u"json"_s)};
    if (found->needsGateway || line.has(u"gateway"_s)) {
        const Result<Gateway> gateway = gatewayFrom(line, session.workspace());
        if (!gateway)
            return fail(gateway.error());
        call.gateway = *gateway;
        call.admin = makeGatewayAdmin(call.gateway, session.client());
    }
    return found->run(call);
}

} // namespace lineside::cli
