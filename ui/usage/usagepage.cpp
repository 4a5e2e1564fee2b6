// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/usagepage.h"

#include "chat/catalog.h"
#include "pricing/pricebook.h"
#include "ui/theme/theme.h"
#include "ui/usage/pricesdialog.h"
#include "ui/usage/usagechart.h"
#include "ui/usage/usagecsv.h"
#include "ui/usage/usagemodel.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

namespace {

enum Period { Week, Month, Quarter, Year, AllTime };
constexpr auto longWait = 500ms;
constexpr double unit = 1e12;

/// The first day of the period that ends today.
QDate beginOf(int period, const QDate &today)
{
    switch (period) {
    case Week:
        return today.addDays(-6);
    case Month:
        return today.addDays(-29);
    case Quarter:
        return today.addDays(-89);
    case Year:
        return today.addDays(-364);
    default:
        return {1970, 1, 1};
    }
}

} // namespace

UsagePage::UsagePage(HistoryStore &history, Catalog &catalog, PriceBook &prices, ActionRegistry &actions, QWidget *parent, std::function<QDate()> today)
    : QWidget(parent)
    , m_history(history)
    , m_catalog(catalog)
    , m_prices(prices)
    , m_today(std::move(today))
    , m_model(new UsageModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_period(new QComboBox(this))
    , m_measure(new QComboBox(this))
    , m_copy(new QPushButton(theme::icon(u"copy"_s), tr("Copy as CSV"), this))
    , m_own(new QPushButton(theme::icon(u"edit"_s), tr("Prices…"), this))
    , m_banner(new Banner(this))
    , m_progress(makeProgress())
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(u"usage"_s, tr("Nothing was asked in this period."), tr("Show all time"), m_stack))
    , m_chart(new UsageChart(this))
    , m_sums(new QLabel(this))
    , m_source(new QLabel(this))
    , m_table(new QTableView(this))
{
    setObjectName(u"usagePage"_s);
    fillChoices();
    makeTable();
    arrange();
    addActions(actions);
    m_longWait.setSingleShot(true);
    m_longWait.setInterval(longWait);
    connect(&m_longWait, &QTimer::timeout, m_progress, &QWidget::show);
    connect(m_period, &QComboBox::activated, this, &UsagePage::reload);
    connect(m_measure, &QComboBox::activated, this, &UsagePage::showChart);
    connect(m_copy, &QPushButton::clicked, this, &UsagePage::copy);
    connect(m_own, &QPushButton::clicked, this, &UsagePage::openPrices);
    connect(m_empty, &EmptyState::triggered, this, [this] {
        m_period->setCurrentIndex(m_period->findData(AllTime));
        reload();
    });
    connect(&prices, &PriceBook::changed, this, &UsagePage::showPriced);
}

void UsagePage::addActions(ActionRegistry &actions)
{
    connect(actions.add(u"usage.prices"_s, tr("Prices of models"), {}, u"usage"_s), &QAction::triggered, this, &UsagePage::openPrices);
    connect(actions.add(u"usage.copy"_s, tr("Copy the usage as CSV"), {}, u"copy"_s), &QAction::triggered, this, &UsagePage::copy);
    connect(actions.add(u"usage.reload"_s, tr("Read the usage again"), QKeySequence::Refresh, u"refresh"_s, this), &QAction::triggered, this,
            &UsagePage::reload);
}

void UsagePage::fillChoices()
{
    m_period->setObjectName(u"usagePeriod"_s);
    m_period->setAccessibleName(tr("Period"));
    m_period->addItem(tr("Last 7 days"), Week);
    m_period->addItem(tr("Last 30 days"), Month);
    m_period->addItem(tr("Last 90 days"), Quarter);
    m_period->addItem(tr("Last year"), Year);
    m_period->addItem(tr("All time"), AllTime);
    m_period->setCurrentIndex(m_period->findData(Month));
    m_measure->setObjectName(u"usageMeasure"_s);
    m_measure->setAccessibleName(tr("Shown in the chart"));
    m_measure->addItem(tr("Tokens"), int(UsageMeasure::Tokens));
    m_measure->addItem(tr("Estimated cost"), int(UsageMeasure::Cost));
}

void UsagePage::makeTable()
{
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
    m_table->setProperty("roomy", true);
    m_table->verticalHeader()->hide();
    m_table->setFont(theme::tabularFont());
    m_table->horizontalHeader()->setResizeContentsPrecision(100);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(UsageModel::Path, QHeaderView::Stretch);
}

QWidget *UsagePage::makeProgress()
{
    auto *progress = new QWidget(this);
    progress->setObjectName(u"usageProgress"_s);
    auto *bar = new QProgressBar(progress);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("The usage is being read"));
    auto *stop = new QPushButton(tr("Cancel"), progress);
    stop->setObjectName(u"cancelUsage"_s);
    connect(stop, &QPushButton::clicked, this, &UsagePage::cancel);
    auto *row = new QHBoxLayout(progress);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::Small);
    row->addWidget(new QLabel(tr("Adding up …"), progress));
    row->addWidget(bar, 1);
    row->addWidget(stop);
    progress->hide();
    return progress;
}

