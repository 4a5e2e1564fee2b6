// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/routes/routeactions.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QLabel;
class QTreeView;

namespace lineside {

class RouteTreeModel;

/// The page's left: gateways and their routes, and what is under way.
class RoutesSide : public QWidget
{
    Q_OBJECT
public:
    RoutesSide(RouteTreeModel &model, const RouteActions &actions, QWidget *parent);

    QTreeView &tree() { return *m_tree; }
    /// Empty while nothing is under way.
    void showProgress(const QString &text);

private:
    QLayout *makeHead(const RouteActions &actions);
    void keepPlace(RouteTreeModel &model);

    QTreeView *m_tree;
    QPersistentModelIndex m_top; ///< the first row that is seen, while rows come and go
    QLabel *m_progress;
};

} // namespace lineside
