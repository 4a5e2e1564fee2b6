// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gateway.h"
#include "gateway/formfield.h"
#include "gateway/gatewayresource.h"
#include "gateway/gatewayschemas.h"

#include <QHash>
#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;
class QVBoxLayout;

namespace lineside {

class Banner;
class ResourceDesk;
class SchemaForm;

/// What a gateway has besides routes: services, upstreams, consumers with their credentials, plugin configurations, global rules and
/// secrets. Lists, shows, creates, changes and deletes them there; nothing of it is kept here.
class ResourcesPanel : public QWidget
{
    Q_OBJECT
public:
    ResourcesPanel(ResourceDesk &desk, QWidget *parent);

    /// Reads what it has, the first time that it is shown.
    void showGateway(const Gateway &gateway);
    void setReferences(const QStringList &references) { m_references = references; }
    /// For what is opened from now on.
    void setSchemas(const GatewaySchemas &schemas) { m_schemas = schemas; }

private:
    QLayout *makeButtons();
    QWidget *makeEditor();
    void connectDesk();
    void read();
    void add(const QList<GatewayResource> &resources);
    void remove(const ResourceKey &key);
    void showCurrent();
    void showKind(ResourceKind kind);
    void showCounts();
    void startNew(ResourceKind kind);
    void open(const GatewayResource &resource, bool isNew);
    void close();
    void save();
    void askRemoval();
    void tookUse(const ResourceKey &key, const QList<ResourceKey> &users);
    void offer(const QString &text, std::function<void()> action);
    void tookPush(const GatewayResource &stored);
    void updateButtons();
    FormField formOf(ResourceKind kind) const;
    QTreeWidgetItem *kindItem(ResourceKind kind);
    QTreeWidgetItem *itemOf(const ResourceKey &key) const;

    ResourceDesk &m_desk;
    GatewayId m_gateway;
    QStringList m_references;
    GatewaySchemas m_schemas = GatewaySchemas::shipped();
    QHash<QString, GatewayResource> m_resources; ///< by folder and id
    std::optional<GatewayResource> m_open;
    bool m_isNew = false;
    std::function<void()> m_offered; ///< by the banner's button
    QLabel *m_heading;
    QTreeWidget *m_tree;
    Banner *m_banner;
    QLabel *m_title;
    QLineEdit *m_id;
    SchemaForm *m_form = nullptr; ///< of what is open
    QVBoxLayout *m_editor;
    QPushButton *m_read;
    QToolButton *m_new;
    QPushButton *m_save;
    QPushButton *m_remove;
};

} // namespace lineside
