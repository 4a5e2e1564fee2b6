// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/probeask.h"

#include "cli/eventprinter.h"
#include "cli/output.h"
#include "core/chatevent.h"
#include "probe/reportjson.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

QStringList pluginsOf(const Route &route)
{
    QStringList names = QJsonDocument::fromJson(route.plugins).object().keys();
    if (route.aiProxyMulti)
        names.prepend(u"ai-proxy-multi"_s);
    if (route.aiProxy)
        names.prepend(u"ai-proxy"_s);
    return names;
}

// A bare URL leads to a gateway if it begins as one of the workspace's does.
QString gatewayAt(const QUrl &url, const Workspace &workspace)
{
    const auto found = std::ranges::find_if(workspace.gateways, [&url](const Gateway &gateway) {
        return gateway.dataUrl.host() == url.host() && gateway.dataUrl.port() == url.port() && gateway.dataUrl.scheme() == url.scheme();
    });
    return found == workspace.gateways.end() ? QString() : found->name;
}

QString timeLine(const ProbeTimes &times)
{
    const std::pair<QString, std::optional<ProbeMs>> all[] = {
        {Tr::tr("name %1"), times.nameLookup}, {Tr::tr("connected %1"), times.connect},   {Tr::tr("TLS %1"), times.tls},
        {Tr::tr("sent %1"), times.requestSent}, {Tr::tr("first byte %1"), times.firstByte}, {Tr::tr("first token %1"), times.firstToken},
        {Tr::tr("last token %1"), times.lastToken}, {Tr::tr("total %1"), times.total}};
    QStringList parts;
    for (const auto &[text, time] : all) {
        if (time)
            parts.append(text.arg(*time, 0, 'f', 1));
    }
    return parts.isEmpty() ? Tr::tr("nothing was measured") : parts.join(u", "_s) + u" ms"_s;
}

} // namespace

ProbeTarget probeTargetOf(const Target &target, const HttpRequest &request, const Workspace &workspace)
{
    ProbeTarget told;
    told.path = u"direct"_s;
    told.url = request.url;
    told.requestedModel = requestedModel(target);
    told.askedForStream = request.expectsStream;
    std::visit(overloaded{
                   [&told](const DirectTarget &direct) { told.provider = direct.provider.name; },
                   [&told](const RouteTarget &routed) {
                       told.path = u"gateway"_s;
                       told.gateway = routed.gateway.name;
                       told.route = routed.route.label();
                       told.plugins = pluginsOf(routed.route);
                       if (routed.route.aiProxy)
                           told.provider = routed.route.aiProxy->provider;
                   },
                   [&told, &workspace](const UrlTarget &plain) {
                       told.gateway = gatewayAt(plain.url, workspace);
                       if (!told.gateway.isEmpty())
                           told.path = u"gateway"_s;
                   },
               },
               target);
    return told;
}

std::optional<ProbeReport> probe(Prober &prober, const HttpRequest &request, const ProbeTarget &target, Interrupts &interrupts)
{
    interrupts.arm();
    std::optional<ProbeReport> report;
    QEventLoop loop;
    const std::unique_ptr<ProbeRun> run = prober.start(request, target);
    QObject::connect(run.get(), &ProbeRun::completed, &loop, [&report, &loop](const ProbeReport &result) {
        report = result;
        loop.quit();
    });
    QObject::connect(run.get(), &ProbeRun::cancelled, &loop, &QEventLoop::quit);
    QObject::connect(&interrupts, &Interrupts::interrupted, run.get(), &ProbeRun::cancel);
    loop.exec();
    return report;
}

void printReport(const ProbeReport &report)
{
    const QString what
        = report.target.route.isEmpty() ? report.target.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery) : report.target.route;
    printLine(printable(u"%1: %2, %3"_s.arg(what, idOf(report.verdict), report.cause)));
    if (!report.explanation.isEmpty())
        printLine(u"  "_s + printable(report.explanation));
    if (!report.fix.isEmpty())
        printLine(u"  "_s + printable(report.fix));
    printLine(u"  "_s + timeLine(report.times));
    if (!report.usage.isEmpty())
        printLine(u"  "_s + describeUsage(report.usage));
    for (const ProbeCheck &check : report.checks)
        printLine(u"  "_s
                  + printable(idOf(check.outcome).leftJustified(5) + check.id + (check.seen.isEmpty() ? QString() : u": "_s + check.seen)));
}

} // namespace lineside::cli
