// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/report.h"

#include <QTableView>

namespace lineside {

class ChecksModel;

/// The checks of one probe, as high as its rows are: what scrolls is the page around it.
class ChecksTable : public QTableView
{
    Q_OBJECT
public:
    explicit ChecksTable(QWidget *parent = nullptr);

    void setChecks(const QList<ProbeCheck> &checks);

private:
    void fit();

    ChecksModel *m_checks;
};

} // namespace lineside
