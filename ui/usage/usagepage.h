// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/usage/usagefigures.h"

#include <QWidget>

#include <functional>
#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace lineside {

class Banner;
class Catalog;
class UsageChart;
class UsageModel;

/// What was used and what it cost, by day, model and path, over a period.
class UsagePage : public QWidget
{
    Q_OBJECT
public:
    /// `today` is asked for at each look-up.
    UsagePage(HistoryStore &history, const Catalog &catalog, QWidget *parent = nullptr, std::function<QDate()> today = &QDate::currentDate);

    void reload();

private:
    void arrange();
    void fillChoices();
    void showRows(const QList<UsageRow> &rows);
    void showChart();
    void showSums();
    void copy();

    HistoryStore &m_history;
    const Catalog &m_catalog;
    std::function<QDate()> m_today;
    PriceTable m_prices;
    QDate m_from;
    QDate m_to;
    std::unique_ptr<QObject> m_asking; ///< lives while an answer is awaited
    UsageModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QComboBox *m_period;
    QComboBox *m_measure;
    QPushButton *m_copy;
    Banner *m_banner;
    UsageChart *m_chart;
    QLabel *m_sums;
    QLabel *m_source;
    QTableView *m_table;
};

} // namespace lineside
