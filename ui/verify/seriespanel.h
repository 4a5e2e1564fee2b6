// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "core/chatbackend.h"
#include "pricing/pricebook.h"
#include "probe/costguard.h"
#include "probe/probeseries.h"
#include "probe/seriessample.h"
#include "ui/verify/routebranches.h"
#include "ui/verify/targetchoices.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace lineside {

class ActionRegistry;
class Banner;
class SeriesResults;

/// The same question many times: to one target, or to two that take turns, so that their difference is told with its uncertainty.
class SeriesPanel : public QWidget
{
    Q_OBJECT
public:
    /// What it works with. All of it outlives the panel.
    struct Services {
        Catalog &catalog;
        ChatBackend &backend;
        Prober &prober;
        const PriceBook &prices;
    };
    SeriesPanel(const Services &services, ActionRegistry &actions, QWidget *parent = nullptr);
    ~SeriesPanel() override;

Q_SIGNALS:
    void statusMessage(const QString &text);

private:
    /// One way as it is asked.
    struct Asked {
        QString name;
        Target target;
        SeriesWay way;
        RouteBranches branches;
        QList<SeriesSample> samples = {};
    };

    void build();
    QWidget *makeFields();
    void connectSignals();
    void followCatalog();
    void fill(QComboBox *box, const QList<TargetChoice> &choices, const QString &none);
    Result<QList<Asked>> askedWays() const;
    Result<Asked> askedWay(const Target &target) const;
    CostForecast forecast(const QList<Asked> &asked) const;
    bool isFree(const QList<Asked> &asked) const;
    void start();
    void begin(const QList<Asked> &asked);
    void end();
    void takeRun(int way, const ProbeReport &report);
    void showSoFar();
    void compare();
    void showEnd(bool cancelled);
    void setControls();

    Services m_services;
    QAction *m_start;
    QAction *m_cancel;
    QList<TargetChoice> m_choices;
    QList<Asked> m_asked;
    std::unique_ptr<ProbeSeries> m_series;
    QTimer m_redraw;
    QComboBox *m_target = nullptr;
    QComboBox *m_other = nullptr;
    QLineEdit *m_prompt = nullptr;
    QCheckBox *m_stream = nullptr;
    QSpinBox *m_runs = nullptr;
    QSpinBox *m_atOnce = nullptr;
    QComboBox *m_connections = nullptr;
    QSpinBox *m_errorBudget = nullptr;
    QDoubleSpinBox *m_costLimit = nullptr;
    QPushButton *m_startButton = nullptr;
    QPushButton *m_cancelButton = nullptr;
    QLabel *m_progressText = nullptr;
    QProgressBar *m_progress = nullptr;
    Banner *m_banner = nullptr;
    SeriesResults *m_results = nullptr;
};

} // namespace lineside