void UsagePage::arrange()
{
    m_copy->setObjectName(u"copyUsage"_s);
    m_own->setObjectName(u"pricesButton"_s);
    m_empty->setObjectName(u"noUsage"_s);
    m_sums->setObjectName(u"usageSums"_s);
    m_source->setObjectName(u"usageSource"_s);
    m_source->setProperty("quiet", true);
    for (QLabel *label : {m_sums, m_source}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::Small);
    row->addWidget(m_period);
    row->addWidget(m_measure);
    row->addStretch();
    row->addWidget(m_own);
    row->addWidget(m_copy);
    auto *figures = new QWidget(m_stack);
    auto *below = new QVBoxLayout(figures);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(theme::Medium);
    below->addWidget(m_chart);
    below->addWidget(m_sums);
    below->addWidget(m_table, 1);
    below->addWidget(m_source);
    m_stack->addWidget(figures);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Large, theme::Large, theme::Large, theme::Large);
    layout->setSpacing(theme::Medium);
    layout->addLayout(row);
    layout->addWidget(m_banner);
    layout->addWidget(m_progress);
    layout->addWidget(m_stack, 1);
}

void UsagePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_prices.load();
    reload();
}

void UsagePage::reload()
{
    m_to = m_today();
    m_from = beginOf(m_period->currentData().toInt(), m_to);
    m_longWait.start();
    m_asking = std::make_unique<QObject>();
    m_history.usage(m_from, m_to, m_asking.get(), [this](const Result<QList<UsageRow>> &rows) { takeRows(rows); });
}

void UsagePage::cancel()
{
    m_asking.reset();
    m_longWait.stop();
    m_progress->hide();
}

void UsagePage::takeRows(const Result<QList<UsageRow>> &rows)
{
    m_longWait.stop();
    m_progress->hide();
    m_banner->clear();
    if (!rows) {
        m_banner->showError(rows.error());
        return;
    }
    m_rows = *rows;
    if (m_period->currentData().toInt() == AllTime && !m_rows.isEmpty())
        m_from = std::ranges::min(m_rows, {}, &UsageRow::day).day;
    showPriced();
}

void UsagePage::showPriced()
{
    if (!m_from.isValid())
        return; // nothing was asked for yet
    m_priced = priced(m_rows, m_catalog.workspace(), m_prices.table());
    const UsageSpan span = spanFor(m_from, m_to);
    m_model->setRows(grouped(m_priced, span), span);
    m_copy->setEnabled(!m_rows.isEmpty());
    showEmpty();
    showSums();
    showChart();
}

void UsagePage::showEmpty()
{
    const bool isAll = m_period->currentData().toInt() == AllTime;
    m_empty->setSentence(isAll ? tr("Nothing was asked yet. What replies use and cost is counted here.") : tr("Nothing was asked in this period."));
    if (auto *button = m_empty->findChild<QPushButton *>())
        button->setVisible(!isAll);
    m_stack->setCurrentIndex(m_rows.isEmpty() ? 1 : 0);
}

void UsagePage::showSums()
{
    const UsageFigures sums = sumOf(m_priced);
    m_table->setColumnHidden(UsageModel::Cached, !sums.usage.cached); // nobody told of it: that is said once, by its absence
    m_table->setColumnHidden(UsageModel::Reasoning, !sums.usage.reasoning);
    const QLocale locale;
    QStringList parts{tr("Replies: %1").arg(locale.toString(sums.replies)), tr("input: %1").arg(tokensText(sums.usage.input)),
                      tr("output: %1").arg(tokensText(sums.usage.output)), tr("cost: %1").arg(costText(sums))};
    if (sums.repliesNotReported > 0)
        parts.append(tr("replies that reported no usage: %1").arg(locale.toString(sums.repliesNotReported)));
    if (sums.repliesWithoutPrice > 0)
        parts.append(tr("replies without a known price: %1").arg(locale.toString(sums.repliesWithoutPrice)));
    m_sums->setText(parts.join(u"   "_s));
    const PriceList &list = m_prices.table().list();
    QString source = m_prices.isLoaded()
        ? tr("≈ marks an estimate by published prices as of %1 (%2).").arg(locale.toString(list.date, QLocale::ShortFormat), list.edition)
        : tr("The prices are being read.");
    if (sums.varies)
        source += u' ' + tr("Some models cost more for long prompts or at some hours; here they count by their lower price.");
    m_source->setText(source);
}

void UsagePage::showChart()
{
    const auto measure = UsageMeasure(m_measure->currentData().toInt());
    const UsageSeries series = seriesOf(m_priced, m_from, m_to, measure);
    if (measure == UsageMeasure::Tokens) {
        m_chart->showSeries(series, [](double value) { return QLocale().toString(value, 'f', value < 10 && value != qint64(value) ? 1 : 0); });
        return;
    }
    const QString currency = series.currency.isEmpty() ? u"USD"_s : series.currency;
    m_chart->showSeries(series, [currency](double value) { return estimateText({qint64(value * unit), currency}); });
}

void UsagePage::openPrices()
{
    auto *dialog = new PricesDialog(m_catalog, m_prices, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void UsagePage::copy()
{
    QGuiApplication::clipboard()->setText(usageCsv(m_priced));
}

} // namespace lineside
