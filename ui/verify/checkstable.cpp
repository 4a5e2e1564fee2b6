// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/checkstable.h"

#include "ui/theme/theme.h"
#include "ui/verify/checksmodel.h"
#include "ui/verify/probewords.h"
#include "ui/widgets/lampdelegate.h"

#include <QHeaderView>

namespace lineside {

ChecksTable::ChecksTable(QWidget *parent)
    : QTableView(parent)
    , m_checks(new ChecksModel(this))
{
    setModel(m_checks);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(ChecksModel::CheckColumn, QHeaderView::ResizeToContents);
    const auto signalOf = [](const QModelIndex &index) { return probewords::outcomeSignal(ProbeCheck::Outcome(index.data(ChecksModel::OutcomeRole).toInt())); };
    setItemDelegateForColumn(ChecksModel::CheckColumn, new LampDelegate(signalOf, this));
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &ChecksTable::fit, Qt::QueuedConnection);
}

void ChecksTable::setChecks(const QList<ProbeCheck> &checks)
{
    m_checks->setChecks(checks);
    fit();
}

// How high the rows are depends on its width.
void ChecksTable::fit()
{
    resizeRowsToContents();
    int height = horizontalHeader()->sizeHint().height() + theme::Tiny;
    for (int row = 0; row < m_checks->rowCount(); ++row)
        height += rowHeight(row);
    setFixedHeight(height);
}

} // namespace lineside
