// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/suites/suitehistoryview.h"

#include "ui/suites/suiterunsmodel.h"
#include "ui/suites/suitetable.h"
#include "ui/suites/suitetrendchart.h"
#include "ui/suites/suitewords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/lampdelegate.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int worseRole = Qt::UserRole + 1;

theme::Signal signalOf(const SuiteChange &change)
{
    if (change.isWorse())
        return theme::Signal::Stop;
    const bool isNeutral = change.kind == SuiteChange::Kind::Added || change.kind == SuiteChange::Kind::Dropped;
    return isNeutral ? theme::Signal::Information : theme::Signal::Go;
}

QString timeOf(const SuiteRunRecord &run)
{
    return QLocale().toString(run.startedAt.toLocalTime(), QLocale::ShortFormat);
}

} // namespace

SuiteHistoryView::SuiteHistoryView(QWidget *parent)
    : QWidget(parent)
    , m_runs(new SuiteRunsModel(this))
    , m_table(makeSuiteTable(u"suiteRuns"_s, tr("Runs"), m_runs, SuiteRunsModel::CasesColumn, this))
    , m_empty(new QLabel(this))
{
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setItemDelegateForColumn(SuiteRunsModel::TimeColumn, new LampDelegate(
        [](const QModelIndex &index) { return suitewords::verdictSignal(SuiteVerdict(index.data(SuiteRunsModel::VerdictRole).toInt())); }, m_table));
    m_table->setFont(theme::tabularFont());
    m_empty->setObjectName(u"suiteHistoryEmpty"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto *below = new QHBoxLayout;
    below->setSpacing(theme::Large);
    below->addWidget(m_table, 1);
    below->addWidget(makeComparison(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Medium, theme::Medium, theme::Medium, theme::Medium);
    layout->setSpacing(theme::Medium);
    layout->addWidget(m_empty);
    layout->addWidget(makeTrend());
    layout->addLayout(below, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SuiteHistoryView::compare);
    connect(m_case, &QComboBox::currentIndexChanged, this, &SuiteHistoryView::showTrend);
    connect(m_figure, &QComboBox::currentIndexChanged, this, &SuiteHistoryView::showTrend);
    showRuns({});
}

QWidget *SuiteHistoryView::makeTrend()
{
    auto *box = new QWidget(this);
    m_case = new QComboBox(box);
    m_case->setObjectName(u"trendCaseBox"_s);
    m_case->setAccessibleName(tr("Case"));
    m_case->setMinimumContentsLength(16);
    m_figure = new QComboBox(box);
    m_figure->setObjectName(u"trendFigureBox"_s);
    m_figure->setAccessibleName(tr("Figure"));
    for (const TrendFigure figure :
         {TrendFigure::FirstToken, TrendFigure::Total, TrendFigure::TokensPerSecond, TrendFigure::Cost, TrendFigure::Passed})
        m_figure->addItem(trendFigureName(figure), int(figure));
    m_chart = new SuiteTrendChart(box);
    auto *caseLabel = new QLabel(tr("&Case"), box);
    caseLabel->setBuddy(m_case);
    auto *figureLabel = new QLabel(tr("&Figure"), box);
    figureLabel->setBuddy(m_figure);
    auto *head = new QHBoxLayout;
    head->setSpacing(theme::Small);
    for (QWidget *part : std::initializer_list<QWidget *>{caseLabel, m_case, figureLabel, m_figure})
        head->addWidget(part);
    head->addStretch();
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Small);
    layout->addLayout(head);
    layout->addWidget(m_chart);
    return box;
}

QWidget *SuiteHistoryView::makeComparison()
{
    auto *box = new QWidget(this);
    m_compared = new QLabel(box);
    m_compared->setObjectName(u"comparedRuns"_s);
    m_compared->setWordWrap(true);
    m_changes = new QListWidget(box);
    m_changes->setObjectName(u"suiteChanges"_s);
    m_changes->setAccessibleName(tr("What changed"));
    m_changes->setResizeMode(QListView::Adjust);
    m_changes->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *lamps = new LampDelegate([](const QModelIndex &index) { return std::optional(theme::Signal(index.data(worseRole).toInt())); }, m_changes);
    lamps->setWraps(true);
    m_changes->setItemDelegate(lamps);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Small);
    layout->addWidget(m_compared);
    layout->addWidget(m_changes, 1);
    return box;
}

void SuiteHistoryView::showRuns(const QList<SuiteRunRecord> &runs)
{
    m_runs->setRuns(runs);
    m_trends = trendsOf(runs);
    fillCases();
    m_empty->setText(tr("No run of this suite is kept yet. Run it, and its figures are drawn here over time."));
    m_empty->setVisible(runs.isEmpty());
    m_table->setVisible(!runs.isEmpty());
    m_chart->parentWidget()->setVisible(!runs.isEmpty());
    m_changes->parentWidget()->setVisible(!runs.isEmpty());
    if (!runs.isEmpty())
        m_table->selectRow(0);
    compare();
}

void SuiteHistoryView::showProblem(const QString &sentence)
{
    showRuns({});
    m_empty->setText(sentence);
}

void SuiteHistoryView::fillCases()
{
    {
        const QSignalBlocker quiet(m_case);
        const QString chosen = m_case->currentText();
        m_case->clear();
        for (const SuiteTrend &trend : std::as_const(m_trends))
            m_case->addItem(trend.name);
        m_case->setCurrentIndex(std::max(m_case->findText(chosen), m_trends.isEmpty() ? -1 : 0));
    }
    showTrend();
}

void SuiteHistoryView::showTrend()
{
    m_chart->showTrend(m_trends.value(m_case->currentIndex()), TrendFigure(m_figure->currentData().toInt()));
}

void SuiteHistoryView::compare()
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::ranges::sort(rows);
    const int later = rows.value(0, -1);
    const int earlier = rows.size() > 1 ? rows.constLast() : later + 1;
    m_changes->clear();
    if (later < 0 || earlier >= m_runs->rowCount()) {
        m_compared->setText(later < 0 ? QString() : tr("There is no earlier run to compare with."));
        return;
    }
    const SuiteComparison comparison = compareRuns(m_runs->runs().at(earlier), m_runs->runs().at(later));
    m_compared->setText(tr("%1 compared with %2:").arg(timeOf(m_runs->runs().at(later)), timeOf(m_runs->runs().at(earlier))));
    for (const SuiteChange &change : comparison.changes) {
        const QString text = tr("%1: %2").arg(change.name, change.sentence);
        auto *item = new QListWidgetItem(text, m_changes);
        item->setToolTip(text.toHtmlEscaped());
        item->setData(worseRole, int(signalOf(change)));
    }
    if (comparison.changes.isEmpty()) {
        auto *item = new QListWidgetItem(tr("Nothing broke and nothing was mended; no time changed by a fifth and 50 ms, no cost by a tenth."), m_changes);
        item->setData(worseRole, int(theme::Signal::Go));
    }
}

} // namespace lineside
