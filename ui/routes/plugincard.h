// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/formfield.h"
#include "gateway/gatewayschemas.h"

#include <QHash>
#include <QWidget>

class QCheckBox;

namespace lineside {

class FoldBox;
class SchemaForm;

/// One plugin of a route: switched on or off, removed, and unfolded to a form from its schema.
class PluginCard : public QWidget
{
    Q_OBJECT
public:
    PluginCard(const QString &name, const GatewaySchemas &schemas, QWidget *parent);

    const QString &name() const { return m_name; }
    void setConfig(const QByteArray &config, bool isDisabled);
    void setReferences(const QStringList &references);
    /// By their paths inside of the plugin.
    void setRemarks(const QHash<FormPath, QString> &remarks);
    void setUnfolded(bool unfolded);
    bool focusValue(const FormPath &path);
    bool hasUntaken() const;

Q_SIGNALS:
    void edited(const QString &name, const QByteArray &config);
    void switched(const QString &name, bool on);
    void removeRequested(const QString &name);
    void keyMoveRequested(const QString &name, const QStringList &path);

private:
    QWidget *makeForm(QWidget *parent);
    void showNote();

    QString m_name;
    QByteArray m_schema;
    QByteArray m_config;
    QStringList m_references;
    QHash<FormPath, QString> m_remarks;
    FoldBox *m_box;
    QCheckBox *m_on;
    SchemaForm *m_form = nullptr; ///< made when it is first unfolded
};

} // namespace lineside
