// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/morerouteforms.h"

#include "gateway/formschema.h"

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// What the form has no field of its own for.
FormField moreOf(const QByteArray &schema, const QString &name, const QList<FormPath> &shown)
{
    FormField form = formOrJson(schema, name);
    for (const FormPath &path : shown)
        leaveOut(form, path);
    return form;
}

} // namespace

FormField moreRouteFields(const GatewaySchemas &schemas)
{
    QList<FormPath> shown;
    for (const QString &name : { u"id"_s, u"name"_s, u"uri"_s, u"uris"_s, u"methods"_s, u"host"_s, u"hosts"_s, u"status"_s, u"plugins"_s,
                                 u"create_time"_s, u"update_time"_s })
        shown.append(FormPath { name });
    return moreOf(schemas.resource(ResourceKind::Route), u"route"_s, shown);
}

FormField moreProxyFields(const GatewaySchemas &schemas)
{
    return moreOf(
        schemas.plugin(u"ai-proxy"_s), u"ai-proxy"_s,
        { { u"provider"_s }, { u"options"_s }, { u"timeout"_s }, { u"override"_s, u"endpoint"_s }, { u"_meta"_s, u"disable"_s } });
}

} // namespace lineside
