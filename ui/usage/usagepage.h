// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/usage/usageseries.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace lineside {

class ActionRegistry;
class Banner;
class Catalog;
class EmptyState;
class PriceBook;
class UsageChart;
class UsageModel;

/// What was used and what it cost, by day, model and path, over a period. Asks when it is shown, and waits for nothing.
class UsagePage : public QWidget
{
    Q_OBJECT
public:
    /// `today` is asked for at each look-up.
    UsagePage(HistoryStore &history, Catalog &catalog, PriceBook &prices, ActionRegistry &actions, QWidget *parent = nullptr,
              std::function<QDate()> today = &QDate::currentDate);

    void reload();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addActions(ActionRegistry &actions);
    void fillChoices();
    void arrange();
    QWidget *makeProgress();
    void makeTable();
    void cancel();
    void takeRows(const Result<QList<UsageRow>> &rows);
    void showPriced();
    void showChart();
    void showSums();
    void showEmpty();
    void openPrices();
    void copy();

    HistoryStore &m_history;
    Catalog &m_catalog;
    PriceBook &m_prices;
    std::function<QDate()> m_today;
    QDate m_from;
    QDate m_to;
    std::unique_ptr<QObject> m_asking; ///< lives while an answer is awaited
    QTimer m_longWait;
    QList<UsageRow> m_rows;
    QList<PricedUsage> m_priced; ///< day by day
    UsageModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QComboBox *m_period;
    QComboBox *m_measure;
    QPushButton *m_copy;
    QPushButton *m_own;
    Banner *m_banner;
    QWidget *m_progress;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    UsageChart *m_chart;
    QLabel *m_sums;
    QLabel *m_source;
    QTableView *m_table;
};

} // namespace lineside
