// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "core/httpclient.h"
#include "gateway/gatewayadmin.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace lineside {

/// The versions and the schemas of gateways, as far as they were asked. A gateway's schemas are read once for each version of it.
/// Where it does not tell them, or was not asked yet, the shipped ones stand in.
class SchemaCatalog : public QObject
{
    Q_OBJECT
public:
    SchemaCatalog(Catalog &catalog, HttpClient &http, QObject *parent);
    ~SchemaCatalog() override;

    /// Asks in the background, one gateway at a time: a new question gives up the one before.
    void ask(const GatewayId &gateway);
    /// Asks unless it is known, or is being asked already.
    void askOnce(const GatewayId &gateway);
    QString version(const GatewayId &gateway) const; ///< empty where it is not known
    GatewayInfo::Mode mode(const GatewayId &gateway) const;
    GatewaySchemas schemas(const GatewayId &gateway) const;

Q_SIGNALS:
    void changed(const lineside::GatewayId &gateway);

private:
    struct Known {
        QString version;
        GatewaySchemas schemas;
        GatewayInfo::Mode mode = GatewayInfo::Mode::Unknown;
    };
    QString place(const GatewayId &gateway) const;
    void takeInfo(const GatewayId &gateway, const GatewayInfo &info);
    void end();

    Catalog &m_catalog;
    HttpClient &m_http;
    QHash<QString, Known> m_known; // by place
    std::unique_ptr<GatewayAdmin> m_admin;
    std::unique_ptr<QObject> m_context; ///< of the question; deleting it cancels
    QString m_asking; ///< the place that the question goes to
};

} // namespace lineside
