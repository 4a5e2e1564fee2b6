// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/seriesresults.h"

#include "ui/theme/theme.h"
#include "ui/verify/histogramchart.h"
#include "ui/widgets/lampdelegate.h"
#include "ui/verify/serieswords.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int lampRole = Qt::UserRole + 1;
constexpr int mostSentences = 12; // that are seen at once

QString textOf(const MeasureFigures &figures, const std::optional<double> &value)
{
    return value ? serieswords::valueText(figures.measure, *value) : QString();
}

QString outcomeOf(const NamedFigures &way)
{
    const QLocale locale;
    QString text = SeriesResults::tr("%1: %2 of %3 runs passed").arg(way.name, locale.toString(way.figures.runs - way.figures.failed), locale.toString(way.figures.runs));
    if (way.figures.warned > 0)
        text += SeriesResults::tr(", %1 of them with remarks").arg(locale.toString(way.figures.warned));
    return text + u'.';
}

} // namespace

SeriesResults::SeriesResults(QWidget *parent)
    : QWidget(parent)
    , m_headline(new QLabel(this))
    , m_differences(new QListWidget(this))
    , m_table(new QTableWidget(this))
    , m_measureLabel(new QLabel(tr("&Histogram of"), this))
    , m_measure(new QComboBox(this))
    , m_histogram(new HistogramChart(this))
    , m_notes(new QLabel(this))
{
    m_headline->setObjectName(u"seriesHeadline"_s);
    m_headline->setWordWrap(true);
    m_differences->setObjectName(u"seriesDifferences"_s);
    m_differences->setAccessibleName(tr("What the ways differ in"));
    auto *lamps = new LampDelegate([](const QModelIndex &index) { return std::optional(theme::Signal(index.data(lampRole).toInt())); }, m_differences);
    lamps->setWraps(true);
    m_differences->setItemDelegate(lamps);
    m_differences->setResizeMode(QListView::Adjust);
    m_differences->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setObjectName(u"seriesFigures"_s);
    m_table->setAccessibleName(tr("Figures"));
    m_table->setColumnCount(7);
    m_table->setHorizontalHeaderLabels({tr("Way"), tr("Measure"), tr("Runs"), tr("Median"), tr("p90"), tr("p95"), tr("p99")});
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_table->horizontalHeaderItem(column)->setTextAlignment((column < 2 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setProperty("roomy", true);
    m_table->setFont(theme::tabularFont());
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_measure->setObjectName(u"seriesMeasure"_s);
    m_measure->setAccessibleName(tr("Histogram of"));
    m_measureLabel->setBuddy(m_measure);
    m_notes->setObjectName(u"seriesNotes"_s);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *row = new QHBoxLayout;
    row->addWidget(m_measureLabel);
    row->addWidget(m_measure);
    row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, theme::Large, theme::Large);
    layout->setSpacing(theme::Medium);
    layout->addWidget(m_headline);
    layout->addWidget(m_differences);
    layout->addWidget(m_table);
    layout->addLayout(row);
    layout->addWidget(m_histogram);
    layout->addWidget(m_notes);
    layout->addStretch();
    connect(m_measure, &QComboBox::currentIndexChanged, this, &SeriesResults::showHistogram);
    clear();
}

void SeriesResults::clear()
{
    showFigures({});
    showComparison({});
}

void SeriesResults::showFigures(const QList<NamedFigures> &ways)
{
    m_ways = ways;
    QStringList outcomes;
    for (const NamedFigures &way : ways)
        outcomes.append(outcomeOf(way));
    m_headline->setText(outcomes.join(u'\n'));
    fillTable();
    fillMeasures();
    showNotes();
}

void SeriesResults::fillTable()
{
    m_table->setRowCount(0);
    for (const NamedFigures &way : std::as_const(m_ways)) {
        for (const MeasureFigures &figures : way.figures.measures) {
            const int row = m_table->rowCount();
            m_table->insertRow(row);
            const Percentiles &at = figures.percentiles;
            const QStringList texts{way.name, serieswords::measureName(figures.measure, figures.warm), QLocale().toString(figures.count), textOf(figures, at.p50),
                                    textOf(figures, at.p90), textOf(figures, at.p95), textOf(figures, at.p99)};
            for (int column = 0; column < texts.size(); ++column) {
                auto *cell = new QTableWidgetItem(texts.at(column));
                cell->setTextAlignment((column < 2 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
                m_table->setItem(row, column, cell);
            }
        }
    }
    m_table->setVisible(m_table->rowCount() > 0);
    m_table->setFixedHeight(m_table->rowCount() * m_table->verticalHeader()->defaultSectionSize() + m_table->horizontalHeader()->sizeHint().height()
                            + 2 * theme::Tiny);
}

// Which way and which measure, as they are listed.
void SeriesResults::fillMeasures()
{
    {
        const QSignalBlocker quiet(m_measure);
        const QString chosen = m_measure->currentText();
        m_measure->clear();
        for (int way = 0; way < m_ways.size(); ++way) {
            const QList<MeasureFigures> &measures = m_ways.at(way).figures.measures;
            for (int i = 0; i < measures.size(); ++i)
                m_measure->addItem(tr("%1 · %2").arg(serieswords::measureName(measures.at(i).measure, measures.at(i).warm), m_ways.at(way).name), QPoint(way, i));
        }
        const int kept = m_measure->findText(chosen);
        m_measure->setCurrentIndex(kept < 0 ? interestingMeasure() : kept);
    }
    m_measure->setVisible(m_measure->count() > 0);
    m_measureLabel->setVisible(m_measure->count() > 0);
    showHistogram();
}

// The first token of the last way, which is the target; where it has none, whatever is last.
int SeriesResults::interestingMeasure() const
{
    for (int i = m_measure->count() - 1; i >= 0; --i) {
        const QPoint place = m_measure->itemData(i).toPoint();
        if (m_ways.at(place.x()).figures.measures.at(place.y()).measure == SeriesMeasure::FirstToken)
            return i;
    }
    return m_measure->count() - 1;
}

void SeriesResults::showHistogram()
{
    if (m_measure->currentIndex() < 0)
        return m_histogram->showFigures({}, {});
    const QPoint place = m_measure->currentData().toPoint();
    const NamedFigures &way = m_ways.at(place.x());
    m_histogram->showFigures(way.name, way.figures.measures.at(place.y()));
}

void SeriesResults::showNotes()
{
    QStringList lines;
    for (const NamedFigures &way : std::as_const(m_ways)) {
        QStringList own;
        for (const CauseCount &error : way.figures.errors)
            own.append(serieswords::describe(error));
        own += serieswords::describe(way.figures.instances, way.figures.fallbacks);
        for (const LimitFound &limit : way.figures.limits)
            own.append(serieswords::describe(limit));
        if (own.isEmpty())
            continue;
        if (m_ways.size() > 1)
            lines.append(way.name + u':');
        lines += own;
    }
    m_notes->setText(lines.join(u'\n'));
    m_notes->setVisible(!lines.isEmpty());
}

void SeriesResults::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitDifferences();
}

void SeriesResults::showComparison(const std::optional<WayComparison> &comparison)
{
    m_differences->clear();
    m_differences->setVisible(comparison.has_value() && m_ways.size() == 2);
    if (!comparison || m_ways.size() != 2)
        return;
    const auto add = [this](const QString &sentence, theme::Signal signal) {
        auto *item = new QListWidgetItem(sentence, m_differences);
        item->setToolTip(sentence.toHtmlEscaped());
        item->setData(lampRole, int(signal));
    };
    const QString first = m_ways.at(0).name;
    const QString second = m_ways.at(1).name;
    for (const MeasureDifference &difference : comparison->measures)
        add(serieswords::describe(difference, first, second), serieswords::signalOf(difference));
    for (const AnswerDifference &difference : comparison->answers)
        add(serieswords::describe(difference, first, second), theme::Signal::Information);
    fitDifferences();
}

// The list is as high as its sentences, which go on in further lines where it is narrow.
void SeriesResults::fitDifferences()
{
    int height = 2 * theme::Small;
    for (int row = 0; row < std::min(m_differences->count(), mostSentences); ++row)
        height += m_differences->sizeHintForRow(row);
    m_differences->setFixedHeight(height);
}

} // namespace lineside
