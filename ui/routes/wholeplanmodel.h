// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/wholeconfiguration.h"
#include "ui/theme/theme.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace lineside {

/// What putting a whole configuration would change, a row each: first what would be taken away, then what goes over somebody else's
/// change, then the rest.
class WholePlanModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { RouteName, Happens, Columns };
    static constexpr int SignalRole = Qt::UserRole + 1;

    explicit WholePlanModel(QObject *parent);

    /// `names` are those of the drafts.
    void setPlan(const WholeConfigurationPlan &plan, const QSet<RouteId> &overTheirs, const QHash<RouteId, QString> &names);
    int count(WholeConfigurationPlan::Change::Kind kind) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        WholeConfigurationPlan::Change::Kind kind;
        bool isOverTheirs;
        QString name;
        QString id;
    };
    static QString words(const Row &row);
    static theme::Signal signal(const Row &row);

    QList<Row> m_rows;
};

} // namespace lineside
