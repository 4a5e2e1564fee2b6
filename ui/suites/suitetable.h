// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractItemModel>
#include <QString>

class QTableView;
class QWidget;

namespace lineside {

/// A table as all of a suite's lists are: whole rows, no grid, edited by a double click, F2 or by typing.
QTableView *makeSuiteTable(const QString &objectName, const QString &accessibleName, QAbstractItemModel *model, int stretched, QWidget *parent);

} // namespace lineside
