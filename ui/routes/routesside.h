// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/routes/routeactions.h"

#include <QWidget>

class QAbstractItemModel;
class QLabel;
class QTreeView;

namespace lineside {

/// The page's left: gateways and their routes, and what is under way.
class RoutesSide : public QWidget
{
    Q_OBJECT
public:
    RoutesSide(QAbstractItemModel &model, const RouteActions &actions, QWidget *parent);

    QTreeView &tree() { return *m_tree; }
    /// Empty while nothing is under way.
    void showProgress(const QString &text);

private:
    QLayout *makeHead(const RouteActions &actions);

    QTreeView *m_tree;
    QLabel *m_progress;
};

} // namespace lineside
