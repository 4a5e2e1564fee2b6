// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/routecompletion.h"

#include "gateway/formschema.h"

using namespace Qt::StringLiterals;

namespace lineside {

RouteCompletion::RouteCompletion(GatewaySchemas schemas, ResourceKind kind)
    : m_schemas(std::move(schemas))
    , m_resource(formOrJson(m_schemas.resource(kind), resourceSchemaName(kind)))
{
}

const FormField &RouteCompletion::pluginForm(const QString &name) const
{
    const auto known = m_plugins.constFind(name);
    return known != m_plugins.constEnd() ? *known : *m_plugins.insert(name, formOrJson(m_schemas.plugin(name), name));
}

const FormField *RouteCompletion::fieldOf(const QStringList &path) const
{
    if (path.size() >= 2 && path.constFirst() == "plugins"_L1)
        return fieldAt(pluginForm(path.at(1)), path.sliced(2));
    return fieldAt(m_resource, path);
}

QStringList RouteCompletion::offers(const JsonPlace &place) const
{
    QStringList names;
    if (place.isKey && place.path == QStringList { u"plugins"_s }) {
        names = m_schemas.plugins();
    } else if (place.isKey) {
        if (const FormField *group = fieldOf(place.path)) {
            for (const FormField &field : group->fields)
                names.append(field.name);
        }
    } else {
        const FormField *field = fieldOf(place.key.isEmpty() ? place.path : place.path + QStringList { place.key });
        if (field && field->kind == FormField::Kind::Switch)
            names = { u"true"_s, u"false"_s };
        else if (field)
            names = field->choices;
    }
    names.removeIf([&place](const QString &name) { return place.isKey && place.siblings.contains(name); });
    return names;
}

} // namespace lineside
