// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/formfield.h"
#include "gateway/gatewayschemas.h"
#include "gateway/jsonoutline.h"

#include <QHash>

namespace lineside {

/// What may be typed at a place of a route's JSON: names of fields and plugins, and values of which there are only some.
class RouteCompletion
{
public:
    explicit RouteCompletion(GatewaySchemas schemas = GatewaySchemas::shipped(), ResourceKind kind = ResourceKind::Route);

    /// In the order of the form. Names that the object has already are left out.
    QStringList offers(const JsonPlace &place) const;

private:
    const FormField &pluginForm(const QString &name) const;
    const FormField *fieldOf(const QStringList &path) const;

    GatewaySchemas m_schemas;
    FormField m_resource;
    mutable QHash<QString, FormField> m_plugins; ///< read when they are first asked for
};

} // namespace lineside
