// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/route.h"
#include "gateway/formfield.h"
#include "gateway/gatewayschemas.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace lineside {

class Banner;
class PluginCard;

/// What the user did to a route.
using RouteChange = std::function<Route(const Route &)>;

/// The plugins of a route besides ai-proxy, in the order in which the gateway runs them: add, change, switch, remove with undo.
class PluginList : public QWidget
{
    Q_OBJECT
public:
    explicit PluginList(QWidget *parent);

    void setRoute(const Route &route);
    void setSchemas(const GatewaySchemas &schemas);
    void setReferences(const QStringList &references);
    /// By plugin, and its path inside of it. Those of plugins that are not here are left to the caller.
    void setRemarks(const QHash<QString, QHash<FormPath, QString>> &remarks);
    bool has(const QString &name) const;
    bool focusValue(const QString &name, const FormPath &path);
    PluginCard *firstUntaken() const;

Q_SIGNALS:
    void edited(const lineside::RouteChange &change);
    void keyMoveRequested(const QStringList &path);

private:
    void rebuild(const QStringList &names);
    PluginCard *makeCard(const QString &name);
    void choosePlugin();
    void add(const QString &name);
    void remove(const QString &name);

    Route m_route;
    GatewaySchemas m_schemas;
    QStringList m_references;
    QStringList m_names;
    QHash<QString, PluginCard *> m_cards;
    QVBoxLayout *m_column;
    Banner *m_banner;
    QByteArray m_removedConfig;
    QString m_removed;
};

} // namespace lineside
