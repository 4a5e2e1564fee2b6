// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The second step of validation.
#include "gateway/draftremark.h"

#include "gateway/apisixroute.h"
#include "gateway/gatewayschemas.h"
#include "gateway/jsondifference.h"
#include "gateway/schemacheck.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::RouteDraft)
};

using Severity = DraftRemark::Severity;

QList<DraftRemark> remarksOf(const QJsonValue &value, const QByteArray &schema, const QStringList &place)
{
    QList<DraftRemark> remarks;
    for (const SchemaMisfit &misfit : schemaMisfits(jsonText(value), schema)) {
        const bool isWrong = misfit.kind == SchemaMisfit::Kind::Wrong;
        DraftRemark remark{isWrong ? Severity::Error : Severity::Warning, (place + misfit.path).join(u'.'), misfit.message,
                           DraftRemark::Step::Schema};
        if (!isWrong)
            remark.fix = DraftFix{Tr::tr("Remove the field"), place + misfit.path, {}};
        const bool isKnown = std::ranges::any_of(remarks, [&remark](const DraftRemark &other) { return other.field == remark.field; });
        if (!isKnown)
            remarks.append(remark);
    }
    return remarks;
}

} // namespace

QList<DraftRemark> validateBySchema(const Route &route, const GatewaySchemas &schemas)
{
    QJsonObject json = toApisix(route).json;
    const QJsonValue plugins = json.value("plugins"_L1);
    if (plugins.isArray()) // the gateway cannot tell an empty list from an empty object
        json["plugins"_L1] = QJsonObject();
    QList<DraftRemark> remarks = remarksOf(json, schemas.resource(ResourceKind::Route), {});
    for (const QString &name : plugins.toObject().keys()) {
        const QStringList place{u"plugins"_s, name};
        if (!schemas.plugin(name).isEmpty())
            remarks += remarksOf(plugins[name], schemas.plugin(name), place);
        else if (!schemas.switchedOn().isEmpty() && !schemas.switchedOn().contains(name))
            remarks.append({Severity::Error, place.join(u'.'), Tr::tr("The gateway has no plugin of that name, or it is not switched on in its config.yaml."),
                            DraftRemark::Step::Schema, DraftFix{Tr::tr("Remove the plugin"), place, {}}});
    }
    return remarks;
}

QList<DraftRemark> validateAll(const Route &route, const QString &version, const GatewaySchemas &schemas)
{
    QList<DraftRemark> remarks = validateDraft(route, version);
    for (const DraftRemark &remark : validateBySchema(route, schemas)) {
        const bool isSaid = std::ranges::any_of(remarks, [&remark](const DraftRemark &said) {
            return remark.field == said.field || remark.field.startsWith(said.field + u'.') || said.field.startsWith(remark.field + u'.');
        });
        if (!isSaid)
            remarks.append(remark);
    }
    return remarks;
}

Route fixedDraft(const Route &route, const DraftFix &fix)
{
    Route fixed = fromApisix(withValueAt(toApisix(route).json, fix.path, jsonValue(fix.value)).toObject());
    fixed.modifiedIndex = route.modifiedIndex;
    return fixed;
}

} // namespace lineside
