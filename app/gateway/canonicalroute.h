// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/route.h"
#include "gateway/gatewayschemas.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

#include <map>
#include <memory>

namespace lineside {

/// What of a schema matters for telling whether two values mean the same: defaults, and lists without an order.
struct SchemaShape {
    QJsonValue usual = QJsonValue::Undefined;
    bool isSet = false; ///< a list whose order has no meaning
    std::map<QString, SchemaShape> members;
    std::unique_ptr<SchemaShape> items;
};

SchemaShape shapeOf(const QJsonObject &schema);

/// Brings routes into the form in which equal ones are equal: singular fields as lists, defaults and times left out, order removed
/// where it has no meaning, keys masked. Can be shared by threads.
class CanonicalRoutes
{
public:
    explicit CanonicalRoutes(const GatewaySchemas &schemas);
    /// Of a draft, or of what a gateway sent; masks first.
    QJsonObject of(const Route &route) const;
    QJsonObject of(const QJsonObject &masked) const;

    static const CanonicalRoutes &shipped();

private:
    SchemaShape m_route;
    std::map<QString, SchemaShape> m_plugins;
};

/// The Admin API's form with `uris` in place of `uri`, and so on.
QJsonObject withPluralFields(QJsonObject route);
/// The field by which entries of that list are told apart, where all of them have it and no two the same: "name".
bool isNamedList(const QJsonArray &list);

} // namespace lineside
