// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/route.h"
#include "gateway/gatewayadmin.h"
#include "gateway/gatewayschemas.h"
#include "ui/routes/pluginlist.h"
#include "ui/routes/routefields.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace lineside {

class MoreFields;

/// A route as a form. What the form has no field for passes through it untouched.
class RouteForm : public QWidget
{
    Q_OBJECT
public:
    explicit RouteForm(QWidget *parent = nullptr);

    void setRoute(const Route &route);
    /// The route as the fields say. A key that is written out is not taken: the reference before it stays.
    Route route() const;
    /// The key field holds a key in clear.
    bool holdsKeyInClear() const;

    void setReferences(const QStringList &references);
    void showRemarks(const QList<DraftRemark> &remarks);
    /// Leaves the form as it is while somebody is at work in a part that would be made anew.
    void setSchemas(const GatewaySchemas &schemas);
    void focusField(RouteField field);
    /// Goes to a place that a remark or the gateway names, unfolding what it is in; false if the form does not have it.
    bool focusPlace(const QString &place);
    /// Something stands in a field that could not be taken into the route.
    bool hasUntaken() const;
    QString remarkAt(RouteField field) const; ///< what stands under the field; empty if nothing does

Q_SIGNALS:
    void edited();
    void keyMoveRequested(const QStringList &path);

private:
    void makeFields();
    QWidget *makeKeyRow();
    void fillKeyMenu();
    QPlainTextEdit *makeJsonEdit(const QString &name, const QString &accessibleName);
    void addField(RouteField field, const QString &label, QWidget *row, QWidget *buddy);
    void addHeading(const QString &text);
    void connectSignals();
    void fillProviders(const QString &current);
    void takeProxy(AiProxy &proxy) const;
    void takeKey(AiProxy &proxy) const;
    void updateEnabled();
    void change(const RouteChange &change);
    void connectSections();
    bool isInSection(const QWidget *widget) const;
    QString homeOf(const QString &place) const;

    Route m_route;
    QFormLayout *m_layout;
    QLineEdit *m_id;
    QLineEdit *m_name;
    QLineEdit *m_uri;
    QLineEdit *m_methods;
    QLineEdit *m_hosts;
    QCheckBox *m_enabled;
    QComboBox *m_provider;
    QLineEdit *m_model;
    QLineEdit *m_keyHeader;
    QLineEdit *m_key;
    QToolButton *m_chooseKey;
    QLineEdit *m_endpoint;
    QLineEdit *m_timeout;
    QPlainTextEdit *m_options;
    MoreFields *m_moreFields;
    MoreFields *m_moreProxy;
    PluginList *m_plugins;
    QLabel *m_general; ///< remarks that belong to no field
    QHash<RouteField, QWidget *> m_fields;
    QHash<RouteField, QLabel *> m_remarks;
    QStringList m_references;
    GatewaySchemas m_schemas;
};

} // namespace lineside
