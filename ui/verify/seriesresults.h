// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/seriesfigures.h"
#include "probe/waycomparison.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QTableWidget;

namespace lineside {

class HistogramChart;

/// One way of a series, as it is called, and what was found about it.
struct NamedFigures {
    QString name;
    WayFigures figures;
};

/// What a series found: the percentiles of each measure, a histogram, what failed and why, who answered, which limits showed; and of two ways what
/// they differ in, in words.
class SeriesResults : public QWidget
{
    Q_OBJECT
public:
    explicit SeriesResults(QWidget *parent = nullptr);

    void showFigures(const QList<NamedFigures> &ways);
    /// The second way against the first.
    void showComparison(const std::optional<WayComparison> &comparison);
    void clear();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitDifferences();
    void fillTable();
    void fillMeasures();
    int interestingMeasure() const;
    void showHistogram();
    void showNotes();

    QList<NamedFigures> m_ways;
    QLabel *m_headline;
    QListWidget *m_differences;
    QTableWidget *m_table;
    QLabel *m_measureLabel;
    QComboBox *m_measure; ///< and the way
    HistogramChart *m_histogram;
    QLabel *m_notes;
};

} // namespace lineside
