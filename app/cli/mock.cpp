// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/await.h"
#include "cli/commandline.h"
#include "cli/commands.h"
#include "cli/demokeys.h"
#include "cli/inputfile.h"
#include "cli/output.h"
#include "cli/session.h"
#include "mock/demoservers.h"
#include "mock/faultscenarios.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

constexpr int lastPort = 65535;

bool isFault(const QString &name)
{
    const QList<FaultScenario> faults = faultScenarios();
    return std::ranges::any_of(faults, [&name](const FaultScenario &fault) { return fault.name == name; });
}

Result<DemoSettings> settingsFrom(const CommandLine &line)
{
    QString problem;
    DemoSettings settings;
    settings.modelPort = quint16(line.number(u"port"_s, 0, lastPort, &problem).value_or(0));
    settings.gatewayPort = quint16(line.number(u"gateway-port"_s, 0, lastPort, &problem).value_or(0));
    settings.adminPort = quint16(line.number(u"admin-port"_s, 0, lastPort, &problem).value_or(0));
    if (!problem.isEmpty())
        return failure(Error::Kind::Configuration, problem);
    settings.isStandalone = line.has(u"standalone"_s);
    if (!line.has(u"scenario"_s))
        return settings;
    const QString scenario = line.value(u"scenario"_s);
    const auto model = isFault(scenario) ? faultSettings(scenario)
                                         : readInput(scenario).and_then([](const QByteArray &json) { return readMockScenario(json); });
    if (!model) {
        Error error = model.error();
        error.kind = Error::Kind::Configuration;
        return failure(error);
    }
    settings.model = *model;
    return settings;
}

void listFaults(bool asJson)
{
    const QList<FaultScenario> faults = faultScenarios();
    qsizetype longest = 0;
    for (const FaultScenario &fault : faults)
        longest = std::max(longest, fault.name.size());
    for (const FaultScenario &fault : faults) {
        if (asJson)
            printJson({{u"name"_s, fault.name}, {u"does"_s, fault.sentence}, {u"cause"_s, fault.cause}});
        else
            printLine(fault.name.leftJustified(longest + 2) + fault.sentence);
    }
}

void printSetup(const DemoSetup &setup, bool asJson)
{
    const QString adminUrl = setup.gateway.adminUrl.toString();
    const QString dataUrl = setup.gateway.dataUrl.toString();
    if (asJson) {
        QJsonObject keys;
        for (const DemoServers::Key &key : DemoServers::keys())
            keys[key.variable] = QString::fromUtf8(key.value);
        printJson({{u"demo"_s, true},
                   {u"model"_s, setup.provider.baseUrl},
                   {u"gateway"_s, dataUrl},
                   {u"admin"_s, adminUrl},
                   {u"route"_s, setup.route.id.toString()},
                   {u"uri"_s, setup.route.uris.value(0)},
                   {u"keys"_s, keys}});
        return;
    }
    printLine(Tr::tr("This is a demo: a mock model and a demo gateway on this machine. Nothing here is a real model or a real gateway."));
    printLine(Tr::tr("  mock model    %1").arg(setup.provider.baseUrl));
    printLine(Tr::tr("  demo gateway  %1").arg(dataUrl));
    printLine(Tr::tr("  its Admin API %1").arg(adminUrl));
    printLine(Tr::tr("  its route     %1%2 (%3)").arg(dataUrl, setup.route.uris.value(0), setup.route.id.toString()));
    printDemoKeys();
    printLine(Tr::tr("Ctrl+C ends it."));
}

} // namespace

int runMock(const QStringList &arguments, Interrupts &interrupts)
{
    CommandLine line(u"mock"_s, Tr::tr("Runs a mock model and a demo gateway on this machine until it is interrupted."),
                     u"lineside-cli mock --port 8089 --gateway-port 9080 --admin-port 9180"_s);
    line.addValue(u"port"_s, u"N"_s, Tr::tr("The mock model's port; any free one by default."));
    line.addValue(u"gateway-port"_s, u"N"_s, Tr::tr("The port that the demo gateway serves routes at."));
    line.addValue(u"admin-port"_s, u"N"_s, Tr::tr("The port of the demo gateway's Admin API."));
    line.addValue(u"scenario"_s, u"NAME|FILE"_s,
                  Tr::tr("How the model behaves: a name that --list tells, or a file such as {\"scenarios\":[\"err429\"],\"paceMs\":40}."));
    line.addFlag(u"standalone"_s, Tr::tr("The demo gateway has no store of its own: it takes only its whole configuration."));
    line.addFlag(u"list"_s, Tr::tr("Lists the scenarios that have a name, and ends."));
    line.addFlag(u"json"_s, Tr::tr("Prints the addresses as one JSON object."));
    if (const auto status = line.parse(arguments, 0))
        return *status;
    if (line.has(u"list"_s)) {
        listFaults(line.has(u"json"_s));
        return AllWell;
    }
    const Result<DemoSettings> settings = settingsFrom(line);
    if (!settings)
        return fail(settings.error());
    Session session(interrupts);
    DemoServers servers(session.secrets(), *settings);
    const auto setup
        = await<DemoSetup>(interrupts, [&servers](QObject *context, Callback<DemoSetup> done) { servers.start(context, std::move(done)); });
    if (!setup)
        return fail(setup.error());
    printSetup(*setup, line.has(u"json"_s));
    interrupts.wait();
    return Interrupted;
}

} // namespace lineside::cli
