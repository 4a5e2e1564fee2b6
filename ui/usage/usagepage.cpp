// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/usagepage.h"

#include "chat/catalog.h"
#include "ui/theme/theme.h"
#include "ui/usage/usagechart.h"
#include "ui/usage/usagecsv.h"
#include "ui/usage/usagemodel.h"
#include "ui/widgets/banner.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMap>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

enum Period { Week, Month, Quarter, Year };
enum Measure { Tokens, Costs };
constexpr double unit = 1e12;

int daysOf(int period)
{
    switch (period) {
    case Week:
        return 7;
    case Month:
        return 30;
    case Quarter:
        return 90;
    default:
        return 365;
    }
}

} // namespace

UsagePage::UsagePage(HistoryStore &history, const Catalog &catalog, QWidget *parent, std::function<QDate()> today)
    : QWidget(parent)
    , m_history(history)
    , m_catalog(catalog)
    , m_today(std::move(today))
    , m_model(new UsageModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_period(new QComboBox(this))
    , m_measure(new QComboBox(this))
    , m_copy(new QPushButton(theme::icon(u"copy"_s), tr("Copy as CSV"), this))
    , m_banner(new Banner(this))
    , m_chart(new UsageChart(this))
    , m_sums(new QLabel(this))
    , m_source(new QLabel(this))
    , m_table(new QTableView(this))
{
    setObjectName(u"usagePage"_s);
    fillChoices();
    arrange();
    connect(m_period, &QComboBox::activated, this, &UsagePage::reload);
    connect(m_measure, &QComboBox::activated, this, &UsagePage::showChart);
    connect(m_copy, &QPushButton::clicked, this, &UsagePage::copy);
    reload();
}

void UsagePage::fillChoices()
{
    m_period->setObjectName(u"usagePeriod"_s);
    m_period->setAccessibleName(tr("Period"));
    m_period->addItem(tr("Last 7 days"), Week);
    m_period->addItem(tr("Last 30 days"), Month);
    m_period->addItem(tr("Last 90 days"), Quarter);
    m_period->addItem(tr("Last year"), Year);
    m_period->setCurrentIndex(m_period->findData(Month));
    m_measure->setObjectName(u"usageMeasure"_s);
    m_measure->setAccessibleName(tr("Shown in the chart"));
    m_measure->addItem(tr("Tokens"), Tokens);
    m_measure->addItem(tr("Estimated cost"), Costs);
}

void UsagePage::arrange()
{
    m_copy->setObjectName(u"copyUsage"_s);
    m_sums->setObjectName(u"usageSums"_s);
    m_source->setObjectName(u"usageSource"_s);
    m_source->setProperty("quiet", true);
    for (QLabel *label : {m_sums, m_source}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(UsageModel::SortRole);
    m_table->setObjectName(u"usageTable"_s);
    m_table->setAccessibleName(tr("Usage by day, model and path"));
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(UsageModel::Day, Qt::DescendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->setFont(theme::tabularFont());
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(UsageModel::Path, QHeaderView::Stretch);

    auto *row = new QHBoxLayout;
    row->setSpacing(theme::Small);
    row->addWidget(m_period);
    row->addWidget(m_measure);
    row->addStretch();
    row->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Large, theme::Large, theme::Large, theme::Large);
    layout->setSpacing(theme::Medium);
    layout->addLayout(row);
    layout->addWidget(m_banner);
    layout->addWidget(m_chart);
    layout->addWidget(m_sums);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_source);
}

void UsagePage::reload()
{
    m_to = m_today();
    m_from = m_to.addDays(1 - daysOf(m_period->currentData().toInt()));
    m_asking = std::make_unique<QObject>();
    m_history.usage(m_from, m_to, m_asking.get(), [this](const Result<QList<UsageRow>> &rows) {
        m_banner->clear();
        if (rows)
            showRows(*rows);
        else
            m_banner->showError(rows.error());
    });
}

void UsagePage::showRows(const QList<UsageRow> &rows)
{
    m_prices.setOwnPrices(m_catalog.workspace().prices);
    m_model->setRows(priced(rows, m_catalog.workspace(), m_prices));
    m_copy->setEnabled(!rows.isEmpty());
    showSums();
    showChart();
}

void UsagePage::showSums()
{
    const UsageFigures sums = sumOf(m_model->rows());
    const QLocale locale;
    QStringList parts{tr("Replies: %1").arg(locale.toString(sums.replies)), tr("input: %1").arg(tokensText(sums.usage.input)),
                      tr("output: %1").arg(tokensText(sums.usage.output)), tr("cost: %1").arg(costText(sums))};
    if (sums.repliesNotReported > 0)
        parts.append(tr("replies that reported no usage: %1").arg(locale.toString(sums.repliesNotReported)));
    if (sums.repliesWithoutPrice > 0)
        parts.append(tr("replies without a known price: %1").arg(locale.toString(sums.repliesWithoutPrice)));
    m_sums->setText(sums.replies == 0 ? tr("Nothing was asked in this period.") : parts.join(u"   "_s));
    QString source = tr("≈ marks an estimate by published prices as of %1 (%2).")
                         .arg(locale.toString(m_prices.list().date, QLocale::ShortFormat), m_prices.list().edition);
    if (sums.varies)
        source += u' ' + tr("Some models cost more for long prompts or at some hours; here they count by their lower price.");
    m_source->setText(source);
}

void UsagePage::showChart()
{
    const bool byCost = m_measure->currentData().toInt() == Costs;
    const UsageFigures sums = sumOf(m_model->rows());
    const QString currency = sums.costs.isEmpty() ? QString() : sums.costs.constFirst().currency;
    QMap<QDate, double> values;
    for (const PricedUsage &row : m_model->rows()) {
        const Usage &usage = row.row.usage;
        if (!byCost)
            values[row.row.day] += double(usage.input.value_or(0)) + double(usage.output.value_or(0));
        else if (row.cost && row.cost->total.currency == currency)
            values[row.row.day] += double(row.cost->total.trillionths) / unit; // a length to draw, not an amount
    }
    QList<std::pair<QDate, double>> days;
    for (QDate day = m_from; day <= m_to; day = day.addDays(1))
        days.append({day, values.value(day)});
    if (byCost)
        m_chart->showDays(days, [currency](double value) { return estimateText({qint64(value * unit), currency.isEmpty() ? u"USD"_s : currency}); });
    else
        m_chart->showDays(days, [](double value) { return QLocale().toString(value, 'f', value < 10 && value != qint64(value) ? 1 : 0); });
}

void UsagePage::copy()
{
    QGuiApplication::clipboard()->setText(usageCsv(m_model->rows()));
}

} // namespace lineside
