// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// APISIX's own two forms: ADC's file and the file of a gateway without an Admin API.
#include "interchange/routeexport.h"

#include "interchange/leftout.h"
#include "interchange/routetemplate.h"
#include "interchange/yamltext.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::RouteExport)
};

} // namespace

Result<ExportedText> adcYaml(const QByteArray &routeTemplate)
{
    const Result<RouteTemplate> route = RouteTemplate::parse(routeTemplate);
    if (!route)
        return failure(route.error());
    LeftOut rest(route->json());
    QJsonObject entry{{u"name"_s, route->label()}, {u"uris"_s, QJsonArray::fromStringList(route->texts("uri"_L1, "uris"_L1))}};
    rest.take({"id"_L1, "name"_L1, "uri"_L1, "uris"_L1});
    for (const QLatin1StringView same : {"methods"_L1, "plugins"_L1, "labels"_L1, "priority"_L1, "timeout"_L1, "vars"_L1, "filter_func"_L1, "enable_websocket"_L1})
        rest.move(same, entry, same);
    rest.move("desc"_L1, entry, "description"_L1);
    const QStringList addresses = route->texts("remote_addr"_L1, "remote_addrs"_L1);
    if (!addresses.isEmpty())
        entry["remote_addrs"_L1] = QJsonArray::fromStringList(addresses);
    rest.take({"remote_addr"_L1, "remote_addrs"_L1});

    QJsonObject service{{u"name"_s, route->label()}, {u"routes"_s, QJsonArray{entry}}};
    rest.move("upstream"_L1, service, "upstream"_L1);
    const QStringList hosts = route->texts("host"_L1, "hosts"_L1);
    if (!hosts.isEmpty())
        service["hosts"_L1] = QJsonArray::fromStringList(hosts);
    rest.take({"host"_L1, "hosts"_L1});

    const QJsonValue written = route->written(
        QJsonObject{{u"services"_s, QJsonArray{service}}}, [](const QString &variable) { return u"${"_s + variable + u'}'; },
        [](QString text) { return text.replace("${"_L1, "\\${"_L1); });
    ExportedText made{toYaml(written), {}, rest.warnings(u"ADC"_s)};
    made.warnings.prepend(Tr::tr("“adc sync” deletes whatever the gateway has and this file has not. Look at “adc diff -f adc.yaml” first, and limit it with "
                                 "--label-selector or --include-resource-type."));
    return made;
}

Result<ExportedText> apisixYaml(const QByteArray &routeTemplate)
{
    const Result<RouteTemplate> route = RouteTemplate::parse(routeTemplate);
    if (!route)
        return failure(route.error());
    bool hasBraces = false;
    const QJsonValue written = route->written(
        QJsonObject{{u"routes"_s, QJsonArray{route->json()}}}, [](const QString &variable) { return u"${{"_s + variable + u"}}"_s; },
        [&hasBraces](QString text) {
            hasBraces = hasBraces || text.contains("${{"_L1);
            return text;
        });
    ExportedText made{toYaml(written) + u"#END\n"_s};
    made.warnings.append(Tr::tr("The gateway reads the whole file: put the route beside those that are there, before the line #END."));
    if (hasBraces)
        made.warnings.append(Tr::tr("A text of the route holds ${{, which the gateway will take for a variable."));
    return made;
}

} // namespace lineside
